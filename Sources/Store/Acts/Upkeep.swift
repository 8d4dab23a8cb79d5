extension Store {
    /// What is in the store, in numbers.
    public struct Stats: Hashable, Sendable {
        /// Forms that were sent.
        public var submissions: Int
        /// Forms that are not finished.
        public var drafts: Int
        /// Lines of the record of acts.
        public var auditEntries: Int
        /// The version of the schema.
        public var version: Int
    }

    /// Counts what is in the store.
    public func stats() throws(StoreError) -> Stats {
        func count(_ sql: String) throws(StoreError) -> Int {
            Int(try connection.first(sql) { (row) in row.integer(0) } ?? 0)
        }
        return Stats(
            submissions: try count("SELECT count(*) FROM submission"),
            drafts: try count("SELECT count(*) FROM draft"),
            auditEntries: try count("SELECT count(*) FROM audit"),
            version: try count("PRAGMA user_version")
        )
    }

    /// Looks the whole file over.
    ///
    /// - Returns: what is wrong, a line each; nothing where all is well.
    public func check() throws(StoreError) -> [String] {
        let damage = try connection.all("PRAGMA integrity_check") { (row) in row.text(0) }.filter {
            $0 != "ok"
        }
        let lost = try connection.all("PRAGMA foreign_key_check") { (row) in
            "A row of \(row.text(0)) belongs to nothing."
        }
        let unsound =
            try connection.first(
                """
                SELECT count(*) FROM submission AS s WHERE NOT EXISTS
                (SELECT 1 FROM status_event AS e WHERE e.submission = s.id AND e.ordinal = 1)
                """
            ) { (row) in row.integer(0) } ?? 0
        return damage + lost + (unsound == 0 ? [] : ["\(unsound) submissions have no first status."])
    }

    /// Brings what stands in the write-ahead log into the file and empties the log, where what was erased would stay.
    func clearLog() throws(StoreError) {
        try inGate { (connection) throws(StoreError) in
            _ = try connection.first("PRAGMA wal_checkpoint(TRUNCATE)") { (row) in row.integer(0) }
        }
    }
}

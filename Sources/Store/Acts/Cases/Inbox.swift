public import Domain
import Ground

// Lists of cases.
extension Store {
    /// A page of an inbox: overdue first, then by the day due, then without a day, then waiting for residents.
    ///
    /// Each of the queries goes through an index in its order, so a page takes as long in a large store as in a small.
    public func inbox(_ query: CaseQuery) throws(StoreError) -> [CaseListing] {
        let (sql, values) = Self.inboxStatement(query)
        return try connection.all(sql, values) { (row) throws(StoreError) in try self.listing(row) }
    }

    /// How many open cases a team has; of all teams where none is named.
    ///
    /// The statuses are named one by one, so that they are counted in the index alone.
    public func openCases(of team: String?) throws(StoreError) -> Int {
        let open = RequestStatus.allCases.filter { !$0.isEnd }.map { "'\($0.rawValue)'" }.joined(
            separator: ", "
        )
        let condition = team == nil ? "" : " AND team = ?1"
        let values: [Connection.Value] = team.map { [.text($0)] } ?? []
        let found = try connection.all(
            "SELECT count(*) FROM case_file WHERE status IN (\(open))" + condition,
            values
        ) { (row) in Int(row.integer(0)) }
        return found.first ?? 0
    }

    static func inboxStatement(_ query: CaseQuery) -> (sql: String, values: [Connection.Value]) {
        var conditions: [String] = []
        var values: [Connection.Value] = []
        func add(_ condition: String, _ new: Connection.Value...) {
            conditions.append(condition)
            values += new
        }
        if let holder = query.holder { add("c.holder = ?", .blob(holder.bytes)) }
        if let team = query.team { add("c.team = ?", .text(team)) }
        if let status = query.status {
            add("c.status = ?", .text(status.rawValue))
        } else if query.holder == nil {
            // Who holds a case holds an open one.
            add("c.is_open = 1")
        }
        if let last = query.after {
            add(
                "(c.rank, c.sent_at, c.submission) > (?, ?, ?)",
                .text(last.rank),
                .integer(last.sentAt),
                .blob(last.id.bytes)
            )
        }
        let sql =
            caseRow + " FROM case_file AS c CROSS JOIN submission AS s ON s.id = c.submission" + caseTables
            + " WHERE " + conditions.joined(separator: " AND ")
            + " ORDER BY c.rank, c.sent_at, c.submission LIMIT ?"
        return (sql, values + [.integer(Int64(query.limit))])
    }

    /// The requests of a resident, newest first.
    public func cases(of person: ID, limit: Int = 200) throws(StoreError) -> [Case] {
        try connection.all(
            Self.caseRow + " FROM submission AS s CROSS JOIN case_file AS c ON c.submission = s.id"
                + Self.caseTables + " WHERE s.person = ?1 ORDER BY s.sent_at DESC LIMIT ?2",
            .blob(person.bytes),
            .integer(Int64(limit))
        ) { (row) throws(StoreError) in try self.listing(row).file }
    }

    /// Who of the staff looked at a resident's record, newest first.
    public func views(of person: ID, limit: Int = 200) throws(StoreError) -> [RecordView] {
        try connection.all(
            """
            SELECT a.at, h.name FROM audit AS a LEFT JOIN staff AS h ON h.id = a.actor_id
            WHERE a.subject IN \(Self.ownIDs) AND a.act = 'person.viewed' ORDER BY a.at DESC LIMIT ?2
            """,
            .blob(person.bytes),
            .integer(Int64(limit))
        ) { (row) in RecordView(at: row.integer(0), name: row.optionalText(1)) }
    }
}

extension Case {
    /// Where it comes in an inbox; the column of the same name says the same.
    fileprivate var rank: String { stoppedOn != nil ? "waiting" : due?.iso ?? "no day" }
}

public import Domain

// Forgetting a person.
extension Store {
    /// Removes a person from the store: her record, her words in every request, message and note.
    ///
    /// What is counted stays without her: each request with its service and times, so that no figure of a report
    /// changes. The record of acts keeps ids, which name nobody any more. When this returns, nothing of her is left in
    /// the file or its log; backups that were made before still have it (see README).
    /// - Parameters:
    ///   - person: who.
    ///   - now: in milliseconds since 1 January 1970, UTC.
    ///   - audit: the entry for the record of acts.
    /// - Throws: `StoreError`; nothing is removed then. `noSuchPerson` where there is nobody.
    public func erase(_ person: ID, at now: Int64, audit: AuditEntry) throws(StoreError) {
        try write { (connection) throws(StoreError) in
            try self.eraseRows(of: person, at: now, connection)
            try self.record(audit, connection)
        }
        try clearLog()
    }

    /// Removes a person within a change; the log is to be cleared after it.
    func eraseRows(of person: ID, at now: Int64, _ connection: Connection) throws(StoreError) {
        guard try self.person(person) != nil else { throw .noSuchPerson }
        let requests = try connection.first(
            "SELECT count(*) FROM submission WHERE person = ?1",
            .blob(person.bytes)
        ) { (row) in row.integer(0) }
        try connection.run(
            "DELETE FROM saved_form WHERE id IN (SELECT saved FROM account_form WHERE person = ?1)",
            .blob(person.bytes)
        )
        for (table, column) in PersonColumn.ofRequests {
            try connection.run(
                "DELETE FROM \(table) WHERE \(column) IN (SELECT id FROM submission WHERE person = ?1)",
                .blob(person.bytes)
            )
        }
        // Nobody will come: the places are free again.
        try connection.run(
            "UPDATE appointment SET state = 'cancelled' WHERE person = ?1 AND state = 'booked'",
            .blob(person.bytes)
        )
        try letGo(of: person, at: now, connection)
        for column in PersonColumn.all { try forget(person, in: column, connection) }
        try connection.run("DELETE FROM person WHERE id = ?1", .blob(person.bytes))
        try connection.run(
            "DELETE FROM wrong_try WHERE kind = 'account' AND name = ?1",
            .text(person.description)
        )
        try connection.run(
            "INSERT INTO erasure (person, at, requests) VALUES (?1, ?2, ?3)",
            .blob(person.bytes),
            .integer(now),
            .integer(requests ?? 0)
        )
    }

    private func forget(_ person: ID, in column: PersonColumn, _ connection: Connection) throws(StoreError) {
        let change: String
        switch column.erasing {
        case .row: change = "DELETE FROM \(column.table)"
        case .name: change = "UPDATE \(column.table) SET \(column.column) = NULL"
        case .nothing: return
        }
        try connection.run(change + " WHERE \(column.column) = ?1", .blob(person.bytes))
    }
}

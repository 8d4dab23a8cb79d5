public import Domain
import Ground

// The groups of borrowers that staff record, and what staff did about somebody's loans.
extension Store {
    /// The code of the group that staff put a person into; nil where it follows from what is known of her.
    public func borrowerGroup(of person: ID) throws(StoreError) -> String? {
        try connection.first(
            "SELECT \"group\" FROM borrower_group WHERE person = ?1",
            .blob(person.bytes)
        ) { (row) in row.text(0) }
    }

    /// Puts a person into a group of borrowers; with nil into the one that follows from what is known of her.
    ///
    /// - Throws: `StoreError`; `noSuchPerson` where there is nobody.
    public func setBorrowerGroup(
        _ group: String?,
        of person: ID,
        operation: ID,
        audit: AuditEntry
    ) throws(StoreError) {
        _ = try once(operation, audit) { (connection) throws(StoreError) in
            guard try self.person(person) != nil else { throw .noSuchPerson }
            try connection.run("DELETE FROM borrower_group WHERE person = ?1", .blob(person.bytes))
            guard let group else { return person }
            try connection.run(
                "INSERT INTO borrower_group (person, \"group\", set_at, set_by) VALUES (?1, ?2, ?3, ?4)",
                .blob(person.bytes),
                .text(group),
                .integer(audit.at),
                .id(audit.actor == .staff ? audit.by : nil)
            )
            return person
        }
    }

    /// What staff did about a person's loans, the newest first.
    public func loanActs(with person: ID, most: Int = 20) throws(StoreError) -> [LoanAct] {
        let kinds = LoanAct.kinds.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        let rows = try connection.all(
            """
            SELECT a.at, a.act, coalesce(s.name, '') FROM audit AS a LEFT JOIN staff AS s ON s.id = a.actor_id
            WHERE (a.on_behalf_of IN \(Self.ownIDs)
                OR a.subject IN (SELECT id FROM loan WHERE person IN \(Self.ownIDs))) AND a.act IN (\(kinds)) ORDER BY a.at DESC, a.id DESC LIMIT ?2
            """,
            .blob(person.bytes),
            .integer(Int64(most))
        ) { (row) in (row.integer(0), AuditEntry.Act(rawValue: row.text(1)), row.text(2)) }
        return rows.compactMap { at, act, by in act.map { LoanAct(at: at, act: $0, by: by) } }
    }
}

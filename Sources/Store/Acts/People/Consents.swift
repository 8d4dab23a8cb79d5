public import Domain
public import Ground

// What residents allow.
extension Store {
    /// Every consent of a person, those that were taken back too; the oldest first.
    public func consents(of person: ID) throws(StoreError) -> [Consent] {
        try connection.all(
            "SELECT id, kind, given_at, withdrawn_at FROM consent WHERE person = ?1 ORDER BY given_at, id",
            .blob(person.bytes)
        ) { (row) throws(StoreError) in
            guard let kind = Consent.Kind(rawValue: row.text(1)) else { throw .corrupt }
            return Consent(
                id: try row.id(0),
                kind: kind,
                givenAt: row.integer(2),
                withdrawnAt: row.optionalText(3) == nil ? nil : row.integer(3)
            )
        }
    }

    /// Keeps that a person allows something, or does so no more.
    ///
    /// What was so already changes nothing. With the consent to keep forms, the forms lose their tie to the account;
    /// with their codes they can still be opened.
    /// - Parameters:
    ///   - kind: what.
    ///   - isGiven: whether she allows it.
    ///   - use: whose account it is; nobody does this for another.
    ///   - day: the day at the hub.
    ///   - audit: the entry for the record of acts; a new consent has its id.
    /// - Returns: every consent as it now stands.
    /// - Throws: `StoreError`; nothing is changed then.
    public func decide(
        _ kind: Consent.Kind,
        isGiven: Bool,
        in use: AccountUse,
        on day: CivilDate,
        audit: AuditEntry
    ) throws(StoreError) -> [Consent] {
        try write { (connection) throws(StoreError) in
            try self.check(.decideConsents, in: use, on: day)
            let before = try self.consents(of: use.owner)
            guard before.allow(kind) != isGiven else { return before }
            if isGiven {
                try connection.run(
                    "INSERT INTO consent (id, person, kind, given_at) VALUES (?1, ?2, ?3, ?4)",
                    .blob(audit.id.bytes),
                    .blob(use.owner.bytes),
                    .text(kind.rawValue),
                    .integer(audit.at)
                )
            } else {
                try connection.run(
                    """
                    UPDATE consent SET withdrawn_at = max(given_at, ?3)
                    WHERE person = ?1 AND kind = ?2 AND withdrawn_at IS NULL
                    """,
                    .blob(use.owner.bytes),
                    .text(kind.rawValue),
                    .integer(audit.at)
                )
                if kind == .savedForms {
                    try connection.run("DELETE FROM account_form WHERE person = ?1", .blob(use.owner.bytes))
                }
            }
            try self.record(audit, connection)
            return try self.consents(of: use.owner)
        }
    }
}

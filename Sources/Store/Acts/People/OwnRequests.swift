public import Domain
public import Ground

// What a resident sent, as she sees it.
extension Store {
    /// The requests of a person with all that she is shown of them, the newest first.
    public func ownRequests(of person: ID) throws(StoreError) -> [OwnRequest] {
        var requests: [OwnRequest] = []
        for file in try cases(of: person) { requests.append(OwnRequest(file, try history(of: file.id))) }
        return requests
    }
}

// Forms that are kept with an account.
extension Store {
    /// A form that is kept with an account, as a list names it.
    public struct OwnForm: Hashable, Sendable {
        /// The journey it belongs to.
        public var id: ID
        /// The code of its service.
        public var service: String
        /// The last day on which it can be opened.
        public var lastDay: CivilDate
        /// When it was kept, in milliseconds since 1 January 1970, UTC.
        public var keptAt: Int64
    }

    /// The forms that are kept with a person's account and can be opened, those that end first first.
    public func ownForms(of person: ID, on today: CivilDate) throws(StoreError) -> [OwnForm] {
        try connection.all(
            """
            SELECT f.id, f.service, f.last_day, a.kept_at FROM account_form AS a JOIN saved_form AS f ON f.id = a.saved
            WHERE a.person = ?1 AND f.last_day >= ?2 ORDER BY f.last_day, f.id
            """,
            .blob(person.bytes),
            .text(today.iso)
        ) { (row) throws(StoreError) in
            guard let day = CivilDate(iso: row.text(2)) else { throw .corrupt }
            return OwnForm(id: try row.id(0), service: row.text(1), lastDay: day, keptAt: row.integer(3))
        }
    }

    /// Keeps a saved form with a person's account, where she agreed to that.
    ///
    /// - Returns: whether it is kept with it.
    public func keepForm(_ saved: ID, with person: ID, at now: Int64) throws(StoreError) -> Bool {
        try write { (connection) throws(StoreError) in
            guard try self.consents(of: person).allow(.savedForms), try self.savedForm(saved) != nil else {
                return false
            }
            try connection.run(
                """
                INSERT INTO account_form (saved, person, kept_at) VALUES (?1, ?2, ?3)
                ON CONFLICT (saved) DO UPDATE SET person = excluded.person, kept_at = excluded.kept_at
                """,
                .blob(saved.bytes),
                .blob(person.bytes),
                .integer(now)
            )
            return true
        }
    }

    /// Opens a form that is kept with a person's account; nil where it is not there any more.
    public func openForm(
        _ saved: ID,
        of person: ID,
        on today: CivilDate,
        audit: AuditEntry
    ) throws(StoreError) -> SavedForm? {
        try write { (connection) throws(StoreError) in
            guard try self.ownForms(of: person, on: today).contains(where: { $0.id == saved }) else {
                return nil
            }
            try self.record(audit, connection)
            return try self.savedForm(saved)
        }
    }
}

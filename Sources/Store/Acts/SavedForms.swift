public import Domain
public import Forms
public import Ground

/// A form that a resident saved to come back to.
public struct SavedForm: Hashable, Sendable {
    /// The journey it belongs to.
    public var id: ID
    /// The code of the service.
    public var service: String
    /// The version of the form.
    public var formVersion: String
    /// The path of the page to carry on at.
    public var page: String
    /// The last day on which it can be opened.
    public var lastDay: CivilDate
    /// What was answered.
    public var answers: Answers

    /// Makes a saved form.
    public init(
        id: ID,
        service: String,
        formVersion: String,
        page: String,
        lastDay: CivilDate,
        answers: Answers
    ) {
        self.id = id
        self.service = service
        self.formVersion = formVersion
        self.page = page
        self.lastDay = lastDay
        self.answers = answers
    }
}

extension Store {
    /// How many random bytes `save` takes.
    public static let saltLength = SecretHash.saltLength

    /// Saves a form under a code and a date of birth, in place of what was saved of its journey before.
    ///
    /// When this returns, it is on the disk. The code is kept only as a hash that has the date of birth in it.
    /// - Parameters:
    ///   - form: what is saved.
    ///   - code: the code; the one of before, where there was one.
    ///   - born: the date of birth that is asked for with the code from now on.
    ///   - salt: `saltLength` random bytes.
    ///   - audit: the entry for the record of acts.
    /// - Returns: false where the form was sent meanwhile, so that there is nothing to come back to.
    /// - Throws: `StoreError`; nothing is changed then.
    public func save(
        _ form: SavedForm,
        under code: SavedCode,
        born: CivilDate,
        salt: [UInt8],
        audit: AuditEntry
    ) throws(StoreError) -> Bool {
        guard let hash = SecretHash.make(code.secret(with: born), salt: salt) else { throw .fault(code: 0) }
        let isSaved = try write { (connection) throws(StoreError) in
            guard try self.receipt(of: form.id) == nil else { return false }
            try connection.run("DELETE FROM saved_form WHERE id = ?1", .blob(form.id.bytes))
            try connection.run(
                """
                INSERT INTO saved_form (id, lookup, hash, service, form_version, page, last_day)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                """,
                .blob(form.id.bytes),
                .text(code.lookup),
                .text(hash),
                .text(form.service),
                .text(form.formVersion),
                .text(form.page),
                .text(form.lastDay.iso)
            )
            try connection.insert(form.answers, into: .saved, of: form.id)
            try self.record(audit, connection)
            return true
        }
        try clearLog()
        return isSaved
    }

    /// A saved form by its journey; nil where there is none.
    ///
    /// After its last day it has no answers any more.
    func savedForm(_ id: ID) throws(StoreError) -> SavedForm? {
        let found = try connection.first(
            "SELECT service, form_version, page, last_day FROM saved_form WHERE id = ?1",
            .blob(id.bytes)
        ) { (row) in (row.text(0), row.text(1), row.text(2), row.text(3)) }
        guard let (service, version, page, day) = found else { return nil }
        guard let lastDay = CivilDate(iso: day) else { throw .corrupt }
        return SavedForm(
            id: id,
            service: service,
            formVersion: version,
            page: page,
            lastDay: lastDay,
            answers: try connection.answers(in: .saved, of: id)
        )
    }

    /// Forgets the answers of saved forms whose time is over, later the forms, and tries that no longer count.
    ///
    /// - Parameters:
    ///   - today: the day at the hub.
    ///   - now: in milliseconds since 1 January 1970, UTC.
    ///   - audit: the entry for the record, written only where answers were forgotten.
    /// - Throws: `StoreError`; nothing is forgotten then.
    public func purgeSavedForms(on today: CivilDate, now: Int64, audit: AuditEntry) throws(StoreError) {
        let forgotten = KeepingTime.forgotten(on: today).iso
        let oldTry = now - max(WrongTries.Limit.ofCode.duration, WrongTries.Limit.ofTerminal.duration)
        let isOver = try connection.first(
            """
            SELECT 1 FROM saved_form AS f WHERE last_day < ?1
            AND EXISTS (SELECT 1 FROM saved_entry WHERE saved = f.id) LIMIT 1
            """,
            .text(today.iso)
        ) { (_) in true }
        let isOld = try connection.first(
            """
            SELECT 1 WHERE EXISTS (SELECT 1 FROM saved_form WHERE last_day <= ?1)
            OR EXISTS (SELECT 1 FROM wrong_try WHERE last_at < ?2)
            """,
            .text(forgotten),
            .integer(oldTry)
        ) { (_) in true }
        guard isOver != nil || isOld != nil else { return }
        try write { (connection) throws(StoreError) in
            try connection.run(
                "DELETE FROM saved_entry WHERE saved IN (SELECT id FROM saved_form WHERE last_day < ?1)",
                .text(today.iso)
            )
            try connection.run("DELETE FROM saved_form WHERE last_day <= ?1", .text(forgotten))
            try connection.run("DELETE FROM wrong_try WHERE last_at < ?1", .integer(oldTry))
            if isOver != nil { try self.record(audit, connection) }
        }
        try clearLog()
    }
}

public import Domain
public import Forms

/// The answers of a form that is not sent yet.
public struct Draft: Hashable, Sendable {
    /// The journey it belongs to.
    public var id: ID
    /// The code of the service.
    public var service: String
    /// The version of the form.
    public var formVersion: String
    /// The path of the page to carry on at.
    public var page: String
    /// The name of the terminal.
    public var terminal: String
    /// When it was last kept, in milliseconds since 1 January 1970, UTC.
    public var updatedAt: Int64
    /// What was answered.
    public var answers: Answers

    /// Makes a draft.
    public init(
        id: ID,
        service: String,
        formVersion: String,
        page: String,
        terminal: String,
        updatedAt: Int64,
        answers: Answers
    ) {
        self.id = id
        self.service = service
        self.formVersion = formVersion
        self.page = page
        self.terminal = terminal
        self.updatedAt = updatedAt
        self.answers = answers
    }
}

extension Store {
    /// Keeps a draft, in place of what was kept of it before.
    ///
    /// A draft whose form was sent meanwhile is not kept again.
    public func save(_ draft: Draft) throws(StoreError) {
        try write { (connection) throws(StoreError) in
            guard try self.receipt(of: draft.id) == nil else { return }
            try connection.run("DELETE FROM draft_entry WHERE draft = ?1", .blob(draft.id.bytes))
            // Changed in place: with a draft that is removed, its scanned pages go.
            try connection.run(
                """
                INSERT INTO draft (id, service, form_version, page, terminal, updated_at)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                ON CONFLICT (id) DO UPDATE SET service = ?2, form_version = ?3, page = ?4, terminal = ?5,
                updated_at = ?6
                """,
                .blob(draft.id.bytes),
                .text(draft.service),
                .text(draft.formVersion),
                .text(draft.page),
                .text(draft.terminal),
                .integer(draft.updatedAt)
            )
            try connection.insert(draft.answers, into: .draft, of: draft.id)
        }
    }

    /// A draft by its id; nil where there is none.
    public func draft(_ id: ID) throws(StoreError) -> Draft? {
        let found = try connection.first(
            "SELECT service, form_version, page, terminal, updated_at FROM draft WHERE id = ?1",
            .blob(id.bytes)
        ) { (row) in
            Draft(
                id: id,
                service: row.text(0),
                formVersion: row.text(1),
                page: row.text(2),
                terminal: row.text(3),
                updatedAt: row.integer(4),
                answers: Answers()
            )
        }
        guard var draft = found else { return nil }
        draft.answers = try connection.answers(in: .draft, of: id)
        return draft
    }

    /// The newest draft of a terminal that was kept at an instant or later; nil where there is none.
    public func newestDraft(of terminal: String, since instant: Int64) throws(StoreError) -> ID? {
        try connection.first(
            "SELECT id FROM draft WHERE terminal = ?1 AND updated_at >= ?2 ORDER BY updated_at DESC LIMIT 1",
            .text(terminal),
            .integer(instant)
        ) { (row) in ID(bytes: row.blob(0)) } ?? nil
    }

    /// Forgets a draft with its scanned pages, so that nothing of it is left in the files of the store.
    ///
    /// To be called at the end of every journey, also of one whose draft went when its form was sent: what a draft
    /// held stays in the write-ahead log until then.
    public func discard(_ id: ID) throws(StoreError) {
        let isKept = try connection.first(
            """
            SELECT 1 FROM draft WHERE id = ?1
            UNION ALL SELECT 1 FROM evidence WHERE journey = ?1 AND submission IS NULL
            """,
            .blob(id.bytes)
        ) { (_) in true }
        if isKept != nil {
            try write { (connection) throws(StoreError) in
                try connection.run("DELETE FROM draft WHERE id = ?1", .blob(id.bytes))
                try connection.run(
                    "DELETE FROM evidence WHERE journey = ?1 AND submission IS NULL",
                    .blob(id.bytes)
                )
            }
        }
        try clearLog()
    }

    /// Pages that were scanned before an instant in a session that broke off before a draft was kept.
    private static let oldPages = """
        FROM evidence WHERE kept_at < ?1 AND submission IS NULL
        AND NOT EXISTS (SELECT 1 FROM draft AS d WHERE d.id = evidence.journey)
        """

    /// Forgets the drafts that were last kept before an instant, and scanned pages that have no draft.
    ///
    /// - Parameters:
    ///   - instant: in milliseconds since 1 January 1970, UTC.
    ///   - audit: the entry for the record, written only where a draft was forgotten.
    /// - Throws: `StoreError`; nothing is forgotten then.
    public func purgeDrafts(before instant: Int64, audit: AuditEntry) throws(StoreError) {
        let old = try connection.first(
            "SELECT 1 FROM draft WHERE updated_at < ?1 UNION ALL SELECT 1 \(Self.oldPages) LIMIT 1",
            .integer(instant)
        ) { (_) in true }
        guard old != nil else { return }
        try write { (connection) throws(StoreError) in
            try connection.run("DELETE FROM draft WHERE updated_at < ?1", .integer(instant))
            try connection.run("DELETE \(Self.oldPages)", .integer(instant))
            try self.record(audit, connection)
        }
        try clearLog()
    }
}

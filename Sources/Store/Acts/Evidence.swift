public import Domain

/// A scanned page.
public struct ScannedEvidence: Hashable, Sendable {
    /// Names the page.
    public var id: ID
    /// The journey it was scanned on.
    public var journey: ID
    /// The name of the question it answers.
    public var question: String
    /// The page as a TIFF file; at most `mostBytes`.
    public var content: [UInt8]
    /// When it was kept, in milliseconds since 1 January 1970, UTC.
    public var keptAt: Int64

    /// The most bytes a page may have: a page of A4 at 150 dots an inch has 1.1 million at the very most.
    public static let mostBytes = 4 << 20
    /// The most pages of one journey, so that nobody can fill the disk with a scanner.
    public static let mostPages = 40

    /// Describes a page.
    public init(id: ID, journey: ID, question: String, content: [UInt8], keptAt: Int64) {
        self.id = id
        self.journey = journey
        self.question = question
        self.content = content
        self.keptAt = keptAt
    }
}

extension Store {
    /// Keeps a page of a form that is not sent yet.
    ///
    /// - Throws: `StoreError.tooLarge` where the page or the number of pages is larger than is taken.
    public func keep(_ page: ScannedEvidence) throws(StoreError) {
        guard (1...ScannedEvidence.mostBytes).contains(page.content.count) else { throw .tooLarge }
        try write { (connection) throws(StoreError) in
            guard try self.receipt(of: page.journey) == nil else { return }
            let count =
                try connection.first(
                    "SELECT count(*) FROM evidence WHERE journey = ?1",
                    .blob(page.journey.bytes)
                ) { (row) in row.integer(0) } ?? 0
            guard count < ScannedEvidence.mostPages else { throw .tooLarge }
            try connection.run(
                """
                INSERT INTO evidence (id, journey, question, media_type, content, kept_at)
                VALUES (?1, ?2, ?3, 'image/tiff', ?4, ?5)
                """,
                .blob(page.id.bytes),
                .blob(page.journey.bytes),
                .text(page.question),
                .blob(page.content),
                .integer(page.keptAt)
            )
        }
    }

    /// Forgets pages of a form that is not sent, so that nothing of them is left in the files of the store.
    public func discardEvidence(_ pages: [ID], of journey: ID) throws(StoreError) {
        try write { (connection) throws(StoreError) in
            for page in pages {
                try connection.run(
                    "DELETE FROM evidence WHERE id = ?1 AND journey = ?2 AND submission IS NULL",
                    .blob(page.bytes),
                    .blob(journey.bytes)
                )
            }
        }
        try clearLog()
    }

    /// The pages that were sent under a reference, by question and in order; none where there are none.
    public func evidence(of reference: Reference) throws(StoreError) -> [ScannedEvidence] {
        try evidence(
            "JOIN submission AS s ON s.id = e.submission WHERE s.reference = ?1 ORDER BY e.question, e.ordinal",
            .text(reference.description)
        )
    }

    /// The pages of a journey whose form is not sent, in the order in which they were kept.
    public func evidence(ofJourney journey: ID) throws(StoreError) -> [ScannedEvidence] {
        try evidence(
            "WHERE e.journey = ?1 AND e.submission IS NULL ORDER BY e.kept_at, e.id",
            .blob(journey.bytes)
        )
    }

    /// What a resident handed in with her requests, the newest first; no page is read for it.
    public func evidence(of person: ID, limit: Int = 50) throws(StoreError) -> [HandedIn] {
        try connection.all(
            """
            SELECT s.reference, s.service, count(*), s.sent_at, coalesce((SELECT a.question FROM answer AS a
                WHERE a.submission = s.id AND a.name = e.question ORDER BY a.ordinal LIMIT 1), e.question)
            FROM submission AS s CROSS JOIN evidence AS e ON e.submission = s.id WHERE s.person = ?1
            GROUP BY s.id, e.question ORDER BY s.sent_at DESC, e.question LIMIT ?2
            """,
            .blob(person.bytes),
            .integer(Int64(limit))
        ) { (row) throws(StoreError) in
            guard let reference = try? Reference(reading: row.text(0)) else { throw .corrupt }
            return HandedIn(
                reference: reference,
                service: row.text(1),
                question: row.text(4),
                pages: Int(row.integer(2)),
                sentAt: row.integer(3)
            )
        }
    }

    private func evidence(
        _ selection: String,
        _ value: Connection.Value
    ) throws(StoreError) -> [ScannedEvidence] {
        let found = try connection.all(
            "SELECT e.id, e.journey, e.question, e.content, e.kept_at FROM evidence AS e \(selection)",
            value
        ) { (row) -> ScannedEvidence? in
            guard let id = ID(bytes: row.blob(0)), let journey = ID(bytes: row.blob(1)) else { return nil }
            return ScannedEvidence(
                id: id,
                journey: journey,
                question: row.text(2),
                content: row.blob(3),
                keptAt: row.integer(4)
            )
        }
        return found.compactMap(\.self)
    }

    /// Gives the pages that answers name to a submission, and forgets what else was scanned on its journey.
    ///
    /// - Throws: `StoreError.evidenceMissing` where a page is not there: a form is never sent without its papers.
    func tie(evidenceOf submission: Submission, _ connection: Connection) throws(StoreError) {
        for answer in submission.answers {
            for (ordinal, page) in answer.evidence.enumerated() {
                let tied = try connection.first(
                    """
                    UPDATE evidence SET submission = ?1, question = ?2, ordinal = ?3
                    WHERE id = ?4 AND journey = ?5 AND submission IS NULL RETURNING 1
                    """,
                    .blob(submission.id.bytes),
                    .text(answer.name),
                    .integer(Int64(ordinal)),
                    .blob(page.bytes),
                    .blob(submission.operation.bytes)
                ) { (_) in true }
                guard tied != nil else { throw .evidenceMissing }
            }
        }
        try connection.run(
            "DELETE FROM evidence WHERE journey = ?1 AND submission IS NULL",
            .blob(submission.operation.bytes)
        )
    }
}

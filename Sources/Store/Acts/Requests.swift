public import Domain
import Ground

extension Store {
    /// What came of sending a form.
    public struct Receipt: Hashable, Sendable {
        /// The reference under which it is kept.
        public var reference: Reference
        /// The day that was promised, as it is kept.
        public var promised: String?
        /// The slots that are booked with it, day by day.
        public var booked: [SlotKey] = []
    }

    /// Keeps a form that a resident sends.
    ///
    /// When this returns, it is on the disk.
    ///
    /// Sending the same operation again returns the first receipt and changes nothing. The draft of the journey, which
    /// has the operation's id, is removed in the same step.
    /// - Parameters:
    ///   - submission: what is sent.
    ///   - audit: the entry for the record of acts.
    ///   - reference: draws a reference; asked again where the last one is taken.
    /// - Returns: the reference under which it is kept.
    /// - Throws: `StoreError`; nothing is kept then, except that `unknown` leaves it open. `slotTaken` where a slot
    ///   that is to be booked has no place left.
    public func submit(
        _ submission: Submission,
        audit: AuditEntry,
        reference: () -> Reference
    ) throws(StoreError) -> Receipt {
        do {
            return try write { (connection) throws(StoreError) in
                if let receipt = try self.receipt(of: submission.operation) { return receipt }
                let taken = try self.insert(submission, connection, reference)
                try self.insertAnswers(submission, connection)
                try self.book(submission, connection)
                try self.beginCase(of: submission, connection)
                try self.record(audit, connection)
                try self.tellReceived(submission, taken, connection)
                try self.tie(evidenceOf: submission, connection)
                try connection.run("DELETE FROM draft WHERE id = ?1", .blob(submission.operation.bytes))
                return Receipt(
                    reference: taken,
                    promised: submission.promised?.iso,
                    booked: try self.booked(with: submission.operation)
                )
            }
        } catch {
            guard error == .unknown else { throw error }
            try reopen()
            guard let receipt = try receipt(of: submission.operation) else { throw .full }
            return receipt
        }
    }

    /// The receipt of an operation that was done; nil where it was not.
    public func receipt(of operation: ID) throws(StoreError) -> Receipt? {
        let found = try connection.first(
            "SELECT reference, promised FROM submission WHERE operation = ?1",
            .blob(operation.bytes)
        ) { (row) in (row.text(0), row.optionalText(1)) }
        guard let found else { return nil }
        let booked = try booked(with: operation)
        do {
            return Receipt(reference: try Reference(reading: found.0), promised: found.1, booked: booked)
        } catch {
            throw .corrupt
        }
    }

    private func insert(
        _ submission: Submission,
        _ connection: Connection,
        _ reference: () -> Reference
    ) throws(StoreError) -> Reference {
        for attempt in 1...8 {
            let candidate = reference()
            do {
                try connection.run(
                    """
                    INSERT INTO submission (id, operation, reference, service, form_version, terminal, sent_at, promised,
                        person)
                    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
                    """,
                    .blob(submission.id.bytes),
                    .blob(submission.operation.bytes),
                    .text(candidate.description),
                    .text(submission.service),
                    .text(submission.formVersion),
                    .text(submission.terminal),
                    .integer(submission.sentAt),
                    submission.promised.map { .text($0.iso) } ?? .null,
                    .id(submission.person)
                )
                return candidate
            } catch {
                // The reference is taken: another is drawn. Once in a million forms this happens at all.
                guard error.isDuplicate, attempt < 8 else { throw error }
            }
        }
        throw .busy
    }

    private func insertAnswers(_ submission: Submission, _ connection: Connection) throws(StoreError) {
        for (ordinal, answer) in submission.answers.enumerated() {
            try connection.run(
                """
                INSERT INTO answer (submission, ordinal, page, name, question, value) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                """,
                .blob(submission.id.bytes),
                .integer(Int64(ordinal)),
                .text(answer.page),
                .text(answer.name),
                .text(answer.question),
                .text(answer.value)
            )
        }
    }

    func record(_ entry: AuditEntry, _ connection: Connection) throws(StoreError) {
        try connection.run(
            """
            INSERT INTO audit (id, at, actor, act, subject, terminal, actor_id, on_behalf_of)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """,
            .blob(entry.id.bytes),
            .integer(entry.at),
            .text(entry.actor.rawValue),
            .text(entry.act.rawValue),
            .id(entry.subject),
            .text(entry.terminal),
            .id(entry.by),
            .id(entry.onBehalfOf)
        )
        try chain(entry.id, connection)
    }

    /// The answers of a submission by its reference, in order; nil where there is no such reference.
    public func answers(of reference: Reference) throws(StoreError) -> [Submission.Answer]? {
        let id = try connection.first(
            "SELECT id FROM submission WHERE reference = ?1",
            .text(reference.description)
        ) { (row) in row.blob(0) }
        guard let id else { return nil }
        return try connection.all(
            "SELECT page, name, question, value FROM answer WHERE submission = ?1 ORDER BY ordinal",
            .blob(id)
        ) { (row) in
            Submission.Answer(page: row.text(0), name: row.text(1), question: row.text(2), value: row.text(3))
        }
    }
}

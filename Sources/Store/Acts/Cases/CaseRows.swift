import Domain
import Ground

// Cases as rows.
extension Store {
    static let caseRow = """
        SELECT c.submission, s.reference, s.service, s.person, c.team, c.sent_at, s.promised, c.status, c.holder,
            c.due, c.stopped_on, c.outcome, c.ended_on, f.kind, f.has_learning, h.name, p.name
        """
    static let caseTables = """
         LEFT JOIN feedback AS f ON f.submission = c.submission
        LEFT JOIN staff AS h ON h.id = c.holder LEFT JOIN person AS p ON p.id = s.person
        """

    func listing(_ row: borrowing Columns) throws(StoreError) -> CaseListing {
        guard let reference = try? Reference(reading: row.text(1)),
            let status = RequestStatus(rawValue: row.text(7))
        else { throw .corrupt }
        let id = try row.id(0)
        let team = row.text(4)
        var file = Case(
            id: id,
            reference: reference,
            service: row.text(2),
            person: row.optionalID(3),
            team: team.isEmpty ? nil : team,
            sentAt: row.integer(5),
            promised: row.day(6)
        )
        file.status = status
        file.holder = row.optionalID(8)
        file.due = row.day(9)
        file.stoppedOn = row.day(10)
        file.outcome = row.optionalText(11).flatMap { CaseOutcome(rawValue: $0) }
        file.endedOn = row.day(12)
        if let kind = row.optionalText(13).flatMap({ Feedback.Kind(rawValue: $0) }) {
            let stages = kind == .complaint ? try stages(of: id) : []
            file.feedback = Feedback(kind, stages: stages, hasLearning: row.integer(14) == 1)
        }
        return CaseListing(file: file, holderName: row.optionalText(15), residentName: row.optionalText(16))
    }

    private func stages(of request: ID) throws(StoreError) -> [Feedback.Stage] {
        try connection.all(
            """
            SELECT begun_on, acknowledged_on, extended_until, answered_on, outcome, answered_by
            FROM complaint_stage
            WHERE submission = ?1 ORDER BY stage
            """,
            .blob(request.bytes)
        ) { (row) throws(StoreError) in
            guard let begun = row.day(0) else { throw .corrupt }
            var stage = Feedback.Stage(begunOn: begun)
            stage.acknowledgedOn = row.day(1)
            stage.extendedUntil = row.day(2)
            stage.answeredOn = row.day(3)
            stage.outcome = row.optionalText(4).flatMap { ComplaintOutcome(rawValue: $0) }
            stage.answeredBy = row.optionalID(5)
            return stage
        }
    }

    /// Begins the case of a form that is just being kept.
    func beginCase(of submission: Submission, _ connection: Connection) throws(StoreError) {
        let status = RequestStatus.submitted.rawValue
        try connection.run(
            "INSERT INTO status_event (submission, ordinal, status, at, team) VALUES (?1, 1, ?2, ?3, ?4)",
            .blob(submission.id.bytes),
            .text(status),
            .integer(submission.sentAt),
            .optional(submission.team)
        )
        try connection.run(
            "INSERT INTO case_file (submission, team, status, sent_at, due) VALUES (?1, ?2, ?3, ?4, ?5)",
            .blob(submission.id.bytes),
            .text(submission.team ?? ""),
            .text(status),
            .integer(submission.sentAt),
            .optional(submission.promised?.iso)
        )
        guard let kind = Feedback.Kind(service: submission.service) else { return }
        try keep(Feedback(kind, begunOn: submission.sentOn), of: submission.id, connection)
    }

    func keep(_ file: Case, _ connection: Connection) throws(StoreError) {
        if let feedback = file.feedback { try keep(feedback, of: file.id, connection) }
        try connection.run(
            """
            UPDATE case_file SET team = ?2, status = ?3, holder = ?4, due = ?5, stopped_on = ?6, ended_on = ?7,
                outcome = ?8 WHERE submission = ?1
            """,
            .blob(file.id.bytes),
            .text(file.team ?? ""),
            .text(file.status.rawValue),
            .id(file.holder),
            .optional(file.due?.iso),
            .optional(file.stoppedOn?.iso),
            .optional(file.endedOn?.iso),
            .optional(file.outcome?.rawValue)
        )
    }

    private func keep(_ feedback: Feedback, of request: ID, _ connection: Connection) throws(StoreError) {
        try connection.run(
            """
            INSERT INTO feedback (submission, kind, has_learning) VALUES (?1, ?2, ?3)
            ON CONFLICT DO UPDATE SET has_learning = excluded.has_learning
            """,
            .blob(request.bytes),
            .text(feedback.kind.rawValue),
            .integer(feedback.hasLearning ? 1 : 0)
        )
        for (index, stage) in feedback.stages.enumerated() {
            try connection.run(
                """
                INSERT INTO complaint_stage (submission, stage, begun_on, acknowledged_on, extended_until,
                    answered_on, outcome, answered_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
                ON CONFLICT DO UPDATE SET acknowledged_on = excluded.acknowledged_on,
                    extended_until = excluded.extended_until, answered_on = excluded.answered_on,
                    outcome = excluded.outcome, answered_by = excluded.answered_by
                """,
                .blob(request.bytes),
                .integer(Int64(index + 1)),
                .text(stage.begunOn.iso),
                .optional(stage.acknowledgedOn?.iso),
                .optional(stage.extendedUntil?.iso),
                .optional(stage.answeredOn?.iso),
                .optional(stage.outcome?.rawValue),
                .id(stage.answeredBy)
            )
        }
    }
}

extension Columns {
    /// A day, or nil where there is none.
    func day(_ index: Int) -> CivilDate? { optionalText(index).flatMap { CivilDate(iso: $0) } }
}

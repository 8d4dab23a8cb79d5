public import Domain
import Ground

// Work on requests.
extension Store {
    /// Does one act on a case, once, whoever else works on it at the same time.
    ///
    /// When this returns a case, the act, its words and the entry in the record of acts are on the disk. Doing the same
    /// operation again changes nothing. Who acts is read anew, so that rights that were taken away are gone at once.
    /// - Returns: the case as it is kept, or why nothing was done.
    /// - Throws: `StoreError`; nothing is changed then.
    public func perform(_ step: CaseStep) throws(StoreError) -> Result<Case, CaseRefusal> {
        do {
            return try write { (connection) throws(StoreError) in
                guard let file = try self.caseFile(step.request) else { return .failure(.noSuchCase) }
                if try self.isDone(step) { return .success(file) }
                guard let actor = try self.known(step.actor) else { return .failure(.notAllowed) }
                let next: Case
                do throws(CaseRefusal) {
                    next = try file.after(step.act, by: actor, on: step.today, step.days)
                } catch {
                    return .failure(error)
                }
                try self.append(step, from: file, to: next, connection)
                try self.keep(next, connection)
                try self.record(step.audit, connection)
                try self.tell(step, next, connection)
                return .success(next)
            }
        } catch {
            guard error == .unknown else { throw error }
            try reopen()
            guard try isDone(step), let file = try caseFile(step.request) else { throw .full }
            return .success(file)
        }
    }

    /// A case; nil where there is none.
    public func caseFile(_ request: ID) throws(StoreError) -> Case? {
        try connection.first(
            Self.caseRow + " FROM case_file AS c CROSS JOIN submission AS s ON s.id = c.submission"
                + Self.caseTables + " WHERE c.submission = ?1",
            .blob(request.bytes)
        ) { (row) throws(StoreError) in try self.listing(row).file }
    }

    /// A case by what the resident says to ask about it; nil where there is none.
    public func caseFile(of reference: Reference) throws(StoreError) -> Case? {
        try connection.first(
            Self.caseRow + " FROM submission AS s CROSS JOIN case_file AS c ON c.submission = s.id"
                + Self.caseTables + " WHERE s.reference = ?1",
            .text(reference.description)
        ) { (row) throws(StoreError) in try self.listing(row).file }
    }

    /// What happened to a case, oldest first, with notes for colleagues.
    public func history(of request: ID) throws(StoreError) -> [CaseEvent] {
        try connection.all(
            """
            SELECT e.ordinal, e.act, e.status, e.at, e.staff, h.name, e.team, n.words, n.withheld
            FROM status_event AS e LEFT JOIN staff AS h ON h.id = e.staff
            LEFT JOIN case_note AS n ON n.submission = e.submission AND n.ordinal = e.ordinal
            WHERE e.submission = ?1 ORDER BY e.ordinal
            """,
            .blob(request.bytes)
        ) { (row) throws(StoreError) in
            guard let kind = CaseEvent.Kind(rawValue: row.text(1)),
                let status = RequestStatus(rawValue: row.text(2))
            else { throw .corrupt }
            var event = CaseEvent(
                ordinal: Int(row.integer(0)),
                kind: kind,
                status: status,
                at: row.integer(3),
                staff: row.optionalID(4),
                staffName: row.optionalText(5),
                team: row.optionalText(6),
                words: row.optionalText(7)
            )
            event.withheld = row.optionalText(8).flatMap { Withholding(rawValue: $0) }
            return event
        }
    }

    /// Somebody of the staff as she is known now; a resident as she is.
    private func known(_ actor: CaseActor) throws(StoreError) -> CaseActor? {
        guard case .staff(let member) = actor else { return actor }
        return try staff(member.id).map { .staff($0) }
    }

    private func isDone(_ step: CaseStep) throws(StoreError) -> Bool {
        try connection.first(
            "SELECT 1 FROM status_event WHERE operation = ?1",
            .blob(step.operation.bytes)
        ) { (_) in true } ?? false
    }

    private func append(
        _ step: CaseStep,
        from file: Case,
        to next: Case,
        _ connection: Connection
    ) throws(StoreError) {
        let ordinal =
            try connection.first(
                "SELECT max(ordinal) + 1 FROM status_event WHERE submission = ?1",
                .blob(step.request.bytes)
            ) { (row) in row.integer(0) } ?? 1
        let isStaff = if case .staff = step.actor { true } else { false }
        try connection.run(
            """
            INSERT INTO status_event (submission, ordinal, status, at, act, staff, operation, team)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """,
            .blob(step.request.bytes),
            .integer(ordinal),
            .text(next.status.rawValue),
            .integer(step.at),
            .text(step.act.kind.rawValue),
            .id(isStaff ? step.actor.id : nil),
            .blob(step.operation.bytes),
            .optional(next.team == file.team ? nil : next.team)
        )
        guard let words = step.act.words else { return }
        try connection.run(
            "INSERT INTO case_note (submission, ordinal, words, withheld) VALUES (?1, ?2, ?3, ?4)",
            .blob(step.request.bytes),
            .integer(ordinal),
            .text(words),
            .optional(step.act.withheld?.rawValue)
        )
    }
}

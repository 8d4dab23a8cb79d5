public import Domain

// What needs a second person.
extension Store {
    /// Keeps what somebody asks for; asking again with the same id changes nothing.
    ///
    /// - Returns: what is kept, or why it is not asked for.
    public func ask(
        _ approval: Approval,
        audit: AuditEntry
    ) throws(StoreError) -> Result<Approval, ApprovalRefusal> {
        try write { (connection) throws(StoreError) in
            if let known = try self.approval(approval.id) { return .success(known) }
            guard let member = try self.staff(approval.askedBy) else { return .failure(.notAllowed) }
            do throws(ApprovalRefusal) { try approval.asked(by: member) } catch { return .failure(error) }
            try connection.run(
                """
                INSERT INTO approval (id, kind, subject, detail, asked_by, asked_at, expires_at)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                """,
                .blob(approval.id.bytes),
                .text(approval.deed.kind),
                .id(approval.deed.subject),
                .text(approval.deed.detail),
                .blob(approval.askedBy.bytes),
                .integer(approval.askedAt),
                .integer(approval.expiresAt)
            )
            try self.record(audit, connection)
            return .success(approval)
        }
    }

    /// Keeps what another person decided.
    public func decide(
        _ id: ID,
        by member: ID,
        isAgreed: Bool,
        at now: Int64,
        audit: AuditEntry
    ) throws(StoreError) -> Result<Approval, ApprovalRefusal> {
        try write { (connection) throws(StoreError) in
            guard let known = try self.approval(id) else { return .failure(.noSuchApproval) }
            guard let member = try self.staff(member) else { return .failure(.notAllowed) }
            let next: Approval
            do throws(ApprovalRefusal) {
                next = try known.decided(by: member, at: now, isAgreed: isAgreed)
            } catch {
                return .failure(error)
            }
            try connection.run(
                "UPDATE approval SET decided_by = ?2, decided_at = ?3, is_agreed = ?4 WHERE id = ?1",
                .blob(id.bytes),
                .blob(member.id.bytes),
                .integer(now),
                .integer(isAgreed ? 1 : 0)
            )
            try self.record(audit, connection)
            return .success(next)
        }
    }

    /// Does what was agreed to, once: erases the person, changes the role or gives the PIN in the same step.
    ///
    /// An export is only marked as done; who makes it begins after this returns.
    /// - Parameters:
    ///   - id: of what was agreed to.
    ///   - member: who does it.
    ///   - now: in milliseconds since 1 January 1970, UTC.
    ///   - given: the new PIN, with a salt, where one was agreed to.
    ///   - audit: the entries for the record of acts: that it was done, and what was done.
    /// - Returns: what is kept, or why it is not done.
    /// - Throws: `StoreError`; nothing is done then. `noSuchPerson` where she is gone already.
    public func carryOut(
        _ id: ID,
        by member: ID,
        at now: Int64,
        given: (pin: PIN, salt: [UInt8])? = nil,
        audit: [AuditEntry]
    ) throws(StoreError) -> Result<Approval, ApprovalRefusal> {
        // A hash takes its time: it is made before the gate.
        let hash = given.flatMap { SecretHash.make($0.pin.digits, salt: $0.salt) }
        let result = try write { (connection) throws(StoreError) -> Result<Approval, ApprovalRefusal> in
            guard let known = try self.approval(id) else { return .failure(.noSuchApproval) }
            guard let member = try self.staff(member) else { return .failure(.notAllowed) }
            let next: Approval
            do throws(ApprovalRefusal) { next = try known.done(by: member, at: now) } catch {
                return .failure(error)
            }
            try self.carryOut(next.deed, hash, at: now, connection)
            try connection.run(
                "UPDATE approval SET done_at = ?2 WHERE id = ?1",
                .blob(id.bytes),
                .integer(now)
            )
            for entry in audit { try self.record(entry, connection) }
            return .success(next)
        }
        if case .success(let approval) = result { try clearLog(after: approval.deed) }
        return result
    }

    /// What was of a person who is erased, or a secret that was hers, is not left in the log of the file either.
    private func clearLog(after deed: Approval.Deed) throws(StoreError) {
        switch deed {
        case .erasure, .staffPIN: try clearLog()
        case .roleChange, .bulkExport: break
        }
    }

    private func carryOut(
        _ deed: Approval.Deed,
        _ hash: String?,
        at now: Int64,
        _ connection: Connection
    ) throws(StoreError) {
        switch deed {
        case .erasure(let person): try eraseRows(of: person, at: now, connection)
        case .roleChange(let member, let role):
            try connection.run(
                "UPDATE staff SET role = ?2 WHERE id = ?1",
                .blob(member.bytes),
                .text(role.rawValue)
            )
        case .staffPIN(let member):
            guard let hash else { throw .fault(code: 0) }
            try give(hash, isGiven: true, toStaff: member, connection)
        case .bulkExport: break
        }
    }

    /// What is asked for and not done yet, oldest first, without what is too old.
    public func openApprovals(at now: Int64) throws(StoreError) -> [Approval] {
        let found = try connection.all(
            Self.approvalRow + " WHERE done_at IS NULL AND asked_at > ?1 ORDER BY asked_at",
            .integer(now - Approval.duration),
            read: Self.approval
        )
        return found.filter { [.waiting, .agreed].contains($0.state(at: now)) }
    }

    /// One by its id; nil where there is none.
    public func approval(_ id: ID) throws(StoreError) -> Approval? {
        try connection.first(Self.approvalRow + " WHERE id = ?1", .blob(id.bytes), read: Self.approval)
    }

    private static let approvalRow = """
        SELECT id, kind, subject, detail, asked_by, asked_at, decided_by, decided_at, is_agreed, done_at
        FROM approval
        """

    private static func approval(_ row: borrowing Columns) throws(StoreError) -> Approval {
        let deed = Approval.Deed(kind: row.text(1), subject: row.optionalID(2), detail: row.text(3))
        guard let deed else { throw .corrupt }
        var approval = Approval(
            id: try row.id(0),
            deed: deed,
            askedBy: try row.id(4),
            askedAt: row.integer(5)
        )
        approval.decision = row.optionalID(6).map {
            Approval.Decision(by: $0, at: row.integer(7), isAgreed: row.integer(8) == 1)
        }
        approval.doneAt = row.optionalText(9) == nil ? nil : row.integer(9)
        return approval
    }
}

extension Approval.Deed {
    fileprivate var kind: String {
        switch self {
        case .erasure: "erasure"
        case .bulkExport: "bulk-export"
        case .roleChange: "role-change"
        case .staffPIN: "staff-pin"
        }
    }

    fileprivate var detail: String {
        switch self {
        case .erasure, .staffPIN: ""
        case .bulkExport(let export): export.name
        case .roleChange(_, let role): role.rawValue
        }
    }

    fileprivate init?(kind: String, subject: ID?, detail: String) {
        switch (kind, subject) {
        case ("erasure", .some(let person)): self = .erasure(person)
        case ("bulk-export", nil):
            guard let export = BulkExport(name: detail) else { return nil }
            self = .bulkExport(export)
        case ("role-change", .some(let member)):
            guard let role = Role(rawValue: detail) else { return nil }
            self = .roleChange(member, to: role)
        case ("staff-pin", .some(let member)): self = .staffPIN(member)
        default: return nil
        }
    }
}

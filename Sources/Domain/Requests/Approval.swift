/// Something that one person asks for and another must agree to before it is done, once.
public struct Approval: Hashable, Sendable {
    /// What is asked for.
    public enum Deed: Hashable, Sendable {
        /// A resident is erased.
        case erasure(ID)
        /// Records are taken out in bulk.
        case bulkExport(BulkExport)
        /// Somebody of the staff gets another role.
        case roleChange(ID, to: Role)
        /// Somebody of the staff who opens records gets a new PIN: whoever reads it out could be taken for her.
        case staffPIN(ID)

        /// Who is erased or changed; nil for an export.
        public var subject: ID? {
            switch self {
            case .erasure(let id), .roleChange(let id, _), .staffPIN(let id): id
            case .bulkExport: nil
            }
        }

        /// What somebody must be trusted with to ask for it, and to do it once it is agreed.
        public var right: Right {
            switch self {
            case .erasure, .bulkExport: .askForErasure
            case .roleChange, .staffPIN: .manageStaff
            }
        }
    }

    /// Where it stands.
    public enum State: Hashable, Sendable {
        case waiting
        case agreed
        case refused
        case expired
        case done
    }

    /// What somebody decided.
    public struct Decision: Hashable, Sendable {
        /// Who.
        public var by: ID
        /// When, in milliseconds since 1 January 1970, UTC.
        public var at: Int64
        /// Whether it may be done.
        public var isAgreed: Bool

        /// Makes a decision.
        public init(by: ID, at: Int64, isAgreed: Bool) {
            self.by = by
            self.at = at
            self.isAgreed = isAgreed
        }
    }

    /// Its own id.
    public var id: ID
    /// What is asked for.
    public var deed: Deed
    /// Who asked.
    public var askedBy: ID
    /// When, in milliseconds since 1 January 1970, UTC.
    public var askedAt: Int64
    /// What another person decided; nil until she has.
    public var decision: Decision?
    /// When it was done; nil until it is.
    public var doneAt: Int64?

    /// For how long it may be agreed to and done, in milliseconds: 7 days.
    public static let duration: Int64 = 7 * 24 * 3_600_000

    /// Asks for something.
    public init(id: ID, deed: Deed, askedBy: ID, askedAt: Int64) {
        self.id = id
        self.deed = deed
        self.askedBy = askedBy
        self.askedAt = askedAt
    }

    /// When it can no longer be agreed to or done, in milliseconds since 1 January 1970, UTC.
    public var expiresAt: Int64 { askedAt + Self.duration }

    /// When it can no longer be done: an export is made soon after the agreement, or asked for again.
    private var endsAt: Int64 {
        guard case .bulkExport = deed, let decision else { return expiresAt }
        return min(expiresAt, decision.at + BulkExport.duration)
    }

    /// What staff type to name it on a command line: the last eight signs of its id, which were drawn by chance.
    public var code: String { String(id.description.suffix(8)) }

    /// Where it stands at a time.
    public func state(at now: Int64) -> State {
        if doneAt != nil { return .done }
        if decision?.isAgreed == false { return .refused }
        if now >= endsAt { return .expired }
        return decision == nil ? .waiting : .agreed
    }
}

/// Why something is not asked for, decided or done.
public enum ApprovalRefusal: Error, Hashable, Sendable {
    /// There is no such thing to decide on.
    case noSuchApproval
    /// Her role does not allow it, or she works here no more.
    case notAllowed
    /// She asked for it herself, or it is done to herself.
    case samePerson
    /// It was decided already.
    case decided
    /// Nobody has agreed to it.
    case notAgreed
    /// It is too old.
    case expired
    /// It was done already.
    case done
}

extension Approval {
    /// Checks that somebody may ask for it.
    public func asked(by member: StaffMember) throws(ApprovalRefusal) {
        guard member.isActive, member.role.rights.contains(deed.right) else { throw .notAllowed }
    }

    /// As it is after somebody decided.
    public func decided(
        by member: StaffMember,
        at now: Int64,
        isAgreed: Bool
    ) throws(ApprovalRefusal) -> Approval {
        guard member.isActive, member.role.rights.contains(.approve) else { throw .notAllowed }
        guard member.id != askedBy, member.id != deed.subject else { throw .samePerson }
        switch state(at: now) {
        case .waiting: break
        case .expired: throw .expired
        case .done: throw .done
        case .agreed, .refused: throw .decided
        }
        var next = self
        next.decision = Decision(by: member.id, at: now, isAgreed: isAgreed)
        return next
    }

    /// As it is after it was done.
    public func done(by member: StaffMember, at now: Int64) throws(ApprovalRefusal) -> Approval {
        guard member.isActive, member.role.rights.contains(deed.right) else { throw .notAllowed }
        switch state(at: now) {
        case .agreed: break
        case .expired: throw .expired
        case .done: throw .done
        case .waiting, .refused: throw .notAgreed
        }
        var next = self
        next.doneAt = now
        return next
    }
}

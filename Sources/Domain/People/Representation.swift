public import Ground

/// Somebody who may act for a resident: what, on which ground, from when until when.
public struct Representation: Hashable, Sendable {
    /// What she may do for the other.
    public enum Power: String, Hashable, Sendable, CaseIterable {
        case seeRequests = "see-requests"
        case sendForms = "send-forms"
        case changeDetails = "change-details"
        case bookAndBorrow = "book-and-borrow"
    }

    /// The ground on which she may.
    public enum Authority: String, Hashable, Sendable, CaseIterable {
        /// A lasting power of attorney that is registered (Mental Capacity Act 2005, sections 9 to 14).
        case lastingPower = "lasting-power"
        /// An order of the Court of Protection (the same, sections 16 to 20).
        case deputy
        /// She has parental responsibility for a child (Children Act 1989, section 3).
        case parent
        /// The resident wrote that she agrees.
        case writtenConsent = "written-consent"
        /// The resident said so herself at the desk.
        case saidAtDesk = "said-at-desk"
    }

    /// The record's own id.
    public var id: ID
    /// The resident.
    public var person: ID
    /// Who acts for her.
    public var representative: ID
    /// What she may do.
    public var powers: Set<Power>
    /// On which ground.
    public var authority: Authority
    /// The first day.
    public var from: CivilDate
    /// The last day; nil where there is none.
    public var until: CivilDate?
    /// Who of the staff saw the paper, or heard the resident.
    public var recordedBy: ID
    /// When it was ended before its time, in milliseconds since 1 January 1970, UTC; nil where it was not.
    public var endedAt: Int64?

    /// Makes a representation.
    public init(
        id: ID,
        person: ID,
        representative: ID,
        powers: Set<Power>,
        authority: Authority,
        from: CivilDate,
        until: CivilDate?,
        recordedBy: ID,
        endedAt: Int64? = nil
    ) {
        self.id = id
        self.person = person
        self.representative = representative
        self.powers = powers
        self.authority = authority
        self.from = from
        self.until = until
        self.recordedBy = recordedBy
        self.endedAt = endedAt
    }
}

// What is allowed.
extension Representation {
    /// Something that can be done in an account.
    public enum Act: Hashable, Sendable, CaseIterable {
        case seeDetails
        case changeDetails
        case seeRequests
        case withdrawRequest
        case sendForm
        case book
        case borrow
        case seeNeeds
        case changeNeeds
        case decideConsents
        case endRepresentation
        case seeWhoLooked
        case takeDataAway
        case askToBeForgotten

        /// Which power it takes; nil for what nobody does for another.
        ///
        /// What somebody consents to, who acts for her, and what becomes of her record stay her own: who has a power
        /// over that too comes to the desk with the paper.
        public var power: Power? {
            switch self {
            case .seeDetails, .changeDetails, .seeNeeds, .changeNeeds: .changeDetails
            case .seeRequests: .seeRequests
            case .sendForm, .withdrawRequest: .sendForms
            case .book, .borrow: .bookAndBorrow
            case .decideConsents, .endRepresentation, .seeWhoLooked, .takeDataAway, .askToBeForgotten: nil
            }
        }
    }

    /// Why somebody may not act for another.
    public enum Refusal: Error, Hashable, Sendable {
        /// Nothing says that she may act for this person at all.
        case unknown
        /// It begins later.
        case notYet(from: CivilDate)
        /// Its last day is over.
        case over(CivilDate)
        /// It was ended.
        case ended
        /// It does not go so far.
        case notIncluded(Power)
        /// Only the person herself does this.
        case hersAlone
    }

    /// Whether she may act for the other at all on a day.
    public func hold(on day: CivilDate) throws(Refusal) {
        if endedAt != nil { throw .ended }
        if day < from { throw .notYet(from: from) }
        if let until, day > until { throw .over(until) }
    }

    /// Whether she may do an act for the other on a day.
    ///
    /// - Throws: `Refusal`, the widest reason first.
    public func allow(_ act: Act, on day: CivilDate) throws(Refusal) {
        try hold(on: day)
        guard let power = act.power else { throw .hersAlone }
        guard powers.contains(power) else { throw .notIncluded(power) }
    }
}

// Recording it.
extension Representation {
    /// Why a representation cannot be recorded.
    public enum Fault: Error, Hashable, Sendable {
        /// Nobody represents herself.
        case samePerson
        /// It allows nothing.
        case noPowers
        /// It ends before it begins, or is over already.
        case endsTooSoon
        /// Who acts for another is 18 or older (Mental Capacity Act 2005, section 10).
        case tooYoung
        /// Parents act for a child until she is 18 (Family Law Reform Act 1969, section 1).
        case notAChild
        /// What somebody only said holds for a year at most: then it is asked again.
        case tooLong(latest: CivilDate)
    }

    /// The age from which somebody is of age, in years.
    public static let ofAge = 18
    /// How long a representation without a paper holds at most, in months.
    public static let mostMonthsOnHerWord = 12

    /// Checks that it may be recorded on a day.
    ///
    /// - Parameters:
    ///   - born: when the resident was born.
    ///   - theirs: when who acts for her was born.
    ///   - today: the day at the hub.
    /// - Throws: `Fault`.
    public func check(
        born: CivilDate,
        representativeBorn theirs: CivilDate,
        on today: CivilDate
    ) throws(Fault) {
        guard person != representative else { throw .samePerson }
        guard !powers.isEmpty else { throw .noPowers }
        guard Self.isOfAge(theirs, on: today) else { throw .tooYoung }
        if authority == .parent, Self.isOfAge(born, on: today) { throw .notAChild }
        if let until, until < max(from, today) { throw .endsTooSoon }
        if authority == .saidAtDesk, let latest = from.adding(months: Self.mostMonthsOnHerWord),
            until.map({ $0 > latest }) ?? true
        {
            throw .tooLong(latest: latest)
        }
    }

    private static func isOfAge(_ born: CivilDate, on day: CivilDate) -> Bool {
        guard let birthday = born.adding(months: 12 * ofAge) else { return false }
        return birthday <= day
    }
}

/// In whose account something is done, and by whom.
public struct AccountUse: Hashable, Sendable {
    /// Whose account it is.
    public var owner: ID
    /// Who acts for her; nil where she does it herself.
    public var representative: ID?

    /// Names an account in use.
    public init(owner: ID, representative: ID? = nil) {
        self.owner = owner
        self.representative = representative
    }
}

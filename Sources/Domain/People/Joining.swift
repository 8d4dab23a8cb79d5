public import Ground

/// Why two records are thought to be of one person.
public enum Likeness: String, Hashable, Sendable, CaseIterable {
    case sameName = "same-name"
    /// All words of one name are words of the other, as where a second given name is left out.
    case nameWithin = "name-within"
    case sameBorn = "same-born"
    case samePhone = "same-phone"
    case sameEmail = "same-email"
    case samePostcode = "same-postcode"
}

extension PersonDetails {
    /// What speaks for it that two records are of one person, in the order of `Likeness`.
    public func likeness(to other: PersonDetails) -> [Likeness] {
        let (mine, theirs) = (Set(nameWords), Set(other.nameWords))
        var found: Set<Likeness> = []
        if mine == theirs {
            found.insert(.sameName)
        } else if min(mine.count, theirs.count) > 0, mine.isSubset(of: theirs) || theirs.isSubset(of: mine) {
            found.insert(.nameWithin)
        }
        if born == other.born { found.insert(.sameBorn) }
        func note(_ likeness: Likeness, _ mine: String, _ theirs: String) {
            if !mine.isEmpty, mine == theirs { found.insert(likeness) }
        }
        note(.samePhone, Self.phoneKey(phone), Self.phoneKey(other.phone))
        note(.sameEmail, email.lowercased(), other.email.lowercased())
        note(.samePostcode, Self.postcodeKey(postcode), Self.postcodeKey(other.postcode))
        return Likeness.allCases.filter(found.contains)
    }
}

/// How much belongs to a record, and goes with it to another.
public struct Belongings: Hashable, Sendable {
    /// Requests that were sent.
    public var requests = 0
    /// Those of them that are not ended.
    public var openRequests = 0
    /// Messages.
    public var messages = 0
    /// Appointments ahead.
    public var appointments = 0
    /// Forms that were saved to go on with.
    public var forms = 0
    /// Who acts for her, and for whom she acts.
    public var representations = 0
    /// Changes of details that were told once.
    public var changes = 0

    /// Nothing belongs to it.
    public init() {}
}

/// Two records of one person that are to be one.
public struct JoiningPlan: Hashable, Sendable {
    /// The record that stays, with its account number and its PIN.
    public var kept: ID
    /// The record that goes into it.
    public var other: ID
    /// What is known of her from then on.
    public var details: PersonDetails
    /// What stood in the two records when it was decided: the one that stays, then the other.
    public var seen: [PersonDetails]

    /// Makes a plan.
    public init(keeping kept: Person, joining other: Person, as details: PersonDetails) {
        (self.kept, self.other, self.details) = (kept.id, other.id, details)
        seen = [kept.details, other.details]
    }
}

/// Why two records are not joined.
public enum JoiningRefusal: String, Error, Hashable, Sendable, CaseIterable {
    /// They are one record.
    case same
    /// One of them was erased meanwhile.
    case gone
    /// One of them was joined to another meanwhile.
    case joined
    /// What stands in one of them is not what was seen.
    case changed
    /// Somebody asked to erase one of them: what was asked for must not grow.
    case erasure
}

/// What stands against forgetting a person, for who decides.
public struct ForgettingObstacles: Hashable, Sendable {
    /// Requests that are not ended.
    public var requests: [Case]
    /// Appointments ahead.
    public var appointments: Int
    /// What is lent to her, the first due first: she brings it back first.
    public var loans: [Loan]
    /// What is reserved for her and not handed out.
    public var reservations: Int
    /// The day on which it was looked up: what is due before it is late.
    public var day: CivilDate
    /// When somebody asked that she is erased, and who; nil where nobody did.
    public var asked: Approval?

    /// Gathers what stands against it.
    public init(
        requests: [Case] = [],
        appointments: Int = 0,
        loans: [Loan] = [],
        reservations: Int = 0,
        on day: CivilDate,
        asked: Approval? = nil
    ) {
        (self.requests, self.appointments, self.asked) = (requests, appointments, asked)
        (self.loans, self.reservations, self.day) = (loans, reservations, day)
    }
}

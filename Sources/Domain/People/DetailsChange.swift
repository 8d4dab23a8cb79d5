/// What of a person's details may change, and who is told of it.
public enum DetailsFact: String, Hashable, Sendable, CaseIterable {
    case name
    case address
    case phone
    case email
}

/// Something of a person that changed, as her history keeps it.
public enum KeptFact: String, Hashable, Sendable, CaseIterable {
    case name
    case address
    case phone
    case email
    case born
    /// What she needs, in her own words.
    case needs

    /// One of the details of which services are told.
    public init(_ fact: DetailsFact) {
        self =
            switch fact {
            case .name: .name
            case .address: .address
            case .phone: .phone
            case .email: .email
            }
    }
}

/// How something of a person was before.
public struct FormerDetail: Hashable, Sendable {
    /// What.
    public var fact: KeptFact
    /// As it was, lines parted by new lines; a date of birth as `YYYY-MM-DD`.
    public var before: String
    /// When it changed, in milliseconds since 1 January 1970, UTC.
    public var changedAt: Int64

    /// Names what was.
    public init(_ fact: KeptFact, before: String, changedAt: Int64) {
        (self.fact, self.before, self.changedAt) = (fact, before, changedAt)
    }
}

extension PersonDetails {
    /// One of the details in words; a line each.
    public func lines(of fact: DetailsFact) -> [String] {
        let lines =
            switch fact {
            case .name: [name]
            case .address: address + [postcode]
            case .phone: [phone]
            case .email: [email]
            }
        return lines.filter { !$0.isEmpty }
    }

    /// What is different in other details.
    public func facts(changedIn other: PersonDetails) -> Set<DetailsFact> {
        Set(DetailsFact.allCases.filter { lines(of: $0) != other.lines(of: $0) })
    }
}

/// A service that wants to be told when some details of a resident change.
public struct ToldService: Hashable, Sendable {
    /// The code of the service.
    public var code: String
    /// What it is called, as the name of somebody who is told: Council Tax.
    public var name: String
    /// What it wants to know.
    public var facts: Set<DetailsFact>

    /// Makes a subscription.
    public init(code: String, name: String, facts: Set<DetailsFact>) {
        self.code = code
        self.name = name
        self.facts = facts
    }
}

extension Sequence where Element == ToldService {
    /// Those that are told of a change, in their order.
    public func told(of facts: Set<DetailsFact>) -> [ToldService] {
        filter { !$0.facts.isDisjoint(with: facts) }
    }
}

/// A change of details that a service is still to be told of, or was told of.
public struct ServiceNotice: Hashable, Sendable {
    /// The change it belongs to.
    public var change: ID
    /// Whose details changed.
    public var person: ID
    /// The code of the service.
    public var service: String
    /// When they changed, in milliseconds since 1 January 1970, UTC.
    public var changedAt: Int64
    /// What the service is told: how each was before, and how it is now.
    public var values: [Value]
    /// When the service was told; nil where it is not yet.
    public var toldAt: Int64?
    /// Who of the staff told it; nil where a program did, or nobody yet.
    public var toldBy: ID?

    /// One of the details, before and after.
    public struct Value: Hashable, Sendable {
        /// Which.
        public var fact: DetailsFact
        /// As it was, lines parted by new lines.
        public var before: String
        /// As it is now.
        public var after: String

        /// Makes a value.
        public init(fact: DetailsFact, before: String, after: String) {
            self.fact = fact
            self.before = before
            self.after = after
        }
    }

    /// Makes a notice as a store read it.
    public init(
        change: ID,
        person: ID,
        service: String,
        changedAt: Int64,
        values: [Value],
        toldAt: Int64? = nil,
        toldBy: ID? = nil
    ) {
        self.change = change
        self.person = person
        self.service = service
        self.changedAt = changedAt
        self.values = values
        self.toldAt = toldAt
        self.toldBy = toldBy
    }
}

public import Ground

/// How long each kind of record is kept after it is done with (UK GDPR, article 5(1)(e): no longer than is necessary).
public struct Retention: Hashable, Sendable {
    /// A kind of record.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// What was asked and answered in a request, its papers, and who sent it; counted from the day it was completed
        /// or withdrawn.
        case requests
        /// A warning to staff, from the day somebody saw it.
        case alerts
        /// A message to a resident, from the day it was handed over, or given up.
        case messages
        /// A person to call, from the day somebody did.
        case followUps
        /// What a resident changed of her details, from that day, once every service is told.
        case detailsChanges
        /// The kinds of proof that staff saw of who somebody is, from that day.
        case identityChecks
        /// Who borrowed a device or was given something, from the day it came back or was given; the count stays.
        case loans
    }

    /// How many days each kind is kept.
    private let days: [Kind: Int]
    /// How many days requests of some services are kept, by their codes.
    private let services: [String: Int]

    /// Days that make sense: a day to a lifetime.
    public static let allowedDays = 1...36_500

    /// Makes a rule, or nil where a kind is missing or a number is not allowed.
    public init?(days: [Kind: Int], services: [String: Int] = [:]) {
        guard Kind.allCases.allSatisfy({ days[$0] != nil }),
            (Array(days.values) + services.values).allSatisfy(Self.allowedDays.contains)
        else { return nil }
        self.days = days
        self.services = services
    }

    /// The services with a time of their own, by their codes, in order.
    public var ownServices: [String] { services.keys.sorted() }

    /// The last day that is no longer kept: what was done with on it or before goes.
    public func lastForgotten(_ kind: Kind, service: String? = nil, on today: CivilDate) -> CivilDate {
        let own = service.flatMap { kind == .requests ? services[$0] : nil }
        return today.adding(days: -(own ?? days[kind] ?? Self.allowedDays.upperBound) - 1)
    }
}

/// How many records of one kind were forgotten.
public struct Forgotten: Hashable, Sendable {
    /// Which kind.
    public let kind: Retention.Kind
    /// The code of the service, where it is about requests.
    public let service: String?
    /// How many.
    public let count: Int

    /// Makes a line of the report.
    public init(kind: Retention.Kind, service: String?, count: Int) {
        self.kind = kind
        self.service = service
        self.count = count
    }
}

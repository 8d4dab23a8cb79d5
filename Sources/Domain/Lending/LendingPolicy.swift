public import Ground

/// A group of borrowers, as rules of lending name it.
public struct BorrowerGroup: Hashable, Sendable {
    /// Its code.
    public var code: String
    /// What staff call it.
    public var name: String
    /// From which age in whole years people are in it by themselves; nil where staff put them into it.
    public var fromAge: Int?
    /// Whether those are in it by themselves who act for somebody else.
    public var isOfCarers: Bool

    /// Names a group.
    public init(code: String, name: String, fromAge: Int?, isOfCarers: Bool = false) {
        self.code = code
        self.name = name
        self.fromAge = fromAge
        self.isOfCarers = isOfCarers
    }
}

/// One version of what a borrower agrees to, in plain words.
public struct LoanAgreement: Hashable, Sendable {
    /// Its number; a later one has a greater number.
    public var version: Int
    /// The first day on which it is asked for.
    public var from: CivilDate
    /// What stands above it.
    public var title: String
    /// Its sentences, a line each.
    public var lines: [String]

    /// Describes a version.
    public init(version: Int, from: CivilDate, title: String, lines: [String]) {
        self.version = version
        self.from = from
        self.title = title
        self.lines = lines
    }

    /// The name under which a loan keeps what was agreed: `loan/2`.
    public var key: String { "loan/\(version)" }
}

/// How a hub lends, as its content says: to whom, by which rules, and on which agreement.
public struct LendingPolicy: Sendable {
    /// The code of this hub.
    public let hub: String
    /// The hubs that devices belong to, this one among them.
    public let hubs: [LendingPlace]
    /// The groups of borrowers, the usual one first.
    public let groups: [BorrowerGroup]
    /// Who may have what, for how long.
    public let rules: LoanRules
    /// What comes of being late.
    public let ladder: OverdueLadder
    /// How many devices are kept for groups, by model and group.
    public let shares: [String: [String: Int]]
    /// How many devices are never reserved, for people who walk in, by model.
    public let walkInFloors: [String: Int]
    /// Every version of the agreement, the first one first.
    public let agreements: [LoanAgreement]
    /// The words of slips and labels.
    public let slip: LoanSlip.Words
    /// How many minutes before closing something can last be asked for that is fetched on the same day.
    public let collectMinutes: Int
    /// What is given for good: data SIMs, vouchers.
    public let supplies: [SupplyKind]
    /// What labels that another register has for how a device stands mean here, in small letters.
    public let statuses: [String: AssetFile.Standing]

    /// Gathers what content says.
    public init(
        hub: String,
        hubs: [LendingPlace],
        groups: [BorrowerGroup],
        rules: LoanRules,
        ladder: OverdueLadder,
        shares: [String: [String: Int]],
        walkInFloors: [String: Int],
        agreements: [LoanAgreement],
        slip: LoanSlip.Words,
        collectMinutes: Int = 30,
        supplies: [SupplyKind] = [],
        statuses: [String: AssetFile.Standing] = [:]
    ) {
        self.hub = hub
        self.hubs = hubs
        self.groups = groups
        self.rules = rules
        self.ladder = ladder
        self.shares = shares
        self.walkInFloors = walkInFloors
        self.agreements = agreements
        self.slip = slip
        self.collectMinutes = collectMinutes
        self.supplies = supplies
        self.statuses = statuses
    }

    /// The book of this hub, with the days on which it opens.
    public func book(_ opening: OpeningCalendar) -> LendingBook {
        LendingBook(
            hub: hub,
            opening: opening,
            rules: rules,
            ladder: ladder,
            shares: shares,
            walkInFloors: walkInFloors
        )
    }

    /// The agreement that is asked for on a day; nil before the first one.
    public func agreement(on day: CivilDate) -> LoanAgreement? { agreements.last { $0.from <= day } }

    /// The agreement that a loan was made on; nil where that version is not kept any more.
    public func agreement(_ key: String) -> LoanAgreement? { agreements.first { $0.key == key } }

    /// The group of somebody: what staff recorded, else what follows from acting for others, else from age.
    ///
    /// - Parameters:
    ///   - recorded: the code that staff recorded; nil where they did not. One that content does not name any more
    ///     counts for nothing.
    ///   - age: in whole years; nil where it is not known.
    ///   - actsForOthers: whether they act for somebody else today.
    /// - Returns: a code; empty where no group is for them.
    public func group(recorded: String?, age: Int?, actsForOthers: Bool) -> String {
        if let recorded, groups.contains(where: { $0.code == recorded }) { return recorded }
        if actsForOthers, let carers = groups.first(where: \.isOfCarers) { return carers.code }
        return group(ofAge: age)
    }

    /// The group of somebody by age, where staff put them into none: that with the greatest age they have reached.
    ///
    /// Of whom the age is not known the usual group is taken, which is the first.
    /// - Returns: a code; empty where no group is for that age.
    public func group(ofAge age: Int?) -> String {
        guard let age else { return groups.first?.code ?? "" }
        let reached = groups.filter { $0.fromAge.map { $0 <= age } ?? false }
        return reached.max { ($0.fromAge ?? 0) < ($1.fromAge ?? 0) }?.code ?? ""
    }
}

/// The terms a loan or reservation was made on; a later change of the rules does not touch them.
public struct LoanTerms: Hashable, Sendable {
    /// How long it is, in days.
    public var period: Int
    /// How its days are counted.
    public var counting: DueDate.Counting
    /// How often it may be kept longer; nil where no rule said so, which allows none.
    public var renewals: LendingLimit?
    /// How much longer each time, in days; 0 leaves the day as it is.
    public var renewalPeriod: Int
    /// Whether it is kept longer by itself when it is due and nobody waits.
    public var renewsItself: Bool
    /// How many open days it is prepared after it came back.
    public var preparationDays: Int
    /// How many open days it is expected to come back late.
    public var slackDays: Int
    /// How many open days it is kept for somebody who was told; nil where no rule said so, and nobody can
    /// wait for it.
    public var pickupDays: Int?

    /// Gathers terms.
    public init(
        period: Int,
        counting: DueDate.Counting = .rollForward,
        renewals: LendingLimit? = nil,
        renewalPeriod: Int? = nil,
        renewsItself: Bool = false,
        preparationDays: Int = 0,
        slackDays: Int = 0,
        pickupDays: Int? = nil
    ) {
        self.period = period
        self.counting = counting
        self.renewals = renewals
        self.renewalPeriod = renewalPeriod ?? period
        self.renewsItself = renewsItself
        self.preparationDays = preparationDays
        self.slackDays = slackDays
        self.pickupDays = pickupDays
    }
}

// How they are kept.
extension LoanTerms {
    /// The terms as one line, which `init(reading:)` reads back: parts with a name, parted by semicolons.
    public var line: String {
        let parts: [(String, String?)] = [
            ("period", String(period)), ("counting", counting.rawValue),
            ("renewals", renewals.map { $0.most.map { String($0) } ?? "unlimited" }),
            ("renewal-period", String(renewalPeriod)), ("renews-itself", renewsItself ? "yes" : nil),
            ("preparation-days", String(preparationDays)), ("slack-days", String(slackDays)),
            ("pickup-days", pickupDays.map { String($0) }),
        ]
        return parts.compactMap { name, value in value.map { "\(name)=\($0)" } }.joined(separator: ";")
    }

    /// Reads terms from their line; nil where it is none.
    ///
    /// Parts may stand in any order. A part that is not known is an error: it could change what was promised.
    public init?(reading line: String) {
        var parts: [Substring: Substring] = [:]
        for part in line.split(separator: ";", omittingEmptySubsequences: false) {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2, parts.updateValue(pair[1], forKey: pair[0]) == nil else { return nil }
        }
        func number(_ name: Substring) -> Int? {
            parts[name].flatMap { Int($0) }.flatMap { $0 < 0 ? nil : $0 }
        }
        guard let period = number("period"), let renewalPeriod = number("renewal-period"),
            let preparationDays = number("preparation-days"), let slackDays = number("slack-days"),
            let counting = parts["counting"].flatMap({ DueDate.Counting(rawValue: String($0)) })
        else { return nil }
        self.init(
            period: period,
            counting: counting,
            renewals: parts["renewals"] == "unlimited" ? .unlimited : number("renewals").map { .atMost($0) },
            renewalPeriod: renewalPeriod,
            renewsItself: parts["renews-itself"] == "yes",
            preparationDays: preparationDays,
            slackDays: slackDays,
            pickupDays: number("pickup-days")
        )
        // What could not be read whole is not written back the same.
        guard Set(line.split(separator: ";")) == Set(self.line.split(separator: ";")) else { return nil }
    }
}

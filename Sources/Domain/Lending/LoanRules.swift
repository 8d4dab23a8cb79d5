/// How many of something there may be.
public enum LendingLimit: Hashable, Sendable {
    /// As many as one likes.
    case unlimited
    /// So many, and 0 for none.
    case atMost(Int)

    /// Whether one more may come to some that are there.
    public func allowsOneMore(than count: Int) -> Bool { allows(1, beside: count) }

    /// Whether some may come to others that are there.
    public func allows(_ asked: Int, beside count: Int) -> Bool {
        switch self {
        case .unlimited: true
        case .atMost(let most): count + asked <= most
        }
    }

    /// The number; nil for no limit.
    public var most: Int? { if case .atMost(let most) = self { most } else { nil } }
}

/// What one line of the rules says of a model, a group of borrowers and a hub.
///
/// Where a code is nil the rule is for any of them. Where a term is nil the rule says nothing of it, and the
/// next rule is asked, so that a rule for one model may change its period alone.
public struct LoanRule: Hashable, Sendable {
    /// The terms that can be missing.
    public enum Term: String, Hashable, Sendable, CaseIterable {
        case lending, period, renewals, atOnce, atOnceInHub, pickupDays, holds
    }

    /// The code of the model; nil for any.
    public var model: String?
    /// The code of the group of borrowers; nil for any.
    public var group: String?
    /// The code of the hub; nil for any.
    public var hub: String?
    /// Whether it is lent at all: who may borrow.
    public var isLent: Bool?
    /// How long a loan is, in days; 0 for a loan that is due on its first day.
    public var period: Int?
    /// How its days are counted.
    public var counting: DueDate.Counting?
    /// How often it may be kept longer.
    public var renewals: LendingLimit?
    /// How much longer each time, in days; where no rule says, as long as the loan.
    public var renewalPeriod: Int?
    /// Whether it is kept longer by itself when it is due and nobody waits.
    public var renewsItself: Bool?
    /// How many of the model a person may have at once; where no rule says, only `atOnce` counts.
    public var atOnceOfModel: LendingLimit?
    /// How many things a person may have at home at once, of all models.
    public var atOnce: LendingLimit?
    /// How many things a person may use in the hub at once, of all models.
    public var atOnceInHub: LendingLimit?
    /// Whether what is used in the hub counts among the things at home too.
    public var countsUseInHub: Bool?
    /// How old a borrower must be, in whole years; where no rule says, of any age.
    public var leastAge: Int?
    /// How many open days a reservation is made before it is fetched; where no rule says, 0.
    public var leadDays: Int?
    /// How many days ahead it can be fetched at most; where no rule says, any day the calendar knows.
    public var furthestDays: Int?
    /// How many open days it is prepared between loans; where no rule says, 0.
    public var preparationDays: Int?
    /// How many open days a loan is expected to come back late; where no rule says, 0.
    public var slackDays: Int?
    /// How many open days it is kept for somebody who was told that it is there.
    public var pickupDays: Int?
    /// How many things a person may wait for at once.
    public var holds: LendingLimit?
    /// How many days ago a device that is wiped between loans may have been wiped at most; where no rule says, any
    /// number.
    public var wipedWithin: Int?
    /// Whether a resident may cancel what is kept ready for them without asking the desk; where no rule says,
    /// no.
    public var residentsCancelReady: Bool?

    /// Makes a rule that says nothing yet.
    public init(model: String? = nil, group: String? = nil, hub: String? = nil) {
        self.model = model
        self.group = group
        self.hub = hub
    }

    /// How closely it fits, by hub, then group, then model.
    var closeness: Int { (hub == nil ? 0 : 4) + (group == nil ? 0 : 2) + (model == nil ? 0 : 1) }

    /// Its numbers, none of which may be below 0.
    var numbers: [Int?] {
        [
            period, renewals?.most, renewalPeriod, atOnceOfModel?.most, atOnce?.most, atOnceInHub?.most,
            leastAge,
            leadDays, furthestDays, preparationDays, slackDays, pickupDays, holds?.most,
            wipedWithin,
        ]
    }
}

/// The rules of lending: who may have what, how many, and for how long.
///
/// Each term is looked up for itself among the rules that fit, and the closest rule that speaks of it wins:
/// first one that names the hub, then one that names the group, then one that names the model, so that a rule
/// for a hub and nothing else comes before one for a group and a model. The order is that of the public
/// libraries' rule matrix (LENDING-BOOKING 3.2; decision 4). What no rule allows is not allowed.
public struct LoanRules: Sendable {
    /// Why rules are no rules.
    public enum Refusal: Error, Hashable, Sendable {
        /// Two rules are for the same model, group and hub, which begin at 0.
        case twice(Int, Int)
        /// A rule has a number below 0 or above `most`.
        case outOfBounds(Int)
    }

    /// A question: a model, a group and a hub.
    public struct Subject: Hashable, Sendable {
        /// The code of the model.
        public var model: String
        /// The code of the group of the borrower.
        public var group: String
        /// The code of the hub.
        public var hub: String

        /// Names what is asked about.
        public init(model: String, group: String, hub: String) {
            self.model = model
            self.group = group
            self.hub = hub
        }
    }

    /// No number of a rule is greater.
    public static let most = 9_999

    private let rules: [LoanRule]

    /// Takes rules, in any order.
    ///
    /// - Throws: `Refusal`, which says which rule is wrong.
    public init(_ rules: [LoanRule]) throws(Refusal) {
        var seen: [LoanRule: Int] = [:]
        for (index, rule) in rules.enumerated() {
            let bare = LoanRule(model: rule.model, group: rule.group, hub: rule.hub)
            if let other = seen.updateValue(index, forKey: bare) { throw .twice(other, index) }
            guard rule.numbers.allSatisfy({ $0.map { (0...Self.most).contains($0) } ?? true }) else {
                throw .outOfBounds(index)
            }
        }
        self.rules = rules.sorted { $0.closeness > $1.closeness }
    }

    /// What the closest rule says of a term; nil where none speaks of it.
    public func closest<Value>(_ subject: Subject, _ term: (LoanRule) -> Value?) -> Value? {
        for rule in rules where fits(rule, subject) {
            if let value = term(rule) { return value }
        }
        return nil
    }

    /// Whether residents may cancel what is kept ready for them without the desk.
    public func mayCancelReady(_ subject: Subject) -> Bool {
        closest(subject, \.residentsCancelReady) ?? false
    }

    private func fits(_ rule: LoanRule, _ subject: Subject) -> Bool {
        (rule.model ?? subject.model) == subject.model && (rule.group ?? subject.group) == subject.group
            && (rule.hub ?? subject.hub) == subject.hub
    }

    /// The terms on which a loan or reservation is made today.
    ///
    /// They are kept with it, and it keeps them when the rules change.
    /// - Throws: `BorrowingRefusal.notLent`, or `noRule` where no rule lends it or says for how long.
    public func terms(for subject: Subject) throws(BorrowingRefusal) -> LoanTerms {
        guard let isLent = closest(subject, \.isLent) else { throw .noRule(.lending) }
        guard isLent else { throw .notLent }
        guard let period = closest(subject, \.period) else { throw .noRule(.period) }
        return LoanTerms(
            period: period,
            counting: closest(subject, \.counting) ?? .rollForward,
            renewals: closest(subject, \.renewals),
            renewalPeriod: closest(subject, \.renewalPeriod) ?? period,
            renewsItself: closest(subject, \.renewsItself) ?? false,
            preparationDays: closest(subject, \.preparationDays) ?? 0,
            slackDays: closest(subject, \.slackDays) ?? 0,
            pickupDays: closest(subject, \.pickupDays)
        )
    }
}

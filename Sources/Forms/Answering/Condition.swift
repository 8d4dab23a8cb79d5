import Ground

/// When a page is asked.
indirect enum Condition: Sendable {
    case all([Condition])
    case any([Condition])
    case compare(Comparison)
    /// Another condition by its id.
    case other(String)
}

/// One answer held against something.
struct Comparison: Sendable {
    enum Operator: String, Sendable {
        case equal = "is"
        case notEqual = "is not"
        case before = "is before"
        case after = "is after"
        case atLeast = "is at least"
        case atMost = "is at most"
        case lessThan = "is less than"
        case moreThan = "is more than"
        case contains = "contains"
        case lacks = "does not contain"
        case longerThan = "is longer than"
        case shorterThan = "is shorter than"
        case hasLength = "has length"
    }

    enum Operand: Sendable {
        case text(String)
        case number(Double)
        case bool(Bool)
        case date(CivilDate)
        /// The values of list items; whether all of them must be ticked, or any.
        case items([String], all: Bool)
        case relative(period: Int, unit: Unit, isPast: Bool)
    }

    enum Unit: String, Sendable {
        case days
        case months
        case years
    }

    var question: String
    var operation: Operator
    var operand: Operand

    /// Whether the answer stands so.
    ///
    /// An unanswered question is "not" anything, and otherwise nothing.
    func holds(_ value: Value?, today: CivilDate) -> Bool {
        guard let value, !value.isEmpty else { return operation == .notEqual || operation == .lacks }
        switch operation {
        case .equal, .contains: return matches(value)
        case .notEqual, .lacks: return !matches(value)
        case .longerThan: return compareLength(value, >)
        case .shorterThan: return compareLength(value, <)
        case .hasLength: return compareLength(value, ==)
        case .before, .after, .atLeast, .atMost, .lessThan, .moreThan: return compareOrder(value, today)
        }
    }

    private func matches(_ value: Value) -> Bool {
        switch (operand, value) {
        case (.text(let wanted), .text(let text)): text == wanted
        case (.text(let wanted), .one(let option)): option.entry == wanted
        case (.text(let wanted), .many(let options)): options.contains { $0.entry == wanted }
        case (.number(let wanted), .number(let number, asTyped: _)): number == wanted
        case (.number(let wanted), .one(let option)): Double(option.entry) == wanted
        case (.bool(let wanted), .yesNo(let isYes)): isYes == wanted
        case (.date(let wanted), .date(let date)): date == wanted
        case (.items(let wanted, all: _), .one(let option)): wanted.contains(option.entry)
        case (.items(let wanted, all: let isAll), .many(let options)):
            isAll
                ? wanted.allSatisfy { entry in options.contains { $0.entry == entry } }
                : wanted.contains { entry in options.contains { $0.entry == entry } }
        default: false
        }
    }

    private func compareLength(_ value: Value, _ holds: (Int, Int) -> Bool) -> Bool {
        guard case .text(let text) = value, case .number(let length) = operand,
            let count = Int(exactly: length)
        else {
            return false
        }
        return holds(text.count, count)
    }

    private func compareOrder(_ value: Value, _ today: CivilDate) -> Bool {
        switch (operand, value) {
        case (.number(let limit), .number(let number, asTyped: _)): order(number, limit)
        case (.date(let limit), .date(let date)): order(date, limit)
        case (.relative(let period, let unit, let isPast), .date(let date)):
            reference(period, unit, isPast, today).map { orderInTime(date, $0, isPast) } ?? false
        default: false
        }
    }

    private func order<Ordered: Comparable>(_ value: Ordered, _ limit: Ordered) -> Bool {
        switch operation {
        case .before, .lessThan: value < limit
        case .after, .moreThan: value > limit
        case .atLeast: value >= limit
        case .atMost: value <= limit
        default: false
        }
    }

    /// The day some time before or after today; months end where the shorter month ends.
    private func reference(_ period: Int, _ unit: Unit, _ isPast: Bool, _ today: CivilDate) -> CivilDate? {
        guard abs(period) < 100_000 else { return nil }
        let count = isPast ? -period : period
        return switch unit {
        case .days: today.adding(days: count)
        case .months: today.adding(months: count)
        case .years: today.adding(months: count * 12)
        }
    }

    /// In the past, "at least two years ago" is the same day or an earlier one.
    private func orderInTime(_ date: CivilDate, _ reference: CivilDate, _ isPast: Bool) -> Bool {
        let (sooner, later) = isPast ? (reference, date) : (date, reference)
        switch operation {
        case .atLeast: return sooner >= later
        case .atMost: return sooner <= later
        case .lessThan: return sooner < later
        case .moreThan: return sooner > later
        default: return false
        }
    }
}

extension Condition {
    /// Whether the condition holds for the answers on the way so far.
    ///
    /// A reference in a circle, or to a condition that `others` does not have, does not hold.
    func holds(
        _ values: [String: Value],
        today: CivilDate,
        among others: [String: Condition],
        depth: Int = 0
    ) -> Bool {
        guard depth < 32 else { return false }
        return switch self {
        case .all(let parts):
            parts.allSatisfy { $0.holds(values, today: today, among: others, depth: depth + 1) }
        case .any(let parts):
            parts.contains { $0.holds(values, today: today, among: others, depth: depth + 1) }
        case .compare(let comparison):
            comparison.holds(values[comparison.question], today: today)
        case .other(let id):
            others[id]?.holds(values, today: today, among: others, depth: depth + 1) ?? false
        }
    }
}

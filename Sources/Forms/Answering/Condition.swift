import Ground

/// When a page is asked.
indirect enum Condition: Sendable {
    case all([Condition])
    case any([Condition])
    case not(Condition)
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
        /// There is an answer other than no, nothing and zero.
        case answered = "is answered"
    }

    enum Operand: Sendable {
        case text(String)
        case number(Double)
        case bool(Bool)
        case date(CivilDate)
        /// The values of list items; whether all of them must be ticked, or any.
        case items([String], all: Bool)
        case relative(period: Int, unit: Unit, isPast: Bool)
        /// The day some time after today, or before it where the count is negative.
        case moved(by: Int, Unit)
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
        if case (.items(let wanted, let isAll), .many(let options)) = (operand, value) {
            return areTicked(wanted, isAll, among: options)
        }
        switch operation {
        case .equal, .contains: return matches(value)
        case .notEqual, .lacks: return !matches(value)
        case .longerThan: return compareLength(value, >)
        case .shorterThan: return compareLength(value, <)
        case .hasLength: return compareLength(value, ==)
        case .answered: return value.isTrue
        case .before, .after, .atLeast, .atMost, .lessThan, .moreThan: return compareOrder(value, today)
        }
    }

    /// Each item is held against the ticks by itself; then all of them must hold, or any.
    ///
    /// So "does not contain", of several items and any of them, holds until every one of them is ticked.
    private func areTicked(_ wanted: [String], _ isAll: Bool, among options: [Option]) -> Bool {
        let isHeld = { (entry: String) in
            options.contains { $0.entry == entry } == (operation == .contains)
        }
        return isAll ? wanted.allSatisfy(isHeld) : wanted.contains(where: isHeld)
    }

    private func matches(_ value: Value) -> Bool {
        switch (operand, value) {
        case (.text(let wanted), .text(let text)): text == wanted
        case (.text(let wanted), .one(let option)): option.entry == wanted
        case (.text(let wanted), .many(let options)): options.contains { $0.entry == wanted }
        case (.number(let wanted), .number(let number, asTyped: _)): number == wanted
        case (.number(let wanted), .one(let option)): Double(option.entry) == wanted
        case (.bool(let wanted), .yesNo(let isYes)): isYes == wanted
        case (.bool(let wanted), .declared): wanted
        case (.text(let wanted), .yesNo(let isYes)): wanted == (isYes ? Entry.yes : Entry.no)
        case (.bool(let wanted), .one(let option)): option.entry == (wanted ? Entry.yes : Entry.no)
        case (.text(let wanted), .number(let number, asTyped: _)): Double(wanted) == number
        case (.text(let wanted), .month(let year, let month)): wanted == Value.iso(year, month)
        case (.date(let wanted), .date(let date)): date == wanted
        case (.items(let wanted, all: _), .one(let option)): wanted.contains(option.entry)
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
        case (.moved(by: let count, let unit), .date(let date)):
            reference(count, unit, false, today).map { order(date, $0) } ?? false
        case (.number(let limit), .one(let option)): Double(option.entry).map { order($0, limit) } ?? false
        case (.text(let limit), .text(let text)): order(text, limit)
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
    /// A reference to a condition that `others` does not have does not hold. Each of the others is looked at
    /// once, however often it is named.
    func holds(_ values: [String: Value], today: CivilDate, among others: [String: Self]) -> Bool {
        var known: [String: Bool] = [:]
        return holds(values, today, others, &known)
    }

    private func holds(
        _ values: [String: Value],
        _ today: CivilDate,
        _ others: [String: Self],
        _ known: inout [String: Bool]
    ) -> Bool {
        switch self {
        case .all(let parts): return parts.allSatisfy { $0.holds(values, today, others, &known) }
        case .any(let parts): return parts.contains { $0.holds(values, today, others, &known) }
        case .not(let part): return !part.holds(values, today, others, &known)
        case .compare(let comparison): return comparison.holds(values[comparison.question], today: today)
        case .other(let id):
            if let known = known[id] { return known }
            let isMet = others[id]?.holds(values, today, others, &known) ?? false
            known[id] = isMet
            return isMet
        }
    }
}

import Foundation

/// Whether conditions are true, given what has been answered so far on the walk (design, 3.6).
struct Truth {
    let paper: Paper
    let today: Day
    private(set) var state: [FieldID: Value]
    /// The fields in the order in which the walk came to them.
    private var order: [FieldID] = []

    init(paper: Paper, today: Day, state: [FieldID: Value] = [:]) {
        (self.paper, self.today, self.state) = (paper, today, state)
    }

    mutating func take(_ value: Value, for id: FieldID) {
        state[id] = value
        order.append(id)
    }

    private struct Mistake: Error {
        var about: String
        var isCircle = false
    }

    /// Whether a condition is true: one that is unknown or cannot be worked out is false.
    func holds(_ name: String) -> Bool { (try? named(name, [])) ?? false }

    /// Why a condition is false, for the report, where it could not be worked out.
    func trouble(_ name: String) -> String? {
        do throws(Mistake) {
            _ = try named(name, [])
            return nil
        } catch {
            return error.about
        }
    }

    private func named(_ name: String, _ seen: Set<String>) throws(Mistake) -> Bool {
        guard let rule = paper.rules[name] else { throw Mistake(about: "no condition \(name)") }
        guard !seen.contains(name) else { throw Mistake(about: "\(name) leans on itself", isCircle: true) }
        return try evaluate(rule, seen.union([name]))
    }

    /// Within another condition a mistake of one that is named stays its own: that one is false.
    ///
    /// Conditions that lean on each other in a circle are all false.
    private func other(_ name: String, _ seen: Set<String>) throws(Mistake) -> Bool {
        guard paper.rules[name] != nil else { throw Mistake(about: "no condition \(name)") }
        do throws(Mistake) { return try named(name, seen) } catch {
            if error.isCircle { throw error }
            return false
        }
    }

    private func evaluate(_ rule: Rule, _ seen: Set<String>) throws(Mistake) -> Bool {
        switch rule {
        case .all(let rules):
            for rule in rules where try !evaluate(rule, seen) { return false }
            return true
        case .any(let rules):
            for rule in rules where try evaluate(rule, seen) { return true }
            return false
        case .named(let name): return try other(name, seen)
        case .test(let key, let test, let operand):
            let field = try field(key)
            return try self.test(state[field.id] ?? .empty, test, operand, field)
        case .expression(let expression): return isTrue(try value(expression, seen))
        case .broken(let text): throw Mistake(about: text)
        }
    }

    // MARK: Fields

    private func field(_ key: FieldKey) throws(Mistake) -> Field {
        switch key {
        case .component(let id):
            if let field = paper.askable.first(where: { $0.componentID == id }) { return field }
        case .name(let name):
            if let field = field(named: name) { return field }
        }
        throw Mistake(about: "no field \(key)")
    }

    /// A flat name may stand for fields in several sections; the one that the walk came to last counts.
    func field(named name: String) -> Field? {
        let all = paper.askable
        if let dot = name.firstIndex(of: ".") {
            let id = FieldID(section: String(name[..<dot]), name: String(name[name.index(after: dot)...]))
            if let field = all.first(where: { $0.id == id }) { return field }
        }
        let found = all.filter { $0.id.name == name }
        guard found.count > 1 else { return found.first }
        let last = order.last { $0.name == name }
        return found.first { $0.id == last } ?? found.first
    }

    // MARK: Structured comparisons

    private func test(
        _ value: Value,
        _ test: Operator,
        _ operand: Operand,
        _ field: Field
    ) throws(Mistake) -> Bool {
        switch operand {
        case .value(let other): return try compare(value, test, other)
        case .written(let text):
            return try compare(value, test, try Self.read(text, for: field, test))
        case .items(let items, let needsAll):
            return try self.items(value, test, items, needsAll, field)
        case .relative(let amount, let unit, let isPast):
            guard let day = today.later(isPast ? -amount : amount, unit) else {
                throw Mistake(about: "no such day")
            }
            return try relative(value, test, day.text, isPast)
        }
    }

    private func compare(_ value: Value, _ test: Operator, _ other: Value) throws(Mistake) -> Bool {
        switch test {
        case .isSame: return value == other
        case .isNot: return value != other
        case .contains: return holds(value, other)
        case .doesNotContain: return !holds(value, other)
        case .isBefore, .isLessThan: return order(value, other, <)
        case .isAfter, .isMoreThan: return order(value, other, >)
        case .isAtLeast: return order(value, other, >=)
        case .isAtMost: return order(value, other, <=)
        case .isLonger, .isShorter, .hasLength:
            guard case .text(let text) = value, case .number(let count) = other else { return false }
            let length = Double(text.utf16.count)
            return test == .isLonger ? length > count : test == .isShorter ? length < count : length == count
        }
    }

    private func holds(_ value: Value, _ other: Value) -> Bool {
        if case .list(let items) = value { items.contains(other) } else { false }
    }

    private func items(
        _ value: Value,
        _ test: Operator,
        _ items: [Value],
        _ needsAll: Bool?,
        _ field: Field
    ) throws(Mistake) -> Bool {
        var results: [Bool] = []
        for item in items { results.append(try compare(value, test, item)) }
        // One answer cannot be two things at once: "is" needs one of them, "is not" none of them.
        let byNature = test == .isNot
        let all: Bool = if case .many = field.type { needsAll ?? false } else { byNature }
        return all ? results.allSatisfy(\.self) : results.contains(true)
    }

    private func relative(
        _ value: Value,
        _ test: Operator,
        _ day: String,
        _ isPast: Bool
    ) throws(Mistake) -> Bool {
        let day = Value.text(day)
        // In the past, more means earlier.
        switch test {
        case .isAtLeast: return isPast ? order(value, day, <=) : order(value, day, >=)
        case .isAtMost: return isPast ? order(value, day, >=) : order(value, day, <=)
        case .isLessThan: return isPast ? order(value, day, >) : order(value, day, <)
        case .isMoreThan: return isPast ? order(value, day, <) : order(value, day, >)
        default: return try compare(value, test, day)
        }
    }

    /// Whether two values stand in an order; whatever is empty stands in none.
    private func order(_ one: Value, _ other: Value, _ sign: (Double, Double) -> Bool) -> Bool {
        if case .text(let left) = one, case .text(let right) = other {
            if left.isEmpty { return false }
            return left == right ? sign(0, 0) : left < right ? sign(0, 1) : sign(1, 0)
        }
        guard let left = Self.number(one), let right = Self.number(other) else { return false }
        return sign(left, right)
    }

    private static func number(_ value: Value) -> Double? {
        switch value {
        case .number(let number): number
        case .text(let text): Double(text)
        default: nil
        }
    }

    /// What a version 1 file wrote as text, as the field's own kind of value.
    private static func read(_ text: String, for field: Field, _ test: Operator) throws(Mistake) -> Value {
        if [.isLonger, .isShorter, .hasLength].contains(test) {
            return Double(text).map { .number($0) } ?? .text(text)
        }
        switch field.type {
        case .yesNo, .declaration:
            guard text == "true" || text == "false" else { throw Mistake(about: "\(text) for yes or no") }
            return .truth(text == "true")
        case .number: return Double(text).map { .number($0) } ?? .text(text)
        case .one, .many:
            return field.listIsNumeric ? Double(text).map { .number($0) } ?? .text(text) : .text(text)
        default: return .text(text)
        }
    }

    // MARK: Expressions

    private func value(_ expression: Expression, _ seen: Set<String>) throws(Mistake) -> Value {
        switch expression {
        case .literal(let value): return value
        case .name(let name):
            if paper.rules[name] != nil { return .truth(try other(name, seen)) }
            guard let field = field(named: name) else { throw Mistake(about: "no name \(name)") }
            return state[field.id] ?? .empty
        case .not(let inner): return .truth(!isTrue(try value(inner, seen)))
        case .and(let left, let right):
            return .truth(isTrue(try value(left, seen)) ? isTrue(try value(right, seen)) : false)
        case .or(let left, let right):
            return .truth(isTrue(try value(left, seen)) ? true : isTrue(try value(right, seen)))
        case .compare(let sign, let left, let right):
            return .truth(compare(sign, try value(left, seen), try value(right, seen)))
        case .call(let name, let arguments):
            var values: [Value] = []
            for argument in arguments { values.append(try value(argument, seen)) }
            return try call(name, values)
        }
    }

    private func compare(_ sign: String, _ left: Value, _ right: Value) -> Bool {
        switch sign {
        case "==": left == right
        case "!=": left != right
        case "<": order(left, right, <)
        case "<=": order(left, right, <=)
        case ">": order(left, right, >)
        case ">=": order(left, right, >=)
        default: holds(right, left)
        }
    }

    private func call(_ name: String, _ arguments: [Value]) throws(Mistake) -> Value {
        switch (name, arguments.first, arguments.last) {
        case ("length", .text(let text), _): return .number(Double(text.utf16.count))
        case ("length", .list(let items), _): return .number(Double(items.count))
        case ("length", .empty, _): return .empty
        case ("dateForComparison", .number(let amount), .text(let unit)):
            if let day = today.later(Int(amount), unit) { return .text(day.text) }
        default: break
        }
        throw Mistake(about: "no function \(name)")
    }

    private func isTrue(_ value: Value) -> Bool {
        switch value {
        case .truth(let truth): truth
        case .number(let number): number != 0
        case .list: true
        case .empty: false
        case .text(let text): !text.isEmpty
        }
    }
}

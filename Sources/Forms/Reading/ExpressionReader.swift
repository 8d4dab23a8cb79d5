import Ground

/// Reads the conditions of the oldest definitions: expressions such as `a.b == 'x' and not c`.
///
/// The grammar is all that occurs in them: comparisons, `and`, `or`, `not`, `in`, brackets, and the calls
/// `length(x)` and `dateForComparison(count, 'unit')`. A name is a question, or another condition.
struct ExpressionReader {
    /// Why an expression is not read.
    struct Refusal: Error, Hashable {
        var what: String
    }

    private enum Token: Hashable {
        case name(String)
        case text(String)
        case number(Double)
        case sign(String)
    }

    private enum Term {
        case question(String, Kind?)
        case length(String)
        case condition(String)
        case text(String)
        case number(Double)
        case bool(Bool)
        case day(Int, Comparison.Unit)
        case list([String])
    }

    private var tokens: ArraySlice<Token>
    private let conditions: Set<String>
    private let question: (String) -> (name: String, kind: Kind)?
    private var depth = 0

    private static let mostDepth = 64

    private init(
        _ text: String,
        _ conditions: Set<String>,
        _ question: @escaping (String) -> (name: String, kind: Kind)?
    )
        throws(Refusal)
    {
        tokens = try Self.tokens(text)[...]
        self.conditions = conditions
        self.question = question
    }

    /// Reads an expression.
    ///
    /// - Parameters:
    ///   - text: the expression.
    ///   - conditions: the names of the form's conditions.
    ///   - question: a question by the name it is called, with the name its answer is kept under.
    /// - Returns: the condition that the expression states.
    /// - Throws: `Refusal` with what cannot be read.
    static func condition(
        _ text: String,
        conditions: Set<String>,
        question: @escaping (String) -> (name: String, kind: Kind)?
    ) throws(Refusal) -> Condition {
        var reader = try Self(text, conditions, question)
        let condition = try reader.disjunction()
        if let rest = reader.tokens.first { throw Refusal(what: "\(rest) was not expected") }
        return condition
    }

    private mutating func take(_ word: String) -> Bool {
        switch tokens.first {
        case .sign(word): break
        case .name(let name) where name.lowercased() == word: break
        default: return false
        }
        tokens = tokens.dropFirst()
        return true
    }

    private mutating func disjunction() throws(Refusal) -> Condition {
        var parts = [try conjunction()]
        while take("or") { parts.append(try conjunction()) }
        return parts.count == 1 ? parts[0] : .any(parts)
    }

    private mutating func conjunction() throws(Refusal) -> Condition {
        var parts = [try negation()]
        while take("and") { parts.append(try negation()) }
        return parts.count == 1 ? parts[0] : .all(parts)
    }

    private mutating func negation() throws(Refusal) -> Condition {
        depth += 1
        defer { depth -= 1 }
        guard depth < Self.mostDepth else { throw Refusal(what: "it is nested too deep") }
        if take("not") || take("!") { return .not(try negation()) }
        if take("(") {
            let inner = try disjunction()
            guard take(")") else { throw Refusal(what: "a bracket is not closed") }
            return inner
        }
        return try comparison()
    }

    private mutating func comparison() throws(Refusal) -> Condition {
        let left = try term()
        for sign in ["==", "!=", ">=", "<=", ">", "<", "in", "="] where take(sign) {
            return try compare(left, sign, try term())
        }
        switch left {
        case .condition(let name): return .other(name)
        case .question(let name, _):
            return .compare(Comparison(question: name, operation: .answered, operand: .text("")))
        case .bool(let isTrue): return isTrue ? .all([]) : .any([])
        default: throw Refusal(what: "a comparison was expected")
        }
    }

    private mutating func term() throws(Refusal) -> Term {
        guard let token = tokens.popFirst() else { throw Refusal(what: "it ends too early") }
        switch token {
        case .text(let text): return .text(text)
        case .number(let number): return .number(number)
        case .name("true"): return .bool(true)
        case .name("false"): return .bool(false)
        case .name(let name):
            if tokens.first == .sign("(") { return try call(name) }
            if let known = question(name) { return .question(known.name, known.kind) }
            return conditions.contains(name) ? .condition(name) : .question(name, nil)
        case .sign("-"):
            if case .number(let number) = tokens.popFirst() { return .number(-number) }
            throw Refusal(what: "a number was expected after -")
        case .sign("["):
            var texts: [String] = []
            while !take("]") {
                guard case .text(let text) = tokens.popFirst() else {
                    throw Refusal(what: "a list must hold texts")
                }
                texts.append(text)
                _ = take(",")
            }
            return .list(texts)
        case .sign(let sign): throw Refusal(what: "\(sign) was not expected")
        }
    }

    private mutating func call(_ name: String) throws(Refusal) -> Term {
        guard take("("), tokens.first != nil else { throw Refusal(what: "it ends too early") }
        let first = try term()
        var result: Term?
        switch (name, first) {
        case ("length", .question(let name, _)): result = .length(name)
        case ("dateForComparison", .number(let count)):
            if take(","), case .text(let unit) = try term(), let known = Comparison.Unit(rawValue: unit),
                let whole = Int(exactly: count)
            {
                result = .day(whole, known)
            }
        default: break
        }
        guard let result, take(")") else { throw Refusal(what: "\(name)( ) is not known here") }
        return result
    }

    private func compare(_ left: Term, _ sign: String, _ right: Term) throws(Refusal) -> Condition {
        if case .question(let name, let kind) = left { return try compare(name, kind, sign, right) }
        if case .length(let name) = left, case .number(let count) = right {
            return try length(name, sign, count)
        }
        if sign == "in", case .question(let name, _) = right, case .text(let text) = left {
            return .compare(Comparison(question: name, operation: .contains, operand: .text(text)))
        }
        if case .question = right, sign != "in" {
            let turned = [">": "<", "<": ">", ">=": "<=", "<=": ">="]
            return try compare(right, turned[sign] ?? sign, left)
        }
        if case .condition(let name) = left, case .bool(let wanted) = right {
            let isSame = (sign == "==" || sign == "=") == wanted
            return isSame ? .other(name) : .not(.other(name))
        }
        throw Refusal(what: "a question was expected beside \(sign)")
    }

    private func compare(
        _ name: String,
        _ kind: Kind?,
        _ sign: String,
        _ right: Term
    ) throws(Refusal) -> Condition {
        let operations: [String: Comparison.Operator] = [
            "==": .equal, "=": .equal, "!=": .notEqual, ">=": .atLeast, "<=": .atMost, ">": .moreThan,
            "<": .lessThan,
        ]
        if sign == "in", case .list(let texts) = right {
            return .any(
                texts.map {
                    .compare(
                        Comparison(
                            question: name,
                            operation: .equal,
                            operand: FormReader.operand($0, for: kind, .equal)
                        )
                    )
                }
            )
        }
        guard let operation = operations[sign] else { throw Refusal(what: "\(sign) cannot be asked here") }
        let operand: Comparison.Operand
        switch right {
        case .text(let text): operand = FormReader.operand(text, for: kind, operation)
        case .number(let number): operand = .number(number)
        case .bool(let bool): operand = .bool(bool)
        case .day(let count, let unit): operand = .moved(by: count, unit)
        default: throw Refusal(what: "a value was expected after \(sign)")
        }
        return .compare(Comparison(question: name, operation: operation, operand: operand))
    }

    private func length(_ name: String, _ sign: String, _ count: Double) throws(Refusal) -> Condition {
        let compare = { (operation: Comparison.Operator) in
            Condition.compare(Comparison(question: name, operation: operation, operand: .number(count)))
        }
        switch sign {
        case "==", "=": return compare(.hasLength)
        case "!=": return .not(compare(.hasLength))
        case ">": return compare(.longerThan)
        case "<": return compare(.shorterThan)
        case ">=": return .not(compare(.shorterThan))
        case "<=": return .not(compare(.longerThan))
        default: throw Refusal(what: "\(sign) cannot be asked of a length")
        }
    }
}

// Splitting into words and signs.
extension ExpressionReader {
    private static func tokens(_ text: String) throws(Refusal) -> [Token] {
        var tokens: [Token] = []
        var rest = text[...]
        while let first = rest.first {
            if first.isWhitespace {
                rest = rest.dropFirst()
            } else if first == "'" || first == "\"" {
                rest = rest.dropFirst()
                tokens.append(.text(try quoted(&rest, until: first)))
            } else if first.isLetter || first == "_" {
                let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." || $0 == "-" }
                tokens.append(.name(String(name)))
                rest = rest.dropFirst(name.count)
            } else if first.isNumber {
                let digits = rest.prefix { $0.isNumber || $0 == "." }
                guard let number = Double(digits) else { throw Refusal(what: "\(digits) is no number") }
                tokens.append(.number(number))
                rest = rest.dropFirst(digits.count)
            } else {
                let known = ["==", "!=", ">=", "<=", ">", "<", "(", ")", ",", "!", "-", "=", "[", "]"]
                guard let sign = known.first(where: { rest.hasPrefix($0) }) else {
                    throw Refusal(what: "\(first) was not expected")
                }
                tokens.append(.sign(sign))
                rest = rest.dropFirst(sign.count)
            }
        }
        return tokens
    }

    /// A text up to the quote that closes it; a quote or a backslash after a backslash belongs to the text.
    private static func quoted(_ rest: inout Substring, until quote: Character) throws(Refusal) -> String {
        var text = ""
        while let next = rest.popFirst() {
            if next == quote { return text }
            guard next == "\\" else {
                text.append(next)
                continue
            }
            guard let escaped = rest.popFirst(), ["'", "\"", "\\"].contains(escaped) else {
                throw Refusal(what: "a backslash in a text stands before ', \" or another backslash only")
            }
            text.append(escaped)
        }
        throw Refusal(what: "a text is not closed")
    }
}

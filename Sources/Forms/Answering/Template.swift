/// Words that are filled in from answers: the part of Liquid that definitions use.
///
/// `{{ name }}` is the answer to a question; filters after `|` calculate and write amounts. `{% if %}`, `{% elsif %}`,
/// `{% else %}` and `{% assign %}` choose words. What is not known is empty, and nothing is ever run.
struct Template {
    /// Whether a text has places to fill in.
    static func isOne(_ text: String) -> Bool {
        var last: UInt8 = 0
        for byte in text.utf8 {
            if last == UInt8(ascii: "{"), byte == last || byte == UInt8(ascii: "%") { return true }
            last = byte
        }
        return false
    }

    /// What a name or a calculation stands for.
    enum Term: Hashable {
        case nothing
        case text(String)
        case number(Double)

        var text: String {
            switch self {
            case .nothing: ""
            case .text(let text): text
            case .number(let number): Int(exactly: number).map { String($0) } ?? String(number)
            }
        }

        var number: Double? {
            switch self {
            case .nothing: nil
            case .text(let text): Double(text)
            case .number(let number): number
            }
        }

        var isTrue: Bool { self != .nothing && self != .text("") && self != .text("false") }
    }

    private var names: [String: Term] = [:]
    private let answer: (String) -> Term
    /// For each open `if`: whether its words are shown, whether one of its branches was, and whether it is shown at all.
    private var branches: [(isShown: Bool, wasShown: Bool, isOuterShown: Bool)] = []

    private init(_ answer: @escaping (String) -> Term) { self.answer = answer }

    /// A text with its places filled in.
    static func fill(_ text: String, answer: @escaping (String) -> Term) -> String {
        guard isOne(text) else { return text }
        var template = Self(answer)
        return template.fill(text)
    }

    private var isShown: Bool { branches.last?.isShown ?? true }

    private mutating func fill(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            let start = rest[open...]
            let isOutput = start.hasPrefix("{{")
            guard isOutput || start.hasPrefix("{%") else {
                if isShown { result += rest[...open] }
                rest = rest[rest.index(after: open)...]
                continue
            }
            if isShown { result += rest[..<open] }
            let close = isOutput ? "}}" : "%}"
            guard let end = start.firstRange(of: close) else { return result }
            let inner = start[start.index(start.startIndex, offsetBy: 2)..<end.lowerBound]
            let words = inner.drop { $0 == "-" || $0.isWhitespace }
            let body = String(words.last == "-" ? words.dropLast() : words).trimmed
            if isOutput {
                if isShown { result += evaluate(body).text }
            } else {
                perform(body)
            }
            rest = rest[end.upperBound...]
        }
        return isShown ? result + rest : result
    }

    private mutating func perform(_ tag: String) {
        let words = tag.split(separator: " ", maxSplits: 1).map(String.init)
        let rest = words.count > 1 ? words[1] : ""
        switch words.first {
        case "if":
            let holds = isShown && condition(rest)
            branches.append((holds, holds, isShown))
        case "elsif":
            guard let last = branches.popLast() else { return }
            let holds = last.isOuterShown && !last.wasShown && condition(rest)
            branches.append((holds, last.wasShown || holds, last.isOuterShown))
        case "else":
            guard let last = branches.popLast() else { return }
            branches.append((last.isOuterShown && !last.wasShown, true, last.isOuterShown))
        case "endif": _ = branches.popLast()
        case "assign":
            let parts = rest.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
            if isShown, parts.count == 2 { names[parts[0]] = evaluate(parts[1]) }
        default: break
        }
    }

    /// "a and b" and "a or b", from right to left as in Liquid.
    private func condition(_ text: String) -> Bool {
        for (word, isAnd) in [(" or ", false), (" and ", true)] {
            guard let range = text.firstRange(of: word) else { continue }
            let (left, right) = (String(text[..<range.lowerBound]), String(text[range.upperBound...]))
            return isAnd ? condition(left) && condition(right) : condition(left) || condition(right)
        }
        for sign in ["==", "!=", ">=", "<=", ">", "<"] {
            guard let range = text.firstRange(of: sign) else { continue }
            let left = evaluate(String(text[..<range.lowerBound]).trimmed)
            let right = evaluate(String(text[range.upperBound...]).trimmed)
            if sign == "==" { return left.text == right.text }
            if sign == "!=" { return left.text != right.text }
            guard let first = left.number, let second = right.number else { return false }
            switch sign {
            case ">=": return first >= second
            case "<=": return first <= second
            case ">": return first > second
            default: return first < second
            }
        }
        return evaluate(text.trimmed).isTrue
    }

    private func evaluate(_ expression: String) -> Term {
        let steps = expression.split(separator: "|").map { String($0).trimmed }
        guard let first = steps.first else { return .nothing }
        return steps.dropFirst().reduce(term(first)) { apply($1, to: $0) }
    }

    private func term(_ text: String) -> Term {
        if let quote = text.first, quote == "'" || quote == "\"", text.count > 1, text.last == quote {
            return .text(String(text.dropFirst().dropLast()))
        }
        if let number = Double(text) { return .number(number) }
        if text == "true" || text == "false" { return .text(text) }
        return names[text] ?? answer(text)
    }

    private func apply(_ filter: String, to term: Term) -> Term {
        let parts = filter.split(separator: ":", maxSplits: 1).map { String($0).trimmed }
        let operand = parts.count > 1 ? evaluate(parts[1]).number : nil
        switch parts.first {
        case "answer", "evaluate": return answer(term.text)
        case "times": return calculate(term, operand, *)
        case "plus": return calculate(term, operand, +)
        case "minus": return calculate(term, operand, -)
        case "divided_by": return operand == 0 ? .nothing : calculate(term, operand, /)
        case "money", "formatCurrency", "currency":
            return term.number.map { .text(Self.pounds($0)) } ?? .nothing
        case "upcase": return .text(term.text.uppercased())
        case "downcase": return .text(term.text.lowercased())
        default: return term
        }
    }

    private func calculate(_ term: Term, _ operand: Double?, _ operation: (Double, Double) -> Double) -> Term
    {
        guard let number = term.number, let operand else { return .nothing }
        return .number(operation(number, operand))
    }

    /// An amount in pounds, with commas between the thousands, and pence only where there are some.
    static func pounds(_ amount: Double) -> String {
        guard amount.isFinite, abs(amount) < 1e15 else { return "" }
        let pence = Int((abs(amount) * 100).rounded())
        var digits = String(pence / 100)
        var groups: [Substring] = []
        while digits.count > 3 {
            groups.insert(digits.suffix(3), at: 0)
            digits = String(digits.dropLast(3))
        }
        let whole = ([digits[...]] + groups).joined(separator: ",")
        let rest = pence % 100
        let sign = amount < 0 && pence > 0 ? "-" : ""
        return "\(sign)£\(whole)" + (rest == 0 ? "" : rest < 10 ? ".0\(rest)" : ".\(rest)")
    }
}

extension Page {
    /// The page with its words filled in from answers.
    ///
    /// - Parameters:
    ///   - values: what the answers so far mean, by the name of the question.
    ///   - describe: what an answer is called in the language of the screen.
    /// - Returns: the same page where there is nothing to fill in.
    public func filled(_ values: [String: Value], describe: (Value) -> String) -> Self {
        guard isTemplate else { return self }
        var said: [String: Template.Term] = [:]
        for (name, value) in values where !value.isEmpty {
            if case .number(let number, asTyped: _) = value {
                said[name] = .number(number)
            } else {
                said[name] = .text(describe(value))
            }
        }
        let answer = { [said] (name: String) in said[name] ?? .nothing }
        var page = self
        page.title = Template.fill(title, answer: answer)
        page.components = components.map { component in
            switch component {
            case .question(var question):
                question.title = Template.fill(question.title, answer: answer)
                question.hint = question.hint.map { Template.fill($0, answer: answer) }
                return .question(question)
            case .content(var content):
                guard var template = content.template else { return component }
                template.text = Template.fill(template.text, answer: answer)
                template.title = Template.fill(template.title, answer: answer)
                content.blocks = template.blocks
                return .content(content)
            case .payment: return component
            }
        }
        return page
    }

    private var isTemplate: Bool {
        Template.isOne(title)
            || components.contains { component in
                switch component {
                case .question(let question):
                    Template.isOne(question.title) || Template.isOne(question.hint ?? "")
                case .content(let content): content.template != nil
                case .payment: false
                }
            }
    }
}

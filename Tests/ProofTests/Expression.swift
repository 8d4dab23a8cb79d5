/// A condition in the oldest syntax (design, 3.5 c): an expression in words and signs.
indirect enum Expression: Sendable {
    case literal(Value)
    case name(String)
    case not(Self)
    case and(Self, Self)
    case or(Self, Self)
    case compare(String, Self, Self)
    case call(String, [Self])

    static func read(_ text: String) -> Rule {
        guard let tokens = tokens(of: text), !tokens.isEmpty else { return .broken(text) }
        var parser = ExpressionParser(tokens: tokens[...])
        guard let expression = parser.either(), parser.tokens.isEmpty else { return .broken(text) }
        return .expression(expression)
    }

    var mentions: [(FieldKey, Operand, Operator)] {
        switch self {
        case .literal, .name, .call: []
        case .not(let inner): inner.mentions
        case .and(let left, let right), .or(let left, let right): left.mentions + right.mentions
        case .compare(let sign, .name(let name), .literal(let value)):
            [(.name(name), .value(value), sign == ">" ? .isMoreThan : .isSame)]
        case .compare(_, let left, let right): left.mentions + right.mentions
        }
    }

    enum Token: Hashable {
        case sign(String)
        case word(String)
        case literal(Value)
    }

    private static func tokens(of text: String) -> [Token]? {
        var found: [Token] = []
        var rest = text[...]
        while let first = rest.first {
            if first.isWhitespace {
                rest.removeFirst()
            } else if let sign = ["==", "!=", "<=", ">=", "<", ">", "(", ")", ","].first(
                where: rest.hasPrefix
            ) {
                found.append(.sign(sign))
                rest.removeFirst(sign.count)
            } else if first == "'" || first == "\"" {
                guard let text = quoted(&rest, until: first) else { return nil }
                found.append(.literal(.text(text)))
            } else if first.isNumber || (first == "-" && rest.dropFirst().first?.isNumber == true) {
                let digits = rest.prefix { $0.isNumber || $0 == "." || $0 == "-" }
                guard let number = Double(digits) else { return nil }
                found.append(.literal(.number(number)))
                rest = rest[digits.endIndex...]
            } else if first.isLetter || first == "_" || first == "$" {
                let word = rest.prefix { $0.isLetter || $0.isNumber || "_.$".contains($0) }
                found.append(token(String(word)))
                rest = rest[word.endIndex...]
            } else {
                return nil
            }
        }
        return found
    }

    /// The text between quotation marks; a mark after a backslash belongs to it.
    private static func quoted(_ rest: inout Substring, until mark: Character) -> String? {
        var text = ""
        rest.removeFirst()
        while let next = rest.popFirst() {
            if next == mark { return text }
            text.append(next == "\\" ? rest.popFirst() ?? next : next)
        }
        return nil
    }

    private static func token(_ word: String) -> Token {
        switch word {
        case "true": .literal(.truth(true))
        case "false": .literal(.truth(false))
        default: .word(word)
        }
    }
}

/// OR, then AND, then comparisons, then `not` and what stands in brackets: the loosest first.
struct ExpressionParser {
    var tokens: ArraySlice<Expression.Token>

    mutating func either() -> Expression? {
        guard var left = both() else { return nil }
        while take(.word("or")) {
            guard let right = both() else { return nil }
            left = .or(left, right)
        }
        return left
    }

    private mutating func both() -> Expression? {
        guard var left = comparison() else { return nil }
        while take(.word("and")) {
            guard let right = comparison() else { return nil }
            left = .and(left, right)
        }
        return left
    }

    private mutating func comparison() -> Expression? {
        guard var left = single() else { return nil }
        while let sign = sign() {
            guard let right = single() else { return nil }
            left = .compare(sign, left, right)
        }
        return left
    }

    private mutating func sign() -> String? {
        for sign in ["==", "!=", "<", "<=", ">", ">="] where take(.sign(sign)) { return sign }
        return take(.word("in")) ? "in" : nil
    }

    private mutating func single() -> Expression? {
        if take(.word("not")) { return single().map { .not($0) } }
        if take(.sign("(")) {
            let inner = either()
            return take(.sign(")")) ? inner : nil
        }
        guard let token = tokens.popFirst() else { return nil }
        switch token {
        case .literal(let value): return .literal(value)
        case .word(let word): return take(.sign("(")) ? call(word) : .name(word)
        case .sign: return nil
        }
    }

    private mutating func call(_ name: String) -> Expression? {
        var arguments: [Expression] = []
        while !take(.sign(")")) {
            guard let argument = either() else { return nil }
            arguments.append(argument)
            _ = take(.sign(","))
        }
        return .call(name, arguments)
    }

    private mutating func take(_ token: Expression.Token) -> Bool {
        guard tokens.first == token else { return false }
        tokens.removeFirst()
        return true
    }
}

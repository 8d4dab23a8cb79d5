/// Which of its plural forms a language uses for a number: the `Plural-Forms` line of a PO file.
///
/// The line is `nplurals=N; plural=EXPRESSION;`, and the expression is C's, over the number `n`: `?:`, `||`, `&&`,
/// comparisons, `+ - * / %`, `!` and parentheses, as gettext has it.
public struct PluralRule: Hashable, Sendable {
    /// How many forms there are.
    public let count: Int
    private let expression: Expression

    /// The rule of English: one thing, or any other number of them.
    public static let english = PluralRule(count: 2, expression: .binary(.differs, .number, .constant(1)))

    private init(count: Int, expression: Expression) {
        self.count = count
        self.expression = expression
    }

    /// Reads the line; nil where it is not such a line.
    public init?(_ line: String) {
        var parser = Parser(line)
        guard parser.take("nplurals"), parser.take("="), let count = parser.integer(),
            (1...10).contains(count),
            parser.take(";"), parser.take("plural"), parser.take("="), let expression = parser.expression()
        else { return nil }
        _ = parser.take(";")
        guard parser.isAtEnd else { return nil }
        self.init(count: count, expression: expression)
    }

    /// The number of the form for so many things, from 0; the last form where the rule names none there is.
    public func form(for number: Int) -> Int {
        let form = expression.value(abs(number))
        return (0..<count).contains(form) ? form : count - 1
    }

    /// An expression over the number.
    fileprivate indirect enum Expression: Hashable, Sendable {
        case number
        case constant(Int)
        case not(Expression)
        case binary(Operator, Expression, Expression)
        case choice(Expression, Expression, Expression)

        func value(_ n: Int) -> Int {
            switch self {
            case .number: n
            case .constant(let value): value
            case .not(let other): other.value(n) == 0 ? 1 : 0
            case .choice(let condition, let yes, let no):
                condition.value(n) != 0 ? yes.value(n) : no.value(n)
            case .binary(let sign, let first, let second): sign.apply(first.value(n), second.value(n))
            }
        }
    }

    fileprivate enum Operator: Hashable, Sendable {
        case or, and, equals, differs, less, greater, atMost, atLeast, plus, minus, times, over, remainder

        /// Never traps: what C leaves open is 0 here.
        func apply(_ a: Int, _ b: Int) -> Int {
            switch self {
            case .or: a != 0 || b != 0 ? 1 : 0
            case .and: a != 0 && b != 0 ? 1 : 0
            case .equals: a == b ? 1 : 0
            case .differs: a != b ? 1 : 0
            case .less: a < b ? 1 : 0
            case .greater: a > b ? 1 : 0
            case .atMost: a <= b ? 1 : 0
            case .atLeast: a >= b ? 1 : 0
            case .plus: a &+ b
            case .minus: a &- b
            case .times: a &* b
            case .over: b == 0 ? 0 : a.dividedReportingOverflow(by: b).partialValue
            case .remainder: b == 0 ? 0 : a.remainderReportingOverflow(dividingBy: b).partialValue
            }
        }
    }

    /// Reads an expression, the loosest operators first.
    private struct Parser {
        private var rest: ArraySlice<UInt8>
        private var depth = 0
        private static let deepest = 60

        /// Operators by how tightly they bind; of two that begin alike, the longer first.
        private static let levels: [[(StaticString, Operator)]] = [
            [("||", .or)], [("&&", .and)], [("==", .equals), ("!=", .differs)],
            [("<=", .atMost), (">=", .atLeast), ("<", .less), (">", .greater)],
            [("+", .plus), ("-", .minus)], [("*", .times), ("/", .over), ("%", .remainder)],
        ]

        init(_ text: String) { rest = Array(text.utf8)[...] }

        private mutating func skipSpaces() { rest = rest.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A } }

        var isAtEnd: Bool { rest.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A } }

        mutating func take(_ word: StaticString) -> Bool {
            skipSpaces()
            guard rest.starts(with: word.description.utf8) else { return false }
            rest = rest.dropFirst(word.utf8CodeUnitCount)
            return true
        }

        mutating func integer() -> Int? {
            skipSpaces()
            let digits = rest.prefix { (0x30...0x39).contains($0) }
            rest = rest.dropFirst(digits.count)
            return Int(String(decoding: digits, as: UTF8.self))
        }

        mutating func expression() -> Expression? {
            depth += 1
            defer { depth -= 1 }
            guard depth <= Self.deepest, let condition = binary(0) else { return nil }
            guard take("?") else { return condition }
            guard let yes = expression(), take(":"), let no = expression() else { return nil }
            return .choice(condition, yes, no)
        }

        private mutating func binary(_ level: Int) -> Expression? {
            guard level < Self.levels.count else { return single() }
            guard var left = binary(level + 1) else { return nil }
            while let sign = Self.levels[level].first(where: { take($0.0) })?.1 {
                guard let right = binary(level + 1) else { return nil }
                left = .binary(sign, left, right)
            }
            return left
        }

        private mutating func single() -> Expression? {
            depth += 1
            defer { depth -= 1 }
            guard depth <= Self.deepest else { return nil }
            if take("!") { return single().map { .not($0) } }
            if take("(") {
                guard let inner = expression(), take(")") else { return nil }
                return inner
            }
            return take("n") ? .number : integer().map { .constant($0) }
        }
    }
}

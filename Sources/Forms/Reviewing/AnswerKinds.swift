import Ground

/// The answers that conditions can tell from each other, question by question.
///
/// Of all the answers to a question only those matter to conditions that some comparison tells apart. So each question
/// is tried with a few answers around what it is compared with, and answers of which all comparisons say the same are
/// one kind. Kind 0 is no answer.
struct AnswerKinds {
    /// More kinds of one question than this are not followed.
    private static let most = 64

    /// What the comparisons with one question say of each kind of its answers, by kind.
    struct Question {
        /// What each comparison says, in the order in which they were met; kind 0 first.
        var signs: [[Bool]]
        /// Whether the question can be passed without an answer.
        var mayBeEmpty: Bool
    }

    /// The comparisons with each question, by its name.
    private(set) var comparisons: [String: [Comparison]] = [:]
    /// The kinds of answers of each question that conditions look at; none where there are too many to follow.
    private(set) var questions: [String: Question] = [:]

    init(_ form: Form, today: CivilDate) {
        for condition in form.conditions.sorted(by: { $0.key < $1.key }).map(\.value) {
            for comparison in condition.comparisons {
                comparisons[comparison.question, default: []].append(comparison)
            }
        }
        let asked = Dictionary(grouping: form.pages.flatMap(\.questions)) { $0.name }
        for (name, list) in comparisons {
            questions[name] = Self.kinds(asked[name] ?? [], list, today)
        }
    }

    private static func kinds(
        _ asked: [Forms.Question],
        _ list: [Comparison],
        _ today: CivilDate
    ) -> Question? {
        let nothing = list.map { $0.holds(nil, today: today) }
        var signs = [nothing]
        for question in asked {
            guard let samples = Samples(question, list, today).values else {
                guard let all = everySign(list.count) else { return nil }
                return Question(signs: [nothing] + all, mayBeEmpty: true)
            }
            for value in samples {
                let sign = list.map { $0.holds(value, today: today) }
                if !signs.dropFirst().contains(sign) { signs.append(sign) }
                if signs.count > most { return nil }
            }
        }
        let mayBeEmpty = asked.contains { !$0.isRequired || $0.reveal != nil || $0.kind.isHidden }
        return Question(signs: signs, mayBeEmpty: mayBeEmpty || asked.isEmpty)
    }

    /// Of answers that cannot be tried, the comparisons may say anything.
    private static func everySign(_ count: Int) -> [[Bool]]? {
        guard count <= 5 else { return nil }
        return (0..<(1 << count)).map { bits in (0..<count).map { bits >> $0 & 1 == 1 } }
    }
}

extension Condition {
    /// What it compares itself, in order.
    var comparisons: [Comparison] {
        switch self {
        case .all(let parts), .any(let parts): parts.flatMap(\.comparisons)
        case .not(let part): part.comparisons
        case .compare(let comparison): [comparison]
        case .other: []
        }
    }
}

/// Answers to one question that stand for all that its comparisons tell apart; nil where that cannot be said.
private struct Samples {
    private let list: [Comparison]
    private let today: CivilDate
    private(set) var values: [Value]?

    init(_ question: Question, _ list: [Comparison], _ today: CivilDate) {
        self.list = list
        self.today = today
        values = values(question.kind)
    }

    private func values(_ kind: Kind) -> [Value]? {
        switch kind {
        case .yesNo: return [.yesNo(true), .yesNo(false)]
        case .declaration: return [.declared]
        case .one(let options, asList: _): return options.map(Value.one)
        case .many(let options, _): return subsets(options)
        case .number(let rules): return numbers(rules)
        case .date(let rules): return dates(rules)
        case .text, .longText, .email, .phone, .website: return texts()
        default:
            return list.allSatisfy { $0.operation == .answered } && !kind.isHidden ? [.text("x")] : nil
        }
    }

    /// Each set of the items that are compared, with one more that is not.
    private func subsets(_ options: [Option]) -> [Value]? {
        let named = Set(
            list.flatMap { comparison -> [String] in
                switch comparison.operand {
                case .items(let entries, all: _): entries
                case .text(let text): [text]
                default: []
                }
            }
        )
        let compared = options.filter { named.contains($0.entry) }
        let other = options.first { !named.contains($0.entry) }
        guard compared.count <= 6 else { return nil }
        return (0..<(1 << compared.count)).flatMap { bits -> [Value] in
            let chosen = compared.indices.filter { bits >> $0 & 1 == 1 }.map { compared[$0] }
            let sets = [chosen] + (other.map { [chosen + [$0]] } ?? [])
            return sets.filter { !$0.isEmpty }.map(Value.many)
        }
    }

    private func numbers(_ rules: NumberRules) -> [Value]? {
        var limits: [Double] = [0, 1] + [rules.min, rules.max].compactMap(\.self)
        for comparison in list {
            switch comparison.operand {
            case .number(let number): limits.append(number)
            default: if comparison.operation != .answered { return nil }
            }
        }
        limits.sort()
        let between = zip(limits, limits.dropFirst()).map { ($0 + $1) / 2 }
        let tried = limits.flatMap { [$0 - 1, $0, $0 + 1] } + between
        let whole = tried.flatMap { [$0.rounded(.down), $0.rounded(.up)] }
        let fitting = (rules.precision == 0 ? whole : tried + whole).filter {
            $0 >= rules.min ?? -.infinity && $0 <= rules.max ?? .infinity
        }
        return fitting.map { Value.number($0, asTyped: "") }
    }

    /// Days around those it is compared with, where either all of these move with today or none does.
    private func dates(_ rules: DateRules) -> [Value]? {
        var (fixed, moving): ([CivilDate], [CivilDate]) = ([], [])
        for comparison in list {
            switch comparison.operand {
            case .date(let date): fixed.append(date)
            case .relative(let period, let unit, let isPast):
                guard let day = moved(isPast ? -period : period, unit) else { return nil }
                moving.append(day)
            case .moved(by: let count, let unit):
                guard let day = moved(count, unit) else { return nil }
                moving.append(day)
            default: if comparison.operation != .answered { return nil }
            }
        }
        guard fixed.isEmpty || moving.isEmpty else { return nil }
        let ends = [rules.earliest, rules.latest].compactMap(\.self)
        var days = (fixed + moving + ends + [today]).flatMap { day in
            [-1, 0, 1].compactMap { day.adding(days: $0) }
        }
        if !moving.isEmpty {
            let past = rules.maxDaysInPast.flatMap { today.adding(days: -$0) }
            let future = rules.maxDaysInFuture.flatMap { today.adding(days: $0) }
            days = (days + [past, future].compactMap(\.self)).filter { day in
                (past.map { day >= $0 } ?? true) && (future.map { day <= $0 } ?? true)
            }
        }
        return days.filter { day in
            (rules.earliest.map { day >= $0 } ?? true) && (rules.latest.map { day <= $0 } ?? true)
        }.map(Value.date)
    }

    private func moved(_ count: Int, _ unit: Comparison.Unit) -> CivilDate? {
        guard abs(count) < 100_000 else { return nil }
        return switch unit {
        case .days: today.adding(days: count)
        case .months: today.adding(months: count)
        case .years: today.adding(months: count * 12)
        }
    }

    private func texts() -> [Value]? {
        var texts = ["another answer, which nothing is compared with", "x"]
        for comparison in list {
            switch (comparison.operation, comparison.operand) {
            case (.longerThan, .number(let number)), (.shorterThan, .number(let number)),
                (.hasLength, .number(let number)):
                guard let length = Int(exactly: number), (0...10_000).contains(length) else { return nil }
                texts += [length - 1, length, length + 1].filter { $0 > 0 }.map {
                    String(repeating: "x", count: $0)
                }
            case (.equal, .text(let text)), (.notEqual, .text(let text)), (.contains, .text(let text)),
                (.lacks, .text(let text)):
                texts += [text, text + " and more"]
            case (.answered, _): break
            default: return nil
            }
        }
        return texts.map(Value.text)
    }
}

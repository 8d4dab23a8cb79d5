import Ground

/// What the conditions of a form can say at all.
struct ConditionReview {
    /// Whether some answers meet a condition, and some do not; nil where there are too many to try.
    struct Range: Hashable {
        var mayHold: Bool
        var mayFail: Bool
    }

    let kinds: AnswerKinds
    private let conditions: [String: Condition]
    /// A condition with each comparison as its question and its number among those of the question.
    private indirect enum Rule {
        case all([Rule])
        case any([Rule])
        case not(Rule)
        case compare(String, Int)
        case other(String)
    }
    private var rules: [String: Rule] = [:]
    private var looked: [String: Set<String>] = [:]

    /// How many sets of answers are tried with one condition.
    private static let most = 4_096

    init(_ form: Form, today: CivilDate) {
        kinds = AnswerKinds(form, today: today)
        conditions = form.conditions
        var counts: [String: Int] = [:]
        // In the order in which the kinds of answers met the comparisons.
        for (id, condition) in form.conditions.sorted(by: { $0.key < $1.key }) {
            rules[id] = Self.rule(condition, &counts)
        }
        for id in conditions.keys { _ = look(id) }
    }

    private static func rule(_ condition: Condition, _ counts: inout [String: Int]) -> Rule {
        switch condition {
        case .all(let parts): return .all(parts.map { rule($0, &counts) })
        case .any(let parts): return .any(parts.map { rule($0, &counts) })
        case .not(let part): return .not(rule(part, &counts))
        case .other(let id): return .other(id)
        case .compare(let comparison):
            defer { counts[comparison.question, default: 0] += 1 }
            return .compare(comparison.question, counts[comparison.question, default: 0])
        }
    }

    private mutating func look(_ id: String) -> Set<String> {
        if let known = looked[id] { return known }
        guard let condition = conditions[id] else { return [] }
        var names = Set(condition.comparisons.map(\.question))
        for other in condition.others { names.formUnion(look(other)) }
        looked[id] = names
        return names
    }

    /// The names of the questions a condition rests on.
    func questions(of id: String) -> Set<String> { looked[id] ?? [] }

    /// Whether a condition holds for answers of some kinds.
    func holds(_ id: String, _ kind: (String) -> Int) -> Bool {
        rules[id].map { holds($0, kind) } ?? false
    }

    private func holds(_ rule: Rule, _ kind: (String) -> Int) -> Bool {
        switch rule {
        case .all(let parts): parts.allSatisfy { holds($0, kind) }
        case .any(let parts): parts.contains { holds($0, kind) }
        case .not(let part): !holds(part, kind)
        case .compare(let question, let number):
            kinds.questions[question]?.signs[kind(question)][number] ?? false
        case .other(let id): holds(id, kind)
        }
    }

    /// What a condition can say; nil where it cannot be found out.
    ///
    /// `mayBeUnasked` says of a question whether there are ways past it.
    func range(of id: String, mayBeUnasked: (String) -> Bool) -> Range? {
        let names = questions(of: id).sorted()
        var choices: [[Int]] = []
        var count = 1
        for name in names {
            guard let known = kinds.questions[name] else { return nil }
            let hasNone = known.mayBeEmpty || mayBeUnasked(name) || known.signs.count == 1
            choices.append(Array((hasNone ? 0 : 1)..<known.signs.count))
            count *= choices[choices.count - 1].count
            guard count <= Self.most else { return nil }
        }
        let numbers = Dictionary(names.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
        var range = Range(mayHold: false, mayFail: false)
        for combination in 0..<count {
            var (rest, chosen) = (combination, [Int]())
            for choice in choices {
                chosen.append(choice[rest % choice.count])
                rest /= choice.count
            }
            let isMet = holds(id) { name in numbers[name].map { chosen[$0] } ?? 0 }
            if isMet { range.mayHold = true } else { range.mayFail = true }
            if range.mayHold, range.mayFail { break }
        }
        return range
    }

    /// Whether some answer to its question meets a comparison; true where that cannot be found out.
    func mayHold(_ comparison: Comparison, numbered number: Int) -> Bool {
        kinds.questions[comparison.question]?.signs.contains { $0[number] } ?? true
    }
}

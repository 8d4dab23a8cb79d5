/// How the conditions of a form rest on each other, found out in one pass over them.
///
/// A condition is settled once all those it names are. What cannot be settled goes round in a circle.
struct ConditionGraph {
    /// The page on which a question stands.
    struct Asking {
        let question: String
        let page: Int
    }

    /// How many conditions may rest on each other, each on the next: far more than an author can follow.
    static let mostLevels = 32

    /// The conditions that are in a circle, or rest on one that is.
    private(set) var circular: Set<String> = []
    /// On how many levels of others each condition rests; 1 where it names none.
    private(set) var levels: [String: Int] = [:]
    /// Of the questions each condition rests on, the one that is asked last.
    private(set) var latest: [String: Asking] = [:]

    init(_ conditions: [String: Condition], pages: [String: Int]) {
        var waiting: [String: Int] = [:]
        var users: [String: [String]] = [:]
        for (id, condition) in conditions {
            let others = condition.others.filter { conditions[$0] != nil }
            waiting[id] = others.count
            for other in others { users[other, default: []].append(id) }
        }
        var ready = waiting.filter { $0.value == 0 }.map(\.key)
        while let id = ready.popLast(), let condition = conditions[id] {
            settle(id, condition, pages)
            for user in users[id] ?? [] {
                waiting[user, default: 0] -= 1
                if waiting[user] == 0 { ready.append(user) }
            }
        }
        circular = Set(conditions.keys.filter { levels[$0] == nil })
    }

    private mutating func settle(_ id: String, _ condition: Condition, _ pages: [String: Int]) {
        let others = condition.others
        levels[id] = 1 + (others.compactMap { levels[$0] }.max() ?? 0)
        let own = condition.questions.compactMap { name in
            pages[name].map { Asking(question: name, page: $0) }
        }
        latest[id] = (own + others.compactMap { latest[$0] }).max { $0.page < $1.page }
    }
}

extension Condition {
    /// The ids of the conditions it names itself.
    var others: [String] {
        switch self {
        case .all(let parts), .any(let parts): parts.flatMap(\.others)
        case .not(let part): part.others
        case .compare: []
        case .other(let id): [id]
        }
    }

    /// The names of the questions it compares itself.
    fileprivate var questions: [String] {
        switch self {
        case .all(let parts), .any(let parts): parts.flatMap(\.questions)
        case .not(let part): part.questions
        case .compare(let comparison): [comparison.question]
        case .other: []
        }
    }
}

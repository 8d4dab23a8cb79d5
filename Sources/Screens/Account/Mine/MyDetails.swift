import Domain

/// What is known of a resident, and a way to change one thing at a time.
struct MyDetails: MineScene {
    var state = PageState()
    let name = "details"
    let asks: MineAct? = .details
    private var details: PersonDetails?
    private var operation: ID?
    /// The names of those who are told of the last change.
    private var told: [String] = []

    func title(_ words: Catalogue) -> String { words(.mineDetails) }

    func parts(_ surroundings: Surroundings) -> [Part]? {
        guard let details else { return nil }
        let words = surroundings.words
        var list = PartList()
        if state.notice != nil {
            list.say(words(told.isEmpty ? .mineToldNobody : .mineTold))
            list.list(told)
        }
        for fact in DetailsFact.allCases {
            let lines = details.lines(of: fact)
            list.answer(
                Self.change(fact),
                words(fact.label),
                lines.isEmpty ? [words(.notProvided)] : lines,
                change: words(.change)
            )
        }
        list.say(words(.mineBorn, ["date": words.date(details.born)]))
        list.button("return", words(.goBack))
        return list.parts
    }

    private static func change(_ fact: DetailsFact) -> ElementID { ElementID("change:\(fact)") }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, _ moment: Moment) -> [Step] {
        guard let details, let operation,
            let fact = DetailsFact.allCases.first(where: { Self.change($0) == id })
        else { return [] }
        state.notice = nil
        return [.open(ChangeDetail(fact, of: details, operation))]
    }

    mutating func take(_ news: MineNews, _ surroundings: Surroundings, _ moment: Moment) -> [Step] {
        switch news {
        case .details(let details, let operation): (self.details, self.operation) = (details, operation)
        case .changed(let person, let codes, let next):
            let services = surroundings.services.compactMap(\.told)
            told = codes.map { code in services.first { $0.code == code }?.name ?? code }
            (details, operation) = (person.details, next)
            state.say(.mineChanged)
            return [.renew(person)]
        default: break
        }
        return []
    }
}

extension DetailsFact {
    /// What it is called in short.
    var label: Phrase {
        switch self {
        case .name: .rowName
        case .address: .rowAddress
        case .phone: .rowPhone
        case .email: .rowEmail
        }
    }
}

import Domain
import Forms

/// Some services to choose from: those under one heading, or all of them by their first letters.
struct ServiceList: Scene {
    private enum Kind {
        case category(ServiceCategory)
        case all
    }

    private var kind: Kind
    private var opening = ServiceOpening()

    private init(_ kind: Kind) { self.kind = kind }

    /// The services under a heading.
    init(_ category: ServiceCategory) { self.init(.category(category)) }

    /// Every service, A to Z.
    static var all: Self { Self(.all) }

    func screen(_ surroundings: Surroundings) -> Screen {
        let words = surroundings.words
        let (id, title, services) =
            switch kind {
            case .category(let category): ("category.\(category.code)", category.title, category.services)
            case .all: ("all-services", words(.frontAll), words.sorted(surroundings.services, by: \.title))
            }
        return Screen(
            id: id + opening.suffix,
            title: title,
            caption: surroundings.hub.name,
            parts: opening.notice(words) + ServiceOpening.choices(services, from: 1, withHints: !isAll)
        )
    }

    private var isAll: Bool { if case .all = kind { true } else { false } }

    mutating func speak(_ surroundings: Surroundings, _ forms: [String: Form]) {
        guard case .category(let old) = kind else { return }
        kind = .category(surroundings.categories.first { $0.code == old.code } ?? old)
    }

    func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        opening.press(id, surroundings)
    }

    mutating func receive(_ outcome: Outcome, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        opening.receive(outcome, surroundings)
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.words(.servicesHelp)] }
}

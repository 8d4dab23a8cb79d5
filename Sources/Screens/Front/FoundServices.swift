import Domain
import Forms

/// What was found for some words, or kind ways on where nothing was.
struct FoundServices: Scene {
    /// No more of what was typed is shown again, in characters.
    private static let mostShown = 100

    private let typed: String
    private var services: [Service]
    private var opening = ServiceOpening()

    init(typed: String, _ services: [Service]) {
        self.typed = String(typed.prefix(Self.mostShown))
        self.services = services
    }

    func screen(_ surroundings: Surroundings) -> Screen {
        let words = surroundings.words
        let number = services.count + 1
        var parts = opening.notice(words)
        parts.append(.paragraph(words(.foundTyped, ["words": typed])))
        if services.isEmpty {
            parts += [.paragraph(words(.notFoundText)), .paragraph(words(.notFoundStaff))]
        }
        parts += ServiceOpening.choices(services, from: 1, withHints: true)
        parts += [
            .button(Part.Button(id: "other-words", number: number, label: words(.foundOther))),
            .button(Part.Button(id: "all", number: number + 1, label: words(.frontAll))),
        ]
        if services.isEmpty {
            parts.append(.button(Part.Button(id: "call", number: number + 2, label: words(.callAsk))))
        }
        return Screen(
            id: (services.isEmpty ? "not-found" : "found") + opening.suffix,
            title: words(services.isEmpty ? .notFoundTitle : .foundTitle),
            caption: surroundings.hub.name,
            parts: parts
        )
    }

    mutating func speak(_ surroundings: Surroundings, _ forms: [String: Form]) {
        services = services.map { surroundings.service($0.code) ?? $0 }
    }

    func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        switch id {
        case "other-words": [.close]
        case "all": [.open(ServiceList.all)]
        // Who calls learns what she looked for only as far as it may be kept at all.
        case "call":
            [.open(AskToBeCalled(.search, UnfoundSearch(typed: typed).words, surroundings.person))]
        default: opening.press(id, surroundings)
        }
    }

    mutating func receive(_ outcome: Outcome, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        opening.receive(outcome, surroundings)
    }

    func help(_ surroundings: Surroundings) -> [String] {
        let words = surroundings.words
        return services.isEmpty ? [words(.notFoundText), words(.notFoundStaff)] : [words(.foundHelp)]
    }
}

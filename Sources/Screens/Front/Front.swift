import Domain
import Forms

/// The first screen: what can be done here.
struct Front: Scene {
    /// What stands above the services.
    private enum Notice {
        case none
        /// The visit before this one broke off, and what was answered can be carried on with.
        case interrupted
        /// A service was chosen that cannot be used now.
        case unavailable(String)
    }

    private var notice: Notice

    init(_ surroundings: Surroundings) {
        notice = surroundings.interrupted == nil ? .none : .interrupted
    }

    func screen(_ surroundings: Surroundings) -> Screen {
        let words = surroundings.words
        var parts: [Part] = []
        var number = 1
        switch notice {
        case .none:
            parts.append(.paragraph(words(.frontText)))
        case .interrupted:
            parts.append(.notice(words(.interruptedText)))
            parts.append(.choice(Part.Choice(id: "resume", number: number, label: words(.interruptedResume))))
            number += 1
        case .unavailable(let title):
            parts.append(.notice(words(.unavailableText, ["service": title])))
        }
        for category in surroundings.categories {
            parts.append(.heading(category.title))
            for service in category.services {
                let id = ElementID("service:\(service.code)")
                parts.append(.choice(Part.Choice(id: id, number: number, label: service.title)))
                number += 1
            }
        }
        return Screen(
            id: "front\(suffix)",
            title: words(.frontTitle),
            caption: surroundings.hub.name,
            parts: parts
        )
    }

    /// A notice makes it a new screen, read from the top.
    private var suffix: String {
        switch notice {
        case .none: ""
        case .interrupted: ".interrupted"
        case .unavailable: ".unavailable"
        }
    }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        if id == "resume", let journey = surroundings.interrupted { return [.perform(.resume(journey))] }
        let services = surroundings.categories.flatMap(\.services)
        guard let service = services.first(where: { id == ElementID("service:\($0.code)") }) else {
            return []
        }
        return [.perform(.begin(service: service.code))]
    }

    mutating func receive(_ outcome: Outcome, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        switch outcome {
        case .begun(let service, let form, let journey):
            guard let service = surroundings.service(service) else { return [] }
            notice = .none
            return [.open(ServiceStart(service, form, journey))]
        case .resumed(let service, let form, let journey, let answers, let page):
            guard let service = surroundings.service(service) else { return [] }
            notice = .none
            return [
                .open(ServiceStart(service, form, journey)),
                .open(FormJourney(service, form, journey, answers, at: page, moment)),
            ]
        case .unavailable(let service):
            notice = .unavailable(surroundings.service(service)?.title ?? service)
            return []
        case .sent, .notSent, .storeIsBack:
            return []
        }
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.words(.frontHelp)] }
}

import Domain

/// What every list of services does: it offers them, begins the one that is chosen, and says when that cannot be.
struct ServiceOpening {
    /// The title of a service that was chosen and cannot be used now.
    private var unavailable: String?

    /// The services as choices, numbered on from a number.
    static func choices(_ services: [Service], from number: Int, withHints: Bool) -> [Part] {
        services.enumerated().map { offset, service in
            .choice(
                Part.Choice(
                    id: id(service),
                    number: number + offset,
                    label: service.title,
                    hint: withHints ? service.summary : nil
                )
            )
        }
    }

    private static func id(_ service: Service) -> ElementID { ElementID("service:\(service.code)") }

    /// What stands above the services.
    func notice(_ words: Catalogue) -> [Part] {
        unavailable.map { [.notice(words(.unavailableText, ["service": $0]))] } ?? []
    }

    /// A notice makes it a new screen, read from the top.
    var suffix: String { unavailable == nil ? "" : ".unavailable" }

    /// Begins the service that an element names, if it names one.
    func press(_ id: ElementID, _ surroundings: Surroundings) -> [Step] {
        guard let service = surroundings.services.first(where: { id == Self.id($0) }) else { return [] }
        return [.perform(.begin(service: service.code))]
    }

    /// Opens the service that was begun, or notes that it cannot be.
    mutating func receive(_ outcome: Outcome, _ surroundings: Surroundings) -> [Step] {
        switch outcome {
        case .begun(let service, let form, let journey):
            guard let service = surroundings.service(service) else { return [] }
            unavailable = nil
            return [.open(ServiceStart(service, form, journey))]
        case .unavailable(let service):
            unavailable = surroundings.service(service)?.title ?? service
            return []
        default:
            return []
        }
    }
}

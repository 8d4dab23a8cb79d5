import Domain
import Forms
import Ground

/// What a service is for, how long it takes, what is needed, and what happens then.
struct ServiceStart: Scene {
    private var service: Service
    private var form: Form
    private let journey: ID

    init(_ service: Service, _ form: Form, _ journey: ID) {
        self.service = service
        self.form = form
        self.journey = journey
    }

    func screen(_ surroundings: Surroundings) -> Screen {
        let words = surroundings.words
        let notes = form.notes.service
        var parts: [Part] = form.isRead(in: words) ? [] : [.notice(words(.startEnglishOnly))]
        parts += (notes?.about ?? [service.summary]).map(Part.paragraph)
        if let minutes = notes?.estimatedMinutes {
            parts.append(.paragraph(words(.startMinutes, count: minutes)))
        }
        if let needed = notes?.youNeed, !needed.isEmpty {
            parts += [.heading(words(.startYouNeed)), .points(needed)]
        }
        parts.append(.paragraph(words(.startPrivacy)))
        parts.append(.button(Part.Button(id: "start", number: 1, label: words(.startNow))))
        return Screen(
            id: "start.\(service.code)",
            title: service.title,
            caption: surroundings.hub.name,
            parts: parts
        )
    }

    func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        let form = FormJourney(
            service,
            form,
            journey,
            Answers(),
            at: nil,
            moment,
            with: surroundings.equipment,
            for: surroundings.owner
        )
        return [.open(form)]
    }

    var openService: String? { service.code }

    mutating func speak(_ surroundings: Surroundings, _ forms: [String: Form]) {
        service = surroundings.service(service.code) ?? service
        form = forms[service.code] ?? form
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.words(.startHelp)] }
}

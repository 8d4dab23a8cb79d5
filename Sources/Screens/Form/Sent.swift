import Domain
import Forms

/// A form was sent: its reference, and what happens now.
struct Sent: Scene {
    private let service: Service
    private let form: Form
    private let receipt: Outcome.Receipt

    init(_ service: Service, _ form: Form, _ receipt: Outcome.Receipt) {
        self.service = service
        self.form = form
        self.receipt = receipt
    }

    func screen(_ surroundings: Surroundings) -> Screen {
        let words = surroundings.words
        let notes = form.notes.service
        let date = receipt.promised.map { words.date($0, withWeekday: true) } ?? words(.sentSoon)
        var parts: [Part] = [
            .reference(
                label: words(.sentReference),
                code: receipt.reference.grouped,
                spoken: words.spelled(receipt.reference.grouped)
            ),
            .paragraph(words(.sentKeep)),
            .heading(words(.sentNext)),
        ]
        parts += receipt.booked.map { .paragraph(words(.sentBooked, ["when": words.slot($0)])) }
        let next = notes?.whatHappensNext ?? []
        parts += next.map { .paragraph($0.filling(["date": date])) }
        if !next.contains(where: { $0.contains("{date}") }), receipt.promised != nil {
            parts.append(.paragraph(words(.sentBy, ["date": date])))
        }
        parts += [
            .button(Part.Button(id: "home", number: 1, label: words(.somethingElse))),
            .button(Part.Button(id: "finish", number: 2, label: words(.finishNow))),
        ]
        return Screen(
            id: "sent.\(service.code)",
            title: notes?.sentTitle ?? words(.sentTitle),
            caption: service.title,
            parts: parts,
            focus: "home"
        )
    }

    func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        id == "finish" ? [.end] : [.home]
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.words(.sentHelp)] }
}

import Domain
import Forms
import Ground

/// Asks the date of birth under which a form is saved, and saves it; whoever has told it before is not asked again.
struct SaveForm: Scene {
    private let kept: Effect.Kept
    private var born = DateFields()
    /// How often saving failed; each time is a screen of its own.
    private var failures = 0
    /// Whether it is being saved without a question, and whether the shell was told to.
    private var (isSaving, isAsked) = (false, false)
    /// Whether the date is known from before, so that there is nothing to ask.
    private let isKnown: Bool
    /// Whether the date is that of the form itself.
    private let isOfForm: Bool
    /// The date that was told.
    private(set) var date: CivilDate?

    init(_ kept: Effect.Kept, of surroundings: Surroundings, under date: CivilDate? = nil) {
        self.kept = kept
        // Who acts for another has told nothing of her in an account of her own: that of the form is hers.
        let own = surroundings.acting == nil ? surroundings.person?.details.born : nil
        self.date = date ?? own ?? kept.born
        isOfForm = date == nil && own == nil
        isKnown = self.date != nil
        isSaving = isKnown
    }

    var journey: ID { kept.journey }

    func screen(_ surroundings: Surroundings) -> Screen {
        let words = surroundings.words
        var screen = isKnown ? knownScreen(words) : askingScreen(words)
        screen.caption = surroundings.service(kept.service)?.title
        return screen
    }

    private func knownScreen(_ words: Catalogue) -> Screen {
        guard !isSaving else {
            let wait = [Part.paragraph(words(.fewSeconds))]
            return Screen(id: "save.waiting", title: words(.finishSave), parts: wait)
        }
        let parts: [Part] = [
            .notice(words(.notSavedText)),
            .button(Part.Button(id: "continue", number: 1, label: words(.saveButton))),
        ]
        return Screen(
            id: "save.failed.\(failures)",
            title: words(.finishSave),
            parts: parts,
            focus: "continue"
        )
    }

    private func askingScreen(_ words: Catalogue) -> Screen {
        born.screen(
            "save" + (failures == 0 ? "" : ".failed.\(failures)"),
            [failures == 0 ? .paragraph(words(.saveWhy)) : .notice(words(.notSavedText))],
            button: words(.saveButton),
            words
        )
    }

    mutating func wanting() -> [Effect] {
        guard isSaving, !isAsked, let date else { return [] }
        isAsked = true
        return [.save(kept, born: date)]
    }

    mutating func write(_ text: String, in field: ElementID) { born.write(text, in: field) }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        if isKnown {
            (isSaving, isAsked) = (true, false)
            return []
        }
        if let field = born.field(of: id) { return [.focus(field)] }
        guard id == "continue" || born.isLast(id) else { return [.next] }
        guard let date = born.date(surroundings.words, on: moment.today) else { return [] }
        self.date = date
        return [.perform(.save(kept, born: date))]
    }

    mutating func receive(_ outcome: Outcome, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        switch outcome {
        case .saved(let code, let lastDay):
            let service = surroundings.service(kept.service)
            return [.close, .open(Saved(service, code, lastDay, isOfForm: isOfForm && isKnown, moment))]
        case .notSaved:
            failures += 1
            isSaving = false
            return []
        default:
            return []
        }
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.words(.saveHelp)] }
}

/// A form is saved: its code, and how to come back to it.
struct Saved: Scene {
    /// How long a press does nothing, in milliseconds: a key struck twice must not take the code away.
    private static let guardTime: Int64 = 300

    private var service: Service?
    private let code: SavedCode
    private let lastDay: CivilDate
    /// Whether it opens with the date of birth that is in the form.
    private let isOfForm: Bool
    private let arrived: Moment

    mutating func speak(_ surroundings: Surroundings, _ forms: [String: Form]) {
        service = service.map { surroundings.service($0.code) ?? $0 }
    }

    init(_ service: Service?, _ code: SavedCode, _ lastDay: CivilDate, isOfForm: Bool, _ moment: Moment) {
        self.isOfForm = isOfForm
        self.service = service
        self.code = code
        self.lastDay = lastDay
        arrived = moment
    }

    func screen(_ surroundings: Surroundings) -> Screen {
        let words = surroundings.words
        let date = words.date(lastDay, withWeekday: true)
        return Screen(
            id: "saved",
            title: words(.savedTitle),
            caption: service?.title,
            parts: [
                .reference(
                    label: words(.savedCode),
                    code: code.grouped,
                    spoken: words.spelled(code.grouped)
                ),
                .notice(words(.savedWrite)),
                .paragraph(words(.savedUntil, ["date": date])),
                .paragraph(words(.savedWhere, ["choice": words(.frontCarryOn)])),
                .paragraph(words(isOfForm ? .savedAskedForm : .savedAsked)),
                .button(Part.Button(id: "return", number: 1, label: words(.savedBack))),
                .button(Part.Button(id: "done", number: 2, label: words(.finishNow))),
            ],
            focus: "return"
        )
    }

    func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        guard moment.milliseconds - arrived.milliseconds >= Self.guardTime else { return [] }
        return id == "done" ? [.end] : [.close]
    }

    var isSafelyKept: Bool { true }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.words(.savedHelp)] }
}

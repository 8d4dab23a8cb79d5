import Domain
import Forms
import Ground

/// Asks the date of birth under which a form is saved, and saves it; who is signed in has told it before.
struct SaveForm: Scene {
    private let kept: Effect.Kept
    private var born = BornFields()
    /// How often saving failed; each time is a screen of its own.
    private var failures = 0
    /// The date that is known from the account, as long as it was not tried.
    private var known: CivilDate?
    /// Whether it is being saved without a question.
    private var isSaving: Bool

    init(_ kept: Effect.Kept, of surroundings: Surroundings) {
        self.kept = kept
        // For another person it is asked: the form is hers, and so is the date.
        known = surroundings.acting == nil ? surroundings.person?.details.born : nil
        isSaving = known != nil
    }

    var journey: ID { kept.journey }

    func screen(_ surroundings: Surroundings) -> Screen {
        let words = surroundings.words
        let caption = surroundings.service(kept.service)?.title
        guard !isSaving else {
            let wait = [Part.paragraph(words(.fewSeconds))]
            return Screen(id: "save.waiting", title: words(.finishSave), caption: caption, parts: wait)
        }
        var screen = born.screen(
            "save" + (failures == 0 ? "" : ".failed.\(failures)"),
            [failures == 0 ? .paragraph(words(.saveWhy)) : .notice(words(.notSavedText))],
            button: words(.saveButton),
            words
        )
        screen.caption = caption
        return screen
    }

    mutating func wanting() -> [Effect] {
        guard let born = known else { return [] }
        known = nil
        return [.save(kept, born: born)]
    }

    mutating func write(_ text: String, in field: ElementID) { born.write(text, in: field) }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        if let field = born.field(of: id) { return [.focus(field)] }
        guard id == "continue" || born.isLast(id) else { return [.next] }
        guard let date = born.date(surroundings.words, on: moment.today) else { return [] }
        return [.perform(.save(kept, born: date))]
    }

    mutating func receive(_ outcome: Outcome, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        switch outcome {
        case .saved(let code, let lastDay):
            return [.close, .open(Saved(surroundings.service(kept.service), code, lastDay, moment))]
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
    private let arrived: Moment

    mutating func speak(_ surroundings: Surroundings, _ forms: [String: Form]) {
        service = service.map { surroundings.service($0.code) ?? $0 }
    }

    init(_ service: Service?, _ code: SavedCode, _ lastDay: CivilDate, _ moment: Moment) {
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
                .paragraph(words(.savedAsked)),
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

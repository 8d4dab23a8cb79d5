import Domain
import Forms
import Ground

/// Opens a saved form: asks its code, then the date of birth.
struct CarryOn: Scene {
    private enum Stage {
        case code
        case born(SavedCode)
        case expired(service: String, lastDay: CivilDate)
        /// The service is not offered any more, or not now.
        case gone(isKept: Bool)
    }

    private static let field: ElementID = "field:code"
    private static let problem: ElementID = "problem:code"

    private var stage = Stage.code
    private var typed = ""
    private var born = DateFields()
    /// What is wrong, and how often something was: each time is a screen of its own.
    private var mistake: Phrase?
    private var attempt = 0
    /// The date of birth that was told.
    private(set) var date: CivilDate?

    func screen(_ surroundings: Surroundings) -> Screen {
        let words = surroundings.words
        var screen =
            switch stage {
            case .code: codeScreen(words)
            case .born: born.screen("carry-on.born", button: words(.goOn), words)
            case .expired(let service, let lastDay):
                expiredScreen(surroundings.service(service), lastDay, words)
            case .gone(let isKept): goneScreen(isKept: isKept, surroundings)
            }
        screen.caption = surroundings.hub.name
        return screen
    }

    private func codeScreen(_ words: Catalogue) -> Screen {
        let message = mistake.map { words($0) }
        let title = words(.carryOnTitle)
        let problems = message.map { [Part.Problem(id: Self.problem, message: $0)] }
        let field = Part.Field(
            id: Self.field,
            label: "",
            hint: words(.carryOnHint),
            text: typed,
            width: 10,
            problem: message.map { words(.errorPrefix, ["message": $0]) },
            takesCode: true
        )
        return Screen(
            id: "carry-on" + (message == nil ? "" : "!\(attempt)"),
            title: message == nil ? title : words(.errorPrefix, ["message": title]),
            parts: (problems.map { [.problems(title: words(.problemTitle), $0)] } ?? []) + [
                .field(field), .button(Part.Button(id: "continue", label: words(.goOn))),
            ],
            focus: message == nil ? Self.field : Self.problem
        )
    }

    private func expiredScreen(_ service: Service?, _ lastDay: CivilDate, _ words: Catalogue) -> Screen {
        var parts: [Part] = [
            .paragraph(words(.expiredText, ["date": words.date(lastDay, withWeekday: true)])),
            .paragraph(words(.expiredAgain)),
        ]
        let start = words(.expiredStart, ["service": service?.title ?? ""])
        if service != nil { parts.append(.button(Part.Button(id: "begin", number: 1, label: start))) }
        let number = service == nil ? 1 : 2
        parts.append(.button(Part.Button(id: "home", number: number, label: words(.somethingElse))))
        return Screen(id: "carry-on.expired", title: words(.expiredTitle), parts: parts)
    }

    private func goneScreen(isKept: Bool, _ surroundings: Surroundings) -> Screen {
        let words = surroundings.words
        var parts: [Part] = [.paragraph(words(.goneText))]
        if isKept { parts.append(.paragraph(words(.goneKept))) }
        parts += [
            .points(surroundings.hub.helpLines),
            .button(Part.Button(id: "home", number: 1, label: words(.somethingElse))),
        ]
        return Screen(id: "carry-on.gone", title: words(.goneTitle), parts: parts)
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.words(.carryOnHelp)] }
}

// Moving.
extension CarryOn {
    mutating func write(_ text: String, in field: ElementID) {
        if field == Self.field { typed = text } else { born.write(text, in: field) }
    }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        switch stage {
        case .code:
            if id == Self.problem { return [.focus(Self.field)] }
            takeCode()
            return []
        case .born(let code):
            if let field = born.field(of: id) { return [.focus(field)] }
            guard id == "continue" || born.isLast(id) else { return [.next] }
            guard let date = born.date(surroundings.words, on: moment.today) else { return [] }
            self.date = date
            return [.perform(.openSaved(code, born: date))]
        case .expired(let service, lastDay: _):
            return id == "begin" ? [.perform(.begin(service: service))] : [.home]
        case .gone:
            return [.home]
        }
    }

    private mutating func takeCode() {
        do throws(SavedCode.Refusal) {
            stage = .born(try SavedCode(reading: typed))
            mistake = nil
        } catch {
            switch error {
            case .empty: note(.codeEmpty)
            case .wrongLength: note(.codeLength)
            case .wrongSign: note(.codeSlip)
            }
        }
    }

    private mutating func note(_ mistake: Phrase) {
        stage = .code
        self.mistake = mistake
        attempt += 1
    }

    mutating func back(_ moment: Moment) -> [Step] {
        guard case .born = stage else { return [.close] }
        stage = .code
        return []
    }

    mutating func receive(_ outcome: Outcome, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        switch outcome {
        case .resumed:
            guard let resumed = FormJourney(resumed: outcome, surroundings, moment) else {
                stage = .gone(isKept: true)
                return []
            }
            return [.home] + resumed.opened
        case .begun(let service, let form, let journey):
            guard let service = surroundings.service(service) else { return [] }
            return [.home, .open(ServiceStart(service, form, journey))]
        case .notOpened(let refusal): refuse(refusal)
        case .notOpenedNow: note(.notOpenedNow)
        case .unavailable:
            if case .born = stage { stage = .gone(isKept: true) } else { stage = .gone(isKept: false) }
        default: break
        }
        return []
    }

    private mutating func refuse(_ refusal: SavedRefusal) {
        switch refusal {
        case .wrong: note(.codeOrDateWrong)
        case .codeLocked: note(.codeLocked)
        case .terminalLocked: note(.terminalLocked)
        case .expired(let service, let lastDay): stage = .expired(service: service, lastDay: lastDay)
        }
    }
}

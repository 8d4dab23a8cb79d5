import Domain
import Ground

/// Help with the screen under it, and every other way to get help.
///
/// When the hub is open is looked up when help is opened: only here it is read, and a closure may have been entered
/// since the session began.
struct Help: Scene {
    private let here: [String]
    private let today: CivilDate
    private var isWanted = true
    var isAside: Bool { true }

    init(_ here: [String], on today: CivilDate) { (self.here, self.today) = (here, today) }

    mutating func wanting() -> [Effect] {
        guard isWanted else { return [] }
        isWanted = false
        return [.readHours]
    }

    func screen(_ surroundings: Surroundings) -> Screen {
        let words = surroundings.words
        var parts = here.map(Part.paragraph)
        parts += [.heading(words(.helpPeople)), .points(surroundings.hub.helpLines)]
        let hours = surroundings.openingLines(on: today)
        if !hours.isEmpty { parts += [.heading(words(.hoursTitle)), .points(hours)] }
        parts += [.heading(words(.helpKeys)), .points(Self.keys(surroundings.settings).map { words($0) })]
        parts.append(.button(Part.Button(id: "return", number: 1, label: words(.goBack))))
        return Screen(id: "help", title: words(.helpTitle), parts: parts)
    }

    /// The lines that explain the keys there are.
    private static func keys(_ settings: Settings) -> [Phrase] {
        switch settings.keys.means {
        case .keyboard: Phrase.keys + (settings.speech.isOn ? [.keyPause] : [])
        case .keypad: [.padNumber, .padEnter, .padBack, .padTools, .padSigns]
        case .oneSwitch: [.switchMoves, .switchPress, .switchEnds]
        }
    }

    func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] { [.close] }
}

/// Asks before answers are thrown away, and offers to save them where that can be.
struct Finishing: Scene {
    private let saving: Effect.Kept?
    /// Whether a copy that was saved before stays.
    private let hasCopy: Bool
    /// The service whose form is thrown away, for who wants to be called about it; nil where no form is open.
    private let service: String?

    /// The date of birth under which it was saved before.
    private let date: CivilDate?

    init(saving: Effect.Kept?, under date: CivilDate? = nil, hasCopy: Bool, service: String? = nil) {
        self.saving = saving
        self.date = date
        self.hasCopy = hasCopy
        self.service = service
    }

    var isAside: Bool { true }

    func screen(_ surroundings: Surroundings) -> Screen {
        let words = surroundings.words
        var parts: [Part] = [.paragraph(words(hasCopy ? .finishCopyText : .finishText))]
        var choices: [(ElementID, Phrase)] = [("stay", .finishNo)]
        if saving != nil {
            if !hasCopy { parts.append(.paragraph(words(.finishSaveText))) }
            choices.append(("save", .finishSave))
        }
        if service != nil { choices.append(("call", .callAsk)) }
        choices.append(("leave", .finishYes))
        for (index, (id, label)) in choices.enumerated() {
            parts.append(.choice(Part.Choice(id: id, number: index + 1, label: words(label))))
        }
        return Screen(id: "finishing", title: words(.finishTitle), parts: parts, focus: "stay")
    }

    func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        switch (id, saving, service) {
        case ("leave", _, _): [.end]
        case ("save", let kept?, _): [.close, .open(SaveForm(kept, of: surroundings, under: date))]
        case ("call", _, let service?):
            [.close, .open(AskToBeCalled(.form, service, surroundings.person))]
        default: [.close]
        }
    }
}

/// Nobody has pressed a key for a while.
///
/// Any key carries on. It says what becomes of what a person did, since the time is not told again.
struct StillThere: Scene {
    /// What is lost when nobody answers.
    enum Loss {
        case nothing
        /// Answers that are nowhere else.
        case answers
        /// What was typed since a copy was saved.
        case changes
    }

    private let loss: Loss
    private let since: Int64

    init(_ loss: Loss, since: Int64) { (self.loss, self.since) = (loss, since) }

    var isAside: Bool { true }

    /// When the screen is cleared.
    func end(_ limits: IdleLimits) -> Int64 { since + Int64(limits.clearAfterSeconds) * 1000 }

    func screen(_ surroundings: Surroundings) -> Screen {
        let words = surroundings.words
        let seconds = surroundings.hub.idleLimits.clearAfterSeconds
        let kept: Phrase =
            switch loss {
            case .nothing: .idleLosesNothing
            case .answers: .idleLosesAnswers
            case .changes: .idleKeepsCopy
            }
        return Screen(
            id: "still-there",
            title: words(.idleTitle),
            parts: [
                .paragraph(words(.idleText, count: seconds)), .paragraph(words(kept)),
                .button(Part.Button(id: "stay", number: 1, label: words(.idleStay))),
            ],
            focus: "stay"
        )
    }

    func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] { [.close] }
}

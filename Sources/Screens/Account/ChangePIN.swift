import Domain

/// Changes a PIN: of who is signed in, or one that staff gave and that opens nothing else.
struct ChangePIN: Scene {
    private enum Stage: Hashable {
        case old
        case new
        case done
        case locked(AccountNews.ClockTime)
    }

    private static let field: ElementID = "field:old-pin"

    private let person: Person
    /// How she wants the screens, where she is signed in only once the PIN is changed.
    private let settings: [String: String]?
    private var stage: Stage
    private var secret = SecretText()
    private var old: PIN?
    private var new = NewPIN()
    private var mistake: AskedPage.Mistake?
    private var attempts = 0
    /// Counts the times the new PIN was not kept.
    private var failures = 0

    /// Changes the PIN of who is signed in.
    init(of person: Person) { (self.person, settings, stage) = (person, nil, .old) }

    /// Asks for a PIN of her own, in place of the one that staff gave.
    init(givenTo person: Person, _ settings: [String: String]) {
        (self.person, self.settings, stage) = (person, settings, .new)
    }

    private var isGiven: Bool { settings != nil }

    func screen(_ surroundings: Surroundings) -> Screen {
        let words = surroundings.words
        var screen =
            switch stage {
            case .old: oldScreen(words)
            case .new: newScreen(words)
            case .done: doneScreen(words)
            case .locked(let time): lockedScreen(time, words)
            }
        screen.caption = surroundings.hub.name
        return screen
    }

    private func oldScreen(_ words: Catalogue) -> Screen {
        AskedPage(
            id: "change-pin",
            title: words(.pinOldTitle),
            fields: [secret.field(Self.field, hint: words(.pinHint))],
            mistake: mistake,
            button: words(.goOn)
        ).screen(words)
    }

    private func newScreen(_ words: Catalogue) -> Screen {
        let before: [Part] =
            failures > 0
            ? [.notice(words(.pinNotChanged))] : isGiven ? [.notice(words(.pinGiven))] : []
        let id = "change-pin.new" + (failures > 0 ? ".failed.\(failures)" : "")
        return new.screen(id, before, words)
    }

    private func doneScreen(_ words: Catalogue) -> Screen {
        ToldPage(
            id: "change-pin.done",
            title: words(.pinChangedTitle),
            parts: [.paragraph(words(.pinChangedText))],
            choices: [("done", words(.goOn))]
        ).screen()
    }

    private func lockedScreen(_ time: AccountNews.ClockTime, _ words: Catalogue) -> Screen {
        ToldPage(
            id: "change-pin.locked",
            title: words(.pinOldWrong),
            parts: [
                .paragraph(words(.lockedText)),
                .paragraph(words(.lockedUntil, ["time": words.time(time.hour, time.minute)])),
                .paragraph(words(.lockedAccount)),
            ],
            choices: [("home", words(.somethingElse))]
        ).screen()
    }

    func help(_ surroundings: Surroundings) -> [String] {
        [surroundings.words(.accountHelp), surroundings.words(.accountLost)]
    }

    var leaving: [Effect] { isGiven && stage != .done ? [.account(.signOut)] : [] }
}

// Moving.
extension ChangePIN {
    mutating func write(_ text: String, in field: ElementID) {
        if field == Self.field { secret.write(text) } else { new.write(text, in: field) }
    }

    func hiddenText(in field: ElementID) -> String? {
        field == Self.field ? secret.text : new.hiddenText(in: field)
    }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        switch stage {
        case .old:
            if id == AskedPage.problem(of: Self.field) { return [.focus(Self.field)] }
            let text = secret.text
            secret.wipe()
            guard let pin = try? PIN(trying: text) else {
                note(.pinLength)
                return []
            }
            (old, stage, mistake) = (pin, .new, nil)
            return []
        case .new:
            switch new.press(id, born: person.details.born) {
            case .steps(let steps): return steps
            case .chosen(let pin): return [.perform(.account(.changePIN(old: old, new: pin)))]
            }
        case .done:
            return settings.map { [.home, .signIn(person, $0)] } ?? [.close]
        case .locked: return [.home]
        }
    }

    private mutating func note(_ phrase: Phrase) {
        attempts += 1
        mistake = AskedPage.Mistake(field: Self.field, phrase: phrase, count: attempts)
    }

    mutating func back(_ moment: Moment) -> [Step] {
        secret.wipe()
        switch stage {
        case .old, .locked: return [.close]
        // The new PIN holds already: on is the only way.
        case .done: return settings.map { [.home, .signIn(person, $0)] } ?? [.close]
        case .new:
            if new.back() { return [] }
            guard !isGiven else { return [.close] }
            (stage, old) = (.old, nil)
            return []
        }
    }

    mutating func receive(_ outcome: Outcome, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        guard case .account(let news) = outcome else { return [] }
        switch news {
        case .pinChanged: (stage, old) = (.done, nil)
        case .refused(.wrong):
            (stage, old) = (.old, nil)
            note(.pinOldWrong)
        case .refused(.accountLocked(let time)), .refused(.terminalLocked(let time)):
            (stage, old) = (.locked(time), nil)
        case .notNow: failures += 1
        default: break
        }
        return []
    }
}

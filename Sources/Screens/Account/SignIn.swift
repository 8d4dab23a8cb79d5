import Domain

/// Signs a resident in: the number of her account or card, then her PIN.
struct SignIn: Scene {
    private enum Stage: Hashable {
        case number
        /// A card was scanned before anything was asked.
        case card(SignInName)
        case pin(SignInName)
        /// Enter was pressed with no PIN: she may not know it.
        case noPIN(SignInName)
        case wrong
        case locked(AccountNews.Refusal)
        case forgotten
    }

    private static let number: ElementID = "field:number"
    private static let pin: ElementID = "field:pin"

    private var stage = Stage.number
    private var typed = ""
    private var secret = SecretText()
    private var mistake: AskedPage.Mistake?
    /// Counts what was wrong, so that each time is a screen of its own.
    private var attempts = 0
    /// Where she goes on once she is signed in; nil for the front.
    private let next: (any Scene)?

    /// Begins with the number, or with the card that was scanned.
    init(card: String? = nil, then next: (any Scene)? = nil) {
        self.next = next
        guard let card else { return }
        typed = card
        if let name = try? SignInName(reading: card) { stage = .card(name) }
    }

    func screen(_ surroundings: Surroundings) -> Screen {
        let words = surroundings.words
        var screen =
            switch stage {
            case .number: numberScreen(words)
            case .card:
                ToldPage(
                    id: "sign-in.card",
                    title: words(.accountCardSeen),
                    parts: [],
                    choices: [("pin", words(.accountSignIn)), ("home", words(.somethingElse))]
                ).screen()
            case .pin: pinScreen(words)
            case .noPIN: noPINScreen(words)
            case .wrong: wrongScreen(words)
            case .locked(let refusal): lockedScreen(refusal, words)
            case .forgotten: Self.forgottenScreen(surroundings)
            }
        screen.caption = surroundings.hub.name
        return screen
    }

    private func numberScreen(_ words: Catalogue) -> Screen {
        let field = Part.Field(
            id: Self.number,
            label: "",
            hint: words(.accountNumberHint),
            text: typed,
            width: 20,
            signs: .digits,
            takesCode: true
        )
        return AskedPage(
            id: "sign-in",
            title: words(.accountNumberTitle),
            fields: [field],
            mistake: mistake,
            button: words(.goOn)
        ).screen(words)
    }

    private func pinScreen(_ words: Catalogue) -> Screen {
        AskedPage(
            id: "sign-in.pin",
            title: words(.pinTitle),
            before: [.paragraph(words(.pinForgot))],
            fields: [secret.field(Self.pin, hint: words(.pinHint))],
            mistake: mistake,
            button: words(.accountSignIn)
        ).screen(words)
    }

    private func noPINScreen(_ words: Catalogue) -> Screen {
        ToldPage(
            id: "sign-in.no-pin",
            title: words(.pinNoneTitle),
            parts: [],
            choices: [("pin", words(.pinType)), ("forgot", words(.signInForgot))]
        ).screen()
    }

    private func wrongScreen(_ words: Catalogue) -> Screen {
        ToldPage(
            id: "sign-in.wrong.\(attempts)",
            title: words(.signInWrong),
            parts: [.paragraph(words(.signInWrongText))],
            choices: [
                ("retry", words(.signInAgain)), ("forgot", words(.signInForgot)),
                ("home", words(.somethingElse)),
            ]
        ).screen()
    }

    private func lockedScreen(_ refusal: AccountNews.Refusal, _ words: Catalogue) -> Screen {
        var parts: [Part] = [.paragraph(words(.lockedText))]
        switch refusal {
        case .wrong: break
        case .accountLocked(let time): parts += Self.told(time, .lockedAccount, words)
        case .terminalLocked(let time): parts += Self.told(time, .lockedTerminal, words)
        }
        return ToldPage(
            id: "sign-in.locked.\(attempts)",
            title: words(.lockedTitle),
            parts: parts,
            choices: [("home", words(.somethingElse)), ("forgot", words(.signInForgot))]
        ).screen()
    }

    private static func told(_ time: AccountNews.ClockTime, _ staff: Phrase, _ words: Catalogue) -> [Part] {
        let until = words(.lockedUntil, ["time": words.time(time.hour, time.minute)])
        return [.paragraph(until), .paragraph(words(staff))]
    }

    private static func forgottenScreen(_ surroundings: Surroundings) -> Screen {
        let words = surroundings.words
        let proofs: [Phrase] = [.forgotPassport, .forgotLetter, .forgotCard]
        return ToldPage(
            id: "sign-in.forgotten",
            title: words(.forgotTitle),
            parts: [
                .paragraph(words(.forgotText)), .points(proofs.map { words($0) }),
                .heading(words(.helpPeople)), .points(surroundings.hub.helpLines),
            ],
            choices: [("home", words(.somethingElse)), ("retry", words(.signInAgain))]
        ).screen()
    }

    func help(_ surroundings: Surroundings) -> [String] {
        [surroundings.words(.accountHelp), surroundings.words(.accountLost)]
    }
}

// Moving.
extension SignIn {
    mutating func write(_ text: String, in field: ElementID) {
        if field == Self.pin { secret.write(text) } else { typed = text }
    }

    func hiddenText(in field: ElementID) -> String? { field == Self.pin ? secret.text : nil }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        switch (stage, id) {
        case (_, "home"): return [.home]
        case (_, "forgot"): go(to: .forgotten)
        case (.number, AskedPage.problem(of: Self.number)): return [.focus(Self.number)]
        case (.pin, AskedPage.problem(of: Self.pin)): return [.focus(Self.pin)]
        case (.number, _): takeNumber()
        case (.pin(let name), _): return takePIN(name)
        case (.card(let name), _), (.noPIN(let name), _): go(to: .pin(name))
        case (.wrong, _), (.locked, _), (.forgotten, _): go(to: .number)
        }
        return []
    }

    private mutating func go(to stage: Stage) {
        (self.stage, mistake) = (stage, nil)
        secret.wipe()
    }

    private mutating func takeNumber() {
        do throws(SignInName.Refusal) { go(to: .pin(try SignInName(reading: typed))) } catch {
            switch error {
            case .empty: note(.accountNumberEmpty, Self.number)
            case .notANumber: note(.accountNumberShape, Self.number)
            }
        }
    }

    private mutating func takePIN(_ name: SignInName) -> [Step] {
        guard !secret.isEmpty else {
            go(to: .noPIN(name))
            return []
        }
        let text = secret.text
        secret.wipe()
        guard let pin = try? PIN(trying: text) else {
            note(.pinLength, Self.pin)
            return []
        }
        return [.perform(.account(.signIn(name, pin)))]
    }

    private mutating func note(_ phrase: Phrase, _ field: ElementID) {
        attempts += 1
        mistake = AskedPage.Mistake(field: field, phrase: phrase, count: attempts)
    }

    mutating func back(_ moment: Moment) -> [Step] {
        switch stage {
        case .number, .card: return [.close]
        case .pin, .wrong, .locked, .forgotten: go(to: .number)
        case .noPIN(let name): go(to: .pin(name))
        }
        return []
    }

    mutating func receive(_ outcome: Outcome, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        guard case .account(let news) = outcome else { return [] }
        switch news {
        case .signedIn(let person, let settings, mustChoosePIN: false):
            return [.home, .signIn(person, settings)] + (next.map { [.open($0)] } ?? [])
        case .signedIn(let person, let settings, mustChoosePIN: true):
            return [.close, .open(ChangePIN(givenTo: person, settings))]
        case .refused(.wrong):
            attempts += 1
            go(to: .wrong)
        case .refused(let refusal):
            attempts += 1
            go(to: .locked(refusal))
        case .notNow:
            note(.signInNotNow, Self.pin)
        default: break
        }
        return []
    }
}

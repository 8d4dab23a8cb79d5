import Domain

/// Where staff sign in: a login with a PIN, or with a password and then a card.
///
/// Who types a password is asked for a card whoever she says she is, and all of it is judged together: nobody learns
/// from the screens which logins there are, or that a password was right.
struct DeskDoor: Scene {
    private enum Stage {
        case secret
        case card(login: String, Password)
    }

    private var stage = Stage.secret
    private var sheet = DeskSheet([
        DeskSheet.Line(name: "login", label: .doorLogin, width: 24),
        DeskSheet.Line(name: "secret", label: .doorSecret, isSecret: true, width: 24, canBeSeen: true),
    ])
    private var card = Self.emptyCard

    private static var emptyCard: DeskSheet {
        DeskSheet([
            DeskSheet.Line(name: "card", label: .doorCard, hint: .doorCardHint, isSecret: true, width: 24)
        ])
    }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        switch stage {
        case .secret:
            return sheet.screen(
                "desk.door",
                title: desk(.doorTitle),
                button: desk(.doorGo),
                after: [.button(Part.Button(id: "close", label: desk(.doorClose)))],
                surroundings
            )
        case .card:
            return card.screen(
                "desk.door-card",
                title: desk(.doorCardTitle),
                button: desk(.doorGo),
                after: [.button(Part.Button(id: "no-card", label: desk(.doorNoCard)))],
                surroundings
            )
        }
    }

    mutating func write(_ text: String, in field: ElementID) {
        sheet.write(text, in: field)
        card.write(text, in: field)
    }

    func hiddenText(in field: ElementID) -> String? {
        sheet.hiddenText(in: field) ?? card.hiddenText(in: field)
    }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        switch (stage, id) {
        case (_, "close"): return [.perform(.desk(.leave)), .end]
        case (.card, "no-card"): return prove(with: nil)
        case (.card, _):
            if case .steps(let steps) = card.press(id) { return steps }
            guard let read = CardNumber(reading: card["card"]) else {
                card.note(.cardWrong, in: "card")
                return []
            }
            return prove(with: read)
        case (.secret, _):
            if case .steps(let steps) = sheet.press(id) { return steps }
            return submit()
        }
    }

    private mutating func submit() -> [Step] {
        guard let login = StaffMember.login(reading: sheet["login"]) else {
            sheet.note(.doorNoLogin, in: "login")
            return []
        }
        let text = sheet["secret"]
        sheet["secret"] = ""
        sheet.show(false)
        if let pin = try? PIN(trying: text) { return [.perform(.desk(.signIn(login: login, .pin(pin))))] }
        do throws(Password.Refusal) {
            card = Self.emptyCard
            stage = .card(login: login, try Password(trying: text))
        } catch {
            sheet.note(error == .tooShort ? .doorNoSecret : .refusedWrong, in: "secret")
        }
        return []
    }

    private func prove(with card: CardNumber?) -> [Step] {
        guard case .card(let login, let password) = stage else { return [] }
        return [.perform(.desk(.signIn(login: login, .password(password, card))))]
    }

    mutating func scanned(_ text: String, _ surroundings: Surroundings) -> [Step]? {
        guard case .card = stage, let read = CardNumber(reading: text) else { return nil }
        return prove(with: read)
    }

    mutating func receive(_ outcome: Outcome, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        guard case .desk(let news) = outcome else { return [] }
        (stage, card) = (.secret, Self.emptyCard)
        switch news {
        case .signedIn(let member, let steps):
            sheet.clearMistake()
            switch steps.first {
            case nil: return [.begin(DeskFront(member))]
            case .pin: return [.open(DeskOwnPIN(member))]
            default: return [.open(DeskSecrets(member, steps))]
            }
        case .refused(let refusal):
            let (phrase, values) = Self.mistake(refusal, surroundings)
            sheet.note(phrase, in: "secret", values)
        default: break
        }
        return []
    }

    /// What is said of a try that opened nothing.
    static func mistake(
        _ refusal: DeskRefusal,
        _ surroundings: Surroundings
    ) -> (DeskPhrase, [String: String]) {
        switch refusal {
        case .locked(let time):
            (.refusedLocked, ["time": surroundings.words.time(time.hour, time.minute)])
        case .terminalLocked(let time):
            (.refusedTerminal, ["time": surroundings.words.time(time.hour, time.minute)])
        case .wrong: (.refusedWrong, [:])
        default: (.refusedStore, [:])
        }
    }

    mutating func back(_ moment: Moment) -> [Step] {
        (stage, card) = (.secret, Self.emptyCard)
        return []
    }

    func help(_ surroundings: Surroundings) -> [String] {
        if case .card = stage { return [surroundings.desk(.doorCardHelp)] }
        return [surroundings.desk(.doorHelp)]
    }
}

/// One of the staff chooses her own PIN in place of the one that was given to her.
struct DeskOwnPIN: Scene {
    private let member: StaffMember
    private var chosen: PIN?
    private var sheet = DeskSheet([
        DeskSheet.Line(name: "new", label: .ownPINNew, signs: .digits, isSecret: true, width: 6),
        DeskSheet.Line(name: "again", label: .ownPINAgain, signs: .digits, isSecret: true, width: 6),
    ])

    init(_ member: StaffMember) { self.member = member }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        return sheet.screen(
            "desk.own-pin",
            title: desk(.ownPINTitle),
            before: [.paragraph(desk(.ownPINText))],
            button: desk(.ownPINGo),
            surroundings
        )
    }

    mutating func write(_ text: String, in field: ElementID) { sheet.write(text, in: field) }

    func hiddenText(in field: ElementID) -> String? { sheet.hiddenText(in: field) }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        if case .steps(let steps) = sheet.press(id) { return steps }
        do throws(PIN.Refusal) {
            let pin = try PIN(choosing: sheet["new"], born: nil)
            guard (try? PIN(trying: sheet["again"])) == pin else {
                sheet.note(.ownPINDifferent, in: "again")
                return []
            }
            return [.perform(.desk(.choosePIN(pin)))]
        } catch {
            sheet.note(error == .notSixDigits ? .pinSixDigits : .pinTooEasy, in: "new")
            return []
        }
    }

    mutating func receive(_ outcome: Outcome, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        switch outcome {
        case .desk(.done): return [.begin(DeskFront(member))]
        case .desk(.refused): sheet.note(.refusedStore, in: "new")
        default: break
        }
        return []
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.ownPINText)] }
}

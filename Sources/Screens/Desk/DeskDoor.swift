import Domain

/// Where staff sign in.
struct DeskDoor: Scene {
    private var sheet = DeskSheet([
        DeskSheet.Line(name: "login", label: .doorLogin, width: 24),
        DeskSheet.Line(name: "pin", label: .doorPIN, signs: .digits, isSecret: true, width: 6),
    ])

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        return sheet.screen(
            "desk.door",
            title: desk(.doorTitle),
            button: desk(.doorGo),
            after: [.button(Part.Button(id: "close", label: desk(.doorClose)))],
            surroundings
        )
    }

    mutating func write(_ text: String, in field: ElementID) { sheet.write(text, in: field) }

    func hiddenText(in field: ElementID) -> String? { sheet.hiddenText(in: field) }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        if id == "close" { return [.perform(.desk(.leave)), .end] }
        if case .steps(let steps) = sheet.press(id) { return steps }
        guard let login = StaffMember.login(reading: sheet["login"]) else {
            sheet.note(.doorNoLogin, in: "login")
            return []
        }
        guard let pin = try? PIN(trying: sheet["pin"]) else {
            sheet.note(.pinSixDigits, in: "pin")
            return []
        }
        sheet["pin"] = ""
        return [.perform(.desk(.signIn(login: login, pin)))]
    }

    mutating func receive(_ outcome: Outcome, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        guard case .desk(let news) = outcome else { return [] }
        switch news {
        case .signedIn(let member, let mustChoose):
            sheet.clearMistake()
            return mustChoose ? [.open(DeskOwnPIN(member))] : [.begin(DeskFront(member))]
        case .refused(let refusal):
            let (phrase, values) = Self.mistake(refusal, surroundings)
            sheet.note(phrase, in: "pin", values)
        default: break
        }
        return []
    }

    private static func mistake(
        _ refusal: DeskRefusal,
        _ surroundings: Surroundings
    ) -> (
        DeskPhrase, [String: String]
    ) {
        switch refusal {
        case .locked(let time):
            (.refusedLocked, ["time": surroundings.words.time(time.hour, time.minute)])
        case .terminalLocked(let time):
            (.refusedTerminal, ["time": surroundings.words.time(time.hour, time.minute)])
        case .wrong: (.refusedWrong, [:])
        default: (.refusedStore, [:])
        }
    }

    func back(_ moment: Moment) -> [Step] { [] }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.doorHelp)] }
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

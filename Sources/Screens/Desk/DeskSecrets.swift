import Domain

/// One of the staff gets a password and a card that are hers: step by step before she works, or one of them anew.
struct DeskSecrets: Scene {
    private let member: StaffMember
    /// What is still to be done; the first of them stands on the screen.
    private var steps: [StaffStep]
    /// Whether she works already, and changes one of the two: she shows her password first then.
    private let isChange: Bool
    private var sheet: DeskSheet

    /// Leads through what must be done before anything else opens.
    init(_ member: StaffMember, _ steps: [StaffStep]) {
        (self.member, self.steps, isChange) = (member, steps, false)
        sheet = Self.sheet(for: steps.first, isChange: false)
    }

    /// Changes one of the two.
    init(_ member: StaffMember, changing step: StaffStep) {
        (self.member, steps, isChange) = (member, [step], true)
        sheet = Self.sheet(for: step, isChange: true)
    }

    private static func sheet(for step: StaffStep?, isChange: Bool) -> DeskSheet {
        func secret(_ name: String, _ label: DeskPhrase, canBeSeen: Bool) -> DeskSheet.Line {
            DeskSheet.Line(name: name, label: label, isSecret: true, width: 24, canBeSeen: canBeSeen)
        }
        let now = isChange ? [secret("now", .passwordNow, canBeSeen: true)] : []
        return switch step {
        case .showCard: DeskSheet([secret("card", .doorCard, canBeSeen: false)])
        case .card:
            DeskSheet(
                now + [
                    secret("card", .staffCardNew, canBeSeen: false),
                    secret("same", .staffCardAgain, canBeSeen: false),
                ]
            )
        default:
            DeskSheet(
                now + [
                    secret("new", .passwordNew, canBeSeen: true),
                    secret("same", .passwordAgain, canBeSeen: true),
                ]
            )
        }
    }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        switch steps.first {
        case .showCard:
            return sheet.screen(
                "desk.show-card",
                title: desk(.showCardTitle),
                before: [.paragraph(desk(.showCardText))],
                button: surroundings.words(.goOn),
                surroundings
            )
        case .card:
            return sheet.screen(
                "desk.staff-card",
                title: desk(.staffCardTitle),
                before: [.paragraph(desk(.staffCardText))],
                button: desk(.staffCardGo),
                surroundings
            )
        default:
            let why: [Part] = isChange ? [] : [.paragraph(desk(.passwordText))]
            return sheet.screen(
                "desk.password",
                title: desk(.passwordTitle),
                before: why + [.paragraph(desk(.passwordWords))],
                button: desk(.passwordGo),
                surroundings
            )
        }
    }

    mutating func write(_ text: String, in field: ElementID) { sheet.write(text, in: field) }

    func hiddenText(in field: ElementID) -> String? { sheet.hiddenText(in: field) }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        if case .steps(let steps) = sheet.press(id) { return steps }
        sheet.show(false)
        var now: Password?
        if isChange {
            now = try? Password(trying: sheet["now"])
            guard now != nil else { return fail(.passwordMissing, in: "now") }
        }
        switch steps.first {
        case .showCard:
            guard let card = CardNumber(reading: sheet["card"]) else { return fail(.cardWrong, in: "card") }
            return [.perform(.desk(.showCard(card)))]
        case .card:
            guard let card = CardNumber(reading: sheet["card"]) else { return fail(.cardWrong, in: "card") }
            guard CardNumber(reading: sheet["same"]) == card else {
                return fail(.staffCardDifferent, in: "same")
            }
            return [.perform(.desk(.takeCard(card, now: now)))]
        default:
            do throws(Password.Refusal) {
                _ = try Password(choosing: sheet["new"], common: [], names: [])
            } catch { return fail(Self.phrase(error), in: "new") }
            guard sheet["new"] == sheet["same"] else { return fail(.passwordDifferent, in: "same") }
            return [.perform(.desk(.choosePassword(sheet["new"], now: now)))]
        }
    }

    private mutating func fail(_ phrase: DeskPhrase, in field: String) -> [Step] {
        sheet.note(phrase, in: field)
        return []
    }

    /// A card that is scanned where nothing is typed goes where the next card is wanted.
    mutating func scanned(_ text: String, _ surroundings: Surroundings) -> [Step]? {
        guard steps.first == .card || steps.first == .showCard else { return nil }
        let field = sheet["card"].isEmpty || steps.first == .showCard ? "card" : "same"
        sheet[field] = text
        return [.focus(ElementID("field:\(field == "card" && steps.first == .card ? "same" : field)"))]
    }

    mutating func receive(_ outcome: Outcome, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        guard case .desk(let news) = outcome else { return [] }
        switch news {
        case .steps(let left):
            if isChange { return [.close, .tell(outcome)] }
            guard !left.isEmpty else { return [.begin(DeskFront(member))] }
            steps = left
            sheet = Self.sheet(for: left.first, isChange: false)
        case .refused(.notSignedIn): return [.end]
        case .refused(let why): note(why, surroundings)
        default: break
        }
        return []
    }

    private mutating func note(_ why: DeskRefusal, _ surroundings: Surroundings) {
        let first = steps.first == .password ? "new" : "card"
        switch why {
        case .password(let refusal):
            (sheet["new"], sheet["same"]) = ("", "")
            sheet.note(Self.phrase(refusal), in: "new")
        case .cardTaken, .staffCardTaken:
            (sheet["card"], sheet["same"]) = ("", "")
            sheet.note(why == .cardTaken ? .staffCardTaken : .staffCardOther, in: "card")
        default:
            let (phrase, values) = DeskDoor.mistake(why, surroundings)
            let field = isChange ? "now" : first
            sheet[field] = ""
            sheet.note(phrase, in: field, values)
        }
    }

    private static func phrase(_ refusal: Password.Refusal) -> DeskPhrase {
        switch refusal {
        case .tooShort: .passwordRefusedShort
        case .tooLong: .passwordRefusedLong
        case .tooCommon: .passwordRefusedCommon
        case .ownName: .passwordRefusedOwnName
        }
    }

    func help(_ surroundings: Surroundings) -> [String] {
        [surroundings.desk(steps.first == .password ? .passwordHelp : .staffCardHelp)]
    }
}

/// How one of the staff signs in, and the desk locked when she leaves it.
struct DeskOwn: Scene {
    private let member: StaffMember
    private var isChanged = false

    init(_ member: StaffMember) { self.member = member }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList(isChanged ? [.notice(desk(.ownDone))] : [])
        list.add("lock", desk(.ownLock))
        if member.needsTwoThings {
            list.add("password", desk(.ownPassword))
            list.add("card", desk(.ownCard))
        }
        list.button("return", surroundings.words(.goBack))
        return Screen(
            id: "desk.own",
            title: desk(.ownTitle),
            caption: surroundings.hub.name,
            parts: list.parts
        )
    }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        isChanged = false
        return switch id {
        case "lock": [.close, .open(DeskLocked(member)), .perform(.desk(.lock))]
        case "password": [.open(DeskSecrets(member, changing: .password))]
        case "card": [.open(DeskSecrets(member, changing: .card))]
        default: [.close]
        }
    }

    mutating func receive(_ outcome: Outcome, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        switch outcome {
        case .desk(.steps): isChanged = true
        case .desk(.refused(.notSignedIn)): return [.end]
        default: break
        }
        return []
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.ownHelp)] }
}

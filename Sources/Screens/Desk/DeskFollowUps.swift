import Domain

/// Who waits for a call.
struct DeskFollowUps: Scene {
    private let member: StaffMember
    private var lines: [DeskFollowUpLine]?
    private var refusal: DeskRefusal?
    private var isWanted = true

    init(_ member: StaffMember) { self.member = member }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList(refusal.map { [.notice(surroundings.words(for: $0))] } ?? [])
        list.parts.append(.paragraph(desk(lines?.isEmpty ?? true ? .followUpsNone : .followUpsText)))
        for line in lines ?? [] {
            list.add(
                line.elementID,
                desk(.followUpTitle, ["name": line.followUp.name, "phone": line.followUp.phone]),
                hint: line.hint(surroundings)
            )
        }
        list.button("return", desk(.backToFront))
        return Screen(
            id: "desk.follow-ups",
            title: desk(.followUpsTitle),
            caption: surroundings.hub.name,
            parts: list.parts
        )
    }

    mutating func wanting() -> [Effect] {
        guard isWanted else { return [] }
        isWanted = false
        return [.desk(.followUps)]
    }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        guard let line = lines?.first(where: { $0.elementID == id }) else { return [.close] }
        isWanted = true
        return [.open(DeskFollowUp(line, member))]
    }

    mutating func receive(_ outcome: Outcome, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        switch outcome {
        case .desk(.followUps(let new)): lines = new
        case .desk(.refused(.notSignedIn)): return [.end]
        case .desk(.refused(let why)): refusal = why
        default: break
        }
        return []
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.followUpsHelp)] }
}

extension DeskFollowUpLine {
    var elementID: ElementID { ElementID("follow-up:\(followUp.id)") }

    /// What it is about, since when, and how often nobody answered.
    func hint(_ surroundings: Surroundings) -> String {
        let desk = surroundings.desk
        if let message {
            let values = [
                "what": desk("message", named: message.kind.rawValue), "date": surroundings.words.date(since),
            ]
            let phrase = DeskPhrase(rawValue: "desk.message-why.\(message.reason.rawValue)")
            return phrase.map { desk($0, values) } ?? message.reason.rawValue
        }
        let about = surroundings.service(followUp.detail)?.title ?? followUp.detail
        let since = desk(
            .followUpSince,
            [
                "kind": desk("follow-up", named: followUp.kind.rawValue), "about": about,
                "date": surroundings.words.date(since),
            ]
        )
        return followUp.calls == 0
            ? since : since + " " + desk(.followUpCalls, count: followUp.calls)
    }
}

/// One call to make.
struct DeskFollowUp: Scene {
    private let line: DeskFollowUpLine
    private let member: StaffMember
    private var refusal: DeskRefusal?

    init(_ line: DeskFollowUpLine, _ member: StaffMember) { (self.line, self.member) = (line, member) }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList(refusal.map { [.notice(surroundings.words(for: $0))] } ?? [])
        list.parts += [
            .reference(
                label: desk(.phone),
                code: line.followUp.phone,
                spoken: line.followUp.phone.map { String($0) }.joined(separator: " ")
            ),
            .paragraph(line.hint(surroundings)),
        ]
        list.add("helped", desk(.followUpHelped))
        if line.message == nil {
            list.add("no-answer", desk(.followUpNoAnswer))
            list.add("not-wanted", desk(.followUpNotWanted))
        }
        if line.followUp.person != nil { list.add("account", desk(.alertAccount)) }
        return Screen(
            id: "desk.follow-up",
            title: desk(.followUpCall, ["name": line.followUp.name]),
            caption: surroundings.hub.name,
            parts: list.parts,
            focus: "helped"
        )
    }

    func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        let followUp = line.followUp
        if id == "helped", let message = line.message {
            return [.perform(.desk(.settleMessage(message.message)))]
        }
        switch id {
        case "helped": return [.perform(.desk(.endFollowUp(followUp.id, .helped)))]
        case "not-wanted": return [.perform(.desk(.endFollowUp(followUp.id, .notWanted)))]
        case "no-answer": return [.perform(.desk(.noAnswer(followUp.id)))]
        default: return followUp.person.map { [.perform(.desk(.look($0)))] } ?? []
        }
    }

    mutating func receive(_ outcome: Outcome, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        switch outcome {
        case .desk(.followUps): return [.close, .tell(outcome)]
        case .desk(.person(let view)): return [.open(DeskPerson(view, member))]
        case .desk(.refused(.notSignedIn)): return [.end]
        case .desk(.refused(let why)): refusal = why
        default: break
        }
        return []
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.followUpsHelp)] }
}

/// A resident wants to be called: what about.
struct DeskAskForCall: Scene {
    private let person: Person
    private var refusal: DeskRefusal?
    private var sheet = DeskSheet([DeskSheet.Line(name: "about", label: .askCallAbout)])

    init(_ person: Person) { self.person = person }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var before: [Part] = refusal.map { [.notice(surroundings.words(for: $0))] } ?? []
        before.append(.paragraph(desk(.askCallText, ["phone": person.details.phone])))
        return sheet.screen(
            "desk.ask-for-call",
            title: desk(.askCallTitle, ["name": person.details.name]),
            before: before,
            button: desk(.save),
            surroundings
        )
    }

    var holdsAnswers: Bool { !sheet.isEmpty }

    mutating func write(_ text: String, in field: ElementID) { sheet.write(text, in: field) }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        if case .steps(let steps) = sheet.press(id) { return steps }
        guard sheet["about"].contains(where: \.isLetter) else {
            sheet.note(.askCallMissing, in: "about")
            return []
        }
        return [.perform(.desk(.askForCall(person.id, about: sheet["about"])))]
    }

    mutating func receive(_ outcome: Outcome, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        switch outcome {
        case .desk(.done): return [.close]
        case .desk(.refused(.notSignedIn)): return [.end]
        case .desk(.refused(let why)): refusal = why
        default: break
        }
        return []
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.followUpsHelp)] }
}

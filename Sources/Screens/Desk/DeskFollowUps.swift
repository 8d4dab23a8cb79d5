import Domain

/// Who waits for a call.
struct DeskFollowUps: DeskScene, DeskAsking {
    private let member: StaffMember
    private var lines: [DeskFollowUpLine]?
    var refusal: DeskRefusal?
    var isWanted = true
    let asks = DeskAct.followUps

    init(_ member: StaffMember) { self.member = member }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList(refused(surroundings))
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

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        guard let line = lines?.first(where: { $0.elementID == id }) else { return [.close] }
        isWanted = true
        return [.open(DeskFollowUp(line, member))]
    }

    mutating func take(_ news: DeskNews) -> [Step] {
        switch news {
        case .followUps(let new): lines = new
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
struct DeskFollowUp: DeskScene {
    private let line: DeskFollowUpLine
    private let member: StaffMember
    var refusal: DeskRefusal?

    init(_ line: DeskFollowUpLine, _ member: StaffMember) { (self.line, self.member) = (line, member) }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList(refused(surroundings))
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

    mutating func take(_ news: DeskNews) -> [Step] {
        switch news {
        case .followUps: return [.close, .tell(.desk(news))]
        case .person(let view): return [.open(DeskPerson(view, member))]
        default: break
        }
        return []
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.followUpsHelp)] }
}

/// A resident wants to be called: what about.
struct DeskAskForCall: DeskScene {
    private let person: Person
    var refusal: DeskRefusal?
    private var sheet = DeskSheet([DeskSheet.Line(name: "about", label: .askCallAbout)])

    init(_ person: Person) { self.person = person }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var before: [Part] = refused(surroundings)
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

    mutating func take(_ news: DeskNews) -> [Step] {
        switch news {
        case .done: return [.close]
        default: break
        }
        return []
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.followUpsHelp)] }
}

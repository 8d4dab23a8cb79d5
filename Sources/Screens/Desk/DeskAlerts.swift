import Domain

/// The warnings nobody looked at yet.
struct DeskAlerts: DeskScene, DeskAsking {
    private let member: StaffMember
    private var lines: [DeskAlertLine]?
    var refusal: DeskRefusal?
    var isWanted = true
    let asks = DeskAct.alerts

    init(_ member: StaffMember) { self.member = member }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList(refused(surroundings))
        list.parts.append(.paragraph(desk(lines?.isEmpty ?? true ? .alertsNone : .alertsText)))
        for line in lines ?? [] {
            list.add(
                ElementID("alert:\(line.alert.id)"),
                line.title(surroundings),
                hint: desk(
                    .alertHint,
                    ["when": surroundings.words(at: line.when), "terminal": line.alert.terminal]
                )
            )
        }
        list.button("return", desk(.backToFront))
        return Screen(
            id: "desk.alerts",
            title: desk(.alertsTitle),
            caption: surroundings.hub.name,
            parts: list.parts
        )
    }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        guard let line = lines?.first(where: { ElementID("alert:\($0.alert.id)") == id }) else {
            return [.close]
        }
        isWanted = true
        return [.open(DeskAlert(line, member))]
    }

    mutating func take(_ news: DeskNews) -> [Step] {
        switch news {
        case .alerts(let new): lines = new
        default: break
        }
        return []
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.alertsHelp)] }
}

extension DeskAlertLine {
    func title(_ surroundings: Surroundings) -> String {
        let who = person?.details.name ?? member ?? ""
        let kind =
            "alert." + alert.kind.rawValue + (who.isEmpty && alert.kind != .terminalLocked ? ".unknown" : "")
        return (DeskPhrase(rawValue: "desk.\(kind)").map { surroundings.desk($0, ["name": who]) }) ?? kind
    }
}

/// One warning.
struct DeskAlert: DeskScene {
    private let line: DeskAlertLine
    private let member: StaffMember
    var refusal: DeskRefusal?

    init(_ line: DeskAlertLine, _ member: StaffMember) { (self.line, self.member) = (line, member) }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList(refused(surroundings))
        list.parts += [
            .paragraph(
                desk(
                    .alertHint,
                    ["when": surroundings.words(at: line.when), "terminal": line.alert.terminal]
                )
            ),
            .paragraph(desk(line.alert.kind.advice)),
        ]
        list.add("seen", desk(.alertSeen))
        if line.person != nil, member.may(.findPeople) { list.add("account", desk(.alertAccount)) }
        return Screen(
            id: "desk.alert",
            title: line.title(surroundings),
            caption: surroundings.hub.name,
            parts: list.parts,
            focus: "seen"
        )
    }

    func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        if id == "account", let person = line.person { return [.perform(.desk(.look(person.id)))] }
        return [.perform(.desk(.markSeen(line.alert.id)))]
    }

    mutating func take(_ news: DeskNews) -> [Step] {
        switch news {
        case .alerts: return [.close, .tell(.desk(news))]
        case .person(let view): return [.open(DeskPerson(view, member))]
        default: break
        }
        return []
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.alertsHelp)] }
}

extension StaffAlert.Kind {
    /// What to do about it.
    fileprivate var advice: DeskPhrase {
        switch self {
        case .accountLocked, .staffLocked: .alertLockText
        case .terminalLocked: .alertTerminalText
        case .maybeTwice: .alertTwiceText
        }
    }
}

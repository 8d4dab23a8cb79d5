import Domain

/// What waits for a second person.
struct DeskApprovals: DeskScene, DeskAsking {
    private let member: StaffMember
    private var lines: [DeskApprovalLine] = []
    /// The one that is open; nil for the list.
    private var open: ID?
    /// What was asked of the shell, to be told once it is done.
    private var asked: DeskPhrase?
    private var notice: DeskPhrase?
    /// Counts what was told, so that each time is a screen of its own and is read from its start.
    private var tellings = 0
    var refusal: DeskRefusal?
    var isWanted = true
    let asks = DeskAct.approvals

    init(_ member: StaffMember) { self.member = member }

    private static func id(_ line: DeskApprovalLine) -> ElementID {
        ElementID("approval:\(line.approval.id)")
    }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var notices = refused(surroundings)
        if let notice { notices.append(.notice(desk(notice))) }
        if let line = lines.first(where: { $0.approval.id == open }) {
            return screen(of: line, notices, surroundings)
        }
        var list = DeskList(notices)
        list.parts.append(.paragraph(desk(lines.isEmpty ? .approvalsNone : .approvalsText)))
        for line in lines { list.add(Self.id(line), line.title(desk), hint: line.hint(surroundings)) }
        list.button("return", desk(.backToFront))
        return Screen(
            id: "desk.approvals" + (tellings == 0 ? "" : "!\(tellings)"),
            title: desk(.approvalsTitle),
            caption: surroundings.hub.name,
            parts: list.parts
        )
    }

    private func screen(
        of line: DeskApprovalLine,
        _ notices: [Part],
        _ surroundings: Surroundings
    ) -> Screen {
        let desk = surroundings.desk
        var list = DeskList(notices + [.paragraph(line.hint(surroundings))])
        if case .erasure = line.approval.deed { list.parts.append(.paragraph(desk(.approvalErasureText))) }
        if line.mayDecide {
            list.add("agree", desk(.approvalAgree))
            list.add("refuse", desk(.approvalRefuse))
        } else if line.mayCarryOut, case .bulkExport = line.approval.deed {
            list.parts.append(.paragraph(desk(.exportRun, ["code": line.approval.code])))
        } else if line.mayCarryOut {
            list.add("carry-out", desk(.approvalCarryOut))
        } else {
            list.parts.append(.paragraph(desk(.approvalOther)))
        }
        list.button("return", surroundings.words(.goBack))
        return Screen(
            id: "desk.approval",
            title: line.title(desk),
            caption: surroundings.hub.name,
            parts: list.parts,
            focus: "return"
        )
    }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        (refusal, notice, asked) = (nil, nil, nil)
        guard let line = lines.first(where: { $0.approval.id == open }) else {
            open = lines.first { Self.id($0) == id }?.approval.id
            return open == nil ? [.close] : []
        }
        switch id {
        case "agree":
            asked = .approvalDoneAgreed
            return [.perform(.desk(.decide(line.approval.id, true)))]
        case "refuse":
            asked = .approvalDoneRefused
            return [.perform(.desk(.decide(line.approval.id, false)))]
        case "carry-out":
            asked = .approvalDoneCarried
            return [.perform(.desk(.carryOut(line.approval.id)))]
        default:
            open = nil
            return []
        }
    }

    mutating func back(_ moment: Moment) -> [Step] {
        guard open != nil else { return [.close] }
        open = nil
        return []
    }

    mutating func take(_ news: DeskNews) -> [Step] {
        switch news {
        case .approvals(let new):
            (lines, open, notice) = (new, nil, asked)
            if asked != nil { tellings += 1 }
            asked = nil
        case .staffPIN(let pin, let colleague):
            (open, asked, isWanted) = (nil, nil, true)
            return [.open(DeskShowPIN(pin, staff: colleague))]
        default: break
        }
        return []
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.approvalsText)] }
}

extension DeskApprovalLine {
    func title(_ desk: DeskWords) -> String {
        switch approval.deed {
        case .erasure: desk(.approvalErasure, ["name": subject])
        case .bulkExport(let export):
            desk(
                .approvalExport,
                ["what": desk("export", named: export.records.rawValue), "purpose": export.purpose]
            )
        case .roleChange(_, let role):
            desk(.approvalRole, ["name": subject, "role": desk("role", named: role.rawValue)])
        case .staffPIN: desk(.approvalStaffPIN, ["name": subject])
        }
    }

    func hint(_ surroundings: Surroundings) -> String {
        let agreed: DeskPhrase = approval.decision == nil ? .approvalWaiting : .approvalAgreed
        return surroundings.desk(.approvalAsked, ["name": asker, "when": surroundings.words(at: asked)]) + " "
            + surroundings.desk(agreed)
    }
}

/// Asks that a resident is erased, which a second person must agree to.
struct DeskAskErasure: DeskScene {
    private let person: Person
    var refusal: DeskRefusal?

    init(_ person: Person) { self.person = person }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList(refused(surroundings))
        list.parts += [.paragraph(desk(.approvalErasureText)), .paragraph(desk(.approvalSecond))]
        list.add("stay", surroundings.words(.goBack))
        list.add("ask", desk(.personErase))
        return Screen(
            id: "desk.ask-erasure",
            title: desk(.approvalErasure, ["name": person.details.name]),
            caption: desk(.personCaption, ["number": person.number.grouped]),
            parts: list.parts,
            focus: "stay"
        )
    }

    func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        id == "ask" ? [.perform(.desk(.ask(.erasure(person.id))))] : [.close]
    }

    mutating func take(_ news: DeskNews) -> [Step] {
        switch news {
        case .done: return [.close, .tell(.desk(news))]
        default: break
        }
        return []
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.approvalsText)] }
}

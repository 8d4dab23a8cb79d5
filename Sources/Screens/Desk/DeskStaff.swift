import Domain

/// Everybody who works at the hub, for those who set up staff.
struct DeskStaff: DeskScene, DeskAsking {
    private let member: StaffMember
    private var staff: [StaffMember] = []
    var refusal: DeskRefusal?
    var isWanted = true
    let asks = DeskAct.staff

    init(_ member: StaffMember) { self.member = member }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList(refused(surroundings))
        list.add("add", desk(.staffAdd))
        list.parts.append(.heading(desk(.staffAll, count: staff.count)))
        for one in staff { list.add(one.elementID, one.name, hint: one.hint(surroundings)) }
        return Screen(
            id: "desk.staff",
            title: desk(.staffTitle),
            caption: surroundings.hub.name,
            parts: list.parts
        )
    }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        refusal = nil
        isWanted = true
        if id == "add" { return [.open(DeskAddStaff())] }
        return staff.first { $0.elementID == id }.map { [.open(DeskColleague($0, by: member))] } ?? []
    }

    mutating func take(_ news: DeskNews) -> [Step] {
        switch news {
        case .staff(let new): staff = new
        default: break
        }
        return []
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.staffHelp)] }
}

extension StaffMember {
    var elementID: ElementID { ElementID("staff:\(login)") }

    /// Her login, role and team, and whether she still works here.
    func hint(_ surroundings: Surroundings) -> String {
        let desk = surroundings.desk
        let parts = [login, desk("role", named: role.rawValue), team ?? desk(.staffAllTeams)]
        return (parts + (isActive ? [] : [desk(.staffGone)])).joined(separator: ", ")
    }
}

/// One of the staff.
struct DeskColleague: DeskScene {
    private var colleague: StaffMember
    private let member: StaffMember
    var refusal: DeskRefusal?
    private var notice: DeskPhrase?
    /// What is said once what was asked for waits for a second person.
    private var asked = DeskPhrase.staffRoleAsked

    init(_ colleague: StaffMember, by member: StaffMember) {
        (self.colleague, self.member) = (colleague, member)
    }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList(refused(surroundings))
        if let notice { list.parts.append(.notice(desk(notice))) }
        list.parts.append(.paragraph(colleague.hint(surroundings)))
        if colleague.isActive {
            list.add("unlock", desk(.staffUnlock))
            list.add("pin", desk(.staffNewPIN), hint: colleague.needsTwoThings ? desk(.staffPINSecond) : nil)
            if colleague.needsTwoThings { list.add("card", desk(.staffDropCard)) }
            if colleague.id != member.id {
                list.add("role", desk(.staffRole))
                list.add("let-go", desk(.staffLetGo))
            }
        } else {
            list.add("take-back", desk(.staffTakeBack))
        }
        list.button("return", surroundings.words(.goBack))
        return Screen(
            id: "desk.colleague",
            title: colleague.name,
            caption: surroundings.hub.name,
            parts: list.parts
        )
    }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        (refusal, notice) = (nil, nil)
        switch id {
        case "unlock": return [.perform(.desk(.unlockStaff(colleague.id)))]
        case "pin":
            guard colleague.needsTwoThings else { return [.perform(.desk(.giveStaffPIN(colleague.id)))] }
            asked = .staffPINAsked
            return [.perform(.desk(.ask(.staffPIN(colleague.id))))]
        case "card": return [.perform(.desk(.dropStaffCard(colleague.id)))]
        case "role":
            asked = .staffRoleAsked
            return [.open(DeskRole(colleague))]
        case "let-go": return [.perform(.desk(.setActive(colleague.id, false)))]
        case "take-back": return [.perform(.desk(.setActive(colleague.id, true)))]
        default: return [.close]
        }
    }

    mutating func take(_ news: DeskNews) -> [Step] {
        switch news {
        case .staff: return [.close, .tell(.desk(news))]
        case .staffPIN(let pin, let member): return [.close, .open(DeskShowPIN(pin, staff: member))]
        case .done: notice = asked
        default: break
        }
        return []
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.staffHelp)] }
}

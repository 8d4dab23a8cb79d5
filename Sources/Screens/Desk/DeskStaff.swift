import Domain

/// Everybody who works at the hub, for those who set up staff.
struct DeskStaff: Scene {
    private let member: StaffMember
    private var staff: [StaffMember] = []
    private var refusal: DeskRefusal?
    private var isWanted = true

    init(_ member: StaffMember) { self.member = member }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList(refusal.map { [.notice(surroundings.words(for: $0))] } ?? [])
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

    mutating func wanting() -> [Effect] {
        guard isWanted else { return [] }
        isWanted = false
        return [.desk(.staff)]
    }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        refusal = nil
        isWanted = true
        if id == "add" { return [.open(DeskAddStaff())] }
        return staff.first { $0.elementID == id }.map { [.open(DeskColleague($0, by: member))] } ?? []
    }

    mutating func receive(_ outcome: Outcome, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        switch outcome {
        case .desk(.staff(let new)): staff = new
        case .desk(.refused(.notSignedIn)): return [.end]
        case .desk(.refused(let why)): refusal = why
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
struct DeskColleague: Scene {
    private var colleague: StaffMember
    private let member: StaffMember
    private var refusal: DeskRefusal?

    init(_ colleague: StaffMember, by member: StaffMember) {
        (self.colleague, self.member) = (colleague, member)
    }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList(refusal.map { [.notice(surroundings.words(for: $0))] } ?? [])
        list.parts.append(.paragraph(colleague.hint(surroundings)))
        if colleague.isActive {
            list.add("unlock", desk(.staffUnlock))
            list.add("pin", desk(.staffNewPIN))
            if colleague.id != member.id { list.add("let-go", desk(.staffLetGo)) }
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
        refusal = nil
        switch id {
        case "unlock": return [.perform(.desk(.unlockStaff(colleague.id)))]
        case "pin": return [.perform(.desk(.giveStaffPIN(colleague.id)))]
        case "let-go": return [.perform(.desk(.setActive(colleague.id, false)))]
        case "take-back": return [.perform(.desk(.setActive(colleague.id, true)))]
        default: return [.close]
        }
    }

    mutating func receive(_ outcome: Outcome, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        switch outcome {
        case .desk(.staff): return [.close, .tell(outcome)]
        case .desk(.staffPIN(let pin, let member)): return [.close, .open(DeskShowPIN(pin, staff: member))]
        case .desk(.refused(.notSignedIn)): return [.end]
        case .desk(.refused(let why)): refusal = why
        default: break
        }
        return []
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.staffHelp)] }
}

/// Adds one of the staff: login, name and team, then the role.
struct DeskAddStaff: Scene {
    private var sheet = DeskSheet([
        DeskSheet.Line(name: "login", label: .doorLogin, hint: .addLoginHint, width: 24),
        DeskSheet.Line(name: "name", label: .name),
        DeskSheet.Line(name: "team", label: .addTeam, hint: .addTeamHint, width: 24),
    ])
    private var login: String?

    private static func id(_ role: Role) -> ElementID { ElementID("role:\(role.rawValue)") }

    var holdsAnswers: Bool { !sheet.isEmpty }

    func screen(_ surroundings: Surroundings) -> Screen {
        let (words, desk) = (surroundings.words, surroundings.desk)
        guard login != nil else {
            return sheet.screen("desk.add-staff", title: desk(.addTitle), button: words(.goOn), surroundings)
        }
        var list = DeskList()
        for role in Role.allCases {
            list.add(
                Self.id(role),
                desk("role", named: role.rawValue),
                hint: desk("role-hint", named: role.rawValue)
            )
        }
        return Screen(
            id: "desk.add-role",
            title: desk(.addRole, ["name": sheet["name"]]),
            caption: surroundings.hub.name,
            parts: list.parts
        )
    }

    mutating func write(_ text: String, in field: ElementID) { sheet.write(text, in: field) }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        if let login {
            guard let role = Role.allCases.first(where: { Self.id($0) == id }) else { return [] }
            let team = sheet["team"].filter { !$0.isWhitespace }.lowercased()
            let act = DeskAct.addStaff(
                login: login,
                name: sheet["name"],
                role,
                team: team.isEmpty ? nil : team
            )
            return [.perform(.desk(act))]
        }
        if case .steps(let steps) = sheet.press(id) { return steps }
        guard let login = StaffMember.login(reading: sheet["login"]) else {
            sheet.note(.addLoginHint, in: "login")
            return []
        }
        guard sheet["name"].contains(where: \.isLetter) else {
            sheet.note(.nameMissing, in: "name")
            return []
        }
        self.login = login
        return []
    }

    mutating func back(_ moment: Moment) -> [Step] {
        guard login != nil else { return [.close] }
        login = nil
        return []
    }

    mutating func receive(_ outcome: Outcome, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        switch outcome {
        case .desk(.staffPIN(let pin, let member)): return [.close, .open(DeskShowPIN(pin, staff: member))]
        case .desk(.refused(.notSignedIn)): return [.end]
        case .desk(.refused(let why)):
            login = nil
            sheet.note(why == .loginTaken ? .refusedLogin : .refusedStore, in: "login")
        default: break
        }
        return []
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.staffHelp)] }
}

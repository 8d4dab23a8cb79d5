import Domain

/// Adds one of the staff: login and name, then the team, then the role.
struct DeskAddStaff: DeskAsking {
    private enum Stage {
        case name
        case team
        case role(team: String?)
    }

    private var sheet = DeskSheet([
        DeskSheet.Line(name: "login", label: .doorLogin, hint: .addLoginHint, width: 24),
        DeskSheet.Line(name: "name", label: .name),
    ])
    private var stage = Stage.name
    private var teams: [String] = []
    var isWanted = true
    let asks = DeskAct.teams

    var holdsAnswers: Bool { !sheet.isEmpty }

    func screen(_ surroundings: Surroundings) -> Screen {
        let (words, desk) = (surroundings.words, surroundings.desk)
        let name = ["name": sheet["name"]]
        var list = DeskList()
        switch stage {
        case .name:
            return sheet.screen("desk.add-staff", title: desk(.addTitle), button: words(.goOn), surroundings)
        case .team:
            list.add("all-teams", desk(.addAllTeams))
            for team in teams { list.add(ElementID("team:\(team)"), team) }
        case .role:
            list.addRoles(desk)
        }
        let isTeam = if case .team = stage { true } else { false }
        return Screen(
            id: isTeam ? "desk.add-team" : "desk.add-role",
            title: desk(isTeam ? .addTeam : .addRole, name),
            caption: surroundings.hub.name,
            parts: list.parts
        )
    }

    mutating func write(_ text: String, in field: ElementID) { sheet.write(text, in: field) }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        switch stage {
        case .name:
            if case .steps(let steps) = sheet.press(id) { return steps }
            takeName()
        case .team: stage = .role(team: teams.first { ElementID("team:\($0)") == id })
        case .role(let team):
            guard let role = Role.allCases.first(where: { $0.elementID == id }),
                let login = StaffMember.login(reading: sheet["login"])
            else { return [] }
            return [.perform(.desk(.addStaff(login: login, name: sheet["name"], role, team: team)))]
        }
        return []
    }

    private mutating func takeName() {
        guard StaffMember.login(reading: sheet["login"]) != nil else {
            return sheet.note(.addLoginHint, in: "login")
        }
        guard sheet["name"].contains(where: \.isLetter) else { return sheet.note(.nameMissing, in: "name") }
        stage = .team
    }

    mutating func back(_ moment: Moment) -> [Step] {
        switch stage {
        case .name: return [.close]
        case .team: stage = .name
        case .role: stage = .team
        }
        return []
    }

    mutating func receive(_ outcome: Outcome, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        switch outcome {
        case .desk(.teams(let new)): teams = new
        case .desk(.staffPIN(let pin, let member)): return [.close, .open(DeskShowPIN(pin, staff: member))]
        case .desk(.refused(.notSignedIn)): return [.end]
        case .desk(.refused(let why)):
            stage = .name
            sheet.note(why == .loginTaken ? .refusedLogin : .refusedStore, in: "login")
        default: break
        }
        return []
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.staffHelp)] }
}

/// Asks that one of the staff gets another role, which a second person must agree to.
struct DeskRole: DeskScene {
    private let colleague: StaffMember
    var refusal: DeskRefusal?

    init(_ colleague: StaffMember) { self.colleague = colleague }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList(refused(surroundings))
        list.parts.append(.paragraph(desk(.approvalSecond)))
        list.addRoles(desk, without: colleague.role)
        list.button("return", surroundings.words(.goBack))
        return Screen(
            id: "desk.role",
            title: desk(.addRole, ["name": colleague.name]),
            caption: surroundings.hub.name,
            parts: list.parts
        )
    }

    func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        guard let role = Role.allCases.first(where: { $0.elementID == id }) else { return [.close] }
        return [.perform(.desk(.ask(.roleChange(colleague.id, to: role))))]
    }

    mutating func take(_ news: DeskNews) -> [Step] {
        switch news {
        case .done: return [.close, .tell(.desk(news))]
        default: break
        }
        return []
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.staffHelp)] }
}

extension Role {
    var elementID: ElementID { ElementID("role:\(rawValue)") }
}

extension DeskList {
    /// Adds every role with what it is for.
    mutating func addRoles(_ desk: DeskWords, without current: Role? = nil) {
        for role in Role.allCases where role != current {
            add(
                role.elementID,
                desk("role", named: role.rawValue),
                hint: desk("role-hint", named: role.rawValue)
            )
        }
    }
}

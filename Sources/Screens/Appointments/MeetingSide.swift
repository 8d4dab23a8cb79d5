import Domain

/// Whose appointments a screen is about, and so how the shell is asked.
enum MeetingSide: Sendable {
    /// Those of who is at the terminal: by her account, or somebody who makes a first one.
    case own
    /// That of a visitor without an account, who has shown that it is hers.
    case visitor(VisitorProof)
    /// Those of somebody whom staff serve: a resident, or a visitor without an account.
    case desk(ID, name: String)

    /// Asks the shell on this side.
    func ask(_ act: AppointmentAct) -> Effect {
        switch self {
        case .own: .appointment(act)
        case .visitor(let proof): .appointment(.visiting(proof, act))
        case .desk(let id, _): .desk(.appointment(act, for: id))
        }
    }

    /// What came back; nil for something else.
    func news(_ outcome: Outcome) -> AppointmentNews? {
        switch outcome {
        case .appointment(let news): news
        case .desk(.appointment(let news)): news
        case .desk(.refused): .notNow
        default: nil
        }
    }

    /// Whose it is, said above the screen.
    func caption(_ surroundings: Surroundings) -> String {
        if case .desk(_, let name) = self, !name.isEmpty { return name }
        return surroundings.hub.name
    }

    /// Whether somebody is at the terminal for herself, and may make a first appointment without an account.
    var isOwn: Bool {
        if case .own = self { return true }
        return false
    }
}

import Domain

/// One line of the menu of "my account", and the page it leads to.
struct MineEntry: Sendable {
    var id: ElementID
    var label: Phrase
    /// What it takes to open it for another; nil for what is only the person's own.
    var power: Representation.Power?
    var scene: @Sendable () -> any Scene

    /// The pages, in order.
    static let all: [MineEntry] = [
        MineEntry(id: "requests", label: .mineRequests, power: .seeRequests) { MyRequests() },
        MineEntry(id: "loans", label: .mineLoans, power: .bookAndBorrow) { MyLoans() },
        MineEntry(id: "messages", label: .mineMessages, power: nil) { MyMessages() },
        MineEntry(id: "details", label: .mineDetails, power: .changeDetails) { MyDetails() },
        MineEntry(id: "forms", label: .mineForms, power: nil) { MyForms() },
        MineEntry(id: "needs", label: .mineNeeds, power: .changeDetails) { MyNeeds() },
        MineEntry(id: "reach", label: .mineReach, power: nil) { MyReach() },
        MineEntry(id: "people", label: .minePeople, power: nil) { MyPeople() },
        MineEntry(id: "consents", label: .mineConsents, power: nil) { MyConsents() },
        MineEntry(id: "looks", label: .mineLooks, power: nil) { WhoLooked() },
        MineEntry(id: "held", label: .mineHeld, power: nil) { MyData() },
        MineEntry(id: "forgetting", label: .mineForgetting, power: nil) { BeForgotten() },
    ]

    /// What may be opened now: all of one's own, and for another what she may do for her.
    static func offered(_ surroundings: Surroundings) -> [MineEntry] {
        let here = all.filter { $0.id != "loans" || surroundings.hub.lends }
        guard let acting = surroundings.acting else { return here }
        return here.filter { entry in entry.power.map(acting.representation.powers.contains) ?? false }
    }
}

/// Ends acting for another, and goes back to the first screen.
struct StopActing: MineScene {
    var state = PageState()
    let name = "stop-acting"
    let asks: MineAct? = .actForMyself

    func title(_ words: Catalogue) -> String { words(.actingStop) }
    func parts(_ surroundings: Surroundings) -> [Part]? { nil }
    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, _ moment: Moment) -> [Step] { [] }

    mutating func take(_ news: MineNews, _ surroundings: Surroundings, _ moment: Moment) -> [Step] {
        if case .acting(let acting) = news { [.act(acting), .home] } else { [] }
    }
}

/// Asks whether somebody who leaves before her account is open wants to be called.
struct LeavingAccount: Scene {
    private let wish: AccountAct.CallWish
    /// Whether she leaves the visit, and not only the registration.
    private let leavesVisit: Bool

    init(_ wish: AccountAct.CallWish, leavesVisit: Bool) {
        (self.wish, self.leavesVisit) = (wish, leavesVisit)
    }

    var isAside: Bool { true }

    func screen(_ surroundings: Surroundings) -> Screen {
        let words = surroundings.words
        return ToldPage(
            id: "register.leaving",
            title: words(.leaveTitle),
            parts: [.paragraph(words(.leaveText))],
            choices: [
                ("stay", words(.backToAnswers)), ("call", words(.leaveCall, ["phone": wish.phone])),
                ("leave", words(.leaveNo)),
            ]
        ).screen()
    }

    func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        let away: Step = leavesVisit ? .end : .home
        switch id {
        case "call": return [.perform(.account(.followUp(wish))), away]
        case "leave": return [away]
        default: return [.close]
        }
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.words(.leaveText)] }
}

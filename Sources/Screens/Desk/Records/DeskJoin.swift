import Domain

/// Makes one record of two: both side by side, then a check, then what came of it.
struct DeskJoin: Scene {
    private enum Stage {
        case compare
        case check
        case done(Person, Belongings)
    }

    private let one: ID
    private let two: ID
    private var choice: JoiningChoice?
    private var stage = Stage.compare
    private var isWanted = true
    private var refusal: DeskRefusal? { didSet { if refusal != nil { news += 1 } } }
    /// Counts what was told, so that each time is a screen of its own and is read from its start.
    private var news = 0

    init(_ one: ID, _ two: ID) { (self.one, self.two) = (one, two) }

    mutating func wanting() -> [Effect] {
        guard isWanted else { return [] }
        isWanted = false
        return [.desk(.record(.compare(one, two)))]
    }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList(refusal.map { [.notice(surroundings.words(for: $0))] } ?? [])
        var (id, title, focus) = ("desk.join", desk(.joinTitle), ElementID(""))
        switch (stage, choice) {
        case (.done(let person, let belongings), _):
            (id, title) = ("desk.join.done", desk(.joinDone))
            list.parts += [.paragraph(desk(.joinDoneText, ["name": person.details.name]))]
            let counts = belongings.points(desk)
            if !counts.isEmpty { list.parts += [.heading(desk(.joinDoneHolds)), .points(counts)] }
            list.button("see", desk(.joinSee))
            list.button("return", desk(.backToFront))
        case (.check, let choice?):
            (id, title, focus) = ("desk.join.check", desk(.joinCheck), "stay")
            list.parts += choice.summary(surroundings)
            list.add("stay", surroundings.words(.goBack))
            list.add("join", desk(.joinGo))
        case (.compare, let choice?):
            choice.add(to: &list, surroundings)
            list.parts.append(.heading(desk(.personDo)))
            list.add("check", desk(.joinNext))
            list.add("apart", desk(.joinApart))
            list.add("stay", surroundings.words(.goBack))
        case (_, nil): list.button("stay", surroundings.words(.goBack))
        }
        return Screen(
            id: id + (news == 0 ? "" : "!\(news)"),
            title: title,
            caption: surroundings.hub.name,
            parts: list.parts,
            focus: focus
        )
    }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        refusal = nil
        switch (stage, id) {
        case (.done(let person, _), "see"): return [.home, .perform(.desk(.look(person.id)))]
        case (.done, _): return [.home]
        case (.check, "join"):
            return choice.map { [.perform(.desk(.record(.join($0.plan))))] } ?? []
        case (.check, _): stage = .compare
        case (.compare, "check"): stage = .check
        case (.compare, "apart"): return [.perform(.desk(.record(.tellApart(one, two))))]
        case (.compare, "stay"): return [.close]
        case (.compare, _): choice?.choose(id)
        }
        return []
    }

    mutating func back(_ moment: Moment) -> [Step] {
        switch stage {
        case .compare: return [.close]
        case .check: stage = .compare
        // A record that was open under this may be gone.
        case .done: return [.home]
        }
        return []
    }

    mutating func receive(_ outcome: Outcome, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        guard case .desk(let news) = outcome else { return [] }
        switch news {
        case .record(.pair(let pair)):
            choice = JoiningChoice(pair)
            if pair.isErasureAsked { refusal = .joining(.erasure) }
        case .record(.joined(let person, let belongings)): stage = .done(person, belongings)
        // They were told apart.
        case .record(.duplicates): return [.close, .tell(outcome)]
        case .refused(.notSignedIn): return [.end]
        case .refused(let why):
            refusal = why
            stage = .compare
            switch why {
            // Somebody changed one of them meanwhile: how they stand now is shown with it.
            case .joining(.changed): isWanted = true
            case .joining, .gone: choice = nil
            default: break
            }
        default: break
        }
        return []
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.joinHelp)] }
}

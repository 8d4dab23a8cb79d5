import Domain

/// The requests of a queue.
struct DeskInbox: DeskScene, DeskAsking {
    private let queue: DeskQueue
    private let member: StaffMember
    private var lines: [DeskCaseLine] = []
    var refusal: DeskRefusal?
    var isWanted = true
    var asks: DeskAct { .queue(queue) }

    init(_ queue: DeskQueue, _ member: StaffMember) { (self.queue, self.member) = (queue, member) }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList(refused(surroundings))
        if lines.isEmpty { list.parts.append(.paragraph(desk(.queueEmpty))) }
        for line in lines {
            list.add(line.elementID, line.title(surroundings), hint: line.hint(surroundings))
        }
        list.button("return", desk(.backToFront))
        return Screen(
            id: "desk.queue.\(queue.rawValue)",
            title: desk("queue", named: queue.rawValue),
            caption: member.team ?? surroundings.hub.name,
            parts: list.parts
        )
    }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        guard let line = lines.first(where: { $0.elementID == id }) else { return [.close] }
        return [.perform(.desk(.read(line.listing.file.id)))]
    }

    mutating func take(_ news: DeskNews) -> [Step] {
        switch news {
        case .queue(let new): (lines, refusal) = (new, nil)
        case .request(let view):
            isWanted = true
            return [.open(DeskCase(view, member))]
        default: break
        }
        return []
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.queueHelp)] }
}

/// One request: where it stands, what may be done, what was sent, and what happened.
struct DeskCase: Scene {
    private var view: DeskCaseView
    private let member: StaffMember
    private var refusal: DeskRefusal? { didSet { if refusal != nil { news += 1 } } }
    private var notice: DeskPhrase? { didSet { if notice != nil { news += 1 } } }
    /// Counts what was told, so that each time is a screen of its own and is read from its start.
    private var news = 0

    init(_ view: DeskCaseView, _ member: StaffMember) { (self.view, self.member) = (view, member) }

    /// What may be done, in the order in which it is offered.
    private static let order: [CaseEvent.Kind] = [
        .claimed, .acknowledged, .answered, .asked, .completed, .decided, .extended, .learnt, .noted, .moved,
        .released,
    ]

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var parts: [Part] = []
        if let notice { parts.append(.notice(desk(notice))) }
        if let refusal { parts.append(.notice(surroundings.words(for: refusal))) }
        if let needed = view.needs.notice(surroundings) { parts.append(needed) }
        let file = view.line.listing.file
        if file.feedback?.isClosed(to: member.id) == true {
            parts.append(.notice(desk(.caseRefusedReviewer)))
        }
        let sent = desk(.requestSent, ["date": surroundings.words.date(view.line.sent)])
        let team = desk(.caseTeam, ["team": file.team ?? desk(.caseAnyTeam)])
        parts.append(.points(view.line.facts(surroundings) + [sent, team]))
        var list = DeskList(parts)
        list.parts.append(.heading(desk(.personDo)))
        for kind in Self.order where view.offers.contains(kind) {
            list.add(ElementID("act:\(kind.rawValue)"), desk("act", named: kind.rawValue))
        }
        if file.person != nil, member.may(.findPeople) { list.add("person", desk(.casePerson)) }
        list.add("return", surroundings.words(.goBack))
        list.parts.append(.heading(desk(.caseAnswers)))
        for answer in view.answers {
            let lines = answer.value.split(whereSeparator: \.isNewline).joined(separator: ", ")
            let value = lines.isEmpty ? desk(.none) : lines
            list.parts.append(.paragraph(desk(.caseAnswer, ["question": answer.question, "answer": value])))
        }
        list.parts += [.heading(desk(.caseHistory)), .points(view.history.map { $0.words(surroundings) })]
        return Screen(
            id: "desk.case" + (news == 0 ? "" : "!\(news)"),
            title: view.line.title(surroundings),
            caption: surroundings.hub.name,
            parts: list.parts
        )
    }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        (notice, refusal) = (nil, nil)
        let file = view.line.listing.file
        if id == "person", let person = file.person { return [.perform(.desk(.look(person)))] }
        guard let kind = Self.order.first(where: { id == ElementID("act:\($0.rawValue)") }) else {
            return [.close]
        }
        switch kind {
        case .claimed: return [.perform(.desk(.step(file.id, .claim)))]
        case .released: return [.perform(.desk(.step(file.id, .release)))]
        case .acknowledged:
            return [.perform(.desk(.step(file.id, .complaint(.acknowledge))))]
        default: return [.open(DeskCaseStep(kind, file))]
        }
    }

    mutating func receive(_ outcome: Outcome, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        guard case .desk(let news) = outcome else { return [] }
        switch news {
        case .request(let new):
            let last = new.history.last?.event
            let isNew = new.history.count > view.history.count
            view = new
            notice = isNew ? last.flatMap { DeskPhrase(rawValue: "desk.done.\($0.kind.rawValue)") } : nil
        case .person(let person): return [.open(DeskPerson(person, member))]
        case .refused(.notSignedIn): return [.end]
        case .refused(let why):
            let isTold = refusal != nil
            refusal = why
            // Somebody else was quicker: how it stands now is shown with it.
            if case .request = why, !isTold {
                return [.perform(.desk(.read(view.line.listing.file.id)))]
            }
        default: break
        }
        return []
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.caseHelp)] }
}

extension DeskCaseView.Event {
    /// When, what, by whom, and the words that went with it.
    func words(_ surroundings: Surroundings) -> String {
        let desk = surroundings.desk
        var text = desk(
            .eventLine,
            [
                "when": surroundings.words(at: when), "what": desk("event", named: event.kind.rawValue),
            ]
        )
        if let name = event.staffName { text += " " + desk(.eventBy, ["name": name]) }
        if let team = event.team { text += " " + desk(.eventTeam, ["team": team]) }
        if let words = event.words { text += " \u{201C}\(words)\u{201D}" }
        if let reason = event.withheld { text += " (\(desk("withheld", named: reason.rawValue)))" }
        return text
    }
}

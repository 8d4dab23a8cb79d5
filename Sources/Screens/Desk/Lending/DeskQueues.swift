import Domain
import Ground

/// Who waits for what, model by model, each queue whole.
struct DeskQueues: DeskLendingScene, DeskAsking {
    let member: StaffMember
    var entry = DeskScanEntry()
    var isWanted = true
    let asks = DeskAct.lending(.queues)
    private var lines: [DeskQueueLine] = []

    init(_ member: StaffMember) { self.member = member }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList()
        var models: [String] = []
        for line in lines where !models.contains(line.model) { models.append(line.model) }
        for model in models {
            let own = lines.filter { $0.model == model }
            let waiting = own.count { $0.collectBy == nil }
            list.parts.append(.heading(desk(.queueOfModel, count: waiting, ["model": model])))
            for line in own {
                list.add(line.elementID, line.words(surroundings), hint: line.hint(surroundings))
            }
        }
        list.add("leave", desk(.lendBack))
        return page(
            "desk.queues",
            title: desk(.lendQueues, count: lines.count),
            reading: [.paragraph(desk(lines.isEmpty ? .queuesNone : .queuesText))],
            list,
            surroundings
        )
    }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        guard let line = lines.first(where: { $0.elementID == id }) else { return [.close] }
        isWanted = true
        return [.open(DeskQueuePlace(line, member))]
    }

    mutating func hear(_ news: DeskLendingNews, _ surroundings: Surroundings) -> [Step] {
        guard case .queues(let new) = news else {
            isWanted = true
            return follow(news, surroundings)
        }
        lines = new
        return []
    }
}

/// One place in a queue: move it up or take it out, each for a reason, or note that somebody is away or fetches it at
/// another hub.
struct DeskQueuePlace: DeskLendingScene {
    private enum Deed: String {
        case up
        case first
        case out
        case away
        case hub

        /// The reasons it may have; none where none is asked for.
        var reasons: [QueueReason] {
            switch self {
            case .up, .first: QueueReason.up
            case .out: QueueReason.out
            case .away, .hub: []
            }
        }

        /// What is to be known before it is done.
        var text: DeskPhrase {
            switch self {
            case .up, .first, .out: .queueWhyText
            case .away: .queueAwayText
            case .hub: .queueHubText
            }
        }

        var screenID: String {
            switch self {
            case .up, .first, .out: "desk.queue-why"
            case .away: "desk.queue-away"
            case .hub: "desk.queue-hub"
            }
        }
    }

    let member: StaffMember
    var entry = DeskScanEntry()
    private var line: DeskQueueLine
    /// What a reason is asked for, or the last day away, or which hub; nil before.
    private var deed: Deed?
    /// What the hub is called where she fetches it now; nil while she waits here.
    private var movedTo: String?
    private var isGone = false

    init(_ line: DeskQueueLine, _ member: StaffMember) { (self.line, self.member) = (line, member) }

    var takesNumbers: Bool { deed == .away }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var reading: [Part] = isGone ? [] : [.paragraph(line.words(surroundings))]
        if !isGone, let hint = line.hint(surroundings) { reading.append(.paragraph(hint)) }
        if let deed { reading.append(.paragraph(desk(deed.text))) }
        let title = deed.map { desk("queue-why-title", named: $0.rawValue, ["name": line.name]) }
        return page(
            deed?.screenID ?? (isGone ? "desk.queue-gone" : "desk.queue-place"),
            title: title ?? desk(.pickupTitle, ["name": line.name, "model": line.model]),
            reading: reading,
            field: deed == nil ? .lendScan : deed == .away ? .queueAwayAsk : .lendNumber,
            list(desk),
            surroundings
        )
    }

    private func list(_ desk: DeskWords) -> DeskList {
        var list = DeskList()
        if let deed {
            for hub in deed == .hub ? line.hubs : [] { list.add(ElementID("hub:\(hub.code)"), hub.name) }
            for reason in deed.reasons {
                list.add(ElementID("why:\(reason.rawValue)"), desk("queue-why", named: reason.rawValue))
            }
            list.add("all", desk(.handOutNot))
        } else if isGone {
            list.add("leave", desk(.lendBack))
        } else {
            if line.collectBy == nil, line.place > 1 { list.add("up", desk(.queueUp)) }
            if line.collectBy == nil, line.place > 2 { list.add("first", desk(.queueFirst)) }
            if line.awayUntil != nil {
                list.add("here", desk(.queueHere))
            } else if line.collectBy == nil {
                list.add("away", desk(.queueAway))
            }
            if line.collectBy == nil, !line.hubs.isEmpty { list.add("hub", desk(.queueHub)) }
            list.add("out", desk(.queueTakeOut))
            list.add("account", desk(.alertAccount))
            list.add("leave", desk(.lendBack))
        }
        return list
    }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        movedTo = nil
        switch id {
        case "account": return [.perform(.desk(.look(line.hold.person)))]
        case "here": return [.perform(.desk(.lending(.away(line.hold.id, until: nil))))]
        case "up", "first", "out", "away", "hub": deed = Deed(rawValue: id.description)
        case "all": deed = nil
        case "leave": return [.close]
        default:
            let name = String(id.description.dropFirst(4))
            if deed == .hub { return move(to: name) }
            guard let reason = QueueReason(rawValue: name), let deed else { return [] }
            self.deed = nil
            switch deed {
            case .up, .first:
                return [.perform(.desk(.lending(.moveUp(line.hold.id, toFirst: deed == .first, reason))))]
            case .out: return [.perform(.desk(.lending(.takeOut(line.hold.id, reason))))]
            case .away, .hub: return []
            }
        }
        return []
    }

    mutating func retreat() -> Bool {
        defer { deed = nil }
        return deed != nil
    }

    private mutating func move(to code: String) -> [Step] {
        guard let hub = line.hubs.first(where: { $0.code == code }) else { return [] }
        (deed, movedTo) = (nil, hub.name)
        return [.perform(.desk(.lending(.moveHub(line.hold.id, to: code))))]
    }

    mutating func scan(_ text: String, _ surroundings: Surroundings) -> [Step] {
        guard let deed else { return [.perform(.desk(.lending(.scan(text))))] }
        guard deed == .away else { return refuse(second: text, surroundings) }
        guard let day = CivilDate(typed: text) else {
            entry.tell(surroundings.desk(.queueAwayWrong))
            return []
        }
        self.deed = nil
        return [.perform(.desk(.lending(.away(line.hold.id, until: day))))]
    }

    mutating func hear(_ news: DeskLendingNews, _ surroundings: Surroundings) -> [Step] {
        guard case .queues(let lines) = news else { return follow(news, surroundings) }
        guard let new = lines.first(where: { $0.hold.id == line.hold.id }) else {
            guard let movedTo else { return [.close, .tell(.desk(.lending(news)))] }
            isGone = true
            entry.tell(surroundings.desk(.queueRelocated, ["name": line.name, "hub": movedTo]))
            return []
        }
        entry.tell(new.news(since: line, surroundings))
        line = new
        return []
    }
}

extension DeskQueueLine {
    /// Names it on a screen.
    var elementID: ElementID { ElementID("hold:\(hold.id)") }

    /// Who waits for what, at which place.
    func words(_ surroundings: Surroundings) -> String {
        let desk = surroundings.desk
        var values = ["name": name, "model": model, "place": surroundings.words.number(place)]
        values["date"] = collectBy.map(surroundings.dueDay) ?? surroundings.words.date(since)
        return desk(collectBy == nil ? .queueWaits : .queueOffered, values)
    }

    /// That she is away, and that staff moved her up; nil where neither is so.
    func hint(_ surroundings: Surroundings) -> String? {
        let desk = surroundings.desk
        let away = awayUntil.map { desk(.queueIsAway, ["date": surroundings.dueDay($0)]) }
        let lines = [away, isMoved ? desk(.queueWasMoved) : nil].compactMap(\.self)
        return lines.isEmpty ? nil : lines.joined(separator: " ")
    }

    /// All of it in one line.
    func whole(_ surroundings: Surroundings) -> String {
        [words(surroundings), hint(surroundings)].compactMap(\.self).joined(separator: " ")
    }

    /// What became of it.
    fileprivate func news(since before: DeskQueueLine, _ surroundings: Surroundings) -> String {
        if collectBy != nil { return words(surroundings) }
        var values = ["name": name, "place": surroundings.words.number(place)]
        values["date"] = awayUntil.map(surroundings.dueDay) ?? ""
        let phrase: DeskPhrase =
            if awayUntil == before.awayUntil { .queueMoved } else {
                awayUntil == nil ? .queueCameBack : .queueWentAway
            }
        return surroundings.desk(phrase, values)
    }
}

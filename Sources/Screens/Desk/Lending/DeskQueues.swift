import Domain

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

/// One place in a queue: move it up or take it out, each for a reason.
struct DeskQueuePlace: DeskLendingScene {
    private enum Deed: String {
        case up
        case first
        case out
    }

    let member: StaffMember
    var entry = DeskScanEntry()
    private var line: DeskQueueLine
    /// What a reason is asked for; nil before.
    private var deed: Deed?

    init(_ line: DeskQueueLine, _ member: StaffMember) { (self.line, self.member) = (line, member) }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList()
        if let deed {
            for reason in deed == .out ? QueueReason.out : QueueReason.up {
                list.add(ElementID("why:\(reason.rawValue)"), desk("queue-why", named: reason.rawValue))
            }
            list.add("all", desk(.handOutNot))
        } else {
            if line.collectBy == nil, line.place > 1 { list.add("up", desk(.queueUp)) }
            if line.collectBy == nil, line.place > 2 { list.add("first", desk(.queueFirst)) }
            list.add("out", desk(.queueTakeOut))
            list.add("account", desk(.alertAccount))
            list.add("leave", desk(.lendBack))
        }
        var reading: [Part] = [.paragraph(line.words(surroundings))]
        if let hint = line.hint(surroundings) { reading.append(.paragraph(hint)) }
        if deed != nil { reading.append(.paragraph(desk(.queueWhyText))) }
        let title = deed.map { desk("queue-why-title", named: $0.rawValue, ["name": line.name]) }
        return page(
            deed == nil ? "desk.queue-place" : "desk.queue-why",
            title: title ?? desk(.pickupTitle, ["name": line.name, "model": line.model]),
            reading: reading,
            field: deed == nil ? .lendScan : .lendNumber,
            list,
            surroundings
        )
    }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        switch id {
        case "account": return [.perform(.desk(.look(line.hold.person)))]
        case "up", "first", "out": deed = Deed(rawValue: id.description)
        case "all": deed = nil
        case "leave": return [.close]
        default:
            let name = String(id.description.dropFirst(4))
            guard let reason = QueueReason(rawValue: name), let deed else { return [] }
            self.deed = nil
            switch deed {
            case .up, .first:
                return [.perform(.desk(.lending(.moveUp(line.hold.id, toFirst: deed == .first, reason))))]
            case .out: return [.perform(.desk(.lending(.takeOut(line.hold.id, reason))))]
            }
        }
        return []
    }

    mutating func scan(_ text: String, _ surroundings: Surroundings) -> [Step] {
        guard deed != nil else { return [.perform(.desk(.lending(.scan(text))))] }
        entry.tell(surroundings.desk("wrong-scan", named: DeskWrongScan.second.rawValue, ["text": text]))
        return []
    }

    mutating func hear(_ news: DeskLendingNews, _ surroundings: Surroundings) -> [Step] {
        guard case .queues(let lines) = news else { return follow(news, surroundings) }
        guard let new = lines.first(where: { $0.hold.id == line.hold.id }) else {
            return [.close, .tell(.desk(.lending(news)))]
        }
        line = new
        let place = surroundings.words.number(new.place)
        entry.tell(surroundings.desk(.queueMoved, ["name": new.name, "place": place]))
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

    /// That staff moved her up; nil where they did not.
    func hint(_ surroundings: Surroundings) -> String? { isMoved ? surroundings.desk(.queueWasMoved) : nil }
}

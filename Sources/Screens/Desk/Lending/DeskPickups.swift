import Domain

/// Reservations to prepare, the soonest first.
struct DeskPickups: DeskLendingScene, DeskAsking {
    let member: StaffMember
    var entry = DeskScanEntry()
    var isWanted = true
    let asks = DeskAct.lending(.pickups)
    private var lines: [DeskPickupLine] = []

    init(_ member: StaffMember) { self.member = member }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList()
        for line in lines {
            list.add(line.elementID, line.waits(surroundings), hint: line.hint(surroundings))
        }
        list.add("leave", desk(.lendBack))
        return page(
            "desk.pickups",
            title: desk(.lendPickups, count: lines.count),
            reading: [.paragraph(desk(lines.isEmpty ? .pickupsNone : .pickupsText))],
            list,
            surroundings
        )
    }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        guard let line = lines.first(where: { $0.elementID == id }) else { return [.close] }
        isWanted = true
        return [.open(DeskPickup(line, member))]
    }

    mutating func hear(_ news: DeskLendingNews, _ surroundings: Surroundings) -> [Step] {
        guard case .pickups(let new) = news else {
            isWanted = true
            return follow(news, surroundings)
        }
        lines = new
        return []
    }
}

/// One reservation: hand it out, or cancel it for a reason.
struct DeskPickup: DeskLendingScene {
    let member: StaffMember
    var entry = DeskScanEntry()
    private let line: DeskPickupLine
    /// Whether it is asked why it is cancelled.
    private var isCancelling = false

    init(_ line: DeskPickupLine, _ member: StaffMember) { (self.line, self.member) = (line, member) }

    var isPassing: Bool { true }

    /// The device that stands ready for it, from the first day on; nil where it is scanned first.
    private var prepared: AssetTag? { line.isReady && line.hasBegun && !line.isAtRisk ? line.tag : nil }

    var usual: ElementID? { prepared == nil ? nil : "hand-out" }

    func screen(_ surroundings: Surroundings) -> Screen {
        isCancelling ? whyScreen(surroundings) : mainScreen(surroundings)
    }

    private func mainScreen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList()
        if line.reservation.person != nil {
            let label = prepared.map { desk(.pickupHandOutTag, ["tag": $0.description]) }
            list.add("hand-out", label ?? desk(.pickupHandOut))
        }
        if member.may(.findPeople) {
            if line.reservation.person != nil { list.add("account", desk(.alertAccount)) }
            list.add("cancel", desk(.pickupCancel))
        }
        list.add("leave", desk(.lendBack))
        var reading: [Part] = [.paragraph(line.waits(surroundings)), .paragraph(line.hint(surroundings))]
        if !line.phone.isEmpty { reading.append(.paragraph(desk(.loanPhone, ["phone": line.phone]))) }
        return page(
            "desk.pickup",
            title: desk(.pickupTitle, ["name": line.name, "model": line.model]),
            reading: reading,
            list,
            surroundings
        )
    }

    private func whyScreen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList()
        list.add("all", desk(.handOutNot))
        for reason in QueueReason.cancelling {
            list.add(ElementID("why:\(reason.rawValue)"), desk("queue-why", named: reason.rawValue))
        }
        return page(
            "desk.pickup-why",
            title: desk(.pickupWhyTitle, ["name": line.name, "model": line.model]),
            reading: [.paragraph(line.waits(surroundings)), .paragraph(desk(.pickupWhyText))],
            field: .lendLine,
            list,
            surroundings
        )
    }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        switch id {
        case "hand-out":
            guard let person = line.reservation.person else { return [] }
            let tag = prepared?.description
            let ask = DeskHandOutAsk(person: person, reservation: line.reservation.id, scanned: tag)
            return [.perform(.desk(.lending(.prepare(ask))))]
        case "account": return line.reservation.person.map { [.perform(.desk(.look($0)))] } ?? []
        case "cancel": isCancelling = true
        case "all": isCancelling = false
        case "leave": return [.close]
        default:
            guard let reason = QueueReason(rawValue: String(id.description.dropFirst(4))) else { return [] }
            return [.perform(.desk(.lending(.cancel(line.reservation.id, reason))))]
        }
        return []
    }

    mutating func retreat() -> Bool {
        defer { isCancelling = false }
        return isCancelling
    }

    /// The device of this reservation leads on to its loan.
    mutating func scan(_ text: String, _ surroundings: Surroundings) -> [Step] {
        guard !isCancelling else { return refuse(second: text, surroundings) }
        guard let person = line.reservation.person, let tag = line.tag, AssetTag(reading: text) == tag else {
            return [.perform(.desk(.lending(.scan(text))))]
        }
        let ask = DeskHandOutAsk(person: person, reservation: line.reservation.id, scanned: text)
        return [.perform(.desk(.lending(.prepare(ask))))]
    }

    mutating func hear(_ news: DeskLendingNews, _ surroundings: Surroundings) -> [Step] {
        if case .pickups = news { return [.close, .tell(.desk(.lending(news)))] }
        return follow(news, surroundings)
    }
}

import Domain

/// Lending at the desk: scan anything, or see what there is to do.
struct DeskLendingFront: DeskLendingScene, DeskAsking {
    let member: StaffMember
    var entry = DeskScanEntry()
    var isWanted = true
    let asks = DeskAct.lending(.overview)
    private var overview = DeskLendingOverview()

    init(_ member: StaffMember) { self.member = member }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList([.heading(desk(.frontWaiting))])
        func add(_ right: Right, _ id: ElementID, _ label: String, hint: String? = nil) {
            if member.may(right) { list.add(id, label, hint: hint) }
        }
        add(.lend, "pickups", desk(.lendPickups, count: overview.pickups))
        add(.lend, "bench", desk(.lendBench, count: overview.bench))
        add(.findPeople, "overdue", desk(.lendOverdue, count: overview.overdue))
        list.parts.append(.heading(desk(.frontDoing)))
        add(.findPeople, "loans", desk(.lendLoans, count: overview.loans))
        add(.findPeople, "queues", desk(.lendQueues, count: overview.waiting))
        let (underway, differences) = (overview.underway, overview.differences)
        add(.lend, "transfers", desk(.lendTransfers), hint: hint(underway, .lendUnderway, desk))
        add(.keepLending, "count", desk(overview.isCounting ? .lendCountOn : .lendCount))
        add(.keepLending, "counts", desk(.lendCounts), hint: hint(differences, .countsOpen, desk))
        add(.keepLending, "supplies", desk(.lendSupplies), hint: supplies(desk))
        add(.keepLending, "add-device", desk(.lendAddDevice))
        list.add("leave", desk(.backToFront))
        return page(
            "desk.lending",
            title: desk(.lendTitle),
            hint: desk(.lendScanHint),
            list,
            surroundings
        )
    }

    /// Which kinds somebody must ask for: those that are used up first.
    private func supplies(_ desk: DeskWords) -> String? {
        let hints = [
            hint(overview.gone, .suppliesUsedUp, desk), hint(overview.low, .suppliesLow, desk),
        ].compactMap(\.self)
        return hints.isEmpty ? nil : hints.joined(separator: ". ")
    }

    private func hint(_ count: Int, _ phrase: DeskPhrase, _ desk: DeskWords) -> String? {
        count == 0 ? nil : desk(phrase, count: count)
    }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        isWanted = true
        switch id {
        case "pickups": return [.open(DeskPickups(member))]
        case "bench": return [.open(DeskBench(member))]
        case "transfers": return [.open(DeskTransfers(member))]
        case "overdue": return [.open(DeskLoans(member, isLateOnly: true))]
        case "loans": return [.open(DeskLoans(member, isLateOnly: false))]
        case "queues": return [.open(DeskQueues(member))]
        case "count": return [.open(DeskStockTake(member))]
        case "counts": return [.open(DeskPastCounts(member))]
        case "add-device": return [.open(DeskNewDevice(member))]
        case "supplies": return [.open(DeskSupplies(member))]
        default: return [.close]
        }
    }

    mutating func hear(_ news: DeskLendingNews, _ surroundings: Surroundings) -> [Step] {
        if case .overview(let new) = news {
            overview = new
            return []
        }
        isWanted = true
        return follow(news, surroundings)
    }
}

/// The devices that somebody should do something about.
struct DeskBench: DeskLendingScene, DeskAsking {
    let member: StaffMember
    var entry = DeskScanEntry()
    var isWanted = true
    let asks = DeskAct.lending(.bench)
    private var devices: [DeskDeviceView] = []

    init(_ member: StaffMember) { self.member = member }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList()
        for device in devices {
            list.add(device.elementID, device.title(surroundings), hint: device.bench(surroundings))
        }
        list.add("leave", desk(.lendBack))
        return page(
            "desk.bench",
            title: desk(.benchTitle),
            reading: [.paragraph(desk(devices.isEmpty ? .benchNone : .benchText))],
            list,
            surroundings
        )
    }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        guard let device = devices.first(where: { $0.elementID == id }) else { return [.close] }
        return [.perform(.desk(.lending(.device(device.asset.id))))]
    }

    mutating func hear(_ news: DeskLendingNews, _ surroundings: Surroundings) -> [Step] {
        guard case .bench(let new) = news else {
            isWanted = true
            return follow(news, surroundings)
        }
        devices = new
        return []
    }
}

extension DeskDeviceView {
    /// Its label and what it is.
    func title(_ surroundings: Surroundings) -> String {
        surroundings.desk(.deviceLine, ["tag": asset.tag.description, "model": model])
    }
}

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
        list.add("pickups", desk(.lendPickups, count: overview.pickups))
        list.add("bench", desk(.lendBench, count: overview.bench))
        list.add("overdue", desk(.lendOverdue, count: overview.overdue))
        list.parts.append(.heading(desk(.frontDoing)))
        list.add("loans", desk(.lendLoans, count: overview.loans))
        list.add("queues", desk(.lendQueues, count: overview.waiting))
        list.add("transfers", desk(.lendTransfers))
        list.add("count", desk(overview.isCounting ? .lendCountOn : .lendCount))
        list.add(
            "supplies",
            desk(.lendSupplies),
            hint: overview.low == 0 ? nil : desk(.suppliesLow, count: overview.low)
        )
        list.add("leave", desk(.backToFront))
        return page(
            "desk.lending",
            title: desk(.lendTitle),
            hint: desk(.lendScanHint),
            list,
            surroundings
        )
    }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        isWanted = true
        switch id {
        case "pickups": return [.open(DeskPickups(member))]
        case "bench": return [.open(DeskBench(member))]
        case "transfers": return [.open(DeskBench(member, isTransfers: true))]
        case "overdue": return [.open(DeskLoans(member, isLateOnly: true))]
        case "loans": return [.open(DeskLoans(member, isLateOnly: false))]
        case "queues": return [.open(DeskQueues(member))]
        case "count": return [.open(DeskStockTake(member))]
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

/// The devices that somebody should do something about, or those on the way between hubs.
struct DeskBench: DeskLendingScene, DeskAsking {
    let member: StaffMember
    var entry = DeskScanEntry()
    var isWanted = true
    let asks = DeskAct.lending(.bench)
    private let isTransfers: Bool
    private var devices: [DeskDeviceView] = []

    init(_ member: StaffMember, isTransfers: Bool = false) {
        (self.member, self.isTransfers) = (member, isTransfers)
    }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList()
        for device in devices {
            list.add(device.elementID, device.title(surroundings), hint: device.state(surroundings))
        }
        list.add("leave", desk(.lendBack))
        let empty: DeskPhrase = isTransfers ? .transfersNone : .benchNone
        let full: DeskPhrase = isTransfers ? .transfersText : .benchText
        return page(
            isTransfers ? "desk.transfers" : "desk.bench",
            title: desk(isTransfers ? .transfersTitle : .benchTitle),
            reading: [.paragraph(desk(devices.isEmpty ? empty : full))],
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
        devices = isTransfers ? new.filter(\.isUnderway) : new
        return []
    }
}

extension DeskDeviceView {
    /// Whether it is on its way between hubs.
    fileprivate var isUnderway: Bool { if case .transit = asset.state { true } else { false } }

    /// Its label and what it is.
    func title(_ surroundings: Surroundings) -> String {
        surroundings.desk(.deviceLine, ["tag": asset.tag.description, "model": model])
    }
}

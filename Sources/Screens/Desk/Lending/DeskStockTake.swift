import Domain

/// The devices of the hub are counted with a scanner; it can be left and taken up at any time.
struct DeskStockTake: DeskLendingScene, DeskAsking {
    let member: StaffMember
    var entry = DeskScanEntry()
    var isWanted = true
    private var view: DeskCountView?
    /// Whether it is asked once more if the count is over.
    private var isEnding = false

    init(_ member: StaffMember) { self.member = member }

    let asks = DeskAct.lending(.count)

    func screen(_ surroundings: Surroundings) -> Screen {
        if isEnding, let take = view?.take { return endScreen(take, surroundings) }
        let desk = surroundings.desk
        var list = DeskList()
        var reading: [Part] = []
        if let take = view?.take {
            let counts = [
                "found": String(take.found.count), "missing": String(take.missing.count),
                "misplaced": String(take.misplaced.count), "unknown": String(take.unknown.count),
            ]
            reading.append(.paragraph(desk(.countSoFar, counts)))
            addWrong(take, to: &list, surroundings)
            list.add("end", desk(.countEnd))
        }
        list.add("leave", desk(.countLeave))
        return page(
            "desk.count",
            title: desk(.countTitle),
            reading: reading,
            field: .countScan,
            list,
            surroundings
        )
    }

    /// A count that is over cannot be gone on with.
    private func endScreen(_ take: StockTake, _ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList()
        list.add("go-on", desk(.countGoOn))
        list.add("end-sure", desk(.countEndYes))
        return page(
            "desk.count-end",
            title: desk(.countEndSure),
            reading: [.paragraph(desk(.countEndMissing, count: take.missing.count))],
            field: .lendLine,
            list,
            surroundings
        )
    }

    /// What is here and should not be; what is missing is known at the end.
    private func addWrong(_ take: StockTake, to list: inout DeskList, _ surroundings: Surroundings) {
        let desk = surroundings.desk
        if !take.misplaced.isEmpty { list.parts.append(.heading(desk(.countMisplaced))) }
        for asset in take.misplaced {
            let label = title(asset, surroundings)
            list.add(ElementID("device:\(asset.id)"), label, hint: why(asset, surroundings))
        }
        if !take.unknown.isEmpty {
            list.parts += [.heading(desk(.countUnknown)), .points(take.unknown)]
        }
    }

    private func title(_ asset: Asset, _ surroundings: Surroundings) -> String {
        let model = view?.names[asset.model] ?? asset.model
        return surroundings.desk(.deviceLine, ["tag": asset.tag.description, "model": model])
    }

    /// Why a device should be elsewhere.
    private func why(_ asset: Asset, _ surroundings: Surroundings) -> String {
        if asset.hub != view?.take.hub {
            return surroundings.desk(.deviceForeign, ["hub": view?.names[asset.hub] ?? asset.hub])
        }
        return surroundings.desk("asset-is", named: asset.state.name)
    }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        guard let take = view?.take else { return [.close] }
        switch id {
        case "end", "go-on":
            isEnding = id == "end"
            return []
        case "end-sure": return [.perform(.desk(.lending(.endCount(take.id))))]
        default: break
        }
        let asset = take.misplaced.first { ElementID("device:\($0.id)") == id }
        guard let asset else { return [.close] }
        return [.perform(.desk(.lending(.device(asset.id))))]
    }

    mutating func retreat() -> Bool {
        defer { isEnding = false }
        return isEnding
    }

    mutating func scan(_ text: String, _ surroundings: Surroundings) -> [Step] {
        guard let take = view?.take else { return [.perform(.desk(.lending(.scan(text))))] }
        // Whoever goes on scanning goes on counting.
        isEnding = false
        return [.perform(.desk(.lending(.counted(take.id, text))))]
    }

    mutating func hear(_ news: DeskLendingNews, _ surroundings: Surroundings) -> [Step] {
        switch news {
        case .count(let new): view = new
        case .pastCount(let past): return [.close, .open(DeskPastCount(past, member))]
        case .wrongScan: return follow(news, surroundings)
        case .counted(let scan, let new):
            view = new
            entry.tell(words(scan, surroundings))
        default:
            isWanted = true
            return follow(news, surroundings)
        }
        return []
    }

    private func words(_ scan: StockTake.Scan, _ surroundings: Surroundings) -> String {
        let desk = surroundings.desk
        switch scan {
        case .found(let asset): return desk(.countFound, ["device": title(asset, surroundings)])
        case .again(let asset): return desk(.countAgain, ["device": title(asset, surroundings)])
        case .misplaced(let asset):
            return desk(
                .countElsewhere,
                ["device": title(asset, surroundings), "why": why(asset, surroundings)]
            )
        case .twice(let asset, let hub):
            let values = ["device": title(asset, surroundings), "hub": view?.names[hub] ?? hub]
            return desk(.countTwice, values)
        case .unknown(let code): return desk(.countNoted, ["text": code])
        }
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.countHelp)] }
}

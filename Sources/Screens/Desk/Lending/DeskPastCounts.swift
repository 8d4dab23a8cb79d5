import Domain

/// The stock-takes that are over, the last first.
struct DeskPastCounts: DeskLendingScene, DeskAsking {
    let member: StaffMember
    var entry = DeskScanEntry()
    var isWanted = true
    let asks = DeskAct.lending(.pastCounts)
    private var views: [DeskPastCountView] = []

    init(_ member: StaffMember) { self.member = member }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList()
        for view in views {
            let open = view.count.open.count
            let hint = open == 0 ? desk(.countsAllDone) : desk(.countsOpen, count: open)
            list.add(view.elementID, view.words(surroundings), hint: hint)
        }
        list.add("leave", desk(.lendBack))
        return page(
            "desk.counts",
            title: desk(.lendCounts),
            reading: [.paragraph(desk(views.isEmpty ? .countsNone : .countsText))],
            list,
            surroundings
        )
    }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        guard let view = views.first(where: { $0.elementID == id }) else { return [.close] }
        isWanted = true
        return [.open(DeskPastCount(view, member))]
    }

    mutating func hear(_ news: DeskLendingNews, _ surroundings: Surroundings) -> [Step] {
        guard case .pastCounts(let new) = news else {
            isWanted = true
            return follow(news, surroundings)
        }
        views = new
        return []
    }
}

/// One stock-take that is over: each difference is worked off, and what was done about it stays.
struct DeskPastCount: DeskLendingScene, DeskAsking {
    let member: StaffMember
    var entry = DeskScanEntry()
    var isWanted = false
    private var view: DeskPastCountView

    init(_ view: DeskPastCountView, _ member: StaffMember) { (self.view, self.member) = (view, member) }

    var asks: DeskAct { .lending(.pastCount(view.count.id)) }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList()
        let headings: [(CountFinding.Kind, DeskPhrase)] = [
            (.missing, .countMissing), (.misplaced, .countMisplaced), (.unknown, .countUnknown),
        ]
        for (kind, heading) in headings {
            let own = view.count.findings.filter { $0.kind == kind }
            if own.isEmpty { continue }
            list.parts.append(.heading(desk(heading)))
            for finding in own {
                list.add(finding.elementID, title(finding, surroundings), hint: hint(finding, surroundings))
            }
        }
        list.add("leave", desk(.lendBack))
        let open = view.count.open.count
        let left = open == 0 ? desk(.countsAllDone) : desk(.countsOpen, count: open)
        return page(
            "desk.count-over",
            title: desk(.countOverTitle, ["when": surroundings.words(at: view.ended)]),
            reading: [.paragraph(desk(.countOver, view.counts)), .paragraph(left)],
            field: .countOverScan,
            list,
            surroundings
        )
    }

    private func title(_ finding: CountFinding, _ surroundings: Surroundings) -> String {
        guard finding.asset != nil else { return finding.code }
        let model = view.names[finding.model] ?? finding.model
        return surroundings.desk(.deviceLine, ["tag": finding.code, "model": model])
    }

    /// What was done about it, else why it is a difference.
    private func hint(_ finding: CountFinding, _ surroundings: Surroundings) -> String {
        let desk = surroundings.desk
        if let outcome = finding.outcome {
            let by = finding.settledBy.flatMap { view.names[$0.description] } ?? ""
            let what = desk("count-done", named: outcome)
            return desk(by.isEmpty ? .countDone : .countDoneBy, ["what": what, "name": by])
        }
        guard finding.kind == .misplaced else { return desk(.countNotDone) }
        let isForeign = finding.hub != view.count.hub
        let why =
            isForeign
            ? desk(.deviceForeign, ["hub": view.names[finding.hub] ?? finding.hub])
            : desk("asset-is", named: finding.state.replacing("_", with: "-"))
        return why + " " + desk(.countNotDone)
    }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        guard let finding = view.count.findings.first(where: { $0.elementID == id }) else { return [.close] }
        isWanted = true
        guard let asset = finding.asset else {
            return finding.isOpen ? [.open(DeskUnknownCode(finding.code, view.count.id, member))] : []
        }
        if finding.isOpen, finding.takes(.staysRetired) {
            return [.open(DeskFoundRetired(finding, view.count.id, title(finding, surroundings), member))]
        }
        return [.perform(.desk(.lending(.device(asset))))]
    }

    mutating func scan(_ text: String, _ surroundings: Surroundings) -> [Step] {
        [.perform(.desk(.lending(.scanHere(text, count: view.count.id))))]
    }

    mutating func hear(_ news: DeskLendingNews, _ surroundings: Surroundings) -> [Step] {
        guard case .pastCount(let new) = news else {
            isWanted = true
            return follow(news, surroundings)
        }
        let settled = new.count.findings.first { finding in
            finding.outcome == CountFinding.Answer.here.rawValue
                && view.count.findings.contains { $0.code == finding.code && $0.isOpen }
        }
        if let settled {
            entry.tell(surroundings.desk(.countHereAfterAll, ["device": title(settled, surroundings)]))
        }
        view = new
        return []
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.countOverHelp)] }
}

/// A label that was scanned and that no device has: put it into the books, or say that it is none of ours.
struct DeskUnknownCode: DeskLendingScene {
    let member: StaffMember
    var entry = DeskScanEntry()
    private let code: String
    private let count: ID

    init(_ code: String, _ count: ID, _ member: StaffMember) {
        (self.code, self.count, self.member) = (code, count, member)
    }

    var isPassing: Bool { true }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList()
        if AssetTag(reading: code) != nil { list.add("add-device", desk(.unknownAdd)) }
        list.add("not-ours", desk(.unknownNotOurs))
        list.add("leave", desk(.lendBack))
        return page(
            "desk.unknown-code",
            title: desk(.unknownTitle, ["code": code]),
            reading: [.paragraph(desk(.unknownText))],
            list,
            surroundings
        )
    }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        switch id {
        case "add-device": [.perform(.desk(.lending(.newDevice(code))))]
        case "not-ours": [.perform(.desk(.lending(.answer(.notOurs, code: code, count: count))))]
        default: [.close]
        }
    }

    mutating func hear(_ news: DeskLendingNews, _ surroundings: Surroundings) -> [Step] {
        if case .pastCount = news { return [.close, .tell(.desk(.lending(news)))] }
        return follow(news, surroundings)
    }
}

extension DeskPastCountView {
    fileprivate var elementID: ElementID { ElementID("count:\(count.id)") }

    /// How many of each there were.
    fileprivate var counts: [String: String] {
        func number(_ kind: CountFinding.Kind) -> String { String(count.findings.count { $0.kind == kind }) }
        return [
            "found": String(count.found), "missing": number(.missing), "misplaced": number(.misplaced),
            "unknown": number(.unknown),
        ]
    }

    fileprivate func words(_ surroundings: Surroundings) -> String {
        let desk = surroundings.desk
        let values = ["when": surroundings.words(at: ended), "name": by]
        return desk(by.isEmpty ? .countsLine : .countsLineBy, values) + " " + desk(.countOver, counts)
    }
}

extension CountFinding {
    fileprivate var elementID: ElementID {
        asset.map { ElementID("device:\($0)") } ?? ElementID("code:\(code)")
    }
}

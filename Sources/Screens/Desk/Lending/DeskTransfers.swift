import Domain

/// What is on its way to this hub, and what left it.
struct DeskTransfers: DeskLendingScene, DeskAsking {
    let member: StaffMember
    var entry = DeskScanEntry()
    var isWanted = true
    let asks = DeskAct.lending(.journeys)
    private var lines: [DeskJourneyLine] = []

    init(_ member: StaffMember) { self.member = member }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList()
        for isComing in [true, false] {
            let own = lines.filter { $0.isComing == isComing }
            if own.isEmpty { continue }
            let phrase: DeskPhrase = isComing ? .transfersComing : .transfersGoing
            list.parts.append(.heading(desk(phrase, count: own.count)))
            for line in own {
                let title = line.device.title(surroundings)
                list.add(line.device.elementID, title, hint: line.words(surroundings))
            }
        }
        list.add("leave", desk(.lendBack))
        return page(
            "desk.transfers",
            title: desk(.transfersTitle),
            reading: [.paragraph(desk(lines.isEmpty ? .transfersNone : .transfersText))],
            list,
            surroundings
        )
    }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        guard let line = lines.first(where: { $0.device.elementID == id }) else { return [.close] }
        isWanted = true
        return [.perform(.desk(.lending(.device(line.device.asset.id))))]
    }

    mutating func hear(_ news: DeskLendingNews, _ surroundings: Surroundings) -> [Step] {
        guard case .journeys(let new) = news else {
            isWanted = true
            return follow(news, surroundings)
        }
        lines = new
        return []
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.transfersHelp)] }
}

extension DeskJourneyLine {
    fileprivate func words(_ surroundings: Surroundings) -> String {
        let desk = surroundings.desk
        let values = [
            "hub": isComing ? from : to, "name": sender, "when": surroundings.words(at: sent),
        ]
        let way = isComing && from.isEmpty ? "" : desk(isComing ? .transferFrom : .transferTo, values)
        let by = sender.isEmpty ? "" : desk(.transferSentBy, values)
        return [way, by].filter { !$0.isEmpty }.joined(separator: " ")
    }
}

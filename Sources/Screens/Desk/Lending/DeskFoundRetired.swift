import Domain

/// A count found a device that is no longer lent: it stays out of use, or its page is opened, where it is lent again.
struct DeskFoundRetired: DeskLendingScene {
    let member: StaffMember
    var entry = DeskScanEntry()
    private let finding: CountFinding
    private let count: ID
    private let title: String

    init(_ finding: CountFinding, _ count: ID, _ title: String, _ member: StaffMember) {
        (self.finding, self.count, self.title, self.member) = (finding, count, title, member)
    }

    var isPassing: Bool { true }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList()
        list.add("stays", desk(.foundStays))
        list.add("device", desk(.foundOpen))
        list.add("leave", desk(.lendBack))
        return page(
            "desk.found-retired",
            title: title,
            reading: [.paragraph(desk(.foundRetired))],
            list,
            surroundings
        )
    }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        switch id {
        case "stays":
            return [.perform(.desk(.lending(.answer(.staysRetired, code: finding.code, count: count))))]
        case "device": return finding.asset.map { [.perform(.desk(.lending(.device($0))))] } ?? []
        default: return [.close]
        }
    }

    mutating func hear(_ news: DeskLendingNews, _ surroundings: Surroundings) -> [Step] {
        if case .pastCount = news { return [.close, .tell(.desk(.lending(news)))] }
        return follow(news, surroundings)
    }
}

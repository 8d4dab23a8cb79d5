import Domain

/// A device is given to somebody for good: her card is scanned, then it is asked once more.
struct DeskGift: DeskLendingScene {
    let member: StaffMember
    var entry = DeskScanEntry()
    private let view: DeskDeviceView
    /// Who is to have it; nil before her card is scanned.
    private var person: Person?

    init(_ view: DeskDeviceView, _ member: StaffMember) { (self.view, self.member) = (view, member) }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList()
        let values = ["tag": view.asset.tag.description, "name": person?.details.name ?? ""]
        if person != nil { list.add("give", desk(.giftGive, values)) }
        list.add("leave", desk(.handOutNot))
        return page(
            person == nil ? "desk.gift" : "desk.gift-sure",
            title: desk(.giftTitle, ["tag": view.asset.tag.description, "model": view.model]),
            reading: [.points([desk(.giftLeaves), desk(.giftHistory)])],
            field: person == nil ? .deviceScanCard : .lendNumber,
            list,
            surroundings
        )
    }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        guard id == "give", let person else { return [.close] }
        return [.perform(.desk(.lending(.giveDevice(view.asset.id, to: person.id))))]
    }

    mutating func retreat() -> Bool {
        defer { person = nil }
        return person != nil
    }

    mutating func scan(_ text: String, _ surroundings: Surroundings) -> [Step] {
        guard person == nil else { return refuse(second: text, surroundings) }
        return [.perform(.desk(.lending(.scan(text))))]
    }

    mutating func take(_ news: DeskNews) -> [Step] {
        if case .person(let view) = news { person = view.person }
        return []
    }

    mutating func hear(_ news: DeskLendingNews, _ surroundings: Surroundings) -> [Step] {
        switch news {
        case .device(let new) where new.asset.id == view.asset.id && new.isGift:
            return [.close, .tell(.desk(.lending(news)))]
        case .device(let other):
            let tag = other.asset.tag.description
            entry.tell(surroundings.desk("wrong-scan", named: DeskWrongScan.device.rawValue, ["text": tag]))
        case .handOut, .newDevice: break
        default: return follow(news, surroundings)
        }
        return []
    }
}

/// Whether somebody keeps for good what she has on loan: a screen of its own, whose first line is no.
struct DeskLoanGift: DeskLendingScene {
    let member: StaffMember
    var entry = DeskScanEntry()
    private let line: DeskLoanLine

    init(_ line: DeskLoanLine, _ member: StaffMember) { (self.line, self.member) = (line, member) }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        let values = ["tag": line.loan.tag.description, "name": line.name]
        var list = DeskList()
        list.add("leave", desk(.loanGiveNo))
        list.add("give", desk(.loanGiveSure))
        return page(
            "desk.loan-gift",
            title: desk(.loanGiveTitle, values),
            reading: [
                .paragraph(line.words(surroundings)), .points([desk(.giftLeaves), desk(.giftHistory)]),
            ],
            field: .lendLine,
            list,
            surroundings
        )
    }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        guard id == "give", let person = line.loan.person else { return [.close] }
        return [.perform(.desk(.lending(.giveDevice(line.loan.asset, to: person))))]
    }

    mutating func scan(_ text: String, _ surroundings: Surroundings) -> [Step] {
        refuse(second: text, surroundings)
    }

    mutating func hear(_ news: DeskLendingNews, _ surroundings: Surroundings) -> [Step] {
        leave(with: news, surroundings)
    }
}

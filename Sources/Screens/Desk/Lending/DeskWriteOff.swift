import Domain
import Ground

/// Some of a batch is taken out of the stock and given to nobody: how many, then why.
struct DeskWriteOff: DeskLendingScene {
    let member: StaffMember
    var entry = DeskScanEntry()
    private let batch: Consumable
    private let kind: SupplyKind
    private let today: CivilDate
    /// How many; nil before that is known.
    private var quantity: Int?

    init(_ batch: Consumable, of kind: SupplyKind, on today: CivilDate, _ member: StaffMember) {
        (self.batch, self.kind, self.today, self.member) = (batch, kind, today, member)
    }

    var takesNumbers: Bool { quantity == nil }

    /// The reasons that can hold: what is in date is not out of date.
    private var reasons: [WriteOff.Reason] {
        WriteOff.Reason.allCases.filter { $0 != .expired || batch.isExpired(on: today) }
    }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var reading: [Part] = [.paragraph(batch.words(surroundings))]
        if let hint = batch.hint(on: today, surroundings) { reading.append(.paragraph(hint)) }
        var list = DeskList()
        if let quantity {
            reading += [.paragraph(desk(.writeOffCount, count: quantity)), .heading(desk(.writeOffWhy))]
            for reason in reasons { list.add(reason.elementID, reason.words(desk)) }
        } else {
            list.add("all", desk(.writeOffAll, count: batch.remaining))
        }
        list.add("leave", desk(.handOutNot))
        return page(
            quantity == nil ? "desk.write-off" : "desk.write-off-why",
            title: desk(.writeOffTitle, ["kind": kind.name]),
            reading: reading,
            field: quantity == nil ? .writeOffAsk : .lendNumber,
            hint: quantity == nil ? desk(.writeOffHint) : nil,
            list,
            surroundings
        )
    }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        if id == "all" {
            quantity = batch.remaining
            return []
        }
        guard let quantity, let reason = reasons.first(where: { $0.elementID == id }) else { return [.close] }
        return [.perform(.desk(.lending(.writeOff(batch.id, quantity: quantity, reason))))]
    }

    mutating func scan(_ text: String, _ surroundings: Surroundings) -> [Step] {
        guard quantity == nil else { return refuse(second: text, surroundings) }
        guard let count = Int(text), (1...max(1, batch.remaining)).contains(count) else {
            let most = surroundings.words.number(batch.remaining)
            entry.tell(surroundings.desk(.writeOffWrong, ["count": most]))
            return []
        }
        quantity = count
        return []
    }

    mutating func retreat() -> Bool {
        defer { quantity = nil }
        return quantity != nil
    }

    mutating func hear(_ news: DeskLendingNews, _ surroundings: Surroundings) -> [Step] {
        guard case .supplies = news else { return [] }
        return [.close, .tell(.desk(.lending(news)))]
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.writeOffHelp)] }
}

extension WriteOff.Reason {
    fileprivate var elementID: ElementID { ElementID("why:\(rawValue)") }

    fileprivate func words(_ desk: DeskWords) -> String { desk("write-off-why", named: rawValue) }
}

extension WriteOff {
    /// What was written off, why, when and by whom.
    func words(_ surroundings: Surroundings) -> String {
        let desk = surroundings.desk
        let values = [
            "batch": batch, "why": reason.words(desk), "date": surroundings.words.date(surroundings.day(at)),
            "name": by.isEmpty ? desk(.writeOffNobody) : by,
        ]
        return desk(.writeOffLine, count: quantity, values)
    }
}

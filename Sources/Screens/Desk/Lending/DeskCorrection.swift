import Domain
import Ground

/// The number of a batch that is wrong is put right: how many there are, then why it was wrong.
struct DeskCorrection: DeskLendingScene {
    let member: StaffMember
    var entry = DeskScanEntry()
    private let batch: Consumable
    private let kind: SupplyKind
    private let today: CivilDate
    /// How many there are; nil before that is known.
    private var count: Int?

    init(_ batch: Consumable, of kind: SupplyKind, on today: CivilDate, _ member: StaffMember) {
        (self.batch, self.kind, self.today, self.member) = (batch, kind, today, member)
    }

    var takesNumbers: Bool { count == nil }
    var takesWords: Bool { count != nil }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var reading: [Part] = [.paragraph(batch.words(surroundings))]
        if let count { reading.append(.paragraph(desk(.stockCount, count: count))) }
        var list = DeskList()
        list.add("leave", desk(.handOutNot))
        return page(
            count == nil ? "desk.stock-count" : "desk.stock-why",
            title: desk(.stockTitle, ["kind": kind.name]),
            reading: reading,
            field: count == nil ? .stockAsk : .stockWhy,
            list,
            surroundings
        )
    }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        [.close]
    }

    mutating func scan(_ text: String, _ surroundings: Surroundings) -> [Step] {
        guard let number = Int(text), (0...9_999).contains(number), number != batch.remaining else {
            entry.tell(surroundings.desk(.stockWrong))
            return []
        }
        count = number
        return []
    }

    mutating func keep(words: String, _ surroundings: Surroundings) -> [Step] {
        guard let count else { return [] }
        return [.perform(.desk(.lending(.correct(batch.id, to: count, because: words))))]
    }

    mutating func retreat() -> Bool {
        defer { count = nil }
        return count != nil
    }

    mutating func hear(_ news: DeskLendingNews, _ surroundings: Surroundings) -> [Step] {
        if case .supplies = news { return [.close, .tell(.desk(.lending(news)))] }
        return follow(news, surroundings)
    }
}

extension StockCorrection {
    /// What was corrected, why, when and by whom.
    func words(_ surroundings: Surroundings) -> String {
        let desk = surroundings.desk
        let values = [
            "batch": batch, "was": surroundings.words.number(was),
            "became": surroundings.words.number(became),
            "why": reason, "date": surroundings.words.date(surroundings.day(at)),
            "name": by.isEmpty ? desk(.writeOffNobody) : by,
        ]
        return desk(.stockLine, values)
    }
}

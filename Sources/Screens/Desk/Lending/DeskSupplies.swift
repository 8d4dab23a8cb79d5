import Domain
import Ground

/// SIMs, vouchers and the like: how many of each kind are left.
struct DeskSupplies: DeskLendingScene, DeskAsking {
    let member: StaffMember
    var entry = DeskScanEntry()
    var isWanted = true
    let asks = DeskAct.lending(.supplies)
    private var levels: [SupplyLevel] = []
    private var today: CivilDate?

    init(_ member: StaffMember) { self.member = member }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList()
        for level in levels {
            list.add(level.elementID, level.words(surroundings), hint: level.hint(surroundings))
        }
        list.add("leave", desk(.lendBack))
        return page(
            "desk.supplies",
            title: desk(.lendSupplies),
            reading: [.paragraph(desk(levels.isEmpty ? .suppliesNone : .suppliesText))],
            list,
            surroundings
        )
    }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        guard let today, let level = levels.first(where: { $0.elementID == id }) else { return [.close] }
        isWanted = true
        return [.open(DeskSupply(level, on: today, member))]
    }

    mutating func hear(_ news: DeskLendingNews, _ surroundings: Surroundings) -> [Step] {
        guard case .supplies(let new, let day) = news else { return follow(news, surroundings) }
        (levels, today) = (new, day)
        return []
    }
}

/// One kind that is given for good: a card that is scanned gets some of the batch that expires first.
struct DeskSupply: DeskLendingScene, DeskAsking {
    /// How many are given to one person at most.
    private static let most = 3

    let member: StaffMember
    var entry = DeskScanEntry()
    var isWanted = true
    private var level: SupplyLevel
    private let today: CivilDate
    /// The batch that is given from; nil where none can be given from.
    private var batch: Consumable?
    private var gifts: [DeskGiftLine] = []
    private var quantity = 1
    /// Who had some today already, how many, and her card as it was scanned; nil where nobody is asked about.
    private var before: (person: Person, count: Int, card: String)?

    init(_ level: SupplyLevel, on today: CivilDate, _ member: StaffMember) {
        (self.level, self.today, self.member) = (level, today, member)
        batch = level.batches.first { !$0.isExpired(on: today) }
    }

    var asks: DeskAct { .lending(batch.map { .batch($0.id) } ?? .supplies) }

    func screen(_ surroundings: Surroundings) -> Screen {
        if let before { return againScreen(before.person, before.count, surroundings) }
        let desk = surroundings.desk
        var reading: [Part] = [.paragraph(level.words(surroundings))]
        if let hint = level.hint(surroundings) { reading.append(.notice(hint)) }
        if let batch { reading.append(.paragraph(desk(.suppliesTake, ["batch": batch.batch]))) }
        var list = DeskList()
        if batch != nil {
            let how = desk(.suppliesQuantityHow, ["most": surroundings.words.number(Self.most)])
            list.add("quantity", desk(.suppliesQuantity, count: quantity), hint: how)
        }
        list.add("add", desk(.suppliesAdd))
        if batch != nil { list.add("write-off", desk(.writeOffSome)) }
        if batch != nil { list.add("correct", desk(.stockCorrect)) }
        for one in level.batches where one.id != batch?.id {
            let over = one.isExpired(on: today) ? desk(.writeOffOpen) : nil
            let hints = [one.hint(on: today, surroundings), over].compactMap(\.self)
            list.add(
                one.elementID,
                one.words(surroundings),
                hint: hints.isEmpty ? nil : hints.joined(separator: " ")
            )
        }
        list.add("leave", desk(.lendBack))
        if !gifts.isEmpty {
            list.parts += [.heading(desk(.suppliesWho)), .points(gifts.map { $0.words(surroundings) })]
        }
        if !level.writtenOff.isEmpty {
            let lines = level.writtenOff.map { $0.words(surroundings) }
            list.parts += [.heading(desk(.writeOffsTitle)), .points(lines)]
        }
        if !level.corrected.isEmpty {
            let lines = level.corrected.map { $0.words(surroundings) }
            list.parts += [.heading(desk(.stockCorrections)), .points(lines)]
        }
        return page(
            "desk.supply",
            title: level.kind.name,
            reading: reading,
            field: batch == nil ? .lendScan : .suppliesTo,
            list,
            surroundings
        )
    }

    /// Two scans of one card are one wish, unless whoever sits there says otherwise.
    private func againScreen(_ person: Person, _ count: Int, _ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList()
        list.add("not-again", desk(.suppliesNotAgain))
        list.add("give-again", desk(.suppliesAgain, count: quantity, ["name": person.details.name]))
        return page(
            "desk.supply-again",
            title: level.kind.name,
            reading: [.paragraph(desk(.suppliesBefore, count: count, ["name": person.details.name]))],
            field: .lendLine,
            list,
            surroundings
        )
    }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        switch id {
        case "not-again": before = nil
        case "give-again":
            guard let before, let batch else { return [] }
            let act = DeskLendingAct.give(batch.id, quantity: quantity, to: before.card, isSure: true)
            return [.perform(.desk(.lending(act)))]
        case "correct":
            return batch.map { [.open(DeskCorrection($0, of: level.kind, on: today, member))] } ?? []
        case "quantity": quantity = quantity % Self.most + 1
        case "add": return [.open(DeskReceiving(level.kind, on: today, member))]
        case "write-off":
            return batch.map { [.open(DeskWriteOff($0, of: level.kind, on: today, member))] } ?? []
        case "leave": return [.close]
        default:
            guard let one = level.batches.first(where: { $0.elementID == id }) else { return [] }
            guard !one.isExpired(on: today) else {
                return [.open(DeskWriteOff(one, of: level.kind, on: today, member))]
            }
            (batch, isWanted) = (one, true)
        }
        return []
    }

    mutating func retreat() -> Bool {
        defer { before = nil }
        return before != nil
    }

    mutating func scan(_ text: String, _ surroundings: Surroundings) -> [Step] {
        guard let batch else { return [.perform(.desk(.lending(.scan(text))))] }
        guard before == nil else { return refuse(second: text, surroundings) }
        return [.perform(.desk(.lending(.give(batch.id, quantity: quantity, to: text))))]
    }

    mutating func hear(_ news: DeskLendingNews, _ surroundings: Surroundings) -> [Step] {
        switch news {
        case .batch(let new, let lines) where new.id == batch?.id: gifts = lines
        case .supplies(let levels, _):
            guard let new = levels.first(where: { $0.kind.code == level.kind.code }) else { return [] }
            if new.batches.count > level.batches.count { entry.tell(surroundings.desk(.suppliesAdded)) }
            if new.writtenOff.count > level.writtenOff.count, let last = new.writtenOff.first {
                entry.tell(surroundings.desk(.writeOffDone, count: last.quantity, ["batch": last.batch]))
            }
            if new.corrected.count > level.corrected.count { entry.tell(surroundings.desk(.stockCorrected)) }
            take(new)
        case .givenBefore(let count, let person, let card): before = (person, count, card)
        case .given(let count, let new, let from, let person):
            let values = [
                "name": person.details.name, "kind": new.kind.name, "count": surroundings.words.number(count),
                "left": surroundings.words.number(new.usable), "batch": from.batch,
            ]
            entry.tell(surroundings.desk(.suppliesGiven, values))
            (quantity, before) = (1, nil)
            take(new)
        default: return follow(news, surroundings)
        }
        return []
    }

    private mutating func take(_ new: SupplyLevel) {
        level = new
        let usable = new.batches.filter { !$0.isExpired(on: today) }
        batch = usable.first { $0.id == batch?.id } ?? usable.first
        (gifts, isWanted) = (batch == nil ? [] : gifts, batch != nil)
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.suppliesHelp)] }
}

extension SupplyLevel {
    fileprivate var elementID: ElementID { ElementID("supply:\(kind.code)") }

    fileprivate func words(_ surroundings: Surroundings) -> String {
        surroundings.desk(.suppliesLine, count: usable, ["kind": kind.name])
    }

    fileprivate func hint(_ surroundings: Surroundings) -> String? {
        let desk = surroundings.desk
        let low = usable == 0 ? desk(.suppliesGone) : isLow ? desk(.suppliesIsLow) : nil
        let over = expired == 0 ? nil : desk(.suppliesExpired, count: expired)
        let hints = [low, over].compactMap(\.self)
        return hints.isEmpty ? nil : hints.joined(separator: " ")
    }
}

extension Consumable {
    /// Names it on a screen.
    fileprivate var elementID: ElementID { ElementID("batch:\(id)") }

    /// Which batch it is and how many are left.
    func words(_ surroundings: Surroundings) -> String {
        surroundings.desk(.suppliesBatch, count: remaining, ["batch": batch])
    }

    /// Until when it can be used, and what to do where that day is over.
    func hint(on day: CivilDate, _ surroundings: Surroundings) -> String? {
        let phrase: DeskPhrase = isExpired(on: day) ? .suppliesOver : .suppliesUntil
        return expires.map { surroundings.desk(phrase, ["date": surroundings.words.date($0)]) }
    }
}

extension DeskGiftLine {
    fileprivate func words(_ surroundings: Surroundings) -> String {
        let desk = surroundings.desk
        let name = gift.name.isEmpty ? desk(.loanForgotten) : gift.name
        let count = surroundings.words.number(gift.quantity)
        return desk(.suppliesWhoLine, ["name": name, "count": count, "date": surroundings.words.date(day)])
    }
}

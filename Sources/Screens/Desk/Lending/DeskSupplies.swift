import Domain
import Ground

/// SIMs, vouchers and the like: what is left, and to whom some of it is given.
struct DeskSupplies: DeskLendingScene, DeskAsking {
    let member: StaffMember
    var entry = DeskScanEntry()
    var isWanted = true
    let asks = DeskAct.lending(.supplies)
    private var batches: [Consumable] = []
    /// The batch that some is given of; nil for none.
    private var one: Consumable?
    /// Whether a new batch is typed in.
    private var isAdding = false

    init(_ member: StaffMember) { self.member = member }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList()
        if one == nil, !isAdding {
            for batch in batches {
                list.add(batch.elementID, batch.words(surroundings), hint: batch.hint(surroundings))
            }
            list.add("add", desk(.suppliesAdd))
            list.add("leave", desk(.lendBack))
        } else {
            list.add("all", desk(.handOutNot))
        }
        let text = one?.words(surroundings) ?? desk(batches.isEmpty ? .suppliesNone : .suppliesText)
        return page(
            "desk.supplies" + (one == nil ? isAdding ? ".new" : "" : ".give"),
            title: desk(.lendSupplies),
            reading: [.paragraph(text)],
            field: one == nil ? isAdding ? .suppliesNew : .lendScan : .suppliesTo,
            hint: isAdding ? desk(.suppliesNewHint) : nil,
            list,
            surroundings
        )
    }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        switch id {
        case "add": isAdding = true
        case "all": (one, isAdding) = (nil, false)
        default:
            one = batches.first { $0.elementID == id }
            if one == nil { return [.close] }
        }
        return []
    }

    mutating func scan(_ text: String, _ surroundings: Surroundings) -> [Step] {
        if let one { return [.perform(.desk(.lending(.give(one.id, quantity: 1, to: text))))] }
        guard isAdding else { return [.perform(.desk(.lending(.scan(text))))] }
        let parts = text.split(separator: ",").map { String($0).trimmed }
        guard parts.count == 3 || parts.count == 4, let quantity = Int(parts[2]), quantity > 0,
            parts[..<2].allSatisfy({ !$0.isEmpty })
        else {
            entry.tell(surroundings.desk(.suppliesNewWrong))
            return []
        }
        let expires = parts.count == 4 ? CivilDate(typed: parts[3]) : nil
        guard parts.count == 3 || expires != nil else {
            entry.tell(surroundings.desk(.repairDayWrong))
            return []
        }
        return [
            .perform(
                .desk(
                    .lending(.receive(kind: parts[0], batch: parts[1], quantity: quantity, expires: expires))
                )
            )
        ]
    }

    mutating func hear(_ news: DeskLendingNews, _ surroundings: Surroundings) -> [Step] {
        switch news {
        case .supplies(let new):
            if isAdding { entry.tell(surroundings.desk(.suppliesAdded)) }
            (batches, one, isAdding) = (new, nil, false)
        case .given(let batch, let person):
            let values = ["name": person.details.name, "kind": batch.kind]
            entry.tell(surroundings.desk(.suppliesGiven, count: batch.remaining, values))
            batches = batches.map { $0.id == batch.id ? batch : $0 }.filter { $0.remaining > 0 }
            one = nil
        default: return follow(news, surroundings)
        }
        return []
    }
}

extension Consumable {
    /// Names it on a screen.
    fileprivate var elementID: ElementID { ElementID("batch:\(id)") }

    fileprivate func words(_ surroundings: Surroundings) -> String {
        surroundings.desk(.suppliesLine, count: remaining, ["kind": kind, "batch": batch])
    }

    fileprivate func hint(_ surroundings: Surroundings) -> String? {
        let date = expires.map { surroundings.desk(.suppliesUntil, ["date": surroundings.words.date($0)]) }
        let low = isLow ? surroundings.desk(.suppliesIsLow) : nil
        let hints = [low, date].compactMap(\.self)
        return hints.isEmpty ? nil : hints.joined(separator: " ")
    }
}

extension String {
    /// Without the white space at both ends.
    fileprivate var trimmed: String {
        var text = Substring(self)
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}

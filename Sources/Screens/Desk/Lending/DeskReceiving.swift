import Domain
import Ground

/// A new batch comes in: its number, how many, and the last day they can be used.
struct DeskReceiving: DeskLendingScene {
    private enum Stage: String {
        case batch
        case quantity
        case expires
    }

    let member: StaffMember
    var entry = DeskScanEntry()
    private let kind: SupplyKind
    private let today: CivilDate
    private var stage = Stage.batch
    private var batch = ""
    private var quantity = 0

    init(_ kind: SupplyKind, on today: CivilDate, _ member: StaffMember) {
        (self.kind, self.today, self.member) = (kind, today, member)
    }

    var takesNumbers: Bool { stage != .expires }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList()
        if stage == .expires { list.add("keeps", desk(.receiveKeeps)) }
        list.add("leave", desk(.handOutNot))
        var known: [String] = []
        if stage != .batch { known.append(desk(.receiveBatch, ["batch": batch])) }
        if stage == .expires { known.append(desk(.receiveQuantity, count: quantity)) }
        return page(
            "desk.receive-\(stage.rawValue)",
            title: desk(.receiveTitle, ["kind": kind.name]),
            reading: known.isEmpty ? [] : [.points(known)],
            field: field,
            hint: stage == .expires ? desk(.receiveDayHint) : nil,
            list,
            surroundings
        )
    }

    private var field: DeskPhrase {
        switch stage {
        case .batch: .receiveAskBatch
        case .quantity: .receiveAskQuantity
        case .expires: .receiveAskDay
        }
    }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        id == "keeps" ? keep(until: nil) : [.close]
    }

    mutating func scan(_ text: String, _ surroundings: Surroundings) -> [Step] {
        switch stage {
        case .batch:
            guard text.count <= 40 else {
                entry.tell(surroundings.desk(.receiveBatchLong))
                return []
            }
            return [.perform(.desk(.lending(.unused(text))))]
        case .quantity:
            guard let count = Int(text), (1...9_999).contains(count) else {
                entry.tell(surroundings.desk(.receiveQuantityWrong))
                return []
            }
            (quantity, stage) = (count, .expires)
            return []
        case .expires:
            guard let day = CivilDate(typed: text), day >= today else {
                entry.tell(surroundings.desk(.repairDayWrong))
                return []
            }
            return keep(until: day)
        }
    }

    private func keep(until day: CivilDate?) -> [Step] {
        let act = DeskLendingAct.receive(kind: kind.code, batch: batch, quantity: quantity, expires: day)
        return [.perform(.desk(.lending(act)))]
    }

    mutating func retreat() -> Bool {
        switch stage {
        case .batch: return false
        case .quantity: stage = .batch
        case .expires: stage = .quantity
        }
        return true
    }

    mutating func hear(_ news: DeskLendingNews, _ surroundings: Surroundings) -> [Step] {
        switch news {
        case .unused(let text): (batch, stage) = (text, .quantity)
        case .supplies: return [.close, .tell(.desk(.lending(news)))]
        case .wrongScan: return follow(news, surroundings)
        default: break
        }
        return []
    }
}

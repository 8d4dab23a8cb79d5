import Domain
import Ground
import Screens
import Store

// Counting devices, and what is given for good.
extension Shell {
    func count(_ act: DeskLendingAct, _ lender: DeskLender) throws(DeskFault) -> DeskLendingNews {
        switch act {
        case .counted(let id, let text):
            if try why(text) == .second { return .wrongScan(.second, text) }
            let (scan, take) = try stored { (store) throws(StoreError) in
                (try store.scan(text, in: id), try store.stockTake(id))
            }
            guard let take else { throw .refused(.lending(.noSuchStockTake)) }
            return .counted(scan, view(of: take, lender))
        case .endCount(let id):
            let take = try done(self.act(.stockTakeEnded, lender)) { (store, act) throws(StoreError) in
                try store.endStockTake(id, by: act)
            }
            guard let past = try stored({ (store) throws(StoreError) in try store.pastCount(take.id) }) else {
                throw .refused(.lending(.noSuchStockTake))
            }
            return .pastCount(try view(of: past, lender))
        default:
            let hub = lender.book.hub
            let going = try stored { (store) throws(StoreError) in try store.stockTake(at: hub) }
            if let going { return .count(view(of: going, lender)) }
            let take = try done(self.act(.stockTakeBegan, lender)) { (store, act) throws(StoreError) in
                try store.beginStockTake(by: act)
            }
            return .count(view(of: take, lender))
        }
    }

    private func view(of take: StockTake, _ lender: DeskLender) -> DeskCountView {
        var names: [String: String] = [:]
        for hub in lender.policy.hubs { names[hub.code] = hub.name }
        for model in lender.models.models { names[model.id] = model.name }
        return DeskCountView(take, begun: time(at: take.begunAt), names: names)
    }

    func supplies(_ act: DeskLendingAct, _ lender: DeskLender) throws(DeskFault) -> DeskLendingNews {
        switch act {
        case .give(let batch, let quantity, let text): return try give(quantity, of: batch, to: text, lender)
        case .batch(let id):
            let sees = lender.member.may(.findPeople)
            let (batch, gifts) = try stored { (store) throws(StoreError) in
                (try store.batch(id), try store.gifts(ofBatch: id))
            }
            guard let batch else { throw .refused(.lending(.noSuchStock)) }
            let lines = gifts.map { gift in
                var gift = gift
                if !sees { (gift.person, gift.name) = (nil, "") }
                return DeskGiftLine(gift, on: World.day(at: gift.at))
            }
            return .batch(batch, lines)
        case .receive(let kind, let batch, let quantity, let expires):
            let low = lender.policy.supplies.first { $0.code == kind }?.low ?? max(1, quantity / 10)
            let new = Consumable(
                id: newID(),
                hub: lender.book.hub,
                kind: kind,
                batch: batch,
                expires: expires,
                received: quantity,
                remaining: quantity,
                low: low
            )
            _ = try done(self.act(.stockReceived, lender)) { (store, act) throws(StoreError) in
                try store.receive(new, by: act)
            }
        case .writeOff(let batch, let quantity, let reason):
            _ = try done(self.act(.stockWrittenOff, lender)) { (store, act) throws(StoreError) in
                try store.writeOff(quantity, of: batch, for: reason, by: act)
            }
        default: break
        }
        return .supplies(try levels(lender), on: world.today)
    }

    private func levels(_ lender: DeskLender) throws(DeskFault) -> [SupplyLevel] {
        let (batches, gone) = try stored { (store) throws(StoreError) in
            (try store.stock(at: lender.book.hub), try store.writeOffs(at: lender.book.hub))
        }
        return SupplyLevel.all(lender.policy.supplies, batches, writtenOff: gone, on: world.today)
    }

    private func give(
        _ quantity: Int,
        of batch: ID,
        to text: String,
        _ lender: DeskLender
    ) throws(DeskFault) -> DeskLendingNews {
        let scanned = try stored { (store) throws(StoreError) in try store.find(scanned: text) }
        switch scanned {
        case .account(let person):
            let made = act(.given, lender, for: person.id)
            let left = try done(made) { (store, act) throws(StoreError) in
                try store.give(quantity, of: batch, to: person.id, by: act)
            }
            guard let level = try levels(lender).first(where: { $0.kind.code == left.kind }) else {
                throw .refused(.lending(.noSuchStock))
            }
            return .given(quantity, of: level, left, to: person)
        case .asset: return .wrongScan(.device, text)
        case .reservation: return .wrongScan(.reservation, text)
        case .unknown: return .wrongScan(try why(text), text)
        }
    }
}

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
            // No count keeps the number of a resident.
            switch try stored({ (store) throws(StoreError) in try store.find(scanned: text) }) {
            case .account: return .wrongScan(.account, text)
            case .reservation: return .wrongScan(.reservation, text)
            case .several(let tags): return .several(text, tags)
            case .asset, .unknown: break
            }
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
        case .give(let batch, let quantity, let text, let isSure):
            if !isSure, let before = try givenToday(batch, to: text) { return before }
            return try give(quantity, of: batch, to: text, lender)
        case .correct(let batch, let count, let reason):
            _ = try done(self.act(.stockCorrected, lender)) { (store, act) throws(StoreError) in
                try store.correct(batch, to: count, because: reason, by: act)
            }
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
        let hub = lender.book.hub
        let (batches, gone, corrected) = try stored { (store) throws(StoreError) in
            (try store.stock(at: hub), try store.writeOffs(at: hub), try store.stockCorrections(at: hub))
        }
        return SupplyLevel.all(
            lender.policy.supplies,
            batches,
            writtenOff: gone,
            corrected: corrected,
            on: world.today
        )
    }

    /// Says that whose card was scanned had some of the kind today already; nil where she had none.
    private func givenToday(_ batch: ID, to text: String) throws(DeskFault) -> DeskLendingNews? {
        let today = world.today
        return try stored { (store) throws(StoreError) in
            guard case .account(let person) = try store.find(scanned: text),
                let stock = try store.batch(batch)
            else { return nil }
            var count = 0
            for gift in try store.gifts(to: person.id) where World.day(at: gift.at) == today {
                guard case .consumable(_, stock.kind, let quantity) = gift.thing else { continue }
                count += quantity
            }
            return count == 0 ? nil : .givenBefore(count, to: person, text)
        }
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
        case .several(let tags): return .several(text, tags)
        case .unknown: return .wrongScan(try why(text), text)
        }
    }
}

import Domain
import Ground
import Screens
import Store

// Counting devices, and what is given for good.
extension Shell {
    func count(_ act: DeskLendingAct, _ lender: DeskLender) throws(DeskFault) -> DeskLendingNews {
        switch act {
        case .counted(let id, let text):
            let (scan, take) = try stored { (store) throws(StoreError) in
                (try store.scan(text, in: id), try store.stockTake(id))
            }
            guard let take else { throw .refused(.lending(.noSuchStockTake)) }
            return .counted(scan, view(of: take, lender))
        case .endCount(let id):
            let take = try done(self.act(.stockTakeEnded, lender)) { (store, act) throws(StoreError) in
                try store.endStockTake(id, by: act)
            }
            return .count(view(of: take, lender))
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
        let hub = lender.book.hub
        switch act {
        case .give(let batch, let quantity, let text):
            let scanned = try stored { (store) throws(StoreError) in try store.find(scanned: text) }
            switch scanned {
            case .account(let person):
                let made = self.act(.given, lender, for: person.id)
                let left = try done(made) { (store, act) throws(StoreError) in
                    try store.give(quantity, of: batch, to: person.id, by: act)
                }
                return .given(left, to: person)
            case .asset: return .wrongScan(.device, text)
            case .reservation: return .wrongScan(.reservation, text)
            case .unknown: return .wrongScan(.unknown, text)
            }
        case .receive(let kind, let batch, let quantity, let expires):
            let new = Consumable(
                id: newID(),
                hub: hub,
                kind: kind,
                batch: batch,
                expires: expires,
                received: quantity,
                remaining: quantity,
                low: max(1, quantity / 10)
            )
            _ = try done(self.act(.stockReceived, lender)) { (store, act) throws(StoreError) in
                try store.receive(new, by: act)
            }
        default: break
        }
        return .supplies(try stored { (store) throws(StoreError) in try store.stock(at: hub) })
    }
}

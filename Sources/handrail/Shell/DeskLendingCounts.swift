import Domain
import Ground
import Screens
import Store

// Stock-takes that are over, at the desk.
extension Shell {
    func pastCounts(_ act: DeskLendingAct, _ lender: DeskLender) throws(DeskFault) -> DeskLendingNews {
        switch act {
        case .pastCount(let id): return .pastCount(try pastCount(id, lender))
        case .answer(let answer, let code, let id):
            return .pastCount(try answered(answer, code, id, lender))
        default:
            let counts = try stored { (store) throws(StoreError) in
                try store.pastCounts(at: lender.book.hub)
            }
            return .pastCounts(try counts.map { (count) throws(DeskFault) in try view(of: count, lender) })
        }
    }

    /// A device that was missing is scanned on the list of differences: it is here after all.
    func scanHere(_ text: String, _ count: ID, _ lender: DeskLender) throws(DeskFault) -> DeskNews {
        let (asset, past) = try stored { (store) throws(StoreError) in
            (try store.asset(scanned: text), try store.pastCount(count))
        }
        let open = past?.open.first { $0.kind == .missing && $0.asset == asset?.id }
        guard let asset, let open, asset.isExpected(at: lender.book.hub) else {
            return try scan(text, lender)
        }
        return .lending(.pastCount(try answered(.here, open.code, count, lender)))
    }

    private func pastCount(_ id: ID, _ lender: DeskLender) throws(DeskFault) -> DeskPastCountView {
        let past = try stored { (store) throws(StoreError) in try store.pastCount(id) }
        guard let past else { throw .refused(.lending(.noSuchStockTake)) }
        return try view(of: past, lender)
    }

    private func answered(
        _ answer: CountFinding.Answer,
        _ code: String,
        _ count: ID,
        _ lender: DeskLender
    ) throws(DeskFault) -> DeskPastCountView {
        let past = try done(act(.differenceSettled, lender)) { (store, act) throws(StoreError) in
            try store.answer(answer, to: code, in: count, by: act)
        }
        return try view(of: past, lender)
    }

    /// A stock-take with the names of hubs, models and staff.
    func view(of count: PastCount, _ lender: DeskLender) throws(DeskFault) -> DeskPastCountView {
        var names: [String: String] = [:]
        for hub in lender.policy.hubs { names[hub.code] = hub.name }
        for model in lender.models.models { names[model.id] = model.name }
        let staff = Set(count.findings.compactMap(\.settledBy) + [count.endedBy].compactMap(\.self))
        for id in staff { names[id.description] = try name(ofStaff: id) }
        return DeskPastCountView(
            count,
            begun: time(at: count.begunAt),
            ended: time(at: count.endedAt),
            by: count.endedBy.flatMap { names[$0.description] } ?? "",
            names: names
        )
    }

    /// What one of the staff is called; empty where she is not known any more.
    func name(ofStaff id: ID?) throws(DeskFault) -> String {
        guard let id else { return "" }
        return try stored { (store) throws(StoreError) in try store.staff(id)?.name } ?? ""
    }
}

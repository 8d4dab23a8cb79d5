import Domain
import Ground
import Screens
import Store

// Lists of lending at the desk.
extension Shell {
    /// A reservation with whose it is.
    func pickup(
        _ reservation: Reservation,
        _ lender: DeskLender,
        _ risky: [ID: Bool]
    ) throws(DeskFault) -> DeskPickupLine {
        try stored { (store) throws(StoreError) in
            let person = try reservation.person.flatMap { (id) throws(StoreError) in try store.person(id) }
            var line = DeskPickupLine(
                reservation,
                name: person?.details.name ?? "",
                phone: lender.seesPeople ? person?.details.phone ?? "" : "",
                model: lender.models.name(of: reservation.model)
            )
            let asset = try reservation.asset.flatMap { (id) throws(StoreError) in try store.asset(id) }
            (line.tag, line.isReady) = (asset?.tag, asset?.state == .ready)
            line.hasBegun = reservation.days.lowerBound <= world.today
            line.isAtRisk = risky[reservation.id] ?? false
            line.moved = try store.movedDays(of: reservation)
            return line
        }
    }

    func lendingOverview(_ lender: DeskLender) throws(DeskFault) -> DeskLendingOverview {
        var overview = DeskLendingOverview()
        let (today, hub) = (world.today, lender.book.hub)
        overview.pickups = try soon(lender).count
        overview.waiting = try waiting(lender).count
        overview.bench = try bench(lender).count
        return try stored { (store) throws(StoreError) in
            overview.underway = try store.journeys(at: hub).count
            overview.differences = try store.openDifferences(at: hub)
            overview.overdue = try store.openLoanCount(LoanChoice(hub: hub, dueBefore: today))
            overview.loans = try store.openLoanCount()
            overview.isCounting = try store.stockTake(at: hub) != nil
            let levels = SupplyLevel.all(lender.policy.supplies, try store.stock(at: hub), on: today)
            overview.gone = levels.count(where: \.isGone)
            overview.low = levels.count(where: \.isLow) - overview.gone
            return overview
        }
    }

    /// How many reservations are to be prepared.
    func pickupCount(_ lender: DeskLender) throws(DeskFault) -> Int { try soon(lender).count }

    /// The reservations that are fetched by the next open day.
    private func soon(_ lender: DeskLender) throws(DeskFault) -> [Reservation] {
        let day = (try? lender.book.opening.openDay(1, after: world.today)) ?? world.today
        let today = world.today
        return try stored { (store) throws(StoreError) in
            try store.reservations(at: lender.book.hub, beginningBy: day).filter { !$0.isMissed(on: today) }
        }
    }

    func lists(_ act: DeskLendingAct, _ lender: DeskLender) throws(DeskFault) -> DeskLendingNews {
        switch act {
        case .cancel(let id, let reason):
            _ = try done(self.act(.reservationCancelled, lender)) { (store, act) throws(StoreError) in
                try store.cancel(reservation: id, reason, by: act)
            }
        case .moveUp(let id, let toFirst, let reason):
            _ = try done(self.act(.holdMoved, lender)) { (store, act) throws(StoreError) in
                try store.moveUp(id, toFirst: toFirst, reason, by: act)
            }
        case .moveHub(let id, let hub):
            _ = try done(self.act(.holdRelocated, lender)) { (store, act) throws(StoreError) in
                try store.movePickup(id, to: hub, by: act)
            }
        case .away(let id, let day):
            let kind: AuditEntry.Act = day == nil ? .holdResumed : .holdPaused
            _ = try done(self.act(kind, lender)) { (store, act) throws(StoreError) in
                guard let day else { return try store.setBack(id, by: act) }
                return try store.setAway(id, until: day, by: act)
            }
        case .takeOut(let id, let reason):
            _ = try done(self.act(.holdLeft, lender)) { (store, act) throws(StoreError) in
                try store.leaveQueue(id, reason, by: act)
            }
        case .bench:
            return .bench(try bench(lender).map { (asset) throws(DeskFault) in try bench(asset, lender) })
        default: break
        }
        switch act {
        case .queues, .moveUp, .moveHub, .away, .takeOut: return .queues(try waiting(lender))
        default: return .pickups(try pickups(lender))
        }
    }

    /// The devices of this hub that somebody should do something about; those on the road have a list of their own.
    private func bench(_ lender: DeskLender) throws(DeskFault) -> [Asset] {
        let (today, hub) = (world.today, lender.book.hub)
        return try stored { (store) throws(StoreError) in
            let work = try store.benchWork(at: hub, testDueBy: today).filter { asset in
                if case .transit = asset.state { false } else { true }
            }
            let known = Set(work.map(\.id))
            let toWipe = try store.assets(at: hub).filter { asset in
                asset.state == .ready && !known.contains(asset.id)
                    && asset.isWipeDue(on: today, within: lender.book.wipedWithin(asset.model))
            }
            return work + toWipe
        }
    }

    private func pickups(_ lender: DeskLender) throws(DeskFault) -> [DeskPickupLine] {
        let today = world.today
        let risky = try stored { (store) throws(StoreError) in
            try store.reservationsAtRisk(lender.book, on: today)
        }
        let known = Dictionary(risky.map { ($0.id, true) }) { first, _ in first }
        let soon = try soon(lender)
        // Who cannot get it is called early, however far away her day is.
        let others = risky.filter { one in !soon.contains { $0.id == one.id } }
        return try (soon + others).map { (one) throws(DeskFault) in try pickup(one, lender, known) }
    }

    /// Who waits or is offered something at this hub, model by model.
    private func waiting(_ lender: DeskLender) throws(DeskFault) -> [DeskQueueLine] {
        let hub = lender.book.hub
        return try stored { (store) throws(StoreError) in
            var lines: [DeskQueueLine] = []
            for (hold, reservation) in try store.offers(at: hub) {
                var line = try self.queued(hold, place: 0, lender, store)
                line.collectBy = reservation.collectBy
                lines.append(line)
            }
            for model in lender.models.models {
                let queue = try store.queue(for: model.id, at: hub).waiting
                guard !queue.isEmpty else { continue }
                let others = try store.hubs(lending: model.id, beside: hub, lender.book)
                for (index, queued) in queue.enumerated() {
                    guard let hold = try store.hold(queued.id) else { continue }
                    var line = try self.queued(hold, place: index + 1, lender, store)
                    line.hubs = others.map { DeskNamed(code: $0, name: lender.hub($0)) }
                    line.isMoved = queue[(index + 1)...].contains { $0.madeAt < hold.queuedAt }
                    lines.append(line)
                }
            }
            return lines
        }
    }

    /// Somebody who waits, with her name.
    func queued(
        _ hold: Hold,
        place: Int,
        _ lender: DeskLender,
        _ store: Store
    ) throws(StoreError) -> DeskQueueLine {
        var line = DeskQueueLine(
            hold,
            place: place,
            name: try store.person(hold.person)?.details.name ?? "",
            model: lender.models.name(of: hold.model),
            since: World.day(at: hold.queuedAt)
        )
        if hold.absence(on: world.today) != nil { line.awayUntil = hold.away }
        return line
    }
}

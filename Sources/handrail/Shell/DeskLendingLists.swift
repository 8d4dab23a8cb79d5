import Domain
import Ground
import Screens
import Store

// Lists of lending at the desk.
extension Shell {
    /// A loan with its borrower.
    func line(_ loan: Loan, _ person: Person?, _ lender: DeskLender) -> DeskLoanLine {
        line(loan, person?.details.name, person?.details.phone ?? "", lender)
    }

    private func line(_ loan: Loan, _ name: String?, _ phone: String, _ lender: DeskLender) -> DeskLoanLine {
        var line = DeskLoanLine(
            loan,
            name: name ?? "",
            phone: phone,
            model: lender.models.name(of: loan.model),
            hub: lender.hub(loan.hub),
            today: world.today
        )
        let ladder = lender.book.ladder
        line.isBlocking = ladder.blocks(loan.onLadder, today: world.today)
        let work = ladder.work(for: loan.onLadder, today: world.today)
        line.isToCall = work.steps.contains { $0.kind == .call }
        return line
    }

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
                phone: person?.details.phone ?? "",
                model: lender.models.name(of: reservation.model)
            )
            let asset = try reservation.asset.flatMap { (id) throws(StoreError) in try store.asset(id) }
            (line.tag, line.isReady) = (asset?.tag, asset?.state == .ready)
            line.isAtRisk = risky[reservation.id] ?? false
            return line
        }
    }

    func lendingOverview(_ lender: DeskLender) throws(DeskFault) -> DeskLendingOverview {
        var overview = DeskLendingOverview()
        let (today, hub) = (world.today, lender.book.hub)
        overview.pickups = try soon(lender).count
        overview.waiting = try waiting(lender).count
        return try stored { (store) throws(StoreError) in
            overview.bench = try store.benchWork(at: hub, testDueBy: today).count
            overview.overdue = try store.openLoanCount(LoanChoice(hub: hub, dueBefore: today))
            overview.loans = try store.openLoanCount()
            overview.isCounting = try store.stockTake(at: hub) != nil
            overview.low = try store.stock(at: hub).count(where: \.isLow)
            return overview
        }
    }

    /// The reservations that are fetched by the next open day.
    private func soon(_ lender: DeskLender) throws(DeskFault) -> [Reservation] {
        let day = (try? lender.book.opening.openDay(1, after: world.today)) ?? world.today
        let today = world.today
        return try stored { (store) throws(StoreError) in
            try store.reservations(at: lender.book.hub, beginningBy: day).filter { !$0.isMissed(on: today) }
        }
    }

    func lists(_ act: DeskLendingAct, _ lender: DeskLender) throws(DeskFault) -> DeskLendingNews {
        let (today, hub) = (world.today, lender.book.hub)
        switch act {
        case .devicesNow(let ids):
            return .devicesNow(
                try stored { (store) throws(StoreError) in
                    var assets: [Asset] = []
                    for id in ids { if let asset = try store.asset(id) { assets.append(asset) } }
                    return assets
                }
            )
        case .cancel(let id):
            _ = try done(self.act(.reservationCancelled, lender)) { (store, act) throws(StoreError) in
                try store.cancel(reservation: id, by: act)
            }
        case .leaveQueue(let id):
            _ = try done(self.act(.holdLeft, lender)) { (store, act) throws(StoreError) in
                try store.leaveQueue(id, by: act)
            }
        case .bench:
            let assets = try stored { (store) throws(StoreError) in
                try store.benchWork(at: hub, testDueBy: today)
            }
            return .bench(assets.map { brief($0, lender) })
        default: break
        }
        switch act {
        case .queues, .leaveQueue: return .queues(try waiting(lender))
        default: return .pickups(try pickups(lender))
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
                for (index, queued) in try store.queue(for: model.id, at: hub).waiting.enumerated() {
                    guard let hold = try store.hold(queued.id) else { continue }
                    lines.append(try self.queued(hold, place: index + 1, lender, store))
                }
            }
            return lines
        }
    }

    private func queued(
        _ hold: Hold,
        place: Int,
        _ lender: DeskLender,
        _ store: Store
    ) throws(StoreError) -> DeskQueueLine {
        DeskQueueLine(
            hold,
            place: place,
            name: try store.person(hold.person)?.details.name ?? "",
            model: lender.models.name(of: hold.model),
            since: World.day(at: hold.queuedAt)
        )
    }
}

// Loans at the desk.
extension Shell {
    func loans(_ act: DeskLendingAct, _ lender: DeskLender) throws(DeskFault) -> DeskLendingNews {
        switch act {
        case .loan(let id): return .loan(try full(try found(loan: id), lender))
        case .renew(let id):
            let loan = try found(loan: id)
            guard let owner = loan.person else { throw .refused(.gone) }
            let borrower = borrower(try found(person: owner), lender)
            let act = self.act(.loanRenewed, lender, for: owner)
            let new = try done(act) { (store, act) throws(StoreError) in
                try store.renew(id, for: borrower, by: act)
            }
            return .loan(try full(new, lender))
        case .waive(let id, let day, let isHardship):
            let act = self.act(.detailsChanged, lender, for: try found(loan: id).person)
            let new = try done(act) { (store, act) throws(StoreError) in
                try store.waive(id, until: day, isHardship: isHardship, by: act)
            }
            return .loan(try full(new, lender))
        case .called(let id, let words):
            let act = self.act(.callMade, lender, for: try found(loan: id).person)
            let note = "\(world.today.iso) \(lender.member.name): \(words)"
            let new = try done(act) { (store, act) throws(StoreError) in
                try store.note(note, on: id, by: act)
            }
            return .loan(try full(new, lender))
        case .loans(let ask): return .loans(try page(ask, lender))
        default: return .loans(try page(DeskLoansAsk(.all), lender))
        }
    }

    /// So many loans are on a page.
    private static let loansOnPage = 100

    private func page(_ ask: DeskLoansAsk, _ lender: DeskLender) throws(DeskFault) -> DeskLoansView {
        let (today, most) = (world.today, Self.loansOnPage + 1)
        var choice = LoanChoice(hub: ask.hub, model: ask.model)
        if ask.kind == .late { choice.dueBefore = today }
        var view = DeskLoansView()
        view.hubs = lender.policy.hubs.map { DeskNamed(code: $0.code, name: $0.name) }
        return try stored { (store) throws(StoreError) in
            let found =
                ask.kind == .toCall
                ? try store.loansToCall(choice, lender.book.ladder, on: today, after: ask.after, most: most)
                : try store.openLoans(choice, after: ask.after, most: most)
            view.hasMore = found.count == most
            view.lines = found.prefix(Self.loansOnPage).map { listing in
                var line = self.line(listing.loan, listing.name, listing.phone, lender)
                if line.loan.daysLate(on: today) > 0 { line.notes = listing.notes }
                return line
            }
            if ask.kind != .toCall { view.count = try store.openLoanCount(choice) }
            view.models = try store.openLoanModels().map {
                DeskNamed(code: $0, name: lender.models.name(of: $0))
            }
            return view
        }
    }

    private func found(loan id: ID) throws(DeskFault) -> Loan {
        let loan = try stored { (store) throws(StoreError) in try store.loan(id) }
        guard let loan else { throw .refused(.lending(.noSuchLoan)) }
        return loan
    }

    private func full(_ loan: Loan, _ lender: DeskLender) throws(DeskFault) -> DeskLoanLine {
        let person = try loan.person.map { (id) throws(DeskFault) in try found(person: id) }
        var line = line(loan, person, lender)
        line.notes = try stored { (store) throws(StoreError) in try store.notes(on: loan.id) }
        return line
    }

    /// Adds to the single view of a resident what she has, has reserved and waits for.
    func withLending(_ news: DeskNews, _ member: StaffMember) throws(DeskFault) -> DeskNews {
        guard case .person(var view) = news else { return news }
        view.lending = try lending(of: view.person, member)
        return .person(view)
    }

    private func lending(of person: Person, _ member: StaffMember) throws(DeskFault) -> DeskPersonLending {
        // Where the content cannot say how the hub lends, her page is there without it.
        guard member.may(.lend), let lender = try? lender(member) else { return DeskPersonLending() }
        var lending = DeskPersonLending()
        let (loans, reservations, holds, gifts) = try stored { (store) throws(StoreError) in
            (
                try store.loans(of: person.id), try store.reservations(of: person.id),
                try store.holds(of: person.id).filter { $0.state == .waiting }, try store.gifts(to: person.id)
            )
        }
        lending.loans = loans.map { line($0, person, lender) }
        for one in reservations where !one.isMissed(on: world.today) {
            lending.reservations.append(try pickup(one, lender, [:]))
        }
        lending.holds = try stored { (store) throws(StoreError) in
            try holds.map { (hold) throws(StoreError) in
                let queue = try store.queue(for: hold.model, at: hold.hub).waiting
                let place = (queue.firstIndex { $0.id == hold.id } ?? 0) + 1
                return try self.queued(hold, place: place, lender, store)
            }
        }
        lending.gifts = gifts
        return lending
    }
}

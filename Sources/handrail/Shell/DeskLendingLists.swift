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
        line.isToCall = work.steps.contains { $0.kind == .call } && loan.triedOn != world.today
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
        overview.bench = try bench(lender).count
        return try stored { (store) throws(StoreError) in
            overview.underway = try store.journeys(at: hub).count
            overview.differences = try store.openDifferences(at: hub)
            overview.overdue = try store.openLoanCount(LoanChoice(hub: hub, dueBefore: today))
            overview.loans = try store.openLoanCount()
            overview.isCounting = try store.stockTake(at: hub) != nil
            let levels = SupplyLevel.all(lender.policy.supplies, try store.stock(at: hub), on: today)
            overview.low = levels.count(where: \.isLow)
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
        switch act {
        case .cancel(let id):
            _ = try done(self.act(.reservationCancelled, lender)) { (store, act) throws(StoreError) in
                try store.cancel(reservation: id, by: act)
            }
        case .moveUp(let id, let toFirst, let reason):
            _ = try done(self.act(.holdMoved, lender)) { (store, act) throws(StoreError) in
                try store.moveUp(id, toFirst: toFirst, reason, by: act)
            }
        case .takeOut(let id, let reason):
            _ = try done(self.act(.holdLeft, lender)) { (store, act) throws(StoreError) in
                try store.leaveQueue(id, reason, by: act)
            }
        case .bench: return .bench(try bench(lender).map { brief($0, lender) })
        default: break
        }
        switch act {
        case .queues, .moveUp, .takeOut: return .queues(try waiting(lender))
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
                for (index, queued) in queue.enumerated() {
                    guard let hold = try store.hold(queued.id) else { continue }
                    var line = try self.queued(hold, place: index + 1, lender, store)
                    line.isMoved = queue[(index + 1)...].contains { $0.madeAt < hold.queuedAt }
                    lines.append(line)
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
    func loans(_ wish: DeskLendingAct, _ lender: DeskLender) throws(DeskFault) -> DeskLendingNews {
        switch wish {
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
            let loan = try found(loan: id)
            let act = self.act(loan.act(waivedUntil: day, isHardship), lender, for: loan.person)
            let new = try done(act) { (store, act) throws(StoreError) in
                try store.waive(id, until: day, isHardship: isHardship, by: act)
            }
            return .loan(try full(new, lender))
        case .called(let id, let words), .tried(let id, let words):
            let act = self.act(.callMade, lender, for: try found(loan: id).person)
            let note = "\(world.today.iso) \(lender.member.name): \(words)"
            var isAnswered = true
            if case .tried = wish { isAnswered = false }
            let new = try done(act) { (store, act) throws(StoreError) in
                try store.note(note, on: id, isAnswered: isAnswered, by: act)
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

    /// The group somebody borrows in, and those that staff may put her into.
    private func group(of person: Person, _ lender: DeskLender) throws(DeskFault) -> DeskBorrowerGroup {
        let (policy, code) = (lender.policy, borrower(person, lender).group)
        let recorded = try stored { (store) throws(StoreError) in try store.borrowerGroup(of: person.id) }
        return DeskBorrowerGroup(
            code: code,
            name: policy.groups.first { $0.code == code }?.name ?? code,
            isRecorded: recorded == code,
            groups: policy.groups.map { DeskNamed(code: $0.code, name: $0.name) }
        )
    }

    /// Puts somebody into a group of borrowers.
    func regroup(_ id: ID, _ code: String?, _ lender: DeskLender) throws(DeskFault) -> DeskNews {
        try Self.check(lender.member, .changePeople)
        let person = try found(person: id)
        guard code.map({ code in lender.policy.groups.contains { $0.code == code } }) ?? true else {
            throw .refused(.gone)
        }
        let operation = newID()
        try noted(.borrowerGrouped, lender.member, on: id, for: id) { (store, audit) throws(StoreError) in
            try store.setBorrowerGroup(code, of: id, operation: operation, audit: audit)
        }
        return .lending(.group(try group(of: person, lender)))
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
        lending.group = try group(of: person, lender)
        let (loans, reservations, holds, gifts) = try stored { (store) throws(StoreError) in
            lending.acts = try store.loanActs(with: person.id)
            return (
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

extension Loan {
    /// What it is in the record of acts to waive what comes of being late, or to note hardship.
    fileprivate func act(waivedUntil day: CivilDate?, _ isHardship: Bool) -> AuditEntry.Act {
        if isHardship != self.isHardship { return isHardship ? .hardshipNoted : .hardshipCleared }
        return day == nil ? .waiverEnded : .loanWaived
    }
}

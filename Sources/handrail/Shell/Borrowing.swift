import Domain
import Ground
import Screens
import Store

/// Somebody who borrows, and from what.
struct Borrowing {
    var content: LendingContent
    var borrower: Borrower
    var store: Store

    init(_ content: LendingContent, _ borrower: Borrower, _ store: Store) {
        (self.content, self.borrower, self.store) = (content, borrower, store)
    }
}

// What is done for a borrower.
extension Shell {
    func news(of act: BorrowAct, _ borrowing: Borrowing) throws(StoreError) -> BorrowNews {
        let (store, borrower) = (borrowing.store, borrowing.borrower)
        switch act {
        case .browse: return try shelf(borrowing.content, store)
        case .reserve(let model, let day, let agreement):
            var wish = ReservationWish(model: model, from: day)
            wish.agreement = agreement
            let made = lendingAct(.deviceReserved, borrowing)
            let reservation = try store.reserve(wish, for: borrower, by: made)
            log.record(made.audit)
            return .reserved(reservation)
        case .join(let model): return try join(model, borrowing)
        case .renew(let loan):
            let made = lendingAct(.loanRenewed, borrowing)
            _ = try store.renew(loan, for: borrower, by: made)
            log.record(made.audit)
        case .leave(let hold):
            guard try store.hold(hold)?.person == borrower.person else { throw .lending(.notTheirs) }
            let made = lendingAct(.holdLeft, borrowing)
            _ = try store.leaveQueue(hold, by: made)
            log.record(made.audit)
        case .away(let hold, let day):
            guard try store.hold(hold)?.person == borrower.person else { throw .lending(.notTheirs) }
            let made = lendingAct(.holdPaused, borrowing)
            _ = try store.setAway(hold, until: day, by: made)
            log.record(made.audit)
        case .here(let hold):
            guard try store.hold(hold)?.person == borrower.person else { throw .lending(.notTheirs) }
            let made = lendingAct(.holdResumed, borrowing)
            _ = try store.setBack(hold, by: made)
            log.record(made.audit)
        case .cancel(let reservation):
            guard try store.reservation(reservation)?.person == borrower.person else {
                throw .lending(.notTheirs)
            }
            let made = lendingAct(.reservationCancelled, borrowing)
            _ = try store.cancel(reservation: reservation, by: made)
            log.record(made.audit)
        case .askForLonger(let loan):
            let loan = try found(loan, borrowing)
            let made = lendingAct(.callAskedFor, borrowing)
            guard try store.askForLonger(loan.id, by: made) else { break }
            try ask("\(loan.tag): needs it longer than \(loan.due.iso)", borrowing)
        case .report(let trouble, let loan, let words):
            let loan = try found(loan, borrowing)
            let detail = trouble == .lost ? "Lost: \(words)" : words
            let made = lendingAct(.assetReported, borrowing)
            let kind = trouble == .lost ? Loan.Trouble.lost : .fault
            _ = try store.report(kind, with: loan.id, words: detail, by: made)
            log.record(made.audit)
            try ask("\(loan.tag): \(detail)", borrowing)
        case .rules(let key): return .rules(borrowing.content.policy.agreement(key))
        case .sendRules(let key):
            try send(rules: key, to: borrower.person, store)
            return .rulesSent
        case .mine: break
        }
        return .mine(try things(borrowing))
    }

    /// Sends somebody a copy of rules she agreed to, in the way she is told of loans; once a day.
    private func send(rules key: String, to person: ID, _ store: Store) throws(StoreError) {
        try store.enqueue(
            Notice(
                id: newID(),
                key: "loan-rules/\(key)/\(person)/\(world.today.iso)",
                person: person,
                news: .loanRules(key),
                at: world.now
            )
        )
    }

    private func lendingAct(_ kind: AuditEntry.Act, _ borrowing: Borrowing) -> LendingAct {
        LendingAct(
            operation: newID(),
            book: borrowing.content.book,
            today: world.today,
            audit: entry(kind, by: .resident),
            newID: { [self] in newID() },
            reference: { Reference(payload: World.values(below: 31, 8)) }
        )
    }

    private func join(_ model: String, _ borrowing: Borrowing) throws(StoreError) -> BorrowNews {
        let store = borrowing.store
        let made = lendingAct(.holdJoined, borrowing)
        let hold = try store.joinQueue(for: model, borrowing.borrower, by: made)
        log.record(made.audit)
        // Where one is free it is offered at once: then there is something to fetch, and no place in a queue.
        guard hold.state == .waiting else { return .mine(try things(borrowing)) }
        let waiting = try waiting(hold, borrowing)
        return .waiting(place: waiting.place, expected: waiting.expected)
    }

    private func found(_ loan: ID, _ borrowing: Borrowing) throws(StoreError) -> Loan {
        guard let found = try borrowing.store.loan(loan), found.person == borrowing.borrower.person else {
            throw .lending(.notTheirs)
        }
        return found
    }

    /// Has a person at the hub look at something and tell the borrower.
    private func ask(_ detail: String, _ borrowing: Borrowing) throws(StoreError) {
        guard let details = try borrowing.store.person(borrowing.borrower.person)?.details else { return }
        let address = [details.phone, details.email].first { !$0.isEmpty }
        var followUp = FollowUp(
            id: newID(),
            kind: .call,
            name: details.name,
            phone: address ?? "-",
            detail: detail,
            madeAt: world.now
        )
        followUp.person = borrowing.borrower.person
        let audit = entry(.callAskedFor, by: .resident, on: followUp.id)
        try borrowing.store.add(followUp, audit: audit)
        log.record(audit)
    }

    private func things(_ borrowing: Borrowing) throws(StoreError) -> BorrowedThings {
        let (store, content, borrower) = (borrowing.store, borrowing.content, borrowing.borrower)
        var loans: [BorrowedThings.Having] = []
        for loan in try store.loans(of: borrower.person) {
            let item = content.models.name(of: loan.model)
            var having = BorrowedThings.Having(loan: loan, item: item, longer: nil, refusal: nil)
            having.movedFrom = try store.movedDays(of: loan).due ?? movedFrom(loan, content.book.opening)
            do throws(StoreError) {
                having.longer = try store.renewedDue(
                    of: loan.id,
                    for: borrower,
                    content.book,
                    on: world.today
                )
            } catch {
                guard case .lending(let refusal) = error else { throw error }
                having.refusal = refusal
            }
            loans.append(having)
        }
        let held = try store.holds(of: borrower.person)
        var kept: [BorrowedThings.Keeping] = []
        for reservation in try store.reservations(of: borrower.person)
        where !reservation.isMissed(on: world.today) {
            var keeping = BorrowedThings.Keeping(
                reservation: reservation,
                item: content.models.name(of: reservation.model)
            )
            keeping.moved = try store.movedDays(of: reservation)
            if let first = try? content.book.firstFetch(on: world.today) {
                keeping.from = max(keeping.from, first)
            }
            if held.contains(where: { $0.reservation == reservation.id }) {
                keeping.due = try store.dueDay(of: reservation, fetchedOn: keeping.from, content.book)
                keeping.fetchedOn = keeping.from
            }
            kept.append(keeping)
        }
        let waits = held.filter { $0.state == .waiting }
        let holds = try waits.map { (hold) throws(StoreError) in
            var waiting = try waiting(hold, borrowing)
            waiting.isOnly = waits.count == 1
            return waiting
        }
        return BorrowedThings(loans: loans, reservations: kept, holds: holds)
    }

    /// The closed day on which a loan would be due by its length; nil where its day did not move.
    private func movedFrom(_ loan: Loan, _ opening: OpeningCalendar) -> CivilDate? {
        let plain = loan.days.lowerBound.adding(days: loan.terms.period)
        guard loan.renewals == 0, loan.due > plain, loan.terms.counting != .openDays,
            (try? opening.isOpen(on: plain)) == false
        else { return nil }
        return plain
    }

    /// Where somebody stands in a queue, and when she can expect her turn.
    private func waiting(
        _ hold: Hold,
        _ borrowing: Borrowing
    ) throws(StoreError) -> BorrowedThings.Waiting {
        let (store, content) = (borrowing.store, borrowing.content)
        let queue = try store.queue(for: hold.model, at: hold.hub)
        let (book, today) = (content.book, world.today)
        let shelf = try store.shelfCount(
            of: hold.model,
            at: hold.hub,
            through: today,
            wipedSince: book.wipedSince(hold.model, on: today)
        )
        let group = borrowing.borrower.group
        var found = BorrowedThings.Waiting(
            hold: hold,
            item: content.models.name(of: hold.model),
            place: queue[hold.id]?.place ?? queue.waiting.count + 1,
            expected: shelf.expected(
                for: hold.id,
                in: queue,
                of: hold.model,
                hold.terms,
                book,
                group: group,
                on: today
            )
        )
        if hold.hub != book.hub {
            found.elsewhere = content.policy.hubs.first { $0.code == hold.hub }?.name ?? hold.hub
        }
        found.refusal = try store.turnRefusal(of: hold, book, on: today).map { .borrowing($0) }
        return found
    }
}

extension LendingBook {
    /// Whether something can still be collected today.
    func hubToday(_ today: CivilDate) -> HubToday {
        guard isTodayOver else { return .open }
        return (try? opening.isOpen(on: today)) == false ? .closed : .over
    }
}

public import Domain
public import Ground

/// The days of a loan that is made, its terms, and what it is counted among.
struct CheckOutPlan {
    var terms: LoanTerms
    var due: CivilDate
    var until: CivilDate
    var use: BorrowingAsk.Use
    var share: String?
}

// What a loan that is made now will be.
extension Store {
    /// The reservation that is collected with a device: the one that is named, or the borrower's own for today.
    func collected(
        _ out: CheckOut,
        _ asset: Asset,
        _ borrower: Borrower,
        _ act: LendingAct
    ) throws(StoreError) -> Reservation? {
        guard let named = out.reservation else {
            return try reservations(of: borrower.person).first {
                $0.model == asset.model && $0.hub == asset.hub && $0.days.contains(act.today)
            }
        }
        let reservation = try found(reservation: named)
        guard reservation.person == borrower.person, reservation.model == asset.model else {
            throw .lending(.notTheirs)
        }
        guard reservation.hub == asset.hub else { throw .lending(.elsewhere(hub: reservation.hub)) }
        guard reservation.state == .reserved else { throw .lending(.reservationOver(reservation.state)) }
        guard reservation.days.lowerBound <= act.today else {
            throw .lending(.notYet(reservation.days.lowerBound))
        }
        return reservation
    }

    func plan(
        _ out: CheckOut,
        _ asset: Asset,
        _ reservation: Reservation?,
        _ borrower: Borrower,
        _ act: LendingAct
    ) throws(StoreError) -> CheckOutPlan {
        let book = act.book
        if let reservation { return try plan(out, reservation, borrower, act) }
        let ask = try ask(asset.model, .loan, out.use, borrower, book, act.today, without: nil)
        let terms = try borrowerRule { () throws(BorrowingRefusal) in
            try book.rules.allow(ask, at: book.opening)
        }
        let through = try freeThrough(asset, act, terms, borrower)
        let due = try borrowerRule { () throws(BorrowingRefusal) in
            try book.due(out.due, terms, from: act.today, borrower, through: through)
        }
        let until = try dayRule { () throws(OpeningCalendar.Refusal) in try book.until(due, asset.model) }
        return CheckOutPlan(
            terms: terms,
            due: due,
            until: until,
            use: out.use,
            share: book.share(of: borrower, in: asset.model)
        )
    }

    /// What was promised is lent as it was promised, whatever the rules say by now: who may have it, how many, how
    /// old, for how long.
    private func plan(
        _ out: CheckOut,
        _ reservation: Reservation,
        _ borrower: Borrower,
        _ act: LendingAct
    ) throws(StoreError) -> CheckOutPlan {
        let (book, model) = (act.book, reservation.model)
        let stops = try loanRefusals(
            of: model,
            use: reservation.use,
            to: borrower,
            book,
            on: act.today,
            collecting: reservation.id
        )
        if let stop = stops.first { throw .lending(.borrowing(stop)) }
        let last = max(act.today, try last(of: reservation, act))
        let due = min(max(out.due ?? last, act.today), last)
        if due < last {
            let isOpen = try dayRule { () throws(OpeningCalendar.Refusal) in
                try book.opening.isOpen(on: due)
            }
            guard isOpen else { throw .lending(.borrowing(.closed(due))) }
        }
        var until = try dayRule { () throws(OpeningCalendar.Refusal) in try book.until(due, model) }
        // What was kept for it is what it has, if more or less is asked for by now.
        if due == reservation.days.upperBound { until = reservation.until }
        if due < reservation.days.upperBound { until = min(until, reservation.until) }
        return CheckOutPlan(
            terms: reservation.terms,
            due: due,
            until: max(until, due),
            use: reservation.use,
            share: reservation.share
        )
    }

    /// The last day a loan with a reservation can be due.
    ///
    /// An offer is kept for as long as it may be fetched and lent; the loan itself is as long as any, from today.
    func last(of reservation: Reservation, _ act: LendingAct) throws(StoreError) -> CivilDate {
        try dueDay(of: reservation, fetchedOn: act.today, act.book)
    }

    /// The day on which what is kept for somebody is due, where it is fetched on a day.
    public func dueDay(
        of reservation: Reservation,
        fetchedOn day: CivilDate,
        _ book: LendingBook
    ) throws(StoreError) -> CivilDate {
        guard try isOffer(reservation.id) else { return reservation.days.upperBound }
        let full = try borrowerRule { () throws(BorrowingRefusal) in
            try reservation.terms.due(from: day, at: book.opening)
        }
        return min(full, reservation.days.upperBound)
    }

    private func isOffer(_ reservation: ID) throws(StoreError) -> Bool {
        try connection.first("SELECT 1 FROM hold WHERE reservation = ?1", .blob(reservation.bytes)) { (_) in
            true
        }
            ?? false
    }

    /// The last day a loan that begins today can be due, because of what is promised; nil for any day.
    private func freeThrough(
        _ asset: Asset,
        _ act: LendingAct,
        _ terms: LoanTerms,
        _ borrower: Borrower
    ) throws(StoreError) -> CivilDate? {
        let (model, book) = (asset.model, act.book)
        let due = try borrowerRule { () throws(BorrowingRefusal) in
            try book.due(nil, terms, from: act.today, borrower, through: nil)
        }
        let until = try openRule { () throws(OpeningCalendar.Refusal) in try book.until(due, model) }
        let shelf = try shelfCount(of: model, at: asset.hub, through: until)
        let availability = try openRule { () throws(OpeningCalendar.Refusal) in
            try shelf.availability(of: model, book, from: act.today, through: until, isWalkIn: true)
        }
        guard let full = availability.firstFull(through: until, holding: [borrower.group]) else { return nil }
        let last = try openRule { () throws(OpeningCalendar.Refusal) in
            full > act.today ? try book.freeThrough(before: full, from: act.today, model) : nil
        }
        guard let last else { throw .lending(try whyNotFree(asset, borrower)) }
        return last
    }

    /// Why a device that stands here is not lent: who it is promised to, where it is that very one.
    private func whyNotFree(_ asset: Asset, _ borrower: Borrower) throws(StoreError) -> LendingRefusal {
        let promised = try reservations(
            "asset = ?1 AND state = 'reserved' AND person IS NOT NULL AND person <> ?2",
            .blob(asset.id.bytes),
            .blob(borrower.person.bytes),
            most: 1
        )
        guard let whose = promised.first?.person else { return .borrowing(.notFree(free: 0, asked: 1)) }
        return .kept(for: whose)
    }

    /// Asks the calendar; where the hub never opens again none is free.
    private func openRule<Result>(
        _ body: () throws(OpeningCalendar.Refusal) -> Result
    ) throws(StoreError) -> Result {
        do throws(OpeningCalendar.Refusal) { return try body() } catch {
            let isOver = error == .neverOpens
            throw .lending(.borrowing(isOver ? .notFree(free: 0, asked: 1) : .calendar(error)))
        }
    }
}

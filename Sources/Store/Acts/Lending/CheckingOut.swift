public import Domain
public import Ground

/// What is handed out, and how.
public struct CheckOut: Hashable, Sendable {
    /// The device, as it was scanned.
    public var asset: ID
    /// The reservation it is fetched for; nil to look for one, or to lend without.
    public var reservation: ID?
    /// A day to bring it back before the rules say; nil for theirs.
    public var due: CivilDate?
    /// Where it is used.
    public var use: BorrowingAsk.Use
    /// What is handed out with it, and how it looks.
    public var kit: KitCheck
    /// The agreement that was accepted, by its name and version; empty where none was.
    public var agreement: String

    /// Describes what is handed out.
    public init(
        asset: ID,
        reservation: ID? = nil,
        due: CivilDate? = nil,
        use: BorrowingAsk.Use = .atHome,
        kit: KitCheck,
        agreement: String
    ) {
        self.asset = asset
        self.reservation = reservation
        self.due = due
        self.use = use
        self.kit = kit
        self.agreement = agreement
    }
}

extension Store {
    /// Hands a device to a borrower: with her reservation of its model for today, or as somebody who walks in.
    ///
    /// A device that is promised to somebody else is lent where another can keep that promise. A loan without a
    /// reservation is shorter where the device is promised later.
    /// - Returns: the loan.
    /// - Throws: `StoreError.lending` with the reason where it is refused; nothing is kept then.
    public func checkOut(
        _ out: CheckOut,
        to borrower: Borrower,
        by act: LendingAct
    ) throws(StoreError) -> Loan {
        let id = act.newID()
        return try once(act) { (connection) throws(StoreError) in
            let asset = try self.found(asset: out.asset)
            guard asset.hub == act.book.hub else { throw .lending(.elsewhere(hub: asset.hub)) }
            try self.deviceRule { () throws(AssetRefusal) in
                try asset.mayBeLent(on: act.today, wipedWithin: act.book.wipedWithin(asset.model))
            }
            try self.seeClock(asset.id, act)
            guard !out.agreement.isEmpty else { throw .lending(.notAgreed) }
            try self.expire(asset.model, act, connection)
            // What came free so is kept for who waits, before anybody who walks in.
            if try !self.queue(for: asset.model, at: asset.hub).waiting.isEmpty {
                try self.goOnIfKnown(asset.model, act, connection)
            }
            let reservation = try self.collected(out, asset, borrower, act)
            let plan = try self.plan(out, asset, reservation, borrower, act)
            if let reservation { try self.end(reservation.id, .collected, at: act.audit.at, connection) }
            let shelf = try self.shelf(of: asset.model, at: asset.hub)
            let lost = try self.settle(shelf, act, until: [asset.id: plan.until], connection)
            // Whoever was promised one gets it today, though a later promise that nobody can keep loses its last hope.
            guard lost.isEmpty || reservation != nil else { throw .lending(.asset(.promised(lost.count))) }
            try self.insert(plan, id, out, asset, reservation?.id, borrower, act, connection)
            if reservation == nil { try self.leaveQueue(asset.model, borrower.person, act, connection) }
            try self.note(.lent, of: asset.id, by: act, connection)
            return id
        } reading: { (id) throws(StoreError) in
            try self.loan(id)
        }
    }

    /// The reservation that is collected with a device: the one that is named, or the borrower's own for today.
    private func collected(
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

    /// The days of a loan, and its terms.
    private struct Plan {
        var terms: LoanTerms
        var due: CivilDate
        var until: CivilDate
    }

    private func plan(
        _ out: CheckOut,
        _ asset: Asset,
        _ reservation: Reservation?,
        _ borrower: Borrower,
        _ act: LendingAct
    ) throws(StoreError) -> Plan {
        let book = act.book
        let use = reservation?.use ?? out.use
        let ask = try ask(asset.model, .loan, use, borrower, book, act.today, without: reservation?.id)
        let terms = try borrowerRule { () throws(BorrowingRefusal) in
            try book.rules.allow(ask, at: book.opening)
        }
        if let reservation {
            let last = max(act.today, try self.last(of: reservation, act))
            let due = min(max(out.due ?? last, act.today), last)
            let until = try dayRule { () throws(OpeningCalendar.Refusal) in try book.until(due, asset.model) }
            return Plan(terms: reservation.terms, due: due, until: max(until, due))
        }
        let through = try freeThrough(asset, act, terms, borrower)
        let due = try borrowerRule { () throws(BorrowingRefusal) in
            try book.due(out.due, terms, from: act.today, borrower, through: through)
        }
        let until = try dayRule { () throws(OpeningCalendar.Refusal) in try book.until(due, asset.model) }
        return Plan(terms: terms, due: due, until: until)
    }

    /// The last day a loan with a reservation can be due.
    ///
    /// An offer is kept for as long as it may be fetched and lent; the loan itself is as long as any, from today.
    private func last(of reservation: Reservation, _ act: LendingAct) throws(StoreError) -> CivilDate {
        guard try isOffer(reservation.id) else { return reservation.days.upperBound }
        let full = try borrowerRule { () throws(BorrowingRefusal) in
            try reservation.terms.due(from: act.today, at: act.book.opening)
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
        guard let last else { throw .lending(.borrowing(.notFree(free: 0, asked: 1))) }
        return last
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

    private func insert(
        _ plan: Plan,
        _ id: ID,
        _ out: CheckOut,
        _ asset: Asset,
        _ reservation: ID?,
        _ borrower: Borrower,
        _ act: LendingAct,
        _ connection: Connection
    ) throws(StoreError) {
        try connection.run(
            """
            INSERT INTO loan (id, asset, person, reservation, model, hub, lent_at, lent_by, first, due, until, in_hub,
                renewals, share, terms, agreement, kit, condition, remark)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, 0, ?13, ?14, ?15, ?16, ?17, ?18)
            """,
            .blob(id.bytes),
            .blob(asset.id.bytes),
            .blob(borrower.person.bytes),
            .id(reservation),
            .text(asset.model),
            .text(asset.hub),
            .integer(act.audit.at),
            .id(act.signedBy),
            .text(act.today.iso),
            .text(plan.due.iso),
            .text(plan.until.iso),
            .integer(out.use == .inHub ? 1 : 0),
            .optional(act.book.share(of: borrower, in: asset.model)),
            .text(plan.terms.line),
            .text(out.agreement),
            .text(out.kit.accessories.lines),
            .text(out.kit.condition.rawValue),
            .optional(out.kit.remark.isEmpty ? nil : out.kit.remark)
        )
    }
}

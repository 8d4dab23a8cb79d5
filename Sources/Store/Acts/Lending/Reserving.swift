public import Domain
public import Ground

/// What somebody asks to reserve.
public struct ReservationWish: Hashable, Sendable {
    /// The code of the model.
    public var model: String
    /// The day it is fetched.
    public var from: CivilDate
    /// The day it is brought back; nil for as long as the rules lend it.
    public var due: CivilDate?
    /// Where it is used.
    public var use: BorrowingAsk.Use
    /// The agreement that was accepted with it, by its name and version; nil for none.
    public var agreement: String?

    /// Names a wish.
    public init(model: String, from: CivilDate, due: CivilDate? = nil, use: BorrowingAsk.Use = .atHome) {
        self.model = model
        self.from = from
        self.due = due
        self.use = use
    }
}

extension Store {
    /// Everything that speaks against a borrower's wish by the rules; none where it is allowed.
    ///
    /// Whether one is free on those days is asked with `availability`.
    public func refusals(
        of model: String,
        _ wish: BorrowingAsk.Wish,
        use: BorrowingAsk.Use = .atHome,
        to borrower: Borrower,
        _ book: LendingBook,
        on today: CivilDate
    ) throws(StoreError) -> [BorrowingRefusal] {
        let ask = try ask(model, wish, use, borrower, book, today, without: nil)
        return book.rules.refusals(of: ask, at: book.opening)
    }

    /// Promises a device of a model to a borrower.
    ///
    /// Which device it is can change until it is handed out. Doing the same operation again gives the same reservation.
    /// - Returns: the reservation.
    /// - Throws: `StoreError.lending` with the reason where it is refused; nothing is kept then.
    public func reserve(
        _ wish: ReservationWish,
        for borrower: Borrower,
        by act: LendingAct
    ) throws(StoreError) -> Reservation {
        let id = act.newID()
        return try once(act) { (connection) throws(StoreError) in
            try self.expire(wish.model, act, connection)
            try self.seeTurn(wish, borrower, act, connection)
            let ask = try self.ask(
                wish.model,
                .reservation(from: wish.from),
                wish.use,
                borrower,
                act.book,
                act.today,
                without: nil
            )
            let terms = try self.borrowerRule { () throws(BorrowingRefusal) in
                try act.book.rules.allow(ask, at: act.book.opening)
            }
            try self.promise(wish, borrower, terms, id, act, connection)
            return id
        } reading: { (id) throws(StoreError) in
            try self.reservation(id)
        }
    }

    /// Cancels a reservation, or an offer; the device is free for the next.
    ///
    /// - Parameters:
    ///   - id: the reservation.
    ///   - reason: why staff cancel it, which is kept; whose it is is told then. Nil where she does it herself.
    ///   - act: the operation.
    /// - Returns: the reservation as it stands now.
    /// - Throws: `StoreError.lending` where it is over already.
    public func cancel(
        reservation id: ID,
        _ reason: QueueReason? = nil,
        by act: LendingAct
    ) throws(StoreError) -> Reservation {
        try once(act) { (connection) throws(StoreError) in
            let reservation = try self.found(reservation: id)
            guard reservation.state == .reserved else { throw .lending(.reservationOver(reservation.state)) }
            if act.audit.actor == .resident, reservation.days.lowerBound <= act.today {
                let subject = LoanRules.Subject(model: reservation.model, group: "", hub: reservation.hub)
                guard act.book.rules.mayCancelReady(subject) else { throw .lending(.standsReady) }
            }
            try self.end(id, .cancelled, at: act.audit.at, connection)
            if let reason {
                try self.keep(reason, act, connection)
                try self.tellCancelled(reservation, act, connection)
            }
            try self.goOn(reservation.model, act, connection)
            if let person = reservation.person { try self.goOn(for: person, act, connection) }
            return id
        } reading: { (id) throws(StoreError) in
            try self.reservation(id)
        }
    }

    /// Ends reservations and offers that nobody came for, and offers what is free to those who wait.
    ///
    /// Staff do it once a day; reserving and lending do it for their model by themselves.
    /// - Returns: those that ended.
    public func expireReservations(by act: LendingAct) throws(StoreError) -> [Reservation] {
        try serveQueues(by: act).expired
    }
}

// Within a change.
extension Store {
    /// Ends what nobody came for of a model, and says so kindly.
    func expire(_ model: String, _ act: LendingAct, _ connection: Connection) throws(StoreError) {
        for reservation in try missed(model, act) {
            try end(reservation.id, .expired, at: act.audit.at, connection)
            try tellOver(reservation, act, connection)
        }
    }

    /// What the rules are asked, with what the borrower has now; `without` is a reservation she is about to collect.
    func ask(
        _ model: String,
        _ wish: BorrowingAsk.Wish,
        _ use: BorrowingAsk.Use,
        _ borrower: Borrower,
        _ book: LendingBook,
        _ today: CivilDate,
        without: ID?
    ) throws(StoreError) -> BorrowingAsk {
        let loans = try loans(of: borrower.person)
        let promised = try reservations(of: borrower.person).filter {
            $0.id != without && $0.collectBy >= today
        }
        let holds = try holds(of: borrower.person).count { $0.state == .waiting }
        let isHome = { (use: BorrowingAsk.Use) in use == .atHome }
        return BorrowingAsk(
            book.subject(model, borrower),
            wish: wish,
            use: use,
            today: today,
            age: borrower.age,
            accountEnds: borrower.accountEnds,
            counts: BorrowingAsk.Counts(
                ofModel: loans.count { $0.model == model } + promised.count { $0.model == model },
                atHome: loans.count { isHome($0.use) } + promised.count { isHome($0.use) },
                inHub: loans.count { !isHome($0.use) } + promised.count { !isHome($0.use) },
                holds: holds
            ),
            blocking: book.ladder.blocking(loans.map(\.onLadder), today: today),
            mayExceedLimits: borrower.mayExceedLimits
        )
    }

    /// Keeps a promise that the rules allow, where one is free on all its days.
    func promise(
        _ wish: ReservationWish,
        _ borrower: Borrower,
        _ terms: LoanTerms,
        _ id: ID,
        _ act: LendingAct,
        _ connection: Connection
    ) throws(StoreError) {
        let book = act.book
        let due = try borrowerRule { () throws(BorrowingRefusal) in
            try book.due(wish.due, terms, from: wish.from, borrower, through: nil)
        }
        let until = try dayRule { () throws(OpeningCalendar.Refusal) in try book.until(due, wish.model) }
        let collectBy = try dayRule { () throws(OpeningCalendar.Refusal) in
            try terms.pickupDays.map { (days) throws(OpeningCalendar.Refusal) in
                min(due, try book.opening.openDay(days, after: wish.from))
            } ?? due
        }
        let availability = try availability(of: wish.model, book, from: act.today, through: until)
        let free = availability.promisable(from: wish.from, through: until, holding: [borrower.group]) ?? 0
        guard free >= 1 else { throw .lending(.borrowing(.notFree(free: free, asked: 1))) }
        var reservation = Reservation(
            id: id,
            reference: act.reference(),
            person: borrower.person,
            model: wish.model,
            hub: book.hub,
            asset: nil,
            days: wish.from...due,
            until: until,
            collectBy: collectBy,
            use: wish.use,
            share: book.share(of: borrower, in: wish.model),
            terms: terms,
            state: .reserved
        )
        reservation.agreed = wish.agreement.map { AcceptedAgreement($0, on: act.today) }
        try insert(reservation, act, connection)
        _ = try settle(shelf(of: wish.model, at: book.hub), act, connection)
        // The count and the devices say the same, unless a promise before it has lost its device.
        guard try found(reservation: id).asset != nil else {
            throw .lending(.borrowing(.notFree(free: 0, asked: 1)))
        }
    }

    func insert(
        _ reservation: Reservation,
        _ act: LendingAct,
        _ connection: Connection
    ) throws(StoreError) {
        var reference = reservation.reference
        for attempt in 1...8 {
            do {
                try connection.run(
                    """
                    INSERT INTO reservation (id, reference, person, model, hub, first, due, until, collect_by, in_hub,
                        share, terms, state, made_at, agreement, agreed_on)
                    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, 'reserved', ?13, ?14, ?15)
                    """,
                    .blob(reservation.id.bytes),
                    .text(reference.description),
                    .id(reservation.person),
                    .text(reservation.model),
                    .text(reservation.hub),
                    .text(reservation.days.lowerBound.iso),
                    .text(reservation.days.upperBound.iso),
                    .text(reservation.until.iso),
                    .text(reservation.collectBy.iso),
                    .integer(reservation.use == .inHub ? 1 : 0),
                    .optional(reservation.share),
                    .text(reservation.terms.line),
                    .integer(act.audit.at),
                    .optional(reservation.agreed?.key),
                    .optional(reservation.agreed?.on.iso)
                )
                return
            } catch {
                guard error.isTaken, attempt < 8 else { throw error }
                reference = act.reference()
            }
        }
    }

    /// After something came free: promises find their devices, and the next who waits is offered one.
    ///
    /// - Returns: how many were offered something.
    @discardableResult
    func goOn(_ model: String, _ act: LendingAct, _ connection: Connection) throws(StoreError) -> Int {
        let shelf = try shelf(of: model, at: act.book.hub)
        if !shelf.reservations.isEmpty { _ = try settle(shelf, act, connection) }
        return try offerNext(model, act, connection)
    }

    /// Nobody asks for a day that is over, nor passes those who wait.
    private func seeTurn(
        _ wish: ReservationWish,
        _ borrower: Borrower,
        _ act: LendingAct,
        _ connection: Connection
    ) throws(StoreError) {
        if wish.from <= act.today, act.book.isTodayOver {
            let subject = act.book.subject(wish.model, borrower)
            let first = try dayRule { () throws(OpeningCalendar.Refusal) in
                try act.book.firstStart(for: subject, today: act.today)
            }
            throw .lending(.borrowing(.tooSoon(first: first)))
        }
        try seeNobodyIsPassed(wish, borrower, act, connection)
    }
}

public import Domain
public import Ground

// Whose turn it is among those who wait.
extension Store {
    /// What keeps somebody who waits from being served today; nil where nothing does but that none is free.
    public func turnRefusal(
        of hold: Hold,
        _ book: LendingBook,
        on today: CivilDate
    ) throws(StoreError) -> BorrowingRefusal? {
        if let absence = hold.absence(on: today) { return absence }
        let borrower = Borrower(person: hold.person, group: try group(of: hold))
        let ask = try ask(hold.model, .loan, .atHome, borrower, book, today, without: nil)
        return book.rules.turnRefusal(of: ask, at: book.opening)
    }

    /// Those who wait for a model at a hub, and how many of them others need not wait for today.
    public func countWaiting(
        for model: String,
        at hub: String,
        on today: CivilDate
    ) throws(StoreError) -> (queue: HoldQueue, passed: Int) {
        let waiting = try waiting(for: model, at: hub)
        return (HoldQueue(waiting: waiting), waiting.count { $0.isPassedOver(on: today) })
    }

    func waiting(for model: String, at hub: String) throws(StoreError) -> [Hold] {
        try holds("model = ?1 AND hub = ?2 AND state = 'waiting'", .text(model), .text(hub))
    }

    /// Of those who joined before groups were kept, what staff recorded is all that is known.
    private func group(of hold: Hold) throws(StoreError) -> String {
        hold.group.isEmpty ? try borrowerGroup(of: hold.person) ?? "" : hold.group
    }
}

// Within a change.
extension Store {
    /// Offers devices that stand ready to those who wait, in their order, and tells them.
    ///
    /// Who cannot be served keeps her place, and the next is asked.
    /// - Returns: how many were offered something.
    func offerNext(_ model: String, _ act: LendingAct, _ connection: Connection) throws(StoreError) -> Int {
        var count = 0
        var passed: [(hold: Hold, why: PassedOver)] = []
        var counted: [String: Availability] = [:]
        for found in try waiting(for: model, at: act.book.hub) {
            guard found.absence(on: act.today) == nil else {
                passed.append((found, .away))
                continue
            }
            let hold = try endAbsence(of: found, connection)
            // Where the calendar is not known so far, nobody is offered anything, and what freed it goes on.
            guard let offer = act.book.offer(of: model, hold.terms, on: act.today) else { return count }
            let group = try group(of: hold)
            let free: Availability
            if let known = counted[offer.until.iso] {
                free = known
            } else {
                free = try availability(
                    of: model,
                    act.book,
                    from: act.today,
                    through: offer.until,
                    isForQueue: true
                )
            }
            counted[offer.until.iso] = free
            let turn = try act.book.turn(offer, group: group, free) { () throws(StoreError) in
                try self.turnRefusal(of: hold, act.book, on: act.today)
            }
            switch turn {
            case .passed(let why): passed.append((hold, why))
            case .offer(let offer):
                for one in passed { try mark(one.hold, one.why, connection) }
                try keep(offer, for: hold, group, act, connection)
                counted = [:]
                count += 1
            }
        }
        for one in passed where one.why.isOfPerson || one.hold.passed != nil {
            try mark(one.hold, one.why, connection)
        }
        return count
    }

    /// Keeps a device for somebody who waited, and tells her.
    private func keep(
        _ offer: HoldOffer,
        for hold: Hold,
        _ group: String,
        _ act: LendingAct,
        _ connection: Connection
    ) throws(StoreError) {
        let reservation = Reservation(
            id: act.newID(),
            reference: act.reference(),
            person: hold.person,
            model: hold.model,
            hub: hold.hub,
            asset: nil,
            days: offer.days,
            until: offer.until,
            collectBy: offer.collectBy,
            use: .atHome,
            share: act.book.share(of: Borrower(person: hold.person, group: group), in: hold.model),
            terms: hold.terms,
            state: .reserved
        )
        try insert(reservation, act, connection)
        try connection.run(
            "UPDATE hold SET state = 'offered', passed = NULL, away = NULL, reservation = ?2 WHERE id = ?1",
            .blob(hold.id.bytes),
            .blob(reservation.id.bytes)
        )
        _ = try settle(shelf(of: hold.model, at: act.book.hub), act, connection)
        try tellHeld(hold, reservation.id, until: offer.collectBy, act, connection)
    }

    /// Up to which day somebody was away is nobody's business once she is back.
    private func endAbsence(of hold: Hold, _ connection: Connection) throws(StoreError) -> Hold {
        guard hold.away != nil else { return hold }
        try connection.run("UPDATE hold SET away = NULL, passed = NULL WHERE id = ?1", .blob(hold.id.bytes))
        var back = hold
        (back.away, back.passed) = (nil, nil)
        return back
    }

    private func mark(_ hold: Hold, _ why: PassedOver?, _ connection: Connection) throws(StoreError) {
        guard hold.passed != why else { return }
        try connection.run(
            "UPDATE hold SET passed = ?2 WHERE id = ?1 AND state = 'waiting'",
            .blob(hold.id.bytes),
            .optional(why?.rawValue)
        )
    }

    /// After somebody brought something back or gave it up: what she waits for may be hers now.
    func goOn(for person: ID, _ act: LendingAct, _ connection: Connection) throws(StoreError) {
        let waits = try holds(
            "person = ?1 AND hub = ?2 AND state = 'waiting' AND passed IS NOT NULL",
            .blob(person.bytes),
            .text(act.book.hub)
        )
        for hold in waits {
            try mark(hold, nil, connection)
            try goOnIfKnown(hold.model, act, connection)
        }
    }

    /// Sees that nobody who waits is passed who could have what is asked for; a share of a group is for that group.
    ///
    /// The store refuses it by itself too: `reservation_waits_its_turn`.
    func seeNobodyIsPassed(
        _ wish: ReservationWish,
        _ borrower: Borrower,
        _ act: LendingAct,
        _ connection: Connection
    ) throws(StoreError) {
        guard try !waiting(for: wish.model, at: act.book.hub).isEmpty else { return }
        try goOnIfKnown(wish.model, act, connection)
        let before = try waiting(for: wish.model, at: act.book.hub).prefix { $0.person != borrower.person }
        var count = 0
        for hold in before {
            let refusal = try turnRefusal(of: hold, act.book, on: act.today)
            try mark(hold, refusal?.passedOver, connection)
            if refusal == nil { count += 1 }
        }
        guard count > 0, try !isLeft(ofShareFor: wish, borrower, act) else { return }
        throw .lending(.borrowing(.waitedFor(count: count)))
    }

    /// Whether a device of the borrower's own share is free for all of her days.
    private func isLeft(
        ofShareFor wish: ReservationWish,
        _ borrower: Borrower,
        _ act: LendingAct
    ) throws(StoreError) -> Bool {
        let book = act.book
        guard let share = book.share(of: borrower, in: wish.model),
            let terms = try? book.rules.terms(for: book.subject(wish.model, borrower)),
            let due = try? book.due(wish.due, terms, from: wish.from, borrower, through: nil),
            let until = try? book.until(due, wish.model)
        else { return false }
        let availability = try availability(of: wish.model, book, from: act.today, through: until)
        return (availability.promisable(ofShare: share, from: wish.from, through: until) ?? 0) >= 1
    }
}

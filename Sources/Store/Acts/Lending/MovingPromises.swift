import Domain
import Ground

// What is kept for somebody, and falls on days on which the hub is closed.
extension Store {
    func moveKept(_ act: LendingAct, _ connection: Connection) throws(StoreError) -> Int {
        let kept = try reservations(
            "hub = ?1 AND state = 'reserved' AND collect_by >= ?2",
            .text(act.book.hub),
            .text(act.today.iso)
        )
        var moved = 0
        for found in kept {
            // What moved before it may have found another device for it.
            guard let old = try reservation(found.id) else { continue }
            let new = try moveKept(old, act, connection)
            guard new.days != old.days || new.collectBy != old.collectBy else { continue }
            moved += 1
            try tellMoved(new, from: old, act, connection)
        }
        return moved
    }

    /// Moves the days of one reservation off the closures.
    ///
    /// - Returns: the reservation as it stands then; the same where none of its days moves.
    func moveKept(
        _ old: Reservation,
        _ act: LendingAct,
        _ connection: Connection
    ) throws(StoreError) -> Reservation {
        guard let new = try moved(old, act) else { return old }
        // Made longer, it may need another device: it leaves its own first, so that no two have a day of it.
        let isLonger = new.until > old.until
        try connection.run(
            """
            UPDATE reservation SET first = ?2, due = ?3, until = ?4, collect_by = ?5,
                asset = CASE WHEN ?6 THEN NULL ELSE asset END WHERE id = ?1
            """,
            .blob(new.id.bytes),
            .text(new.days.lowerBound.iso),
            .text(new.days.upperBound.iso),
            .text(new.until.iso),
            .text(new.collectBy.iso),
            .integer(isLonger ? 1 : 0)
        )
        if isLonger { _ = try settle(shelf(of: new.model, at: new.hub), act, connection) }
        try keep(.first, of: new.id, from: old.days.lowerBound, to: new.days.lowerBound, act, connection)
        try keep(.collect, of: new.id, from: old.collectBy, to: new.collectBy, act, connection)
        try keep(.due, of: new.id, from: old.days.upperBound, to: new.days.upperBound, act, connection)
        return try found(reservation: new.id)
    }

    /// Who waited and was offered it learns the new last day; who reserved it learns when she can fetch it.
    private func tellMoved(
        _ new: Reservation,
        from old: Reservation,
        _ act: LendingAct,
        _ connection: Connection
    ) throws(StoreError) {
        let hold = try holds("reservation = ?1 AND state = 'offered'", .blob(new.id.bytes)).first
        if let hold {
            // Of an offer the last day for fetching is what counts: it is due as long after that day as any loan.
            guard new.collectBy != old.collectBy else { return }
            try takeBack([.holdReady], about: new.id, at: act.audit.at, connection)
            try tellHeld(hold, new.id, until: new.collectBy, act, connection)
            return
        }
        guard new.person != nil else { return }
        try takeBack([.reservationMoved], about: new.id, at: act.audit.at, connection)
        let days = "\(new.days.lowerBound.iso)/\(new.collectBy.iso)/\(new.days.upperBound.iso)"
        let news = News.reservationMoved(item: new.model, day: new.days.lowerBound)
        try tell(new.person, news, "reservation-moved/\(new.id)/\(days)", about: new.id, act, connection)
    }

    /// A reservation with its days off the closures; nil where none of them moves.
    private func moved(_ old: Reservation, _ act: LendingAct) throws(StoreError) -> Reservation? {
        let opening = act.book.opening
        var first = old.days.lowerBound
        // What began before today has begun, whatever day that was.
        if first >= act.today, let open = try? opening.openDay(onOrAfter: first) { first = open }
        let end = try self.end(of: old, from: first, act)
        var new = old
        (new.days, new.until) = (first...end.due, end.until)
        let collect = (try? opening.openDay(onOrAfter: old.collectBy)) ?? old.collectBy
        new.collectBy = max(first, min(collect, end.due))
        return new == old ? nil : new
    }

    /// The day a reservation is brought back, which is open, and the last one on which the device is kept for it.
    ///
    /// It is the next open day where a device is free as long, and the last one before it otherwise. A closure from its
    /// first day to its last leaves only the next one: staff see a promise that no device can keep.
    private func end(
        of old: Reservation,
        from first: CivilDate,
        _ act: LendingAct
    ) throws(StoreError) -> (due: CivilDate, until: CivilDate) {
        let (opening, due) = (act.book.opening, max(old.days.upperBound, first))
        guard let next = try? opening.openDay(onOrAfter: due), let last = try? act.book.until(next, old.model)
        else { return (due, max(old.until, due)) }
        let later = (due: next, until: max(last, old.until))
        if next == old.days.upperBound { return (next, old.until) }
        if later.until == old.until { return later }
        var longer = old
        (longer.days, longer.until, longer.asset) = (first...next, later.until, nil)
        if try isRoom(for: longer, act) { return later }
        let before = try? opening.openDay(onOrBefore: old.days.upperBound)
        guard let before, before >= max(first, act.today) else { return later }
        return (before, old.until)
    }

    /// Whether every promise of a shelf that has a device to rely on still has one, where one of them is longer.
    private func isRoom(for longer: Reservation, _ act: LendingAct) throws(StoreError) -> Bool {
        let shelf = try shelf(of: longer.model, at: longer.hub)
        guard let place = shelf.reservations.firstIndex(where: { $0.id == longer.id }),
            let devices = try? shelf.devices(act.book, on: act.today)
        else { return false }
        let now = Packing.devices(for: shelf.promises(on: act.today), among: devices)
        var other = shelf
        other.reservations[place] = longer
        let then = Packing.devices(for: other.promises(on: act.today), among: devices)
        return now[longer.id] != nil && now.keys.allSatisfy { then[$0] != nil }
    }
}

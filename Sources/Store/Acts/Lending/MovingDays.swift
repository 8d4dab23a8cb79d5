public import Domain
import Ground

extension Store {
    /// Moves days that fall on closures to the next day on which the hub opens: of loans, and of what is kept.
    ///
    /// A day is only ever moved on, and what it was is kept, so that both sides can read why. A borrower is told of her
    /// loan (LENDING-BOOKING 3.3). A promise that stood on a device that is lent longer finds another one, or staff see
    /// it; a reservation itself is made longer only where nobody else loses a device for it.
    /// - Returns: how many loans and reservations are meant.
    public func moveForClosures(by act: LendingAct) throws(StoreError) -> Int {
        try write { (connection) throws(StoreError) in
            let moved = try self.moveLoans(act, connection) + (try self.moveKept(act, connection))
            if moved > 0 { try self.record(act.audit, connection) }
            return moved
        }
    }

    /// The days of a loan that moved, since the hub is closed on them.
    ///
    /// The day of its reservation counts too, where the loan is due on the day that one moved to.
    public func movedDays(of loan: Loan) throws(StoreError) -> MovedDays {
        var moved = MovedDays()
        moved.due = try closedDay(.due, of: loan.id, now: loan.due)
        if moved.due == nil, let reservation = loan.reservation {
            moved.due = try closedDay(.due, of: reservation, now: loan.due)
        }
        return moved
    }

    /// The days of a reservation that moved, since the hub is closed on them.
    public func movedDays(of reservation: Reservation) throws(StoreError) -> MovedDays {
        var moved = MovedDays()
        moved.first = try closedDay(.first, of: reservation.id, now: reservation.days.lowerBound)
        moved.collect = try closedDay(.collect, of: reservation.id, now: reservation.collectBy)
        moved.due = try closedDay(.due, of: reservation.id, now: reservation.days.upperBound)
        return moved
    }

    /// Which day of a record moved.
    private enum MovedKind: String {
        case first
        case collect
        case due
    }

    /// The day that a day of a record moved from; nil where it stands for another reason.
    private func closedDay(
        _ kind: MovedKind,
        of record: ID,
        now day: CivilDate
    ) throws(StoreError) -> CivilDate? {
        try connection.first(
            "SELECT was FROM moved_day WHERE record = ?1 AND kind = ?2 AND became = ?3",
            .blob(record.bytes),
            .text(kind.rawValue),
            .text(day.iso)
        ) { (row) in row.day(0) } ?? nil
    }

    /// Keeps that a day moved; where it moved before, she was told of the day before that.
    private func keep(
        _ kind: MovedKind,
        of record: ID,
        from was: CivilDate,
        to day: CivilDate,
        _ act: LendingAct,
        _ connection: Connection
    ) throws(StoreError) {
        guard was < day else { return }
        try connection.run(
            """
            INSERT INTO moved_day (record, kind, was, became, moved_at) VALUES (?1, ?2, ?3, ?4, ?5)
            ON CONFLICT (record, kind) DO UPDATE SET moved_at = excluded.moved_at, became = excluded.became,
                was = CASE WHEN became = excluded.was THEN was ELSE excluded.was END
            """,
            .blob(record.bytes),
            .text(kind.rawValue),
            .text(was.iso),
            .text(day.iso),
            .integer(act.audit.at)
        )
    }

    private func moveLoans(_ act: LendingAct, _ connection: Connection) throws(StoreError) -> Int {
        let open = try loans(
            "l.hub = ?1 AND l.ended_at IS NULL AND l.due >= ?2",
            .text(act.book.hub),
            .text(act.today.iso)
        )
        var moved = 0
        for loan in open {
            let dates = DueDate(loan.terms.counting, at: act.book.opening)
            // Where the calendar is not known so far, the day stays.
            guard let due = try? dates.afterClosures(loan.due, today: act.today), due > loan.due,
                let until = try? act.book.until(due, loan.model)
            else { continue }
            let shelf = try shelf(of: loan.model, at: loan.hub)
            _ = try settle(shelf, act, until: [loan.asset: until], connection)
            try connection.run(
                "UPDATE loan SET due = ?2, until = ?3 WHERE id = ?1",
                .blob(loan.id.bytes),
                .text(due.iso),
                .text(max(until, loan.until).iso)
            )
            try keep(.due, of: loan.id, from: loan.due, to: due, act, connection)
            try takeBack(MessageKind.ofLoans, about: loan.id, at: act.audit.at, connection)
            try tellMoved(loan, to: due, act, connection)
            moved += 1
        }
        return moved
    }
}

// What is kept for somebody.
extension Store {
    private func moveKept(_ act: LendingAct, _ connection: Connection) throws(StoreError) -> Int {
        let kept = try reservations(
            "hub = ?1 AND state = 'reserved' AND collect_by >= ?2",
            .text(act.book.hub),
            .text(act.today.iso)
        )
        var moved = 0
        for found in kept {
            // What moved before it may have found another device for it.
            guard let old = try reservation(found.id), let new = try self.moved(old, act) else { continue }
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
            moved += 1
            if new.collectBy > old.collectBy { try tellLonger(new, act, connection) }
        }
        return moved
    }

    /// Who waited and was offered it learns the new last day.
    private func tellLonger(
        _ reservation: Reservation,
        _ act: LendingAct,
        _ connection: Connection
    ) throws(StoreError) {
        let hold = try holds("reservation = ?1 AND state = 'offered'", .blob(reservation.id.bytes)).first
        guard let hold else { return }
        try takeBack([.holdReady], about: reservation.id, at: act.audit.at, connection)
        try tellHeld(hold, reservation.id, until: reservation.collectBy, act, connection)
    }

    /// A reservation with its days off the closures; nil where none of them moves.
    private func moved(_ old: Reservation, _ act: LendingAct) throws(StoreError) -> Reservation? {
        let (opening, today) = (act.book.opening, act.today)
        var new = old
        if let due = try? opening.openDay(onOrAfter: old.days.upperBound), due > old.days.upperBound,
            let until = try? act.book.until(due, old.model)
        {
            var longer = old
            longer.days = old.days.lowerBound...due
            (longer.until, longer.asset) = (max(until, old.until), nil)
            if longer.until == old.until {
                new.days = longer.days
            } else if try isRoom(for: longer, act) {
                (new.days, new.until) = (longer.days, longer.until)
            }
        }
        let last = new.days.upperBound
        // What she can fetch already has begun, whatever day it is.
        if old.days.lowerBound > today, let first = try? opening.openDay(onOrAfter: old.days.lowerBound),
            first <= last
        {
            new.days = first...last
        }
        if let collect = try? opening.openDay(onOrAfter: old.collectBy) {
            new.collectBy = max(old.collectBy, min(collect, last))
        }
        new.collectBy = max(new.collectBy, new.days.lowerBound)
        return new == old ? nil : new
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

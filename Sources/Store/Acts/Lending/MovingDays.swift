public import Domain
import Ground

extension Store {
    /// Moves days that fall on closures to the next day on which the hub opens: of loans, and of what is kept.
    ///
    /// What a day was is kept, so that both sides can read why, and whose it is is told. A loan is only ever made longer
    /// (LENDING-BOOKING 3.3): a promise that stood on its device finds another one, or staff see it. A reservation is made
    /// longer only where nobody else loses a device for it, and ends on an earlier open day otherwise.
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
        moved.isDueEarlier = moved.due.map { $0 > loan.due } ?? false
        return moved
    }

    /// The days of a reservation that moved, since the hub is closed on them.
    public func movedDays(of reservation: Reservation) throws(StoreError) -> MovedDays {
        var moved = MovedDays()
        moved.first = try closedDay(.first, of: reservation.id, now: reservation.days.lowerBound)
        moved.collect = try closedDay(.collect, of: reservation.id, now: reservation.collectBy)
        moved.due = try closedDay(.due, of: reservation.id, now: reservation.days.upperBound)
        moved.isDueEarlier = moved.due.map { $0 > reservation.days.upperBound } ?? false
        return moved
    }

    /// Which day of a record moved.
    enum MovedKind: String {
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
    func keep(
        _ kind: MovedKind,
        of record: ID,
        from was: CivilDate,
        to day: CivilDate,
        _ act: LendingAct,
        _ connection: Connection
    ) throws(StoreError) {
        guard was != day else { return }
        // Back on the day she was told first, it has not moved.
        let isBack = try connection.first(
            "DELETE FROM moved_day WHERE record = ?1 AND kind = ?2 AND became = ?3 AND was = ?4 RETURNING 1",
            .blob(record.bytes),
            .text(kind.rawValue),
            .text(was.iso),
            .text(day.iso)
        ) { (_) in true }
        if isBack ?? false { return }
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

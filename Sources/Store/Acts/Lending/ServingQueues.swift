public import Domain
import Ground

/// What came of looking after what is kept for people.
public struct QueueRound: Hashable, Sendable {
    /// Reservations and offers that nobody came for, which ended.
    public var expired: [Reservation]
    /// How many of those who wait are offered something now.
    public var offered: Int
}

extension Store {
    /// Ends what nobody came for, and keeps what is free for those who wait: of every model of a hub.
    ///
    /// Each is told, once. Doing it again changes nothing, and only what was changed is in the record of acts.
    public func serveQueues(by act: LendingAct) throws(StoreError) -> QueueRound {
        try write { (connection) throws(StoreError) in
            let missed = try self.reservations(
                "hub = ?1 AND state = 'reserved' AND collect_by < ?2",
                .text(act.book.hub),
                .text(act.today.iso)
            )
            let waited = try connection.all(
                "SELECT DISTINCT model FROM hold WHERE hub = ?1 AND state = 'waiting'",
                .text(act.book.hub)
            ) { (row) in row.text(0) }
            var round = QueueRound(expired: missed, offered: 0)
            for model in Set(missed.map(\.model) + waited).sorted() {
                try self.expire(model, act, connection)
                round.offered += try self.goOnIfKnown(model, act, connection)
            }
            guard !missed.isEmpty || round.offered > 0 else { return round }
            var audit = act.audit
            audit.subject = missed.first?.id
            try self.record(audit, connection)
            return round
        }
    }

    /// Moves days that fall on closures to the next day on which the hub opens: of loans, and of what is kept.
    ///
    /// A day is only ever moved on, and its borrower is told (LENDING-BOOKING 3.3). A promise that stood on the device
    /// finds another one, or staff see it.
    /// - Returns: how many loans and reservations are meant.
    public func moveForClosures(by act: LendingAct) throws(StoreError) -> Int {
        try write { (connection) throws(StoreError) in
            let moved =
                try self.moveLoans(act, connection) + (try self.moveLastDays(act, connection))
            if moved > 0 { try self.record(act.audit, connection) }
            return moved
        }
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
            try takeBack(MessageKind.ofLoans, about: loan.id, at: act.audit.at, connection)
            try tellMoved(loan, to: due, act, connection)
            moved += 1
        }
        return moved
    }

    /// The last days for fetching what is kept; no later than the day it would be due.
    private func moveLastDays(_ act: LendingAct, _ connection: Connection) throws(StoreError) -> Int {
        let kept = try reservations(
            "hub = ?1 AND state = 'reserved' AND collect_by >= ?2",
            .text(act.book.hub),
            .text(act.today.iso)
        )
        var moved = 0
        for reservation in kept {
            guard let open = try? act.book.opening.openDay(onOrAfter: reservation.collectBy) else { continue }
            let last = min(open, reservation.days.upperBound)
            guard last > reservation.collectBy else { continue }
            try connection.run(
                "UPDATE reservation SET collect_by = ?2 WHERE id = ?1",
                .blob(reservation.id.bytes),
                .text(last.iso)
            )
            moved += 1
            let hold = try holds("reservation = ?1 AND state = 'offered'", .blob(reservation.id.bytes)).first
            guard let hold else { continue }
            try takeBack([.holdReady], about: reservation.id, at: act.audit.at, connection)
            try tellHeld(hold, reservation.id, until: last, act, connection)
        }
        return moved
    }
}

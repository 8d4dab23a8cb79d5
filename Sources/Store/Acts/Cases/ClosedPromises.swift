public import Domain
import Ground

// What was promised for a time at which the hub is closed.
extension Store {
    /// The appointments, booked times and promised days that fall on a closure, the soonest first.
    ///
    /// - Parameters:
    ///   - closure: when the hub is closed.
    ///   - isClosedAllDay: whether it does not open on that day at all; what has no time of day counts only then.
    /// - Returns: what falls on it; nothing of it is changed.
    /// - Throws: `StoreError` where the store cannot be read.
    public func promises(
        on closure: EnteredClosure,
        isClosedAllDay: Bool
    ) throws(StoreError) -> [ClosurePromise] {
        let appointments = try appointments(on: closure.day).filter {
            closure.covers(closure.day, from: $0.place.key.starts, to: $0.place.ends)
        }
        let met = appointments.map { appointment in
            ClosurePromise(
                .appointment(appointment.id, appointment.place, appointment.mode),
                reference: appointment.reference,
                person: appointment.person,
                service: appointment.place.key.team
            )
        }
        guard isClosedAllDay else { return met }
        return met + (try bookedTimes(on: closure)) + (try dueDays(on: closure))
    }

    private func bookedTimes(on closure: EnteredClosure) throws(StoreError) -> [ClosurePromise] {
        try connection.all(
            """
            SELECT s.id, s.reference, s.person, s.service, b.time FROM slot_booking AS b
            JOIN submission AS s ON s.id = b.submission WHERE b.day = ?1 ORDER BY b.time, s.sent_at, s.id
            """,
            .text(closure.day.iso)
        ) { (row) throws(StoreError) in
            let slot = SlotKey(day: closure.day, time: row.text(4))
            return try Self.promise(.slot(slot, request: row.id(0)), row)
        }
    }

    private func dueDays(on closure: EnteredClosure) throws(StoreError) -> [ClosurePromise] {
        try connection.all(
            """
            SELECT s.id, s.reference, s.person, s.service FROM case_file AS c
            CROSS JOIN submission AS s ON s.id = c.submission
            WHERE c.is_open = 1 AND c.rank = ?1 ORDER BY c.sent_at, s.id
            """,
            .text(closure.day.iso)
        ) { (row) throws(StoreError) in try Self.promise(.due(request: row.id(0)), row) }
    }

    private static func promise(
        _ what: ClosurePromise.What,
        _ row: borrowing Columns
    ) throws(StoreError) -> ClosurePromise {
        guard let reference = try? Reference(reading: row.text(1)) else { throw .corrupt }
        return ClosurePromise(what, reference: reference, person: row.optionalID(2), service: row.text(3))
    }
}

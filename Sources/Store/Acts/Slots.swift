public import Domain
public import Ground

// Slots of calendars, and the places in them that are taken.
extension Store {
    /// How many places are taken in the slots of a calendar, from a day on.
    ///
    /// - Parameters:
    ///   - calendar: its code.
    ///   - day: the first day that is counted, at the hub.
    /// - Returns: the places taken; a slot without any is not named.
    /// - Throws: `StoreError` where the store cannot be read.
    public func taken(in calendar: String, from day: CivilDate) throws(StoreError) -> [SlotKey: Int] {
        let counts = try connection.all(
            """
            SELECT day, time, count(*) FROM slot_booking WHERE calendar = ?1 AND day >= ?2 GROUP BY day, time
            """,
            .text(calendar),
            .text(day.iso)
        ) { (row) in (row.text(0), row.text(1), row.integer(2)) }
        var taken: [SlotKey: Int] = [:]
        for (day, time, count) in counts {
            guard let day = CivilDate(iso: day) else { throw .corrupt }
            taken[SlotKey(day: day, time: time)] = Int(count)
        }
        return taken
    }

    /// Takes the places that a form books; refuses where there is none left, and nothing of the form is kept then.
    func book(_ submission: Submission, _ connection: Connection) throws(StoreError) {
        for booking in submission.bookings {
            let slot: [Connection.Value] = [
                .text(booking.calendar), .text(booking.key.day.iso), .text(booking.key.time),
            ]
            let taken = try connection.first(
                "SELECT count(*) FROM slot_booking WHERE calendar = ?1 AND day = ?2 AND time = ?3",
                slot[0],
                slot[1],
                slot[2]
            ) { (row) in Int(row.integer(0)) }
            guard booking.fits(beside: taken ?? 0) else { throw .slotTaken(booking.key) }
            try connection.run(
                """
                INSERT INTO slot (calendar, day, time, capacity) VALUES (?1, ?2, ?3, ?4)
                ON CONFLICT (calendar, day, time) DO UPDATE SET capacity = excluded.capacity
                """,
                slot[0],
                slot[1],
                slot[2],
                .integer(Int64(booking.capacity))
            )
            try connection.run(
                "INSERT INTO slot_booking (submission, calendar, day, time) VALUES (?1, ?2, ?3, ?4)",
                .blob(submission.id.bytes),
                slot[0],
                slot[1],
                slot[2]
            )
        }
    }

    /// The slots that were booked with an operation, day by day.
    func booked(with operation: ID) throws(StoreError) -> [SlotKey] {
        let rows = try connection.all(
            """
            SELECT day, time FROM slot_booking WHERE submission = (SELECT id FROM submission WHERE operation = ?1)
            ORDER BY day, time
            """,
            .blob(operation.bytes)
        ) { (row) in (row.text(0), row.text(1)) }
        return rows.compactMap { day, time in CivilDate(iso: day).map { SlotKey(day: $0, time: time) } }
    }
}

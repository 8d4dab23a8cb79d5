import Domain
import Ground

// Reminders of appointments.
extension Store {
    /// Who booked or moved an appointment so short a time ago, in milliseconds, needs no reminder of it.
    private static let fresh: Int64 = 24 * 3_600_000

    /// Appointments, from the last day before them that is not quiet, once for each time and day.
    ///
    /// One that was made or moved in the last 24 hours is left out: she was just told. A visitor without an account is
    /// reminded where she gave an e-mail address or a mobile number.
    func appointments(_ reminding: Reminding) throws(StoreError) -> [Notice] {
        let ids = try connection.all(
            """
            SELECT a.id FROM appointment AS a
            WHERE (EXISTS (SELECT 1 FROM person WHERE id = a.person)
                OR EXISTS (SELECT 1 FROM visitor WHERE id = a.person))
            AND a.state = 'booked' AND a.day > ?1 AND a.day <= ?2 AND a.booked_at <= ?3
            AND NOT EXISTS (SELECT 1 FROM appointment_act AS m
                WHERE m.subject = a.id AND m.act = 'appointment.moved' AND m.at > ?3)
            ORDER BY a.day, a.starts, a.id
            """,
            .text(reminding.today.iso),
            .text(reminding.today.adding(days: 8).iso),
            .integer(reminding.now - Self.fresh)
        ) { (row) throws(StoreError) in try row.id(0) }
        var notices: [Notice] = []
        for id in ids {
            let appointment = try found(id)
            let key = appointment.place.key
            guard reminding.quiet.reminderDay(of: key.day) <= reminding.today,
                let words = reminding.words(appointment)
            else { continue }
            notices.append(
                Notice(
                    id: reminding.newID(),
                    key: "appointment-reminder/\(id)/\(key.day.iso)/\(key.starts)",
                    person: appointment.person,
                    news: .appointmentReminder(words),
                    about: id,
                    at: reminding.now,
                    notAfter: reminding.clock.instant(of: key.day, minute: key.starts)
                )
            )
        }
        return notices
    }
}

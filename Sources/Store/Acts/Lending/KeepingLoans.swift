import Domain

// What becomes of loans when people are joined, erased or forgotten. That something was lent is counted for ever.
extension Store {
    /// Forgets who borrowed what is back, reserved what is over, and was given something, up to an instant.
    ///
    /// - Returns: how many loans and gifts lost their person.
    func forgetBorrowers(until end: Int64, _ connection: Connection) throws(StoreError) -> Int {
        try connection.run("DELETE FROM hold WHERE ended_at <= ?1", .integer(end))
        try connection.run(
            "UPDATE reservation SET person = NULL WHERE person IS NOT NULL AND ended_at <= ?1",
            .integer(end)
        )
        let loans = try connection.all(
            "UPDATE loan SET person = NULL, remark = NULL, is_hardship = 0 WHERE person IS NOT NULL AND ended_at <= ?1 RETURNING 1",
            .integer(end)
        ) { (_) in true }
        try connection.run(
            "DELETE FROM check_note WHERE loan IN (SELECT id FROM loan WHERE person IS NULL AND ended_at <= ?1)",
            .integer(end)
        )
        try connection.run(
            "DELETE FROM loan_step WHERE loan IN (SELECT id FROM loan WHERE person IS NULL AND ended_at <= ?1)",
            .integer(end)
        )
        try cutMessages(connection)
        let gifts = try connection.all(
            "UPDATE given SET person = NULL WHERE person IS NOT NULL AND at <= ?1 RETURNING 1",
            .integer(end)
        ) { (_) in true }
        return loans.count + gifts.count
    }

    /// What was told of loans and reservations stays hers for as long as messages are kept, and names them no more.
    private func cutMessages(_ connection: Connection) throws(StoreError) {
        try connection.run(
            """
            UPDATE message SET about = NULL, key = 'forgotten/' || lower(hex(id)) WHERE about IN
                (SELECT id FROM loan WHERE person IS NULL UNION ALL SELECT id FROM reservation WHERE person IS NULL)
            """
        )
    }

    /// What a person who is erased had promised is free for others; what she has at home stays out until it is back.
    func letGo(of person: ID, at now: Int64, _ connection: Connection) throws(StoreError) {
        for reservation in try reservations(of: person) {
            try end(reservation.id, .cancelled, at: now, connection)
        }
        try connection.run(
            "DELETE FROM check_note WHERE loan IN (SELECT id FROM loan WHERE person = ?1)",
            .blob(person.bytes)
        )
        try connection.run(
            "UPDATE loan SET remark = NULL, waived_until = NULL, is_hardship = 0 WHERE person = ?1",
            .blob(person.bytes)
        )
    }

    /// Nobody waits twice for a model: of two records that are joined, the one that is kept keeps its place.
    func leaveQueuesTwice(
        _ other: ID,
        _ kept: ID,
        at now: Int64,
        _ connection: Connection
    ) throws(StoreError) {
        let models = try holds(of: kept).map(\.model)
        for hold in try holds(of: other) where models.contains(hold.model) {
            if let reservation = hold.reservation {
                try end(reservation, .cancelled, at: now, connection)
            } else {
                try endWaiting(hold.id, at: now, connection)
            }
        }
    }
}

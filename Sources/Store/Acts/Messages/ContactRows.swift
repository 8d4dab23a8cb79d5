public import Domain

// How a resident wants to be told things.
extension Store {
    /// How a person wants to be told things: what she chose in her account, what she needs, and the language she reads.
    ///
    /// Nothing is chosen where she said nothing.
    /// - Parameter person: who.
    /// - Returns: her choices.
    /// - Throws: `StoreError` where the store cannot be read.
    public func contactChoices(of person: ID) throws(StoreError) -> ContactChoices {
        ContactChoices(
            wishes: try wishes(of: person),
            needs: try needs(of: person),
            language: try settings(of: person)["language"] ?? ContactChoices().language
        )
    }

    /// Makes calls of the messages that wait for a person; she finds them on the screen, too.
    func callInstead(_ person: ID, at now: Int64, _ connection: Connection) throws(StoreError) {
        let waiting = try connection.all(
            "SELECT id FROM message WHERE person = ?1 AND state = 'queued'",
            .blob(person.bytes)
        ) { (row) throws(StoreError) in try row.id(0) }
        for id in waiting {
            try connection.run(
                """
                UPDATE message SET channel = 'screen', ended_at = ?2,
                    state = CASE WHEN doubts > 0 THEN 'doubtful' ELSE 'handed_over' END WHERE id = ?1
                """,
                .blob(id.bytes),
                .integer(now)
            )
            try followUp(.call, on: id, at: now, connection)
        }
    }
}

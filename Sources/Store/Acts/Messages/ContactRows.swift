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
        for id in waiting { try callInstead(of: id, at: now, connection) }
    }

    private func callInstead(of id: ID, at now: Int64, _ connection: Connection) throws(StoreError) {
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

    /// Has staff call those who must read of a loan, where the hub has no way of sending what waits for them.
    ///
    /// - Parameters:
    ///   - ways: the channels that the hub has.
    ///   - now: in milliseconds since 1 January 1970, UTC.
    /// - Returns: how many are to be called; who has no telephone number is not among them, and the message waits on.
    /// - Throws: `StoreError`; nothing is changed then.
    public func callWhereNothingGoesOut(by ways: Set<Channel>, at now: Int64) throws(StoreError) -> Int {
        // Kinds and channels are names of our own, so they may stand in the statement.
        let kinds = MessageKind.allCases.filter { $0.topic == .loans && $0.mustBeRead }
        let missing = Set(Channel.allCases).subtracting(ways).subtracting([.screen])
        func list(_ names: [String]) -> String { names.map { "'\($0)'" }.sorted().joined(separator: ", ") }
        let statement = """
            SELECT id, person FROM message WHERE state = 'queued' AND not_before <= ?1
                AND kind IN (\(list(kinds.map(\.rawValue)))) AND channel IN (\(list(missing.map(\.rawValue))))
            """
        return try write { (connection) throws(StoreError) in
            let waiting = try connection.all(statement, .integer(now)) { (row) throws(StoreError) in
                (id: try row.id(0), person: try row.id(1))
            }
            var count = 0
            for one in waiting {
                guard let details = try self.person(one.person)?.details,
                    ContactWishes.Way.phone.reaches(details)
                else { continue }
                try self.callInstead(of: one.id, at: now, connection)
                count += 1
            }
            return count
        }
    }
}

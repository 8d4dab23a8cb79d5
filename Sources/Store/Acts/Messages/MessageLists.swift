public import Domain

// Reading messages: for the person herself, for the desk, and for those who look after the outbox.
extension Store {
    /// The messages of a person, the newest first; those that are not due on the screen yet are left out.
    ///
    /// - Parameters:
    ///   - person: who.
    ///   - now: in milliseconds since 1 January 1970, UTC.
    ///   - standing: whether those are left out that were taken back: what they say holds no more.
    ///   - most: no more than so many.
    /// - Returns: the messages.
    /// - Throws: `StoreError` where the store cannot be read.
    public func messages(
        of person: ID,
        at now: Int64,
        standing: Bool = false,
        most: Int = 200
    ) throws(StoreError) -> [Message] {
        let rows = try connection.all(
            Self.messageRow + """
                 WHERE m.person = ?1 AND (m.channel <> 'screen' OR m.not_before <= ?2)
                    AND (?4 = 0 OR (m.state <> 'cancelled' AND m.reason IS NOT 'taken back'))
                ORDER BY m.at DESC, m.id DESC LIMIT ?3
                """,
            .blob(person.bytes),
            .integer(now),
            .integer(Int64(most)),
            .integer(standing ? 1 : 0),
            read: Self.message
        )
        return try whole(rows)
    }

    /// How many messages on the screen a person has not read.
    public func unreadMessages(of person: ID, at now: Int64) throws(StoreError) -> Int {
        let count = try connection.first(
            """
            SELECT count(*) FROM message WHERE person = ?1 AND channel = 'screen' AND state = 'handed_over'
            AND not_before <= ?2 AND read_at IS NULL AND reason IS NOT 'taken back'
            """,
            .blob(person.bytes),
            .integer(now)
        ) { (row) in Int(row.integer(0)) }
        return count ?? 0
    }

    /// Marks a message as read, or as not read; the first reading counts.
    public func markMessage(_ message: ID, readAt instant: Int64?) throws(StoreError) {
        try write { (connection) throws(StoreError) in
            try connection.run(
                """
                UPDATE message SET read_at = CASE WHEN ?2 IS NULL THEN NULL ELSE coalesce(read_at, ?2) END WHERE id = ?1
                """,
                .blob(message.bytes),
                instant.map { .integer($0) } ?? .null
            )
        }
    }

    /// The messages in some states, the oldest first.
    public func messages(in states: Set<MessageState>, most: Int = 1_000) throws(StoreError) -> [Message] {
        // States are names of our own, so they may stand in the statement.
        let names = states.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")
        let rows = try connection.all(
            Self.messageRow + " WHERE m.state IN (\(names)) ORDER BY m.at, m.id LIMIT ?1",
            .integer(Int64(most)),
            read: Self.message
        )
        return try whole(rows)
    }

    /// A message by its id; nil where there is none.
    public func message(_ id: ID) throws(StoreError) -> Message? {
        let row = try connection.first(
            Self.messageRow + " WHERE m.id = ?1",
            .blob(id.bytes),
            read: Self.message
        )
        guard let row else { return nil }
        return try whole([row]).first
    }

    /// What staff must do about messages, the oldest first: the call list, and what did not reach anybody.
    ///
    /// - Parameters:
    ///   - now: in milliseconds since 1 January 1970, UTC.
    ///   - channels: by which this hub sends anything; nil where that is not known. What must be read and would go by
    ///     another is for a call, unless she read it on a screen meanwhile.
    /// - Returns: each message with why.
    /// - Throws: `StoreError`.
    public func messageFollowUps(
        at now: Int64,
        sending channels: Set<Channel>? = nil
    ) throws(StoreError) -> [MessageFollowUp] {
        let unsent = Set(Channel.allCases).subtracting(channels ?? Set(Channel.allCases))
        let kinds = MessageKind.allCases.filter(\.mustBeRead).map { "'\($0.rawValue)'" }
        return try connection.all(
            """
            SELECT f.message, m.person, m.kind, f.reason, f.at AS since FROM message_follow_up AS f
            JOIN message AS m ON m.id = f.message WHERE f.done_at IS NULL AND f.at <= ?1
            UNION ALL
            SELECT m.id, m.person, m.kind, 'call', m.not_before FROM message AS m
            WHERE m.state = 'queued' AND m.not_before <= ?1 AND m.read_at IS NULL
                AND m.channel IN (\(unsent.map { "'\($0.rawValue)'" }.joined(separator: ", ")))
                AND m.kind IN (\(kinds.joined(separator: ", ")))
                AND NOT EXISTS (SELECT 1 FROM message_follow_up AS f WHERE f.message = m.id)
            ORDER BY since, 1
            """,
            .integer(now)
        ) { (row) throws(StoreError) in
            guard let kind = MessageKind(rawValue: row.text(2)),
                let reason = MessageFollowUp.Reason(rawValue: row.text(3))
            else { throw .corrupt }
            return MessageFollowUp(
                message: try row.id(0),
                person: try row.id(1),
                kind: kind,
                reason: reason,
                at: row.integer(4)
            )
        }
    }

    /// Marks what staff had to do about a message as done; the first who did it counts.
    public func settleFollowUp(of message: ID, by staff: ID, at now: Int64) throws(StoreError) {
        try write { (connection) throws(StoreError) in
            // What nothing sends has no row yet: the call is its whole follow-up.
            try connection.run(
                """
                INSERT INTO message_follow_up (message, reason, at) SELECT id, 'call', not_before FROM message
                WHERE id = ?1 AND true ON CONFLICT (message) DO NOTHING
                """,
                .blob(message.bytes)
            )
            try connection.run(
                "UPDATE message_follow_up SET done_by = ?2, done_at = ?3 WHERE message = ?1 AND done_at IS NULL",
                .blob(message.bytes),
                .blob(staff.bytes),
                .integer(now)
            )
        }
    }
}

// Rows.
extension Store {
    static let messageRow = """
        SELECT m.id, m.key, m.person, m.kind, m.language, m.channel, m.at, m.not_before, m.not_after, m.state,
            m.attempts, m.doubts, m.first_tried_at, m.reason, m.read_at FROM message AS m
        """

    /// Messages with what their templates may name.
    private func whole(_ rows: [Message]) throws(StoreError) -> [Message] {
        var messages = rows
        for index in messages.indices {
            messages[index].values = try self.values(of: messages[index].id, connection)
        }
        return messages
    }

    static func message(_ row: borrowing Columns) throws(StoreError) -> Message {
        guard let kind = MessageKind(rawValue: row.text(3)), let channel = Channel(rawValue: row.text(5)),
            let state = MessageState(rawValue: row.text(9))
        else { throw .corrupt }
        return Message(
            id: try row.id(0),
            key: row.text(1),
            person: try row.id(2),
            kind: kind,
            values: [:],
            language: row.text(4),
            channel: channel,
            at: row.integer(6),
            notBefore: row.integer(7),
            notAfter: row.optionalInteger(8),
            state: state,
            attempts: Int(row.integer(10)),
            doubts: Int(row.integer(11)),
            firstTriedAt: row.optionalInteger(12),
            reason: row.optionalText(13),
            readAt: row.optionalInteger(14)
        )
    }

    func values(of message: ID, _ connection: Connection) throws(StoreError) -> [MessageField: String] {
        let rows = try connection.all(
            "SELECT name, value FROM message_value WHERE message = ?1",
            .blob(message.bytes)
        ) { (row) in (MessageField(rawValue: row.text(0)), row.text(1)) }
        var values: [MessageField: String] = [:]
        for (field, value) in rows { if let field { values[field] = value } }
        return values
    }
}

extension Columns {
    /// A whole number, or nil where there is none.
    fileprivate func optionalInteger(_ index: Int) -> Int64? { optionalText(index).flatMap { Int64($0) } }
}

public import Domain

// Handing messages over: a worker leases one, hands it over, and writes how that ended.
extension Store {
    /// Leases the message that is due longest.
    ///
    /// When this returns, the lease is on the disk: whatever becomes of the worker, it is known that the
    /// message may have been handed over.
    /// - Parameters:
    ///   - channels: by which something may be sent now.
    ///   - now: in milliseconds since 1 January 1970, UTC.
    ///   - end: until when the worker may take; later than the end of any hand-over it may begin.
    /// - Returns: the message; nil where none is due.
    /// - Throws: `StoreError`; nothing is leased then, except that `unknown` leaves it open.
    public func leaseMessage(
        by channels: Set<Channel>,
        at now: Int64,
        until end: Int64
    ) throws(StoreError) -> Message? {
        guard try isMessageDue(by: channels, at: now) else { return nil }
        return try write { (connection) throws(StoreError) in
            let due = try connection.first(
                Self.messageRow + " WHERE m.id = (\(Self.due)) ",
                .integer(now),
                Self.flag(channels, .email),
                Self.flag(channels, .text),
                Self.flag(channels, .letter),
                read: Self.message
            )
            guard var message = due else { return nil }
            try connection.run(
                """
                UPDATE message SET state = 'leased', lease_until = ?2, attempts = attempts + 1,
                    first_tried_at = coalesce(first_tried_at, ?3) WHERE id = ?1
                """,
                .blob(message.id.bytes),
                .integer(end),
                .integer(now)
            )
            message.state = .leased
            message.attempts += 1
            message.firstTriedAt = message.firstTriedAt ?? now
            message.values = try self.values(of: message.id, connection)
            return message
        }
    }

    /// Writes how handing a message over ended.
    ///
    /// - Parameters:
    ///   - message: as it was leased.
    ///   - ruling: what becomes of it.
    ///   - now: in milliseconds since 1 January 1970, UTC.
    /// - Returns: false where the lease ended before; nothing is changed then, and the message counts as in
    /// doubt.
    /// - Throws: `StoreError`; the lease stands then.
    public func end(
        _ message: Message,
        _ ruling: HandOverRuling,
        at now: Int64
    ) throws(StoreError) -> Bool {
        try write { (connection) throws(StoreError) in
            try self.save(ruling, of: message, at: now, connection)
        }
    }

    /// Rules on the messages of workers that are gone, and takes back what is of no use any more.
    ///
    /// A lease that ended without a word leaves it open whether the message was taken.
    /// - Parameters:
    ///   - now: in milliseconds since 1 January 1970, UTC.
    ///   - ruling: what becomes of a message of which nothing was learnt.
    /// - Returns: the messages whose worker is gone, as they were leased.
    /// - Throws: `StoreError`; nothing is changed then.
    @discardableResult
    public func settleMessages(
        at now: Int64,
        ruling: (Message) -> HandOverRuling
    ) throws(StoreError) -> [Message] {
        guard try needsSettling(at: now) else { return [] }
        return try write { (connection) throws(StoreError) in
            let gone = try connection.all(
                Self.messageRow + " WHERE m.state = 'leased' AND m.lease_until <= ?1",
                .integer(now),
                read: Self.message
            )
            for message in gone {
                _ = try self.save(ruling(message), of: message, at: now, connection)
            }
            try connection.run(
                """
                UPDATE message SET state = 'cancelled', ended_at = ?1, reason = 'too late'
                WHERE state = 'queued' AND not_after < ?1
                """,
                .integer(now)
            )
            return gone
        }
    }
}

// Rows.
extension Store {
    private static let due = """
        SELECT id FROM message WHERE state = 'queued' AND not_before <= ?1 AND (not_after IS NULL OR not_after >= ?1)
        AND ((channel = 'email' AND ?2) OR (channel = 'text' AND ?3) OR (channel = 'letter' AND ?4))
        ORDER BY not_before, id LIMIT 1
        """

    private static func flag(_ channels: Set<Channel>, _ channel: Channel) -> Connection.Value {
        .integer(channels.contains(channel) ? 1 : 0)
    }

    /// Whether a message waits that may be handed over now.
    ///
    /// It does not take the gate: a worker asks often, and there is mostly nothing.
    public func isMessageDue(by channels: Set<Channel>, at now: Int64) throws(StoreError) -> Bool {
        try connection.first(
            Self.due,
            .integer(now),
            Self.flag(channels, .email),
            Self.flag(channels, .text),
            Self.flag(channels, .letter)
        ) { (_) in true } ?? false
    }

    private func needsSettling(at now: Int64) throws(StoreError) -> Bool {
        try connection.first(
            """
            SELECT 1 WHERE EXISTS (SELECT 1 FROM message WHERE state = 'leased' AND lease_until <= ?1)
            OR EXISTS (SELECT 1 FROM message WHERE state = 'queued' AND not_after < ?1)
            """,
            .integer(now)
        ) { (_) in true } ?? false
    }

    /// Saves what became of a message, where the same try of it is still open.
    private func save(
        _ ruling: HandOverRuling,
        of message: Message,
        at now: Int64,
        _ connection: Connection
    ) throws(StoreError) -> Bool {
        let isOver = ruling.state != .queued
        let saved = try connection.first(
            """
            UPDATE message SET state = ?3, not_before = ?4, doubts = ?5, reason = ?6, ended_at = ?7, lease_until = NULL
            WHERE id = ?1 AND attempts = ?2 AND state = 'leased' RETURNING 1
            """,
            .blob(message.id.bytes),
            .integer(Int64(message.attempts)),
            .text(ruling.state.rawValue),
            .integer(isOver ? message.notBefore : ruling.notBefore),
            .integer(Int64(ruling.doubts)),
            .optional(ruling.reason),
            isOver ? .integer(now) : .null
        ) { (_) in true }
        guard saved != nil else { return false }
        if let reason = ruling.followUp { try followUp(reason, on: message.id, at: now, connection) }
        return true
    }

    func followUp(
        _ reason: MessageFollowUp.Reason,
        on message: ID,
        at now: Int64,
        _ connection: Connection
    ) throws(StoreError) {
        try connection.run(
            """
            INSERT INTO message_follow_up (message, reason, at) VALUES (?1, ?2, ?3) ON CONFLICT (message) DO NOTHING
            """,
            .blob(message.bytes),
            .text(reason.rawValue),
            .integer(now)
        )
    }
}

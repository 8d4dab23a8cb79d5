public import Domain
public import Ground

/// What came of looking after what is kept for people.
public struct QueueRound: Hashable, Sendable {
    /// Reservations and offers that nobody came for, which ended.
    public var expired: [Reservation]
    /// How many of those who wait are offered something now.
    public var offered: Int
}

extension Store {
    /// Sees whether the clock is far ahead of all that was done here; nil where it may be right.
    public func clockAhead(
        _ book: LendingBook,
        on today: CivilDate,
        at now: Int64
    ) throws(StoreError) -> ClockAhead? {
        let last = try connection.first(
            "SELECT at FROM audit WHERE at <= ?1 ORDER BY at DESC LIMIT 1",
            .integer(now - ClockAhead.settled)
        ) { (row) in CivilDate(daysSinceEpoch: Int(row.integer(0) / 86_400_000)) }
        return ClockAhead(today, after: last, at: book.opening)
    }

    /// Ends what nobody came for, and keeps what is free for those who wait: of every model of a hub.
    ///
    /// By a clock that is far ahead nothing ends. Each is told, once. Doing it again changes nothing, and only what was changed is in the record of acts.
    public func serveQueues(by act: LendingAct) throws(StoreError) -> QueueRound {
        try write { (connection) throws(StoreError) in
            let missed = try self.missed(nil, act)
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

    /// What nobody came for in time, of a model or of all; nothing by a clock that is far ahead.
    func missed(_ model: String?, _ act: LendingAct) throws(StoreError) -> [Reservation] {
        let missed = try reservations(
            "hub = ?1 AND state = 'reserved' AND collect_by < ?2 AND (?3 IS NULL OR model = ?3)",
            .text(act.book.hub),
            .text(act.today.iso),
            .optional(model)
        )
        guard !missed.isEmpty, !act.isClockRight else { return missed }
        return try clockAhead(act.book, on: act.today, at: act.audit.at) == nil ? missed : []
    }
}

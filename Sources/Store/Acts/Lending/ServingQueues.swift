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
}

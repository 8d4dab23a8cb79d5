public import Domain
import Ground

// Who waits for a model.
extension Store {
    /// Puts a borrower at the end of those who wait for a model; where one is free it is offered at once.
    ///
    /// - Throws: `StoreError.lending` with the reason where it is refused.
    public func joinQueue(
        for model: String,
        _ borrower: Borrower,
        by act: LendingAct
    ) throws(StoreError) -> Hold {
        let id = act.newID()
        return try once(act) { (connection) throws(StoreError) in
            let others = try self.holds(of: borrower.person)
            if others.contains(where: { $0.model == model }) { throw .lending(.alreadyWaiting) }
            let ask = try self.ask(model, .hold, .atHome, borrower, act.book, act.today, without: nil)
            let terms = try self.borrowerRule { () throws(BorrowingRefusal) in
                try act.book.rules.allow(ask, at: act.book.opening)
            }
            try connection.run(
                """
                INSERT INTO hold (id, person, model, hub, queued_at, priority, state, terms, "group")
                VALUES (?1, ?2, ?3, ?4, ?5, 0, 'waiting', ?6, ?7)
                """,
                .blob(id.bytes),
                .blob(borrower.person.bytes),
                .text(model),
                .text(act.book.hub),
                .integer(act.audit.at),
                .text(terms.line),
                .text(borrower.group)
            )
            try self.expire(model, act, connection)
            try self.goOn(model, act, connection)
            return id
        } reading: { (id) throws(StoreError) in
            try self.hold(id)
        }
    }

    /// Takes a borrower out of those who wait; a device that was kept for her goes to the next.
    ///
    /// - Parameters:
    ///   - hold: whose place.
    ///   - reason: why staff do it, which is kept beside the record of acts; nil where she does it herself.
    ///   - act: the operation.
    /// - Returns: the hold, which is over.
    /// - Throws: `StoreError.lending` where she does not wait any more.
    public func leaveQueue(
        _ hold: ID,
        _ reason: QueueReason? = nil,
        by act: LendingAct
    ) throws(StoreError) -> Hold {
        try once(act) { (connection) throws(StoreError) in
            if let reason { try self.keep(reason, act, connection) }
            guard let found = try self.hold(hold) else { throw .lending(.notWaiting) }
            switch found.state {
            case .waiting:
                try self.endWaiting(hold, at: act.audit.at, connection)
            case .offered:
                guard let reservation = found.reservation else { throw .corrupt }
                try self.end(reservation, .cancelled, at: act.audit.at, connection)
                try self.goOn(found.model, act, connection)
                try self.goOn(for: found.person, act, connection)
            case .filled, .expired, .cancelled: throw .lending(.notWaiting)
            }
            return hold
        } reading: { (id) throws(StoreError) in
            try self.hold(id)
        }
    }

    /// What a person waits for or is offered.
    public func holds(of person: ID) throws(StoreError) -> [Hold] {
        try holds("person = ?1 AND state IN ('waiting', 'offered')", .blob(person.bytes))
    }

    /// A hold by its id; nil where there is none.
    public func hold(_ id: ID) throws(StoreError) -> Hold? { try holds("id = ?1", .blob(id.bytes)).first }

    /// Those who wait for a model at a hub, in the order in which their turn comes, each with whether she is away.
    public func queue(for model: String, at hub: String) throws(StoreError) -> HoldQueue {
        HoldQueue(waiting: try waiting(for: model, at: hub))
    }

    /// Offers at a hub: what is kept for somebody who was waiting, each with its reservation, for staff to tell them.
    public func offers(at hub: String) throws(StoreError) -> [(hold: Hold, reservation: Reservation)] {
        var offers: [(hold: Hold, reservation: Reservation)] = []
        for hold in try holds("hub = ?1 AND state = 'offered'", .text(hub)) {
            guard let id = hold.reservation, let reservation = try reservation(id) else { throw .corrupt }
            offers.append((hold, reservation))
        }
        return offers
    }

    func holds(_ condition: String, _ values: Connection.Value...) throws(StoreError) -> [Hold] {
        try connection.all(
            "SELECT id, person, model, hub, queued_at, priority, state, reservation, terms, \"group\", passed, away "
                + "FROM hold WHERE \(condition) ORDER BY priority, queued_at, id",
            values
        ) { (row) throws(StoreError) in
            guard let state = Hold.State(rawValue: row.text(6)),
                let terms = self.knownTerms.reading(row.text(8))
            else { throw .corrupt }
            return Hold(
                id: try row.id(0),
                person: try row.id(1),
                model: row.text(2),
                hub: row.text(3),
                queuedAt: row.integer(4),
                priority: Int(row.integer(5)),
                state: state,
                reservation: row.optionalID(7),
                terms: terms,
                group: row.text(9),
                passed: row.optionalText(10).flatMap { PassedOver(rawValue: $0) },
                away: row.day(11)
            )
        }
    }
}

// Within a change.
extension Store {
    /// Somebody who waits does so no longer.
    func endWaiting(_ hold: ID, at now: Int64, _ connection: Connection) throws(StoreError) {
        try connection.run(
            "UPDATE hold SET state = 'cancelled', passed = NULL, away = NULL, ended_at = ?2 WHERE id = ?1",
            .blob(hold.bytes),
            .integer(now)
        )
    }

    /// A person who took one without an offer waits no longer.
    func leaveQueue(
        _ model: String,
        _ person: ID,
        _ act: LendingAct,
        _ connection: Connection
    ) throws(StoreError) {
        try connection.run(
            """
            UPDATE hold SET state = 'cancelled', passed = NULL, away = NULL, ended_at = ?3
            WHERE person = ?1 AND model = ?2 AND state = 'waiting'
            """,
            .blob(person.bytes),
            .text(model),
            .integer(act.audit.at)
        )
    }
}

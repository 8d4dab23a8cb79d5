public import Domain
import Ground

// What staff do to a queue, with why.
extension Store {
    /// Moves somebody who waits one place up, or before all others.
    ///
    /// - Parameters:
    ///   - hold: whose place.
    ///   - toFirst: whether before all others.
    ///   - reason: why, which is kept beside the record of acts.
    ///   - act: the operation.
    /// - Returns: the hold at its new place.
    /// - Throws: `StoreError.lending` where she does not wait, or nobody is before her.
    public func moveUp(
        _ hold: ID,
        toFirst: Bool = false,
        _ reason: QueueReason,
        by act: LendingAct
    ) throws(StoreError) -> Hold {
        try once(act) { (connection) throws(StoreError) in
            guard let found = try self.hold(hold), found.state == .waiting else {
                throw .lending(.notWaiting)
            }
            var queue = try self.queue(for: found.model, at: found.hub)
            guard queue.waiting.first?.id != hold else { throw .lending(.isFirst) }
            do throws(HoldQueue.Refusal) {
                if toFirst { try queue.moveToFirst(hold) } else { try queue.moveUp(hold) }
            } catch { throw .lending(.notWaiting) }
            try self.keepOrder(of: queue, connection)
            try self.keep(reason, act, connection)
            return hold
        } reading: { (id) throws(StoreError) in
            try self.hold(id)
        }
    }

    /// Has somebody who waits fetch it at another hub: she waits there from now on, and since when she waited here.
    ///
    /// What stands ready there is offered by the next act or round of that hub, which knows when it opens.
    /// - Parameters:
    ///   - hold: whose place.
    ///   - hub: the code of the other hub.
    ///   - act: the operation.
    /// - Returns: the hold at its new hub.
    /// - Throws: `StoreError.lending`: `standsReady` where one is kept for her already, `notWaiting`, or `notLentThere`.
    public func movePickup(_ hold: ID, to hub: String, by act: LendingAct) throws(StoreError) -> Hold {
        try once(act) { (connection) throws(StoreError) in
            let found = try self.waiting(hold)
            guard try self.hubs(lending: found.model, beside: found.hub, act.book).contains(hub) else {
                throw .lending(.notLentThere)
            }
            var here = try self.queue(for: found.model, at: found.hub)
            var there = try self.queue(for: found.model, at: hub)
            do throws(HoldQueue.Refusal) {
                try here.movePickup(hold, to: hub)
                try there.takeIn(here.remove(hold))
            } catch { throw .lending(error == .hasDevice ? .standsReady : .notWaiting) }
            // Why she was passed over here says nothing of what is free there.
            try connection.run(
                "UPDATE hold SET hub = ?2, passed = CASE WHEN passed = 'not-free' THEN NULL ELSE passed END WHERE id = ?1",
                .blob(hold.bytes),
                .text(hub)
            )
            try self.keepOrder(of: there, connection)
            return hold
        } reading: { (id) throws(StoreError) in
            try self.hold(id)
        }
    }

    /// The codes of other hubs that have a model and lend it, whether one is free there or not.
    public func hubs(
        lending model: String,
        beside hub: String,
        _ book: LendingBook
    ) throws(StoreError) -> [String] {
        let hubs = try connection.all(
            "SELECT DISTINCT hub FROM asset WHERE model = ?1 AND hub <> ?2 AND state NOT IN ('lost', 'retired') "
                + "ORDER BY hub",
            .text(model),
            .text(hub)
        ) { (row) in row.text(0) }
        return hubs.filter { other in
            book.rules.closest(LoanRules.Subject(model: model, group: "", hub: other), \.isLent) ?? false
        }
    }

    /// Keeps the order of those who wait; whoever joins later has 0 and comes after all of these.
    private func keepOrder(of queue: HoldQueue, _ connection: Connection) throws(StoreError) {
        for (index, waiting) in queue.waiting.enumerated() {
            try connection.run(
                "UPDATE hold SET priority = ?2 WHERE id = ?1",
                .blob(waiting.id.bytes),
                .integer(Int64(index - queue.waiting.count))
            )
        }
    }

    /// Why an act was done; nil where no reason is kept.
    public func reason(ofAct audit: ID) throws(StoreError) -> String? {
        try connection.first("SELECT reason FROM act_reason WHERE audit = ?1", .blob(audit.bytes)) { (row) in
            row.text(0)
        }
    }

    /// Keeps why an act was done, in a change.
    func keep(_ reason: QueueReason, _ act: LendingAct, _ connection: Connection) throws(StoreError) {
        try connection.run(
            "INSERT INTO act_reason (audit, reason) VALUES (?1, ?2)",
            .blob(act.audit.id.bytes),
            .text(reason.rawValue)
        )
    }
}

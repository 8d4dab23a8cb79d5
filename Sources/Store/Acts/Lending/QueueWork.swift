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
            // Whoever joins later has 0 and comes after all of these.
            for (index, waiting) in queue.waiting.enumerated() {
                try connection.run(
                    "UPDATE hold SET priority = ?2 WHERE id = ?1",
                    .blob(waiting.id.bytes),
                    .integer(Int64(index - queue.waiting.count))
                )
            }
            try self.keep(reason, act, connection)
            return hold
        } reading: { (id) throws(StoreError) in
            try self.hold(id)
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

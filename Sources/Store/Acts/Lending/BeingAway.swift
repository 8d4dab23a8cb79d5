public import Domain
public import Ground

// Who waits for something and is away for a while.
extension Store {
    /// Passes somebody over up to a day and with it; she keeps her place, and is asked again from the next day.
    ///
    /// Who is away is so for all that she waits for, at every hub.
    /// - Parameters:
    ///   - hold: something she waits for.
    ///   - day: the last day on which she is away.
    ///   - act: the operation.
    /// - Returns: the hold, which has its place.
    /// - Throws: `StoreError.lending`: `standsReady` where one is kept for her already, `notWaiting`, or `notAwayThen`
    ///   for a day that is over or too far ahead.
    public func setAway(
        _ hold: ID,
        until day: CivilDate,
        by act: LendingAct
    ) throws(StoreError) -> Hold {
        try once(act) { (connection) throws(StoreError) in
            let person = try self.waiting(hold).person
            let days = Hold.awayDays(from: act.today)
            guard days.contains(day) else {
                throw .lending(.notAwayThen(first: days.lowerBound, last: days.upperBound))
            }
            for one in try self.holds(of: person) where one.state == .waiting {
                try self.change(one, connection) { (queue) throws(HoldQueue.Refusal) in
                    try queue.pause(one.id, until: day)
                }
            }
            return hold
        } reading: { (id) throws(StoreError) in
            try self.hold(id)
        }
    }

    /// Takes somebody who was away back into all her queues; what is free by now is offered in its order.
    ///
    /// - Returns: the hold, which may be an offer now.
    /// - Throws: `StoreError.lending` where she does not wait.
    public func setBack(_ hold: ID, by act: LendingAct) throws(StoreError) -> Hold {
        try once(act) { (connection) throws(StoreError) in
            let person = try self.waiting(hold).person
            let waits = try self.holds(of: person).filter { $0.state == .waiting && $0.away != nil }
            for one in waits {
                try self.change(one, connection) { (queue) throws(HoldQueue.Refusal) in
                    try queue.resume(one.id)
                }
            }
            for one in waits where one.hub == act.book.hub {
                try self.goOnIfKnown(one.model, act, connection)
            }
            return hold
        } reading: { (id) throws(StoreError) in
            try self.hold(id)
        }
    }

    /// A hold that waits.
    func waiting(_ id: ID) throws(StoreError) -> Hold {
        guard let found = try hold(id) else { throw .lending(.notWaiting) }
        switch found.state {
        case .waiting: return found
        case .offered: throw .lending(.standsReady)
        case .filled, .expired, .cancelled: throw .lending(.notWaiting)
        }
    }

    /// Has the queue of a hold say what becomes of it, and keeps whether she is away.
    private func change(
        _ hold: Hold,
        _ connection: Connection,
        _ how: (inout HoldQueue) throws(HoldQueue.Refusal) -> Void
    ) throws(StoreError) {
        var queue = try queue(for: hold.model, at: hold.hub)
        do throws(HoldQueue.Refusal) { try how(&queue) } catch {
            throw .lending(error == .hasDevice ? .standsReady : .notWaiting)
        }
        let away = queue.away(hold.id)
        try connection.run(
            "UPDATE hold SET away = ?2, passed = ?3 WHERE id = ?1",
            .blob(hold.id.bytes),
            .optional(away?.iso),
            .optional(away.map { _ in PassedOver.away.rawValue })
        )
    }
}

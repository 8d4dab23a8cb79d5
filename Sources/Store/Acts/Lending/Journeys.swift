public import Domain
import Ground

// The ways of devices between hubs, each with two signatures.
extension Store {
    /// What is on its way to a hub or from it, the longest on the way first.
    public func journeys(at hub: String) throws(StoreError) -> [Journey] {
        try journeys("ended_at IS NULL AND (from_hub = ?1 OR to_hub = ?1)", .text(hub))
    }

    /// All ways of a device, the first one first.
    public func journeys(ofAsset asset: ID) throws(StoreError) -> [Journey] {
        try journeys("asset = ?1", .blob(asset.bytes))
    }

    /// Brings a device of another hub, which stands here, into the books of this hub.
    ///
    /// Whoever found it signs that it left; somebody else signs that it arrived.
    /// - Returns: the device on its way.
    /// - Throws: `StoreError.lending` with the reason where it is refused.
    public func keepHere(_ asset: ID, by act: LendingAct) throws(StoreError) -> Asset {
        try once(act) { (connection) throws(StoreError) in
            let before = try self.found(asset: asset)
            var after = before
            try self.deviceRule { () throws(AssetRefusal) in
                try after.make(.send(to: act.book.hub), on: act.today)
            }
            let shelf = try self.shelf(of: before.model, at: before.hub)
            let lost = try self.settle(shelf, act, without: asset, connection)
            guard lost.isEmpty else { throw .lending(.asset(.promised(lost.count))) }
            try self.takeOff(asset, connection)
            try self.travel(before, after, act, connection)
            try self.update(after, connection)
            try self.note(.sent, of: asset, act.book.hub, by: act, connection)
            return asset
        } reading: { (id) throws(StoreError) in
            try self.asset(id)
        }
    }

    private func journeys(
        _ condition: String,
        _ values: Connection.Value...
    ) throws(StoreError) -> [Journey] {
        try connection.all(
            "SELECT asset, from_hub, to_hub, sent_at, sent_by, ended_at, ended_by, ending FROM transfer "
                + "WHERE \(condition) ORDER BY sent_at, id",
            values
        ) { (row) throws(StoreError) in
            var journey = Journey(
                asset: try row.id(0),
                from: row.text(1),
                to: row.text(2),
                sentAt: row.integer(3),
                sentBy: row.optionalID(4)
            )
            if let ending = row.optionalText(7) {
                guard let ending = Journey.Ending(rawValue: ending) else { throw .corrupt }
                (journey.endedAt, journey.endedBy) = (row.integer(5), row.optionalID(6))
                journey.ending = ending
            }
            return journey
        }
    }
}

// Within a change.
extension Store {
    /// Writes down that a device sets out or arrives, before its state is changed.
    ///
    /// - Throws: `StoreError.lending(.sameSignature)` where whoever sent it would receive it.
    func travel(
        _ before: Asset,
        _ after: Asset,
        _ act: LendingAct,
        _ connection: Connection
    ) throws(StoreError) {
        guard before.state != after.state else { return }
        if case .transit(let bound) = before.state {
            try arrive(before, after, bound, act, connection)
        }
        if case .transit(let bound) = after.state {
            // One that is found here and kept here leaves the hub it belonged to.
            let from = bound == act.book.hub ? before.hub : act.book.hub
            try setOut(
                after.id,
                from: from,
                to: bound,
                by: act.signedBy,
                at: act.audit.at,
                act.newID(),
                connection
            )
        }
    }

    /// Begins a journey.
    func setOut(
        _ asset: ID,
        from: String,
        to bound: String,
        by sender: ID?,
        at now: Int64,
        _ id: ID,
        _ connection: Connection
    ) throws(StoreError) {
        try connection.run(
            "INSERT INTO transfer (id, asset, from_hub, to_hub, sent_at, sent_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            .blob(id.bytes),
            .blob(asset.bytes),
            .text(from),
            .text(bound),
            .integer(now),
            .id(sender)
        )
    }

    private func arrive(
        _ before: Asset,
        _ after: Asset,
        _ bound: String,
        _ act: LendingAct,
        _ connection: Connection
    ) throws(StoreError) {
        let open = try journeys("asset = ?1 AND ended_at IS NULL", .blob(before.id.bytes)).first
        guard let open else { return }
        let ending: Journey.Ending
        if after.state == .lost {
            ending = .lost
        } else if bound == act.book.hub {
            ending = .received
            do throws(LendingRefusal) { try open.mayBeReceived(by: act.signedBy) } catch {
                throw .lending(error)
            }
        } else {
            ending = .calledBack
        }
        try connection.run(
            "UPDATE transfer SET ended_at = ?2, ended_by = ?3, ending = ?4 WHERE asset = ?1 AND ended_at IS NULL",
            .blob(before.id.bytes),
            .integer(max(act.audit.at, open.sentAt)),
            .id(act.signedBy),
            .text(ending.rawValue)
        )
    }
}

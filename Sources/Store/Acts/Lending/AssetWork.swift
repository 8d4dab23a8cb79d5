public import Domain
public import Ground

// What staff do to devices.
extension Store {
    /// Puts a new device into the books of a hub.
    ///
    /// It is got ready before it is lent, as one that came back.
    public func add(_ asset: Asset, by act: LendingAct) throws(StoreError) -> Asset {
        try once(act) { (connection) throws(StoreError) in
            var new = asset
            new.prepared = []
            new.state = new.missingSteps.isEmpty ? .ready : .preparing
            try self.seeLabels(new)
            try self.seeNumbers(new, before: nil)
            try self.insert(new, connection)
            try self.note(.added, of: new.id, new.hub, by: act, connection)
            if new.state == .ready { try self.goOn(new.model, act, connection) }
            return new.id
        } reading: { (id) throws(StoreError) in
            try self.asset(id)
        }
    }

    /// Changes what is known of a device: its labels, number, test, price and look, and what it needs between loans.
    ///
    /// Where it stands and what it is stay as they are: these change by what is done to it.
    public func change(_ asset: Asset, by act: LendingAct) throws(StoreError) -> Asset {
        try once(act) { (connection) throws(StoreError) in
            let before = try self.found(asset: asset.id)
            var new = asset
            (new.model, new.hub, new.state, new.prepared) = (
                before.model, before.hub, before.state, before.prepared
            )
            // A device on the shelf that needs one more step goes back to the bench.
            if new.state == .ready, !new.missingSteps.isEmpty || new.condition == .damaged {
                new.state = .preparing
            }
            try self.seeLabels(new)
            try self.seeNumbers(new, before: before)
            try self.update(new, connection)
            try self.note(.changed, of: asset.id, by: act, connection)
            return asset.id
        } reading: { (id) throws(StoreError) in
            try self.asset(id)
        }
    }

    /// Does something to a device and signs it: a step between loans, repair, quarantine, the way to another hub.
    ///
    /// Promises that stand on a device that leaves the shelf go to others. One that is sent away or retired must leave
    /// none behind; one that breaks leaves them to staff (`reservationsAtRisk`).
    /// - Parameters:
    ///   - move: what is done. Arriving is at the hub of the act.
    ///   - asset: the device.
    ///   - detail: why, where that is not plain.
    ///   - act: the operation.
    /// - Returns: the device as it stands now.
    /// - Throws: `StoreError.lending` with the reason where it is refused; nothing is changed then.
    public func make(
        _ move: AssetMove,
        to asset: ID,
        detail: String = "",
        by act: LendingAct
    ) throws(StoreError) -> Asset {
        try once(act) { (connection) throws(StoreError) in
            let before = try self.found(asset: asset)
            if case .receive = move {
            } else if before.hub != act.book.hub {
                throw .lending(.elsewhere(hub: before.hub))
            }
            var after = before
            try self.deviceRule { () throws(AssetRefusal) in try after.make(move, on: act.today) }
            try self.seeData(before, move, act, connection)
            if move == .restore, try self.isGift(asset) { throw .lending(.asset(.retired)) }
            if after.leavesShelf { try self.clear(before, for: move, act, connection) }
            try self.travel(before, after, act, connection)
            try self.update(after, connection)
            let (kind, words) = Self.event(of: move, before, at: act.book.hub)
            try self.note(kind, of: asset, words ?? detail, by: act, connection)
            if !after.leavesShelf, after.hub == act.book.hub { try self.goOn(after.model, act, connection) }
            return asset
        } reading: { (id) throws(StoreError) in
            try self.asset(id)
        }
    }

    /// Writes down a fault that a borrower or staff tell of, on a device wherever it is.
    public func reportFault(_ asset: ID, detail: String, by act: LendingAct) throws(StoreError) -> Asset {
        try once(act) { (connection) throws(StoreError) in
            _ = try self.found(asset: asset)
            try self.note(.fault, of: asset, detail, by: act, connection)
            return asset
        } reading: { (id) throws(StoreError) in
            try self.asset(id)
        }
    }

    /// Faults of a device that were told of since it was last inspected.
    public func openFaults(of asset: ID) throws(StoreError) -> [AssetEvent] {
        try history(ofAsset: asset).reversed().prefix { $0.kind != .inspected && $0.kind != .takenUp }
            .filter { $0.kind == .fault }.reversed()
    }

    /// The devices of a hub that somebody should do something about: being prepared, at repair, in quarantine, on the
    /// way here, lost, or with a test that is due by a day.
    public func benchWork(at hub: String, testDueBy day: CivilDate) throws(StoreError) -> [Asset] {
        try assets(
            """
            (a.hub = ?1 AND (a.state IN ('preparing', 'repair', 'quarantine', 'transit', 'lost')
                OR (a.pat_due <= ?2 AND a.state <> 'retired'))) OR a.bound_for = ?1
            """,
            .text(hub),
            .text(day.iso)
        )
    }
}

// Within a change.
extension Store {
    /// A barcode that is another's label would find two devices.
    private func seeLabels(_ asset: Asset) throws(StoreError) {
        for label in [asset.tag.description, asset.barcode].compactMap(\.self) {
            let same = try assets("a.tag = ?1 OR a.barcode = ?1", .text(label)).contains { $0.id != asset.id }
            if same { throw .lending(.labelTaken) }
        }
    }

    private func clear(
        _ asset: Asset,
        for move: AssetMove,
        _ act: LendingAct,
        _ connection: Connection
    ) throws(StoreError) {
        let shelf = try shelf(of: asset.model, at: asset.hub)
        let lost = try settle(shelf, act, without: asset.id, connection)
        switch move {
        case .send, .retire:
            guard lost.isEmpty else { throw .lending(.asset(.promised(lost.count))) }
        default: break
        }
        try takeOff(asset.id, connection)
    }

    private static func event(
        of move: AssetMove,
        _ before: Asset,
        at hub: String
    ) -> (AssetEvent.Kind, String?) {
        switch move {
        case .sign(let step): (step.event, nil)
        case .quarantine: (.quarantined, nil)
        case .repair(let until): (.repair, until?.iso)
        case .takeUp: (.takenUp, nil)
        case .lose: (.lost, nil)
        case .send(let hub): (.sent, hub)
        case .receive where before.state != .transit(to: hub): (.calledBack, hub)
        case .receive(let hub): (.received, hub)
        case .retire: (.retired, nil)
        case .restore: (.restored, nil)
        }
    }
}

extension Asset {
    /// Whether it is no longer counted among those that come back to the shelf by themselves.
    fileprivate var leavesShelf: Bool {
        switch state {
        case .quarantine, .repair, .transit, .lost, .retired: true
        case .ready, .onLoan, .preparing: false
        }
    }
}

public import Domain
import Ground

/// What came back.
public struct Returned: Hashable, Sendable {
    /// The device as it stands now.
    public var asset: Asset
    /// The loan that ended; nil where nobody had it, by the store.
    public var loan: Loan?
    /// The hub it goes to, where it came back somewhere else.
    public var goesTo: String?
    /// The next reservation of its model at this hub; staff see whether there is a hurry.
    public var next: Reservation?
}

extension Store {
    /// Takes a device back, whatever is known of it.
    ///
    /// It is never refused: not for a borrower whose account is gone, a clock that went wrong, or a device that nobody
    /// had. It is got ready anew before it is lent again. One of another hub is sent on its way there.
    /// - Parameters:
    ///   - asset: the device, as it was scanned.
    ///   - back: what came back.
    ///   - act: the operation.
    /// - Returns: what it was.
    /// - Throws: `StoreError.lending(.noSuchAsset)` where no such device is known; other errors are those of the disk.
    public func checkIn(_ asset: ID, _ back: KitCheck, by act: LendingAct) throws(StoreError) -> Returned {
        let (audit, isNamed) = act.recorded
        let subject = try once(act.operation, audit, isSubjectNamed: isNamed) {
            (connection) throws(StoreError) in
            let found = try self.found(asset: asset)
            let loan = try self.openLoan(of: asset)
            // Asked before the loan ends: what is missing of it is noted with the device below.
            let lacked = try self.missingParts(of: asset)
            if let loan { try self.end(loan, .returned, back, act, connection) }
            try self.putOnBench(found, loan != nil, back, act, connection)
            try self.addNote(back.remark, toLastEventOf: asset, loan?.id, connection)
            if let loan { try self.noteParts(of: loan, back, lacked, act, connection) }
            let isHere = try self.found(asset: asset).hub == act.book.hub
            if isHere { try self.goOnIfKnown(found.model, act, connection) }
            if let person = loan?.person { try self.goOn(for: person, act, connection) }
            return loan?.id ?? asset
        }
        let loan = try subject.map { (id) throws(StoreError) in try self.loan(id) } ?? nil
        let now = try found(asset: asset)
        var goesTo: String?
        if case .transit(let hub) = now.state { goesTo = hub }
        return Returned(asset: now, loan: loan, goesTo: goesTo, next: try nextReservation(of: now, act.today))
    }

    /// Writes down that a borrower, or staff, cannot find a device that is lent or on the shelf.
    ///
    /// The loan ends; where the device comes back it is taken in as any other.
    public func reportLost(_ asset: ID, detail: String, by act: LendingAct) throws(StoreError) -> Asset {
        try once(act) { (connection) throws(StoreError) in
            var found = try self.found(asset: asset)
            let loan = try self.openLoan(of: asset)
            if found.state == .lost { return asset }
            _ = try self.settle(self.shelf(of: found.model, at: found.hub), act, without: asset, connection)
            if let loan {
                try self.end(loan, .lost, nil, act, connection)
            } else {
                let before = found
                try self.deviceRule { () throws(AssetRefusal) in try found.make(.lose, on: act.today) }
                try self.travel(before, found, act, connection)
                try self.update(found, connection)
            }
            try self.note(.lost, of: asset, detail, by: act, connection)
            return asset
        } reading: { (id) throws(StoreError) in
            try self.asset(id)
        }
    }
}

extension Store {
    /// The next reservation of the model of a device at its hub, within a year.
    private func nextReservation(of asset: Asset, _ today: CivilDate) throws(StoreError) -> Reservation? {
        try reservations(
            "model = ?1 AND hub = ?2 AND state = 'reserved' AND first <= ?3",
            .text(asset.model),
            .text(asset.hub),
            .text(today.adding(days: 366).iso),
            most: 1
        ).first
    }
}

// Within a change.
extension Store {
    /// Ends a loan.
    ///
    /// Its end is never before its beginning, whatever a clock says.
    func end(
        _ loan: Loan,
        _ ending: Loan.Ending,
        _ back: KitCheck?,
        _ act: LendingAct,
        _ connection: Connection
    ) throws(StoreError) {
        try connection.run(
            """
            UPDATE loan SET ended_at = ?2, ending = ?3, taken_by = ?4, kit_back = ?5, condition_back = ?6,
                remark = coalesce(remark || char(10) || ?7, ?7, remark)
            WHERE id = ?1
            """,
            .blob(loan.id.bytes),
            .integer(max(act.audit.at, loan.lentAt)),
            .text(ending.rawValue),
            .id(act.signedBy),
            .optional(back?.accessories.lines),
            .optional(back?.condition.rawValue),
            .optional(back.flatMap { $0.remark.isEmpty ? nil : $0.remark })
        )
        try takeBack(MessageKind.ofLoans, about: loan.id, at: act.audit.at, connection)
    }

    /// Puts a device that came in on the bench, or on its way to the hub it belongs to.
    private func putOnBench(
        _ before: Asset,
        _ wasLent: Bool,
        _ back: KitCheck,
        _ act: LendingAct,
        _ connection: Connection
    ) throws(StoreError) {
        var asset = try found(asset: before.id)
        // One with somebody's data stays aside until she was told.
        let data = try foundData(on: asset.id)
        let isAside = asset.state == .quarantine && data.map { $0.told == nil } ?? false
        guard asset.state != .retired, !isAside, !asset.isPassing(through: act.book.hub) else {
            let looks = ConditionChange(from: asset.condition, to: back.condition)
            try note(.returnedUnlent, of: asset.id, looks.text, by: act, connection)
            return
        }
        let looks = ConditionChange(from: asset.condition, to: back.condition)
        let wasLost = asset.state == .lost
        let hasArrived = asset.state == .transit(to: act.book.hub)
        if hasArrived { asset.hub = act.book.hub }
        asset.condition = back.condition
        asset.prepared = []
        asset.state = asset.missingSteps.isEmpty && asset.condition != .damaged ? .ready : .preparing
        if asset.hub != act.book.hub {
            _ = try? settle(shelf(of: asset.model, at: asset.hub), act, without: asset.id, connection)
            try takeOff(asset.id, connection)
            // With somebody's data on it, it goes nowhere before it is wiped.
            asset.state = data == nil ? .transit(to: asset.hub) : .quarantine
        }
        try travel(found(asset: before.id), asset, act, connection)
        try update(asset, connection)
        let kind: AssetEvent.Kind =
            wasLent ? .returned : hasArrived ? .received : wasLost ? .found : .returnedUnlent
        try note(kind, of: asset.id, hasArrived ? act.book.hub : looks.text, by: act, connection)
    }

    /// Takes the promises off a device that is not there for them.
    func takeOff(_ asset: ID, _ connection: Connection) throws(StoreError) {
        try connection.run("UPDATE reservation SET asset = NULL WHERE asset = ?1", .blob(asset.bytes))
    }

    /// Lets promises find their devices; where the calendar ends too soon for that, they stay as they are.
    ///
    /// - Returns: how many were offered something.
    @discardableResult
    func goOnIfKnown(
        _ model: String,
        _ act: LendingAct,
        _ connection: Connection
    ) throws(StoreError) -> Int {
        do { return try goOn(model, act, connection) } catch {
            guard case .lending = error else { throw error }
            return 0
        }
    }
}

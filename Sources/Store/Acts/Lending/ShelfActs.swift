public import Domain
import Ground

// What there is of a model at a hub.
extension Store {
    /// All devices of a model at a hub with what is promised of them, as the store has them now.
    public func shelf(of model: String, at hub: String) throws(StoreError) -> Shelf {
        let loans = try loans(
            "a.model = ?1 AND a.hub = ?2 AND l.ended_at IS NULL",
            .text(model),
            .text(hub)
        )
        return Shelf(
            assets: try assets(at: hub, model: model),
            loans: Dictionary(loans.map { ($0.asset, $0) }) { first, _ in first },
            reservations: try reservations(
                "model = ?1 AND hub = ?2 AND state = 'reserved'",
                .text(model),
                .text(hub)
            )
        )
    }

    /// Gives each promise of a shelf the device that can keep it.
    ///
    /// - Parameters:
    ///   - shelf: as it is now.
    ///   - act: whose change it is.
    ///   - without: a device that leaves the shelf.
    ///   - until: devices that are lent today, each up to a day.
    ///   - connection: in a change.
    /// - Returns: the promises that lost their device and found no other.
    /// - Throws: `StoreError.lending` where the bank holidays are not known so far.
    func settle(
        _ shelf: Shelf,
        _ act: LendingAct,
        without: ID? = nil,
        until: [ID: CivilDate] = [:],
        _ connection: Connection
    ) throws(StoreError) -> [ID] {
        let promises = shelf.promises(on: act.today)
        let devices = try dayRule { () throws(OpeningCalendar.Refusal) in
            try shelf.devices(act.book, on: act.today, without: without, until: until)
        }
        let placed = Packing.devices(for: promises, among: devices)
        var changes: [(id: ID, device: ID?)] = []
        var lost: [ID] = []
        for promise in promises where placed[promise.id] != promise.device {
            var device = placed[promise.id]
            if device == nil, let own = promise.device {
                // It stays where it is in hope, where only the device's return or work on it is awaited.
                let isTaken =
                    own == without || until[own] != nil || shelf.isTaken(own, promise, placed, promises)
                if isTaken { lost.append(promise.id) } else { device = own }
            }
            if device != promise.device { changes.append((promise.id, device)) }
        }
        // What nobody fetched in time keeps no device from others, though nobody has ended it yet.
        let over = shelf.reservations.filter { $0.asset != nil && $0.days.upperBound < act.today }
        for reservation in over { try place(reservation.id, on: nil, connection) }
        // All are taken off first, so that two can change places.
        for change in changes { try place(change.id, on: nil, connection) }
        for change in changes where change.device != nil {
            try place(change.id, on: change.device, connection)
        }
        return lost
    }

    private func place(_ reservation: ID, on device: ID?, _ connection: Connection) throws(StoreError) {
        try connection.run(
            "UPDATE reservation SET asset = ?2 WHERE id = ?1",
            .blob(reservation.bytes),
            .id(device)
        )
    }
}

extension Shelf {
    /// Whether a device cannot keep a promise that stands on it in hope.
    fileprivate func isTaken(
        _ device: ID,
        _ promise: Packing.Promise,
        _ placed: [ID: ID],
        _ promises: [Packing.Promise]
    ) -> Bool {
        guard let asset = assets.first(where: { $0.id == device }) else { return true }
        switch asset.state {
        case .ready, .preparing: break
        case .onLoan:
            if let loan = loans[device], loan.until.daysSinceEpoch >= promise.days.lowerBound { return true }
        default: return true
        }
        return promises.contains { placed[$0.id] == device && $0.days.overlaps(promise.days) }
    }
}

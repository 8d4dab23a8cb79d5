public import Ground

/// All devices of one model that belong to one hub, with what is promised of them.
///
/// It is read in one transaction; the domain counts over it, and says which device keeps which promise.
public struct Shelf: Sendable {
    /// The devices, whatever became of them.
    public var assets: [Asset]
    /// The open loans of them, by device.
    public var loans: [ID: Loan]
    /// The reservations nobody has collected yet.
    public var reservations: [Reservation]

    /// Gathers what a store read.
    public init(assets: [Asset], loans: [ID: Loan], reservations: [Reservation]) {
        self.assets = assets
        self.loans = loans
        self.reservations = reservations
    }

    /// How many can be promised on which days.
    ///
    /// - Parameters:
    ///   - model: the code of the model.
    ///   - book: the book of the hub.
    ///   - today: the day at the hub.
    ///   - horizon: the last day that will be asked about.
    ///   - isWalkIn: whether it is for somebody who takes it now, from whom nothing is kept back.
    /// - Returns: what is free, day by day.
    /// - Throws: where the bank holidays are not known up to the horizon.
    public func availability(
        of model: String,
        _ book: LendingBook,
        from today: CivilDate,
        through horizon: CivilDate,
        isWalkIn: Bool = false
    ) throws(OpeningCalendar.Refusal) -> Availability {
        var count = counted
        count.devices = assets.map { counted($0, book, on: today) }
        return try count.availability(of: model, book, from: today, through: horizon, isWalkIn: isWalkIn)
    }

    /// The reservations that are not over.
    public func live(on today: CivilDate) -> [Reservation] {
        reservations.filter { $0.state == .reserved && $0.days.upperBound >= today }
    }
}

// Which device keeps which promise.
extension Shelf {
    /// The devices with the first day on which each is free of what cannot be moved.
    ///
    /// - Parameters:
    ///   - book: the book of the hub.
    ///   - today: the day at the hub.
    ///   - without: a device that leaves the shelf.
    ///   - until: devices that are lent today, each up to a day.
    /// - Returns: the devices that come back to the shelf some day.
    /// - Throws: where the bank holidays are not known so far.
    public func devices(
        _ book: LendingBook,
        on today: CivilDate,
        without: ID? = nil,
        until: [ID: CivilDate] = [:]
    ) throws(OpeningCalendar.Refusal) -> [Packing.Device] {
        var devices: [Packing.Device] = []
        for asset in assets where asset.id != without {
            if let last = until[asset.id] {
                devices.append(Packing.Device(id: asset.id, freeFrom: last.daysSinceEpoch + 1))
            } else {
                let counted = counted(asset, book, on: today)
                guard let free = try counted.freeFrom(of: asset.model, book, on: today) else { continue }
                devices.append(Packing.Device(id: asset.id, freeFrom: free, lastDay: counted.lastDay))
            }
        }
        return devices
    }

    /// The promises that can be moved, as days counted from today on.
    public func promises(on today: CivilDate) -> [Packing.Promise] {
        live(on: today).map { promise in
            let first = max(promise.days.lowerBound, today).daysSinceEpoch
            return Packing.Promise(
                id: promise.id,
                days: first...max(first, promise.until.daysSinceEpoch),
                device: promise.asset
            )
        }
    }
}

extension Availability {
    /// The first day from today up to a day on which none is free; nil where one is free on all.
    public func firstFull(through last: CivilDate, holding shares: Set<String> = []) -> CivilDate? {
        firstDay(through: last) { (free(on: $0, holding: shares) ?? 0) < 1 }
    }

    /// The first day from today up to a day on which more is promised than there is; nil where there is none.
    public func firstOverfull(through last: CivilDate, holding shares: Set<String> = []) -> CivilDate? {
        firstDay(through: last) { (free(on: $0, holding: shares) ?? 0) < 0 }
    }

    private func firstDay(through last: CivilDate, where isMeant: (CivilDate) -> Bool) -> CivilDate? {
        var day = today
        while day <= last {
            if isMeant(day) { return day }
            day = day.adding(days: 1)
        }
        return nil
    }
}

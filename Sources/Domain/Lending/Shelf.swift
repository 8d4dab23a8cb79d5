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
        var devices: [Availability.Device] = []
        for asset in assets {
            if let device = try device(asset, book, today) { devices.append(device) }
        }
        let stock = Availability.Stock(
            devices: devices,
            promises: live(on: today).map { promise in
                Availability.Promise(
                    from: promise.days.lowerBound,
                    until: promise.days.upperBound,
                    share: promise.share
                )
            },
            preparationDays: book.preparationDays(of: model),
            slackDays: book.slackDays(of: model),
            shares: book.shares[model] ?? [:],
            walkInFloor: isWalkIn ? 0 : book.walkInFloors[model] ?? 0
        )
        return try Availability(of: stock, at: book.opening, from: today, through: horizon)
    }

    /// The reservations that are not over.
    public func live(on today: CivilDate) -> [Reservation] {
        reservations.filter { $0.state == .reserved && $0.days.upperBound >= today }
    }

    /// A device as it is counted; nil for one that does not count.
    private func device(
        _ asset: Asset,
        _ book: LendingBook,
        _ today: CivilDate
    ) throws(OpeningCalendar.Refusal) -> Availability.Device? {
        switch asset.state {
        case .ready: return Availability.Device()
        case .onLoan:
            guard let loan = loans[asset.id] else { return nil }
            return Availability.Device(loan: Availability.Lent(due: loan.due, share: loan.share))
        case .preparing:
            let until = try book.prepared(from: today, asset.model)
            return Availability.Device(absences: [.init(.preparation, from: today, until: until)])
        case .repair(let back):
            var until: CivilDate?
            if let back { until = try book.prepared(from: max(back, today), asset.model) }
            return Availability.Device(absences: [.init(.repair, from: today, until: until)])
        case .quarantine: return Availability.Device(absences: [.init(.other, from: today, until: nil)])
        case .transit, .lost, .retired: return nil
        }
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
            } else if let free = try freeFrom(asset, book, today) {
                devices.append(Packing.Device(id: asset.id, freeFrom: free))
            }
        }
        return devices
    }

    private func freeFrom(
        _ asset: Asset,
        _ book: LendingBook,
        _ today: CivilDate
    ) throws(OpeningCalendar.Refusal) -> Int? {
        switch asset.state {
        case .ready: return today.daysSinceEpoch
        case .onLoan:
            guard let loan = loans[asset.id], loan.due >= today else { return nil }
            return loan.until.daysSinceEpoch + 1
        case .preparing: return try book.prepared(from: today, asset.model).daysSinceEpoch + 1
        case .repair(.some(let back)):
            return try book.prepared(from: max(back, today), asset.model).daysSinceEpoch + 1
        case .repair(nil), .quarantine, .transit, .lost, .retired: return nil
        }
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

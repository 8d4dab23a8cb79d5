public import Ground

/// What a count of free devices needs of a shelf, and nothing more.
///
/// It is small however much is promised: reservations with the same days are one entry with their number.
public struct ShelfCount: Hashable, Sendable {
    /// A device without its name.
    public struct Device: Hashable, Sendable {
        /// Where it stands.
        public var state: AssetState
        /// The open loan of it; nil where it is not lent.
        public var loan: Lent?
        /// The day by which its electrical test must be done again; nil where it needs none.
        public var testDue: CivilDate?
        /// Whether it was wiped so long ago that it is wiped again before it is lent.
        public var isWipeDue = false

        /// Describes a device.
        public init(
            _ state: AssetState,
            _ loan: Lent? = nil,
            testDue: CivilDate? = nil,
            isWipeDue: Bool = false
        ) {
            (self.state, self.loan) = (state, loan)
            (self.testDue, self.isWipeDue) = (testDue, isWipeDue)
        }
    }

    /// The days of an open loan.
    public struct Lent: Hashable, Sendable {
        /// The day it is brought back.
        public var due: CivilDate
        /// The last day on which the device is kept from others.
        public var until: CivilDate
        /// The group whose share it comes from; nil for none.
        public var share: String?

        /// Describes an open loan.
        public init(due: CivilDate, until: CivilDate, share: String?) {
            (self.due, self.until, self.share) = (due, until, share)
        }
    }

    /// The devices, whatever became of them.
    public var devices: [Device]
    /// What is promised and not fetched yet, also where its days are over.
    public var promises: [Availability.Promise]
    /// How many more are promised, all of them after the last day that will be asked about.
    public var later: Int
    /// How many are on their way here.
    ///
    /// They are told of; nobody is promised what has not arrived.
    public var coming: Int

    /// Gathers what a store counted.
    public init(devices: [Device], promises: [Availability.Promise], later: Int = 0, coming: Int = 0) {
        (self.devices, self.promises, self.later, self.coming) = (devices, promises, later, coming)
    }
}

extension ShelfCount {
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
        var counted: [Availability.Device] = []
        counted.reserveCapacity(devices.count)
        // Those that stand alike mostly stand together, and are worked out once.
        var last: (device: Device, counted: Availability.Device?)?
        for device in devices {
            if last?.device != device {
                last = (device, try self.counted(device, of: model, book, today))
            }
            if let found = last?.counted { counted.append(found) }
        }
        let coming = Availability.Device(absences: [.init(.transfer, from: today, until: nil)])
        counted.append(contentsOf: repeatElement(coming, count: self.coming))
        let stock = Availability.Stock(
            devices: counted,
            promises: promises.filter { $0.until >= today },
            preparationDays: book.preparationDays(of: model),
            slackDays: book.slackDays(of: model),
            shares: book.shares[model] ?? [:],
            walkInFloor: isWalkIn ? 0 : book.walkInFloors[model] ?? 0
        )
        return try Availability(of: stock, at: book.opening, from: today, through: horizon)
    }

    /// How many promises are not over.
    public func live(on today: CivilDate) -> Int {
        promises.reduce(later) { $0 + ($1.until >= today ? $1.quantity : 0) }
    }

    /// A device as it is counted; nil for one that does not count.
    private func counted(
        _ device: Device,
        of model: String,
        _ book: LendingBook,
        _ today: CivilDate
    ) throws(OpeningCalendar.Refusal) -> Availability.Device? {
        guard var counted = try stateCounted(device, of: model, book, today) else { return nil }
        // Once its test is due nobody is handed it, and nobody knows when the test is done.
        if let due = device.testDue {
            let first = max(today, due.adding(days: 1))
            counted.absences.append(.init(.safetyTest, from: first, until: nil))
        }
        return counted
    }

    private func stateCounted(
        _ device: Device,
        of model: String,
        _ book: LendingBook,
        _ today: CivilDate
    ) throws(OpeningCalendar.Refusal) -> Availability.Device? {
        switch device.state {
        case .ready where device.isWipeDue, .preparing:
            let until = try book.prepared(from: today, model)
            return Availability.Device(absences: [.init(.preparation, from: today, until: until)])
        case .ready: return Availability.Device()
        case .onLoan:
            guard let loan = device.loan else { return nil }
            return Availability.Device(loan: Availability.Lent(due: loan.due, share: loan.share))
        case .repair(let back):
            var until: CivilDate?
            if let back { until = try book.prepared(from: max(back, today), model) }
            return Availability.Device(absences: [.init(.repair, from: today, until: until)])
        case .quarantine: return Availability.Device(absences: [.init(.other, from: today, until: nil)])
        case .transit, .lost, .retired: return nil
        }
    }
}

extension ShelfCount.Device {
    /// The first day, from 1 January 1970, on which it is free of what cannot be moved; nil where nobody knows.
    ///
    /// A device whose test is due by then is not free.
    func freeFrom(
        of model: String,
        _ book: LendingBook,
        on today: CivilDate
    ) throws(OpeningCalendar.Refusal) -> Int? {
        guard let first = try standsFrom(of: model, book, on: today) else { return nil }
        return first <= lastDay ? first : nil
    }

    /// The last day, from 1 January 1970, on which it may be with somebody before its test.
    var lastDay: Int { testDue?.daysSinceEpoch ?? Int.max }

    private func standsFrom(
        of model: String,
        _ book: LendingBook,
        on today: CivilDate
    ) throws(OpeningCalendar.Refusal) -> Int? {
        switch state {
        case .ready where isWipeDue: return try book.prepared(from: today, model).daysSinceEpoch + 1
        case .ready: return today.daysSinceEpoch
        case .onLoan:
            guard let loan, loan.due >= today else { return nil }
            return loan.until.daysSinceEpoch + 1
        case .preparing: return try book.prepared(from: today, model).daysSinceEpoch + 1
        case .repair(.some(let back)):
            return try book.prepared(from: max(back, today), model).daysSinceEpoch + 1
        case .repair(nil), .quarantine, .transit, .lost, .retired: return nil
        }
    }
}

extension Shelf {
    /// The shelf as it is counted.
    public var counted: ShelfCount {
        ShelfCount(
            devices: assets.map { counted($0) },
            promises: reservations.filter { $0.state == .reserved }.map { promise in
                Availability.Promise(
                    from: promise.days.lowerBound,
                    until: promise.days.upperBound,
                    share: promise.share
                )
            }
        )
    }

    /// A device as it is counted; with a book, also by when it was wiped.
    func counted(_ asset: Asset, _ book: LendingBook? = nil, on today: CivilDate? = nil) -> ShelfCount.Device
    {
        var isWipeDue = false
        if let book, let today {
            isWipeDue = asset.isWipeDue(on: today, within: book.wipedWithin(asset.model))
        }
        return ShelfCount.Device(
            asset.state,
            loans[asset.id].map { ShelfCount.Lent(due: $0.due, until: $0.until, share: $0.share) },
            testDue: asset.testDue,
            isWipeDue: isWipeDue
        )
    }
}

public import Ground

/// How many devices of a model can be promised at a hub, day by day.
///
/// Days are whole, and both ends of a loan are in it: a device is not free on the day it comes back. After
/// it, so many open days go to preparation. An overdue device is out until it is back, on every day to come
/// (LENDING-BOOKING 3.1 in the form of decisions 1 and 2). The work is one step for each loan and promise and
/// one for each day of each device, whatever is asked afterwards.
public struct Availability: Sendable {
    /// From a day on, until the next change, so many are free.
    public struct Change: Hashable, Sendable {
        /// The first day.
        public var day: CivilDate
        /// How many are free for people without a share; below 0 where more is promised than will be there.
        public var free: Int
    }

    /// The first day that is known.
    public let today: CivilDate
    /// The last day that is known.
    public let horizon: CivilDate
    let stock: Stock
    let days: DayNumbers
    /// How many devices are neither lent, out of service nor promised, by day after today.
    var left: [Int]
    /// How much of each share is used, by day after today.
    var used: [String: [Int]]

    /// Works it out from one day to another.
    ///
    /// - Parameters:
    ///   - stock: what there is and what is promised.
    ///   - calendar: the opening days of the hub.
    ///   - today: the day at the hub.
    ///   - horizon: the last day that will be asked about.
    /// - Throws: where the bank holidays are not known up to the horizon.
    public init(
        of stock: Stock,
        at calendar: OpeningCalendar,
        from today: CivilDate,
        through horizon: CivilDate
    ) throws(OpeningCalendar.Refusal) {
        self.today = today
        self.horizon = max(today, horizon)
        self.stock = stock
        days = try DayNumbers(calendar, from: today, through: self.horizon)
        left = Array(repeating: 0, count: days.count)
        used = [:]
        addDevices()
        takePromises()
    }

    /// How many are free on a day for somebody with some shares; below 0 where more is promised than will be
    /// there.
    ///
    /// The shares of others are kept as far as others do not use them already. Nil for a day that is not
    /// known.
    public func free(on day: CivilDate, holding shares: Set<String> = []) -> Int? {
        days.index(day).map { free($0, keptFrom(shares)) }
    }

    /// How many can be promised to somebody on every day from one to another, with both.
    ///
    /// Nil where a day is not known, or the last comes before the first.
    public func promisable(
        from first: CivilDate,
        through last: CivilDate,
        holding shares: Set<String> = []
    ) -> Int? {
        guard let range = days.range(first, last) else { return nil }
        let others = keptFrom(shares)
        return max(0, range.reduce(Int.max) { min($0, free($1, others)) })
    }

    /// How many are left of a share itself on every day from one to another, with both.
    ///
    /// Whoever holds it may have them though others wait. Nil where a day is not known, or there is no such share.
    public func promisable(
        ofShare share: String,
        from first: CivilDate,
        through last: CivilDate
    ) -> Int? {
        guard let range = days.range(first, last), let most = stock.shares[share], let used = used[share]
        else { return nil }
        let others = keptFrom([share])
        return max(0, range.reduce(Int.max) { min($0, free($1, others), most - used[$1]) })
    }

    /// The first day from which so many are free for so many days, and on which the hub is open to fetch
    /// them.
    ///
    /// Nil where there is none up to the horizon.
    public func firstDay(
        free count: Int = 1,
        for length: Int,
        onOrAfter start: CivilDate,
        holding shares: Set<String> = []
    ) -> CivilDate? {
        let others = keptFrom(shares)
        var run = 0
        // From the end, so that each day is looked at once: `run` days from here on are free.
        var found: Int?
        for index in stride(from: days.count - 1, through: 0, by: -1) {
            guard days.date(index) >= start else { break }
            run = free(index, others) >= count ? run + 1 : 0
            if run >= max(1, length), days.isOpen(index) { found = index }
        }
        return found.map(days.date)
    }

    /// The days on which the number that is free for people without a share changes; the first is today.
    public var changes: [Change] {
        let others = keptFrom([])
        return left.indices.reduce(into: []) { changes, index in
            let free = free(index, others)
            if changes.last?.free != free { changes.append(Change(day: days.date(index), free: free)) }
        }
    }

    private func free(_ index: Int, _ others: [(share: Int, used: [Int])]) -> Int {
        left[index] - kept(index, others) - stock.walkInFloor
    }

    /// How many of the shares of others are not used yet.
    func kept(_ index: Int, _ others: [(share: Int, used: [Int])]) -> Int {
        others.reduce(0) { $0 + max(0, $1.share - $1.used[index]) }
    }

    /// The shares that somebody does not hold.
    func keptFrom(_ shares: Set<String>) -> [(share: Int, used: [Int])] {
        stock.shares.filter { !shares.contains($0.key) }
            .map { (share: $0.value, used: used[$0.key] ?? []) }
    }
}

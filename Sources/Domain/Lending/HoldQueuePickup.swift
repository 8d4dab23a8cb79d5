public import Ground

/// How long something is kept for somebody, and how long they stay in the queue.
public enum PickupLimit {
    /// The last day for fetching it: so many open days after the day it became ready, which is not counted.
    ///
    /// - Parameters:
    ///   - day: the day it became ready and its person was told.
    ///   - openDays: how many open days; with 0 it is the first open day from then on.
    ///   - wished: the day after which its person does not want it any more; nil where they named none. An
    ///     earlier one is kept.
    ///   - calendar: the opening days of the hub where it is fetched.
    /// - Returns: the last day, with it.
    /// - Throws: where the hub does not open, or its bank holidays are not known.
    public static func day(
        readyOn day: CivilDate,
        openDays: Int,
        wished: CivilDate? = nil,
        at calendar: OpeningCalendar
    ) throws(OpeningCalendar.Refusal) -> CivilDate {
        let last =
            try openDays == 0
            ? calendar.openDay(onOrAfter: day) : calendar.openDay(openDays, after: day)
        return wished.map { min($0, last) } ?? last
    }

    /// The day on which a hold that nobody could fill is over, some months after it was asked for.
    ///
    /// Nil where the calendar ends before.
    public static func end(askedOn day: CivilDate, months: Int) -> CivilDate? { day.adding(months: months) }
}

/// When somebody's turn may come, as far as that can honestly be said.
public enum HoldForecast: Hashable, Sendable {
    /// Not before a day, and by another if all goes as agreed.
    case between(CivilDate, CivilDate)
    /// Nobody knows: too few devices have a day on which they come back.
    case unknown
}

extension HoldQueue {
    /// What is known of the devices and of how those in front will use them.
    public struct Outlook: Sendable {
        /// The first day each device is free after what is promised of it already; overdue and lost ones are
        /// left out.
        public var free: [CivilDate]
        /// How long those in front have it, in days.
        public var period: Int
        /// How many open days they have to fetch it.
        public var pickupDays: Int
        /// How many open days it is prepared between loans.
        public var preparationDays: Int

        /// Gathers what is known.
        public init(free: [CivilDate], period: Int, pickupDays: Int, preparationDays: Int) {
            self.free = free
            self.period = period
            self.pickupDays = pickupDays
            self.preparationDays = preparationDays
        }
    }

    /// When the turn of somebody who waits may come.
    ///
    /// At best each in front fetches it on the first day and brings it back when it is due; at worst each
    /// fetches it on the last. Renewals cannot come between, since nothing is kept longer while people wait.
    /// - Throws: where opening days are not known so far ahead.
    public func forecast(
        for id: ID,
        _ outlook: Outlook,
        at calendar: OpeningCalendar
    ) throws(OpeningCalendar.Refusal) -> HoldForecast {
        guard let hold = self[id], hold.device == nil, !outlook.free.isEmpty else { return .unknown }
        let ahead = hold.place - 1
        let first = try turn(after: ahead, outlook, pickup: 0, at: calendar)
        let last = try turn(after: ahead, outlook, pickup: outlook.pickupDays, at: calendar)
        return .between(first, last)
    }

    private func turn(
        after ahead: Int,
        _ outlook: Outlook,
        pickup: Int,
        at calendar: OpeningCalendar
    ) throws(OpeningCalendar.Refusal) -> CivilDate {
        var free = outlook.free.sorted()
        for _ in 0..<ahead {
            let fetched = try PickupLimit.day(readyOn: free[0], openDays: pickup, at: calendar)
            let back = try calendar.openDay(onOrAfter: fetched.adding(days: outlook.period))
            let again = try calendar.openDay(outlook.preparationDays, after: back).adding(days: 1)
            let place = free.dropFirst().firstIndex { $0 > again } ?? free.count
            free.insert(again, at: place)
            free.removeFirst()
        }
        return try calendar.openDay(onOrAfter: free[0])
    }
}

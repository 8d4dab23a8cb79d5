public import Ground

/// The days on which councils work: Monday to Friday without bank holidays.
///
/// Those of a hub are also without the days on which it does not open: see `HubCalendar`, which alone takes them away.
public struct WorkingDays: Sendable {
    private let holidays: Set<CivilDate>
    private var closedDays: Set<CivilDate> = []
    private var closedWeekdays: Set<Int> = []
    /// The last day for which the bank holidays are known.
    public let lastKnown: CivilDate

    /// Why a day cannot be worked out.
    public enum Refusal: Error, Hashable, Sendable {
        /// The bank holidays are known only up to a day that is too early.
        case holidaysNotKnown(after: CivilDate)
    }

    /// Makes a calendar.
    ///
    /// - Parameters:
    ///   - holidays: the bank holidays.
    ///   - lastKnown: the last day for which they are known.
    public init(holidays: some Sequence<CivilDate>, knownUntil lastKnown: CivilDate) {
        self.holidays = Set(holidays)
        self.lastKnown = lastKnown
    }

    /// Whether a day is a working day.
    public func isWorkingDay(_ date: CivilDate) -> Bool {
        date.weekday <= 5 && !holidays.contains(date) && !isClosed(date)
    }

    /// Whether a day is a bank holiday, on whatever weekday.
    public func isHoliday(_ date: CivilDate) -> Bool { holidays.contains(date) }

    /// Whether the hub does not open on a day for another reason than a bank holiday; false for those of a council.
    public func isClosed(_ date: CivilDate) -> Bool {
        closedWeekdays.contains(date.weekday) || closedDays.contains(date)
    }

    /// These days without those on which a hub does not open.
    func without(_ closed: Set<CivilDate>, weekdays: Set<Int> = []) -> WorkingDays {
        var days = self
        days.closedDays.formUnion(closed)
        days.closedWeekdays.formUnion(weekdays)
        return days
    }

    /// Whether the bank holidays are known up to a day.
    public func isKnown(_ date: CivilDate) -> Bool { date <= lastKnown }

    /// The working day some working days after a day, which itself is day 0.
    ///
    /// - Throws: `Refusal.holidaysNotKnown` where that reaches beyond the known bank holidays.
    public func day(_ count: Int, after start: CivilDate) throws(Refusal) -> CivilDate {
        var date = start
        var left = count
        while left > 0 {
            date = date.adding(days: 1)
            try see(date)
            if isWorkingDay(date) { left -= 1 }
        }
        return date
    }

    /// The first working day that is a day or comes after it.
    ///
    /// - Throws: `Refusal.holidaysNotKnown` where that reaches beyond the known bank holidays.
    public func workingDay(onOrAfter start: CivilDate) throws(Refusal) -> CivilDate {
        try see(start)
        return isWorkingDay(start) ? start : try day(1, after: start)
    }

    /// How many working days come after a day, up to another day and with it; 0 where that is not later.
    ///
    /// - Throws: `Refusal.holidaysNotKnown` where that reaches beyond the known bank holidays.
    public func count(after start: CivilDate, upTo end: CivilDate) throws(Refusal) -> Int {
        guard start < end else { return 0 }
        try see(end)
        return (start.daysSinceEpoch + 1...end.daysSinceEpoch)
            .count { isWorkingDay(CivilDate(daysSinceEpoch: $0)) }
    }

    /// Refuses a day beyond the known bank holidays, which could be a holiday nobody knows of yet.
    func see(_ date: CivilDate) throws(Refusal) {
        guard isKnown(date) else { throw .holidaysNotKnown(after: lastKnown) }
    }
}

public import Ground

/// The days on which councils work: Monday to Friday without bank holidays.
public struct WorkingDays: Sendable {
    private let holidays: Set<CivilDate>
    private let lastKnown: CivilDate

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
        date.weekday <= 5 && !holidays.contains(date)
    }

    /// Whether a day is a bank holiday, on whatever weekday.
    public func isHoliday(_ date: CivilDate) -> Bool { holidays.contains(date) }

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
            guard date <= lastKnown else { throw .holidaysNotKnown(after: lastKnown) }
            if isWorkingDay(date) { left -= 1 }
        }
        return date
    }
}

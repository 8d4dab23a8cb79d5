public import Ground

/// How long something is kept for somebody.
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
}

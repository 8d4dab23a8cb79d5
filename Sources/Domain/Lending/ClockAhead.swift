public import Ground

/// A clock that cannot be right: it is far ahead of everything that was ever done here.
///
/// By such a clock promises would end that people still rely on, and borrowers would be told that they are late.
public struct ClockAhead: Error, Hashable, Sendable {
    /// The day on which something was last done; what was done since the clock may have jumped proves nothing.
    public var last: CivilDate
    /// The day that the clock says.
    public var today: CivilDate

    /// What was done within so many milliseconds may have been done by the wrong clock already: a day.
    public static let settled: Int64 = 86_400_000
    /// So many days without anything are plain: a holiday, or a week of works.
    private static let plainDays = 14
    /// A hub that opened on so many days and did nothing at all is none.
    private static let mostOpenDays = 10

    /// Sees whether a clock is ahead; nil where it may be right.
    ///
    /// A long closure that the calendar knows explains any number of days.
    /// - Parameters:
    ///   - today: the day that the clock says.
    ///   - last: the day on which something was last done, by what is settled; nil where nothing ever was.
    ///   - opening: the opening days of the hub.
    public init?(_ today: CivilDate, after last: CivilDate?, at opening: OpeningCalendar) {
        guard let last, today.daysSinceEpoch - last.daysSinceEpoch > Self.plainDays else { return nil }
        // A day beyond all bank holidays that are known is as far ahead as can be.
        if let open = try? opening.openDay(Self.mostOpenDays, after: last), open >= today { return nil }
        (self.last, self.today) = (last, today)
    }
}

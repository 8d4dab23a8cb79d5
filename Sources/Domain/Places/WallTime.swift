public import Ground

/// A moment as the clock on the hub's wall shows it.
public struct WallTime: Hashable, Sendable {
    /// The day at the hub.
    public let day: CivilDate
    /// Minutes after midnight by the clock on the wall, 0 to 1439.
    public let minute: Int

    /// Makes a moment; nil where a day has no such minute.
    public init?(day: CivilDate, minute: Int) {
        guard (0..<1440).contains(minute) else { return nil }
        self.day = day
        self.minute = minute
    }

    /// Makes a moment from a minute that may lie in a day before or after.
    init(_ day: CivilDate, counting minute: Int) {
        let days = minute >= 0 ? minute / 1440 : (minute - 1439) / 1440
        self.day = day.adding(days: days)
        self.minute = minute - days * 1440
    }

    /// How many minutes another moment is later, as the wall counts them; negative where it is earlier.
    public func minutes(to other: Self) -> Int {
        (other.day.daysSinceEpoch - day.daysSinceEpoch) * 1440 + other.minute - minute
    }
}

extension WallTime: Comparable {
    /// Whether one moment comes before another.
    public static func < (left: Self, right: Self) -> Bool {
        (left.day, left.minute) < (right.day, right.minute)
    }
}

/// The legal time of the United Kingdom, worked out by its rule.
///
/// Clocks go forward at 01:00 UTC on the last Sunday of March and back at 01:00 UTC on the last Sunday of October
/// (Summer Time Act 1972 with the Summer Time Order 2002; so since 1996). Years before that had other days.
public enum BritishTime {
    /// What the clock on the wall shows at an instant, in milliseconds since 1 January 1970, UTC.
    public static func wall(at milliseconds: Int64) -> WallTime {
        let minutes = floorDivided(milliseconds, by: 60_000)
        let local = minutes + (isSummer(minutes) ? 60 : 0)
        let day = floorDivided(Int64(local), by: 1440)
        return WallTime(CivilDate(daysSinceEpoch: day), counting: local - day * 1440)
    }

    /// The instant at which the clock on the wall shows a time, in milliseconds since 1 January 1970, UTC.
    ///
    /// In October an hour comes twice: this is its first time. In March an hour is left out: this is an hour later.
    public static func instant(of time: WallTime) -> Int64 {
        let local = time.day.daysSinceEpoch * 1440 + time.minute
        return Int64(isSummer(local - 60) ? local - 60 : local) * 60_000
    }

    /// Whether summer time holds at so many minutes after 1 January 1970, UTC.
    private static func isSummer(_ minutes: Int) -> Bool {
        let year = CivilDate(daysSinceEpoch: floorDivided(Int64(minutes), by: 1440)).year
        guard let march = lastSunday(year, 3), let october = lastSunday(year, 10) else { return false }
        return (march..<october).contains(minutes)
    }

    /// 01:00 UTC on the last Sunday of a month with 31 days, in minutes after 1 January 1970.
    private static func lastSunday(_ year: Int, _ month: Int) -> Int? {
        guard let last = CivilDate(year: year, month: month, day: 31) else { return nil }
        return (last.daysSinceEpoch - last.weekday % 7) * 1440 + 60
    }

    private static func floorDivided(_ number: Int64, by divisor: Int64) -> Int {
        Int(number >= 0 ? number / divisor : (number - divisor + 1) / divisor)
    }
}

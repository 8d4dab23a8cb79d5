public import Ground

/// The clock on the wall of a hub.
public struct WallClock: Sendable {
    /// How far it is ahead of UTC at an instant, in milliseconds.
    public let offset: @Sendable (_ instant: Int64) -> Int64

    /// Makes a clock from how far it is ahead of UTC.
    public init(offset: @escaping @Sendable (_ instant: Int64) -> Int64) {
        self.offset = offset
    }

    /// The day and the minute after midnight that it shows at an instant.
    public func reading(at instant: Int64) -> (day: CivilDate, minute: Int) {
        let shown = instant + offset(instant)
        let day = (shown >= 0 ? shown : shown - 86_399_999) / 86_400_000
        return (CivilDate(daysSinceEpoch: Int(day)), Int((shown - day * 86_400_000) / 60_000))
    }

    /// The first instant at which it shows a minute of a day, or, where clocks go forward over it, the one at which
    /// they do.
    public func instant(of day: CivilDate, minute: Int) -> Int64 { instants(of: day, minute: minute)[0] }

    /// Every instant at which it shows a minute of a day, in order.
    ///
    /// Two where clocks go back over it; where they go forward over it, the one at which they do.
    func instants(of day: CivilDate, minute: Int) -> [Int64] {
        let shown = Int64(day.daysSinceEpoch) * 86_400_000 + Int64(minute) * 60_000
        // Offsets do not change twice in two days: the ones a day before and after are all there are.
        let (before, after) = (offset(shown - 86_400_000), offset(shown + 86_400_000))
        let candidates = Set([shown - before, shown - after]).sorted()
        let instants = candidates.filter { $0 + offset($0) == shown }
        if !instants.isEmpty { return instants }
        return [change(between: shown - max(before, after), and: shown - min(before, after))]
    }

    /// The instant within two at which the offset becomes that of the second.
    private func change(between start: Int64, and end: Int64) -> Int64 {
        var (low, high) = (start, end)
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if offset(middle) == offset(end) { high = middle } else { low = middle }
        }
        return high
    }
}

/// When nobody is disturbed by a text or an e-mail.
public struct QuietHours: Hashable, Sendable {
    /// The first quiet minute after midnight by the clock on the wall, 0 to 1439.
    public let from: Int
    /// The first minute that is not quiet any more; where it is before `from`, on the next day.
    public let to: Int
    /// The weekdays that are quiet as a whole, 1 for Monday to 7 for Sunday (ISO 8601).
    public let days: Set<Int>

    /// Eight in the evening to eight in the morning, and Sundays.
    public static let usual = QuietHours(from: 20 * 60, to: 8 * 60, quietly: [7])

    private init(from: Int, to: Int, quietly days: Set<Int>) {
        self.from = from
        self.to = to
        self.days = days
    }

    /// Makes quiet hours, or nil where a minute is none of a day, or every day is quiet.
    ///
    /// Where both minutes are the same, no hours are quiet.
    public init?(from: Int, to: Int, days: Set<Int>) {
        guard (0..<1440).contains(from), (0..<1440).contains(to), days.isSubset(of: Set(1...7)),
            days.count < 7
        else { return nil }
        self.init(from: from, to: to, quietly: days)
    }

    /// Whether it is quiet at a minute of a day.
    public func isQuiet(_ day: CivilDate, minute: Int) -> Bool {
        if days.contains(day.weekday) { return true }
        return from <= to ? (from..<to).contains(minute) : minute >= from || minute < to
    }

    /// Whether it is quiet at an instant.
    public func isQuiet(at instant: Int64, by clock: WallClock) -> Bool {
        let (day, minute) = clock.reading(at: instant)
        return isQuiet(day, minute: minute)
    }

    /// The first instant from one on at which it is not quiet.
    public func loud(from instant: Int64, by clock: WallClock) -> Int64 {
        guard isQuiet(at: instant, by: clock) else { return instant }
        var day = clock.reading(at: instant).day
        // Not every day is quiet, so within eight days there is one that ends the quiet.
        for _ in 0...8 {
            for minute in [0, to] where !isQuiet(day, minute: minute) {
                let ends = clock.instants(of: day, minute: minute)
                if let end = ends.first(where: { $0 > instant }) { return end }
            }
            day = day.adding(days: 1)
        }
        return instant
    }

    /// The day on which a person is reminded of something: the last one before it that is not quiet.
    public func reminderDay(of day: CivilDate) -> CivilDate {
        var before = day.adding(days: -1)
        while days.contains(before.weekday) { before = before.adding(days: -1) }
        return before
    }
}

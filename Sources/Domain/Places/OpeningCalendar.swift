public import Ground

/// A time for which a hub is closed out of its usual week, and why.
public struct HubClosure: Hashable, Sendable {
    /// The first day.
    public var from: CivilDate
    /// The last day.
    public var until: CivilDate
    /// The hours of each of these days; nil for whole days.
    public var hours: OpeningHours.Stretch?
    /// Why, as it stands on the screen.
    public var reason: String

    /// Names a closure.
    public init(from: CivilDate, until: CivilDate, hours: OpeningHours.Stretch? = nil, reason: String) {
        self.from = from
        self.until = until
        self.hours = hours
        self.reason = reason
    }

    func covers(_ day: CivilDate) -> Bool { from <= day && day <= until }

    /// The stretch of a day that it closes.
    var stretch: (opens: Int, closes: Int) { (hours?.opens ?? 0, hours?.closes ?? 1440) }
}

/// When a hub is really open: its usual week without bank holidays and closures.
public struct OpeningCalendar: Sendable {
    /// Whether a hub is open.
    public enum Status: Hashable, Sendable {
        /// It is open, and closes next at a moment.
        case open(until: WallTime)
        /// It is closed, for a reason, and opens next at a moment.
        case closed(Reason, opens: WallTime)
    }

    /// Why a hub is closed.
    public enum Reason: Hashable, Sendable {
        /// It opens later today, or has closed already.
        case outsideHours
        /// It is never open on this weekday.
        case weekday
        /// It is a bank holiday.
        case bankHoliday
        /// It is closed for once, for a reason in words.
        case closure(String)
    }

    /// Why it cannot be told when a hub is open.
    public enum Refusal: Error, Hashable, Sendable {
        /// The bank holidays are known only up to a day that is too early.
        case holidaysNotKnown(after: CivilDate)
        /// It does not open within a year.
        case neverOpens
    }

    private let hours: OpeningHours
    private let closures: [HubClosure]
    /// The working days of its council; of a `HubCalendar`, those on which the hub opens.
    public let workingDays: WorkingDays

    /// Makes a calendar.
    public init(hours: OpeningHours, closures: [HubClosure], workingDays: WorkingDays) {
        self.hours = hours
        self.closures = closures
        self.workingDays = workingDays
    }

    /// When it is open on a day, in order; stretches that touch are one.
    ///
    /// - Throws: `Refusal.holidaysNotKnown` for a day beyond the known bank holidays.
    public func stretches(on day: CivilDate) throws(Refusal) -> [OpeningHours.Stretch] {
        guard workingDays.isKnown(day) else { throw .holidaysNotKnown(after: workingDays.lastKnown) }
        if workingDays.isHoliday(day) { return [] }
        var open = hours.stretches(on: day.weekday)
        for closure in closures where closure.covers(day) {
            let (from, until) = closure.stretch
            open = open.flatMap { stretch in
                [
                    OpeningHours.Stretch(opens: stretch.opens, closes: min(stretch.closes, from)),
                    OpeningHours.Stretch(opens: max(stretch.opens, until), closes: stretch.closes),
                ].compactMap(\.self)
            }
        }
        return open.reduce(into: []) { joined, stretch in
            if let last = joined.last, last.closes == stretch.opens,
                let both = OpeningHours.Stretch(opens: last.opens, closes: stretch.closes)
            {
                joined[joined.count - 1] = both
            } else {
                joined.append(stretch)
            }
        }
    }

    /// The closures that touch some days, the soonest first.
    public func closures(on days: ClosedRange<CivilDate>) -> [HubClosure] {
        closures.filter { $0.from <= days.upperBound && days.lowerBound <= $0.until }
            .sorted { ($0.from, $0.until) < ($1.from, $1.until) }
    }

    /// Whether it is open on a weekday in a usual week, 1 for Monday to 7 for Sunday (ISO 8601).
    public func isEverOpen(onWeekday weekday: Int) -> Bool { !hours.stretches(on: weekday).isEmpty }

    /// Whether it is open at all on a day.
    public func isOpen(on day: CivilDate) throws(Refusal) -> Bool { try !stretches(on: day).isEmpty }

    /// Whether it is open from one minute of a day to another without a break.
    public func isOpen(on day: CivilDate, from: Int, to end: Int) throws(Refusal) -> Bool {
        try stretches(on: day).contains { $0.opens <= from && end <= $0.closes }
    }

    /// Whether it is open at a moment, until when, or when it opens next and why it is closed.
    public func status(at time: WallTime) throws(Refusal) -> Status {
        let today = try stretches(on: time.day)
        if let now = today.first(where: { $0.opens <= time.minute && time.minute < $0.closes }) {
            return .open(until: WallTime(time.day, counting: now.closes))
        }
        return .closed(reason(at: time), opens: try opening(after: time))
    }

    /// The next moment at which it opens, after a moment.
    public func opening(after time: WallTime) throws(Refusal) -> WallTime {
        if let next = try stretches(on: time.day).first(where: { $0.opens > time.minute }) {
            return WallTime(time.day, counting: next.opens)
        }
        let day = try openDay(onOrAfter: time.day.adding(days: 1))
        return WallTime(day, counting: try stretches(on: day).first?.opens ?? 0)
    }

    /// The first day that is a day or comes after it on which the hub opens.
    ///
    /// A day by which a person must come to the hub is moved with this, so that nobody stands before a closed door.
    public func openDay(onOrAfter start: CivilDate) throws(Refusal) -> CivilDate {
        for ahead in 0...366 {
            let day = start.adding(days: ahead)
            if try isOpen(on: day) { return day }
        }
        throw .neverOpens
    }

    private func reason(at time: WallTime) -> Reason {
        let closure = closures.first { closure in
            let (from, until) = closure.stretch
            return closure.covers(time.day) && from <= time.minute && time.minute < until
        }
        if let closure { return .closure(closure.reason) }
        if workingDays.isHoliday(time.day) { return .bankHoliday }
        return hours.stretches(on: time.day.weekday).isEmpty ? .weekday : .outsideHours
    }
}

// Counting.
extension OpeningCalendar {
    /// How many whole minutes it is open between two instants, in milliseconds since 1970, UTC, by British time.
    ///
    /// Minutes that really go by are counted, also in the night in which the clocks change.
    public func openMinutes(from start: Int64, to end: Int64) throws(Refusal) -> Int {
        guard start < end else { return 0 }
        let first = BritishTime.wall(at: start).day
        let last = BritishTime.wall(at: end).day
        var open: Int64 = 0
        for number in first.daysSinceEpoch...last.daysSinceEpoch {
            let day = CivilDate(daysSinceEpoch: number)
            for stretch in try stretches(on: day) {
                let opens = BritishTime.instant(of: WallTime(day, counting: stretch.opens))
                let closes = BritishTime.instant(of: WallTime(day, counting: stretch.closes))
                open += max(0, min(closes, end) - max(opens, start))
            }
        }
        return Int(open / 60_000)
    }

    /// The day that counts as the day on which something arrived at a moment: day 0 of a deadline.
    ///
    /// What arrives after the last closing time of the day, on a day the hub is closed, or on a day that is no working
    /// day, counts as arrived on the next working day. In a `HubCalendar` that is never a day on which the hub is closed.
    public func dayReceived(at time: WallTime) throws(WorkingDays.Refusal) -> CivilDate {
        try workingDays.see(time.day)
        let closes = (try? stretches(on: time.day).last?.closes) ?? 0
        let isInTime = workingDays.isWorkingDay(time.day) && time.minute < closes
        return isInTime ? time.day : try workingDays.day(1, after: time.day)
    }
}

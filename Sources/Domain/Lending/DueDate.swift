public import Ground

/// How the day is found on which something must be back.
///
/// It is never a day on which the hub is closed. It moves to a later day, and to an earlier one only before
/// something that cannot move: the end of an account (LENDING-BOOKING 3.2 and decision 3), or the day on
/// which somebody else was promised the thing.
public struct DueDate: Sendable {
    /// How the days of a loan are counted.
    public enum Counting: String, Hashable, Sendable, CaseIterable {
        /// Every day counts; a closed day moves to the next open one.
        case rollForward = "roll-forward"
        /// Every day counts; from a closed day it moves by whole weeks, so that people keep their weekday.
        ///
        /// That is so for periods of whole weeks and for weekdays on which the hub is open at all. Otherwise
        /// it moves to the next open day.
        case wholeWeeks = "whole-weeks"
        /// Only open days count.
        case openDays = "open-days"
    }

    /// How days are counted.
    public let counting: Counting
    /// When the hub is open.
    public let calendar: OpeningCalendar

    /// Takes how days are counted and when the hub is open.
    public init(_ counting: Counting, at calendar: OpeningCalendar) {
        self.counting = counting
        self.calendar = calendar
    }

    /// The day on which something must be back.
    ///
    /// - Parameters:
    ///   - period: how long it is lent, in days; 0 for a loan that is due on its first day.
    ///   - start: the day it is lent, which is not counted.
    ///   - latest: the last day it can be; nil for any. It may lie before `start`: the day is then before it
    ///     too, and whoever asks refuses the loan.
    /// - Returns: a day on which the hub is open.
    /// - Throws: where the hub does not open, or its bank holidays are not known.
    public func day(
        _ period: Int,
        after start: CivilDate,
        notAfter latest: CivilDate? = nil
    ) throws(OpeningCalendar.Refusal) -> CivilDate {
        let plain = start.adding(days: period)
        if let latest, plain > latest { return try calendar.openDay(onOrBefore: latest) }
        let day = try moved(plain, period, start)
        if let latest, day > latest { return try calendar.openDay(onOrBefore: latest) }
        return day
    }

    private func moved(
        _ plain: CivilDate,
        _ period: Int,
        _ start: CivilDate
    ) throws(OpeningCalendar.Refusal) -> CivilDate {
        switch counting {
        case .rollForward: return try calendar.openDay(onOrAfter: plain)
        case .openDays:
            return try period == 0
                ? calendar.openDay(onOrAfter: start) : calendar.openDay(period, after: start)
        case .wholeWeeks:
            guard period > 0, period.isMultiple(of: 7), calendar.isEverOpen(onWeekday: plain.weekday) else {
                return try calendar.openDay(onOrAfter: plain)
            }
            for weeks in 0...53 {
                let day = plain.adding(days: 7 * weeks)
                if try calendar.isOpen(on: day) { return day }
            }
            throw .neverOpens
        }
    }

    /// The day on which an open loan is due after the hub closed on more days: the same or a later one, never
    /// earlier.
    ///
    /// What is overdue already stays so.
    public func afterClosures(
        _ due: CivilDate,
        today: CivilDate
    ) throws(OpeningCalendar.Refusal) -> CivilDate {
        due < today ? due : try calendar.openDay(onOrAfter: due)
    }
}

// Counting open days.
extension OpeningCalendar {
    /// The last day that is a day or comes before it on which the hub opens.
    public func openDay(onOrBefore start: CivilDate) throws(Refusal) -> CivilDate {
        for back in 0...366 {
            let day = start.adding(days: -back)
            if try isOpen(on: day) { return day }
        }
        throw .neverOpens
    }

    /// The open day some open days after a day, which itself is not counted; the day itself for 0.
    public func openDay(_ count: Int, after start: CivilDate) throws(Refusal) -> CivilDate {
        var day = start
        for _ in 0..<max(0, count) { day = try openDay(onOrAfter: day.adding(days: 1)) }
        return day
    }

    /// On how many days the hub opens from one day to another, with both.
    public func openDays(from first: CivilDate, through last: CivilDate) throws(Refusal) -> Int {
        guard first <= last else { return 0 }
        var count = 0
        for number in first.daysSinceEpoch...last.daysSinceEpoch
        where try isOpen(on: CivilDate(daysSinceEpoch: number)) {
            count += 1
        }
        return count
    }
}

public import Ground

/// When something can be booked: on which days, at which times, and how much room there is.
public struct SlotCalendar: Sendable {
    /// What a content pack says of a calendar.
    public struct Rules: Hashable, Sendable {
        /// The weekdays, 1 for Monday to 7 for Sunday (ISO 8601).
        public var weekdays: Set<Int>
        /// The times of each day in order, as residents read them.
        public var times: [String]
        /// How many places a slot has.
        public var capacity: Int
        /// How many working days after today the first slot may be.
        public var earliestWorkingDays: Int
        /// How many days after today the last slot may be.
        public var horizonDays: Int

        /// Gathers rules.
        public init(
            weekdays: Set<Int>,
            times: [String],
            capacity: Int,
            earliestWorkingDays: Int,
            horizonDays: Int
        ) {
            self.weekdays = weekdays
            self.times = times
            self.capacity = capacity
            self.earliestWorkingDays = earliestWorkingDays
            self.horizonDays = horizonDays
        }
    }

    /// Why rules make no calendar.
    public enum Refusal: Error, Hashable, Sendable {
        /// There is no weekday, or a number that is none.
        case weekdays
        /// There is no time, one stands twice, or one holds a sign that a key cannot hold.
        case times
        /// A slot must have 1 place to `mostPlaces`.
        case capacity
        /// It must be 0 or more, and not beyond the horizon.
        case earliest
        /// It must be 1 day to `longestHorizon`.
        case horizon
    }

    /// No slot has more places than this.
    public static let mostPlaces = 1_000
    /// Nobody books further ahead than a year, in days.
    public static let longestHorizon = 366

    /// The code by which forms name it.
    public let code: String
    /// What it is called.
    public let title: String
    /// Its rules.
    public let rules: Rules
    private let workingDays: WorkingDays

    /// Makes a calendar.
    ///
    /// - Parameters:
    ///   - code: the code by which forms name it.
    ///   - title: what it is called.
    ///   - rules: its days, times and room.
    ///   - workingDays: the working days of the hub, and its bank holidays, on which nothing is booked.
    /// - Throws: `Refusal`, which says which rule is out of bounds.
    public init(
        code: String,
        title: String,
        rules: Rules,
        workingDays: WorkingDays
    ) throws(Refusal) {
        guard !rules.weekdays.isEmpty, rules.weekdays.allSatisfy((1...7).contains) else { throw .weekdays }
        guard !rules.times.isEmpty, Set(rules.times).count == rules.times.count,
            rules.times.allSatisfy(Self.isTime)
        else { throw .times }
        guard (1...Self.mostPlaces).contains(rules.capacity) else { throw .capacity }
        guard (1...Self.longestHorizon).contains(rules.horizonDays) else { throw .horizon }
        guard (0...rules.horizonDays).contains(rules.earliestWorkingDays) else { throw .earliest }
        self.code = code
        self.title = title
        self.rules = rules
        self.workingDays = workingDays
    }

    /// A time is part of a key and of the name of an element, so it holds none of the signs that part these.
    private static func isTime(_ time: String) -> Bool {
        !time.isEmpty && time.utf8.count <= 40
            && time.allSatisfy { ($0.isLetter || $0.isNumber || " .,-–".contains($0)) && !$0.isNewline }
            && time.first?.isWhitespace == false && time.last?.isWhitespace == false
    }
}

extension SlotCalendar {
    /// The slots that can be booked from a day on, the soonest first, with how many places are left in each.
    ///
    /// A slot without a place is not among them, nor is a day for which the bank holidays are not known.
    /// - Parameters:
    ///   - today: the day at the hub.
    ///   - taken: how many places are taken, by slot; what is not named is free.
    /// - Returns: the slots, from the earliest working day up to the horizon.
    public func slots(from today: CivilDate, taken: [SlotKey: Int]) -> [FreeSlot] {
        days(from: today).flatMap { day in
            rules.times.compactMap { time in
                let key = SlotKey(day: day, time: time)
                let left = rules.capacity - max(0, taken[key] ?? 0)
                return booking(of: key).fits(beside: taken[key] ?? 0) ? FreeSlot(key: key, left: left) : nil
            }
        }
    }

    /// The booking of a slot that can be booked from a day on, whatever is taken; nil where it cannot be.
    public func booking(of key: SlotKey, from today: CivilDate) -> SlotBooking? {
        rules.times.contains(key.time) && days(from: today).contains(key.day) ? booking(of: key) : nil
    }

    /// The last day on which something can be booked.
    public func horizon(from today: CivilDate) -> CivilDate { today.adding(days: rules.horizonDays) }

    /// Whether the bank holidays are known as far as one can book; days beyond are not offered.
    public func isKnown(from today: CivilDate) -> Bool { workingDays.isKnown(horizon(from: today)) }

    private func booking(of key: SlotKey) -> SlotBooking {
        SlotBooking(calendar: code, key: key, capacity: rules.capacity)
    }

    private func days(from today: CivilDate) -> [CivilDate] {
        guard let first = try? workingDays.day(rules.earliestWorkingDays, after: today) else { return [] }
        let horizon = horizon(from: today)
        guard first <= horizon else { return [] }
        return (first.daysSinceEpoch...horizon.daysSinceEpoch)
            .map { CivilDate(daysSinceEpoch: $0) }.filter(isOpen)
    }

    private func isOpen(_ day: CivilDate) -> Bool {
        rules.weekdays.contains(day.weekday) && !workingDays.isHoliday(day) && !workingDays.isClosed(day)
            && workingDays.isKnown(day)
    }
}

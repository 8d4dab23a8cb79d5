import Ground

extension Availability {
    /// The days from today to the horizon by their number after today, and which of them are open.
    struct DayNumbers: Sendable {
        private let first: Int
        let count: Int
        private let open: [Bool]
        /// The next open day after each; `count` where none is known.
        private let nextOpen: [Int]

        init(
            _ calendar: OpeningCalendar,
            from today: CivilDate,
            through horizon: CivilDate
        ) throws(OpeningCalendar.Refusal) {
            first = today.daysSinceEpoch
            count = horizon.daysSinceEpoch - first + 1
            var open: [Bool] = []
            open.reserveCapacity(count)
            for index in 0..<count {
                open.append(try calendar.isOpen(on: CivilDate(daysSinceEpoch: first + index)))
            }
            var nextOpen = Array(repeating: count, count: count)
            var next = count
            for index in stride(from: count - 1, through: 0, by: -1) {
                nextOpen[index] = next
                if open[index] { next = index }
            }
            self.open = open
            self.nextOpen = nextOpen
        }

        func isOpen(_ index: Int) -> Bool { open[index] }

        func date(_ index: Int) -> CivilDate { CivilDate(daysSinceEpoch: first + index) }

        /// The number of a day; nil where it is not known.
        func index(_ day: CivilDate) -> Int? {
            let index = day.daysSinceEpoch - first
            return (0..<count).contains(index) ? index : nil
        }

        /// The number of a day, 0 for one in the past and `count` for one beyond the horizon.
        func clipped(_ day: CivilDate) -> Int { min(max(day.daysSinceEpoch - first, 0), count) }

        /// Where something ends whose last day is followed by some open days of preparation.
        ///
        /// The number is that of the first day after it.
        func end(_ last: Int, then openDays: Int) -> Int {
            var last = last
            var left = openDays
            while left > 0, last < count {
                last = nextOpen[last]
                left -= 1
            }
            return min(last + 1, count)
        }

        /// The days from one to another, with both; empty where the last is before today or before the first.
        func span(_ from: CivilDate, _ until: CivilDate?) -> Range<Int> {
            let start = clipped(from)
            guard let until else { return start..<count }
            return start..<max(start, min(until.daysSinceEpoch - first + 1, count))
        }

        /// The days from one to another, with both; nil where one is not known or the last comes first.
        func range(_ from: CivilDate, _ last: CivilDate) -> ClosedRange<Int>? {
            guard let start = index(from), let end = index(last), start <= end else { return nil }
            return start...end
        }
    }
}

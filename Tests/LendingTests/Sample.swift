import Domain
import Ground
import Testing

/// A small random source with a seed, so that a failing case can be run again.
struct Dice {
    private var state: UInt64

    init(_ seed: Int) { state = UInt64(seed &+ 1) &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func roll(_ range: ClosedRange<Int>) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return range.lowerBound + Int(state >> 33) % range.count
    }

    /// Whether something happens that happens once in so many times.
    mutating func once(in times: Int) -> Bool { roll(1...times) == 1 }
}

/// What most tests of lending need.
enum Sample {
    /// Monday 23 November 2026.
    static let monday = CivilDate(daysSinceEpoch: 20_780)

    /// A day that is written as `2026-11-23`.
    static func day(_ iso: some StringProtocol) throws -> CivilDate { try #require(CivilDate(iso: iso)) }

    static func id(_ number: Int) -> ID { ID(milliseconds: Int64(number), random: []) }

    /// A calendar that is open from ten to four on some weekdays, and closed on some days.
    static func calendar(
        open weekdays: Set<Int> = Set(1...7),
        closed: [CivilDate] = [],
        knownUntil: CivilDate = CivilDate(daysSinceEpoch: 60_000)
    ) throws -> OpeningCalendar {
        let hours = try #require(OpeningHours.Stretch(opens: 600, closes: 960))
        let week = (1...7).map { weekdays.contains($0) ? [hours] : [] }
        return OpeningCalendar(
            hours: try #require(OpeningHours(lines: [], week: week)),
            closures: closed.map { HubClosure(from: $0, until: $0, reason: "Closed") },
            workingDays: WorkingDays(holidays: [], knownUntil: knownUntil)
        )
    }

    static func hold(_ number: Int, place: Int? = nil, pickup: String = "A") -> QueuedHold {
        QueuedHold(
            id: id(number),
            person: id(1_000 + number),
            pickup: pickup,
            madeAt: Int64(number),
            place: place ?? number
        )
    }

    static func throwsRefusal<Refusal: Error>(_ act: () throws(Refusal) -> Void) -> Refusal? {
        do throws(Refusal) {
            try act()
            return nil
        } catch {
            return error
        }
    }
}

/// A random calendar, and which days it is open, worked out in the simplest way.
struct RandomCalendar {
    let calendar: OpeningCalendar
    let weekdays: Set<Int>
    let closed: Set<CivilDate>

    init(_ dice: inout Dice, around start: CivilDate, days: Int) throws {
        var weekdays = Set((1...7).filter { _ in dice.roll(0...4) > 0 })
        if weekdays.isEmpty { weekdays = [dice.roll(1...7)] }
        var closed: Set<CivilDate> = []
        for ahead in -20...days where dice.once(in: 12) { closed.insert(start.adding(days: ahead)) }
        if dice.once(in: 3) {
            let from = dice.roll(0...days)
            for ahead in from...from + dice.roll(3...25) { closed.insert(start.adding(days: ahead)) }
        }
        self.weekdays = weekdays
        self.closed = closed
        calendar = try Sample.calendar(open: weekdays, closed: Array(closed))
    }

    func isOpen(_ day: CivilDate) -> Bool { weekdays.contains(day.weekday) && !closed.contains(day) }

    /// The open days after a day, one after the other.
    func open(after day: CivilDate, _ count: Int) -> CivilDate {
        var day = day
        var left = count
        while left > 0 {
            day = day.adding(days: 1)
            if isOpen(day) { left -= 1 }
        }
        return day
    }
}

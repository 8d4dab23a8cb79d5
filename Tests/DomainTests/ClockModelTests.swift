import Domain
import Foundation
import Ground
import Testing

/// The clocks beside a model that goes day by day, or minute by minute, and is too simple to be wrong.
@Suite struct ClockModelTests {
    private let first = CivilDate(daysSinceEpoch: 20_089)  // 1 January 2025

    /// Every day of four years, in each division.
    @Test(arguments: Division.allCases)
    func workingDaysAreThoseOfANaiveCount(_ division: Division) throws {
        let days = try ClockSample.days(division)
        let holidays = Set(try ClockSample.holidays().holidays(in: division).map(\.day))
        let worked = (0..<1461).map { first.adding(days: $0) }.filter { day in
            day.weekday != 6 && day.weekday != 7 && !holidays.contains(day)
        }
        for ahead in 0..<1400 {
            let start = first.adding(days: ahead)
            let rest = worked.drop { $0 <= start }
            for count in [1, 5, 10, 20] where rest.count >= count {
                let expected = rest[rest.startIndex + count - 1]
                #expect(try days.day(count, after: start) == expected)
                #expect(try days.count(after: start, upTo: expected) == count)
            }
            let next = try #require(worked.first { $0 >= start })
            #expect(try days.workingDay(onOrAfter: start) == next)
        }
    }

    /// 500 deadlines with random pauses, each looked at on 60 days.
    @Test(arguments: 1...10)
    func aDeadlineIsWhatANaiveCountOfItsDaysSays(_ seed: Int) throws {
        var dice = Dice(seed)
        let days = try ClockSample.days()
        for _ in 0..<50 {
            let start = first.adding(days: dice.roll(0...1000))
            let limit = dice.roll(0...30)
            var deadline = Deadline(limit, after: start)
            var paused: Set<CivilDate> = []
            var at = start
            for _ in 0..<dice.roll(0...3) {
                let (from, until) = (at.adding(days: dice.roll(0...6)), dice.roll(0...9))
                guard (try? deadline.pause(on: from, by: days)) != nil else { break }
                at = from.adding(days: until)
                try deadline.resume(on: at)
                for ahead in 1...max(1, until) where ahead <= until {
                    paused.insert(from.adding(days: ahead))
                }
            }
            let counted = (1..<400).map { start.adding(days: $0) }.filter {
                days.isKnown($0) && days.isWorkingDay($0) && !paused.contains($0)
            }
            let due = limit == 0 ? start : counted[limit - 1]
            #expect(try deadline.due(by: days) == due)
            for ahead in 0..<60 {
                let today = start.adding(days: ahead)
                let state = try deadline.state(on: today, by: days)
                if today < due {
                    #expect(state == .left(counted.count { $0 > today && $0 <= due }))
                } else if today == due {
                    #expect(state == .dueToday)
                } else {
                    let late = try days.count(after: due, upTo: today)
                    #expect(state == .overdue(by: max(1, late)))
                }
            }
        }
    }

    /// Every minute of two weeks round closures, holidays and the nights in which the clocks change.
    @Test(arguments: ["2026-10-19", "2026-12-21", "2027-03-22", "2027-02-08", "2027-06-05"])
    func openingIsWhatANaiveClockSaysMinuteByMinute(_ iso: String) throws {
        let opening = try ClockSample.opening()
        let start = try ClockSample.day(iso)
        var open: [Int: Set<Int>] = [:]
        for ahead in 0..<16 {
            let stretches = try opening.stretches(on: start.adding(days: ahead))
            open[ahead] = Set(stretches.flatMap { Array($0.opens..<$0.closes) })
        }
        for ahead in 0..<12 {
            for minute in stride(from: 0, to: 1440, by: 7) {
                let now = try #require(WallTime(day: start.adding(days: ahead), minute: minute))
                var (later, then) = (ahead, minute)
                let isOpen = open[ahead]?.contains(minute) == true
                while (open[later]?.contains(then) == true) == isOpen, later < 16 {
                    then += 1
                    if then == 1440 { (later, then) = (later + 1, 0) }
                }
                let change = try #require(WallTime(day: start.adding(days: later), minute: then))
                switch try opening.status(at: now) {
                case .open(let until): #expect(isOpen && until == change, "\(now.text)")
                case .closed(_, let opens): #expect(!isOpen && opens == change, "\(now.text)")
                }
            }
        }
    }

    @Test func aDueDayIsRolledToTheNextOpenDayAndNoFurther() throws {
        let opening = try ClockSample.opening()
        for ahead in 0..<1400 {
            let day = first.adding(days: ahead)
            let due = try opening.openDay(onOrAfter: day)
            #expect(try opening.isOpen(on: due) && day <= due)
            for between in day.daysSinceEpoch..<due.daysSinceEpoch {
                #expect(try !opening.isOpen(on: CivilDate(daysSinceEpoch: between)))
            }
        }
        #expect(throws: OpeningCalendar.Refusal.self) {
            try opening.openDay(onOrAfter: ClockSample.day("2028-12-31"))
        }
    }

    @Test(arguments: 1...5)
    func minutesOfOpeningAreThoseCountedOneByOne(_ seed: Int) throws {
        var dice = Dice(seed)
        let opening = try ClockSample.opening()
        for _ in 0..<10 {
            let start = Int64(1_798_000_000 + dice.roll(0...15_000_000)) * 1000 / 60_000 * 60_000
            let length = dice.roll(0...6_000)
            var expected = 0
            for minute in 0..<length {
                let now = BritishTime.wall(at: start + Int64(minute) * 60_000)
                if case .open = try opening.status(at: now) { expected += 1 }
            }
            #expect(try opening.openMinutes(from: start, to: start + Int64(length) * 60_000) == expected)
        }
    }

    /// Every half hour of thirty years, and every minute of the days on which the clocks change.
    @Test func britishTimeIsThatOfTheTimeZoneDatabase() throws {
        let zone = try #require(TimeZone(identifier: "Europe/London"))
        func check(_ seconds: Int) {
            let offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
            let wall = BritishTime.wall(at: Int64(seconds) * 1000)
            let local = seconds + offset
            let expected = WallTime(
                day: CivilDate(daysSinceEpoch: local / 86_400),
                minute: local % 86_400 / 60
            )
            #expect(wall == expected)
            let again = BritishTime.instant(of: wall)
            let isSame = again == Int64(seconds) * 1000 || again == Int64(seconds - 3600) * 1000
            #expect(isSame && BritishTime.wall(at: again) == wall, "\(wall.text) is an instant that shows it")
        }
        // 1 January 2005 to 2035.
        for seconds in stride(from: 1_104_537_600, to: 2_051_222_400, by: 5 * 3600 + 1800) { check(seconds) }
        for change in [1_774_746_000, 1_792_890_000, 1_806_195_600, 1_824_944_400] {
            for minute in -180...180 { check(change + minute * 60) }
        }
    }

    @Test func anInstantBeforeTheClockBeganIsADayToo() {
        #expect(BritishTime.wall(at: -60_000).text == "1969-12-31 23:59")
    }
}

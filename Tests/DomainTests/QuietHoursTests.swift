import Domain
import Ground
import Testing

/// The clock of a hub in England: clocks change at 01:00 UTC on the last Sundays of March and October.
private let london = WallClock { instant in
    let day = CivilDate(daysSinceEpoch: Int((instant >= 0 ? instant : instant - 86_399_999) / 86_400_000))
    func change(_ month: Int) -> Int64 {
        var last = CivilDate(year: day.year, month: month, day: 31) ?? day
        while last.weekday != 7 { last = last.adding(days: -1) }
        return Int64(last.daysSinceEpoch) * 86_400_000 + 3_600_000
    }
    return instant >= change(3) && instant < change(10) ? 3_600_000 : 0
}

private let hour: Int64 = 3_600_000

private func at(_ iso: String, _ hour: Int, _ minute: Int = 0) throws -> Int64 {
    let date = try #require(CivilDate(iso: iso))
    return Int64(date.daysSinceEpoch) * 86_400_000 + Int64(hour) * 3_600_000 + Int64(minute) * 60_000
}

@Suite struct QuietHoursTests {
    @Test func textsWaitOverNightAndOverSunday() throws {
        let quiet = QuietHours.usual
        // Friday 20 November 2026, winter time.
        #expect(!quiet.isQuiet(at: try at("2026-11-20", 19, 59), by: london))
        #expect(quiet.isQuiet(at: try at("2026-11-20", 20), by: london))
        #expect(try quiet.loud(from: at("2026-11-20", 20), by: london) == at("2026-11-21", 8))
        #expect(
            try quiet.loud(from: at("2026-11-21", 21), by: london) == at("2026-11-23", 8),
            "Sunday is quiet"
        )
        #expect(try quiet.loud(from: at("2026-11-20", 12), by: london) == at("2026-11-20", 12))
    }

    @Test func theHoursAreThoseOfTheClockOnTheWallInSummerToo() throws {
        let quiet = QuietHours.usual
        #expect(!quiet.isQuiet(at: try at("2026-07-01", 18, 59), by: london), "19:59 on the wall")
        #expect(quiet.isQuiet(at: try at("2026-07-01", 19), by: london), "20:00 on the wall")
        #expect(try quiet.loud(from: at("2026-07-01", 19), by: london) == at("2026-07-02", 7))
    }

    @Test func aNightInWhichTheClocksChangeEndsAtTheSameHourOnTheWall() throws {
        let quiet = try #require(QuietHours(from: 20 * 60, to: 8 * 60, days: []))
        // Forward on Sunday 29 March 2026, back on Sunday 25 October.
        #expect(try quiet.loud(from: at("2026-03-28", 20), by: london) == at("2026-03-29", 7))
        #expect(try quiet.loud(from: at("2026-10-24", 19), by: london) == at("2026-10-25", 8))
    }

    @Test func anHourThatDoesNotHappenEndsWhenTheClocksGoForward() throws {
        let quiet = try #require(QuietHours(from: 20 * 60, to: 90, days: []))
        #expect(
            try quiet.loud(from: at("2026-03-28", 22), by: london) == at("2026-03-29", 1),
            "02:00 on the wall"
        )
        // In October half past one comes twice; the first ends the quiet.
        #expect(try quiet.loud(from: at("2026-10-24", 22), by: london) == at("2026-10-25", 0, 30))
    }

    private static let hours: [(Int, Int, Set<Int>)] = [
        (1_200, 480, [7]), (1_200, 480, []), (0, 0, [6, 7]), (720, 840, [7]), (1_380, 90, []), (60, 120, [1]),
        (0, 1_439, [2]), (1_439, 1, [1, 2, 3, 5, 6, 7]),
    ]

    /// Against a look at every minute, through both changes of the clocks.
    @Test(arguments: hours, ["2026-03-26", "2026-10-22", "2026-07-01"])
    func theEndOfTheQuietIsTheFirstMinuteThatIsNot(_ hours: (Int, Int, Set<Int>), _ start: String) throws {
        let quiet = try #require(QuietHours(from: hours.0, to: hours.1, days: hours.2))
        let first = try at(start, 0)
        for step in 0..<500 {
            let instant = first + Int64(step) * 17 * 60_000
            var minute = instant
            while quiet.isQuiet(at: minute, by: london) { minute += 60_000 }
            #expect(quiet.loud(from: instant, by: london) == minute, "from \(instant)")
        }
    }

    @Test(arguments: [
        (-1, 8, [7]), (1_440, 8, []), (20, 1_440, []), (20, 8, [0]), (20, 8, [1, 2, 3, 4, 5, 6, 7]),
    ])
    func quietHoursThatNeverEndAreNone(_ from: Int, _ to: Int, _ days: [Int]) {
        #expect(QuietHours(from: from, to: to, days: Set(days)) == nil)
    }

    @Test func aReminderComesOnTheLastDayBeforeThatIsNotQuiet() throws {
        let monday = try #require(CivilDate(iso: "2026-11-23"))
        #expect(QuietHours.usual.reminderDay(of: monday).iso == "2026-11-21", "Saturday")
        #expect(QuietHours.usual.reminderDay(of: monday.adding(days: 1)).iso == "2026-11-23")
    }

    /// A reading of the clock leads back to an instant at which it shows the same.
    @Test func theClockIsReadBothWays() throws {
        let first = try at("2026-01-01", 0)
        for step in 0..<20_000 {
            let (day, minute) = london.reading(at: first + Int64(step) * 26 * 60_000)
            let back = london.instant(of: day, minute: minute)
            #expect(london.reading(at: back) == (day, minute))
        }
    }

    @Test func atNightOnlyLettersGoOutBecauseTheyWakeNobody() throws {
        let program = MessageSettings.Program(command: "send")
        let settings = MessageSettings(
            email: MessageSettings.Mail(from: "a@example.org"),
            text: program,
            letter: program
        )
        #expect(settings.channels(at: try at("2026-11-20", 12), by: london) == [.email, .text, .letter])
        let night = try at("2026-11-20", 23)
        #expect(settings.channels(at: night, by: london) == [.letter])
        #expect(settings.loud(.letter, from: night, by: london) == night)
        #expect(try settings.loud(.text, from: night, by: london) == at("2026-11-21", 8))
        #expect(MessageSettings(text: program).channels == [.text], "what is not set up waits")
    }
}

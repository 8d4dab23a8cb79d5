import Ground
import Testing

@Suite struct CivilDateTests {
    @Test func everyDayFromYear1To9999CountsUpByOneAndComesBack() throws {
        let first = try #require(CivilDate(year: 1, month: 1, day: 1))
        let last = try #require(CivilDate(year: 9999, month: 12, day: 31))
        var previous = first
        for count in (first.daysSinceEpoch + 1)...last.daysSinceEpoch {
            let date = CivilDate(daysSinceEpoch: count)
            guard date > previous, date.daysSinceEpoch == count else {
                Issue.record("\(previous.iso) is not followed rightly: \(date.iso)")
                return
            }
            previous = date
        }
        #expect(previous == last)
    }

    @Test(arguments: [(2023, 2, 29), (2024, 4, 31), (1900, 2, 29), (2024, 13, 1), (2024, 0, 1), (0, 1, 1)])
    func aDayThatIsNotInTheCalendarIsNoDate(_ year: Int, _ month: Int, _ day: Int) {
        #expect(CivilDate(year: year, month: month, day: day) == nil)
    }

    @Test func weekdaysAndIsoTextAreRight() throws {
        let saturday = try #require(CivilDate(iso: "2026-11-21"))
        #expect(saturday.weekday == 6)
        #expect(saturday.adding(days: 2).weekday == 1)
        #expect(saturday.iso == "2026-11-21")
        #expect(CivilDate(iso: "2026-1-1") == nil)
        #expect(CivilDate(iso: "+026-01-01") == nil)
        #expect(try #require(CivilDate(iso: "1969-12-31")).weekday == 3)
    }

    @Test func addingMonthsStopsAtTheEndOfAShortMonth() throws {
        let date = try #require(CivilDate(iso: "2024-03-31"))
        #expect(date.adding(months: -1)?.iso == "2024-02-29")
        #expect(date.adding(months: 11)?.iso == "2025-02-28")
        #expect(date.adding(months: -12 * 2023 - 3) == nil)
    }
}

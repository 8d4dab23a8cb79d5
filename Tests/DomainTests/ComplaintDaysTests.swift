import Content
import Domain
import Foundation
import Ground
import Testing

/// By which days a complaint is counted: those of the council, whatever one hub does.
@Suite struct ComplaintDaysTests {
    /// A hub that never opens on Mondays, and is shut in the days after Easter, after Christmas and in June.
    private func calendars() throws -> HubCalendars {
        let open = [try ClockSample.hours(9, 17)]
        func closure(_ from: String, _ until: String) throws -> HubClosure {
            HubClosure(from: try ClockSample.day(from), until: try ClockSample.day(until), reason: "Shut")
        }
        let by = ID(milliseconds: 1, random: Array(repeating: 1, count: 10))
        let entered = try #require(
            EnteredClosure(id: by, day: try ClockSample.day("2027-06-09"), reason: "Snow", by: by)
        )
        let week: OpeningHours? = OpeningHours(lines: [], week: [[], open, open, open, open, [], []])
        return HubCalendars(
            hours: week,
            council: try ClockSample.days(),
            closures: [
                try closure("2026-04-07", "2026-04-10"), try closure("2026-12-24", "2027-01-03"),
            ],
            entered: [KeptClosure(entered, addedAt: 1)]
        )
    }

    /// Each was counted by hand, day by day, on the calendar of England and Wales.
    @Test(arguments: [
        // Thu 2 Apr is 1, Good Friday, Easter Monday, Tue 7 is 2, Wed 8 is 3, Thu 9 is 4, Fri 10 is 5.
        ("2026-04-01", "2026-04-10"),
        // Wed 23 Dec is 1, Thu 24 is 2, Christmas, Mon 28 for Boxing Day, Tue 29 is 3, Wed 30 is 4, Thu 31 is 5.
        ("2026-12-22", "2026-12-31"),
        // Thu 31 Dec is 1, New Year, Mon 4 Jan is 2, Tue 5 is 3, Wed 6 is 4, Thu 7 is 5.
        ("2026-12-30", "2027-01-07"),
        // Mon 7 to Fri 11 June, one of them shut by snow.
        ("2027-06-04", "2027-06-11"),
    ])
    func aComplaintIsAcknowledgedWithinFiveDaysOfTheCouncilThoughTheHubIsShut(
        _ received: String,
        _ due: String
    ) throws {
        let days = try calendars().complaintDays
        let clock = ComplaintClock(received: try ClockSample.day(received), limits: try limits())
        #expect(try clock.next(by: days)?.due(by: days)?.iso == due)
    }

    // Wed 8 Apr is 1, Thu 9 is 2, Fri 10 is 3, 13 to 17 are 4 to 8, Mon 20 is 9, Tue 21 is 10.
    @Test func theAnswerIsDueTenDaysOfTheCouncilAfterTheAcknowledgementOverEaster() throws {
        let days = try calendars().complaintDays
        var clock = ComplaintClock(received: try ClockSample.day("2026-04-01"), limits: try limits())
        try clock.acknowledge(on: try ClockSample.day("2026-04-07"))
        #expect(try clock.next(by: days)?.due(by: days)?.iso == "2026-04-21")
    }

    @Test func allOtherPromisesAreCountedByTheDaysOfTheHub() throws {
        let calendars = try calendars()
        let start = try ClockSample.day("2026-04-01")
        #expect(try calendars.now.workingDays.day(2, after: start).iso == "2026-04-14")
        #expect(try calendars.complaintDays.day(2, after: start).iso == "2026-04-07")
    }

    private func limits() throws -> ComplaintLimits {
        try ContentPack.read(ClockSample.root.appending(path: "Kiosk/Content").path()).complaintLimits()
    }
}

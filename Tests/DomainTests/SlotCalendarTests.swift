import Content
import Domain
import Foundation
import Ground
import Testing

/// A small random source with a seed, so that a failing case can be run again.
private struct Chance {
    var state: UInt64

    mutating func next(_ range: ClosedRange<Int>) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return range.lowerBound + Int(state >> 33) % range.count
    }
}

private func workingDays() throws -> WorkingDays {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    return try ContentPack.read(root.appending(path: "Kiosk/Content").path()).workingDays()
}

private let usual = SlotCalendar.Rules(
    weekdays: [2, 4],
    times: ["morning", "afternoon"],
    capacity: 6,
    earliestWorkingDays: 2,
    horizonDays: 42
)

private func calendar(_ rules: SlotCalendar.Rules = usual) throws -> SlotCalendar {
    try SlotCalendar(code: "bulky-waste", title: "Large items", rules: rules, workingDays: workingDays())
}

private func day(_ iso: String) throws -> CivilDate { try #require(CivilDate(iso: iso)) }

@Suite struct SlotCalendarTests {
    @Test func theFirstSlotsStandOnTheFirstCollectionDayAfterTheEarliestWorkingDay() throws {
        let slots = try calendar().slots(from: day("2026-11-21"), taken: [:])
        #expect(slots.first == FreeSlot(key: SlotKey(day: try day("2026-11-24"), time: "morning"), left: 6))
        #expect(slots.map(\.key.time).prefix(3) == ["morning", "afternoon", "morning"])
        #expect(slots.last?.key.description == "2026-12-31/afternoon")
    }

    @Test func aBankHolidayIsNeverOffered() throws {
        let rules = SlotCalendar.Rules(
            weekdays: Set(1...7),
            times: ["morning"],
            capacity: 1,
            earliestWorkingDays: 0,
            horizonDays: 60
        )
        let offered = try Set(calendar(rules).slots(from: day("2026-12-01"), taken: [:]).map(\.key.day.iso))
        #expect(!offered.contains("2026-12-25") && !offered.contains("2026-12-28"))
        #expect(offered.contains("2026-12-26"), "a Saturday is open where the calendar says so")
    }

    @Test func whatIsTakenIsNotLeftAndAFullSlotIsNotOffered() throws {
        let first = SlotKey(day: try day("2026-11-24"), time: "morning")
        let second = SlotKey(day: try day("2026-11-24"), time: "afternoon")
        let slots = try calendar().slots(from: day("2026-11-21"), taken: [first: 6, second: 5])
        #expect(slots.first == FreeSlot(key: second, left: 1))
        let fewer = try calendar().slots(from: day("2026-11-21"), taken: [first: 9, second: -3])
        #expect(
            fewer.first == FreeSlot(key: second, left: 6),
            "strange counts make no more room than there is"
        )
    }

    @Test func nothingIsOfferedWhereTheBankHolidaysAreNotKnown() throws {
        let slots = try calendar().slots(from: day("2028-12-20"), taken: [:])
        #expect(slots.allSatisfy { $0.key.day.iso <= "2028-12-31" })
        #expect(try calendar().slots(from: day("2029-01-05"), taken: [:]).isEmpty)
        #expect(try !calendar().isKnown(from: day("2028-12-20")))
        #expect(try calendar().isKnown(from: day("2026-11-21")))
    }

    @Test func aSlotIsBookedOnlyWhereItCouldBeChosen() throws {
        let today = try day("2026-11-21")
        let key = SlotKey(day: try day("2026-11-24"), time: "morning")
        let booking = try #require(try calendar().booking(of: key, from: today))
        #expect(booking == SlotBooking(calendar: "bulky-waste", key: key, capacity: 6))
        #expect(booking.fits(beside: 5) && !booking.fits(beside: 6))
        let wrong = [
            "2026-11-24/night", "2026-11-25/morning", "2026-11-19/morning", "2027-01-05/morning",
            "2026-11-21/morning",
        ]
        for text in wrong {
            #expect(try calendar().booking(of: #require(SlotKey(text)), from: today) == nil, "\(text)")
        }
        #expect(try calendar().booking(of: key, from: day("2026-11-23")) == nil, "it is too soon by then")
    }

    @Test(arguments: ["", "2026-12-01", "2026-12-01/", "2026-02-30/morning", "2026-12-01/a/b", "x/morning"])
    func whatIsNoKeyIsRefused(_ text: String) { #expect(SlotKey(text) == nil) }

    @Test func aKeyReadsAsItIsWritten() throws {
        let key = try #require(SlotKey("2026-12-01/early morning"))
        #expect(key.day.iso == "2026-12-01" && key.time == "early morning")
        #expect(key.description == "2026-12-01/early morning")
    }

    @Test func rulesOutOfBoundsAreRefusedByName() throws {
        func refusal(_ change: (inout SlotCalendar.Rules) -> Void) -> SlotCalendar.Refusal? {
            var rules = usual
            change(&rules)
            return #expect(throws: SlotCalendar.Refusal.self) { try calendar(rules) }
        }
        #expect(refusal { $0.weekdays = [] } == .weekdays)
        #expect(refusal { $0.weekdays = [0] } == .weekdays)
        #expect(refusal { $0.times = [] } == .times)
        #expect(refusal { $0.times = ["a", "a"] } == .times)
        #expect(refusal { $0.times = ["a/b"] } == .times)
        #expect(refusal { $0.times = ["a:b"] } == .times)
        #expect(refusal { $0.capacity = 0 } == .capacity)
        #expect(refusal { $0.earliestWorkingDays = -1 } == .earliest)
        #expect(refusal { $0.horizonDays = 400 } == .horizon)
    }

    /// Every day of the years for which bank holidays are known, and calendars of every kind.
    @Test(arguments: 1...12)
    func onNoDayIsASlotClosedTooSoonTooLateOrWithMoreRoomThanThereIs(_ seed: Int) throws {
        var chance = Chance(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15)
        let holidays = try workingDays()
        let weekdays = Set((1...7).filter { _ in chance.next(0...2) == 0 } + [chance.next(1...7)])
        let rules = SlotCalendar.Rules(
            weekdays: weekdays,
            times: Array(["morning", "afternoon", "evening"].prefix(chance.next(1...3))),
            capacity: chance.next(1...8),
            earliestWorkingDays: chance.next(0...6),
            horizonDays: chance.next(7...90)
        )
        let calendar = try calendar(rules)
        var today = try day("2026-01-01")
        var offered = 0
        while today.year <= 2028 {
            var taken: [SlotKey: Int] = [:]
            for ahead in 0...rules.horizonDays {
                for time in rules.times {
                    taken[SlotKey(day: today.adding(days: ahead), time: time)] = chance.next(0...9)
                }
            }
            let slots = calendar.slots(from: today, taken: taken)
            offered += slots.count
            check(slots, rules, taken, from: today, holidays)
            today = today.adding(days: 1)
        }
        #expect(offered > 0)
    }

    private func check(
        _ slots: [FreeSlot],
        _ rules: SlotCalendar.Rules,
        _ taken: [SlotKey: Int],
        from today: CivilDate,
        _ holidays: WorkingDays
    ) {
        let last = today.adding(days: rules.horizonDays)
        let worked = self.worked(after: today, rules.horizonDays, holidays)
        let isInOrder = zip(slots, slots.dropFirst()).allSatisfy { $0.key.day <= $1.key.day }
        #expect(isInOrder && Set(slots.map(\.key)).count == slots.count)
        for slot in slots {
            let day = slot.key.day
            #expect(rules.weekdays.contains(day.weekday) && !holidays.isHoliday(day), "\(slot.key) is closed")
            #expect(day <= last, "\(slot.key) is beyond the horizon of \(today.iso)")
            #expect(
                worked[min(day.daysSinceEpoch - today.daysSinceEpoch, rules.horizonDays)]
                    >= rules.earliestWorkingDays,
                "\(slot.key) is too soon"
            )
            #expect((1...rules.capacity).contains(slot.left))
            #expect(slot.left + (taken[slot.key] ?? 0) == rules.capacity)
        }
        // Nothing that has room is kept back.
        let days = (0...rules.horizonDays).map { today.adding(days: $0) }.filter { day in
            rules.weekdays.contains(day.weekday) && !holidays.isHoliday(day) && holidays.isKnown(day)
                && worked[min(day.daysSinceEpoch - today.daysSinceEpoch, rules.horizonDays)]
                    >= rules.earliestWorkingDays
        }
        let free = days.flatMap { day in rules.times.map { SlotKey(day: day, time: $0) } }
            .filter { (taken[$0] ?? 0) < rules.capacity }
        #expect(free == slots.map(\.key))
    }

    /// How many working days come after a day, up to each of the days after it and with that.
    private func worked(after start: CivilDate, _ count: Int, _ holidays: WorkingDays) -> [Int] {
        var worked = [0]
        for ahead in 1...count {
            worked.append(worked[ahead - 1] + (holidays.isWorkingDay(start.adding(days: ahead)) ? 1 : 0))
        }
        return worked
    }
}

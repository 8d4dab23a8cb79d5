import Content
import Domain
import Foundation
import Ground
import Testing

private func limits(pauses: Bool = false) throws -> ComplaintLimits {
    var limits = try ContentPack.read(ClockSample.root.appending(path: "Kiosk/Content").path())
        .complaintLimits()
    limits.pausesForResident = pauses
    return limits
}

private func day(_ iso: String) throws -> CivilDate { try ClockSample.day(iso) }

@Suite struct ComplaintClockTests {
    /// A complaint of Monday 23 November 2026, acknowledged on the Wednesday: the answer is due on 9 December.
    private func acknowledged(pauses: Bool = false) throws -> ComplaintClock {
        var clock = ComplaintClock(received: try day("2026-11-23"), limits: try limits(pauses: pauses))
        try clock.acknowledge(on: day("2026-11-25"))
        return clock
    }

    private func due(_ clock: ComplaintClock) throws -> String? {
        let days = try ClockSample.days()
        return try clock.next(by: days)?.due(by: days)?.iso
    }

    /// Meets P60.
    @Test func theSampleHubKeepsToTheCodes() throws {
        let limits = try limits()
        #expect(limits.first == ComplaintLimits.StageLimits(acknowledge: 5, answer: 10, extend: 10))
        #expect(limits.second == ComplaintLimits.StageLimits(acknowledge: 5, answer: 20, extend: 20))
    }

    @Test func aHubMayHaveItsOwnLimits() throws {
        let first = try #require(ComplaintLimits.StageLimits(acknowledge: 2, answer: 15, extend: 0))
        let own = ComplaintLimits(first: first, second: first, pausesForResident: false)
        var clock = ComplaintClock(received: try day("2026-11-23"), limits: own)
        #expect(try due(clock) == "2026-11-25")
        try clock.acknowledge(on: day("2026-11-25"))
        #expect(try due(clock) == "2026-12-16")
        let days = try ClockSample.days()
        #expect(throws: ComplaintClock.Refusal.extensionTooLong(most: 0)) {
            try clock.extend(by: 1, reason: "We need a map.", on: day("2026-12-01"), days: days)
        }
        #expect(ComplaintLimits.StageLimits(acknowledge: 0, answer: 10, extend: 0) == nil)
        #expect(ComplaintLimits.StageLimits(acknowledge: 1, answer: 61, extend: 0) == nil)
    }

    @Test func anAnswerIsPutOffOnceWithAReasonInTimeAndNotByTooMuch() throws {
        let days = try ClockSample.days()
        var clock = try acknowledged()
        #expect(throws: ComplaintClock.Refusal.noReason) {
            try clock.extend(by: 5, reason: " \n", on: day("2026-12-01"), days: days)
        }
        #expect(throws: ComplaintClock.Refusal.extensionTooLong(most: 10)) {
            try clock.extend(by: 11, reason: "We need a map.", on: day("2026-12-01"), days: days)
        }
        #expect(throws: ComplaintClock.Refusal.extensionTooLong(most: 10)) {
            try clock.extend(by: 0, reason: "We need a map.", on: day("2026-12-01"), days: days)
        }
        #expect(throws: ComplaintClock.Refusal.overdue(since: try day("2026-12-09"))) {
            try clock.extend(by: 5, reason: "We need a map.", on: day("2026-12-10"), days: days)
        }
        #expect(try due(clock) == "2026-12-09", "what is refused changes nothing")
        try clock.extend(by: 5, reason: "We need a map.", on: day("2026-12-09"), days: days)
        #expect(try due(clock) == "2026-12-16")
        #expect(throws: ComplaintClock.Refusal.alreadyExtended) {
            try clock.extend(by: 5, reason: "We need a map.", on: day("2026-12-10"), days: days)
        }
    }

    /// Meets P61.
    @Test func nobodyAsksForTheSecondLookBeforeTheFirstAnswerUnlessItIsLate() throws {
        let days = try ClockSample.days()
        var clock = try acknowledged()
        #expect(throws: ComplaintClock.Refusal.firstStageRunning) {
            try clock.escalate(on: day("2026-12-09"), days: days)
        }
        var late = clock
        try late.escalate(on: day("2026-12-10"), days: days)
        #expect(late.stage == .second)
        try clock.answer(on: day("2026-12-08"))
        #expect(try due(clock) == nil)
        try clock.escalate(on: day("2026-12-08"), days: days)
        #expect(try due(clock) == "2026-12-15", "acknowledged in five working days again")
        #expect(throws: ComplaintClock.Refusal.noFurtherStage) {
            try clock.escalate(on: day("2027-03-01"), days: days)
        }
        #expect(try clock.answer(of: .first, by: days)?.state(on: day("2027-01-01"), by: days) == .met)
    }

    @Test func stepsComeInOrderAndOnce() throws {
        let days = try ClockSample.days()
        var clock = ComplaintClock(received: try day("2026-11-23"), limits: try limits())
        #expect(throws: ComplaintClock.Refusal.tooEarly(last: try day("2026-11-23"))) {
            try clock.acknowledge(on: day("2026-11-22"))
        }
        #expect(throws: ComplaintClock.Refusal.notAcknowledged) { try clock.answer(on: day("2026-11-24")) }
        #expect(throws: ComplaintClock.Refusal.notAcknowledged) {
            try clock.extend(by: 1, reason: "We need a map.", on: day("2026-11-24"), days: days)
        }
        try clock.acknowledge(on: day("2026-11-25"))
        #expect(throws: ComplaintClock.Refusal.alreadyAcknowledged) {
            try clock.acknowledge(on: day("2026-11-26"))
        }
        #expect(throws: ComplaintClock.Refusal.neverPauses) {
            try clock.wait(from: day("2026-11-26"), days: days)
        }
        #expect(throws: ComplaintClock.Refusal.notWaiting) { try clock.goOn(on: day("2026-11-26")) }
        try clock.answer(on: day("2026-11-27"))
        #expect(throws: ComplaintClock.Refusal.alreadyAnswered) { try clock.answer(on: day("2026-11-28")) }
    }

    @Test func aHubThatWaitsForTheResidentDoesNotCountThoseDays() throws {
        let days = try ClockSample.days()
        var clock = try acknowledged(pauses: true)
        try clock.wait(from: day("2026-11-27"), days: days)
        #expect(try due(clock) == nil)
        #expect(try clock.next(by: days)?.state(on: day("2026-12-20"), by: days) == .paused(left: 8))
        #expect(throws: ComplaintClock.Refusal.alreadyWaiting) {
            try clock.wait(from: day("2026-11-28"), days: days)
        }
        try clock.goOn(on: day("2026-12-04"))
        #expect(try due(clock) == "2026-12-16")
    }

    @Test func aLateAnswerIsSaidToBeLate() throws {
        let days = try ClockSample.days()
        var clock = try acknowledged()
        try clock.answer(on: day("2026-12-11"))
        #expect(
            try clock.answer(of: .first, by: days)?.state(on: day("2027-01-01"), by: days) == .missed(by: 2)
        )
        #expect(try clock.answer(of: .second, by: days) == nil)
    }

    @Test func whereTheBankHolidaysEndThisIsSaid() throws {
        let days = try ClockSample.days()
        let clock = ComplaintClock(received: try day("2028-12-27"), limits: try limits())
        let last = try day("2028-12-31")
        #expect(throws: WorkingDays.Refusal.holidaysNotKnown(after: last)) {
            try clock.acknowledgement(of: .first)?.due(by: days)
        }
        #expect(throws: WorkingDays.Refusal.holidaysNotKnown(after: last)) {
            try clock.answer(of: .first, by: days)
        }
    }
}

@Suite struct DeadlineStepTests {
    @Test func whoMustComeToTheHubHasUntilADayItIsOpen() throws {
        let opening = try ClockSample.opening()
        let deadline = Deadline(5, after: try day("2027-06-01"))
        #expect(try deadline.due(by: opening.workingDays)?.iso == "2027-06-08", "the hub is closed that week")
        #expect(try deadline.due(atHub: opening)?.iso == "2027-06-12")
        let open = Deadline(5, after: try day("2026-11-23"))
        #expect(try open.due(atHub: opening)?.iso == "2026-11-30")
        let last = try day("2028-12-31")
        #expect(throws: OpeningCalendar.Refusal.holidaysNotKnown(after: last)) {
            try Deadline(5, after: day("2028-12-27")).due(atHub: opening)
        }
    }

    @Test func aDeadlineIsNotPausedTwiceNorWhenItIsOverNorAfterItIsDone() throws {
        let days = try ClockSample.days()
        var deadline = Deadline(5, after: try day("2026-11-23"))
        #expect(throws: Deadline.Refusal.notPaused) { try deadline.resume(on: day("2026-11-24")) }
        #expect(throws: Deadline.Refusal.overdue(since: try day("2026-11-30"))) {
            try deadline.pause(on: day("2026-12-01"), by: days)
        }
        try deadline.pause(on: day("2026-11-25"), by: days)
        #expect(throws: Deadline.Refusal.alreadyPaused) {
            try deadline.pause(on: day("2026-11-26"), by: days)
        }
        #expect(throws: Deadline.Refusal.tooEarly(last: try day("2026-11-25"))) {
            try deadline.resume(on: day("2026-11-24"))
        }
        try deadline.finish(on: day("2026-12-01"))
        #expect(try deadline.state(on: day("2026-12-09"), by: days) == .met)
        #expect(throws: Deadline.Refusal.alreadyMet) { try deadline.finish(on: day("2026-12-02")) }
    }
}

@Suite struct BankHolidayTests {
    private func holiday(_ iso: String, _ title: String = "A day") throws -> BankHolidays.Holiday {
        BankHolidays.Holiday(day: try day(iso), title: title)
    }

    @Test func newerOnesAreAddedChangedAndTakenAwayWhileYearsGoneByStay() throws {
        let old = BankHolidays(
            [.scotland: [try holiday("2026-01-01"), try holiday("2027-01-01"), try holiday("2027-05-03")]],
            knownUntil: try day("2027-12-31")
        )
        let newer = BankHolidays(
            [.scotland: [try holiday("2027-01-01", "New Year"), try holiday("2027-06-15")]],
            knownUntil: try day("2028-12-31")
        )
        let whole = try old.updated(with: newer)
        #expect(whole.holidays(in: .scotland).map(\.day.iso) == ["2026-01-01", "2027-01-01", "2027-06-15"])
        let changes = old.changes(to: whole).map { "\($0.kind.rawValue) \($0.holiday.day.iso)" }
        #expect(changes == ["renamed 2027-01-01", "removed 2027-05-03", "added 2027-06-15"])
        #expect(throws: BankHolidays.Refusal.endsEarlier(old.knownUntil)) { try newer.updated(with: old) }
        let far = BankHolidays(
            [.scotland: [try holiday("2029-01-01")]],
            knownUntil: try day("2029-12-31")
        )
        #expect(throws: BankHolidays.Refusal.leavesGap(after: old.knownUntil)) { try old.updated(with: far) }
    }
}

import Domain
import Ground
import Testing

/// A hub with an arbitrary week, bank holidays and closures, and what a naive look at each half hour says of it.
///
/// Every time is on the half hour, so a look at each half hour misses nothing.
private struct NaiveHub {
    static let first = CivilDate(daysSinceEpoch: 20_800)
    static let length = 150

    var week: [[OpeningHours.Stretch]] = []
    var holidays: Set<CivilDate> = []
    var closures: [HubClosure] = []
    var knownUntil = Self.first.adding(days: Self.length)
    /// The days on which some half hour is open.
    private var openDays: Set<CivilDate> = []

    init(_ dice: inout Dice) {
        week = (0..<7).map { weekday in
            guard dice.roll(0...9) > (weekday == 6 ? 8 : 0) else { return [] }
            let opens = dice.roll(14...22)
            let closes = opens + dice.roll(4...12)
            return Self.stretch(opens, closes).map { [$0] } ?? []
        }
        holidays = Set((0..<dice.roll(0...8)).map { _ in Self.day(&dice) })
        closures = (0..<dice.roll(0...8)).map { number in
            let from = Self.day(&dice)
            let isLong = dice.roll(0...3) == 0
            let opens = dice.roll(0...40)
            let hours = dice.roll(0...1) == 0 ? nil : Self.stretch(opens, opens + dice.roll(1...8))
            let until = from.adding(days: isLong ? dice.roll(0...12) : 0)
            return HubClosure(from: from, until: until, hours: hours, reason: "Closure \(number)")
        }
        openDays = Set(
            (0...Self.length).map { Self.first.adding(days: $0) }.filter { day in
                stride(from: 0, to: 1440, by: 30).contains { isOpen(day, $0) }
            }
        )
    }

    private static func stretch(_ from: Int, _ until: Int) -> OpeningHours.Stretch? {
        OpeningHours.Stretch(opens: from * 30, closes: min(until, 48) * 30)
    }

    private static func day(_ dice: inout Dice) -> CivilDate { first.adding(days: dice.roll(0...length)) }

    var calendar: HubCalendar {
        HubCalendar(
            hours: OpeningHours(lines: [], week: week),
            council: WorkingDays(holidays: holidays, knownUntil: knownUntil),
            closures: closures
        )
    }

    /// Whether it is open in the half hour that begins at a minute.
    func isOpen(_ day: CivilDate, _ minute: Int) -> Bool {
        if holidays.contains(day) { return false }
        let isInHours = week[day.weekday - 1].contains { $0.opens <= minute && minute < $0.closes }
        let isShut = closures.contains { closure in
            let (from, until) = (closure.hours?.opens ?? 0, closure.hours?.closes ?? 1440)
            return closure.from <= day && day <= closure.until && from <= minute && minute < until
        }
        return isInHours && !isShut
    }

    func opens(on day: CivilDate) -> Bool { openDays.contains(day) }

    func works(on day: CivilDate) -> Bool { day.weekday <= 5 && opens(on: day) }

    /// The working day some working days after a day; nil where that is beyond what is known.
    func day(_ count: Int, after start: CivilDate) -> CivilDate? {
        var (day, left) = (start, count)
        while left > 0 {
            day = day.adding(days: 1)
            if day > knownUntil { return nil }
            if works(on: day) { left -= 1 }
        }
        return day
    }
}

/// One calendar for every clock, beside a model that looks at every half hour.
@Suite struct HubCalendarTests {
    /// A thousand hubs, a hundred for each seed.
    private func hubs(_ seed: Int, _ body: (NaiveHub, inout Dice) throws -> Void) rethrows {
        var dice = Dice(seed)
        for _ in 0..<100 {
            let hub = NaiveHub(&dice)
            try body(hub, &dice)
        }
    }

    @Test(arguments: 1...10)
    func everyCountOfWorkingDaysIsThatOfTheNaiveModel(_ seed: Int) throws {
        hubs(seed) { hub, dice in
            let days = hub.calendar.workingDays
            let wrong = (0...NaiveHub.length).map { NaiveHub.first.adding(days: $0) }
                .filter { days.isWorkingDay($0) != hub.works(on: $0) }
            #expect(wrong.isEmpty, "\(hub)")
            for _ in 0..<20 {
                let start = NaiveHub.first.adding(days: dice.roll(0...100))
                let count = dice.roll(1...15)
                #expect((try? days.day(count, after: start)) == hub.day(count, after: start), "\(hub)")
            }
        }
    }

    @Test(arguments: 1...10)
    func noDeadlineComplaintOrArrivalLandsOnAClosedDay(_ seed: Int) throws {
        let stage = try #require(ComplaintLimits.StageLimits(acknowledge: 5, answer: 10, extend: 10))
        let limits = ComplaintLimits(first: stage, second: stage, pausesForResident: false)
        try hubs(seed) { hub, dice in
            let calendar = hub.calendar
            let opening = try #require(calendar.opening)
            for _ in 0..<20 {
                let start = NaiveHub.first.adding(days: dice.roll(0...90))
                let deadline = Deadline(dice.roll(1...15), after: start)
                if let due = try? deadline.due(by: calendar.workingDays) {
                    #expect(hub.works(on: due) && due == hub.day(deadline.limit, after: start))
                }
                if let due = try? deadline.due(atHub: opening) { #expect(hub.opens(on: due)) }
                let clock = ComplaintClock(received: start, limits: limits)
                if let due = try? clock.next(by: calendar.workingDays)?.due(by: calendar.workingDays) {
                    #expect(hub.works(on: due))
                }
                let time = try #require(WallTime(day: start, minute: dice.roll(0...47) * 30))
                if let counted = try? opening.dayReceived(at: time) { #expect(hub.works(on: counted)) }
                if let next = try? opening.opening(after: time) { #expect(hub.isOpen(next.day, next.minute)) }
            }
        }
    }

    @Test(arguments: 1...10)
    func everyCollectionThatIsOfferedIsOnADayTheHubOpens(_ seed: Int) throws {
        try hubs(seed) { hub, dice in
            let rules = SlotCalendar.Rules(
                weekdays: Set(1...7).filter { _ in dice.roll(0...1) == 0 }.union([2]),
                times: ["morning"],
                capacity: 1,
                earliestWorkingDays: dice.roll(0...3),
                horizonDays: 42
            )
            let calendar = try SlotCalendar(
                code: "bulky-waste",
                title: "Large items",
                rules: rules,
                workingDays: hub.calendar.workingDays
            )
            let today = NaiveHub.first.adding(days: dice.roll(0...60))
            let offered = calendar.slots(from: today, taken: [:]).map(\.key.day)
            let first = hub.day(rules.earliestWorkingDays, after: today)
            let expected = (0...42).map { today.adding(days: $0) }.filter { day in
                first.map { $0 <= day } ?? false && rules.weekdays.contains(day.weekday)
                    && hub.opens(on: day)
            }
            #expect(offered == expected, "\(hub)")
        }
    }

    @Test(arguments: 1...10)
    func everyAppointmentThatIsOfferedIsWhileTheHubIsOpen(_ seed: Int) throws {
        try hubs(seed) { hub, dice in
            let times = try weekly([1, 2, 3, 4, 5], 8, 18, modes: [.faceToFace, .telephone])
            let team = try AppointmentTeam(
                code: "housing",
                title: "Housing",
                times: [times],
                rules: bookingRules(percent: 0)
            )
            let book = AppointmentBook(team: team, opening: try #require(hub.calendar.opening))
            let now = try #require(
                WallTime(day: NaiveHub.first.adding(days: dice.roll(0...60)), minute: 0)
            )
            guard let range = book.days(from: now.day) else { return }
            let met = book.slots(for: inPerson, in: range, now: now, beside: [])
            #expect(met.allSatisfy { hub.isOpen($0.key.day, $0.key.starts) }, "\(hub)")
            let wish = AppointmentWish(mode: .telephone)
            let called = book.slots(for: wish, in: range, now: now, beside: [])
            #expect(called.allSatisfy { hub.opens(on: $0.key.day) }, "\(hub)")
            let expected = (range.lowerBound.daysSinceEpoch...range.upperBound.daysSinceEpoch).reduce(0) {
                let day = CivilDate(daysSinceEpoch: $1)
                guard day.weekday <= 5 else { return $0 }
                let places = stride(from: 480, to: 1080, by: 30).count { hub.isOpen(day, $0) }
                return $0 + places
            }
            #expect(met.count == expected, "\(hub)")
        }
    }

    @Test func aClosureThatIsEnteredLaterDoesNotMoveWhatWasPromisedBefore() throws {
        let day = NaiveHub.first.adding(days: 3)
        let by = ID(milliseconds: 1, random: Array(repeating: 1, count: 10))
        let closure = try #require(EnteredClosure(id: by, day: day, reason: "Snow", by: by))
        func calendars(_ kept: KeptClosure...) throws -> HubCalendars {
            HubCalendars(
                hours: nil,
                council: WorkingDays(holidays: [], knownUntil: day.adding(days: 99)),
                closures: [],
                entered: kept
            )
        }
        let entered = try calendars(KeptClosure(closure, addedAt: 50))
        #expect(entered.now.workingDays.isClosed(day))
        #expect(!entered.known(at: 49).workingDays.isClosed(day))
        #expect(entered.known(at: 50).workingDays.isClosed(day))
        let ended = try calendars(KeptClosure(closure, addedAt: 50, endedAt: 70))
        #expect(!ended.now.workingDays.isClosed(day))
        #expect(ended.known(at: 60).workingDays.isClosed(day), "what was promised then stands")
    }

    @Test func aHubOfUnknownHoursIsClosedOnTheDaysOfWholeClosures() throws {
        let day = NaiveHub.first
        let hours = try #require(OpeningHours.Stretch(opens: 600, closes: 660))
        let calendar = HubCalendar(
            hours: nil,
            council: WorkingDays(holidays: [], knownUntil: day.adding(days: 99)),
            closures: [
                HubClosure(from: day, until: day.adding(days: 1), reason: "Snow"),
                HubClosure(
                    from: day.adding(days: 2),
                    until: day.adding(days: 2),
                    hours: hours,
                    reason: "Drill"
                ),
            ]
        )
        #expect((0...2).map { calendar.workingDays.isClosed(day.adding(days: $0)) } == [true, true, false])
        #expect(calendar.opening == nil)
    }
}

import Domain
import Ground
import Testing

private func visit(_ number: Int, at arrived: Int = 0, starts: Int? = nil, called: Bool = false) -> HubVisit {
    HubVisit(
        id: ID(milliseconds: Int64(number), random: []),
        team: "housing",
        ticket: number,
        appointment: nil,
        starts: starts,
        person: nil,
        arrivedAt: Int64(arrived) * 60_000,
        calledAt: called ? 0 : nil
    )
}

private func queue(
    _ visits: [HubVisit],
    serving: Int = 1,
    busy: Int = 1,
    lengths: [Int] = Array(repeating: 600, count: 10),
    expected: [Int] = [],
    now: Int = 600
) -> HubQueue {
    HubQueue(visits, serving: serving, busy: busy, lengths: lengths, expected: expected, now: now)
}

@Suite struct QueueTests {
    @Test func dueAppointmentsComeFirstThenThoseWithoutThenThoseWhoAreEarly() {
        let visits = [
            visit(1, at: 1), visit(2, at: 2, starts: 630), visit(3, at: 3, starts: 600), visit(4, at: 0),
            visit(5, at: 4, starts: 590), visit(6, at: 0, called: true),
        ]
        #expect(queue(visits).waiting.map(\.ticket) == [5, 3, 4, 1, 2])
        #expect(
            queue(visits, now: 630).waiting.map(\.ticket) == [5, 3, 2, 4, 1],
            "by half past ten it is due"
        )
    }

    @Test func whereNothingIsKnownNothingIsSaid() {
        #expect(queue([visit(1)], serving: 0, busy: 0).waitForNewcomer == .unknown)
        #expect(queue([visit(1)], lengths: [600, 600, 600, 600]).waitForNewcomer == .unknown)
        #expect(queue([], lengths: []).waitForNewcomer == .unknown)
    }

    @Test func whereSomebodyIsFreeThereIsNoWait() {
        #expect(queue([], serving: 2, busy: 1).waitForNewcomer == .now)
        #expect(queue([], serving: 1, busy: 0, lengths: []).waitForNewcomer == .now)
        #expect(queue([visit(1)], serving: 2, busy: 1).waitForNewcomer != .now)
    }

    @Test func theWaitIsARangeInStepsOfFiveMinutes() {
        #expect(queue([]).waitForNewcomer == .minutes(from: 0, to: 10))
        #expect(queue([visit(1)]).waitForNewcomer == .minutes(from: 10, to: 20))
        #expect(
            queue([visit(1), visit(2), visit(3)], serving: 2, busy: 2).waitForNewcomer
                == .minutes(from: 10, to: 20)
        )
        let uneven = [60, 100, 300, 400, 500, 700, 900, 1300]
        #expect(queue([visit(1)], lengths: uneven).waitForNewcomer == .minutes(from: 5, to: 30))
    }

    @Test func appointmentsThatFallDueMeanwhileMayComeBefore() {
        #expect(queue([], expected: [605]).waitForNewcomer == .minutes(from: 0, to: 20))
        #expect(queue([], expected: [605, 615, 625, 700]).waitForNewcomer == .minutes(from: 0, to: 40))
        #expect(queue([], expected: [700]).waitForNewcomer == .minutes(from: 0, to: 10))
        #expect(queue([visit(1, starts: 605)]).waitForNewcomer == .minutes(from: 0, to: 20))
    }

    @Test func whoIsInTheQueueIsToldTheirOwnWait() {
        let three = queue([visit(1, at: 1), visit(2, at: 2), visit(3, at: 3, starts: 645)])
        #expect(three.wait(of: visit(1).id) == .minutes(from: 0, to: 10))
        #expect(three.wait(of: visit(9).id) == nil)
        guard case .minutes(_, let most) = three.wait(of: visit(3).id) else {
            Issue.record("the wait of somebody who is early is not known")
            return
        }
        #expect(most >= 45, "until their time, others may come before")
    }

    /// 200 made days: visits of every length, and the wait that was really had beside what was said.
    @Test func theWaitThatIsSaidIsMostlyTheWaitThatIsHad() {
        var dice = Dice(7)
        var (within, longer, all) = (0, 0, 0)
        for _ in 0..<200 {
            let serving = dice.roll(1...3)
            func length() -> Int { 120 + dice.roll(0...600) + dice.roll(0...600) }
            let measured = (0..<20).map { _ in length() }
            // Those who are served began some time ago.
            var ends = (0..<serving).map { _ in
                let whole = length()
                return whole - dice.roll(0...whole - 1)
            }
            let ahead = dice.roll(0...6)
            let said = queue(
                (1...7).prefix(ahead).map { visit($0) },
                serving: serving,
                busy: serving,
                lengths: measured
            ).waitForNewcomer
            for _ in 0..<ahead {
                ends.sort()
                ends[0] += length()
            }
            let had = ends.min() ?? 0
            guard case .minutes(let from, let to) = said else { continue }
            all += 1
            if had >= from * 60, had <= to * 60 { within += 1 }
            if had > to * 60 { longer += 1 }
        }
        print("of \(all) waits \(within) were as was said, \(longer) longer")
        #expect(all == 200)
        #expect(within * 100 >= all * 85)
        #expect(longer * 100 <= all * 10, "a wait that is longer than was said is the worse mistake")
    }
}

@Suite struct CheckInTests {
    private let rules = AppointmentTeam.Rules(
        earliestWorkingDays: 0,
        horizonDays: 28,
        heldPercent: 0,
        heldUntilWorkingDays: 0,
        earlyMinutes: 30,
        lateMinutes: 10
    )

    private func appointment(_ state: Appointment.State = .booked) throws -> Appointment {
        let key = try #require(AppointmentKey("housing/2026-11-24/10:00/room-1"))
        return Appointment(
            id: ID(milliseconds: 1, random: []),
            reference: Reference(payload: Array(repeating: 1, count: 8)),
            person: ID(milliseconds: 2, random: []),
            place: AppointmentPlace(key: key, ends: 630, lane: 0, isHeld: false),
            mode: .faceToFace,
            state: state
        )
    }

    @Test(arguments: [
        ("09:30", Appointment.Arrival.early(minutes: 30)), ("09:59", .early(minutes: 1)),
        ("10:00", .late(minutes: 0)), ("10:10", .late(minutes: 10)),
    ])
    func onePersonChecksInALittleEarlyOrALittleLate(_ clock: String, _ arrival: Appointment.Arrival) throws {
        #expect(
            try appointment().checkIn(now: ClockSample.wall("2026-11-24 \(clock)"), rules: rules) == arrival
        )
    }

    @Test func tooEarlyTooLateOrOnAnotherDayIsRefusedWithWhatToDo() throws {
        let one = try appointment()
        func refusal(_ now: String, _ one: Appointment) -> Appointment.Refusal? {
            #expect(throws: Appointment.Refusal.self) {
                try one.checkIn(now: ClockSample.wall(now), rules: rules)
            }
        }
        #expect(refusal("2026-11-24 09:29", one) == .tooEarly(from: 570))
        #expect(refusal("2026-11-24 10:11", one) == .tooLate(byMinutes: 1))
        #expect(refusal("2026-11-23 10:00", one) == .notToday(one.place.key))
        #expect(refusal("2026-11-24 10:00", try appointment(.arrived)) == .alreadyArrived)
        #expect(refusal("2026-11-24 10:00", try appointment(.cancelled)) == .over(.cancelled))
    }

    @Test func itIsMovedOrCancelledOnlyBeforeItsTime() throws {
        try appointment().mayChange(now: ClockSample.wall("2026-11-24 09:59"))
        #expect(throws: Appointment.Refusal.alreadyStarted) {
            try appointment().mayChange(now: ClockSample.wall("2026-11-24 10:00"))
        }
        #expect(throws: Appointment.Refusal.over(.done)) {
            try appointment(.done).mayChange(now: ClockSample.wall("2026-11-24 09:00"))
        }
    }
}

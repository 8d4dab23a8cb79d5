import Domain
import Ground
import Testing

@Suite struct AppointmentBookTests {
    @Test func placesStandOnTheDaysAndTimesOfTheTeam() throws {
        let slots = try teamBook([weekly()]).free("2026-11-23", "2026-11-26", now: "2026-11-23 10:00")
        #expect(
            slots == [
                "housing/2026-11-24/09:00/room-1", "housing/2026-11-24/09:30/room-1",
                "housing/2026-11-24/10:00/room-1", "housing/2026-11-24/10:30/room-1",
                "housing/2026-11-26/09:00/room-1", "housing/2026-11-26/09:30/room-1",
                "housing/2026-11-26/10:00/room-1", "housing/2026-11-26/10:30/room-1",
            ]
        )
    }

    @Test func todayOffersOnlyWhatIsStillToCome() throws {
        let slots = try teamBook([weekly()]).free("2026-11-24", "2026-11-24", now: "2026-11-24 09:30")
        #expect(slots == ["housing/2026-11-24/10:00/room-1", "housing/2026-11-24/10:30/room-1"])
    }

    @Test func nobodyIsAskedToComeWhenTheHubIsClosed() throws {
        let every = try teamBook([weekly([1, 2, 3, 4, 5, 6, 7], 10, 15, length: 60)])
        let christmas = try every.free("2026-12-24", "2026-12-29", now: "2026-12-10 10:00")
        #expect(christmas.filter { $0.contains("12-24") }.count == 3, "the hub closes at 1 on Christmas Eve")
        #expect(!christmas.contains { $0.contains("12-25") || $0.contains("12-27") || $0.contains("12-28") })
        #expect(christmas.filter { $0.contains("12-26") }.count == 5, "an open Saturday")
        #expect(try every.free("2027-06-07", "2027-06-11", now: "2027-06-01 10:00").isEmpty)
    }

    @Test func theTelephoneGoesOnWhileTheHubIsClosedButNotOnABankHoliday() throws {
        let calls = try teamBook([weekly([1, 2, 3, 4, 5], modes: [.telephone], room: nil)])
        let wish = AppointmentWish(mode: .telephone)
        let week = try calls.free(wish, "2027-06-07", "2027-06-08", now: "2027-06-01 10:00")
        #expect(week.count == 8 && week.first == "housing/2027-06-07/09:00/")
        #expect(try calls.free(wish, "2027-05-31", "2027-05-31", now: "2027-05-25 10:00").isEmpty)
        #expect(throws: Appointment.Refusal.modeNotOffered) {
            try calls.take("housing/2027-06-07/09:00/", now: "2027-06-01 10:00")
        }
    }

    @Test func aTeamThatIsAwayOffersNothingAndAnExtraDayOffersMore() throws {
        let away = HubClosure(
            from: try ClockSample.day("2026-11-24"),
            until: try ClockSample.day("2026-11-24"),
            hours: try ClockSample.hours(9, 10),
            reason: "The team is away"
        )
        let extra = AppointmentTeam.ExtraTimes(
            day: try ClockSample.day("2026-11-28"),
            times: try weekly([], 10, 12, length: 60)
        )
        let slots = try teamBook([weekly()], extra: [extra], closures: [away])
            .free("2026-11-24", "2026-11-28", now: "2026-11-23 10:00")
        #expect(slots.count == 2 + 4 + 2)
        #expect(slots.last == "housing/2026-11-28/11:00/room-1")
    }

    @Test func whoCannotUseStepsIsOfferedRoomsWithoutSteps() throws {
        let both = try teamBook([weekly(), weekly(room: stairs)])
        let wish = AppointmentWish(mode: .faceToFace, needsStepFree: true)
        let slots = try both.free(wish, "2026-11-24", "2026-11-24", now: "2026-11-23 10:00")
        #expect(slots.count == 4 && slots.allSatisfy { $0.hasSuffix("/room-1") })
        #expect(throws: Appointment.Refusal.notStepFree) {
            try both.take("housing/2026-11-24/09:00/room-2", wish, now: "2026-11-23 10:00")
        }
    }

    @Test func aPlaceIsTakenOnceAndEachOfThoseSeenAtOnceHasTheirOwn() throws {
        let pair = try teamBook([weekly(atOnce: 2)])
        let key = "housing/2026-11-24/09:00/room-1"
        let first = try pair.take(key, now: "2026-11-23 10:00")
        let second = try pair.take(key, now: "2026-11-23 10:00", beside: [first])
        #expect(first.lane == 0 && second.lane == 1)
        #expect(throws: Appointment.Refusal.full) {
            try pair.take(key, now: "2026-11-23 10:00", beside: [first, second])
        }
        let free = try pair.free(
            "2026-11-24",
            "2026-11-24",
            now: "2026-11-23 10:00",
            beside: [first, second]
        )
        #expect(!free.contains(key) && free.count == 3)
        #expect(try pair.take(key, now: "2026-11-23 10:00", beside: [second]).lane == 0)
    }

    @Test func whatIsBookedStaysWhenTheLengthOfPlacesChanges() throws {
        let old = try teamBook([weekly()]).take("housing/2026-11-24/09:30/room-1", now: "2026-11-23 10:00")
        let changed = try teamBook([weekly(length: 20)])
        let free = try changed.free("2026-11-24", "2026-11-24", now: "2026-11-23 10:00", beside: [old])
        #expect(free.map { $0.dropFirst(19).prefix(5) } == ["09:00", "10:00", "10:20", "10:40"])
        #expect(throws: Appointment.Refusal.full) {
            try changed.take("housing/2026-11-24/09:40/room-1", now: "2026-11-23 10:00", beside: [old])
        }
    }

    @Test(arguments: [
        ("housing/2026-11-24/09:10/room-1", Appointment.Refusal.notOffered),
        ("housing/2026-11-25/09:00/room-1", .notOffered), ("benefits/2026-11-24/09:00/room-1", .notOffered),
        ("housing/2026-11-19/09:00/room-1", .tooSoon), ("housing/2026-12-29/09:00/room-1", .tooFarAhead),
    ])
    func whatIsNotOfferedIsRefusedByName(_ key: String, _ refusal: Appointment.Refusal) throws {
        let book = try teamBook([weekly()])
        #expect(throws: refusal) { try book.take(key, now: "2026-11-23 10:00") }
    }

    @Test func beyondTheKnownBankHolidaysNothingIsBooked() throws {
        let book = try teamBook([weekly()])
        let last = try ClockSample.day("2028-12-31")
        #expect(throws: Appointment.Refusal.holidaysNotKnown(after: last)) {
            try book.take("housing/2029-01-02/09:00/room-1", now: "2028-12-20 10:00")
        }
        #expect(try book.free("2028-12-28", "2029-01-31", now: "2028-12-20 10:00").count == 4)
    }

    @Test(arguments: [
        "", "housing", "housing/2026-11-24/09:00", "housing/2026-11-24/9:00/room-1",
        "housing/2026-11-24/24:00/room-1", "housing/2026-02-30/09:00/room-1", "/2026-11-24/09:00/room-1",
    ])
    func whatIsNoKeyIsRefused(_ text: String) { #expect(AppointmentKey(text) == nil) }
}

@Suite struct HeldPlaceTests {
    private let first = AppointmentWish(mode: .faceToFace, hasPriority: true)

    /// Four places on a day, of which one is held until two working days before.
    @Test func aShareOfADayIsHeldForThoseWhoFindItHardUntilItIsNear() throws {
        let book = try teamBook([weekly()], rules: bookingRules())
        var taken: [AppointmentPlace] = []
        for time in ["09:00", "09:30", "10:00"] {
            taken.append(
                try book.take("housing/2026-12-03/\(time)/room-1", now: "2026-11-23 10:00", beside: taken)
            )
        }
        let last = "housing/2026-12-03/10:30/room-1"
        #expect(throws: Appointment.Refusal.heldForOthers) {
            try book.take(last, now: "2026-11-30 10:00", beside: taken)
        }
        #expect(try book.free("2026-12-03", "2026-12-03", now: "2026-11-30 10:00", beside: taken).isEmpty)
        #expect(
            try book.free(first, "2026-12-03", "2026-12-03", now: "2026-11-30 10:00", beside: taken) == [last]
        )
        #expect(try book.take(last, first, now: "2026-11-30 10:00", beside: taken).isHeld)
        // Thursday 3 December is two working days after Tuesday 1 December.
        #expect(try !book.take(last, now: "2026-12-01 10:00", beside: taken).isHeld)
    }

    @Test func whoHasPriorityUsesHeldPlacesFirstAndLeavesTheOthers() throws {
        let book = try teamBook([weekly()], rules: bookingRules())
        let held = try book.take("housing/2026-12-03/09:00/room-1", first, now: "2026-11-23 10:00")
        #expect(held.isHeld)
        let more = try book.take(
            "housing/2026-12-03/09:30/room-1",
            first,
            now: "2026-11-23 10:00",
            beside: [held]
        )
        #expect(!more.isHeld)
        let others = try book.free(
            "2026-12-03",
            "2026-12-03",
            now: "2026-11-23 10:00",
            beside: [held, more]
        )
        #expect(others.count == 2, "one was held, and it is used")
    }

    /// Days booked at random to the end, by people with and without priority.
    @Test(arguments: 1...30)
    func nobodyIsDoubleBookedAndHeldPlacesAreKept(_ seed: Int) throws {
        var dice = Dice(seed)
        let percent = dice.roll(0...100)
        let book = try teamBook(
            [weekly(atOnce: dice.roll(1...3)), weekly(length: 20, room: stairs)],
            rules: bookingRules(percent: percent, until: dice.roll(0...5))
        )
        let day = try ClockSample.day("2026-12-03")
        let all = book.slots(on: day)
        let places = all.reduce(0) { $0 + $1.places }
        var taken: [AppointmentPlace] = []
        for _ in 0..<80 {
            let wish = AppointmentWish(mode: .faceToFace, hasPriority: dice.roll(0...3) == 0)
            let slot = all[dice.roll(0...all.count - 1)]
            let now = try #require(WallTime(day: day.adding(days: -dice.roll(7...9)), minute: 600))
            let isOffered = book.slots(for: wish, in: day...day, now: now, beside: taken)
                .contains { $0.key == slot.key }
            let place = try? book.place(at: slot.key, for: wish, now: now, beside: taken)
            #expect((place != nil) == isOffered, "what is offered can be had, and nothing else")
            if let place { taken.append(place) }
        }
        for (index, one) in taken.enumerated() {
            for other in taken[..<index] where one.key.room == other.key.room && one.lane == other.lane {
                #expect(one.ends <= other.key.starts || other.ends <= one.key.starts)
            }
        }
        let held = (places * percent + 99) / 100
        let others = taken.count { !$0.isHeld }
        #expect(taken.count <= places && taken.count(where: \.isHeld) <= held)
        // With priority one may also take what is not held; without it, nobody takes what is.
        #expect(others <= places)
    }

    @Test func withoutPriorityNobodyTakesAHeldPlaceWhileItIsHeld() throws {
        let book = try teamBook([weekly()], rules: bookingRules(percent: 50))
        var taken: [AppointmentPlace] = []
        for slot in book.slots(on: try ClockSample.day("2026-12-03")) {
            let now = try ClockSample.wall("2026-11-23 10:00")
            if let place = try? book.place(at: slot.key, for: inPerson, now: now, beside: taken) {
                taken.append(place)
            }
        }
        #expect(taken.count == 2)
    }
}

@Suite struct AppointmentRuleTests {
    private func fault(_ make: () throws -> AppointmentBook) -> AppointmentTeam.Fault? {
        #expect(throws: AppointmentTeam.Fault.self) { _ = try make() }
    }

    @Test func rulesOutOfBoundsAreRefusedByName() throws {
        #expect(fault { try teamBook([]) } == .noTimes)
        #expect(fault { try teamBook([weekly([])]) } == .times(0, .weekdays))
        #expect(fault { try teamBook([weekly([8])]) } == .times(0, .weekdays))
        #expect(fault { try teamBook([weekly(length: 4)]) } == .times(0, .length))
        #expect(fault { try teamBook([weekly(length: 150)]) } == .times(0, .length), "longer than the hours")
        #expect(fault { try teamBook([weekly(atOnce: 0)]) } == .times(0, .atOnce))
        #expect(fault { try teamBook([weekly(modes: [])]) } == .times(0, .modes))
        #expect(fault { try teamBook([weekly(room: nil)]) } == .times(0, .room))
        #expect(fault { try teamBook([weekly(), weekly([4], 10, 12)]) } == .times(1, .clash))
        #expect(fault { try teamBook([weekly()], rules: bookingRules(percent: 101)) } == .held)
        #expect(fault { try teamBook([weekly()], rules: bookingRules(earliest: 29)) } == .earliest)
        let extra = AppointmentTeam.ExtraTimes(day: try ClockSample.day("2026-11-24"), times: try weekly([]))
        #expect(fault { try teamBook([weekly()], extra: [extra]) } == .extra(0, .clash))
    }
}

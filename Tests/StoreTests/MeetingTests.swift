import Domain
import Ground
import Testing

@testable import Store

/// Visitors without an account, what is needed to meet somebody, and reminders of appointments.
@Suite struct MeetingTests {
    private let store: Store
    private let needs = MeetingNeeds([.stepFree, .interpreter], language: " Polish ")

    init() throws { store = try Scratch().make() }

    @discardableResult
    private func book(
        _ number: Int,
        _ time: String = "09:30",
        person: ID? = nil,
        visitor: Visitor? = nil,
        now: WallTime
    ) throws -> Appointment {
        try store.book(
            key(time),
            for: inPerson,
            of: person ?? visitor?.id ?? id(number + 3_000_000),
            in: makeBook(),
            as: id(number + 4_000_000),
            needing: needs,
            visitor: visitor,
            by: act(number, .appointmentBooked, now)
        ) { reference(number) }
    }

    @Test func aVisitorAndHerNeedsAreKeptWithTheAppointment() throws {
        let visitor = Visitor(id: id(77), name: " Sam  Other ", reach: "sam@example.org")
        let made = try book(1, visitor: visitor, now: wall("2026-11-23", 10))
        #expect(try store.visitor(made.person)?.name == "Sam Other")
        #expect(
            try store.meetingNeeds(of: made.id)
                == MeetingNeeds([.stepFree, .interpreter], language: "Polish")
        )
    }

    @Test func whatIsRefusedLeavesNoVisitorBehind() throws {
        try book(1, now: wall("2026-11-23", 10))
        let visitor = Visitor(id: id(77), name: "Sam Other", reach: "")
        #expect(throws: StoreError.appointment(.full)) {
            try book(2, visitor: visitor, now: wall("2026-11-23", 10))
        }
        #expect(try store.visitor(visitor.id) == nil)
    }

    @Test func visitorsAreForgottenOnceNothingOfTheirsIsAhead() throws {
        let visitor = Visitor(id: id(77), name: "Sam Other", reach: "01632 960 100")
        let made = try book(1, visitor: visitor, now: wall("2026-11-23", 10))
        let later = Int64.max
        try store.forgetVisitors(before: civil("2026-12-01"), madeBefore: later)
        #expect(try store.visitor(visitor.id) != nil, "the appointment is still ahead")
        try store.forgetVisitors(before: civil("2026-12-02"), madeBefore: 0)
        #expect(try store.visitor(visitor.id) != nil, "it is too short a time ago")
        try store.forgetVisitors(before: civil("2026-12-02"), madeBefore: later)
        #expect(try store.visitor(visitor.id) == nil)
        #expect(try store.meetingNeeds(of: made.id).isEmpty)
    }

    @Test func nobodyIsMissedBeforeHerTimeAndOnceIsEnough() throws {
        let made = try book(1, now: wall("2026-11-23", 10))
        #expect(throws: StoreError.appointment(.tooSoon)) {
            try store.miss(made.id, by: act(2, .visitEnded, wall("2026-12-01", 9, 29)))
        }
        try store.miss(made.id, by: act(3, .visitEnded, wall("2026-12-01", 9, 30)))
        #expect(try store.appointment(made.id)?.state == .missed)
        #expect(throws: StoreError.appointment(.over(.missed))) {
            try store.miss(made.id, by: act(4, .visitEnded, wall("2026-12-01", 9, 31)))
        }
    }

    /// What is reminded of at ten o'clock on a day.
    private func remind(_ day: String, _ seed: Int, quiet: QuietHours = .usual) throws -> Int {
        var count = seed * 1_000
        return try store.remind(
            Reminding(
                today: civil(day),
                now: BritishTime.instant(of: wall(day, 10)),
                quiet: quiet,
                clock: WallClock { _ in 0 },
                newID: {
                    count += 1
                    return id(9_000_000 + count)
                },
                words: { one in
                    News.Appointment(
                        one.reference,
                        team: News.Named("housing", "Housing"),
                        day: one.place.key.day,
                        starts: one.place.key.starts,
                        mode: one.mode
                    )
                }
            )
        )
    }

    @Test func anAppointmentIsRemindedOfOnceOnTheDayBefore() throws {
        let joan = try PeopleTests.register(1, PeopleTests.registration(1), in: store)
        try book(1, person: joan.id, now: wall("2026-11-23", 10))
        #expect(try remind("2026-11-29", 1) == 0, "too early")
        #expect(try remind("2026-11-30", 2) == 1)
        #expect(try remind("2026-11-30", 3) == 0, "once")
        #expect(try remind("2026-12-01", 4) == 0, "not on the day itself")
        let told = try store.messages(in: [.queued]).filter { $0.kind == .appointmentReminder }
        #expect(told.map(\.person) == [joan.id])
        #expect(told.first?.notAfter == BritishTime.instant(of: try wall("2026-12-01", 9, 30)))
    }

    @Test func whatWasJustBookedOrMovedIsNotRemindedOf() throws {
        let joan = try PeopleTests.register(1, PeopleTests.registration(1), in: store)
        let made = try book(1, person: joan.id, now: wall("2026-11-29", 11))
        #expect(try remind("2026-11-30", 1) == 0, "booked 23 hours ago")
        let sam = try PeopleTests.register(2, PeopleTests.registration(2), in: store)
        let old = try book(2, "10:00", person: sam.id, now: wall("2026-11-20", 11))
        let step = act(9, .appointmentMoved, try wall("2026-11-29", 12))
        _ = try store.move(old.id, to: key("10:30"), for: inPerson, in: makeBook(), by: step)
        #expect(try remind("2026-11-30", 2) == 0, "moved 22 hours ago")
        _ = try store.cancel(made.id, by: act(10, .appointmentCancelled, wall("2026-11-29", 12)))
    }

    @Test func whatIsCancelledIsNotRemindedOfNorAVisitorWhoCanOnlyBeCalled() throws {
        let joan = try PeopleTests.register(1, PeopleTests.registration(1), in: store)
        let made = try book(1, person: joan.id, now: wall("2026-11-23", 10))
        _ = try store.cancel(made.id, by: act(5, .appointmentCancelled, wall("2026-11-24", 10)))
        let visitor = Visitor(id: id(77), name: "Sam Other", reach: "01632 960 100")
        try book(2, "10:00", visitor: visitor, now: wall("2026-11-23", 10))
        #expect(try remind("2026-11-30", 1) == 0)
    }

    @Test func aVisitorIsRemindedByTheEMailSheGaveAndNothingOfItOutlivesHerVisit() throws {
        let visitor = Visitor(id: id(77), name: "Sam Other", reach: "sam@example.org", language: "pl")
        try book(1, visitor: visitor, now: wall("2026-11-23", 10))
        #expect(try remind("2026-11-30", 1) == 1)
        #expect(try remind("2026-11-30", 2) == 0, "once")
        let told = try #require(try store.messages(in: [.queued]).first)
        #expect(told.channel == .email && told.language == "pl" && told.person == visitor.id)
        #expect(try store.addressee(of: told.person)?.email == "sam@example.org")
        try store.forgetVisitors(before: civil("2026-12-02"), madeBefore: Int64.max)
        #expect(try store.messages(in: Set(MessageState.allCases)).isEmpty)
        #expect(try store.addressee(of: told.person) == nil)
    }

    @Test(arguments: [
        ("sam@example.org", Channel.email, false), ("07700 900 123", .text, false),
        ("+44 7700 900123", .text, false), ("01632 960 100", .screen, true),
    ])
    func aVisitorIsToldOfAMovedAppointmentByTheWayThatSheGave(
        _ reach: String,
        _ channel: Channel,
        _ isCalled: Bool
    ) throws {
        let visitor = Visitor(id: id(77), name: "Sam Other", reach: reach)
        let made = try book(1, visitor: visitor, now: wall("2026-11-23", 10))
        let news = News.Appointment(
            made.reference,
            team: News.Named("housing", "Housing"),
            day: made.place.key.day,
            starts: 570,
            mode: .faceToFace
        )
        let isNew = try store.enqueue(
            Notice(id: id(500), key: "k", person: visitor.id, news: .appointmentMoved(news), at: 5)
        )
        #expect(isNew)
        #expect(try store.message(id(500))?.channel == channel)
        #expect(try store.messageFollowUps(at: 5).map(\.person) == (isCalled ? [visitor.id] : []))
    }

    @Test func anAppointmentIsHersWhoKnowsItsReferenceAndTheWayThatSheGave() throws {
        let visitor = Visitor(id: id(77), name: "Sam Other", reach: "+44 7700 900123")
        let made = try book(1, visitor: visitor, now: wall("2026-11-23", 10))
        func prove(_ reach: String, _ reference: Reference? = nil, at now: Int64 = 0) throws -> Store.Proven {
            let proof = VisitorProof(reference ?? made.reference, reach: reach)
            return try store.prove(proof, on: "t", at: now)
        }
        #expect(try prove("07700900123") == .hers(visitor), "however it is written")
        #expect(try prove("07700 900 124") == .wrong)
        #expect(try prove("") == .wrong)
        #expect(try prove("07700 900 123", reference(2)) == .wrong, "nobody is told that there is none")
        for _ in 0..<2 { #expect(try prove("07700 900 124") == .wrong) }
        #expect(try prove("07700 900 124") == .locked)
        #expect(try prove("07700 900 123") == .locked, "guessing does not go on")
        #expect(try prove("07700 900 123", at: 30 * 60_000) == .hers(visitor))
    }
}

/// The book of a team as other tests have it, where a method has its name.
private func makeBook() throws -> AppointmentBook { try book() }

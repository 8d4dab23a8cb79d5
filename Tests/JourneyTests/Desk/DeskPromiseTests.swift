import Content
import Domain
import Ground
import Screens
import Store
import Testing

@testable import handrail

/// A closure that is entered at the desk: what it moves, what it does not, and who must be told.
@Suite struct DeskPromiseTests {
    private let hub: DeskHub

    init() throws { hub = try DeskHub() }

    /// The first working day that is some days ahead or later.
    private func workingDay(_ ahead: Int) -> CivilDate {
        var day = World().today.adding(days: ahead)
        while day.weekday > 5 { day = day.adding(days: 1) }
        return day
    }

    private func coordinator() throws -> Clerk { try Clerk(at: hub, as: "coordinator") }

    /// Closes the hub for a day, or for some hours.
    private func close(_ day: CivilDate, _ hours: String = "", at clerk: Clerk) throws {
        try clerk.press("closures")
        try clerk.press("add")
        clerk.type("\(day.day) \(day.month) \(day.year)", hours, "The heating is broken")
    }

    @Test func aPromisedDayThatFallsOnANewClosureStaysAndIsShown() throws {
        let day = workingDay(5)
        let reference = try hub.send(
            "missed-bin",
            for: hub.joan,
            promisedIn: day.daysSinceEpoch - World().today.daysSinceEpoch
        )
        let clerk = try coordinator()
        try close(day, at: clerk)
        #expect(clerk.screen.id == "desk.promises", "\(clerk.text)")
        #expect(clerk.text.contains("1 promised day"))
        #expect(clerk.text.contains("Nothing was changed"))
        #expect(clerk.text.contains("Joan Marker") && clerk.text.contains(reference.grouped))
        let due = try hub.store.caseFile(of: reference)?.due
        #expect(due == day)
    }

    @Test func everybodyIsPutOnTheListOfCallsOnceAndItSaysWhatAbout() throws {
        let day = workingDay(5)
        try hub.send(
            "missed-bin",
            for: hub.joan,
            promisedIn: day.daysSinceEpoch - World().today.daysSinceEpoch
        )
        let clerk = try coordinator()
        try close(day, at: clerk)
        try clerk.press("all")
        #expect(clerk.text.contains("On the list of calls"), "\(clerk.text)")
        #expect(!clerk.screen.stops.contains("all"))
        let calls = try hub.store.openFollowUps()
        #expect(calls.map(\.person) == [hub.joan.id])
        #expect(calls.first?.detail.contains("Closed on") == true)
    }

    @Test func aRequestOfNobodyIsOpenedFromTheList() throws {
        let day = workingDay(5)
        let reference = try hub.send(
            "missed-bin",
            for: nil,
            promisedIn: day.daysSinceEpoch - World().today.daysSinceEpoch
        )
        let clerk = try coordinator()
        try close(day, at: clerk)
        #expect(!clerk.screen.stops.contains("all"), "nobody can be called")
        try clerk.press(ElementID("promise:\(reference):due"))
        #expect(clerk.text.contains("No phone number is known"))
        try clerk.press("request")
        #expect(clerk.screen.id.hasPrefix("desk.case"))
    }

    @Test func someHoursOfADayDisturbNoPromisedDay() throws {
        let day = workingDay(5)
        try hub.send(
            "missed-bin",
            for: hub.joan,
            promisedIn: day.daysSinceEpoch - World().today.daysSinceEpoch
        )
        let clerk = try coordinator()
        try close(day, "13:00 to 18:00", at: clerk)
        #expect(clerk.screen.id == "desk.closures", "\(clerk.text)")
    }

    @Test func theNextPromiseCountsRoundTheClosureUntilItIsTakenBack() throws {
        let clerk = try coordinator()
        let before = try #require(clerk.shell.promised(in: 3))
        try close(before, at: clerk)
        let after = try #require(clerk.shell.promised(in: 3))
        #expect(before < after)
        #expect(clerk.shell.calendars().now.workingDays.isClosed(before))
        clerk.mean(.choose(2), .enter)
        try clerk.press("reopen")
        #expect(clerk.shell.promised(in: 3) == before)
        #expect(try hub.store.allClosures().count == 1, "that it was closed for a time stays known")
    }

    @Test func aClosureOfOneHubMovesNoLimitOfAComplaint() throws {
        let clerk = try coordinator()
        let request = try #require(try hub.store.caseFile(complaint()))
        let before = try #require(clerk.shell.complaintStep(request)?.due)
        let promised = try #require(clerk.shell.promised(in: 10, by: "complaint"))
        try close(before, at: clerk)
        #expect(clerk.shell.complaintStep(request)?.due == before)
        #expect(clerk.shell.promised(in: 10, by: "complaint") == promised)
        #expect(clerk.text.contains("1 step of a complaint"), "that it falls on it is shown: \(clerk.text)")
    }

    private func complaint() throws -> ID {
        // Its promised day is another than that of its next step, whatever weekday it is today.
        let reference = try hub.send("complaint", for: hub.joan, promisedIn: 40)
        return try #require(
            try hub.store.people(fitting: reference.description).first.flatMap { person in
                try hub.store.cases(of: person.id).first { $0.reference == reference }?.id
            }
        )
    }

    @Test func slotsOfACollectionAreNotOfferedOnADayThatIsClosedAtTheDesk() throws {
        let clerk = try coordinator()
        func days() throws -> [CivilDate] {
            guard case .slots(_, let free?) = clerk.shell.slots(of: "bulky-waste") else { return [] }
            return free.map(\.key.day)
        }
        let first = try #require(days().first)
        try close(first, at: clerk)
        #expect(try !days().isEmpty && !days().contains(first))
    }

    @Test func anAppointmentIsMovedToATimeTheHubIsOpen() throws {
        let clerk = try coordinator()
        let team = try #require(clerk.shell.pack?.appointmentTeams().first { $0.code == "housing" })
        let opening = try #require(clerk.shell.calendars().now.opening)
        let book = AppointmentBook(team: team, opening: opening)
        let days = try #require(book.days(from: World().today))
        let wish = AppointmentWish(mode: .faceToFace)
        let now = clerk.shell.wall
        let slot = try #require(book.slots(for: wish, in: days, now: now, beside: []).first)
        let booked = try hub.store.book(
            slot.key,
            for: wish,
            of: hub.joan.id,
            in: book,
            as: DeskHub.newID(),
            by: AppointmentStep(
                operation: DeskHub.newID(),
                now: now,
                audit: DeskHub.audit(.appointmentBooked)
            )
        ) { Reference(payload: World.values(below: 31, 8)) }
        try close(slot.key.day, at: clerk)
        #expect(clerk.text.contains("1 appointment"), "\(clerk.text)")
        try clerk.press(ElementID("promise:\(booked.reference):appointment"))
        try clerk.press("times")
        #expect(clerk.screen.caption == "Joan Marker", "the page of her appointment, as she has it herself")
        try clerk.press("move")
        let others = clerk.screen.stops.filter { $0.description.hasPrefix("day:") }
        #expect(!others.isEmpty && !others.contains { $0.description.contains(slot.key.day.iso) })
        try clerk.press(#require(others.first))
        try clerk.press(#require(clerk.screen.stops.first { $0.description.hasPrefix("time:") }))
        try clerk.press("book")
        let moved = try #require(try hub.store.appointment(booked.id))
        #expect(moved.place.key.day != slot.key.day)
        let told = try hub.store.messages(of: hub.joan.id, at: World().now).map(\.kind)
        #expect(told.contains(.appointmentMoved), "she is told of it")
        try clerk.press("return")
        clerk.mean(.back)
        #expect(clerk.text.contains("Nothing was promised for this time"), "\(clerk.text)")
    }

    @Test func nobodyIsOfferedAnAppointmentOnADayThatIsClosedAtTheDesk() throws {
        let clerk = try coordinator()
        let wish = MeetingWish(team: "housing", mode: .faceToFace, needs: .none)
        func days() throws -> Set<CivilDate> {
            guard case .offers(let offers) = clerk.shell.meet(.offers(wish), MeetingUse()) else { return [] }
            return Set(offers.map(\.key.day))
        }
        let first = try #require(try days().min())
        try close(first, at: clerk)
        #expect(try !days().isEmpty && !days().contains(first))
    }

    @Test func anAdministratorReadsHowManyAndNoName() throws {
        let day = workingDay(5)
        try hub.send(
            "missed-bin",
            for: hub.joan,
            promisedIn: day.daysSinceEpoch - World().today.daysSinceEpoch
        )
        let clerk = try Clerk(at: hub, as: "administrator")
        try close(day, at: clerk)
        #expect(clerk.text.contains("1 promised day") && clerk.text.contains("Ask a coordinator"))
        #expect(!clerk.text.contains("Joan"))
    }
}

import Domain
import Ground
import Screens
import Store
import Testing

@testable import handrail

/// The queue and the appointments of the day at the desk.
@Suite struct DeskMeetingTests {
    private let hub: DeskHub
    private let world = World(stands: Guest.moment("2026-11-24", 9, 50))

    init() throws {
        hub = try DeskHub()
        let guest = try Guest(at: hub)
        try guest.askForHousing(needs: ["need:hearing-loop"])
        try guest.press("book")
    }

    private func clerk(as login: String = "volunteer") throws -> Clerk {
        let clerk = try Clerk(at: hub, as: login, world: world)
        try clerk.press("meetings")
        try clerk.press("team:housing")
        return clerk
    }

    private func arrive() throws {
        let guest = try Guest(at: hub, now: Guest.moment("2026-11-24", 9, 40))
        try guest.press("here", "by-name")
        guest.type("Joan Marker", "10")
        try #require(guest.page == "here.place")
    }

    /// Meets L09.
    @Test func whoWaitsIsShownWithHerNeedsFirstAndForHowLong() throws {
        try arrive()
        let clerk = try clerk()
        #expect(clerk.text.contains("A hearing loop. Number 1: Joan Marker"))
        #expect(clerk.text.contains("Here for 10 minutes. Appointment at 10am."))
        #expect(clerk.text.contains("10am Joan Marker") && clerk.text.contains("Is here."))
    }

    @Test func theNextOneIsCalledSeenAndTheQueueIsEmptyThen() throws {
        try arrive()
        let clerk = try clerk()
        try clerk.press("call")
        #expect(clerk.text.contains("With you: Joan Marker, number"))
        try clerk.press("seen")
        #expect(clerk.text.contains("Seen."))
        try clerk.press("call")
        #expect(clerk.text.contains("Nobody waits."))
        try clerk.press("stop")
        #expect(try hub.text("SELECT count(*) FROM serving") == "0")
        #expect(try hub.text("SELECT state FROM appointment") == "done")
    }

    @Test func whoDoesNotComeWhenCalledIsNotedAndTheVisitEnds() throws {
        try arrive()
        let clerk = try clerk()
        try clerk.press("call")
        try clerk.press("gone")
        #expect(try hub.text("SELECT state FROM appointment") == "missed")
        #expect(try hub.text("SELECT outcome FROM visit") == "left")
    }

    @Test func somebodyWithoutAnAppointmentIsAddedWithWhatSheNeeds() throws {
        let clerk = try clerk()
        try clerk.press("walk-in")
        clerk.mean(.answer("Sam Other"))
        try clerk.press("need:interpreter")
        try clerk.press("add")
        #expect(clerk.text.contains("Somebody who speaks my language. Number 1: Sam Other"), "\(clerk.text)")
    }

    @Test func anAppointmentIsCheckedInMissedOrCancelledAtTheDesk() throws {
        let clerk = try clerk()
        let one = try #require(clerk.screen.choices.first { $0.id.description.hasPrefix("appointment:") })
        try clerk.press(one.id)
        #expect(clerk.text.contains("01632 960 100"), "a visitor can be called")
        try clerk.press("missed")
        #expect(clerk.text.contains("That cannot be done with this appointment"), "its time is still ahead")
        try clerk.press("arrive")
        #expect(clerk.text.contains("Is here."))
        let other = try self.clerk(as: "coordinator")
        try other.press(one.id)
        #expect(!other.screen.stops.contains("arrive"))
    }

    @Test func anAppointmentIsMadeAndCancelledFromTheSingleView() throws {
        let clerk = try Clerk(at: hub, as: "caseworker", world: World(stands: Guest.monday))
        clerk.type("D12345")
        try clerk.press("appointments")
        try clerk.press("make")
        for id in ["team:housing", "mode:face-to-face", "continue", "day:2026-11-24"] {
            try clerk.press(ElementID(id))
        }
        #expect(!clerk.screen.stops.contains("time:housing/2026-11-24/10:00/room-1"), "that one is taken")
        try clerk.press("time:housing/2026-11-24/10:30/room-1")
        try clerk.press("book")
        #expect(clerk.text.contains("Your appointment is booked"))
        let booked = try #require(
            try hub.store.appointments(of: hub.joan.id, from: CivilDate(daysSinceEpoch: 0)).first
        )
        #expect(try hub.acts(on: booked.id).first?.hasPrefix("appointment.booked ") == true)
        try clerk.press("return")
        try clerk.press(ElementID("appointment:\(booked.reference)"))
        try clerk.press("ask-cancel")
        try clerk.press("cancel")
        #expect(try hub.store.appointment(booked.id)?.state == .cancelled)
    }

    @Test func whoMayNotFindPeopleComesToNoRecord() throws {
        try arrive()
        let clerk = try clerk()
        try clerk.press("call")
        #expect(!clerk.screen.stops.contains("account"))
        guard case .refused = clerk.force(.appointment(.mine, for: hub.joan.id)) else {
            Issue.record("a volunteer read the appointments of a resident")
            return
        }
    }
}

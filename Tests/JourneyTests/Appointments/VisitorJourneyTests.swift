import Domain
import Screens
import Store
import Testing

@testable import handrail

/// What somebody without an account may do with the appointment that she made.
@Suite struct VisitorJourneyTests {
    private let hub: DeskHub
    private let reference: Reference

    init() throws {
        hub = try DeskHub()
        let guest = try Guest(at: hub)
        try guest.askForHousing(reach: "joan@example.org")
        try guest.press("book")
        reference = try guest.reference()
    }

    /// Another day, another terminal: she finds her appointment.
    private func find(_ reach: String = "Joan@Example.org") throws -> Guest {
        let guest = try Guest(at: hub)
        try guest.press("make-appointment", "have-one")
        #expect(guest.page == "appointment.find")
        guest.type(reference.grouped, reach)
        return guest
    }

    private func told() throws -> [MessageKind] {
        try hub.store.messages(in: [.queued]).filter { $0.kind.topic == .bookings }.map(\.kind)
    }

    @Test func aVisitorIsToldOfHerAppointmentByTheEMailSheGaveWithIt() throws {
        let queued = try hub.store.messages(in: [.queued])
        let message = try #require(queued.first { $0.kind == .appointmentBooked })
        #expect(message.channel == .email)
        #expect(message.language == "en")
        #expect(try hub.store.addressee(of: message.person)?.email == "joan@example.org")
    }

    @Test func aVisitorMovesHerAppointmentWithoutAnAccount() throws {
        let guest = try find()
        #expect(guest.page == "mine.appointment" && guest.text.contains("Tuesday 24 November 2026 at 10am"))
        try guest.press("move", "day:2026-11-26", "time:housing/2026-11-26/11:00/room-1")
        #expect(!guest.text.contains("Your name"), "nothing that is known is asked or shown empty")
        try guest.press("book")
        #expect(guest.text.contains("Your appointment is changed"))
        let moved = try #require(try hub.store.appointment(reference))
        #expect(moved.place.key.description == "housing/2026-11-26/11:00/room-1" && moved.state == .booked)
        #expect(try told() == [.appointmentBooked], "what was not sent of the old time is taken back")
        try guest.press("return")
        #expect(guest.text.contains("Thursday 26 November 2026 at 11am"))
        #expect(!guest.screen.stops.contains("make"), "she showed no more than that this one is hers")
    }

    @Test func aVisitorCancelsHerAppointmentAndIsAskedFirst() throws {
        let guest = try find()
        try guest.press("ask-cancel", "keep", "ask-cancel", "cancel")
        #expect(guest.text.contains("The appointment is cancelled."))
        #expect(try hub.store.appointment(reference)?.state == .cancelled)
        #expect(try told() == [.appointmentCancelled])
    }

    @Test func whoDoesNotKnowTheWayThatWasGivenSeesNothing() throws {
        let guest = try find("01632 960 999")
        #expect(guest.page == "appointment.find" && guest.text.contains("We cannot find it"))
        #expect(!guest.text.contains("24 November"))
        for _ in 0..<4 {
            try guest.press("continue")
        }
        #expect(guest.text.contains("There were too many wrong tries"))
        #expect(try hub.store.appointment(reference)?.state == .booked)
    }

    @Test func whoComesOnTheWrongDayCanChangeItThere() throws {
        let guest = try Guest(at: hub)
        try guest.press("here", "by-reference")
        guest.type(reference.grouped)
        try guest.press("have-one")
        #expect(guest.page == "appointment.find")
    }

    @Test func whoIsSignedInGoesToHerOwnAppointments() throws {
        let guest = try Guest(at: hub)
        try guest.signIn()
        try guest.press("make-appointment", "have-one")
        #expect(guest.page == "mine.appointments")
    }
}

import Domain
import Ground
import Screens
import Store
import Testing

@testable import handrail

/// Making, moving and cancelling an appointment.
@Suite struct AppointmentJourneyTests {
    @Test func aVisitorMakesAnAppointmentAndReadsItsReference() throws {
        let hub = try DeskHub()
        let guest = try Guest(at: hub)
        try guest.askForHousing(needs: ["need:step-free", "need:hearing-loop"])
        #expect(guest.text.contains("Tuesday 24 November 2026 at 10am"))
        #expect(guest.text.contains("A hearing loop") && guest.text.contains("01632 960 100"))
        try guest.press("book")
        #expect(guest.page == "appointment.booked")
        #expect(guest.text.contains("Bring this reference"))
        let booked = try #require(try hub.store.appointment(guest.reference()))
        #expect(booked.place.key.description == "housing/2026-11-24/10:00/room-1" && booked.state == .booked)
        let visitor = try #require(try hub.store.visitor(booked.person))
        #expect(visitor.name == "Joan Marker" && visitor.reach == "01632 960 100")
        #expect(try hub.store.meetingNeeds(of: booked.id).inOrder == [.stepFree, .hearingLoop])
        guest.mean(.finish)
        #expect(guest.visit.isOver, "what is booked is safe, so nothing is asked")
    }

    @Test func whoIsSignedInIsAskedNothingThatIsKnown() throws {
        let hub = try DeskHub()
        let needs = try SupportNeeds([.interpreter, .stepFree], language: "Polish", phone: "01632 960 100")
        let use = AccountUse(owner: hub.joan.id)
        try hub.store.keep(needs, in: use, on: World().today, audit: DeskHub.audit(.needsChanged))
        let guest = try Guest(at: hub)
        try guest.signIn()
        try guest.askForHousing("telephone", on: "2026-11-25", at: "10:20", name: nil, reach: nil)
        #expect(guest.text.contains("Somebody who speaks my language: Polish"))
        #expect(guest.text.contains("01632 960 100") && !guest.text.contains("Your name"))
        try guest.press("book")
        #expect(guest.text.contains("We will call you on 01632 960 100"))
        let booked = try hub.store.appointments(of: hub.joan.id, from: World().today)
        #expect(booked.map(\.mode) == [.telephone])
        let messages = try hub.store.messages(in: Set(MessageState.allCases)).filter {
            $0.kind == .appointmentBooked
        }
        #expect(messages.map(\.person) == [hub.joan.id])
    }

    @Test(arguments: [
        (
            "face-to-face", "2026-11-24", "10:00", "nonsense", "joan@example.org",
            "Enter a telephone number or an e-mail"
        ),
        ("telephone", "2026-11-25", "10:00", "12", "01632 960 100", "Enter a telephone number"),
        ("video", "2026-11-25", "10:00", "01632 960 100", "joan@example.org", "Enter an e-mail address"),
    ])
    func aWayToReachHerMustFitTheWayToMeet(
        _ mode: String,
        _ day: String,
        _ time: String,
        _ wrong: String,
        _ right: String,
        _ words: String
    ) throws {
        let guest = try Guest(at: DeskHub())
        try guest.press("make-appointment", "team:housing", ElementID("mode:\(mode)"), "continue")
        let room = mode == "face-to-face" ? "room-1" : ""
        try guest.press(ElementID("day:\(day)"), ElementID("time:housing/\(day)/\(time)/\(room)"))
        guest.mean(.enter)
        #expect(guest.text.contains("Enter your name"))
        guest.mean(.enter)
        guest.type("Joan Marker")
        guest.type(wrong)
        #expect(guest.text.contains(words), "\(guest.text)")
        guest.mean(.enter)
        guest.type(right)
        #expect(guest.page == "appointment.check")
    }

    @Test func onlyTheWaysThatATeamOffersAreAsked() throws {
        let guest = try Guest(at: DeskHub())
        try guest.press("make-appointment", "team:benefits")
        #expect(guest.screen.choices.map(\.id) == ["mode:face-to-face", "mode:telephone"])
        guest.mean(.back)
        try guest.press("team:digital-help")
        #expect(guest.page == "appointment.needs", "there is only one way, so it is not asked")
    }

    @Test func aTimeThatSomebodyElseTookMeanwhileIsSaidKindlyWithTheNearestOthers() throws {
        let hub = try DeskHub()
        let guest = try Guest(at: hub)
        try guest.askForHousing()
        guest.meanwhile = { try hub.takeHousing() }
        try guest.press("book")
        #expect(guest.page == "appointment.nearest")
        #expect(guest.text.contains("Somebody has just taken that time. We are sorry."))
        let times = guest.screen.choices.map(\.label).dropLast()
        #expect(
            times == [
                "Tuesday 24 November 2026 at 9:30am", "Tuesday 24 November 2026 at 10:30am",
                "Tuesday 24 November 2026 at 11am", "Tuesday 24 November 2026 at 11:30am",
            ]
        )
        try guest.press("time:housing/2026-11-24/10:30/room-1")
        #expect(
            guest.page == "appointment.check" && guest.text.contains("Joan Marker"),
            "nothing is asked again"
        )
        try guest.press("book")
        #expect(guest.page == "appointment.booked")
    }

    @Test func anAnswerIsChangedFromTheCheckAndTheTimeIsAskedAgainOnlyWhereItMust() throws {
        let guest = try Guest(at: DeskHub())
        try guest.askForHousing()
        try guest.press("change:time", "day:2026-11-26", "time:housing/2026-11-26/11:00/room-1")
        #expect(guest.page == "appointment.check" && guest.text.contains("Thursday 26 November 2026 at 11am"))
        try guest.press("change:mode", "mode:video")
        #expect(guest.page == "appointment.days")
        try guest.press("day:2026-11-25", "time:housing/2026-11-25/10:40/")
        #expect(guest.page == "appointment.reach", "a telephone number is no address for a link")
    }

    @Test func whoNeedsARoomWithoutStepsIsOfferedNoOther() throws {
        let hub = try DeskHub()
        let guest = try Guest(at: hub)
        try guest.press(
            "make-appointment",
            "team:benefits",
            "mode:face-to-face",
            "need:step-free",
            "continue"
        )
        try guest.press("day:2026-11-25")
        #expect(guest.screen.choices.allSatisfy { $0.id.description.hasSuffix("/room-1") })
    }

    @Test func nearDaysAreKeptForPeopleWithRecordedNeeds() throws {
        // Half the places of digital help are held until a working day before: 6 of 12 on 28 November.
        let hub = try DeskHub()
        for number in 0..<6 {
            let other = try Guest(at: hub)
            try other.press("make-appointment", "team:digital-help", "continue", "day:2026-11-28")
            try other.press(try #require(other.screen.choices.first?.id))
            other.type("Other \(["One", "Two", "Three", "Four", "Five", "Six"][number])", "other@example.org")
            try other.press("book")
        }
        let later = try Guest(at: hub)
        try later.press("make-appointment", "team:digital-help", "continue")
        #expect(!later.screen.stops.contains("day:2026-11-28"))
        let needs = try SupportNeeds([.extraTime], phone: "")
        let use = AccountUse(owner: hub.joan.id)
        try hub.store.keep(needs, in: use, on: World().today, audit: DeskHub.audit(.needsChanged))
        let joan = try Guest(at: hub)
        try joan.signIn()
        try joan.press("make-appointment", "team:digital-help", "continue")
        #expect(joan.screen.stops.contains("day:2026-11-28"))
    }

    @Test func whereTheStoreFailsNothingIsLostAndItCanBeTriedAgain() throws {
        var resident = try Resident()
        resident.press("make-appointment")
        #expect(String(describing: resident.screen.parts).contains("Nothing is changed"))
        resident.press("return")
        #expect(resident.screen.id == "front")
    }
}

/// The appointments of a resident under "my account".
@Suite struct MyAppointmentTests {
    private let hub: DeskHub
    private let guest: Guest

    init() throws {
        hub = try DeskHub()
        guest = try Guest(at: hub)
        try guest.signIn()
        try guest.askForHousing(name: nil, reach: nil)
        try guest.press("book", "home", "account", "appointments")
    }

    private func booked() throws -> [String] {
        try hub.store.appointments(of: hub.joan.id, from: CivilDate(daysSinceEpoch: 0))
            .map { "\($0.place.key.description) \($0.state.rawValue)" }
    }

    @Test func theOldTimeIsKeptUntilANewOneIsTaken() throws {
        try guest.press(try #require(guest.screen.choices.first?.id), "move")
        #expect(guest.text.contains("You keep your time now until you take a new one"))
        try guest.press("day:2026-11-26", "time:housing/2026-11-26/11:00/room-1")
        #expect(try booked() == ["housing/2026-11-24/10:00/room-1 booked"])
        try guest.press("book")
        #expect(guest.text.contains("Your appointment is changed"))
        #expect(try booked() == ["housing/2026-11-26/11:00/room-1 booked"])
        try guest.press("return")
        #expect(guest.screen.choices.first?.label == "Thursday 26 November 2026 at 11am")
    }

    @Test func whoGoesBackFromAMoveKeepsTheOldTime() throws {
        try guest.press(try #require(guest.screen.choices.first?.id), "move", "day:2026-11-26")
        guest.mean(.back, .back)
        #expect(guest.page == "mine.appointments")
        #expect(try booked() == ["housing/2026-11-24/10:00/room-1 booked"])
    }

    @Test func cancellingIsAskedFirstAndSaidAfterwards() throws {
        try guest.press(try #require(guest.screen.choices.first?.id), "ask-cancel")
        #expect(guest.screen.focus == "keep")
        guest.mean(.enter)
        #expect(try booked() == ["housing/2026-11-24/10:00/room-1 booked"])
        try guest.press("ask-cancel", "cancel")
        #expect(guest.text.contains("The appointment is cancelled."))
        #expect(try booked() == ["housing/2026-11-24/10:00/room-1 cancelled"])
        let told = try hub.store.messages(in: [.queued]).map(\.kind).filter { $0.topic == .bookings }
        #expect(told == [.appointmentCancelled], "what was not sent of it before is taken back")
    }

    @Test func aSecondAppointmentWithTheSameTeamIsRefusedWithTheFirstOne() throws {
        try guest.press("make", "team:housing", "mode:face-to-face", "continue", "day:2026-11-26")
        try guest.press("time:housing/2026-11-26/11:00/room-1", "book")
        #expect(
            guest.text.contains("You already have an appointment with this team: Tuesday 24 November 2026")
        )
    }
}

import Domain
import Ground
import Screens
import Store
import Testing

@testable import Screens
@testable import handrail

/// Telling the hub that somebody has come, and the wait.
@Suite struct ArrivalJourneyTests {
    private let hub: DeskHub
    private let reference: Reference
    private static let tuesday = "2026-11-24"

    init() throws {
        hub = try DeskHub()
        reference = try Guest(at: hub).bookHousing()
    }

    private func come(_ hour: Int, _ minute: Int = 0, on day: String = tuesday) throws -> Guest {
        let guest = try Guest(at: hub, now: Guest.moment(day, hour, minute))
        try guest.press("here")
        return guest
    }

    @Test func aReferenceChecksHerInAndSaysHerNumberAndThatNobodyKnowsTheWait() throws {
        let guest = try come(9, 50)
        try guest.press("by-reference")
        guest.type("ABC")
        #expect(guest.text.contains("Check your reference"))
        guest.mean(.enter)
        guest.type(reference.grouped)
        #expect(guest.page == "here.place")
        for words in [
            "Your number is", "Housing and homelessness", "Your time: 10am", "Room 1", "You are next.",
            "We do not know how long the wait is.",
        ] {
            #expect(guest.text.contains(words), "\(words): \(guest.text)")
        }
        #expect(try hub.store.appointment(reference)?.state == .arrived)
        let again = try come(9, 55)
        try again.press("by-reference")
        again.type(reference.grouped)
        #expect(again.text.contains("You are next."), "who asks again is told her place, and queues once")
        #expect(try hub.text("SELECT count(*) FROM visit") == "1")
    }

    @Test(arguments: ["Joan Marker", "marker", "JOAN MARKER"], ["10", "10:00", "10.00am"])
    func aNameAndTheTimeAreEnough(_ name: String, _ time: String) throws {
        let guest = try come(9, 50)
        try guest.press("by-name")
        guest.type(name, time)
        #expect(guest.page == "here.place", "\(guest.text)")
    }

    @Test(arguments: [("Joan", "10:00"), ("Ann Marker", "10:00"), ("Joan Marker", "10:30")])
    func anotherNameOrTimeFindsNothingAndLeadsOn(_ name: String, _ time: String) throws {
        let guest = try come(9, 50)
        try guest.press("by-name")
        guest.type(name, time)
        #expect(guest.text.contains("We cannot find your appointment"))
        try guest.press("wait")
        #expect(guest.page == "here.teams")
    }

    @Test(arguments: [
        (tuesday, 9, 0, "You can tell us that you are here from 9:30am."),
        (tuesday, 10, 30, "The time of your appointment is over."),
        ("2026-11-23", 9, 50, "Your appointment is on another day: Tuesday 24 November 2026 at 10am"),
    ])
    func whoComesAtAnotherTimeIsToldWhenAndCanWait(
        _ day: String,
        _ hour: Int,
        _ minute: Int,
        _ words: String
    ) throws {
        let guest = try come(hour, minute, on: day)
        try guest.press("by-reference")
        guest.type(reference.grouped)
        #expect(guest.text.contains(words), "\(guest.text)")
        #expect(guest.screen.stops.contains("wait"))
        #expect(try hub.store.appointment(reference)?.state == .booked)
    }

    @Test func aCardUnderTheReaderIsEnough() throws {
        let joan = try Guest(at: hub)
        try joan.signIn()
        try joan.askForHousing(at: "11:00", name: nil, reach: nil)
        try joan.press("book")
        let guest = try come(10, 50)
        guest.mean(.scan("D12345"))
        #expect(guest.page == "here.place" && guest.text.contains("Your time: 11am"), "\(guest.text)")
    }

    @Test func whoIsSignedInChoosesAmongHerOwn() throws {
        let joan = try Guest(at: hub)
        try joan.signIn()
        try joan.askForHousing(at: "11:00", name: nil, reach: nil)
        try joan.press("book")
        let guest = try Guest(at: hub, now: Guest.moment(Self.tuesday, 10, 50))
        try guest.signIn()
        try guest.press("here")
        #expect(guest.screen.choices.map(\.label) == ["11am", "I have no appointment"])
        try guest.press(try #require(guest.screen.choices.first?.id))
        #expect(guest.page == "here.place")
    }

    @Test func aVisitorTakesAPlaceAndCanGiveItUp() throws {
        let guest = try Guest(at: hub, now: Guest.moment(Self.tuesday, 14))
        try guest.press("visit")
        #expect(guest.text.contains("Nobody is waiting."))
        #expect(!guest.text.contains("We do not know how long the wait is."))
        try guest.press("team:benefits")
        guest.type("Sam Other")
        #expect(guest.page == "here.place")
        try guest.press("leave")
        #expect(guest.text.contains("You are off the list"))
        let day = try #require(CivilDate(iso: Self.tuesday))
        let now = try #require(WallTime(day: day, minute: 840))
        #expect(try hub.store.queue(of: "benefits", now: now).waiting.isEmpty)
    }

    @Test func aNameNeedNotBeSaid() throws {
        let guest = try Guest(at: hub, now: Guest.moment(Self.tuesday, 14))
        try guest.press("visit", "team:benefits")
        guest.mean(.enter)
        #expect(guest.page == "here.place")
    }

    @Test(arguments: [
        (WaitEstimate.now, "Somebody is free now."),
        (.minutes(from: 0, to: 10), "The wait is up to 10 minutes."),
        (.minutes(from: 10, to: 25), "The wait is 10 to 25 minutes."),
        (.unknown, "We do not know how long the wait is."),
    ])
    func aWaitIsARangeInPlainWords(_ wait: WaitEstimate, _ words: String) throws {
        #expect(try RealHub.words().wait(wait) == words)
    }

    @Test(arguments: [
        ("10:30", 630), ("10.30", 630), ("1030", 630), ("10", 600), ("2", 840), ("2pm", 840),
        ("2:15 pm", 855),
        ("14:30", 870), ("7am", 420), ("12", 720), ("12am", 0), ("12pm", 720), ("", nil), ("ten", nil),
        ("25", nil),
        ("10:75", nil), ("10:3", nil),
    ])
    func aTimeIsReadHoweverItIsTyped(_ text: String, _ minute: Int?) {
        #expect(TypedTime.minute(text) == minute)
    }
}

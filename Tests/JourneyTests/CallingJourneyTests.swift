import Content
import Domain
import Forms
import Ground
import Screens
import Testing

@testable import handrail

/// Who could not finish a form, or found nothing, is called only where she says so.
@Suite struct CallingJourneyTests {
    @Test func whoLeavesAFormGivesHerNameAndNumberToBeCalled() throws {
        var resident = try Resident()
        try resident.beginAForm()
        resident.mean(.finish)
        #expect(resident.screen.id == "finishing")
        resident.press("call")
        #expect(resident.screen.id == "call.asked" && resident.accounts.wishes.isEmpty)
        resident.mean(.answer("Joan Marker"), .enter, .answer("01632 960 100"), .enter)
        #expect(resident.screen.id == "call.done")
        let wish = try #require(resident.accounts.wishes.first)
        #expect(wish.kind == .form && wish.detail == "missed-bin")
        #expect(wish.name == "Joan Marker" && wish.phone == "01632 960 100")
        resident.mean(.finish)
        #expect(resident.visit.isOver, "nothing is left to ask")
    }

    @Test func whoIsSignedInIsCalledOnHerNumberWithOnePressOrOnAnother() throws {
        for (choice, phone) in [("call", "01632 960 100"), ("other", "01632 960 222")] {
            var resident = try AccountScreens.registered()
            resident.press("home")
            try resident.beginAForm()
            resident.mean(.finish)
            resident.press("call")
            #expect(resident.screen.id == "call.known" && resident.accounts.wishes.isEmpty)
            resident.press(ElementID(choice))
            if choice == "other" {
                resident.mean(.enter, .answer(phone), .enter)
            }
            #expect(resident.accounts.wishes.map(\.phone) == [phone], "\(resident.screen.id)")
        }
    }

    @Test func goingBackLeavesTheFormAsItWas() throws {
        var resident = try Resident()
        try resident.beginAForm()
        let page = resident.screen.id
        resident.mean(.finish)
        resident.press("call")
        resident.mean(.back)
        #expect(resident.screen.id == page && resident.accounts.wishes.isEmpty)
    }

    @Test func leavingWithoutAWordKeepsNothing() throws {
        var resident = try Resident()
        try resident.beginAForm()
        resident.mean(.finish)
        resident.press("leave")
        #expect(resident.visit.isOver && resident.accounts.wishes.isEmpty)
        var other = try AccountScreens.registered()
        other.press("home")
        try other.beginAForm()
        other.mean(.escape, .escape, .escape)
        #expect(other.visit.isOver && other.accounts.wishes.isEmpty)
    }

    @Test func aSearchThatFoundNothingOffersACall() throws {
        var resident = try Resident()
        resident.press("find")
        resident.mean(.answer("hedgehog rescue"), .enter)
        #expect(resident.screen.id == "not-found")
        resident.press("call")
        resident.mean(.answer("Joan Marker"), .enter, .answer("01632 960 100"), .enter)
        let wish = try #require(resident.accounts.wishes.first)
        #expect(wish.kind == .search && wish.detail == "hedgehog rescue")
        resident.press("home")
        #expect(resident.screen.id == "front")
    }

    @Test func whatSheTypedOfHerselfIsNotHandedOnWithTheSearch() throws {
        var resident = try Resident()
        resident.press("find")
        resident.mean(.answer("my husband shouts at me every single night"), .enter)
        resident.press("call")
        resident.mean(.answer("Joan Marker"), .enter, .answer("01632 960 100"), .enter)
        #expect(resident.accounts.wishes.map(\.detail) == [""])
    }

    @Test func aNumberThatIsNoneIsNotTaken() throws {
        var resident = try Resident()
        try resident.beginAForm()
        resident.mean(.finish)
        resident.press("call")
        resident.mean(.answer("Joan"), .enter, .answer("12"), .enter)
        #expect(resident.screen.id.hasPrefix("call.asked!") && resident.accounts.wishes.isEmpty)
    }

    @Test func whereItCannotBeKeptSheIsToldSoAndMayTryAgain() throws {
        var resident = try Resident()
        try resident.beginAForm()
        resident.mean(.finish)
        resident.press("call")
        resident.storeFails = true
        resident.mean(.answer("Joan"), .enter, .answer("01632 960 100"), .enter)
        #expect(resident.screen.id != "call.done" && resident.accounts.wishes.isEmpty)
        resident.storeFails = false
        resident.press("continue")
        #expect(resident.screen.id == "call.done")
    }

    @Test func whatIsClosedWhileASessionGoesOnStandsInHelpWhenItIsOpenedAgain() throws {
        let hub = try DeskHub()
        let guest = try Guest(at: hub, now: World().now)
        guest.mean(.help)
        #expect(guest.page == "help" && !guest.text.contains("Snow"))
        #expect(guest.text.contains("Today we are"), "\(guest.text)")
        guest.mean(.back)
        let clerk = try Clerk(at: hub, as: "coordinator")
        _ = clerk.force(.close(World().today, 0..<1440, reason: "Snow"))
        guest.mean(.help)
        #expect(guest.text.contains("Today we are closed") && guest.text.contains("Snow"), "\(guest.text)")
    }

    @Test func helpSaysWhenTheHubIsOpenAndWhyItIsClosed() throws {
        var surroundings = try RealHub.surroundings()
        let day = Resident.today.adding(days: 2)
        let by = ID(milliseconds: 1, random: Array(repeating: 1, count: 10))
        let snow = try #require(EnteredClosure(id: by, day: day, reason: "Snow", by: by))
        let entered = [KeptClosure(snow, addedAt: 1)]
        surroundings.opening = try RealHub.pack().hubCalendars(with: entered).now.opening
        var resident = try Resident(at: surroundings)
        resident.mean(.help)
        let text = String(describing: resident.screen.parts)
        #expect(text.contains("Today we are open 10am to 4pm"), "\(text)")
        #expect(text.contains("Closed on Monday 23 November 2026: Snow"), "\(text)")
        var later = try Resident(at: surroundings, today: day)
        later.mean(.help)
        let closed = String(describing: later.screen.parts)
        #expect(closed.contains("Today we are closed") && closed.contains("Tuesday 24 November 2026"))
    }
}

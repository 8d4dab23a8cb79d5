import Domain
import Ground
import Testing

@testable import Screens
@testable import handrail

/// Esc at the desk goes back, and never throws away who is signed in.
@Suite struct DeskEscapeTests {
    private let hub: DeskHub

    init() throws { hub = try DeskHub() }

    @Test func threeTimesEscAtTheDeskIsTheFrontOfTheDeskAndSheIsStillSignedIn() throws {
        let clerk = try Clerk(at: hub, as: "coordinator")
        try clerk.press("lending")
        try #require(clerk.screen.id != "desk.front")
        clerk.mean(.escape, .escape, .escape)
        #expect(clerk.screen.id.hasPrefix("desk.front") && !clerk.visit.isOver)
        clerk.mean(.escape, .escape, .escape, .escape)
        #expect(clerk.screen.id.hasPrefix("desk.front") && !clerk.visit.isOver)
        clerk.type("D12345")
        #expect(clerk.screen.id == "desk.person", "she can work on at once")
    }

    @Test func escOpensNoLockedDesk() throws {
        let clerk = try Clerk(at: hub, as: "coordinator")
        clerk.wait(120_000)
        try #require(clerk.screen.id == "desk.locked")
        clerk.mean(.escape, .escape, .escape)
        #expect(clerk.screen.id == "desk.locked" && !clerk.visit.isOver)
    }

    @Test func beforeAnybodyIsSignedInThreeTimesEscEndsTheSession() throws {
        let clerk = try Clerk(at: hub)
        clerk.mean(.escape, .escape, .escape)
        #expect(clerk.visit.isOver)
    }

    @Test func aResidentWhoGoesBackBetweenOtherKeysIsNotThrownOut() throws {
        var resident = try Resident()
        resident.mean(.escape, .next, .escape, .next, .escape)
        #expect(!resident.visit.isOver)
        resident.mean(.next, .escape, .escape, .escape)
        #expect(resident.visit.isOver)
    }
}

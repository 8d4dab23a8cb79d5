import Domain
import Screens
import Store
import Testing

@testable import handrail

/// A wish to be forgotten of somebody who has something of ours.
@Suite struct DeskWishLendingTests {
    @Test func whoHasATabletAtHomeIsAskedToBringItBackFirst() throws {
        let desk = try LendingDesk()
        try desk.add("PHO-1")
        let late = try desk.lend("PHO-1", to: desk.joan, daysAgo: 60)
        try desk.hub.wish(of: desk.joan, true)
        let clerk = try Clerk(at: desk.hub, as: "coordinator")
        try clerk.press("records")
        try clerk.press("wishes")
        let id = try #require(try desk.store.forgettingWish(of: desk.joan.id)?.id)
        try clerk.press(ElementID("wish:\(id)"))
        #expect(clerk.text.contains("Has PHO-1 at home, late since"), "\(clerk.text)")
        #expect(clerk.text.contains("Ask her to bring back what is lent first"))
        #expect(!clerk.text.contains("Nothing stands against it"))
        let found = try desk.store.obstacles(toForgetting: desk.joan.id, on: late.due, at: 0)
        #expect(found.loans.map(\.id) == [late.id] && found.reservations == 0)
    }

    @Test func whatIsReservedForHerStandsAgainstItToo() throws {
        let desk = try LendingDesk()
        try desk.add("PHO-1")
        try desk.queue(desk.joan)
        try desk.hub.wish(of: desk.joan, true)
        let clerk = try Clerk(at: desk.hub, as: "coordinator")
        try clerk.press("records")
        try clerk.press("wishes")
        let id = try #require(try desk.store.forgettingWish(of: desk.joan.id)?.id)
        try clerk.press(ElementID("wish:\(id)"))
        #expect(clerk.text.contains("1 thing is reserved for her"), "\(clerk.text)")
        #expect(!clerk.text.contains("bring back"))
    }
}

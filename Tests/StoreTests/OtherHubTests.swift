import Domain
import Ground
import Testing

@testable import Store

/// Who waits fetches it at another hub, and keeps since when she waits.
@Suite struct OtherHubTests {
    private let store: Store
    private let hub: LendingHub
    private let tablet: Asset
    /// Two who wait, in this order.
    private let first, second: Hold

    /// The only tablet is lent.
    init() throws {
        store = try Scratch().make()
        var hub = LendingHub(store)
        tablet = try hub.fill(people: 6, tablets: 1, on: LendingHub.monday)[0]
        self.hub = hub
        _ = try hub.lend(tablet, to: 4)
        (first, second) = (try hub.wait(0, after: 0), try hub.wait(1, after: 0))
    }

    private func day(_ after: Int) -> CivilDate { LendingHub.day(after) }

    private func now(_ hold: Hold) throws -> Hold { try #require(try store.hold(hold.id)) }

    private func state(_ hold: Hold) throws -> Hold.State { try now(hold).state }

    private func order(_ hub: String) throws -> [ID] {
        try store.queue(for: "tablet", at: hub).waiting.map(\.id)
    }

    /// The other hub, and its only tablet, which is lent.
    private func lentThere() throws -> (LendingBook, Asset) {
        let there = try LendingHub.book("b")
        var filled = hub
        let tablet = try filled.fill(people: 6, tablets: 1, hub: "b", on: LendingHub.monday)[0]
        let act = try hub.act(day(0), .deviceLent, there)
        _ = try store.checkOut(hub.out(tablet.id), to: hub.borrower(2), by: act)
        return (there, tablet)
    }

    @Test func whoFetchesItAtAnotherHubKeepsSinceWhenSheWaitsAndThatSheIsAway() throws {
        let (there, tablet) = try lentThere()
        let later = try hub.act(day(1), .holdJoined, there)
        let last = try store.joinQueue(for: "tablet", hub.borrower(3), by: later)
        _ = try store.setAway(first.id, until: day(3), by: hub.act(day(0), .holdPaused))
        let moved = try store.movePickup(first.id, to: "b", by: hub.act(day(1), .holdRelocated))
        #expect(moved.hub == "b" && moved.queuedAt == first.queuedAt && moved.away == day(3))
        #expect(try order("a") == [second.id])
        #expect(try order("b") == [first.id, last.id])
        _ = try store.checkIn(tablet.id, LendingHub.kit, by: hub.act(day(5), .deviceReturned, there))
        try hub.prepare(tablet.id, on: day(5), there)
        #expect(try state(first) == .offered && state(last) == .waiting)
        let offer = try #require(try now(first).reservation)
        #expect(try store.reservation(offer)?.hub == "b")
    }

    @Test func whomStaffMovedUpThereStaysBeforeHer() throws {
        let (there, _) = try lentThere()
        let waits = try [3, 5].map { number in
            try store.joinQueue(for: "tablet", hub.borrower(number), by: hub.act(day(1), .holdJoined, there))
        }
        _ = try store.moveUp(waits[1].id, .work, by: hub.act(day(1), .holdMoved, there))
        _ = try store.movePickup(second.id, to: "b", by: hub.act(day(1), .holdRelocated))
        _ = try store.movePickup(first.id, to: "b", by: hub.act(day(1), .holdRelocated))
        #expect(try order("b") == [waits[1].id, first.id, second.id, waits[0].id])
    }

    @Test func nobodyIsMovedWhereNoneIsLentNorOnceOneIsKeptForHer() throws {
        func move(_ hold: Hold, to hub: String) -> LendingRefusal? {
            lendingRefusal {
                let act = try self.hub.act(day(1), .holdRelocated)
                _ = try store.movePickup(hold.id, to: hub, by: act)
            }
        }
        #expect(move(first, to: "b") == .notLentThere)
        #expect(move(first, to: "a") == .notLentThere, "she waits here")
        var filled = hub
        _ = try filled.fill(people: 6, tablets: 1, hub: "b", on: LendingHub.monday)
        let returned = try hub.act(day(1), .deviceReturned)
        _ = try store.checkIn(tablet.id, LendingHub.kit, by: returned)
        try self.hub.prepare(tablet.id, on: day(1))
        #expect(move(first, to: "b") == .standsReady)
        #expect(move(second, to: "b") == nil)
        _ = try store.leaveQueue(second.id, by: hub.act(day(2), .holdLeft))
        #expect(move(second, to: "a") == .notWaiting)
    }
}

import Domain
import Ground
import Testing

@testable import Store

/// Where a device is needed that nobody waits for at its own hub.
@Suite struct WantedElsewhereTests {
    private let store: Store
    private var hub: LendingHub
    private let tablets: [Asset]
    private let today = LendingHub.monday

    init() throws {
        store = try Scratch().make()
        hub = LendingHub(store)
        tablets = try hub.fill(people: 5, tablets: 2, on: today)
    }

    private func join(_ person: Int, at code: String) throws {
        let act = try hub.act(today, .holdJoined, LendingHub.book(code))
        _ = try store.joinQueue(for: "tablet", hub.borrower(person), by: act)
    }

    private func wanted(_ number: Int = 0, walkIns: Int = 0) throws -> String? {
        let asset = try #require(try store.asset(tablets[number].id))
        return try store.wanted(asset, LendingHub.book("a", walkIns: walkIns), on: today)
    }

    @Test func theHubAtWhichSomebodyWaitsIsNamed() throws {
        #expect(try wanted() == nil)
        try join(0, at: "b")
        #expect(try wanted() == "b")
        let act = try hub.act(today, .assetSent)
        _ = try store.make(.send(to: "b"), to: tablets[0].id, by: act)
        #expect(try wanted() == nil, "it is on its way")
        _ = try store.make(
            .receive(at: "b"),
            to: tablets[0].id,
            by: hub.act(today, .assetReceived, LendingHub.book("b"))
        )
        let hold = try #require(try store.holds(of: hub.people[0]).first)
        #expect(hold.state == .offered, "she has it where she fetches it")
        #expect(try wanted(1) == nil, "nobody waits any more")
    }

    @Test func whatItsOwnHubNeedsIsNotNamed() throws {
        try join(0, at: "b")
        let wish = ReservationWish(model: "tablet", from: today)
        for person in 1...2 {
            #expect(try wanted() == "b")
            _ = try store.reserve(wish, for: hub.borrower(person), by: hub.act(today, .deviceReserved))
        }
        #expect(try wanted() == nil, "both are promised")
        #expect(try wanted(1) == nil)
    }

    @Test func oneIsLeftForPeopleWhoWalkIn() throws {
        try join(0, at: "b")
        #expect(try wanted(walkIns: 1) == "b")
        _ = try store.checkOut(hub.out(tablets[1].id), to: hub.borrower(1), by: hub.act(today))
        #expect(try wanted(walkIns: 1) == nil)
        #expect(try wanted(walkIns: 0) == "b")
    }

    @Test func whoWaitsAtItsOwnHubComesFirst() throws {
        try join(0, at: "b")
        // Both are out, so she waits; then one is back on the bench.
        for (number, tablet) in tablets.enumerated() {
            _ = try store.checkOut(hub.out(tablet.id), to: hub.borrower(number + 1), by: hub.act(today))
        }
        try join(3, at: "a")
        _ = try store.checkIn(tablets[0].id, LendingHub.kit, by: hub.act(today, .deviceReturned))
        #expect(try wanted() == nil)
    }

    @Test func aDeviceSeenBetweenTwoHubsStaysOnItsWay() throws {
        _ = try store.make(.send(to: "b"), to: tablets[0].id, by: hub.act(today, .assetSent))
        let seen = try hub.act(today, .deviceReturned, LendingHub.book("c"))
        let back = try store.checkIn(tablets[0].id, LendingHub.kit, by: seen)
        #expect(back.goesTo == "b")
        #expect(try store.journeys(ofAsset: tablets[0].id).count == 1)
        #expect(try store.history(ofAsset: tablets[0].id).last?.kind == .returnedUnlent)
    }

    @Test func whatIsOnItsWayHereIsToldOfAndPromisedToNobodyBeforeItArrives() throws {
        let there = try LendingHub.book("b")
        func free() throws -> Availability.Explanation? {
            try store.availability(of: "tablet", there, from: today, through: today.adding(days: 20))
                .explanation(from: today, through: today.adding(days: 20))
        }
        #expect(try free()?.total == 0)
        _ = try store.make(.send(to: "b"), to: tablets[0].id, by: hub.act(today, .assetSent))
        let told = try #require(try free())
        #expect(told.total == 1 && told.free == 0)
        #expect(told.reasons.map(\.kind) == [.absent(.transfer)] && told.reasons.first?.count == 1)
        let wish = ReservationWish(model: "tablet", from: today.adding(days: 10))
        let refused = lendingRefusal {
            _ = try store.reserve(wish, for: hub.borrower(0), by: hub.act(today, .deviceReserved, there))
        }
        #expect(refused == .borrowing(.notFree(free: 0, asked: 1)))
        _ = try store.make(.receive(at: "b"), to: tablets[0].id, by: hub.act(today, .assetReceived, there))
        #expect(try free()?.free == 1)
    }
}

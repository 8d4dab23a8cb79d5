import Domain
import Foundation
import Ground
import Testing

@testable import Store

/// Whose turn it is among those who wait, and what she is offered.
@Suite struct QueueTurnTests {
    private let store: Store
    private var hub: LendingHub

    init() throws {
        store = try Scratch().make()
        hub = LendingHub(store)
        try hub.addPeople(6)
    }

    private func day(_ after: Int) -> CivilDate { LendingHub.day(after) }

    private func tablets(_ count: Int) throws -> [Asset] {
        var filled = hub
        return try filled.fill(people: 6, tablets: count, on: LendingHub.monday)
    }

    @discardableResult
    private func lend(
        _ asset: Asset,
        to borrower: Borrower,
        after days: Int = 0,
        _ reservation: ID? = nil,
        _ book: LendingBook? = nil
    ) throws -> Loan {
        let act = try hub.act(day(days), .deviceLent, book)
        return try store.checkOut(hub.out(asset.id, reservation), to: borrower, by: act)
    }

    private func lend(_ asset: Asset, to borrower: Borrower, _ book: LendingBook) throws {
        try lend(asset, to: borrower, after: 0, nil, book)
    }

    private func lend(_ asset: Asset, to borrower: Borrower, after days: Int, _ book: LendingBook) throws {
        try lend(asset, to: borrower, after: days, nil, book)
    }

    private func wait(_ borrower: Borrower, _ book: LendingBook) throws -> Hold {
        try wait(borrower, after: 0, book)
    }

    private func back(_ asset: Asset, after days: Int, _ book: LendingBook? = nil) throws {
        _ = try store.checkIn(asset.id, LendingHub.kit, by: hub.act(day(days), .deviceReturned, book))
        try hub.prepare(asset.id, on: day(days), book)
    }

    private func wait(_ borrower: Borrower, after days: Int = 0, _ book: LendingBook? = nil) throws -> Hold {
        try store.joinQueue(for: "tablet", borrower, by: hub.act(day(days), .holdJoined, book))
    }

    private func reserve(_ borrower: Borrower, from: Int, _ book: LendingBook? = nil) throws -> Reservation {
        let wish = ReservationWish(model: "tablet", from: day(from))
        return try store.reserve(wish, for: borrower, by: hub.act(day(0), .deviceReserved, book))
    }

    private func state(_ hold: Hold) throws -> Hold.State? { try store.hold(hold.id)?.state }

    /// What is kept for people who walk in is for whoever waits first of all.
    @Test func theOnlyTabletIsOfferedToTheFirstInTheQueueThoughOneIsKeptForWalkIns() throws {
        let tablet = try tablets(1)[0]
        let book = try LendingHub.book(walkIns: 1)
        try lend(tablet, to: hub.borrower(0), book)
        let hold = try wait(hub.borrower(1), book)
        #expect(hold.state == .waiting)
        try back(tablet, after: 3, book)
        #expect(try state(hold) == .offered)
        #expect(try store.messages(of: hub.people[1], at: .max).contains { $0.kind == .holdReady })
        #expect(lendingRefusal { try lend(tablet, to: hub.borrower(2), after: 3, book) } != nil)
    }

    @Test func whoHasAShareIsOfferedItThoughSomebodyElseWaitsWhoMayNotHaveIt() throws {
        _ = try tablets(1)
        let book = try LendingHub.book(shares: ["referred": 1])
        let adult = try wait(hub.borrower(0), book)
        let referred = try wait(hub.borrower(1, "referred"), book)
        #expect(try state(adult) == .waiting)
        #expect(try state(referred) == .offered)
        let offer = try #require(try store.hold(referred.id)?.reservation)
        #expect(try store.reservation(offer)?.share == "referred")
        #expect(try store.queue(for: "tablet", at: "a").waiting.map(\.id) == [adult.id])
    }

    @Test func aShareLetsOneReservePastTheQueueAndNoMoreThanItHas() throws {
        let all = try tablets(3)
        let book = try LendingHub.book(shares: ["referred": 1])
        try lend(all[0], to: hub.borrower(3), book)
        try lend(all[1], to: hub.borrower(4), book)
        #expect(try wait(hub.borrower(0), book).state == .waiting)
        #expect(try reserve(hub.borrower(1, "referred"), from: 1, book).asset != nil)
        #expect(
            lendingRefusal { _ = try reserve(hub.borrower(2, "referred"), from: 8, book) }
                == .borrowing(.waitedFor(count: 1))
        )
    }

    /// She keeps her place, and is told why; the next one is asked.
    @Test func whoHasAsManyThingsAsSheMayIsPassedOverUntilSheBringsOneBack() throws {
        let all = try tablets(5)
        for number in 0..<3 { try lend(all[number], to: hub.borrower(0)) }
        try lend(all[3], to: hub.borrower(5))
        try lend(all[4], to: hub.borrower(4))
        let first = try wait(hub.borrower(0))
        let second = try wait(hub.borrower(1))
        try back(all[3], after: 2)
        #expect(try state(first) == .waiting)
        #expect(try state(second) == .offered)
        let passed = try #require(try store.hold(first.id))
        #expect(passed.passed == .limit)
        let why = try store.turnRefusal(of: passed, LendingHub.book(), on: day(2))
        #expect(why == .tooMany(count: 3, limit: 3))
        try back(all[4], after: 2)
        #expect(try state(first) == .waiting, "one stands there, and she may not have it")
        _ = try store.checkIn(all[0].id, LendingHub.kit, by: hub.act(day(3), .deviceReturned))
        #expect(try state(first) == .offered, "the one that stands there, as soon as she may")
    }

    @Test func whatIsOfferedIsHandedOutAtTheDesk() throws {
        let all = try tablets(4)
        for number in 0..<3 { try lend(all[number], to: hub.borrower(0)) }
        let hold = try wait(hub.borrower(0))
        #expect(hold.state == .waiting)
        try back(all[0], after: 2)
        let offer = try #require(try store.hold(hold.id)?.reservation)
        let loan = try lend(all[0], to: hub.borrower(0), after: 2, offer)
        #expect(loan.reservation == offer)
    }

    @Test func whoIsAtHerLimitKeepsNobodyElseFromReserving() throws {
        let all = try tablets(4)
        for number in 0..<3 { try lend(all[number], to: hub.borrower(0)) }
        #expect(try wait(hub.borrower(0)).state == .waiting)
        #expect(try reserve(hub.borrower(1), from: 2).asset != nil)
    }

    /// One whose account began before groups were kept is served as before.
    @Test func whoJoinedBeforeGroupsWereKeptIsServedInHerTurn() throws {
        let tablet = try tablets(1)[0]
        try lend(tablet, to: hub.borrower(0))
        let hold = try wait(hub.borrower(1))
        try store.write { (connection) throws(StoreError) in
            try connection.execute("UPDATE hold SET \"group\" = NULL")
        }
        try back(tablet, after: 1)
        #expect(try state(hold) == .offered)
    }

    @Test(arguments: [(5, false, 5), (5, true, 7), (6, false, 7)])
    func nobodyIsSentToALockedDoor(_ after: Int, _ isOver: Bool, _ first: Int) throws {
        let tablet = try tablets(1)[0]
        try lend(tablet, to: hub.borrower(0))
        let hold = try wait(hub.borrower(1), after: 1)
        var book = try LendingHub.book()
        book.isTodayOver = isOver
        try back(tablet, after: after, book)
        let id = try #require(try store.hold(hold.id)?.reservation)
        let offer = try #require(try store.reservation(id))
        #expect(offer.days.lowerBound == day(first))
        #expect(LendingHub.isOpen(offer.days.lowerBound) && LendingHub.isOpen(offer.collectBy))
        #expect(offer.collectBy > offer.days.lowerBound && offer.days.upperBound > offer.collectBy)
    }

    // Two hubs.

    @Test func eachHubHasItsOwnQueueAndADeviceThatArrivesIsForWhoWaitsThere() throws {
        let other = try LendingHub.book("b")
        var filled = hub
        let here = try tablets(1)[0]
        let there = try filled.fill(people: 6, tablets: 2, hub: "b", on: LendingHub.monday)
        try lend(here, to: hub.borrower(0))
        for (number, tablet) in there.enumerated() { try lend(tablet, to: hub.borrower(number + 1), other) }
        let waitsHere = try wait(hub.borrower(4))
        let waitsThere = try wait(hub.borrower(5), other)
        #expect(try store.queue(for: "tablet", at: "a").waiting.map(\.id) == [waitsHere.id])
        try back(there[0], after: 1, other)
        #expect(try state(waitsThere) == .offered)
        try back(there[1], after: 1, other)
        #expect(try state(waitsHere) == .waiting, "one is free at the other hub")
        _ = try store.make(.send(to: "a"), to: there[1].id, by: hub.act(day(2), .assetMoved, other))
        #expect(try state(waitsHere) == .waiting, "it is on its way")
        _ = try store.make(.receive(at: "a"), to: there[1].id, by: hub.act(day(3), .assetReceived))
        #expect(try state(waitsHere) == .offered)
        let offer = try #require(try store.hold(waitsHere.id)?.reservation)
        #expect(try store.reservation(offer)?.hub == "a")
    }

    // A device that may not be lent.

    @Test func aTabletWhoseTestIsDueIsNotPromisedForAfterIt() throws {
        var tablet = try tablets(1)[0]
        tablet.testDue = day(20)
        _ = try store.change(tablet, by: hub.act(day(0), .assetChanged))
        #expect(
            lendingRefusal { _ = try reserve(hub.borrower(0), from: 21) }
                == .borrowing(.notFree(free: 0, asked: 1))
        )
        #expect(try reserve(hub.borrower(0), from: 1).days.upperBound <= day(20))
    }

    @Test func aTabletWhoseTestIsOverdueIsOfferedToNobodyUntilItIsTested() throws {
        var tablet = try tablets(1)[0]
        tablet.testDue = day(-1)
        _ = try store.change(tablet, by: hub.act(day(0), .assetChanged))
        let book = try LendingHub.book()
        #expect(
            try store.availability(of: "tablet", book, from: day(0), through: day(9)).free(on: day(0)) == 0
        )
        let hold = try wait(hub.borrower(0))
        #expect(hold.state == .waiting)
        tablet.testDue = day(365)
        _ = try store.change(tablet, by: hub.act(day(1), .assetChanged))
        _ = try store.serveQueues(by: hub.act(day(1), .reservationsExpired))
        #expect(try state(hold) == .offered)
    }
}

import Domain
import Foundation
import Ground
import Testing

@testable import Store

/// Promises of devices, and who waits for one.
@Suite struct ReservingTests {
    private let store: Store
    private var hub: LendingHub
    private let tablets: [Asset]

    init() throws {
        store = try Scratch().make()
        hub = LendingHub(store)
        tablets = try hub.fill(people: 8, tablets: 2, on: LendingHub.monday)
    }

    private func day(_ after: Int) -> CivilDate { LendingHub.day(after) }

    private func reserve(_ person: Int, from: Int, due: Int? = nil, on today: Int = 0) throws -> Reservation {
        let wish = ReservationWish(model: "tablet", from: day(from), due: due.map(day))
        return try store.reserve(wish, for: hub.borrower(person), by: hub.act(day(today), .deviceReserved))
    }

    @discardableResult
    private func lend(
        _ tablet: Int,
        to person: Int,
        after days: Int = 0,
        _ reservation: ID? = nil
    ) throws -> Loan {
        try hub.lend(tablets[tablet], to: person, after: days, reservation)
    }

    private func back(_ tablet: Int, after days: Int) throws {
        _ = try store.checkIn(tablets[tablet].id, LendingHub.kit, by: hub.act(day(days), .deviceReturned))
        try hub.prepare(tablets[tablet].id, on: day(days))
    }

    @Test func noMoreArePromisedForADayThanThereAre() throws {
        _ = try reserve(0, from: 1)
        _ = try reserve(1, from: 3)
        #expect(lendingRefusal { _ = try reserve(2, from: 7) } == .borrowing(.notFree(free: 0, asked: 1)))
        // Due on day 15, got ready on day 16.
        _ = try reserve(2, from: 17)
        try LendingModel.see(store)
    }

    @Test func promisesMoveBetweenDevicesSoThatOneMoreFits() throws {
        let first = try reserve(0, from: 1, due: 3)
        let second = try reserve(1, from: 8, due: 11)
        // One day between each, on whichever device.
        let third = try reserve(2, from: 1, due: 10)
        let fourth = try reserve(3, from: 5, due: 5)
        let all = try [first, second, third, fourth].map { try #require(try store.reservation($0.id)) }
        #expect(all.allSatisfy { $0.asset != nil })
        try LendingModel.see(store)
    }

    @Test func aReservedDeviceIsFetchedAndTheReservationIsOver() throws {
        let reservation = try reserve(0, from: 1)
        let loan = try lend(1, to: 0, after: 1, reservation.id)
        #expect(loan.reservation == reservation.id && loan.due == reservation.days.upperBound)
        #expect(try store.reservation(reservation.id)?.state == .collected)
        #expect(
            lendingRefusal { try lend(0, to: 0, after: 1, reservation.id) } == .reservationOver(.collected)
        )
    }

    @Test func nobodyFetchesTheReservationOfAnotherOrBeforeItsDay() throws {
        let reservation = try reserve(0, from: 2)
        #expect(lendingRefusal { try lend(0, to: 1, after: 2, reservation.id) } == .notTheirs)
        #expect(lendingRefusal { try lend(0, to: 0, after: 1, reservation.id) } == .notYet(day(2)))
    }

    @Test func whoWalksInGetsAPromisedDeviceWhereAnotherKeepsThePromise() throws {
        let reservation = try reserve(0, from: 1)
        let promised = try #require(reservation.asset)
        let act = try hub.act(day(0))
        let loan = try store.checkOut(hub.out(promised), to: hub.borrower(1), by: act)
        #expect(loan.due == day(14))
        #expect(try store.reservation(reservation.id)?.asset != promised)
        try LendingModel.see(store)
    }

    @Test func aLoanIsShorterWhereTheDeviceIsPromisedLater() throws {
        try lend(0, to: 0)
        _ = try reserve(1, from: 8)
        // Back on Saturday the 5th day, got ready on Monday, promised on Tuesday.
        let loan = try lend(1, to: 2)
        #expect(loan.due == day(5) && loan.until == day(7))
        _ = try store.checkIn(tablets[1].id, LendingHub.kit, by: hub.act(day(6), .deviceReturned))
    }

    @Test func aLoanIsKeptLongerUnlessItIsPromisedOrWaitedFor() throws {
        let loan = try lend(0, to: 0)
        let renewed = try store.renew(loan.id, for: hub.borrower(0), by: hub.act(day(3), .loanRenewed))
        #expect(renewed.due == day(21) && renewed.renewals == 1)
        try lend(1, to: 1, after: 3)
        _ = try store.joinQueue(for: "tablet", hub.borrower(2), by: hub.act(day(4), .holdJoined))
        let act = try hub.act(day(5), .loanRenewed)
        #expect(
            lendingRefusal { _ = try store.renew(loan.id, for: hub.borrower(0), by: act) }
                == .borrowing(.waitedFor(count: 1))
        )
    }

    @Test func aLoanIsKeptLongerOnlyUpToAPromise() throws {
        let loan = try lend(0, to: 0)
        let other = try lend(1, to: 1)
        #expect(other.due == day(14))
        _ = try reserve(2, from: 18)
        _ = try reserve(3, from: 18)
        let due = try store.renewedDue(of: loan.id, for: hub.borrower(0), LendingHub.book(), on: day(10))
        #expect(due == day(16))
    }

    @Test func thePersonWhoWaitsFirstIsOfferedTheDeviceThatIsReady() throws {
        try lend(0, to: 0)
        try lend(1, to: 1)
        let first = try store.joinQueue(for: "tablet", hub.borrower(2), by: hub.act(day(1), .holdJoined))
        let second = try store.joinQueue(for: "tablet", hub.borrower(3), by: hub.act(day(1), .holdJoined))
        #expect(first.state == .waiting)
        #expect(try store.queue(for: "tablet", at: "a").waiting.map(\.id) == [first.id, second.id])
        #expect(
            lendingRefusal {
                _ = try store.joinQueue(for: "tablet", hub.borrower(2), by: hub.act(day(1), .holdJoined))
            } == .alreadyWaiting
        )
        try back(0, after: 2)
        let offer = try #require(try store.offers(at: "a").first)
        #expect(offer.hold.id == first.id && offer.reservation.collectBy == day(5))
        #expect(lendingRefusal { try lend(0, to: 4, after: 2) } != nil, "it is kept for who waited")
        // She does not come: it is offered to the next.
        let over = try store.expireReservations(by: hub.act(day(7), .reservationsExpired))
        #expect(over.map(\.id) == [offer.reservation.id])
        #expect(try store.hold(first.id)?.state == .expired)
        let next = try #require(try store.offers(at: "a").first)
        #expect(next.hold.id == second.id)
        let loan = try lend(0, to: 3, after: 7, next.reservation.id)
        #expect(loan.due == day(21))
        #expect(try store.hold(second.id)?.state == .filled)
    }

    @Test func whoLeavesTheQueueGivesTheOfferToTheNext() throws {
        try lend(0, to: 0)
        try lend(1, to: 1)
        let first = try store.joinQueue(for: "tablet", hub.borrower(2), by: hub.act(day(1), .holdJoined))
        let second = try store.joinQueue(for: "tablet", hub.borrower(3), by: hub.act(day(1), .holdJoined))
        try back(1, after: 2)
        _ = try store.leaveQueue(first.id, by: hub.act(day(2), .holdLeft))
        #expect(try store.hold(second.id)?.state == .offered)
    }

    @Test func whatIsPromisedIsNotSentAwayButABrokenDeviceIsToldOf() throws {
        let first = try reserve(0, from: 1)
        _ = try reserve(1, from: 1)
        let tablet = try #require(first.asset)
        let send = try hub.act(day(0), .assetSent)
        #expect(
            lendingRefusal { _ = try store.make(.send(to: "b"), to: tablet, by: send) }
                == .asset(.promised(1))
        )
        #expect(try store.reservationsAtRisk(LendingHub.book(), on: day(0)).isEmpty)
        _ = try store.make(.repair(until: nil), to: tablet, by: hub.act(day(0), .assetMoved))
        #expect(try store.reservationsAtRisk(LendingHub.book(), on: day(0)).count == 1)
        _ = try store.make(.takeUp, to: tablet, by: hub.act(day(0), .assetMoved))
        try hub.prepare(tablet, on: day(0))
        #expect(try store.reservationsAtRisk(LendingHub.book(), on: day(0)).isEmpty)
        try LendingModel.see(store)
    }

    @Test func aDeviceThatIsLateIsPromisedToNobodyUntilItIsBack() throws {
        try lend(0, to: 0)
        try lend(1, to: 1)
        #expect(
            lendingRefusal { _ = try reserve(2, from: 40, on: 20) } == .borrowing(.notFree(free: 0, asked: 1))
        )
        try back(0, after: 20)
        _ = try reserve(2, from: 40, on: 20)
    }

    @Test func someAreKeptForPeopleWhoWalkIn() throws {
        let book = try LendingHub.book(walkIns: 1)
        let wish = ReservationWish(model: "tablet", from: day(1))
        _ = try store.reserve(wish, for: hub.borrower(0), by: hub.act(day(0), .deviceReserved, book))
        #expect(
            lendingRefusal {
                _ = try store.reserve(wish, for: hub.borrower(1), by: hub.act(day(0), .deviceReserved, book))
            } == .borrowing(.notFree(free: 0, asked: 1))
        )
        _ = try store.checkOut(
            hub.out(tablets[0].id),
            to: hub.borrower(1),
            by: hub.act(day(0), .deviceLent, book)
        )
    }

    @Test func aCancelledReservationIsFreeForTheNext() throws {
        let first = try reserve(0, from: 1)
        _ = try reserve(1, from: 1)
        _ = try store.cancel(reservation: first.id, by: hub.act(day(0), .reservationCancelled))
        _ = try reserve(2, from: 1)
        let act = try hub.act(day(0), .reservationCancelled)
        #expect(
            lendingRefusal { _ = try store.cancel(reservation: first.id, by: act) }
                == .reservationOver(.cancelled)
        )
    }

    @Test func twoRecordsThatWaitForOneModelAreJoinedIntoOnePlace() throws {
        try lend(0, to: 0)
        try lend(1, to: 1)
        let kept = try store.joinQueue(for: "tablet", hub.borrower(2), by: hub.act(day(1), .holdJoined))
        _ = try store.joinQueue(for: "tablet", hub.borrower(3), by: hub.act(day(1), .holdJoined))
        _ = try store.join(hub.people[3], into: hub.people[2], at: 9, audit: [])
        #expect(try store.holds(of: hub.people[2]) == [kept])
    }
}

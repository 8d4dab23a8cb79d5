import Domain
import Foundation
import Ground
import Testing

@testable import Store

/// A clock that is set wrong, weeks ahead.
@Suite struct ClockAheadTests {
    private let store: Store
    private var hub: LendingHub

    init() throws {
        store = try Scratch().make()
        hub = LendingHub(store)
        _ = try hub.fill(people: 6, tablets: 2, on: LendingHub.monday)
    }

    private func day(_ after: Int) -> CivilDate { LendingHub.day(after) }

    private func reserve(_ person: Int, from: Int, on now: Int) throws -> Reservation {
        let wish = ReservationWish(model: "tablet", from: day(from))
        return try store.reserve(wish, for: hub.borrower(person), by: hub.act(day(now), .deviceReserved))
    }

    private func state(_ reservation: Reservation) throws -> Reservation.State? {
        try store.reservation(reservation.id)?.state
    }

    @Test func whatIsKeptForSomebodyIsNotLostToAClockThatIsFarAhead() throws {
        let kept = try reserve(0, from: 3, on: 0)
        let act = try hub.act(day(60), .reservationsExpired)
        #expect(try store.serveQueues(by: act).expired.isEmpty)
        // Nor by what somebody else does at a terminal with that clock.
        _ = try reserve(1, from: 61, on: 60)
        #expect(try state(kept) == .reserved)
        #expect(try store.messages(of: hub.people[0], at: .max).allSatisfy { $0.kind != .holdOver })
    }

    @Test func whatATerminalWithAClockDaysAheadKeepsForSomebodyTakesNothingFromWhoIsBackBefore() throws {
        let wish = ReservationWish(model: "tablet", from: day(0), due: day(1))
        let reserve = try hub.act(day(0), .deviceReserved)
        let kept = try store.reserve(wish, for: hub.borrower(0), by: reserve)
        let (hers, lent) = (try #require(kept.asset), try store.assets(at: "a").map(\.id))
        let other = try #require(lent.first { $0 != hers })
        _ = try store.checkOut(hub.out(other), to: hub.borrower(1), by: hub.act(day(0)))
        let hold = try store.joinQueue(for: "tablet", hub.borrower(2), by: hub.act(day(0), .holdJoined))
        // On Friday, as that terminal thinks, her two days are over.
        _ = try store.checkIn(other, LendingHub.kit, by: hub.act(day(4), .deviceReturned))
        let offer = try #require(try store.hold(hold.id)?.reservation.flatMap { try store.reservation($0) })
        #expect(offer.asset == hers)
        #expect(offer.days.lowerBound == day(4))
        let loan = try store.checkOut(hub.out(hers, kept.id), to: hub.borrower(0), by: hub.act(day(0)))
        #expect(loan.until < day(4))
        // Nobody has it longer than that without her reservation.
        #expect(throws: StoreError.self) {
            try store.connection.run("UPDATE loan SET until = ?1", .text(day(5).iso))
        }
    }

    @Test func onceSomebodySaysThatTheClockIsRightWhatNobodyFetchedIsOver() throws {
        let kept = try reserve(0, from: 3, on: 0)
        var act = try hub.act(day(60), .reservationsExpired)
        act.isClockRight = true
        #expect(try store.serveQueues(by: act).expired.map(\.id) == [kept.id])
        #expect(try state(kept) == .expired)
    }

    /// What was done yesterday and before shows that the hub is at work.
    @Test func aHubThatIsAtWorkGoesOnAfterADay() throws {
        let kept = try reserve(0, from: 3, on: 0)
        _ = try reserve(1, from: 61, on: 60)
        let tomorrow = try hub.act(day(62), .reservationsExpired)
        #expect(try store.serveQueues(by: tomorrow).expired.map(\.id) == [kept.id])
    }

    @Test(arguments: [(0, false), (14, false), (15, true), (60, true), (40_000, true)])
    func aFewWeeksWithoutAnythingAreWrong(_ days: Int, _ isWrong: Bool) throws {
        let book = try LendingHub.book()
        let last = CivilDate(daysSinceEpoch: 20_710)
        let ahead = ClockAhead(last.adding(days: days), after: last, at: book.opening)
        #expect((ahead != nil) == isWrong)
        #expect(ClockAhead(last.adding(days: days), after: nil, at: book.opening) == nil)
    }

    @Test func aLongClosureThatIsKnownIsNotWrong() throws {
        let known = try LendingHub.book()
        let opening = try LendingHub.book(closures: [day(1)...day(50)]).opening
        #expect(ClockAhead(day(52), after: day(0), at: opening) == nil)
        #expect(ClockAhead(day(52), after: day(0), at: known.opening) != nil)
    }
}

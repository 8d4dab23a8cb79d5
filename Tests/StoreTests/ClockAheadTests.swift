import Domain
import Foundation
import Ground
import Testing

@testable import Store

/// A clock that is set wrong, weeks ahead.
@Suite struct ClockAheadTests {
    static let monday = CivilDate(daysSinceEpoch: 20_780)

    private let store: Store
    private var hub: LendingHub

    init() throws {
        store = try Scratch().make()
        hub = LendingHub(store)
        _ = try hub.fill(people: 6, tablets: 2, on: Self.monday)
    }

    private func day(_ after: Int) -> CivilDate { Self.monday.adding(days: after) }

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
        let weeks = HubClosure(from: day(1), until: day(50), reason: "Works")
        let hours = try #require(OpeningHours.Stretch(opens: 600, closes: 960))
        let opening = OpeningCalendar(
            hours: try #require(OpeningHours(lines: [], week: (1...7).map { $0 < 7 ? [hours] : [] })),
            closures: [weeks],
            workingDays: known.opening.workingDays
        )
        #expect(ClockAhead(day(52), after: day(0), at: opening) == nil)
        #expect(ClockAhead(day(52), after: day(0), at: known.opening) != nil)
    }
}

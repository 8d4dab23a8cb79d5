import Domain
import Ground
import Testing

@testable import Store

/// Days that move since the hub is closed on them, and what is kept of why.
@Suite struct MovedDayTests {
    private let scratch: Scratch
    private let store: Store
    private var hub: LendingHub
    private let tablet: Asset

    init() throws {
        scratch = try Scratch()
        store = try scratch.make()
        hub = LendingHub(store)
        tablet = try hub.fill(people: 3, tablets: 1, on: LendingHub.monday)[0]
    }

    private func day(_ after: Int) -> CivilDate { LendingHub.day(after) }

    /// A hub that is closed on some more days.
    private func closed(on days: Int...) throws -> LendingBook {
        try LendingHub.book(closures: days.map { day($0)...day($0) })
    }

    /// Reserved from a Monday on, due two weeks later, kept for three open days.
    private func reserve(_ person: Int = 0, from first: Int = 7) throws -> Reservation {
        let wish = ReservationWish(model: "tablet", from: day(first))
        return try store.reserve(wish, for: hub.borrower(person), by: hub.act(day(0), .deviceReserved))
    }

    private func move(_ book: LendingBook) throws -> Int {
        try store.moveForClosures(by: hub.act(day(1), .loansMoved, book))
    }

    private func kept(_ reservation: Reservation) throws -> Reservation {
        try #require(try store.reservation(reservation.id))
    }

    @Test func aReservationThatBeginsOnAClosedDayBeginsOnTheNextAndKnowsWhy() throws {
        let made = try reserve()
        let book = try closed(on: 7)
        #expect(try move(book) == 1)
        #expect(try move(book) == 0, "it is moved once")
        let now = try kept(made)
        #expect(now.days == day(8)...day(21) && now.collectBy == made.collectBy && now.asset == tablet.id)
        let moved = try store.movedDays(of: now)
        #expect(moved.first == day(7) && moved.collect == nil && moved.due == nil)
        try LendingModel.see(store)
    }

    @Test func aReservationThatIsDueOnAClosedDayIsDueOnTheNextAndKnowsWhy() throws {
        let made = try reserve()
        #expect(try move(closed(on: 21)) == 1)
        let now = try kept(made)
        #expect(now.days == day(7)...day(22) && now.until == day(23) && now.asset == tablet.id)
        #expect(try store.movedDays(of: now).due == day(21))
        try LendingModel.see(store)
    }

    @Test func theLastDayForFetchingMovesOnAndKnowsWhy() throws {
        let made = try reserve()
        #expect(try move(closed(on: 10)) == 1)
        let now = try kept(made)
        #expect(now.collectBy == day(11) && now.days == made.days)
        #expect(try store.movedDays(of: now).collect == day(10))
    }

    @Test func nobodyLosesADeviceSinceAnotherReservationIsMadeLonger() throws {
        let made = try reserve()
        let next = try reserve(1, from: 23)
        #expect(try move(closed(on: 21)) == 1, "the only tablet is promised from the next day on")
        let now = try kept(made)
        #expect(now.days == day(7)...day(19) && now.asset == made.asset, "the Saturday before")
        #expect(try kept(next) == next)
        let moved = try store.movedDays(of: now)
        #expect(moved.due == day(21) && moved.isDueEarlier)
    }

    @Test func aReservationIsMadeLongerWhereAnotherDeviceKeepsTheNextPromise() throws {
        let spare = try hub.addTablet("spare", at: "a", on: day(0))
        try hub.prepare(spare.id, on: day(0))
        let made = try reserve()
        let next = try reserve(1, from: 23)
        #expect(try move(closed(on: 21)) == 1)
        let (now, then) = (try kept(made), try kept(next))
        #expect(now.days.upperBound == day(22) && now.asset != nil && then.asset != nil)
        #expect(now.asset != then.asset)
        try LendingModel.see(store)
    }

    @Test func aDayThatMovesTwiceKnowsTheDaySheWasToldFirst() throws {
        let made = try reserve()
        _ = try move(closed(on: 21))
        #expect(try move(closed(on: 21, 22)) == 1)
        let now = try kept(made)
        #expect(now.days.upperBound == day(23))
        #expect(try store.movedDays(of: now).due == day(21))
    }

    @Test func whatWasReservedAndIsFetchedStillKnowsWhyItIsDueLater() throws {
        let made = try reserve()
        _ = try move(closed(on: 21))
        let book = try closed(on: 21)
        let out = hub.out(tablet.id, made.id)
        let loan = try store.checkOut(out, to: hub.borrower(0), by: hub.act(day(7), .deviceLent, book))
        #expect(loan.due == day(22))
        #expect(try store.movedDays(of: loan).due == day(21))
    }

    @Test func aLoanThatIsKeptLongerLaterSpeaksOfNoClosure() throws {
        let out = hub.out(tablet.id)
        let loan = try store.checkOut(out, to: hub.borrower(0), by: hub.act(day(0)))
        let book = try closed(on: 14)
        #expect(try move(book) == 1)
        let moved = try #require(try store.loan(loan.id))
        #expect(moved.due == day(15))
        #expect(try store.movedDays(of: moved).due == day(14))
        let longer = try store.renew(
            loan.id,
            for: hub.borrower(0),
            by: hub.act(day(10), .loanRenewed, book)
        )
        #expect(longer.due > day(15))
        #expect(try store.movedDays(of: longer) == MovedDays())
    }
}

import Domain
import Ground
import Testing

@testable import Store

/// After any closures no promise and no loan has a day on which the door is locked.
@Suite struct ClosedPromiseTests {
    private let store: Store
    private var hub: LendingHub
    private let tablets: [Asset]

    init() throws {
        store = try Scratch().make()
        hub = LendingHub(store)
        tablets = try hub.fill(people: 8, tablets: 3, on: LendingHub.monday)
    }

    private func day(_ after: Int) -> CivilDate { LendingHub.day(after) }

    private func book(closed: Set<Int>) throws -> LendingBook {
        try LendingHub.book(closures: closed.sorted().map { day($0)...day($0) })
    }

    private func fillBook(_ rolls: inout Rolls) throws {
        for person in 0..<rolls.roll(0..<3) {
            _ = try store.checkOut(
                hub.out(tablets[person].id),
                to: hub.borrower(person),
                by: hub.act(day(0))
            )
        }
        for person in 2...7 {
            let first = day(rolls.roll(1..<45))
            guard LendingHub.isOpen(first) else { continue }
            var wish = ReservationWish(model: "tablet", from: first)
            let due = first.adding(days: rolls.roll(0..<14))
            if LendingHub.isOpen(due), rolls.roll(0..<2) == 0 { wish.due = due }
            let act = try hub.act(day(0), .deviceReserved)
            _ = lendingRefusal { _ = try store.reserve(wish, for: hub.borrower(person), by: act) }
        }
    }

    private static func closures(_ rolls: inout Rolls) -> Set<Int> {
        var closed: Set<Int> = []
        for _ in 0..<rolls.roll(1..<8) {
            let first = rolls.roll(1..<60)
            closed.formUnion(first...(first + rolls.roll(0..<5)))
        }
        return closed
    }

    @Test(arguments: 0..<60)
    func nobodyIsSentToALockedDoorAndWhoIsAffectedIsTold(_ seed: Int) throws {
        var rolls = Rolls(seed)
        try fillBook(&rolls)
        let before = try promises()
        let loansBefore = try store.openLoans().map(\.loan)
        // Closures come one after the other, as staff write them in.
        var closed: Set<Int> = []
        for _ in 0..<rolls.roll(1..<4) {
            closed.formUnion(Self.closures(&rolls))
            let act = try hub.act(day(1), .loansMoved, book(closed: closed))
            _ = try store.moveForClosures(by: act)
            try see(closed)
        }
        for old in before {
            let new = try #require(try store.reservation(old.id))
            guard new.days != old.days || new.collectBy != old.collectBy else { continue }
            let person = try #require(new.person)
            let told = try store.messages(of: person, at: .max).map(\.kind)
            #expect(told.contains(.reservationMoved))
            let moved = try store.movedDays(of: new)
            #expect(moved.due == (new.days.upperBound == old.days.upperBound ? nil : old.days.upperBound))
        }
        for old in loansBefore {
            let new = try #require(try store.loan(old.id))
            #expect(new.due >= old.due)
            guard new.due != old.due else { continue }
            let told = try store.messages(of: try #require(new.person), at: .max).map(\.kind)
            #expect(told.contains(.loanMoved))
        }
        try fetchAll(closed)
    }

    private func promises() throws -> [Reservation] {
        try (0...7).flatMap { try store.reservations(of: hub.people[$0]) }
    }

    private func see(_ closed: Set<Int>) throws {
        func isOpen(_ day: CivilDate) -> Bool {
            LendingHub.isOpen(day) && !closed.contains(day.daysSinceEpoch - self.day(0).daysSinceEpoch)
        }
        for promise in try promises() {
            #expect(isOpen(promise.days.lowerBound) && isOpen(promise.collectBy))
            #expect(isOpen(promise.days.upperBound))
            #expect(promise.days.contains(promise.collectBy) && promise.until >= promise.days.upperBound)
        }
        for listing in try store.openLoans() { #expect(isOpen(listing.loan.due)) }
        try LendingModel.see(store)
    }

    /// Those who can fetch theirs on its first day do, and none of them is to bring it back on a closed day.
    private func fetchAll(_ closed: Set<Int>) throws {
        let book = try book(closed: closed)
        for promise in try promises().sorted(by: { $0.days.lowerBound < $1.days.lowerBound }) {
            guard let asset = try store.reservation(promise.id)?.asset, let person = promise.person,
                try store.asset(asset)?.state == .ready
            else { continue }
            let borrower = Borrower(person: person, group: "adult", age: 70)
            let act = try hub.act(promise.days.lowerBound, .deviceLent, book)
            _ = lendingRefusal { _ = try store.checkOut(hub.out(asset, promise.id), to: borrower, by: act) }
        }
        try see(closed)
    }

    @Test func aClosureThatNobodyMovedForYetCountsWhenItIsHandedOut() throws {
        let wish = ReservationWish(model: "tablet", from: day(7))
        let act = try hub.act(day(0), .deviceReserved)
        let made = try store.reserve(wish, for: hub.borrower(0), by: act)
        #expect(made.days.upperBound == day(21))
        let out = hub.out(try #require(made.asset), made.id)
        let book = try book(closed: [21])
        let lent = try hub.act(day(7), .deviceLent, book)
        #expect(try store.dueDay(collecting: made.id, by: lent) == day(22))
        #expect(try store.checkOut(out, to: hub.borrower(0), by: lent).due == day(22))
    }
}

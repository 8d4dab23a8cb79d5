import Domain
import Ground
import Testing

/// When somebody who waits can expect her turn.
@Suite struct ShelfExpectationTests {
    private let monday = Sample.monday
    private let terms = LoanTerms(period: 14, pickupDays: 3)

    private func day(_ after: Int) -> CivilDate { monday.adding(days: after) }

    private func book(shares: [String: Int] = [:], isOver: Bool = false) throws -> LendingBook {
        var rule = LoanRule()
        rule.preparationDays = 1
        var book = LendingBook(
            hub: "central",
            opening: try Sample.calendar(open: Set(1...6)),
            rules: try LoanRules([rule]),
            ladder: try OverdueLadder([]),
            shares: shares.isEmpty ? [:] : ["tablet": shares]
        )
        book.isTodayOver = isOver
        return book
    }

    private func shelf(
        ready: Int = 0,
        lentUntil days: [Int] = [],
        share: String? = nil,
        promises: [Availability.Promise] = []
    ) -> ShelfCount {
        let lent = days.map { after in
            let lent = ShelfCount.Lent(due: day(after), until: day(after + 1), share: share)
            return ShelfCount.Device(.onLoan, lent)
        }
        return ShelfCount(
            devices: Array(repeating: ShelfCount.Device(.ready), count: ready) + lent,
            promises: promises
        )
    }

    private func expected(
        _ shelf: ShelfCount,
        after waiting: Int = 0,
        _ book: LendingBook,
        group: String = "adult",
        on today: Int = 0
    ) -> CivilDate? {
        shelf.expected(after: waiting, of: "tablet", terms, book, group: group, on: day(today))
    }

    @Test func whatIsKeptForTheShareOfOthersIsNeverHers() throws {
        let book = try book(shares: ["referred": 1])
        #expect(expected(shelf(ready: 1), book) == nil)
        #expect(expected(shelf(ready: 1), book, group: "referred") == monday)
        #expect(expected(shelf(lentUntil: [3], share: "referred"), book) == nil)
        // One of two is theirs, whichever it is: the later one may be hers.
        let two = shelf(ready: 1, lentUntil: [8])
        #expect(expected(two, book).map { $0 > day(8) } == true)
    }

    @Test func afterClosingNobodyIsToldThatItIsHerTurnToday() throws {
        #expect(expected(shelf(ready: 1), try book()) == monday)
        #expect(expected(shelf(ready: 1), try book(isOver: true)) == day(1))
        #expect(expected(shelf(ready: 1), try book(isOver: true), on: 5) == day(7), "after Sunday")
    }

    @Test func aDeviceWhoseTestComesBeforeHerTurnIsNotExpected() throws {
        let tested = ShelfCount(
            devices: [ShelfCount.Device(.ready, testDue: day(5))],
            promises: []
        )
        #expect(expected(tested, try book()) == monday)
        #expect(expected(tested, after: 1, try book()) == nil)
    }

    /// The plainest way: each who is before takes the first that is free, for as many days as it is lent.
    private func naive(_ free: [Int], before: Int) -> Int? {
        var free = free.sorted()
        for _ in 0..<before {
            guard let first = free.first else { return nil }
            free[0] = first + terms.period
            free.sort()
        }
        return free.first
    }

    @Test(arguments: 0..<40)
    func theDayIsNeverBeforeThatOfThePlainestCount(_ seed: Int) throws {
        let (ready, lent, waiting) = (seed % 3, seed / 3 % 4, seed * 7 % 23)
        let days = (0..<lent).map { $0 * 5 + seed % 6 }
        let found = expected(shelf(ready: ready, lentUntil: days), after: waiting, try book())
        let free = Array(repeating: 0, count: ready) + days.map { $0 + 1 }
        let plain = naive(free, before: waiting)
        #expect((found == nil) == (plain == nil))
        guard let found, let plain else { return }
        #expect(found >= day(plain))
        #expect(try book().opening.isOpen(on: found))
        // Preparation and Sundays cost days, and not without end.
        let turns = waiting / max(1, free.count) + 1
        #expect(found <= day(plain + turns * 6 + 3))
    }

    // What may not be lent.

    @Test func aDeviceThatIsWipedTooLongAgoIsMadeReadyFirst() throws {
        let shelf = ShelfCount(devices: [ShelfCount.Device(.ready, isWipeDue: true)], promises: [])
        let free = try shelf.availability(of: "tablet", book(), from: monday, through: day(9))
        #expect(free.free(on: monday) == 0 && free.free(on: day(2)) == 1)
        let now = free.explanation(from: monday, through: monday)
        #expect(now?.reasons.map(\.kind) == [.absent(.preparation)])
    }

    @Test func aDeviceWhoseTestIsDueIsAwayUntilItIsTested() throws {
        let shelf = ShelfCount(
            devices: [
                ShelfCount.Device(.ready, testDue: day(-1)), ShelfCount.Device(.ready, testDue: day(4)),
            ],
            promises: []
        )
        let free = try shelf.availability(of: "tablet", book(), from: monday, through: day(9))
        #expect(free.free(on: monday) == 1 && free.free(on: day(4)) == 1 && free.free(on: day(5)) == 0)
        let now = free.explanation(from: monday, through: monday)
        #expect(now?.reasons.map(\.kind) == [.absent(.safetyTest)])
    }

    /// A promise that ends before the test is due leaves devices that stay for those that go on.
    @Test func promisesFindADeviceThatMayBeLentForAllTheirDays() {
        let ids = (1...4).map { ID(milliseconds: Int64($0), random: Array(repeating: 7, count: 10)) }
        let devices = [
            Packing.Device(id: ids[0], freeFrom: 0), Packing.Device(id: ids[1], freeFrom: 0, lastDay: 10),
        ]
        let promises = [
            Packing.Promise(id: ids[2], days: 1...9, device: nil),
            Packing.Promise(id: ids[3], days: 2...20, device: nil),
        ]
        #expect(Packing.devices(for: promises, among: devices) == [ids[2]: ids[1], ids[3]: ids[0]])
    }
}

import Domain
import Ground
import Testing

/// Who waits and is away: the rule of the queue, and what others may expect meanwhile.
@Suite struct HoldAwayTests {
    private let monday = Sample.monday
    private let terms = LoanTerms(period: 14, pickupDays: 3)

    private func day(_ after: Int) -> CivilDate { monday.adding(days: after) }

    /// Holds in their order, each away up to so many days from Monday; nil for one who is not.
    private func holds(_ away: [Int?]) -> [Hold] {
        away.enumerated().map { index, last in
            Hold(
                id: Sample.id(index + 1),
                person: Sample.id(1_000 + index),
                model: "tablet",
                hub: "central",
                queuedAt: Int64(index),
                priority: 0,
                state: .waiting,
                reservation: nil,
                terms: terms,
                away: last.map(day)
            )
        }
    }

    private func book() throws -> LendingBook {
        var rule = LoanRule()
        rule.preparationDays = 1
        return LendingBook(
            hub: "central",
            opening: try Sample.calendar(open: Set(1...6)),
            rules: try LoanRules([rule]),
            ladder: try OverdueLadder([])
        )
    }

    private func shelf(lentUntil days: [Int]) -> ShelfCount {
        let devices = days.map { after in
            ShelfCount.Device(.onLoan, ShelfCount.Lent(due: day(after), until: day(after + 1), share: nil))
        }
        return ShelfCount(devices: devices, promises: [])
    }

    private func expected(_ number: Int?, _ queue: HoldQueue, _ shelf: ShelfCount) throws -> CivilDate? {
        shelf.expected(
            for: number.map { Sample.id($0) },
            in: queue,
            of: "tablet",
            terms,
            try book(),
            group: "adult",
            on: monday
        )
    }

    @Test func sheIsPassedOverUpToThatDayAndWithItAndKeepsHerPlace() {
        let queue = HoldQueue(waiting: holds([3, nil]))
        func next(_ after: Int) -> ID? { queue.next(for: Sample.id(900), today: day(after))?.id }
        #expect(next(0) == Sample.id(2) && next(3) == Sample.id(2))
        #expect(next(4) == Sample.id(1))
        #expect(queue[Sample.id(1)]?.place == 1 && queue[Sample.id(2)]?.place == 2)
        #expect(queue.ahead(of: Sample.id(2), on: day(3)) == 0)
        #expect(queue.ahead(of: Sample.id(2), on: day(4)) == 1)
        #expect(queue.ahead(of: nil, on: day(0)) == 1 && queue.ahead(of: nil, on: day(4)) == 2)
    }

    @Test func whyIsKnownWhileSheIsAwayAndNotAfterIt() {
        let hold = holds([3])[0]
        #expect(hold.absence(on: day(3)) == .away(until: day(3)))
        #expect(hold.absence(on: day(3))?.passedOver == .away)
        #expect(hold.absence(on: day(4)) == nil)
        #expect(holds([nil])[0].absence(on: day(0)) == nil)
        #expect(PassedOver.away.isOfPerson, "others need not wait behind her")
    }

    @Test func theDaysReachFromTodayToSixMonthsAhead() throws {
        let days = Hold.awayDays(from: monday)
        #expect(days.lowerBound == monday && days.upperBound.iso == "2027-05-23")
        let last = Hold.awayDays(from: try Sample.day("2026-08-31")).upperBound
        #expect(last.iso >= "2027-02-28" && last.iso <= "2027-03-03", "no 31st of February")
    }

    @Test func whoComesAfterHerIsToldTheEarlierDayOnlyIfSheIsStillAwayThen() throws {
        let shelf = shelf(lentUntil: [3])
        let alone = try #require(try expected(1, HoldQueue(waiting: holds([nil])), shelf))
        let later = try #require(try expected(2, HoldQueue(waiting: holds([nil, nil])), shelf))
        try #require(alone < later)
        func second(awayFor days: Int) throws -> CivilDate? {
            try expected(2, HoldQueue(waiting: holds([days, nil])), shelf)
        }
        let reach = alone.daysSinceEpoch - monday.daysSinceEpoch
        #expect(try second(awayFor: reach) == alone, "she is away that day")
        #expect(try second(awayFor: reach - 1) == later, "she is back that day, and goes first")
    }

    @Test func sheHerselfIsNotExpectedBeforeSheIsBackNorOnADayTheHubIsClosed() throws {
        let shelf = shelf(lentUntil: [3])
        #expect(try expected(1, HoldQueue(waiting: holds([4])), shelf).map { $0 > day(4) } == true)
        // Saturday is the last day away, and on Sunday the hub is closed.
        #expect(try expected(1, HoldQueue(waiting: holds([12])), shelf) == day(14))
    }

    /// Whatever is said fits itself: it is the day that follows from who is before her on that very day.
    @Test func everyDayThatIsSaidFollowsFromWhoIsBackByThen() throws {
        var dice = Dice(5)
        var later = 0
        for _ in 0..<400 {
            let away = (0..<dice.roll(1...5)).map { _ in dice.once(in: 2) ? dice.roll(0...60) : nil }
            let queue = HoldQueue(waiting: holds(away))
            let shelf = shelf(lentUntil: (0..<dice.roll(1...3)).map { _ in dice.roll(0...20) })
            let found = try #require(try expected(nil, queue, shelf))
            func after(_ ahead: Int) throws -> CivilDate? {
                shelf.expected(after: ahead, of: "tablet", terms, try book(), group: "adult", on: monday)
            }
            #expect(try after(queue.ahead(of: nil, on: found)) == found)
            let soonest = try #require(try after(queue.ahead(of: nil, on: monday)))
            #expect(found >= soonest)
            if found > soonest { later += 1 }
        }
        #expect(later > 20)
    }
}

import Domain
import Ground
import Testing

@Suite struct AvailabilityTests {
    private let monday = Sample.monday

    private func availability(
        _ stock: Availability.Stock,
        open: Set<Int> = Set(1...5),
        days: Int = 60
    ) throws -> Availability {
        try Availability(
            of: stock,
            at: Sample.calendar(open: open),
            from: monday,
            through: monday.adding(days: days)
        )
    }

    @Test func aDeviceIsNotFreeOnTheDayItComesBackNorWhileItIsPrepared() throws {
        // Due on Thursday, prepared on Friday and Monday.
        let due = monday.adding(days: 3)
        let stock = Availability.Stock(devices: [.init(loan: .init(due: due))], preparationDays: 2)
        let found = try availability(stock)
        #expect(found.free(on: due) == 0)
        #expect(found.free(on: monday.adding(days: 7)) == 0)
        #expect(found.free(on: monday.adding(days: 8)) == 1)
        #expect(found.changes.map(\.day) == [monday, monday.adding(days: 8)])
        #expect(found.changes.map(\.free) == [0, 1])
    }

    /// Decision 2.
    @Test func anOverdueDeviceIsPromisedToNobodyUntilItIsBack() throws {
        let stock = Availability.Stock(devices: [
            .init(loan: .init(due: monday.adding(days: -1))), .init(loan: .init(due: monday)),
        ])
        let found = try availability(stock)
        #expect(found.promisable(from: monday, through: monday.adding(days: 5)) == 0)
        #expect(found.promisable(from: monday.adding(days: 1), through: monday.adding(days: 60)) == 1)
    }

    @Test func aDeviceThatIsExpectedLateIsNotPromisedForThoseDays() throws {
        let stock = Availability.Stock(devices: [.init(loan: .init(due: monday))], slackDays: 2)
        let found = try availability(stock)
        #expect(found.free(on: monday.adding(days: 2)) == 0)
        #expect(found.free(on: monday.adding(days: 3)) == 1)
    }

    @Test func whatIsMissingIsExplained() throws {
        let friday = monday.adding(days: 4)
        let stock = Availability.Stock(
            devices: [
                .init(), .init(), .init(), .init(absences: [.init(.repair, from: monday, until: friday)]),
                .init(loan: .init(due: monday.adding(days: 9))),
            ]
        )
        let told = try #require(
            try availability(stock).explanation(from: monday, through: monday.adding(days: 2))
        )
        #expect(told.total == 5)
        #expect(told.free == 3)
        #expect(told.overbooked == 0)
        #expect(
            told.reasons.map(\.kind) == [.lent, .absent(.repair)]
        )
        #expect(told.reasons.map(\.count) == [1, 1])
        #expect(told.reasons.map(\.until) == [monday.adding(days: 9), friday])
    }

    @Test func aDeviceThatComesFromAnotherHubIsFreeOnceItIsPreparedAndOneThatLeavesIsNot() throws {
        let stock = Availability.Stock(
            devices: [.init(arrives: monday.adding(days: 2)), .init(leaves: monday.adding(days: 3))],
            preparationDays: 1
        )
        let found = try availability(stock)
        let free = (0...4).map { found.free(on: monday.adding(days: $0)) }
        #expect(free == [1, 1, 1, 0, 1])
        let told = try #require(found.explanation(from: monday, through: monday.adding(days: 3)))
        #expect(told.day == monday.adding(days: 3))
        #expect(told.total == 1, "the one that left is of another hub by then")
        #expect(told.reasons.map(\.kind) == [.preparing])
    }

    @Test func theShareOfAGroupIsKeptForItUntilItIsUsed() throws {
        let share = ["referred": 2]
        let day = monday
        var stock = Availability.Stock(devices: Array(repeating: .init(), count: 3), shares: share)
        #expect(try availability(stock).promisable(from: day, through: day) == 1)
        #expect(try availability(stock).promisable(from: day, through: day, holding: ["referred"]) == 3)
        stock.promises = [.init(from: day, until: day, share: "referred")]
        #expect(try availability(stock).promisable(from: day, through: day) == 1)
        #expect(try availability(stock).promisable(from: day, through: day, holding: ["referred"]) == 2)
        let told = try availability(stock).explanation(from: day, through: day)
        #expect(told?.reasons.map(\.kind) == [.promised, .keptForShares])
    }

    @Test func someAreNeverPromisedSoThatPeopleCanWalkIn() throws {
        let stock = Availability.Stock(devices: Array(repeating: .init(), count: 3), walkInFloor: 1)
        #expect(try availability(stock).promisable(from: monday, through: monday.adding(days: 9)) == 2)
    }

    @Test func whereMoreIsPromisedThanThereIsTheDaysAreNamed() throws {
        let late = Availability.Device(loan: .init(due: monday.adding(days: -3)))
        let promise = Availability.Promise(from: monday.adding(days: 3), until: monday.adding(days: 5))
        let found = try availability(.init(devices: [late], promises: [promise]))
        #expect(found.free(on: monday.adding(days: 4)) == -1)
        #expect(found.promisable(from: monday, through: monday.adding(days: 9)) == 0)
        let told = found.explanation(from: monday, through: monday.adding(days: 9))
        #expect(told?.overbooked == 1)
        #expect(told?.reasons.map(\.kind) == [.overdue, .promised])
    }

    /// Decision 2: who is next hears of it early.
    @Test func whosePromiseCannotBeKeptIsKnownEarlyAndTheFirstKeepTheirs() throws {
        let promises = [(3, 5), (4, 8), (20, 22)].map { from, until in
            Availability.Promise(from: monday.adding(days: from), until: monday.adding(days: until))
        }
        var stock = Availability.Stock(
            devices: [.init(), .init(loan: .init(due: monday))],
            promises: promises
        )
        #expect(try availability(stock).stranded == [])
        stock.devices[1].loan?.due = monday.adding(days: -1)
        #expect(try availability(stock).stranded == [1])
        stock.devices.removeFirst()
        #expect(try availability(stock).stranded == [0, 1, 2])
    }

    @Test func aDayThatIsNotKnownIsNotAnswered() throws {
        let found = try availability(.init(devices: [.init()]), days: 10)
        #expect(found.free(on: monday.adding(days: -1)) == nil)
        #expect(found.promisable(from: monday, through: monday.adding(days: 11)) == nil)
        #expect(found.promisable(from: monday.adding(days: 2), through: monday) == nil)
        #expect(found.explanation(from: monday, through: monday.adding(days: 11)) == nil)
        let calendar = try Sample.calendar(knownUntil: monday.adding(days: 5))
        #expect(throws: OpeningCalendar.Refusal.holidaysNotKnown(after: monday.adding(days: 5))) {
            try Availability(
                of: .init(devices: []),
                at: calendar,
                from: monday,
                through: monday.adding(days: 9)
            )
        }
    }
}

import Content
import Domain
import Ground
import Store
import Testing

@testable import Screens
@testable import handrail

/// What somebody reads who waits for a thing, or to whom one is offered.
@Suite struct QueuePageTests {
    private let hub: DeskHub

    init() throws { hub = try DeskHub() }

    private func model(_ model: String, _ neighbour: Neighbour) throws {
        try neighbour.signIn()
        try neighbour.press("borrow", "everything", ElementID("model:\(model)"))
    }

    /// An offer for Joan, of a thing that somebody brought back.
    private func offer(_ model: String) throws {
        let sam = try DeskHub.register("Sam Carer", "D55555", in: hub.store)
        let asset = try hub.shelve(1, of: model)[0]
        try hub.lend(asset, to: sam)
        let borrower = DeskHub.borrower(hub.joan)
        _ = try hub.store.joinQueue(for: model, borrower, by: DeskHub.lendingAct(.holdJoined))
        let kit = KitCheck(accessories: ["charger"], condition: .good)
        _ = try hub.store.checkIn(asset.id, kit, by: DeskHub.lendingAct(.deviceReturned))
        try #require(try hub.store.holds(of: hub.joan.id).map(\.state) == [.offered])
    }

    @Test func whatIsOfferedToHerIsNotCalledSomebodyElsesNorIsSheInTheQueue() throws {
        try offer("smartphone")
        let neighbour = try Neighbour(at: hub)
        try model("smartphone", neighbour)
        #expect(neighbour.text.contains("Kept for you"))
        #expect(!neighbour.text.contains("kept for someone else"), "\(neighbour.text)")
        #expect(!neighbour.text.contains("You are in the queue"))
        #expect(neighbour.screen.stops.contains("mine") && !neighbour.screen.stops.contains("join"))
    }

    @Test func nobodyIsSentToAQueueWhileOneIsFree() throws {
        try hub.shelve(1, of: "smartphone")
        let neighbour = try Neighbour(at: hub)
        try model("smartphone", neighbour)
        #expect(neighbour.screen.stops.contains("reserve"))
        #expect(!neighbour.screen.stops.contains("join"), "\(neighbour.text)")
    }

    @Test func whoHasAsManyThingsAsSheMayIsToldWhyItIsNotHerTurn() throws {
        let sam = try DeskHub.register("Sam Carer", "D55555", in: hub.store)
        try hub.lend(hub.shelve(1, of: "smartphone")[0], to: sam)
        let joined = try hub.store.joinQueue(
            for: "smartphone",
            DeskHub.borrower(hub.joan),
            by: DeskHub.lendingAct(.holdJoined)
        )
        #expect(joined.state == .waiting)
        for model in ["tablet-data", "large-keyboard", "tablet"] {
            try hub.lend(hub.shelve(1, of: model)[0], to: hub.joan)
        }
        let neighbour = try Neighbour(at: hub)
        try neighbour.openLoans()
        #expect(neighbour.text.contains("You can have 3 things at a time."), "\(neighbour.text)")
        try neighbour.press("hold:smartphone")
        #expect(neighbour.text.contains("When one is back you can borrow another."))
        #expect(!neighbour.text.contains("likely to be your turn"))
    }

    @Test func whereNoneIsHereTheLibraryThatHasOneIsNamed() throws {
        let book = try RealHub.pack().lendingBook()
        let other = LendingBook(hub: "ashdale", opening: book.opening, rules: book.rules, ladder: book.ladder)
        for model in ["smartphone", "trackball"] {
            let tag = try #require(AssetTag(reading: "\(model)-there"))
            let there = Asset(
                id: DeskHub.newID(),
                tag: tag,
                model: model,
                kind: model,
                hub: "ashdale",
                needs: []
            )
            var act = try DeskHub.lendingAct(.assetAdded)
            act.book = other
            _ = try hub.store.add(there, by: act)
        }
        let sam = try DeskHub.register("Sam Carer", "D55555", in: hub.store)
        try hub.lend(hub.shelve(1, of: "smartphone")[0], to: sam)
        for model in ["smartphone", "trackball"] {
            let neighbour = try Neighbour(at: hub)
            try self.model(model, neighbour)
            #expect(neighbour.text.contains("Ashdale Library has one."), "\(neighbour.text)")
            #expect(neighbour.screen.stops.contains("join") == (model == "smartphone"))
        }
    }

    /// Nobody's promise ends, and nobody is told that she is late, since somebody set the clock wrong.
    @Test func theRoundOfTheTimerRefusesAClockThatIsWeeksAhead() throws {
        let world = World()
        let now = world.now + 60 * 86_400_000
        let reminding = Reminding(
            today: World.day(at: now),
            now: now,
            quiet: .usual,
            clock: World.wallClock,
            newID: { world.newID() }
        )
        let loan = try hub.lend(hub.shelve(1, of: "smartphone")[0], to: hub.joan)
        let pack = try RealHub.pack()
        do {
            _ = try LendingRound(pack, hub.store, reminding)
            Issue.record("it went round")
        } catch let ahead as ClockAhead {
            #expect(ahead.line.contains(World.day(at: now).iso) && ahead.line.contains("--clock-is-right"))
        }
        #expect(try hub.text("SELECT count(*) FROM loan_step") == "0")
        let round = try LendingRound(pack, hub.store, reminding, isClockRight: true)
        #expect(round.reminders == 1 && loan.due < World.day(at: now))
    }

    // The days that are known.

    private func outlook(
        of model: String,
        knownUntil: Int,
        waiting: Int = 0,
        shares: [String: Int] = [:],
        floor: Int = 0,
        devices: Int = 2,
        as group: String = "adult"
    ) throws -> Outlook {
        let today = CivilDate(daysSinceEpoch: 20_780)
        let hours = try #require(OpeningHours.Stretch(opens: 600, closes: 960))
        var rule = LoanRule()
        (rule.isLent, rule.period, rule.atOnce, rule.pickupDays) = (true, 21, .atMost(3), 3)
        var long = LoanRule(model: "laptop")
        long.period = 56
        let book = LendingBook(
            hub: "central",
            opening: OpeningCalendar(
                hours: try #require(OpeningHours(lines: [], week: Array(repeating: [hours], count: 7))),
                closures: [],
                workingDays: WorkingDays(holidays: [], knownUntil: today.adding(days: knownUntil))
            ),
            rules: try LoanRules([rule, long]),
            ladder: try OverdueLadder([]),
            shares: [model: shares],
            walkInFloors: [model: floor]
        )
        return try Outlook(
            of: model,
            ShelfCount(devices: Array(repeating: .init(.ready), count: devices), promises: []),
            book,
            for: Borrower(person: DeskHub.newID(), group: group, age: 70),
            queue: .of(waiting),
            on: today
        )
    }

    /// In the last months before the bank holidays of the next year are known.
    @Test func whereTheBankHolidaysEndWhatIsLentForLessIsStillLent() throws {
        #expect(try outlook(of: "tablet", knownUntil: 40).days.count == 8)
        let late = try outlook(of: "tablet", knownUntil: 24)
        #expect(late.days.count == 4 && late.free == 2)
        let long = try outlook(of: "laptop", knownUntil: 40)
        #expect(long.days.isEmpty && long.total == 2)
    }

    @Test func whoHasAShareSeesItsDaysThoughOthersWait() throws {
        let shares = ["referred": 1]
        #expect(try outlook(of: "tablet", knownUntil: 400, waiting: 1, shares: shares).days.isEmpty)
        let hers = try outlook(of: "tablet", knownUntil: 400, waiting: 1, shares: shares, as: "referred")
        #expect(hers.days.count == 8 && hers.isNext)
    }

    @Test func whoCouldWalkInIsToldToAskAtTheDesk() throws {
        let kept = try outlook(of: "tablet", knownUntil: 400, floor: 1, devices: 1)
        #expect(kept.free == 0 && kept.days.isEmpty && kept.isAtDesk)
        #expect(try !outlook(of: "tablet", knownUntil: 400, waiting: 1, floor: 1, devices: 1).isAtDesk)
        #expect(try !outlook(of: "tablet", knownUntil: 400, floor: 1).isAtDesk)
    }
}

import Domain
import Foundation
import Ground
import Support
import Testing

@testable import Store

/// How fast lending is; run by `Tests/Bench/lending.sh`.
@Suite(.serialized)
struct LendingSpeedTests {
    private static let environment = ProcessInfo.processInfo.environment

    private static func milliseconds(_ body: () throws -> Void) rethrows -> Double {
        let span = try ContinuousClock().measure(body)
        return Double(span.components.attoseconds) / 1e15 + Double(span.components.seconds) * 1_000
    }

    private static func told(_ what: String, _ taken: [Double]) -> Double {
        let sorted = taken.sorted()
        let (half, most) = (sorted[sorted.count / 2], sorted[sorted.count * 99 / 100])
        print(
            "lending: \(what): \(String(format: "median %.2f ms, p99 %.2f ms", half, most)), \(taken.count) times"
        )
        return most
    }

    /// Measures something many times, by the clock on the wall and by the processor's.
    ///
    /// - Returns: the time on the wall that 99 of 100 do not exceed, and that of the processor.
    private static func measure(
        _ what: String,
        _ body: () throws -> Void
    ) rethrows -> (wall: Double, own: Double) {
        var (wall, own) = ([Double](), [Double]())
        // The first reads come from the disk and prepare the statements.
        for _ in 0..<3 { try body() }
        for _ in 0..<300 {
            let before = threadMilliseconds
            wall.append(try milliseconds(body))
            own.append(threadMilliseconds - before)
        }
        let most = told(what, wall)
        return (most, told("\(what), the processor alone", own))
    }

    private static let terms = LoanTerms(
        period: 14,
        renewals: .atMost(2),
        renewalPeriod: 7,
        preparationDays: 1,
        pickupDays: 3
    )

    /// Devices at four hubs that are all out, half of them late on 1 March 2027.
    private func lend(_ count: Int, in store: Store) throws {
        try store.connection.execute(
            """
            BEGIN;
            WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < \(count - 1))
            INSERT INTO asset SELECT CAST(printf('a%015d', i) AS BLOB), printf('T%d', i), NULL, '',
                'm' || (i / 4 % 25), 'tablet', substr('abcd', i % 4 + 1, 1),
                'ready', 7, 7, NULL, NULL, 'good', NULL, NULL, NULL, 0 FROM n;
            INSERT INTO loan (id, asset, person, model, hub, lent_at, first, due, until, in_hub, renewals, terms,
                agreement, kit, condition, remark, is_hardship)
            SELECT randomblob(16), a.id, p.id, model, hub, 1, day, day, date(day, '+1 day'),
                0, 0, '\(Self.terms.line)', 'v1', 'charger', 'good', iif(n % 9 = 0, 'She calls back', NULL), n % 50 = 0
            FROM (SELECT *, CAST(substr(tag, 2) AS INTEGER) AS n,
                date('2026-11-23', '+' || (CAST(substr(tag, 2) AS INTEGER) * 7919 % 196) || ' days') AS day
                FROM asset) AS a
            JOIN (SELECT id, row_number() OVER () - 1 AS place FROM person) AS p ON p.place = n % 500;
            COMMIT;
            """
        )
    }

    /// What the desk asks for each page of loans, as `DeskLendingLists` does.
    private func page(
        _ store: Store,
        _ choice: LoanChoice,
        after place: LoanPlace? = nil
    ) throws -> [LoanListing] {
        _ = try store.openLoanCount(choice)
        _ = try store.openLoanModels()
        return try store.openLoans(choice, after: place, most: 101)
    }

    @Test(.enabled(if: environment["HANDRAIL_LENDING_SPEED"] != nil))
    func listsAmongAHundredThousandLoans() throws {
        let store = try Scratch().make()
        var hub = LendingHub(store)
        try hub.addPeople(500)
        try lend(100_000, in: store)
        let day = try civil("2027-03-01")
        let late = LoanChoice(dueBefore: day)
        let here = LoanChoice(hub: "a", dueBefore: day)
        #expect(try store.openLoanCount(late) > 49_000 && store.openLoanCount() == 100_000)
        #expect(try page(store, late).count == 101)
        // A place in the middle of what is late: a page there takes no longer than the first.
        let middle = LoanPlace(due: day.adding(days: -40), id: ID(milliseconds: 1 << 40, random: [0, 0]))
        let ladder = try OverdueLadder([
            .init(day: 1, kind: .reminder), .init(day: 7, kind: .call), .init(day: 21, kind: .block),
        ])
        let pages: [(String, () throws -> Int)] = [
            ("late at all hubs", { try page(store, late).count }),
            ("late at one hub", { try page(store, here).count }),
            ("late, a page in the middle", { try page(store, late, after: middle).count }),
            ("who has what, where, due when", { try page(store, LoanChoice()).count }),
            (
                "who has what of one model at one hub",
                { try page(store, LoanChoice(hub: "b", model: "m7")).count }
            ),
            (
                "to call about today",
                {
                    try store.openLoanModels().count
                        + store.loansToCall(LoanChoice(), ladder, on: day, most: 101).count
                        - 25
                }
            ),
            (
                "to call about today, a page in the middle",
                { try store.loansToCall(LoanChoice(), ladder, on: day, after: middle, most: 101).count }
            ),
        ]
        for (what, body) in pages {
            #expect(try body() == 101)
            let taken = try Self.measure("100,000 loans: \(what)") { _ = try body() }
            #expect(taken.own <= 20, "\(what)")
        }
    }

    /// 500 devices of one model, 480 of them lent, and 19,520 reservations.
    private func promise(in store: Store, over days: Int, on day: CivilDate) throws {
        try store.connection.execute(
            """
            BEGIN;
            WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 499)
            INSERT INTO asset SELECT CAST(printf('a%015d', i) AS BLOB), printf('T%d', i), NULL, '', 'tablet', 'tablet',
                'a', iif(i < 490, 'ready', 'repair'), 7, 7, NULL, iif(i < 490, NULL, '2027-03-09'), 'good', NULL, NULL,
                NULL, 0 FROM n;
            INSERT INTO loan (id, asset, person, model, hub, lent_at, first, due, until, in_hub, renewals, terms,
                agreement, kit, condition)
            SELECT randomblob(16), id, (SELECT min(p.id) FROM person AS p), model, hub, 1, '2027-02-01', day,
                date(day, '+1 day'), 0, 0, '\(Self.terms.line)', 'v1', 'charger', 'good'
            FROM (SELECT *, date('\(day.iso)', (CAST(substr(tag, 2) AS INTEGER) * 7919 % 38 - 9) || ' days') AS day
                FROM asset LIMIT 480);
            WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 19519)
            INSERT INTO reservation (id, reference, person, model, hub, first, due, until, collect_by, in_hub, terms,
                state, made_at)
            SELECT randomblob(16), printf('%09d', i), (SELECT min(p.id) FROM person AS p), 'tablet', 'a', first, due,
                date(due, iif(strftime('%w', due) = '6', '+2 days', '+1 day')), first, 0, '\(Self.terms.line)', 'reserved', 1
            FROM (SELECT i, date('\(day.iso)', (i * 7919 % \(days)) || ' days') AS first,
                date('\(day.iso)', (i * 7919 % \(days) + 1 + i * 31 % 28) || ' days') AS due FROM n);
            COMMIT;
            """
        )
    }

    @Test(.enabled(if: environment["HANDRAIL_LENDING_SPEED"] != nil), arguments: [100, 1_000])
    func availabilityOf500DevicesAnd20000LoansAndReservations(_ days: Int) throws {
        let store = try Scratch().make()
        var hub = LendingHub(store)
        try hub.addPeople(3)
        let day = try civil("2027-03-01")
        try promise(in: store, over: days, on: day)
        let book = try LendingHub.book()
        let last = day.adding(days: 89)
        let shelf = try store.shelfCount(of: "tablet", at: "a", through: last)
        let loans = shelf.devices.count { $0.loan != nil }
        #expect(shelf.devices.count == 500 && loans + shelf.live(on: day) == 20_000)
        let answer = try store.availability(of: "tablet", book, from: day, through: last)
        let model = try LendingModel(store, "tablet", book, on: day)
        // No bank holiday is within these days, and Sundays are in the days that were put in.
        for ahead in 0..<60 {
            let at = day.adding(days: ahead)
            #expect(answer.free(on: at) == model.free(on: at), "on \(at.iso)")
        }
        let taken = try Self.measure(
            "90 days of 500 devices and 20,000 loans and reservations within \(days) days, from the store"
        ) {
            _ = try store.availability(of: "tablet", book, from: day, through: last)
                .explanation(from: day, through: day)
        }
        #expect(taken.own <= 2)
    }

    /// One of the terminals of `Tests/Bench/lending.sh`.
    @Test(.enabled(if: environment["HANDRAIL_LENDING_TERMINAL"] != nil))
    func oneTerminalOfMany() throws {
        let terminal = Self.environment["HANDRAIL_LENDING_TERMINAL"].flatMap { Int($0) } ?? 0
        let pause = Self.environment["HANDRAIL_LENDING_PAUSE"].flatMap { UInt32($0) } ?? 0
        let path = try #require(Self.environment["HANDRAIL_LENDING_STORE"])
        let store = try Store.create(at: path, now: 1, id: Array(repeating: 9, count: 16))
        var hub = LendingHub(store, seed: 16 + terminal)
        var rolls = Rolls(terminal)
        try hub.addPeople(60)
        let day = LendingHammer.first
        var tablets: [Asset] = []
        for number in 0..<5 {
            let made = try hub.addTablet("t\(terminal)-\(number)", at: "a", on: day)
            tablets.append(try hub.prepare(made.id, on: day))
        }
        var (taken, own) = ([Double](), [Double]())
        // A terminal has borrowers of its own, so that no limit is reached.
        for turn in 0..<(Self.environment["HANDRAIL_LENDING_TURNS"].flatMap { Int($0) } ?? 0) {
            let tablet = tablets[turn % tablets.count].id
            let act = try hub.act(day)
            let borrower = hub.borrower(terminal * 7 + turn % 7)
            usleep(pause / 2 + UInt32(rolls.roll(0..<Int(pause + 1))))
            let before = threadMilliseconds
            taken.append(
                try Self.milliseconds { _ = try store.checkOut(hub.out(tablet), to: borrower, by: act) }
            )
            own.append(threadMilliseconds - before)
            usleep(pause / 2 + UInt32(rolls.roll(0..<Int(pause + 1))))
            _ = try store.checkIn(tablet, LendingHub.kit, by: hub.act(day, .deviceReturned))
            try hub.prepare(tablet, on: day)
        }
        print("check-outs: " + taken.map { String(format: "%.3f", $0) }.joined(separator: " "))
        print("processor: " + own.map { String(format: "%.3f", $0) }.joined(separator: " "))
    }
}

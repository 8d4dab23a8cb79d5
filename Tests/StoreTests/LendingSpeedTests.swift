import Domain
import Foundation
import Glibc
import Ground
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

    /// Devices that are all out, half of them overdue on 1 March 2027.
    private func lend(_ count: Int, in store: Store, terms: String) throws {
        try store.connection.execute(
            """
            BEGIN;
            WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < \(count - 1))
            INSERT INTO asset SELECT CAST(printf('a%015d', i) AS BLOB), printf('T%d', i), NULL, '', 'm' || (i / 40), 'tablet',
                'a', 'ready', 7, 7, NULL, NULL, 'good', NULL, NULL, NULL, 0 FROM n;
            INSERT INTO loan (id, asset, person, model, hub, lent_at, first, due, until, in_hub, renewals, terms,
                agreement, kit, condition)
            SELECT id, id, (SELECT min(p.id) FROM person AS p), model, 'a', 1,
                date('2026-11-23', '+' || (CAST(substr(tag, 2) AS INTEGER) % 196) || ' days'),
                date('2026-11-23', '+' || (CAST(substr(tag, 2) AS INTEGER) % 196) || ' days'),
                date('2026-11-23', '+' || (CAST(substr(tag, 2) AS INTEGER) % 196 + 1) || ' days'),
                0, 0, '\(terms)', 'v1', 'charger', 'good' FROM asset;
            COMMIT;
            """
        )
    }

    @Test(.enabled(if: environment["HANDRAIL_LENDING_SPEED"] != nil))
    func listsAndAvailabilityAmongAHundredThousandLoans() throws {
        let store = try Scratch().make()
        var hub = LendingHub(store)
        try hub.addPeople(3)
        let terms = try LendingHub.rules().terms(for: .init(model: "m", group: "g", hub: "a")).line
        try lend(100_000, in: store, terms: terms)
        let day = try civil("2027-03-01")
        let listed = try store.overdueLoans(at: "a", on: day).count
        #expect(listed == 200)
        var taken: [Double] = []
        for _ in 0..<200 {
            taken.append(
                try Self.milliseconds {
                    _ = try store.overdueLoans(at: "a", on: day)
                    _ = try store.overdueCount(at: "a", on: day)
                }
            )
        }
        #expect(Self.told("the first 200 overdue of 100,000 loans, and how many there are", taken) < 20)
        let tablets = try hub.fill(people: 3, tablets: 40, on: day)
        _ = try store.checkOut(hub.out(tablets[0].id), to: hub.borrower(2), by: hub.act(day))
        taken = []
        for _ in 0..<200 {
            taken.append(
                try Self.milliseconds {
                    let book = try LendingHub.book()
                    _ = try store.availability(of: "tablet", book, from: day, through: day.adding(days: 90))
                }
            )
        }
        #expect(Self.told("90 days of availability of 40 tablets, from the store", taken) < 20)
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
        var taken: [Double] = []
        // A terminal has borrowers of its own, so that no limit is reached.
        for turn in 0..<(Self.environment["HANDRAIL_LENDING_TURNS"].flatMap { Int($0) } ?? 0) {
            let tablet = tablets[turn % tablets.count].id
            let act = try hub.act(day)
            let borrower = hub.borrower(terminal * 7 + turn % 7)
            usleep(pause / 2 + UInt32(rolls.roll(0..<Int(pause + 1))))
            taken.append(
                try Self.milliseconds { _ = try store.checkOut(hub.out(tablet), to: borrower, by: act) }
            )
            usleep(pause / 2 + UInt32(rolls.roll(0..<Int(pause + 1))))
            _ = try store.checkIn(tablet, LendingHub.kit, by: hub.act(day, .deviceReturned))
            try hub.prepare(tablet, on: day)
        }
        if !taken.isEmpty { _ = Self.told("check-out at terminal \(terminal)", taken) }
        print("check-outs: " + taken.map { String(format: "%.3f", $0) }.joined(separator: " "))
    }
}

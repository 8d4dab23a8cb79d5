import Domain
import Foundation
import Ground
import Testing

@testable import Store

/// What was kept long enough is forgotten, and stays counted.
@Suite struct RetainingTests {
    private let today = CivilDate(daysSinceEpoch: 20_778)
    private static let day: Int64 = 86_400_000

    private func retention() throws -> Retention {
        var days = Dictionary(uniqueKeysWithValues: Retention.Kind.allCases.map { ($0, 365) })
        days[.requests] = 730
        return try #require(Retention(days: days, services: ["bulky-waste": 365]))
    }

    private func end(_ day: CivilDate) -> Int64 { Int64(day.daysSinceEpoch + 1) * Self.day - 1 }

    /// A request that was completed so many days ago; nil for one that is still open.
    @discardableResult
    private func request(_ number: Int, completed daysAgo: Int?, in store: Store) throws -> ID {
        var sent = submission(number, "Marker \(number)")
        sent.sentAt = end(today.adding(days: -3_000))
        _ = try store.submit(sent, audit: audit(number)) { reference(number) }
        if let daysAgo {
            try store.connection.run(
                "INSERT INTO status_event (submission, ordinal, status, at) VALUES (?1, 2, 'completed', ?2)",
                .blob(sent.id.bytes),
                .integer(end(today.adding(days: -daysAgo)))
            )
        }
        return sent.id
    }

    private func retain(_ store: Store, rehearsal: Bool = false, entry: Int = 900) throws -> [Forgotten] {
        try store.retain(retention(), on: today, endOfDay: end, isRehearsal: rehearsal) { audit(entry) }
    }

    @Test(arguments: [(364, false), (365, false), (366, true), (2_000, true)])
    func aRequestIsKeptForItsDaysAfterItWasCompleted(_ daysAgo: Int, _ isForgotten: Bool) throws {
        let scratch = try Scratch()
        let store = try scratch.make()
        try request(1, completed: daysAgo, in: store)
        let forgotten = try retain(store)
        #expect(
            forgotten == (isForgotten ? [Forgotten(kind: .requests, service: "bulky-waste", count: 1)] : [])
        )
        #expect((try scratch.bytes().range(of: Data("Marker 1".utf8)) == nil) == isForgotten)
        #expect(try store.stats().submissions == 1)
    }

    @Test func whatIsStillOpenIsNeverForgotten() throws {
        let store = try Scratch().make()
        try request(1, completed: nil, in: store)
        #expect(try retain(store).isEmpty)
    }

    @Test func aRehearsalForgetsNothingAndSaysTheSame() throws {
        let store = try Scratch().make()
        for number in 1...5 { try request(number, completed: 400, in: store) }
        let before = try store.answers(of: reference(3))
        let rehearsed = try retain(store, rehearsal: true)
        #expect(try store.answers(of: reference(3)) == before)
        #expect(try retain(store, entry: 901) == rehearsed)
        #expect(rehearsed.first?.count == 5)
        #expect(try store.answers(of: reference(3)) == [])
        #expect(try retain(store, entry: 902).isEmpty)
    }

    @Test func everyKindOfRecordGoesWhenItsTimeIsOverAndNotBefore() throws {
        let store = try Scratch().make()
        let joan = try PeopleTests.register(1, PeopleTests.registration(1), in: store)
        let member = try PeopleTests.member(store)
        for (number, daysAgo) in [365, 366].enumerated() {
            let at = Connection.Value.integer(end(today.adding(days: -daysAgo)))
            let (key, staff, person) = (
                id(number), Connection.Value.blob(member.bytes), Connection.Value.blob(joan.id.bytes)
            )
            try store.connection.run(
                "INSERT INTO staff_alert VALUES (?1, 'account-locked', ?2, 't', 1, ?3, ?4)",
                .blob(key.bytes),
                person,
                staff,
                at
            )
            try store.connection.run(
                "INSERT INTO follow_up (id, kind, name, phone, detail, made_at, done_by, done_at) VALUES (?1, 'form', 'A', '1', '', 1, ?2, ?3)",
                .blob(key.bytes),
                staff,
                at
            )
            try store.connection.run(
                "INSERT INTO identity_check VALUES (?1, ?2, ?3, ?4)",
                .blob(key.bytes),
                person,
                staff,
                at
            )
            try store.connection.run(
                "INSERT INTO details_change VALUES (?1, ?1, ?2, ?3)",
                .blob(key.bytes),
                person,
                at
            )
            try store.connection.run(
                """
                INSERT INTO message (id, key, person, kind, language, channel, at, not_before, state, attempts, doubts, ended_at)
                VALUES (?1, ?2, ?3, 'request-received', 'en', 'screen', 1, 1, 'handed_over', 0, 0, ?4)
                """,
                .blob(key.bytes),
                .text("k\(number)"),
                person,
                at
            )
        }
        try giveAway(to: joan.id, in: store)
        let forgotten = try retain(store)
        for kind in Retention.Kind.allCases where kind != .requests && kind != .messages {
            #expect(forgotten.first { $0.kind == kind }?.count == 1, "\(kind)")
        }
        // That of her account, told when it was opened, is older still.
        #expect(forgotten.first { $0.kind == .messages }.map { [1, 2].contains($0.count) } ?? false)
    }

    /// Something was given 366 days ago, and something 365 days ago.
    private func giveAway(to person: ID, in store: Store) throws {
        let stock = Connection.Value.blob(id(8).bytes)
        try store.connection.run("INSERT INTO stock VALUES (?1, 'a', 'sim', 'B1', NULL, 9, 9, 1)", stock)
        for (number, daysAgo) in [365, 366].enumerated() {
            try store.connection.run(
                "INSERT INTO given VALUES (?1, ?2, ?3, NULL, 1, ?4, NULL)",
                .blob(id(number).bytes),
                .blob(person.bytes),
                stock,
                .integer(end(today.adding(days: -daysAgo)))
            )
        }
    }

    /// Meets P01.
    @Test func aRuleWithoutAKindOrWithImpossibleDaysIsNone() {
        #expect(Retention(days: [.requests: 730]) == nil)
        let whole = Dictionary(uniqueKeysWithValues: Retention.Kind.allCases.map { ($0, 1) })
        #expect(Retention(days: whole) != nil)
        #expect(Retention(days: whole.merging([.alerts: 0]) { $1 }) == nil)
        #expect(Retention(days: whole, services: ["a": 99_999]) == nil)
    }
}

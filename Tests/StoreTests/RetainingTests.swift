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
        try #require(Retention(days: [.requests: 730, .alerts: 365], services: ["bulky-waste": 365]))
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

    @Test func aRuleWithoutAKindOrWithImpossibleDaysIsNone() {
        #expect(Retention(days: [.requests: 730]) == nil)
        #expect(Retention(days: [.requests: 0, .alerts: 1]) == nil)
        #expect(Retention(days: [.requests: 1, .alerts: 1], services: ["a": 99_999]) == nil)
    }
}

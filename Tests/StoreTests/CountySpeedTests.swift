import Domain
import Foundation
import Ground
import Support
import Testing

@testable import Store

/// How fast staff see a resident and find one in the store of a county; run by `Tests/Bench/county.sh`, which fills it.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["HANDRAIL_COUNTY"] != nil), .serialized)
struct CountySpeedTests {
    private static func milliseconds(_ body: () throws -> Void) rethrows -> Double {
        let span = try ContinuousClock().measure(body)
        return Double(span.components.attoseconds) / 1e15 + Double(span.components.seconds) * 1_000
    }

    private static func p99(_ times: Int, _ body: (Int) throws -> Void) rethrows -> Double {
        var taken: [Double] = []
        for number in 0..<times { taken.append(try milliseconds { try body(number) }) }
        return taken.sorted()[times * 99 / 100]
    }

    private static func rounded(_ milliseconds: Double) -> String { String(format: "%.1f ms", milliseconds) }

    /// Everything that stands on the single view of a resident.
    private func view(_ name: SignInName, in store: Store) throws -> Int {
        let person = try #require(try store.person(named: name))
        _ = try store.views(of: person.id)
        _ = try store.needs(of: person.id)
        _ = try store.messages(of: person.id, at: 0)
        _ = try store.lockedUntil(person.id, at: 0)
        return try store.cases(of: person.id).count
    }

    @Test func aResidentIsSeenAndFoundInACounty() throws {
        let environment = ProcessInfo.processInfo.environment
        let path = try #require(environment["HANDRAIL_COUNTY"])
        let busy = try SignInName(reading: try #require(environment["HANDRAIL_COUNTY_NUMBER"]))
        var opened: Store?
        let cold = try Self.milliseconds {
            let store = try Store.open(at: path, now: 1)
            #expect(try view(busy, in: store) == 200)
            opened = store
        }
        let store = try #require(opened)
        print(
            "county: the single view of a resident with 200 requests, from a cold start: \(Self.rounded(cold))"
        )
        #expect(cold < 1_000)

        let warm = try Self.p99(500) { _ in _ = try view(busy, in: store) }
        print("county: the single view of a resident with 200 requests, p99 of 500: \(Self.rounded(warm))")
        #expect(warm < 20)

        let others = try Self.p99(500) { number in
            let digits = String(number * 1_999 % 990_000 + 100_000_000).dropFirst().compactMap(
                \.wholeNumberValue
            )
            _ = try view(.account(AccountNumber(payload: digits)), in: store)
        }
        print("county: the single view of 500 others, each once, p99: \(Self.rounded(others))")
        #expect(others < 20)

        let parts = [
            "smith", "sm", "an smith", "jo wil", "s", "marry tay", "ha", "b", "wright e", "01632 000123",
            "zy1", "ZY1 1AA", "wal sm", "tho mor",
        ]
        for part in parts {
            let before = threadMilliseconds
            let time = try Self.p99(50) { _ in _ = try store.people(fitting: part) }
            let mean = Self.rounded((threadMilliseconds - before) / 50)
            print(
                "county: finding \"\(part)\", p99 of 50: \(Self.rounded(time)); processor time, mean: \(mean)"
            )
            #expect(time < 20, "\(part)")
        }
    }
}

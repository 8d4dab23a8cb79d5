import Domain
import Foundation
import Ground
import Testing

@testable import Store

@Suite struct LendingHammerTests {
    @Test(arguments: [1, 2])
    func whateverIsDoneNoDeviceIsLentTwiceAndNoPromiseIsBroken(_ seed: Int) throws {
        let store = try Scratch().make()
        var hammer = try LendingHammer(store, seed: seed, isAlone: true)
        try hammer.setUp()
        let steps = 500
        for step in 0..<steps {
            let day = LendingHammer.first.adding(days: step * 365 / steps)
            try hammer.step(day)
            if step.isMultiple(of: 25) { try hammer.see(day) }
        }
        for name in [
            "reserved", "lent", "fetched", "returned", "renewed", "cancelled", "sent", "received",
            "to repair", "repaired", "joined", "offer fetched", "away", "back", "waits elsewhere",
        ] {
            #expect(hammer.tally[name, default: 0] > 0, "nothing was \(name)")
        }
        #expect(try store.check().isEmpty)
    }

    /// One of the processes of `Tests/Crash/lending.sh`.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["HANDRAIL_HAMMER"] != nil))
    func manyProcessesAtOnce() throws {
        let environment = ProcessInfo.processInfo.environment
        let path = try #require(environment["HANDRAIL_HAMMER"])
        let seed = environment["HANDRAIL_HAMMER_SEED"].flatMap { Int($0) } ?? 0
        let steps = environment["HANDRAIL_HAMMER_STEPS"].flatMap { Int($0) } ?? 0
        let store = try Store.create(at: path, now: 1, id: Array(repeating: 9, count: 16))
        var hammer = try LendingHammer(store, seed: 16 + seed, isAlone: false)
        try hammer.setUp()
        var seen = 0
        for step in 0..<steps {
            let day = LendingHammer.first.adding(days: step * 365 / steps)
            try hammer.step(day)
            if step.isMultiple(of: 250) {
                try hammer.see(day)
                seen += 1
            }
        }
        print("hammer: process \(seed): \(steps) acts, seen \(seen) times")
        for (name, count) in hammer.tally { print("hammer-act: \(count) \(name)") }
    }
}

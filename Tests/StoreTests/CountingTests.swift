import Domain
import Foundation
import Ground
import Testing

@testable import Store

@Suite struct CountingTests {
    private let november = CivilDate(daysSinceEpoch: 20_778)
    private let december = CivilDate(daysSinceEpoch: 20_798)

    @Test func theMostUsedServicesOfAMonthComeFirst() throws {
        let store = try Scratch().make()
        for service in ["complaint", "missed-bin", "missed-bin", "bulky-waste"] {
            try store.countBegun(service, on: november)
        }
        try store.countBegun("bulky-waste", on: december)
        #expect(try store.servicesBegun(inMonthOf: november) == ["missed-bin", "bulky-waste", "complaint"])
        #expect(try store.servicesBegun(inMonthOf: december) == ["bulky-waste"])
    }

    @Test func searchesThatFoundNothingAreCountedByTheMonthAndNothingElseIsKept() throws {
        let store = try Scratch().make()
        for typed in ["Trampoline", "trampoline!", "mary@example.com", "call 01632 960 001"] {
            try store.countUnfound(UnfoundSearch(typed: typed), on: november)
        }
        #expect(
            try store.unfound(inMonthOf: november) == [
                Store.Unfound(words: "", times: 2), Store.Unfound(words: "trampoline", times: 2),
            ]
        )
        #expect(try store.unfound(inMonthOf: december).isEmpty)
        let columns = try store.connection.all("SELECT name FROM pragma_table_info('search_unfound')") {
            (row) in
            row.text(0)
        }
        #expect(columns == ["month", "words", "times"])
    }

    @Test(arguments: ["mary@example.com", "flat 4", String(repeating: "x", count: 41)])
    func theStoreItselfRefusesWordsThatMayBeAboutAPerson(_ words: String) throws {
        let store = try Scratch().make()
        #expect(throws: StoreError.self) {
            try store.connection.run(
                "INSERT INTO search_unfound (month, words, times) VALUES ('2026-11', ?1, 1)",
                .text(words)
            )
        }
    }

    @Test func wordsWithoutEndCannotFillTheDisk() throws {
        let store = try Scratch().make()
        let letters = Array("abcdefghij")
        for number in 1..<Store.mostWordsOfMonth {
            let word = String(String(number).compactMap(\.wholeNumberValue).map { letters[$0] })
            try store.connection.run(
                "INSERT INTO search_unfound (month, words, times) VALUES ('2026-11', ?1, 1)",
                .text(word)
            )
        }
        try store.countUnfound(UnfoundSearch(typed: "first more"), on: november)
        try store.countUnfound(UnfoundSearch(typed: "second more"), on: november)
        try store.countUnfound(UnfoundSearch(typed: "first more"), on: november)
        let kept = try store.unfound(inMonthOf: november)
        #expect(kept.first { $0.words == "first more" }?.times == 2)
        #expect(kept.first { $0.words == "" }?.times == 1)
    }

    @Test func aStoreOfTheFirstVersionIsBroughtUpToDateWithWhatItHolds() throws {
        let scratch = try Scratch()
        let store = try scratch.make()
        _ = try store.submit(submission(1), audit: audit(1)) { reference(1) }
        try store.connection.execute(
            """
            DROP TABLE service_begun; DROP TABLE search_unfound;
            DROP TRIGGER evidence_goes_with_its_draft; DROP TABLE evidence;
            DELETE FROM migration WHERE version >= 2;
            PRAGMA user_version=1
            """
        )
        let again = try Store.open(at: scratch.path, now: 9)
        try again.countBegun("complaint", on: november)
        #expect(try again.stats().submissions == 1)
        #expect(try again.stats().version == Store.knownVersion)
        #expect(FileManager.default.fileExists(atPath: scratch.path + ".before-2-9"))
    }
}

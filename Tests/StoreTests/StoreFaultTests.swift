import Domain
import Foundation
import Testing

@testable import Store

@Suite struct StoreFaultTests {
    private func error(opening path: String) -> StoreError? {
        do throws(StoreError) {
            _ = try Store.open(at: path, now: 1)
            return nil
        } catch { return error }
    }

    @Test func aStoreThatIsNotThereIsMissing() throws {
        #expect(error(opening: try Scratch().path) == .missing)
    }

    @Test func aFileThatIsNoDatabaseIsRefusedAndLeftAsItWas() throws {
        let scratch = try Scratch()
        let path = scratch.folder.appending(path: "note.txt").path()
        let text = Data(String(repeating: "This is a shopping list. ", count: 400).utf8)
        _ = FileManager.default.createFile(atPath: path, contents: text)
        #expect(error(opening: path) == .notAStore)
        #expect(FileManager.default.contents(atPath: path) == text)
    }

    @Test func theDatabaseOfAnotherProgramIsRefused() throws {
        let scratch = try Scratch()
        let path = scratch.folder.appending(path: "other.db").path()
        let other = try Store.ready(path, isNew: true)
        try other.execute("CREATE TABLE t (a); INSERT INTO t VALUES (1)")
        #expect(error(opening: path) == .notAStore)
    }

    @Test func aStoreOfANewerProgramIsRefusedByItsVersion() throws {
        let scratch = try Scratch()
        try scratch.make().connection.execute("PRAGMA user_version=99")
        #expect(error(opening: scratch.path) == .newer(found: 99, known: Store.knownVersion))
    }

    @Test func aStoreCutShortIsRefused() throws {
        let scratch = try Scratch()
        let store = try scratch.make()
        for number in 1...50 {
            _ = try store.submit(submission(number), audit: audit(number)) { reference(number) }
        }
        try store.clearLog()
        let data = try #require(FileManager.default.contents(atPath: scratch.path))
        let cut = scratch.folder.appending(path: "cut.sqlite").path()
        _ = FileManager.default.createFile(atPath: cut, contents: data.prefix(data.count / 2))
        let opened = error(opening: cut)
        let faults = opened == nil ? try? Store.open(at: cut, now: 1).check() : nil
        #expect(opened == .corrupt || faults?.isEmpty == false || faults == nil)
    }

    @Test func aCopyThatWasBroughtBackKeepsItsChangesInALogAgain() throws {
        let scratch = try Scratch()
        let store = try scratch.make()
        _ = try store.submit(submission(1), audit: audit(1)) { reference(1) }
        let copy = scratch.folder.appending(path: "copy.sqlite").path()
        try store.connection.execute("VACUUM INTO '\(copy)'")
        let opened = try Store.open(at: copy, now: 1)
        #expect(try opened.connection.first("PRAGMA journal_mode") { (row) in row.text(0) } == "wal")
        _ = try opened.submit(submission(2), audit: audit(2)) { reference(2) }
        #expect(try opened.check().isEmpty)
    }

    @Test func aFullDiskIsSaidAndNothingIsHalfKept() throws {
        let scratch = try Scratch()
        let store = try scratch.make()
        let pages = try store.connection.first("PRAGMA page_count") { (row) in row.integer(0) } ?? 0
        try store.connection.execute("PRAGMA max_page_count=\(pages + 1)")
        let error = #expect(throws: StoreError.self) {
            try store.submit(submission(1, String(repeating: "x", count: 100_000)), audit: audit(1)) {
                reference(1)
            }
        }
        #expect(error == .full)
        try store.connection.execute("PRAGMA max_page_count=100000")
        #expect(try store.stats().submissions == 0)
        _ = try store.submit(submission(1), audit: audit(1)) { reference(1) }
        #expect(try store.check().isEmpty)
    }

    @Test func aStoreThatAnotherKeepsToItselfIsBusyAndNotWaitedForForEver() throws {
        let scratch = try Scratch()
        let store = try scratch.make()
        let other = try Gate.open(beside: scratch.path)
        try other.enter()
        let start = Date()
        let error = #expect(throws: StoreError.self) {
            try store.submit(submission(1), audit: audit(1)) { reference(1) }
        }
        #expect(error == .busy)
        #expect(Date().timeIntervalSince(start) < 20)
        other.leave()
        _ = try store.submit(submission(1), audit: audit(1)) { reference(1) }
    }

    @Test func everyErrorHasOnePlainLine() {
        let errors: [StoreError] = [
            .missing, .readOnly, .full, .busy, .newer(found: 2, known: 1), .notAStore, .corrupt, .networkDisk,
            .unknown,
            .fault(code: 1),
        ]
        for error in errors {
            #expect(error.description.count > 20)
            #expect(!error.description.contains("\n"))
        }
    }

    @Test func eightWritersAtOnceKeepEveryFormAndNoneTwice() async throws {
        let scratch = try Scratch()
        _ = try scratch.make()
        let path = scratch.path
        let counts = await withTaskGroup(of: Int.self, returning: [Int].self) { group in
            for writer in 0..<8 {
                group.addTask {
                    guard let store = try? Store.open(at: path, now: 1) else { return 0 }
                    return (1...25).count { number in
                        let key = writer * 1_000 + number
                        return (try? store.submit(submission(key), audit: audit(key)) { reference(key) })
                            != nil
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(counts == Array(repeating: 25, count: 8))
        let store = try Store.open(at: path, now: 1)
        #expect(try store.stats().submissions == 200)
        #expect(try store.check().isEmpty)
    }
}

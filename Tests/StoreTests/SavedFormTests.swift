import Domain
import Forms
import Foundation
import Ground
import Support
import Testing

@testable import Store

/// Forms that are saved on one terminal and opened on another, over two connections to one file.
@Suite struct SavedFormTests {
    private let today = CivilDate(daysSinceEpoch: 20_778)
    private let born = CivilDate(daysSinceEpoch: -7_220)
    private static let hour: Int64 = 3_600_000
    private static let code = SavedCode(payload: [5, 0, 16, 26, 7, 22, 30])

    private func form(_ number: Int = 1, answer: String = "Marker Zebra", keptFor days: Int = 28) -> SavedForm
    {
        var answers = Answers()
        answers["name"] = .text(answer)
        answers["empty"] = .text("")
        answers["items"] = .choices(["sofa", "bed"])
        return SavedForm(
            id: id(number),
            service: "bulky-waste",
            formVersion: "v",
            page: "/p",
            lastDay: today.adding(days: days),
            answers: answers
        )
    }

    @discardableResult
    private func save(
        _ form: SavedForm,
        _ code: SavedCode = code,
        in store: Store,
        entry: Int = 1
    ) throws
        -> Bool
    {
        let salt = (0..<Store.saltLength).map { UInt8($0 + entry) }
        return try store.save(form, under: code, born: born, salt: salt, audit: audit(entry))
    }

    private func open(
        _ code: SavedCode = code,
        _ born: CivilDate? = nil,
        at now: Int64 = hour,
        daysLater days: Int = 0,
        on terminal: String = "second",
        in store: Store
    ) throws -> Store.Opening {
        let attempt = Store.Attempt(
            code: code,
            born: born ?? self.born,
            terminal: terminal,
            now: now,
            today: today.adding(days: days)
        )
        return try store.open(attempt) { _ in audit(Int.random(in: 1_000..<1_000_000)) }
    }

    private func count(_ table: String, in store: Store) throws -> Int64? {
        try store.connection.first("SELECT count(*) FROM \(table)") { (row) in row.integer(0) }
    }

    /// Another code with the same first signs.
    private let neighbour = SavedCode(payload: [5, 0, 16, 1, 2, 3, 4])

    @Test func whatWasSavedOnOneTerminalOpensOnAnother() throws {
        let scratch = try Scratch()
        let first = try scratch.make()
        let second = try Store.open(at: scratch.path, now: 2)
        #expect(try save(form(), in: first))
        #expect(try open(in: second) == .opened(form()))
        #expect(try open(in: first) == .opened(form()), "it stays until it is sent")
        #expect(try second.check().isEmpty)
    }

    @Test func codesWithTheSameFirstSignsAreToldApart() throws {
        let store = try Scratch().make()
        try save(form(1), in: store)
        try save(form(2, answer: "Other"), neighbour, in: store, entry: 2)
        #expect(neighbour.lookup == Self.code.lookup)
        #expect(try open(in: store) == .opened(form(1)))
        #expect(try open(neighbour, in: store) == .opened(form(2, answer: "Other")))
    }

    @Test func aWrongDateAndACodeThatNobodyHasGiveTheSameAnswer() throws {
        let store = try Scratch().make()
        try save(form(), in: store)
        let wrongDate = try open(born: born.adding(days: 1), in: store)
        let wrongCode = try open(neighbour, in: try Scratch().make())
        #expect(wrongDate == .refused(.wrong, pause: 1_000))
        #expect(wrongDate == wrongCode)
    }

    private func open(born: CivilDate, in store: Store) throws -> Store.Opening {
        try open(Self.code, born, in: store)
    }

    /// Meets P20.
    @Test func aCodeIsLockedOnEveryTerminalAfterFiveWrongTriesAndOpensADayLater() throws {
        let scratch = try Scratch()
        let first = try scratch.make()
        try save(form(), in: first)
        for number in 1...4 {
            #expect(
                try open(born: born.adding(days: number), in: first)
                    == .refused(.wrong, pause: Int64(min(number, 3)) * 1_000)
            )
        }
        #expect(try open(born: born.adding(days: 5), in: first) == .refused(.codeLocked, pause: 3_000))
        let second = try Store.open(at: scratch.path, now: 2)
        #expect(try open(on: "third", in: second) == .refused(.codeLocked, pause: 0))
        #expect(
            try open(at: 25 * Self.hour - 1, on: "third", in: second) == .refused(.codeLocked, pause: 0)
        )
        #expect(try open(at: 25 * Self.hour, on: "third", in: second) == .opened(form()))
        #expect(
            try count("wrong_try WHERE kind = 'code'", in: second) == 0,
            "a right try forgets the wrong ones"
        )
    }

    @Test func fiveTriesAreTakenHoweverManyTerminalsTryAtOnce() async throws {
        let scratch = try Scratch()
        try save(form(), in: try scratch.make())
        let path = scratch.path
        let openings = try await withThrowingTaskGroup(of: Store.Opening.self) { group in
            for number in 1...12 {
                group.addTask {
                    let store = try Store.open(at: path, now: 2)
                    return try open(Self.code, born.adding(days: number), on: "t\(number)", in: store)
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        let locked = openings.count { if case .refused(.codeLocked, pause: _) = $0 { true } else { false } }
        let wrong = openings.count { if case .refused(.wrong, pause: _) = $0 { true } else { false } }
        #expect(wrong == 4 && locked == 8, "\(openings)")
    }

    @Test func aTerminalIsLockedAfterTenWrongTriesAndOthersAreNot() throws {
        let store = try Scratch().make()
        try save(form(), in: store)
        for number in 0..<10 {
            let other = SavedCode(payload: [number, 9, 9, 9, 9, 9, 9])
            #expect(try open(other, in: store) == .refused(.wrong, pause: 1_000))
        }
        #expect(try open(in: store) == .refused(.terminalLocked, pause: 0))
        #expect(try open(on: "third", in: store) == .opened(form()))
        #expect(try open(at: 2 * Self.hour, in: store) == .opened(form()))
    }

    @Test func aRightTryOnATerminalDoesNotForgetItsWrongOnes() throws {
        let store = try Scratch().make()
        try save(form(), in: store)
        for number in 0..<9 {
            _ = try open(SavedCode(payload: [number, 9, 9, 9, 9, 9, 9]), in: store)
            #expect(try open(in: store) == .opened(form()))
        }
        _ = try open(SavedCode(payload: [20, 9, 9, 9, 9, 9, 9]), in: store)
        #expect(try open(in: store) == .refused(.terminalLocked, pause: 0))
    }

    @Test func savingAgainKeepsTheCodeAndGivesItNewTime() throws {
        let store = try Scratch().make()
        try save(form(), in: store)
        let later = form(answer: "Marker Quagga", keptFor: 60)
        try save(later, in: store, entry: 2)
        #expect(try open(daysLater: 60, in: store) == .opened(later))
        #expect(try count("saved_form", in: store) == 1)
    }

    @Test func aFormThatIsSentIsNotKeptAndIsNotSavedAgain() throws {
        let scratch = try Scratch()
        let store = try scratch.make()
        try save(form(), in: store)
        _ = try store.submit(submission(1), audit: audit(2)) { reference(1) }
        #expect(try count("saved_form", in: store) == 0)
        #expect(try count("saved_entry", in: store) == 0)
        #expect(try save(form(), in: store, entry: 3) == false)
        #expect(try open(in: store) == .refused(.wrong, pause: 1_000))
        try store.discard(id(1))
        #expect(try scratch.bytes().range(of: Data("Marker Zebra".utf8)) == nil)
    }

    /// Meets P01.
    @Test func anExpiredFormSaysUntilWhenItWasKeptAndOnlyToItsOwner() throws {
        let scratch = try Scratch()
        let store = try scratch.make()
        try save(form(), in: store)
        let lastDay = today.adding(days: 28)
        let expired = Store.Opening.refused(.expired(service: "bulky-waste", lastDay: lastDay), pause: 0)
        #expect(try open(daysLater: 28, in: store) == .opened(form()))
        #expect(try open(daysLater: 29, in: store) == expired)
        try store.purgeSavedForms(on: today.adding(days: 28), now: 1, audit: audit(2))
        #expect(try count("saved_entry", in: store) == 4)
        try store.purgeSavedForms(on: today.adding(days: 29), now: 1, audit: audit(3))
        #expect(try scratch.bytes().range(of: Data("Marker Zebra".utf8)) == nil)
        #expect(try open(daysLater: 58, in: store) == expired)
        #expect(
            try open(Self.code, born.adding(days: 1), daysLater: 58, in: store)
                == .refused(.wrong, pause: 1_000)
        )
        try store.purgeSavedForms(on: today.adding(days: 58), now: 1, audit: audit(4))
        #expect(try count("saved_form", in: store) == 1)
        try store.purgeSavedForms(on: today.adding(days: 59), now: 1, audit: audit(5))
        #expect(try count("saved_form", in: store) == 0)
        #expect(
            try count("audit WHERE act = 'submission.sent'", in: store) == 3,
            "saved, opened once, purged once"
        )
    }

    @Test func triesThatNoLongerCountAreForgotten() throws {
        let store = try Scratch().make()
        _ = try open(at: 0, in: store)
        try store.purgeSavedForms(on: today, now: 24 * Self.hour, audit: audit(1))
        #expect(try count("wrong_try", in: store) == 2)
        try store.purgeSavedForms(on: today, now: 24 * Self.hour + 1, audit: audit(1))
        #expect(try count("wrong_try", in: store) == 0)
        #expect(try count("audit", in: store) == 0)
    }

    /// Meets P24.
    @Test func theCodeAndTheDateOfBirthStandNowhereInTheStore() throws {
        let scratch = try Scratch()
        let store = try scratch.make()
        try save(form(), in: store)
        _ = try open(born: born.adding(days: 1), in: store)
        let bytes = try scratch.bytes()
        let signs = Self.code.grouped.filter { $0 != "-" }
        for text in [Self.code.grouped, signs, String(signs.suffix(5)), born.iso, born.adding(days: 1).iso] {
            #expect(bytes.range(of: Data(text.utf8)) == nil, "\(text) is in the store")
        }
        #expect(bytes.range(of: Data(Self.code.lookup.utf8)) != nil)
        let hashes = try store.connection.all("SELECT hash FROM saved_form") { (row) in row.text(0) }
        #expect(hashes.count == 1 && hashes[0].hasPrefix("$y$"))
    }

    /// Meets P24.
    @Test func theSameSecretHasAnotherHashWithAnotherSalt() throws {
        let one = try #require(SecretHash.make("secret", salt: Array(repeating: 1, count: 16)))
        let two = try #require(SecretHash.make("secret", salt: Array(repeating: 2, count: 16)))
        #expect(one != two)
        #expect(SecretHash.fits("secret", one) && SecretHash.fits("secret", two))
        #expect(!SecretHash.fits("secreT", one) && !SecretHash.fits("secret", "$y$"))
        #expect(SecretHash.make("secret", salt: [1, 2]) == nil)
    }

    /// Meets P20, P24.
    @Test func aCodeThatNobodyHasTakesAsLongAsAWrongDate() throws {
        let store = try Scratch().make()
        try save(form(), in: store)
        // The shortest of four tries: the machine may have other work.
        func worked(on code: SavedCode) throws -> Double {
            try (1...4).map { number in
                let start = threadMilliseconds
                _ = try open(code, born.adding(days: number), on: "t\(code.lookup)", in: store)
                return threadMilliseconds - start
            }
            .min() ?? 0
        }
        let known = try worked(on: Self.code)
        let unknown = try worked(on: SavedCode(payload: [1, 1, 1, 1, 1, 1, 1]))
        #expect(unknown > known / 2 && unknown < known * 2, "\(known) ms against \(unknown) ms")
    }

    @Test func aStoreOfTheSecondVersionIsBroughtUpToDate() throws {
        let scratch = try Scratch()
        let store = try scratch.make()
        try takeBack(store, to: 2)
        let again = try Store.open(at: scratch.path, now: 9)
        try save(form(), in: again)
        #expect(try open(in: again) == .opened(form()))
        #expect(FileManager.default.fileExists(atPath: scratch.path + ".before-3-9"))
    }
}

import Domain
import Forms
import Foundation
import Ground
import Testing

@testable import Store

/// A store of its own for a test, on the disk, gone afterwards.
final class Scratch {
    let folder = FileManager.default.temporaryDirectory.appending(path: "handrail-store-\(UUID().uuidString)")
    var path: String { folder.appending(path: "hub/store.sqlite").path() }

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func make() throws -> Store { try Store.create(at: path, now: 1, id: Array(repeating: 9, count: 16)) }

    /// Everything in the files of the store.
    func bytes() throws -> Data {
        var all = Data()
        for suffix in ["", "-wal", "-shm"] {
            if let data = FileManager.default.contents(atPath: path + suffix) { all += data }
        }
        return all
    }
}

func id(_ number: Int) -> ID { ID(milliseconds: Int64(number), random: Array(repeating: 1, count: 10)) }

func submission(_ number: Int, _ value: String = "Sofa") -> Submission {
    Submission(
        operation: id(number),
        id: id(number + 1_000_000),
        service: "bulky-waste",
        formVersion: "v",
        terminal: "t",
        sentAt: 5,
        promised: CivilDate(year: 2026, month: 12, day: 1),
        answers: [Submission.Answer(page: "/what", name: "what", question: "What?", value: value)]
    )
}

func audit(_ number: Int) -> AuditEntry {
    AuditEntry(
        id: id(number + 2_000_000),
        at: 5,
        actor: .resident,
        act: .submissionSent,
        subject: nil,
        terminal: "t"
    )
}

func reference(_ number: Int) -> Reference {
    Reference(payload: (0..<8).map { number / Int(pow(31, Double($0))) % 31 })
}

@Suite struct StoreTests {
    @Test func whatWasSentIsThereWhenTheStoreIsOpenedAgain() throws {
        let scratch = try Scratch()
        let receipt = try scratch.make().submit(submission(1), audit: audit(1)) { reference(77) }
        let again = try Store.open(at: scratch.path, now: 2)
        #expect(try again.answers(of: receipt.reference)?.map(\.value) == ["Sofa"])
        #expect(receipt.promised == "2026-12-01")
        #expect(try again.check().isEmpty)
    }

    /// Meets G05.
    @Test func sendingTheSameFormTwiceKeepsItOnceAndGivesTheSameReference() throws {
        let store = try Scratch().make()
        let first = try store.submit(submission(1), audit: audit(1)) { reference(1) }
        let second = try store.submit(submission(1), audit: audit(2)) { reference(2) }
        #expect(first == second)
        #expect(try store.stats().submissions == 1)
        #expect(try store.stats().auditEntries == 1)
    }

    @Test func aReferenceThatIsTakenIsDrawnAgain() throws {
        let store = try Scratch().make()
        _ = try store.submit(submission(1), audit: audit(1)) { reference(1) }
        var draws = [1, 1, 2]
        let receipt = try store.submit(submission(2), audit: audit(2)) { reference(draws.removeFirst()) }
        #expect(receipt.reference == reference(2))
    }

    @Test func aFormThatCannotBeKeptLeavesTheStoreAsItWas() throws {
        let store = try Scratch().make()
        _ = try store.submit(submission(1), audit: audit(1)) { reference(1) }
        #expect(throws: StoreError.self) { try store.submit(submission(2), audit: audit(1)) { reference(2) } }
        #expect(
            try store.stats()
                == Store.Stats(submissions: 1, drafts: 0, auditEntries: 1, version: Store.knownVersion)
        )
        #expect(try store.receipt(of: id(2)) == nil)
    }

    @Test(arguments: [
        String(repeating: "ż", count: 100_000), "👩‍👩‍👧 e\u{301}\u{301} مرحبا", "a\0b", "", "' OR 1=1 --",
    ])
    func anyTextIsKeptAsItIs(_ text: String) throws {
        let store = try Scratch().make()
        let receipt = try store.submit(submission(1, text), audit: audit(1)) { reference(1) }
        #expect(try store.answers(of: receipt.reference)?.first?.value == text)
    }

    /// Meets P40.
    @Test(arguments: ["audit", "status_event"])
    func theRecordOfActsRefusesChangeAndRemoval(_ table: String) throws {
        let store = try Scratch().make()
        _ = try store.submit(submission(1), audit: audit(1)) { reference(1) }
        #expect(throws: StoreError.self) {
            try store.write { (c) throws(StoreError) in try c.run("DELETE FROM \(table)") }
        }
        #expect(throws: StoreError.self) {
            try store.write { (c) throws(StoreError) in try c.run("UPDATE \(table) SET at = 0") }
        }
    }

    @Test func theSchemaIsStrictAndEveryConstraintHasAName() throws {
        let store = try Scratch().make()
        let tables = try store.connection.all(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        ) { (row) in (row.text(0), row.text(1)) }
        #expect(tables.count >= 30)
        for (name, sql) in tables {
            #expect(sql.contains("STRICT"), "\(name) is not strict")
            let checks = sql.components(separatedBy: "CHECK (").count - 1
            let named = sql.components(separatedBy: "CONSTRAINT").count - 1
            #expect(named >= checks, "\(name) has a check without a name")
        }
    }

    @Test func theSettingsThatKeepWhatWasAcknowledgedAreOn() throws {
        let store = try Scratch().make()
        let wanted = ["journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "mmap_size": "0"]
        for (name, value) in wanted {
            #expect(try store.connection.first("PRAGMA \(name)") { (row) in row.text(0) } == value, "\(name)")
        }
    }
}

@Suite struct DraftTests {
    private func draft(_ number: Int, at instant: Int64 = 10) -> Draft {
        var answers = Answers()
        answers["name"] = .text("Marker Zebra")
        answers["items"] = .choices(["sofa", "bed"])
        return Draft(
            id: id(number),
            service: "s",
            formVersion: "v",
            page: "/p",
            terminal: "t",
            updatedAt: instant,
            answers: answers
        )
    }

    @Test func aDraftComesBackAsItWasKept() throws {
        let store = try Scratch().make()
        try store.save(draft(1))
        try store.save(draft(1, at: 20))
        #expect(try store.draft(id(1)) == draft(1, at: 20))
        #expect(try store.newestDraft(of: "t", since: 15) == id(1))
        #expect(try store.newestDraft(of: "t", since: 21) == nil)
        #expect(try store.newestDraft(of: "elsewhere", since: 0) == nil)
    }

    @Test func aDraftGoesWhenItsFormIsSentAndIsNotKeptAgain() throws {
        let store = try Scratch().make()
        try store.save(draft(1))
        _ = try store.submit(submission(1), audit: audit(1)) { reference(1) }
        try store.save(draft(1))
        #expect(try store.draft(id(1)) == nil)
    }

    /// Meets K07.
    @Test func nothingOfAForgottenDraftIsLeftInTheFiles() throws {
        let scratch = try Scratch()
        let store = try scratch.make()
        try store.save(draft(1))
        #expect(try scratch.bytes().range(of: Data("Marker Zebra".utf8)) != nil)
        try store.discard(id(1))
        #expect(try scratch.bytes().range(of: Data("Marker Zebra".utf8)) == nil)
    }

    /// Meets P01.
    @Test func oldDraftsArePurgedAndThatIsRecordedOnce() throws {
        let store = try Scratch().make()
        try store.save(draft(1, at: 10))
        try store.save(draft(2, at: 30))
        try store.purgeDrafts(before: 20, audit: audit(1))
        try store.purgeDrafts(before: 20, audit: audit(2))
        #expect(
            try store.stats()
                == Store.Stats(submissions: 0, drafts: 1, auditEntries: 1, version: Store.knownVersion)
        )
    }
}

/// Puts a store of an older version in place of one, with what the older one can hold of it.
func takeBack(_ store: Store, to version: Int) throws {
    let old = try Connection.open(store.path + ".old", isNew: true)
    for step in Migrations.steps.prefix(version) { try old.execute(String(decoding: step, as: UTF8.self)) }
    try old.execute("ATTACH '\(store.path)' AS new; DELETE FROM main.migration")
    let tables = try old.all("SELECT name FROM main.sqlite_schema WHERE type = 'table'") { (row) in
        row.text(0)
    }
    for table in tables where table != "migration" {
        let columns = try old.all("SELECT name FROM pragma_table_info('\(table)', 'main')") { (row) in
            "\"\(row.text(0))\""
        }
        .joined(separator: ", ")
        try old.execute("INSERT INTO main.\(table) (\(columns)) SELECT \(columns) FROM new.\(table)")
    }
    try old.execute(
        """
        INSERT INTO main.migration SELECT * FROM new.migration WHERE version <= \(version); DETACH new;
        PRAGMA user_version=\(version); PRAGMA application_id=\(Store.applicationID)
        """
    )
    for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: store.path + end) }
    try FileManager.default.moveItem(atPath: store.path + ".old", toPath: store.path)
}

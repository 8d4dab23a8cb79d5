import Domain
import Foundation
import Ground
import Screens
import Store
import Testing

@testable import handrail

/// Files with records: a file that could not be written was not taken out.
@Suite struct TakingOutTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "out-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test func nobodyMayOpenAFileBeforeItIsNoted() throws {
        let path = folder.appending(path: "people.csv").path()
        var file = try PrivateFile(making: path)
        try file.add("Joan")
        try file.finish()
        #expect(try mode(path) == 0)
        file.release()
        #expect(try mode(path) == 0o600)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "Joan")
    }

    @Test func aFileThatIsThereIsNeverWrittenOver() throws {
        let path = folder.appending(path: "people.csv").path()
        try "mine".write(toFile: path, atomically: true, encoding: .utf8)
        #expect(throws: PrivateFile.Fault.self) { try PrivateFile(making: path) }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
    }

    /// A disk that is full from its first byte.
    private func full() -> PrivateFile {
        PrivateFile(unsafe open("/dev/full", O_WRONLY), at: folder.appending(path: "full").path())
    }

    @Test func anExportThatFailsWhileItIsWrittenLeavesTheAgreementAndNotesNothing() throws {
        let hub = try DeskHub()
        let export = try #require(BulkExport(.people, purpose: "letters"))
        let clerk = try Clerk(at: hub, as: "coordinator")
        _ = clerk.force(.ask(.bulkExport(export)))
        let approval = try #require(try hub.store.openApprovals(at: World().now).first)
        _ = try Clerk(at: hub, as: "administrator").force(.decide(approval.id, true))
        let member = try #require(try hub.store.staff(login: "coordinator"))
        let staff = StaffAtCommand(member, log: StaffLog(path: hub.path + ".log"))
        func notes() throws -> String {
            try hub.text("SELECT count(*) FROM audit WHERE act IN ('approval.done', 'records.exported')")
        }
        #expect(throws: StaffAtCommand.Refusal.self) {
            try PersonExport.fill(full(), (approval.id, export), as: .csv, staff, hub.store)
        }
        #expect(try notes() == "0")
        #expect(
            try hub.store.openApprovals(at: World().now).map(\.id) == [approval.id],
            "it can be used again"
        )
        let path = folder.appending(path: "again.csv").path()
        let count = try PersonExport.fill(
            try PrivateFile(making: path),
            (approval.id, export),
            as: .csv,
            staff,
            hub.store
        )
        #expect(count >= 1 && FileManager.default.fileExists(atPath: path))
        #expect(try notes() == "2" && hub.store.openApprovals(at: World().now).isEmpty)
    }

    @Test func aTakeoutThatFailsWhileItIsWrittenIsNotNoted() throws {
        var isNoted = false
        #expect(throws: StaffAtCommand.Refusal.self) {
            try PersonTakeout.fill(full(), "Joan") { isNoted = true }
        }
        #expect(!isNoted)
        let path = folder.appending(path: "joan.txt").path()
        try PersonTakeout.fill(try PrivateFile(making: path), "Joan") { isNoted = true }
        let written = try String(contentsOfFile: path, encoding: .utf8)
        #expect(isNoted && written == "Joan")
    }
}

import Content
import Domain
import Forms
import Foundation
import Testing

/// A broken edit never reaches a resident: the last good version of each file goes on being used.
@Suite struct GoodCopiesTests {
    /// A pack of its own with a folder for copies, both thrown away at the end.
    private final class Hub {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "handrail-good-\(UUID().uuidString)"
        )
        var content: URL { folder.appending(path: "Content") }

        init() throws {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try FileManager.default.copyItem(at: root.appending(path: "Kiosk/Content"), to: content)
        }

        deinit { try? FileManager.default.removeItem(at: folder) }

        /// What the next session finds.
        func session() throws -> ContentPack {
            let copies = GoodCopies(of: content.path(), in: folder.appending(path: "good").path())
            return try ContentPack.read(content.path(), or: copies)
        }

        func change(_ file: String, _ old: String, _ new: String) throws {
            let target = content.appending(path: file)
            let text = try String(contentsOf: target, encoding: .utf8)
            let changed = text.replacingOccurrences(of: old, with: new)
            try #require(changed != text, "nothing was changed")
            try Data(changed.utf8).write(to: target)
        }
    }

    private func complaint(_ pack: ContentPack) throws -> Service {
        try #require(pack.categories.flatMap(\.services).first { $0.code == "complaint" })
    }

    @Test func aFormThatBreaksGoesOnAsItWasAndIsNewOnceItIsMended() throws {
        let hub = try Hub()
        let before = try hub.session()
        #expect(before.lookAtChanges().isEmpty)
        let service = try complaint(before)
        let old = try before.formInUse(for: service)
        #expect(old.fault == nil)

        try hub.change("forms/complaint.json", "\"V2\"", "\"V9\"")
        let broken = try hub.session()
        let faults = broken.lookAtChanges()
        #expect(faults.count == 1 && faults[0].lines[0].contains("complaint.json:2:"), "\(faults)")
        let used = try broken.formInUse(for: service)
        #expect(used.version == old.version && used.form.name == old.form.name)
        #expect(used.fault?.lines == faults.first?.lines)

        try hub.change("forms/complaint.json", "\"V9\"", "\"V2\"")
        try hub.change("forms/complaint.json", "What is your complaint about?", "What is it about?")
        let mended = try hub.session().formInUse(for: service)
        #expect(mended.fault == nil && mended.version != old.version)
        #expect(mended.form.pages.contains { $0.title == "What is it about?" })
    }

    @Test func twoBrokenEditsInARowStillLeaveTheLastGoodVersion() throws {
        let hub = try Hub()
        _ = try hub.session().lookAtChanges()
        for (old, new) in [("\"V2\"", "\"V9\""), ("\"V9\"", "7")] {
            try hub.change("forms/complaint.json", old, new)
            #expect(try hub.session().lookAtChanges().count == 1)
        }
        let pack = try hub.session()
        #expect(try pack.formInUse(for: complaint(pack)).form.pages.count > 1)
    }

    @Test(arguments: [("hub.json", "\"name\"", "\"nmae\""), ("services.json", "\"categories\"", "\"cats\"")])
    func aHubOrItsServicesThatBreakGoOnAsTheyWere(_ file: String, _ old: String, _ new: String) throws {
        let hub = try Hub()
        let before = try hub.session()
        try hub.change(file, old, new)
        let after = try hub.session()
        #expect(after.hub == before.hub && after.categories == before.categories)
        #expect(after.faults.count == 1 && after.faults[0].lines[0].contains(file))
        try hub.change(file, new, old)
        #expect(try hub.session().faults.isEmpty)
    }

    @Test func whatWasNeverGoodIsRefused() throws {
        let hub = try Hub()
        try hub.change("forms/complaint.json", "\"V2\"", "\"V9\"")
        let pack = try hub.session()
        #expect(pack.lookAtChanges().count == 1)
        let service = try complaint(pack)
        #expect(throws: ContentError.self) { try pack.formInUse(for: service) }
        try hub.change("hub.json", "\"name\"", "\"nmae\"")
        let other = GoodCopies(of: hub.content.path(), in: hub.folder.appending(path: "other").path())
        #expect(throws: ContentError.self) { try ContentPack.read(hub.content.path(), or: other) }
    }

    @Test func twoPacksInOneFolderDoNotTakeEachOthersForms() throws {
        let hub = try Hub()
        _ = try hub.session().lookAtChanges()
        let second = hub.folder.appending(path: "Second")
        try FileManager.default.copyItem(at: hub.content, to: second)
        try Data("{}".utf8).write(to: second.appending(path: "hub.json"))
        let copies = GoodCopies(of: second.path(), in: hub.folder.appending(path: "good").path())
        #expect(throws: ContentError.self) { try ContentPack.read(second.path(), or: copies) }
    }

    @Test func aFolderThatCannotBeWrittenIsNoReasonToStop() throws {
        let hub = try Hub()
        let copies = GoodCopies(of: hub.content.path(), in: "/proc/nowhere")
        let pack = try ContentPack.read(hub.content.path(), or: copies)
        #expect(pack.lookAtChanges().isEmpty)
        #expect(try pack.formInUse(for: complaint(pack)).fault == nil)
    }
}

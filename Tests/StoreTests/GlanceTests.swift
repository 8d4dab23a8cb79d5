import Foundation
import Testing

@testable import Store

/// What is seen of a store before a greeting stands, without opening it.
@Suite struct GlanceTests {
    @Test func aStoreThatWasMadeLooksUsable() throws {
        let scratch = try Scratch()
        _ = try scratch.make()
        #expect(Store.looksUsable(at: scratch.path))
    }

    @Test func aStoreThatIsNotThereDoesNot() throws {
        #expect(try !Store.looksUsable(at: Scratch().path))
    }

    @Test(arguments: ["PRAGMA user_version=99", "PRAGMA user_version=1", "PRAGMA application_id=7"])
    func aStoreOfAnotherVersionOrProgramDoesNot(_ change: String) throws {
        let scratch = try Scratch()
        let store = try scratch.make()
        try store.connection.execute(change)
        try store.clearLog()
        #expect(!Store.looksUsable(at: scratch.path))
    }

    @Test(arguments: [0, 60, 4_000])
    func aFileThatIsNoDatabaseDoesNot(_ length: Int) throws {
        let path = try Scratch().folder.deletingLastPathComponent().appending(
            path: "handrail-glance-\(UUID().uuidString)"
        )
        defer { try? FileManager.default.removeItem(at: path) }
        try Data(repeating: 0x41, count: length).write(to: path)
        #expect(!Store.looksUsable(at: path.path()))
    }
}

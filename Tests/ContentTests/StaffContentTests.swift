import Content
import Domain
import Foundation
import Testing

/// What a hub says of how its staff sign in.
@Suite struct StaffContentTests {
    /// Meets P25.
    @Test(arguments: [(60, true), (120, true), (121, false), (3_600, false), (1, false)])
    func theHubMayLockTheDeskSoonerAndNeverLater(_ seconds: Int, _ isTaken: Bool) throws {
        #expect(try pack().hub.deskLock == .usual)
        let copy = FileManager.default.temporaryDirectory.appending(path: "handrail-\(UUID().uuidString)")
        try FileManager.default.copyItem(at: root.appending(path: "Kiosk/Content"), to: copy)
        defer { try? FileManager.default.removeItem(at: copy) }
        let file = copy.appending(path: "hub.json")
        let lock = "\"staffDesk\": {\"lockAfterSeconds\": \(seconds)}, \"timeZone\""
        let text = try String(contentsOf: file, encoding: .utf8)
        try Data(text.replacingOccurrences(of: "\"timeZone\"", with: lock).utf8).write(to: file)
        guard isTaken else {
            let error = #expect(throws: ContentError.self) { try ContentPack.read(copy.path()) }
            #expect(isPlaced(try #require(error?.lines.first), in: "hub.json"))
            return
        }
        #expect(try ContentPack.read(copy.path()).hub.deskLock.afterSeconds == seconds)
    }

    /// Meets G30.
    @Test func passwordsThatStrangersTryFirstAreAListOfTheHub() throws {
        let common = try pack().commonPasswords()
        #expect(common.isSuperset(of: ["password", "qwertyuiop", "millbrook"]))
        #expect(!common.contains { $0.isEmpty || $0.hasPrefix("#") || $0 != $0.lowercased() })
        let copy = FileManager.default.temporaryDirectory.appending(path: "handrail-\(UUID().uuidString)")
        try FileManager.default.copyItem(at: root.appending(path: "Kiosk/Content"), to: copy)
        defer { try? FileManager.default.removeItem(at: copy) }
        try FileManager.default.removeItem(at: copy.appending(path: "common-passwords.txt"))
        #expect(try ContentPack.read(copy.path()).commonPasswords().isEmpty)
    }
}

import Domain
import Foundation
import Ground
import Testing

@testable import Content
@testable import Screens

/// A greeting stands before everything else is read.
@Suite struct BeginningTests {
    private let now = Moment(milliseconds: 1_000, today: CivilDate(daysSinceEpoch: 20_000))

    /// A visit that knows no more than a greeting says.
    private func greeted() throws -> (visit: Visit, whole: Surroundings) {
        let whole = try RealHub.surroundings()
        var bare = whole
        bare.categories = []
        return (Visit(bare), whole)
    }

    @Test func theFrontOffersWhatWasReadAfterTheGreeting() throws {
        var (visit, whole) = try greeted()
        let greeting = visit.screen
        let used = Array(whole.services.map(\.code).suffix(3))
        _ = visit.update(.outcome(.ready(whole.hub, whole.categories, mostUsed: used)), at: now)
        #expect(visit.screen == greeting)
        whole.mostUsed = used
        var expected = Visit(whole)
        _ = visit.update(.intent(.enter), at: now)
        _ = expected.update(.intent(.enter), at: now)
        #expect(visit.screen == expected.screen)
        #expect(visit.screen.id == "front")
    }

    @Test func aTerminalThatProvesUnusableRestsAndEndsOnceItCanBeUsed() throws {
        var (visit, _) = try greeted()
        _ = visit.update(.outcome(.notReady), at: now)
        #expect(visit.screen.id == "resting")
        #expect(visit.deadline != nil)
        _ = visit.update(.outcome(.storeIsBack), at: now)
        #expect(visit.isOver)
    }

    @Test func thePackIsGlancedAtOnlyWhileItIsAsItWasFoundGood() throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "handrail-glance-\(UUID().uuidString)"
        )
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let content = folder.appending(path: "Content")
        try FileManager.default.copyItem(at: root.appending(path: "Kiosk/Content"), to: content)
        let copies = GoodCopies(of: content.path(), in: folder.appending(path: "good").path())
        #expect(ContentPack.glance(content.path(), copies, in: "en") == nil)
        let whole = try ContentPack.read(content.path(), or: copies)
        #expect(ContentPack.glance(content.path(), copies, in: "en")?.hub.name == whole.hub.name)
        try Data("{".utf8).write(to: content.appending(path: "services.json"))
        #expect(ContentPack.glance(content.path(), copies, in: "en") == nil)
    }
}

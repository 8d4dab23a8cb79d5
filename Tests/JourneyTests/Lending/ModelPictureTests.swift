import Content
import Domain
import Testing

@testable import Renderings
@testable import Screens

/// The picture of each thing that is lent, on its page.
@Suite struct ModelPictureTests {
    /// The pages of everything that is lent, by the name of the thing.
    private func pages(_ language: String, signedIn: Bool) throws -> [(model: AssetModel, screen: Screen)] {
        var shelf = try LendingScreens.shelf(language)
        let pack = try RealHub.pack().translated(to: language)
        let outlook = try #require(shelf.item("tablet")).outlook
        shelf.items = try pack.lendingModels().models.map { model in
            var item = LendingShelf.Item(model: model, outlook: outlook)
            item.drawing = pack.drawing(of: model)
            return item
        }
        return try shelf.items.map { [shelf] item in
            var resident = try LendingScreens.resident(language, signedIn: signedIn)
            resident.lending = { _ in .shelf(shelf) }
            for id in ["borrow", "everything", "model:\(item.model.id)"] { resident.press(ElementID(id)) }
            return (item.model, resident.screen)
        }
    }

    /// Meets A08.
    @Test(arguments: ["en", "en-x-easy", "cy", "pl"], [false, true])
    func everyThingIsSeenBesideItsWordsWhereAllOfThePageFits(_ language: String, _ signedIn: Bool) throws {
        let words = try RealHub.words(language)
        for (model, screen) in try pages(language, signedIn: signedIn) {
            let shown = try #require(model.picture?.words)
            guard case .picture(let picture) = screen.parts[0] else {
                Issue.record("\(model.id) has no picture")
                continue
            }
            for (columns, rows) in [(80, 24), (160, 45), (40, 12)] {
                var renderer = CellRenderer(words: CellWords(words))
                let frame = renderer.frame(of: screen, in: Frame.Size(columns: columns, rows: rows))
                let drawn = frame.rows.flatMap(\.spans).filter { $0.look == .blocks }.map(\.text)
                #expect(drawn == (columns == 40 ? [] : picture.rows), "\(model.id) at \(columns)x\(rows)")
            }
            var lines = LineRenderer(words: LineWords(words))
            #expect(lines.lines(for: screen).count { $0 == shown } == 1, "\(model.id)")
        }
    }

    @Test func onALargeTerminalItStandsWhereNoWordsEverDo() throws {
        for (name, screen) in try LendingScreens.all() where name == "lending-model" {
            let picture = try GoldenTests().picture(screen, Frame.Size(columns: 160, rows: 45))
            try expectGolden(picture, "\(name)-160x45")
        }
    }
}

import Foundation
import Screens
import Testing

@testable import Renderings

/// Whatever a person perceives a screen by, she is told the same, in the same order.
@Suite struct SameWordsTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private static let hearing = Settings(speech: Speech(isOn: true))

    /// A screen on a terminal that is high enough for all of it.
    private func frame(_ screen: Screen, columns: Int) -> Frame {
        var renderer = CellRenderer(words: CellWords(more: "...", before: "...", noRoom: "#"))
        var frame = renderer.frame(of: screen, in: Frame.Size(columns: columns, rows: 1_000))
        // The empty rows before the tools.
        let used = frame.rows.filter { !$0.spans.isEmpty }
        (frame.rows, frame.size.rows, frame.cursor.row) = (used, used.count, 0)
        return frame
    }

    private func lines(_ screen: Screen) -> [String] {
        var renderer = LineRenderer(words: LineWords.signs)
        return renderer.lines(for: screen).ownWords
    }

    /// What is heard, without what is said a second time of the item with the focus.
    private func spoken(_ screen: Screen, _ words: Catalogue) -> [String] {
        var narrator = Narrator(words: words)
        var heard: Set<String> = []
        return narrator.utterances(for: screen, with: Self.hearing).map(\.text).ownWords
            .filter { heard.insert($0).inserted }
    }

    /// What is read back, letter by letter, from a frame whose letters are drawn with blocks.
    private func drawn(_ frame: Frame, _ zoom: Zoom) throws -> [String] {
        let font = try Letters.read(zoom.font)
        var magnifier = Magnifier(zoom, font)
        let size = Frame.Size(
            columns: frame.size.columns * zoom.cells,
            rows: frame.size.rows * zoom.cells
        )
        return LetterReader(zoom, font).lines(of: magnifier.frame(frame, in: size)).ownWords
    }

    @Test func tenThousandScreensSayTheSameInCellsInLargeLettersInLinesAndAloud() throws {
        let file = Self.root.appending(path: "Accessibility/Languages/en.po")
        let words = try Catalogue(po: Array(Data(contentsOf: file)), language: "en")
        var screens = RandomScreen(seed: 1)
        for number in 0..<10_000 {
            let screen = screens.next()
            let read = lines(screen)
            try #require(read.count >= 6)
            // Large letters are those of a narrow terminal, each drawn with blocks: reading all of them back takes hours.
            let narrow = frame(screen, columns: 20)
            try #require(narrow.text.ownWords == read, "20 columns")
            try #require(frame(screen, columns: 80).text.ownWords == read, "80 columns")
            try #require(spoken(screen, words) == read, "aloud")
            guard number.isMultiple(of: 100) else { continue }
            for zoom in everyZoom { try #require(drawn(narrow, zoom) == read, "drawn") }
        }
    }
}

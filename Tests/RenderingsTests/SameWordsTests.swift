import Screens
import Testing

@testable import Renderings

/// Whatever a person perceives a screen by, she is told the same, in the same order.
@Suite struct SameWordsTests {
    /// Every word of a screen on a terminal that is high enough for all of it.
    private func cells(_ screen: Screen, columns: Int) -> [String] {
        var renderer = CellRenderer(words: CellWords(more: "...", before: "...", noRoom: "#"))
        return renderer.frame(of: screen, in: Frame.Size(columns: columns, rows: 2_000)).text.ownWords
    }

    private func lines(_ screen: Screen) -> [String] {
        var renderer = LineRenderer(words: LineWords.signs)
        return renderer.lines(for: screen).ownWords
    }

    @Test func tenThousandScreensSayTheSameInCellsAndInLines() {
        var screens = RandomScreen(seed: 1)
        for _ in 0..<10_000 {
            let screen = screens.next()
            let said = lines(screen)
            #expect(said.count >= 6)
            for columns in [20, 80] where cells(screen, columns: columns) != said {
                Issue.record("\(columns) columns: \(cells(screen, columns: columns))\n in lines: \(said)")
                return
            }
        }
    }
}

import Screens
import Testing

@testable import Renderings

/// The room around words, on a terminal that has it.
@Suite struct SpacingTests {
    private func rows(_ screen: Screen, _ columns: Int, _ rows: Int) -> [String] {
        var renderer = CellRenderer(words: words)
        let frame = renderer.frame(of: screen, in: Frame.Size(columns: columns, rows: rows))
        return frame.rows.map { row in
            let text = row.spans.map(\.text).joined()
            return String(String(text.drop { $0 == " " }.reversed()).drop { $0 == " " }.reversed())
        }
    }

    /// Meets A33.
    @Test(arguments: [80, 120])
    func proseIsNarrowRaggedAndHasSpaceBetweenParagraphs(_ columns: Int) throws {
        let words = Array(repeating: "library", count: 40).joined(separator: " ")
        let screen = Screen(
            id: "prose",
            title: "Prose",
            parts: [.paragraph("First \(words)."), .paragraph("Second \(words).")]
        )
        let rows = rows(screen, columns, 40)
        let prose = rows.filter { $0.contains("library") }
        #expect(prose.count > 6)
        for row in prose { #expect(row.columns <= 64 && !row.contains("  "), "\(row)") }
        let second = try #require(rows.firstIndex { $0.hasPrefix("Second") })
        #expect(rows[second - 1].isEmpty)
    }

    /// Meets C08.
    @Test(arguments: [(48, 20), (64, 24)])
    func choicesHaveSpaceBetweenThemWhereThereIsRoom(_ columns: Int, _ height: Int) throws {
        let rows = rows(.question("Which bin?", ["Rubbish", "Garden", "Food"]), columns, height)
        let first = try #require(rows.firstIndex { $0.contains("Rubbish") })
        let second = try #require(rows.firstIndex { $0.contains("Garden") })
        #expect(second == first + 2 && rows[first + 1].isEmpty)
    }
}

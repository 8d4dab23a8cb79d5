import Connections
import Testing

@Suite struct PreviewTests {
    private func half() throws -> GrayPage {
        var drawn = DrawnPage(millimetres: (80, 80))
        drawn.fill(0, 0, 40, 80, 0)
        return try drawn.page
    }

    @Test func aPageHalfBlackLooksSo() throws {
        let preview = PagePreview(try half(), columns: 8, rows: 4)
        #expect(preview.text(.plain, lightLetters: false) == Array(repeating: "####    ", count: 4))
        #expect(preview.text(.halves, lightLetters: false) == Array(repeating: "████    ", count: 4))
        #expect(preview.text(.shades, lightLetters: false) == Array(repeating: "████    ", count: 4))
    }

    @Test func onADarkThemeThePaperIsDrawnAndNotTheInk() throws {
        let preview = PagePreview(try half(), columns: 8, rows: 4)
        #expect(preview.text(.plain, lightLetters: true) == Array(repeating: "    ####", count: 4))
        #expect(preview.text(.shades, lightLetters: true) == Array(repeating: "    ████", count: 4))
    }

    @Test func halfBlocksTellTwiceAsManyRows() throws {
        var drawn = DrawnPage(millimetres: (80, 80))
        drawn.fill(0, 0, 80, 10, 0)
        drawn.fill(0, 30, 80, 40, 0)
        let preview = PagePreview(try drawn.page, columns: 8, rows: 4)
        #expect(
            preview.text(.halves, lightLetters: false) == ["▀▀▀▀▀▀▀▀", "▄▄▄▄▄▄▄▄", "        ", "        "]
        )
    }

    @Test(arguments: [(80, 20), (10, 40), (1, 1), (40, 3), (0, -5)])
    func aPageKeepsItsShapeAndFits(_ columns: Int, _ rows: Int) throws {
        let preview = PagePreview(try DrawnPage().page, columns: columns, rows: rows)
        #expect((1...max(1, columns)).contains(preview.columns))
        #expect((1...max(1, rows)).contains(preview.rows))
        if preview.rows > 3 {
            let shape = Double(preview.rows * 2) / Double(preview.columns)
            #expect(abs(shape - 1.414) < 0.2)
        }
        for style in PagePreview.Style.allCases {
            let text = preview.text(style, lightLetters: false)
            #expect(text.count == preview.rows)
            #expect(text.allSatisfy { $0.count == preview.columns })
        }
    }

    @Test func linesOfTextAreSeenAndTheMarginIsNot() throws {
        var drawn = DrawnPage()
        drawn.writeLetter(left: 20, top: 30)
        let text = PagePreview(try drawn.page, columns: 40, rows: 20).text(.shades, lightLetters: false)
        #expect(text.first.map { $0.allSatisfy { $0 == " " } } == true)
        #expect(text[8].contains { "▒▓█".contains($0) })
        #expect(Set(text.joined()).count >= 3)
    }
}

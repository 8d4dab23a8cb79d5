import Ground
import Testing

@Suite struct CSVTextTests {
    /// The one cell of a file that was written with a text in it.
    private func cell(of text: String) throws -> String {
        let written = CSVText.row(["a", "b"]) + CSVText.row([text, "end"])
        let table = try CSVTable(parsing: Array(written.utf8))
        return try #require(table.rows.first?.cells.first?.text)
    }

    @Test(arguments: [
        "=1+2", "+44 1632 960100", "-1", "@SUM(A1)", " =1", "\t=1", "\n=1", "\u{FF1D}1", "\u{FF0B}1",
        "\u{A0}=1", "'=1",
    ])
    func aCellThatASpreadsheetWouldRunIsTextThereAndReadBackAsItWas(_ text: String) throws {
        let cell = try cell(of: text)
        #expect(cell == "'" + text)
        #expect(CSVText.value(of: cell) == text)
    }

    /// The end of a line on old machines is read as the end of a line on new ones.
    @Test func aFormulaBehindTheEndOfALineIsTextToo() throws {
        #expect(try cell(of: "\r=1") == "'\n=1")
    }

    @Test(arguments: ["", "Ana", "1=2", "O'Brien-Łoś", "'quoted'", "14 Weir Road, Millbrook", "1950-03-27"])
    func anyOtherCellIsAsItWas(_ text: String) throws {
        #expect(try cell(of: text) == text)
        #expect(CSVText.value(of: text) == text)
    }

    @Test func whatIsWrittenIsReadAgain() throws {
        let rows = [["name", "note"], ["Ana \"the\" Hill", "a, b\nc"], ["", "x"]]
        let table = try CSVTable(parsing: Array(rows.map { CSVText.row($0) }.joined().utf8))
        #expect(table.columns.map(\.text) == rows[0])
        #expect(table.rows.map { $0.cells.map(\.text) } == Array(rows.dropFirst()))
    }
}

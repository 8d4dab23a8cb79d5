import Ground
import Testing

@Suite struct CSVTextTests {
    @Test(arguments: [
        "=1+2", "+44 1632 960100", "-1", "@SUM(A1)", " =1", "\t=1", "\r=1", "\u{FF1D}1", "\u{FF0B}1",
        "\u{A0}=1",
    ])
    func aCellThatASpreadsheetWouldRunIsTextThere(_ text: String) {
        #expect(CSVText.line([text]) == "\"'" + text + "\"\r\n")
    }

    @Test(arguments: ["", "Ana", "1=2", "O'Brien-Łoś", "14 Weir Road, Millbrook", "1950-03-27", "'=1"])
    func anyOtherCellIsAsItWas(_ text: String) {
        #expect(CSVText.line([text]) == "\"" + text + "\"\r\n")
    }

    @Test func whatIsWrittenIsReadAgain() throws {
        let rows = [["name", "note"], ["Ana \"the\" Hill", "a, b\nc"], ["", "x"]]
        let table = try CSVTable(parsing: Array(rows.map { CSVText.line($0) }.joined().utf8))
        #expect(table.columns.map(\.text) == rows[0])
        #expect(table.rows.map { $0.cells.map(\.text) } == Array(rows.dropFirst()))
    }
}

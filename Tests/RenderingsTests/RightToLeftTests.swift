import Screens
import Testing

@testable import Renderings

/// Text from right to left: what a person sees from left to right.
@Suite struct RightToLeftTests {
    /// What is seen of a piece of text in one role, without the blanks at its left.
    private func seen(_ text: String, typed: Bool = false, columns: Int = 40) -> String {
        var span = Span(text, typed ? .field : .text)
        span.isTyped = typed
        let row = MirroredLine(Row([span]), columns: columns).row
        let whole = row.spans.map(\.text).joined()
        #expect(whole.columns == columns, "\(whole)")
        return String(whole.drop { $0 == " " })
    }

    /// Meets L06.
    @Test(arguments: [
        ("שלום", "םולש"), ("1  שלום", "םולש  1"), ("12  שלום", "םולש  12"),
        ("שלום (עולם)", "(םלוע) םולש"), ("Bed or mattress", "Bed or mattress"),
        ("1  Bed or mattress", "Bed or mattress  1"), ("What is it?", "What is it?"),
        ("F1 עזרה", "הרזע F1"), ("F1 Help", "F1 Help"), ("- שלום", "םולש -"),
        ("1  (x) שלום", "םולש (x)  1"), ("1  [ ] שלום", "םולש [ ]  1"),
        ("שלום, John Smith, שלום", "םולש ,John Smith ,םולש"),
        ("שלום 30 נובמבר 2026", "2026 רבמבונ 30 םולש"), ("01632 960 100", "01632 960 100"),
        ("שלום 01632 960 100.", ".01632 960 100 םולש"), ("7K2-M4P", "7K2-M4P"),
        ("12 Mill Lane", "12 Mill Lane"),
        ("שלום £25.50!", "!£25.50 םולש"), ("(שלום [a])", "([a] םולש)"),
    ])
    func textIsSeenInItsOrder(_ text: String, _ wanted: String) { #expect(seen(text) == wanted) }

    /// Meets L06.
    @Test(arguments: [
        ("ب", "\u{FE8F}"), ("بب", "\u{FE90}\u{FE91}"), ("ببب", "\u{FE90}\u{FE92}\u{FE91}"),
        ("ابا", "\u{FE8E}\u{FE91}\u{FE8D}"), ("لا", "\u{FEFB}"), ("بلا", "\u{FEFC}\u{FE91}"),
        ("السلام", "\u{FEE1}\u{FEFC}\u{FEB4}\u{FEDF}\u{FE8D}"),
        ("مرحبا", "\u{FE8E}\u{FE92}\u{FEA3}\u{FEAE}\u{FEE3}"),
        ("علي", "\u{FEF2}\u{FEE0}\u{FECB}"), ("علی", "\u{FBFD}\u{FEE0}\u{FECB}"), ("ء", "\u{FE80}"),
        ("گھر", "\u{FEAE}\u{FBAD}\u{FB94}"), ("بَب", "\u{FE90}\u{FE91}\u{64E}"), ("بـ", "\u{0640}\u{FE91}"),
    ])
    func arabicLettersAreJoined(_ text: String, _ wanted: String) {
        #expect(seen(text).unicodeScalars.map(\.value) == wanted.unicodeScalars.map(\.value))
    }

    /// Meets L07.
    @Test func anAnswerGoesTheWayOfItsFirstLetter() {
        // The reference case: an Arabic name, then a house number.
        #expect(seen("علی 12A") == "12A \u{FBFD}\u{FEE0}\u{FECB}")
        #expect(seen("علی 12A", typed: true) == "12A \u{FBFD}\u{FEE0}\u{FECB}")
        #expect(seen("12A علی", typed: true) == "12A \u{FBFD}\u{FEE0}\u{FECB}")
        #expect(seen("Ali علی 12", typed: true) == "Ali 12 \u{FBFD}\u{FEE0}\u{FECB}")
        #expect(seen("12 Mill Lane  ", typed: true, columns: 14) == "12 Mill Lane  ")
    }

    /// Meets L05.
    @Test func everyRowIsAsWideAsTheTerminalAndNothingIsLost() {
        let screen = Screen.question(
            "مرحبا بك (1)",
            ["Bed", "سرير أو مرتبة", "לא"],
            hint: "Call 01632 960 100."
        )
        for (columns, rows) in [(40, 12), (80, 24), (20, 30)] {
            let size = Frame.Size(columns: columns, rows: rows)
            var plain = words
            plain.isRightToLeft = false
            var turned = words
            turned.isRightToLeft = true
            var (left, right) = (CellRenderer(words: plain), CellRenderer(words: turned))
            let (one, other) = (left.frame(of: screen, in: size), right.frame(of: screen, in: size))
            #expect(other == one.mirrored)
            for (row, turnedRow) in zip(one.rows, other.rows) {
                let letters = { (row: Row) in
                    row.spans.flatMap { $0.text.filter { $0.isASCII && $0.isLetter } }.sorted()
                }
                #expect(letters(row) == letters(turnedRow))
                #expect(
                    turnedRow.spans.isEmpty || turnedRow.spans.reduce(0) { $0 + $1.text.columns } == columns
                )
            }
        }
    }

    @Test func theCursorStandsOnTheSameCharacterAsBefore() {
        let screen = Screen.question("שלום", ["אחת", "שתיים"])
        var turned = words
        turned.isRightToLeft = true
        var renderer = CellRenderer(words: turned)
        let frame = renderer.frame(of: screen, in: Frame.Size(columns: 40, rows: 12))
        let row = Array(frame.text[frame.cursor.row])
        // The cursor of a choice stands on the first letter of its words, which is read from the right.
        #expect(row[frame.cursor.column] == "א")
        #expect(row[(frame.cursor.column + 1)...].allSatisfy { !$0.isLetter || $0 == "x" })
    }

    @Test func theCursorOfAnAnswerStandsWhereTheNextLetterComes() {
        for (text, wanted) in [("ab", "ab"), ("אב", "בא")] {
            var span = Span(text + "   ", .field)
            span.isTyped = true
            let line = MirroredLine(Row([span]), columns: 5)
            let seen = Array(line.row.spans.map(\.text).joined())
            #expect(String(seen).contains(wanted))
            let next = line.seen(2)
            #expect(seen[next] == " ")
            #expect(next == (text == "ab" ? 2 : 2))
        }
    }

    @Test func aPictureBesideWordsChangesSidesAndIsNeverTurned() {
        let screen = Screen.thing("שלום", choices: 2)
        var turned = words
        turned.isRightToLeft = true
        var renderer = CellRenderer(words: turned)
        let frame = renderer.frame(of: screen, in: Frame.Size(columns: 80, rows: 24))
        #expect(frame.drawing == screen.drawing)
        let row = frame.rows.first { row in row.spans.contains { $0.text == screen.drawing[0] } }
        let texts = row?.spans.map(\.text) ?? []
        #expect(texts.first { !$0.allSatisfy { $0 == " " } } == screen.drawing[0], "it stands at the left")
        #expect(texts.joined().columns == 80)
    }

    @Test func aPictureIsNeverTurned() {
        let row = Row([Span(" ", .text), Span("▀▄ █", .picture)])
        let turned = MirroredLine(row, columns: 8).row
        #expect(turned.spans.contains(Span("▀▄ █", .picture)))
    }
}

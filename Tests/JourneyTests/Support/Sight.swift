import Content
import Screens

/// What stands in a real terminal, as somebody reads it.
struct Sight: Equatable {
    /// Without the spaces around them; in lines all that was said, with what was scrolled away.
    var rows: [String]
    var column: Int
    /// The row of the cursor among the rows.
    var row: Int

    /// Whether more follows than fits.
    var isCut: Bool { rows.contains(where: Self.saysMore) }
    /// Whether the cursor is where that is said, before anything that may be chosen.
    var isAtCut: Bool { rows.indices.contains(row) && Self.saysMore(rows[row]) }
    /// Whether the program has asked for a line, and nothing is typed yet.
    var isAsking: Bool {
        guard column == 0, row > 0, row <= rows.count else { return false }
        return Self.questions.contains(where: rows[row - 1].hasPrefix)
    }

    private static func said(_ phrases: Phrase...) -> Set<String> {
        let catalogues = ["en", "cy"].compactMap { try? RealHub.access.words($0) }
        return Set(catalogues.flatMap { words in phrases.map { words($0) } })
    }
    private static let cuts = said(.more)
    private static func saysMore(_ row: String) -> Bool {
        row.count > 8 && cuts.contains { $0.hasPrefix(row) }
    }
    /// How a line is asked for.
    private static let questions = said(.linesTypeAnswer, .linesTypeNumber, .linesKeepAnswer)

    static func trimmed(_ row: Substring) -> String {
        row.split(separator: " ").joined(separator: " ")
    }

    /// Where something stands that may be chosen: its row, and the number before it.
    func place(of label: String, in manner: Manner) -> (row: Int, number: String)? {
        var place: (row: Int, number: String)?
        for (row, text) in rows.enumerated().reversed() {
            let number = String(text.prefix { $0.isASCII && $0.isNumber })
            var rest = text.dropFirst(number.count).drop { $0 == "," || $0 == " " }
            for mark in ["(x) ", "( ) ", "[x] ", "[ ] "] where rest.hasPrefix(mark) {
                rest = rest.dropFirst(mark.count)
            }
            // A long label goes on in the next row.
            let isIt = rest.hasPrefix(label) || (rest.count > 12 && label.hasPrefix(rest))
            guard !rest.isEmpty, isIt else { continue }
            if !number.isEmpty { return (row, number) }
            // Some buttons have no number.
            if manner == .cellsByArrows, place == nil { place = (row, number) }
        }
        return place
    }
}

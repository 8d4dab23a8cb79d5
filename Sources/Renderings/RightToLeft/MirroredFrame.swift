// A whole screen for a language that is written from right to left: a step over the finished frame.
//
// A terminal that reorders text itself (implicit mode of the terminal working group's draft, as VTE has it) would turn
// this round again: before such a frame is painted, it must be told CSI 8 l. Those that reorder nothing need nothing.
extension Frame {
    /// The frame with its first column at the right, its text in the order in which it is seen, and Arabic joined.
    ///
    /// Pictures keep their way: a QR code must not be turned.
    var mirrored: Frame {
        var mirrored = self
        for (index, row) in rows.enumerated() {
            guard !row.spans.isEmpty else {
                if cursor.row == index {
                    mirrored.cursor.column = max(0, size.columns - 1 - cursor.column)
                }
                continue
            }
            let line = MirroredLine(row, columns: size.columns)
            mirrored.rows[index] = line.row
            if cursor.row == index { mirrored.cursor.column = line.seen(cursor.column) }
        }
        return mirrored
    }
}

/// One row turned round.
struct MirroredLine {
    private var cells: [Cell]
    private let fill: Role
    private let columns: Int

    init(_ row: Row, columns: Int) {
        (self.columns, fill) = (columns, row.fill)
        var column = 0
        var pieces: [[Cell]] = []
        for span in row.spans { pieces += Self.pieces(of: span, at: &column) }
        // What the text leaves, and what joined letters leave, stands to its left.
        let taken = pieces.joined().reduce(0) { $0 + $1.columns }
        let blanks = (0..<max(0, columns - taken)).map { offset in
            Cell(text: " ", columns: 1, role: row.fill, column: column + offset)
        }
        cells = blanks.reversed() + pieces.reversed().joined()
    }

    /// The pieces of a span that are turned round each by itself, in their order in the text, their cells as seen.
    private static func pieces(of span: Span, at column: inout Int) -> [[Cell]] {
        var cells: [Cell] = []
        for character in span.text {
            let glyph = Glyph(character)
            var cell = Cell(text: glyph.text, columns: glyph.columns, role: span.role, column: column)
            cell.look = span.look
            cells.append(cell)
            column += glyph.columns
        }
        if span.role == .picture || span.look == .blocks { return [cells] }
        if span.isTyped { return [seen(cells, isRightToLeft: startsRightToLeft(cells))] }
        let lead = lead(of: cells)
        let end = (cells.lastIndex { $0.text != " " } ?? -1) + 1
        guard lead < end else { return [Array(cells.reversed())] }
        let words = Array(cells[lead..<end])
        let isRightToLeft = words.contains { BidiClass(of: $0).isRightToLeft }
        return [
            seen(Array(cells[..<lead]), isRightToLeft: true), seen(words, isRightToLeft: isRightToLeft),
            cells[end...].reversed(),
        ]
    }

    /// What a person types goes the way of its first letter; where there is none yet, the way of the screen.
    private static func startsRightToLeft(_ cells: [Cell]) -> Bool {
        guard let first = cells.first(where: { BidiClass(of: $0).isStrong }) else {
            return !cells.contains { BidiClass(of: $0).isNumber }
        }
        return BidiClass(of: first).isRightToLeft
    }

    /// How many cells are the number, the mark or the dash before the words.
    private static func lead(of cells: [Cell]) -> Int {
        let texts = cells.map(\.text)
        let spaces = texts.prefix { $0 == " " }.count
        let digits = texts[spaces...].prefix { $0.first?.isWholeNumber ?? false }.count
        var end = spaces
        if digits > 0 {
            // A number before a choice has two spaces after it; a house number has one.
            guard texts[(spaces + digits)...].starts(with: [" ", " "]) else { return spaces }
            end = spaces + digits + 2
        }
        for mark in marks where texts[end...].starts(with: mark) { end += mark.count }
        return end
    }

    private static let marks = ["(x) ", "( ) ", "[x] ", "[ ] ", "- "].map { $0.map { String($0) } }

    private static func seen(_ cells: [Cell], isRightToLeft: Bool) -> [Cell] {
        var shaped = cells
        ArabicShaping.shape(&shaped)
        let (indices, levels) = BidiRun.order(of: cells, isRightToLeft: isRightToLeft)
        return indices.map { index in
            var cell = shaped[index]
            // L4: a bracket that is read from the right looks the other way.
            if !levels[index].isMultiple(of: 2), let other = mirrors[cell.text] { cell.text = other }
            return cell
        }
    }

    private static let mirrors: [String: String] = [
        "(": ")", ")": "(", "[": "]", "]": "[", "{": "}", "}": "{", "<": ">", ">": "<", "«": "»", "»": "«",
        "⟦": "⟧", "⟧": "⟦",
    ]

    /// The row as it is painted.
    var row: Row {
        var spans: [Span] = []
        for cell in cells {
            if let last = spans.last, last.role == cell.role, last.look == cell.look {
                spans[spans.count - 1].text += cell.text
            } else {
                spans.append(Span(cell.text, cell.role, cell.look))
            }
        }
        return Row(spans, fill: fill)
    }

    /// The column in which a column of the text is now seen.
    func seen(_ column: Int) -> Int {
        var place = 0
        var found = 0
        for cell in cells {
            // A sign that joined the one before it has no place of its own: its neighbour's is taken.
            if cell.column <= column, column < cell.column + max(1, cell.columns) { return place }
            if cell.column < column { found = place }
            place += cell.columns
        }
        return min(found, max(0, columns - 1))
    }
}

extension BidiClass {
    fileprivate init(of cell: Cell) {
        self = cell.text.unicodeScalars.first.map { BidiClass($0) } ?? .neutral
    }
}

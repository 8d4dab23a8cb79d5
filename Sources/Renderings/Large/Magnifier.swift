/// Draws a frame of letters as a frame of cells: each letter as a square of cells.
///
/// It knows nothing of screens, so that large text says the same words in the same order as any other.
struct Magnifier {
    let zoom: Zoom
    private let font: LetterFont
    /// The rows of cells of each letter, and of each on the line that marks a place to type.
    private var letters: [Character: [[Cell]]] = [:]
    private var lined: [Character: [[Cell]]] = [:]
    /// The rows that were drawn already: where the focus moves, only two are others.
    private var drawn: [Row: [Row]] = [:]

    /// What a cell shows: a character, or a space that is all ink.
    private struct Cell {
        var text: Character
        var look: Span.Look
    }

    private static let mostRows = 500

    init(_ zoom: Zoom, _ font: LetterFont) {
        self.zoom = zoom
        self.font = font
    }

    /// Draws a frame of letters on a terminal of a size; what is left at the right and below stays blank.
    mutating func frame(_ frame: Frame, in size: Frame.Size) -> Frame {
        if drawn.count > Self.mostRows { drawn = [:] }
        var rows: [Row] = []
        rows.reserveCapacity(size.rows)
        for (index, row) in frame.rows.enumerated() {
            let isTypedIn = frame.cursor.isInsertion && index == frame.cursor.row
            rows += cells(of: isTypedIn ? row.marked(at: frame.cursor.column) : row)
        }
        rows += Array(repeating: Row(), count: max(0, size.rows - rows.count))
        var cursor = frame.cursor
        cursor.row *= zoom.cells
        cursor.column *= zoom.cells
        cursor.isShown = false
        return Frame(size: size, rows: rows, cursor: cursor)
    }

    /// The rows of cells of a row of letters.
    private mutating func cells(of row: Row) -> [Row] {
        if let known = drawn[row] { return known }
        var rows = Array(repeating: Row([], fill: row.fill), count: zoom.cells)
        for span in row.spans {
            let pictures = span.text.map { picture(of: $0, isLined: span.role == .field) }
            for line in 0..<zoom.cells {
                Self.add(pictures.lazy.map { $0[line] }, in: span.role, to: &rows[line].spans)
            }
        }
        drawn[row] = rows
        return rows
    }

    private static func add(_ pieces: some Sequence<[Cell]>, in role: Role, to spans: inout [Span]) {
        var text = ""
        var look = Span.Look.blocks
        for cell in pieces.joined() {
            if cell.look != look {
                if !text.isEmpty { spans.append(Span(text, role, look)) }
                (text, look) = ("", cell.look)
            }
            text.append(cell.text)
        }
        if !text.isEmpty { spans.append(Span(text, role, look)) }
    }

    /// The cells of a character; one of more columns takes as many letters.
    private mutating func picture(of character: Character, isLined: Bool) -> [[Cell]] {
        if let known = isLined ? lined[character] : letters[character] { return known }
        var pixels = font.rows(of: character)
        if isLined { pixels[font.height - 1] = UInt32.max }
        let further = max(0, Glyph(character).columns - 1) * zoom.cells
        let rest = Array(repeating: Cell(text: " ", look: .blocks), count: further)
        let picture = (0..<zoom.cells).map { row in
            (0..<zoom.cells).map { cell(pixels, row: row, column: $0) } + rest
        }
        if isLined { lined[character] = picture } else { letters[character] = picture }
        return picture
    }

    private func cell(_ pixels: [UInt32], row: Int, column: Int) -> Cell {
        var bits = 0
        for y in 0..<2 {
            for x in 0..<2 {
                // Where a cell has one pixel across or down, it fills both halves of it.
                let line = row * zoom.down + min(y, zoom.down - 1)
                let pixel = column * zoom.across + min(x, zoom.across - 1)
                guard line < pixels.count, pixels[line] >> UInt32(pixel) & 1 == 1 else { continue }
                bits |= 1 << (y * 2 + x)
            }
        }
        if zoom.down == 1 { return Cell(text: " ", look: bits == 0 ? .blocks : .filled) }
        return Cell(text: Self.blocks[bits], look: .blocks)
    }

    /// The character for each set of quarters: 1 upper left, 2 upper right, 4 lower left, 8 lower right.
    static let blocks: [Character] = [
        " ", "▘", "▝", "▀", "▖", "▌", "▞", "▛", "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█",
    ]
}

extension Row {
    /// The row with one column in the colours of plain text: there, in the bar of a place to type, the next letter comes.
    fileprivate func marked(at column: Int) -> Row {
        var row = self
        var start = 0
        for (index, span) in spans.enumerated() {
            let end = start + span.text.columns
            defer { start = end }
            guard span.role == .focused, start <= column, column < end else { continue }
            var (before, after, at) = ("", "", "")
            var place = start
            for character in span.text {
                if place < column {
                    before.append(character)
                } else if place == column {
                    at.append(character)
                }
                if place > column { after.append(character) }
                place += Glyph(character).columns
            }
            let pieces = [(before, Role.focused), (at, .text), (after, .focused)]
            row.spans.replaceSubrange(
                index...index,
                with: pieces.filter { !$0.0.isEmpty }.map { Span($0.0, $0.1) }
            )
            return row
        }
        return row
    }
}

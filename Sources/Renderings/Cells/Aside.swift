import Screens

/// A picture beside the words of a layout.
struct Aside {
    /// One row of it, and the column in which that begins.
    struct Piece {
        var text: String
        var column: Int
    }

    /// The lines that it stands beside.
    var lines: Range<Int>
    /// Its rows.
    var pieces: [Piece]
    /// How many columns the words beside it have.
    var measure: Int
}

extension Layout {
    /// Fewer columns than these make words beside a picture hard to read.
    private static let leastBeside = 32
    /// The columns between the words and a picture, and between that and the edge of the terminal.
    private static let (gutter, edge) = (3, 2)

    /// How many columns there are for words that begin on the next line.
    var width: Int {
        if let aside, lines.count < aside.lines.upperBound { aside.measure } else { measure }
    }

    /// Makes the next lines leave room for a picture, where the terminal is wide enough for both.
    mutating func keepRoom(beside picture: Part.Picture) {
        let across = picture.rows.first?.columns ?? 0
        let words = min(measure, columns - margin - across - Self.gutter - Self.edge)
        guard easel.showsAside, aside == nil, across > 0, words >= Self.leastBeside else { return }
        aside = Aside(
            lines: lines.count..<lines.count + picture.rows.count,
            pieces: picture.rows.map { Aside.Piece(text: $0.shown, column: margin + words + Self.gutter) },
            measure: words
        )
    }

    /// Puts the picture beside the lines that left room for it.
    mutating func drawAside() {
        guard let aside else { return }
        while lines.count < aside.lines.upperBound { lines.append(Line(row: Row())) }
        for (line, piece) in zip(aside.lines, aside.pieces) { lines[line].drawn = piece }
    }
}

extension Row {
    /// The row with a piece of a picture after its words.
    func with(_ piece: Aside.Piece) -> Row {
        let taken = spans.reduce(0) { $0 + $1.text.columns }
        var row = self
        row.spans.append(Span(String(repeating: " ", count: max(0, piece.column - taken)), .text))
        row.spans.append(Span(piece.text, .text, .blocks))
        return row
    }
}

extension Screen {
    /// Whether it has a picture that only goes with the words beside it.
    var hasAside: Bool {
        parts.contains { if case .picture(let picture) = $0 { picture.isAside } else { false } }
    }
}

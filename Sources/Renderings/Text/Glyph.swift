/// One character as a terminal can show it: a base, its marks, and how many columns they take.
struct Glyph: Hashable {
    var text: String
    var columns: Int

    /// How many marks a cell of ncurses holds beside its base.
    private static let mostMarks = 4

    /// What a terminal shows for a character.
    ///
    /// Control characters and scalars without a meaning become "?". A sequence that fonts join into one picture
    /// (a family, a flag with a colour) is shown by its first part, since a cell holds one base only.
    init(_ character: Character) {
        if let ascii = character.asciiValue {
            let shows = (0x20...0x7E).contains(ascii)
            self = shows ? Glyph(text: String(character), columns: 1) : Glyph.unknown
            return
        }
        var scalars = character.unicodeScalars.makeIterator()
        guard let base = scalars.next() else {
            self = Glyph(text: "", columns: 0)
            return
        }
        switch base.properties.generalCategory {
        case .control, .unassigned, .privateUse, .surrogate, .lineSeparator, .paragraphSeparator:
            self = Glyph.unknown
        case .format:
            self = Glyph(text: "", columns: 0)
        case .nonspacingMark, .enclosingMark, .spacingMark:
            // A mark that follows nothing needs something to stand on.
            self = Glyph(text: "\u{25CC}" + String(base), columns: 1)
        default:
            self = Glyph(base: base, rest: scalars)
        }
    }

    private init(base: Unicode.Scalar, rest: Character.UnicodeScalarView.Iterator) {
        var rest = rest
        var text = String(base)
        var marks = 0
        while let scalar = rest.next(), marks < Self.mostMarks {
            let category = scalar.properties.generalCategory
            guard category == .nonspacingMark || category == .enclosingMark else { continue }
            guard !(0xFE00...0xFE0F).contains(scalar.value) else { continue }
            text.unicodeScalars.append(scalar)
            marks += 1
        }
        self.init(text: text, columns: base.value >= 0x1100 && WideScalars.contain(base) ? 2 : 1)
    }

    private init(text: String, columns: Int) {
        self.text = text
        self.columns = columns
    }

    private static let unknown = Glyph(text: "?", columns: 1)
}

extension StringProtocol {
    /// The text as a terminal can show it, on one line.
    var shown: String {
        isPlain ? String(self) : map { Glyph($0).text }.joined()
    }

    /// How many columns the text takes as a terminal shows it.
    var columns: Int {
        isPlain ? utf8.count : reduce(0) { $0 + Glyph($1).columns }
    }

    /// Whether every byte is a printable ASCII character, as nearly all are.
    var isPlain: Bool {
        utf8.allSatisfy { (0x20...0x7E).contains($0) }
    }
}

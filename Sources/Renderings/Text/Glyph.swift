/// One character as a terminal can show it: what it is made of, and how many columns it takes.
///
/// Most are a base with its marks, in one cell. In scripts of South Asia one character may fill more: a letter and the
/// sign of its vowel, or letters that are joined. They stay together wherever a line is broken.
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
        // What only says how letters join is not seen.
        var scalars = character.unicodeScalars.drop { $0.properties.generalCategory == .format }
        guard let base = scalars.popFirst() else {
            self = Glyph(text: "", columns: 0)
            return
        }
        switch base.properties.generalCategory {
        case .control, .unassigned, .privateUse, .surrogate, .lineSeparator, .paragraphSeparator:
            self = Glyph.unknown
        case .nonspacingMark, .enclosingMark, .spacingMark:
            // A mark that follows nothing needs something to stand on.
            self = Glyph(text: "\u{25CC}" + String(base), columns: Self.isSpacing(base) ? 2 : 1)
        default:
            self = Glyph(base: base, rest: scalars)
        }
    }

    private init(base: Unicode.Scalar, rest: Substring.UnicodeScalarView) {
        var text = String(base)
        var (columns, marks) = (Self.columns(of: base), 0)
        for scalar in rest {
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .enclosingMark:
                guard marks < Self.mostMarks, !(0xFE00...0xFE0F).contains(scalar.value) else { continue }
                marks += 1
            case .spacingMark, .otherLetter, .modifierLetter:
                // The sign of a vowel beside its letter, or a letter that is joined to the one before.
                columns += Self.columns(of: scalar)
                if Self.columns(of: scalar) > 0 { marks = 0 }
            default: continue
            }
            text.unicodeScalars.append(scalar)
        }
        self.init(text: text, columns: columns)
    }

    private static func isSpacing(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .spacingMark
    }

    /// How far the cursor moves for a scalar that is no mark above or below another.
    private static func columns(of scalar: Unicode.Scalar) -> Int {
        if scalar.value < 0x1100 { return 1 }
        // Vowels and last consonants of Korean stand in the square of the first one.
        if (0x1160...0x11FF).contains(scalar.value) || (0xD7B0...0xD7FB).contains(scalar.value) { return 0 }
        return WideScalars.contain(scalar) ? 2 : 1
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

/// What a stretch of text is for.
///
/// A theme gives each role its colours.
public enum Role: String, CaseIterable, Sendable {
    /// Words to read.
    case text
    /// The title of the screen.
    case title
    /// A heading within the screen.
    case heading
    /// The one thing that has the focus, and acts on Enter.
    case focused
    /// The place of a text field that does not have the focus.
    case field
    /// The words that say what is wrong.
    case error
    /// The row of keys at the foot of the screen.
    case tools
    /// Something drawn with blocks, dark on light.
    case picture
}

/// A stretch of text in one role.
///
/// Its text holds only what a terminal can show.
public struct Span: Hashable, Sendable {
    /// What its characters are to the eye.
    public enum Look: Hashable, Sendable {
        /// Letters of the terminal.
        case letters
        /// Blocks that letters are drawn with: neither bold nor underlined.
        case blocks
        /// Spaces that are all ink: in exchanged colours.
        case filled
    }

    /// The characters, of known width, without control characters.
    public var text: String
    /// What they are for.
    public var role: Role
    /// What they are to the eye.
    public var look: Look
    /// Whether a person typed it: it goes the way of its own letters, whatever the language of the screen.
    var isTyped = false

    /// Makes a stretch of text in one role.
    public init(_ text: String, _ role: Role, _ look: Look = .letters) {
        self.text = text
        self.role = role
        self.look = look
    }
}

/// One row of a frame.
///
/// Rows that are equal look equal, so only the others are painted.
public struct Row: Hashable, Sendable {
    /// The text, from the left edge, not wider than the frame.
    public var spans: [Span]
    /// The role that fills the row to its right edge.
    public var fill: Role

    /// Makes a row from its text and the role that fills what the text leaves.
    public init(_ spans: [Span] = [], fill: Role = .text) {
        self.spans = spans
        self.fill = fill
    }
}

extension String {
    /// As many spaces as most rows have columns: they are made once, since one by one they take longer than all the rest.
    private static let spaces = String(repeating: " ", count: 256)

    /// Adds spaces until there are so many columns.
    mutating func fill(to columns: Int) {
        let missing = columns - self.columns
        if missing > 0 { self += Substring(Self.spaces.utf8.prefix(missing)) }
        if missing > 256 { self += String(repeating: " ", count: missing - 256) }
    }
}

extension Row {
    /// The row without what stands after a number of columns.
    func clipped(to columns: Int) -> Row {
        var room = columns
        var kept: [Span] = []
        for span in spans {
            let text = span.text.prefix { character in
                room -= Glyph(character).columns
                return room >= 0
            }
            kept.append(Span(String(text), span.role, span.look))
            if room <= 0 { break }
        }
        return Row(kept, fill: fill)
    }
}

/// Everything on a terminal at one moment.
public struct Frame: Hashable, Sendable {
    /// How many columns and rows a terminal has.
    public struct Size: Hashable, Sendable {
        /// The columns.
        public var columns: Int
        /// The rows.
        public var rows: Int

        /// Makes a size.
        public init(columns: Int, rows: Int) {
            self.columns = columns
            self.rows = rows
        }
    }

    /// Where the hardware cursor stands: on the focused item, for braille displays and screen readers.
    public struct Cursor: Hashable, Sendable {
        /// The row, from 0 at the top.
        public var row: Int
        /// The column, from 0 at the left.
        public var column: Int
        /// Whether what is typed appears here.
        public var isInsertion = false
        /// Whether the terminal shows it: between letters that are drawn it would spoil one of them.
        public var isShown = true

        /// Makes a cursor place.
        public init(row: Int, column: Int) {
            self.row = row
            self.column = column
        }
    }

    /// The size it was laid out for.
    public var size: Size
    /// One row for each row of the terminal, top first.
    public var rows: [Row]
    /// Where the cursor stands.
    public var cursor: Cursor

    /// Makes a frame.
    ///
    /// There must be as many rows as the size says.
    public init(size: Size, rows: [Row], cursor: Cursor) {
        self.size = size
        self.rows = rows
        self.cursor = cursor
    }
}

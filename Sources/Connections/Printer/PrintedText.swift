/// What is to stand on paper: a title, and parts of a heading and lines each.
public struct PrintedText: Hashable, Sendable {
    /// What stands at the head of the first page.
    public var title: String
    /// What follows, in order.
    public var parts: [Part]

    /// Some lines under a heading.
    public struct Part: Hashable, Sendable {
        /// The question, or what the lines are about; empty for none.
        public var heading: String
        /// The answer; each begins on a line of its own.
        public var lines: [String]

        /// Puts lines under a heading.
        public init(_ heading: String = "", lines: [String]) {
            self.heading = heading
            self.lines = lines
        }
    }

    /// Gathers what is to be printed.
    public init(title: String, parts: [Part]) {
        self.title = title
        self.parts = parts
    }
}

/// How large letters are on paper.
public enum PrintSize: Hashable, Sendable, CaseIterable {
    /// 12 points: 10 letters and 6 lines an inch.
    case ordinary
    /// 24 points, for who cannot read 12: 5 letters and 3 lines an inch.
    case large

    /// How many letters stand on an inch.
    var lettersPerInch: Int { self == .ordinary ? 10 : 5 }
    /// How many lines stand on an inch.
    var linesPerInch: Int { self == .ordinary ? 6 : 3 }

    /// The margin on every side, in points of which 72 make an inch.
    static let margin = 54
    /// As wide as A4 and as high as US Letter, in points: a page fits either, whatever the printer was told it holds.
    private static let (width, height) = (595, 792)

    /// How many letters stand on a line between the margins: 67, or 33 large.
    public var columns: Int { (Self.width - 2 * Self.margin) * lettersPerInch / 72 }
    /// How many lines stand on a page between the margins: 56, or 27 large.
    ///
    /// That is one less than there is room for: after a full page, a form feed gives an empty one.
    public var rows: Int { (Self.height - 2 * Self.margin) * linesPerInch / 72 - 1 }
}

/// Text laid out on pages, as a printer gets it.
public struct PrintedPages: Hashable, Sendable {
    /// How large the letters are.
    public let size: PrintSize
    /// The lines of each page.
    public let pages: [[String]]

    /// The pages as plain text, with a form feed after each but the last.
    public var plainText: String {
        pages.map { $0.map { "\($0)\n" }.joined() }.joined(separator: "\u{0C}")
    }
}

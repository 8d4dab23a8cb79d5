public import Domain

extension Part {
    /// Something drawn with blocks, and the same in words.
    public struct Picture: Hashable, Sendable {
        /// The drawing from top to bottom, each row as wide as the first; none where there are only words.
        public var rows: [String]
        /// What the drawing says, in words: shown beside it or above it, and said instead of it.
        public var spoken: String
        /// Whether it only goes with the words: in their colours, beside them, and left out where there is no room.
        ///
        /// Any other is what the screen is about, such as a QR code: dark on light, and told of where it does not fit.
        public var isAside: Bool

        /// Makes a picture that a screen is about.
        public init(rows: [String], spoken: String) {
            (self.rows, self.spoken, isAside) = (rows, spoken, false)
        }

        /// Makes a picture that goes with words, in half blocks.
        ///
        /// - Parameters:
        ///   - drawing: its dots; nil for the words alone.
        ///   - spoken: what it shows, in words.
        public init(_ drawing: Drawing?, spoken: String) {
            (rows, self.spoken, isAside) = (drawing?.halfBlocks ?? [], spoken, true)
        }
    }
}

extension Drawing {
    /// The dots as rows of characters: two dots to a cell, one above the other.
    fileprivate var halfBlocks: [String] {
        stride(from: 0, to: height, by: 2).map { row in
            String(
                (0..<width).map { column in
                    HalfBlock.character(upper: hasInk(column, row), lower: hasInk(column, row + 1))
                }
            )
        }
    }
}

/// A cell of which each half is full or empty.
public enum HalfBlock {
    /// The character for it.
    public static func character(upper: Bool, lower: Bool) -> Character {
        switch (upper, lower) {
        case (true, true): "\u{2588}"
        case (true, false): "\u{2580}"
        case (false, true): "\u{2584}"
        case (false, false): " "
        }
    }
}

/// Letters as pictures of pixels, all of one size.
public struct LetterFont: Sendable {
    /// How many pixels a letter is wide, what is left blank to the next one included.
    public let width: Int
    /// How many pixels a letter is high.
    public let height: Int
    /// The rows of each letter, top first; bit 0 is its leftmost pixel.
    ///
    /// Characters that are canonically equal are one key, so that an "e" with a mark is found as "é".
    private let pictures: [Character: [UInt32]]

    /// Reads letters that are drawn with `#` and `.`, as the files of `Accessibility/Fonts` are.
    ///
    /// - Returns: nil where the text says no size, a letter has not as many rows or pixels as that, or the picture for
    ///   missing letters is missing.
    public init?(art: [UInt8]) {
        var size: (width: Int, height: Int)?
        var pictures: [Character: [UInt32]] = [:]
        var letter: Character?
        var rows: [UInt32] = []
        for line in art.split(separator: UInt8(ascii: "\n")) {
            if let known = size {
                if line[line.startIndex] == Self.ink || line[line.startIndex] == Self.blank {
                    guard line.count == known.width, rows.count < known.height else { return nil }
                    rows.append(Self.bits(line))
                    guard let letter, rows.count == known.height else { continue }
                    pictures[letter] = rows
                } else {
                    guard letter == nil || rows.count == known.height else { return nil }
                    letter = Self.letter(line)
                    rows = []
                }
            } else if line.starts(with: "size ".utf8) {
                let numbers = String(decoding: line, as: UTF8.self).split(separator: " ").compactMap {
                    Int($0)
                }
                guard numbers.count == 2, numbers.allSatisfy({ (1...32).contains($0) }) else { return nil }
                size = (numbers[0], numbers[1])
            }
        }
        guard let size, pictures[Self.missing] != nil else { return nil }
        (width, height) = size
        self.pictures = pictures
    }

    /// The rows of a character, top first; bit 0 is the leftmost pixel.
    ///
    /// A character that is not drawn is shown by its letter without marks, or else by a box.
    func rows(of character: Character) -> [UInt32] {
        if let rows = pictures[character] { return rows }
        let scalars = character.unicodeScalars
        guard let base = scalars.first else { return blank }
        if base == " " || base == "\u{A0}" { return blank }
        if let block = block(base) { return block }
        if scalars.count > 1 { return rows(of: Character(base)) }
        return Self.letter(within: base).flatMap { pictures[$0] } ?? pictures[Self.missing] ?? blank
    }

    /// Whether a character has a picture of its own.
    func has(_ character: Character) -> Bool { pictures[character] != nil }

    /// All characters that have a picture.
    var characters: [Character] { Array(pictures.keys) }

    /// What stands for all that are missing.
    static let missing: Character = "\u{FFFD}"

    private static let ink = UInt8(ascii: "#")
    private static let blank = UInt8(ascii: ".")

    private var blank: [UInt32] { Array(repeating: 0, count: height) }

    /// The halves that pictures are made of fill their box to its edges.
    private func block(_ scalar: Unicode.Scalar) -> [UInt32]? {
        let full = UInt32.max >> UInt32(32 - width)
        let top = scalar == "\u{2580}" || scalar == "\u{2588}"
        let bottom = scalar == "\u{2584}" || scalar == "\u{2588}"
        guard top || bottom else { return nil }
        return (0..<height).map { ($0 < height / 2 ? top : bottom) ? full : 0 }
    }

    private static func bits(_ line: ArraySlice<UInt8>) -> UInt32 {
        line.reversed().reduce(0) { $0 << 1 | ($1 == ink ? 1 : 0) }
    }

    /// The letter of a line like `0041 A`.
    private static func letter(_ line: ArraySlice<UInt8>) -> Character? {
        let number = String(decoding: line.prefix { $0 != UInt8(ascii: " ") }, as: UTF8.self)
        return UInt32(number, radix: 16).flatMap { Unicode.Scalar($0) }.map { Character($0) }
    }

    /// The letter that a scalar is without its marks, by its name: "a" for LATIN SMALL LETTER A WITH CARON.
    private static func letter(within scalar: Unicode.Scalar) -> Character? {
        guard let words = scalar.properties.name?.split(separator: " "), words.count > 4, words[0] == "LATIN",
            words[2] == "LETTER", words[4] == "WITH", words[3].count == 1
        else { return nil }
        return Character(words[1] == "SMALL" ? words[3].lowercased() : String(words[3]))
    }
}

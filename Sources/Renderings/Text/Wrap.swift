/// Breaks text into lines that fit a width, without losing a character.
enum Wrap {
    /// One line of wrapped text, and how many characters of the text came before it.
    struct Line: Hashable {
        /// The line as a terminal shows it.
        var text: String
        /// Characters of the original text before this line.
        var start: Int
    }

    /// Breaks at spaces, and within a word only where the word is wider than the line.
    ///
    /// Spaces at a break are dropped, as in print. There is always one line or more.
    static func words(_ text: String, to width: Int) -> [String] {
        let width = max(2, width)
        if text.isPlain, text.utf8.count <= width { return [text] }
        return text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .flatMap { paragraph in wrapped(paragraph, to: width) }
    }

    /// As much of a text as fits on one line and says something by itself: all of it, its first sentence, or words.
    static func beginning(of text: String, to width: Int) -> String {
        let lines = words(text, to: width)
        guard lines.count > 1, let stop = text.firstIndex(of: ".") else { return lines[0] }
        return words(String(text[...stop]), to: width)[0]
    }

    private static func wrapped(_ paragraph: Substring, to width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var taken = 0
        for word in paragraph.split(separator: " ") {
            let columns = word.columns
            if taken > 0, taken + 1 + columns <= width {
                line += " " + word.shown
                taken += 1 + columns
                continue
            }
            if taken > 0 { lines.append(line) }
            var pieces = columns <= width ? [word.shown] : cut(word, to: width)
            line = pieces.removeLast()
            lines += pieces
            taken = line.columns
        }
        return lines + [line]
    }

    private static func cut(_ word: Substring, to width: Int) -> [String] {
        exactly(String(word), to: width).map(\.text)
    }

    /// Breaks what a person types: every space is kept, so that the insertion point never jumps.
    ///
    /// Breaks after a space where the line has one, else after the last character that fits.
    static func exactly(_ text: String, to width: Int) -> [Line] {
        let width = max(2, width)
        var lines: [Line] = []
        var line = ""
        var (taken, start, count) = (0, 0, 0)
        /// The length of the line in bytes, characters and columns after its last space.
        var space: (bytes: Int, characters: Int, columns: Int)?
        for character in text {
            if character.isNewline {
                lines.append(Line(text: line, start: start))
                (line, taken, start, space) = ("", 0, count + 1, nil)
                count += 1
                continue
            }
            let glyph = Glyph(character)
            while taken > 0, taken + glyph.columns > width {
                if let mark = space, character != " " {
                    let head = String(decoding: line.utf8.prefix(mark.bytes), as: UTF8.self)
                    lines.append(Line(text: head, start: start))
                    line = String(decoding: line.utf8.dropFirst(mark.bytes), as: UTF8.self)
                    (taken, start) = (taken - mark.columns, start + mark.characters)
                } else {
                    lines.append(Line(text: line, start: start))
                    (line, taken, start) = ("", 0, count)
                }
                space = nil
            }
            line += glyph.text
            taken += glyph.columns
            count += 1
            if character == " " { space = (line.utf8.count, count - start, taken) }
        }
        lines.append(Line(text: line, start: start))
        return lines
    }
}

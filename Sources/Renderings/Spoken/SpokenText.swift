/// Makes texts of a screen fit to be said.
enum SpokenText {
    /// A text on one line, without what only eyes can use.
    static func plain(_ text: String) -> String {
        var words: [String] = []
        for word in text.split(whereSeparator: \.isWhitespace) {
            let said = String(String.UnicodeScalarView(word.unicodeScalars.filter(isSaid)))
            let whole = withoutRepeatedDots(said)
            if !whole.isEmpty { words.append(whole) }
        }
        return words.joined(separator: " ")
    }

    /// A text that ends as a sentence does, so that a synthesiser pauses after it.
    static func sentence(_ text: String) -> String { ended(plain(text)) }

    /// A text with the sign that ends a sentence, where it has none.
    static func ended(_ text: String) -> String {
        guard let last = text.last, !ends.contains(last) else { return text }
        return text + "."
    }

    private static let ends: Set<Character> = [".", "?", "!", ":", ";", ",", "。", "؟", "।", "۔"]

    private static func withoutRepeatedDots(_ word: String) -> String {
        guard word.contains("..") || word.contains("…") else { return word }
        var kept = ""
        for character in word where character != "…" {
            if character == ".", kept.last == "." { continue }
            kept.append(character)
        }
        return kept == "." ? "" : kept
    }

    /// Arrows, boxes, blocks, ornaments and private signs would be read out by their names, or as noise.
    private static func isSaid(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2190...0x21FF, 0x2300...0x23FF, 0x2500...0x27BF, 0x27F0...0x27FF, 0x2900...0x297F,
            0x2B00...0x2BFF:
            return false
        default: break
        }
        switch scalar.properties.generalCategory {
        case .control, .unassigned, .privateUse, .surrogate: return false
        default: return true
        }
    }
}

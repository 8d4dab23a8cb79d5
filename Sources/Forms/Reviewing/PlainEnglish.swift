import Ground

/// The words that residents stumble over, by which texts are measured.
public struct PlainWords: Sendable {
    /// More words in a sentence are too many.
    public static let mostInSentence = 20

    /// Each word or phrase to avoid, as its words in small letters, by the first of them.
    private let everywhere: [String: [[String]]]
    private let inErrors: [String: [[String]]]

    /// Takes the words and phrases to avoid everywhere, and those to avoid in messages about mistakes.
    public init(avoid: [String], inErrors: [String]) {
        everywhere = Self.byFirst(avoid)
        self.inErrors = Self.byFirst(inErrors)
    }

    private static func byFirst(_ phrases: [String]) -> [String: [[String]]] {
        let split = phrases.map { $0.split(separator: " ").map(String.init) }
        return Dictionary(grouping: split.filter { !$0.isEmpty }) { $0[0] }
    }

    /// The words and phrases to avoid that stand in a text.
    func avoided(in text: String, isError: Bool) -> [String] {
        let words = Self.words(of: text)
        var found: [String] = []
        for (index, word) in words.enumerated() {
            for phrase in (everywhere[word] ?? []) + (isError ? inErrors[word] ?? [] : []) {
                let isHere = words[index...].starts(with: phrase)
                let whole = phrase.joined(separator: " ")
                if isHere, !found.contains(whole) { found.append(whole) }
            }
        }
        return found
    }

    /// The words in small letters, without the signs around them; a full stop within a word stays, as in "e.g.".
    private static func words(of text: String) -> [String] {
        var (words, word): ([String], [Unicode.Scalar]) = ([], [])
        func end() {
            if word.last == ".", !word.dropLast().contains(".") { word.removeLast() }
            if !word.isEmpty {
                var text = String.UnicodeScalarView()
                text.append(contentsOf: word)
                words.append(String(text))
            }
            word = []
        }
        for scalar in text.lowercased().unicodeScalars {
            let isPart = scalar.properties.isAlphabetic || scalar == "." || scalar == "-"
            if isPart { word.append(scalar) } else { end() }
        }
        end()
        return words
    }
}

/// How hard texts are to read, by the Flesch-Kincaid grade.
///
/// The grade counts words a sentence and syllables a word: 0.39 times the first and 11.8 times the second, less 15.59
/// (Kincaid and others, 1975). Labels of a few words would flatter it, so only sentences of five words and more count.
public struct ReadingEase: Hashable, Sendable {
    /// How many sentences were counted.
    public private(set) var sentences = 0
    /// How many words they have.
    public private(set) var words = 0
    private var syllables = 0

    init() {}

    mutating func count(_ sentence: some StringProtocol) {
        guard Self.wordCount(of: sentence) >= 5 else { return }
        sentences += 1
        var word: [UInt8] = []
        for byte in Array(sentence.lowercased().utf8) + [0x20] {
            // The bytes of ’ and of letters beyond ASCII are part of a word.
            let isPart = (0x61...0x7A).contains(byte) || byte == 0x27 || byte >= 0x80
            if isPart {
                word.append(byte)
            } else if !word.isEmpty {
                words += 1
                syllables += Self.syllables(in: word)
                word = []
            }
        }
    }

    static func wordCount(of sentence: some StringProtocol) -> Int {
        var (count, isInWord) = (0, false)
        for scalar in sentence.unicodeScalars {
            let isSpace = scalar.properties.isWhitespace
            if !isSpace, !isInWord { count += 1 }
            isInWord = !isSpace
        }
        return count
    }

    /// Vowels that stand together are one syllable, and an e at the end is none.
    private static func syllables(in word: [UInt8]) -> Int {
        let vowels = Array("aeiouy".utf8)
        var (count, wasVowel) = (0, false)
        for byte in word {
            let isVowel = vowels.contains(byte)
            if isVowel, !wasVowel { count += 1 }
            wasVowel = isVowel
        }
        if word.last == UInt8(ascii: "e"), count > 1 { count -= 1 }
        return max(1, count)
    }

    /// The words a sentence.
    public var wordsInSentence: Double { sentences == 0 ? 0 : Double(words) / Double(sentences) }

    /// The grade of school; nil where there is no sentence.
    public var grade: Double? {
        guard words > 0 else { return nil }
        return 0.39 * wordsInSentence + 11.8 * Double(syllables) / Double(words) - 15.59
    }

    /// The age at which the texts can be read: five more than the grade, and never under five.
    public var age: Int? { grade.map { max(5, Int(($0 + 5).rounded())) } }
}

/// The words that services can be found by, for guessing what a word was meant to be.
public struct SearchVocabulary: Sendable {
    /// A word that may have been meant.
    public struct Guess: Hashable, Sendable {
        /// The word.
        public var word: String
        /// How likely it was meant, from 0 to 1.
        public var certainty: Double
    }

    /// What shows at once that most words are too far away.
    private struct Outline {
        /// One bit for each kind of letter.
        var letters: UInt64
        var length: Int

        init(_ bytes: [UInt8]) {
            letters = bytes.reduce(0) { $0 | 1 << UInt64($1 & 0x3F) }
            length = bytes.count
        }

        /// Whether so few slips may lie between two words: each changes at most two kinds of letters.
        func isNear(_ other: Outline, _ most: Int) -> Bool {
            abs(length - other.length) <= most && (letters ^ other.letters).nonzeroBitCount <= 2 * most
        }

        /// Whether a word may begin with another.
        func mayBegin(with other: Outline) -> Bool { length >= other.length && other.letters & ~letters == 0 }
    }

    private let words: [String]
    private let spelled: [[UInt8]]
    private let outlines: [Outline]

    /// How many of the likeliest words a guess may give.
    private static let mostGuesses = 4
    private static let certaintyOfBeginning = 0.8
    private static let certaintyAfterOneSlip = 0.6
    /// After two slips, and after one in a word of four letters, where another word is often near.
    private static let certaintyOfDoubt = 0.4

    /// Takes the words there are.
    public init(_ words: [String]) {
        self.words = words
        spelled = words.map { Array($0.utf8) }
        outlines = spelled.map { Outline($0) }
    }

    /// The words that a word was likely meant to be, the likeliest first.
    ///
    /// A slip is a letter too many, a letter left out, a wrong letter, or two neighbours swapped. Words of four to six
    /// letters may have one slip; longer words two, if the first letter is right. Shorter words are taken as they are,
    /// since another word is always near. A word of four letters or more may also be the beginning of another.
    public func guesses(for word: String) -> [Guess] {
        let bytes = Array(word.utf8)
        guard bytes.count >= 4 else { return [] }
        let outline = Outline(bytes)
        let most = bytes.count >= 7 ? 2 : 1
        var guesses: [(guess: Guess, rank: Double)] = []
        for (index, other) in outlines.enumerated() {
            let known = spelled[index]
            let certainty: Double
            if other.mayBegin(with: outline), known.starts(with: bytes) {
                certainty = Self.certaintyOfBeginning
            } else if other.isNear(outline, most), let likely = Self.certainty(that: known, for: bytes) {
                certainty = likely
            } else {
                continue
            }
            // People mostly get the first letter right.
            let rank = certainty + (known.first == bytes.first ? 0.1 : 0)
            guesses.append((Guess(word: words[index], certainty: certainty), rank))
        }
        let best = guesses.map(\.rank).max()
        return guesses.filter { $0.rank == best }.prefix(Self.mostGuesses).map(\.guess)
    }

    /// How likely a known word was meant by one with slips in it; nil where there are too many.
    private static func certainty(that known: [UInt8], for typed: [UInt8]) -> Double? {
        guard known.count >= 3 else { return nil }
        switch slips(known, typed) {
        case 1: return typed.count == 4 ? certaintyOfDoubt : certaintyAfterOneSlip
        case 2 where typed.count >= 7 && known.first == typed.first: return certaintyOfDoubt
        default: return nil
        }
    }

    /// How many slips lie between two words (Damerau's distance, no part changed twice).
    static func slips(_ one: [UInt8], _ other: [UInt8]) -> Int {
        var before: [Int] = []
        var above = Array(0...other.count)
        for (row, letter) in one.enumerated() {
            var line = [row + 1]
            for (column, wanted) in other.enumerated() {
                var least = min(above[column + 1], line[column]) + 1
                least = min(least, above[column] + (letter == wanted ? 0 : 1))
                if row > 0, column > 0, letter == other[column - 1], one[row - 1] == wanted {
                    least = min(least, before[column - 1] + 1)
                }
                line.append(least)
            }
            (before, above) = (above, line)
        }
        return above[other.count]
    }
}

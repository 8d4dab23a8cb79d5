/// The words that services can be found by, for guessing what a word was meant to be.
public struct SearchVocabulary: Sendable {
    /// A word that may have been meant.
    public struct Guess: Hashable, Sendable {
        /// The word.
        public var word: String
        /// How likely it was meant, from 0 to 1.
        public var certainty: Double
    }

    /// A word, ready to be compared.
    private struct Known {
        var word: String
        var bytes: [UInt8]
        var letters: UInt64
    }

    private let known: [Known]

    /// How many of the likeliest words a guess may give.
    private static let mostGuesses = 4
    private static let certaintyOfBeginning = 0.8
    private static let certaintyAfterOneSlip = 0.6
    private static let certaintyAfterTwoSlips = 0.4

    /// Takes the words there are.
    public init(_ words: [String]) {
        known = words.map { word in
            let bytes = Array(word.utf8)
            return Known(word: word, bytes: bytes, letters: Self.letters(bytes))
        }
    }

    /// The words that a word was likely meant to be, the likeliest first.
    ///
    /// A slip is a letter too many, a letter left out, a wrong letter, or two neighbours swapped. Words of four to six
    /// letters may have one slip; longer words two, if the first letter is right. Shorter words are taken as they are,
    /// since another word is always near. A word of four letters or more may also be the beginning of another.
    public func guesses(for word: String) -> [Guess] {
        let bytes = Array(word.utf8)
        guard bytes.count >= 4 else { return [] }
        let most = bytes.count >= 7 ? 2 : 1
        let letters = Self.letters(bytes)
        var guesses: [(guess: Guess, isSameStart: Bool)] = []
        for known in known {
            let isSameStart = known.bytes.first == bytes.first
            if isSameStart, known.bytes.starts(with: bytes) {
                guesses.append((Guess(word: known.word, certainty: Self.certaintyOfBeginning), true))
                continue
            }
            // Each slip changes at most two kinds of letters: most words are out at once.
            guard abs(known.bytes.count - bytes.count) <= most, known.bytes.count >= 3,
                (known.letters ^ letters).nonzeroBitCount <= 2 * most
            else { continue }
            let slips = Self.slips(known.bytes, bytes)
            guard slips <= most, slips == 1 || isSameStart else { continue }
            let certainty = slips == 1 ? Self.certaintyAfterOneSlip : Self.certaintyAfterTwoSlips
            guesses.append((Guess(word: known.word, certainty: certainty), isSameStart))
        }
        // People mostly get the first letter right.
        guesses.sort { ($0.guess.certainty, $0.isSameStart ? 1 : 0) > ($1.guess.certainty, $1.isSameStart ? 1 : 0) }
        let best = guesses.first
        return guesses.prefix(Self.mostGuesses)
            .filter { $0.guess.certainty == best?.guess.certainty && $0.isSameStart == best?.isSameStart }
            .map(\.guess)
    }

    /// One bit for each kind of letter in a word.
    private static func letters(_ bytes: [UInt8]) -> UInt64 {
        bytes.reduce(0) { $0 | 1 << UInt64($1 & 0x3F) }
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

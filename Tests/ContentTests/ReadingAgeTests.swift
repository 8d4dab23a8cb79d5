import Foundation
import Testing

/// How old a person must be to read the English of the product with ease.
///
/// The formula is the Flesch-Kincaid Grade Level (J. P. Kincaid and others, "Derivation of New Readability Formulas for
/// Navy Enlisted Personnel", Research Branch Report 8-75, 1975):
/// grade = 0.39 words a sentence + 11.8 syllables a word - 15.59. A grade is a school year of the United States; pupils
/// of the first are six, so the reading age is taken as grade + 5, the usual way round.
///
/// Such a formula was made for running text of a hundred words or more, and says nothing of a label of two words. So it
/// is taken over all sentences of a file together, never over one text. What is short is kept plain by other tests:
/// 20 words a sentence at most, and a list of words that are not used. Names of days, months and letters are left out:
/// they are no sentences. "Council" and "library" count as all other words do.
@Suite struct ReadingAgeTests {
    private static let oldest = 9.0

    @Test(arguments: codes + ["en.po", "hub", "services", "models", "lending"])
    func aNineYearOldCanReadTheEnglish(_ file: String) throws {
        let texts = try ResidentWords.all().filter { $0.file == file }
        let age = try #require(ReadingAge(of: texts))
        print("\(file): reading age \(age.rounded) over \(age.words) words in \(age.sentences) sentences")
        #expect(
            age.age <= Self.oldest,
            "\(file) needs a reading age of \(age.rounded): \(age.hardest.prefix(8))"
        )
    }

    @Test func theEnglishAsAWholeCanBeReadAtNine() throws {
        let age = try #require(ReadingAge(of: ResidentWords.all()))
        print("all English: reading age \(age.rounded) over \(age.words) words")
        #expect(age.age <= Self.oldest)
    }

    @Test func noSentenceOfTheCatalogueOrTheContentHasMoreThanTwentyWords() throws {
        let texts = try ResidentWords.all()
        #expect(texts.count > 2_000)
        for sentence in texts.flatMap(\.sentences) {
            #expect(sentence.split(whereSeparator: \.isWhitespace).count <= 20, "\(sentence)")
        }
    }

    /// The counter of syllables against words whose syllables are known.
    @Test(arguments: [
        ("a", 1), ("make", 1), ("table", 2), ("able", 2), ("moved", 1), ("wanted", 2), ("emptied", 2),
        ("council", 2), ("library", 3), ("reference", 3), ("address", 2), ("telephone", 3),
        ("information", 4),
        ("people", 2), ("we", 1), ("the", 1), ("once", 1), ("boxes", 2), ("sides", 1), ("question", 2),
        ("used", 1),
        ("children", 2), ("mattress", 2),
    ])
    func syllablesAreCounted(_ word: String, _ count: Int) {
        #expect(ReadingAge.syllables(in: word) == count)
    }

    @Test func aTextOfTheReportHasItsGrade() throws {
        // 2 sentences, 12 words, 15 syllables: 0.39 * 6 + 11.8 * 1.25 - 15.59 = 1.5.
        let text = ResidentText(
            file: "",
            isError: false,
            text: "The man went to the window. It was open all day today."
        )
        let age = try #require(ReadingAge(of: [text]))
        #expect(age.words == 12 && age.sentences == 2)
        #expect(abs(age.age - 6.5) < 0.01)
    }
}

/// The reading age of some texts by the Flesch-Kincaid Grade Level.
struct ReadingAge {
    let words: Int
    let sentences: Int
    let age: Double
    /// The sentences that are hardest to read, the hardest first.
    let hardest: [String]

    var rounded: Double { (age * 10).rounded() / 10 }

    /// Measures whole sentences; nil where there are none.
    init?(of texts: [ResidentText]) {
        let sentences = texts.flatMap(\.sentences).filter { Self.words(in: $0).count >= 4 }
        let words = sentences.flatMap { Self.words(in: $0) }
        guard !words.isEmpty else { return nil }
        (self.words, self.sentences) = (words.count, sentences.count)
        age = Self.grade(words, in: sentences.count) + 5
        hardest = sentences.sorted {
            Self.grade(Self.words(in: $0), in: 1) > Self.grade(Self.words(in: $1), in: 1)
        }
    }

    private static func grade(_ words: [String], in sentences: Int) -> Double {
        let spoken = words.reduce(0) { $0 + syllables(in: $1) }
        return 0.39 * Double(words.count) / Double(sentences)
            + 11.8 * Double(spoken) / Double(words.count) - 15.59
    }

    private static func words(in sentence: String) -> [String] {
        sentence.lowercased().split { !$0.isLetter && $0 != "'" && $0 != "’" }.map(String.init)
    }

    /// Counts groups of vowels; a silent e at the end, and that of -ed and -es where it is not said, are none.
    ///
    /// A few words come out one too low, such as area, and a few one too high, such as business.
    static func syllables(in word: String) -> Int {
        let letters = Array(word.filter(\.isLetter))
        let isVowel = letters.map { "aeiouy".contains($0) }
        var count = 0
        for index in letters.indices where isVowel[index] && (index == 0 || !isVowel[index - 1]) {
            count += 1
        }
        let ending = String(letters.suffix(3))
        let before = letters.dropLast(2).last
        if word.hasSuffix("ed"), letters.count > 3, let before, !isVowel[letters.count - 3],
            !"td".contains(before)
        {
            count -= 1
        } else if word.hasSuffix("es"), letters.count > 3, let before, !"sxzcg".contains(before),
            ending != "ies",
            !isVowel[letters.count - 3], !["shes", "ches"].contains(String(letters.suffix(4)))
        {
            count -= 1
        } else if word.hasSuffix("e"), letters.count > 2, !isVowel[letters.count - 2],
            !(word.hasSuffix("le") && letters.count > 3 && !isVowel[letters.count - 3])
        {
            count -= 1
        }
        return max(1, count)
    }
}

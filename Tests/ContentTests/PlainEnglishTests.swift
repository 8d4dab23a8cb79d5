import Forms
import Foundation
import Testing

/// Every sentence a resident reads is short, plain and kind: the forms, the hub, the services, the screens.
@Suite struct PlainEnglishTests {
    private struct Words: Decodable {
        var avoid: [String]
        var metaphors: [String]
        var errors: [String]
        var latin: [String]
        var position: [String]
        var allowed: [String: String]
        var capitals: Set<String>
    }

    private func words() throws -> Words {
        let file = root.appending(path: "Accessibility/Languages/plain-english.json")
        return try JSONDecoder().decode(Words.self, from: Data(contentsOf: file))
    }

    /// Meets G51.
    @Test func noSentenceHasMoreThanTwentyWords() throws {
        for text in try ResidentWords.all() {
            for sentence in text.sentences {
                let count = sentence.split(whereSeparator: \.isWhitespace).count
                #expect(count <= 20, "\(text.file): \(sentence)")
            }
        }
    }

    /// Meets A36, G52.
    @Test func noWordIsOneThatPeopleStumbleOver() throws {
        let words = try words()
        let avoided = (words.avoid + words.metaphors + words.latin + words.position)
            .filter { words.allowed[$0] == nil }
        for text in try ResidentWords.all() {
            for word in avoided { #expect(!text.plain.contains(" \(word) "), "\(text.file): \(text.text)") }
        }
    }

    /// Meets G44.
    @Test func noErrorScoldsOrBegs() throws {
        let words = try words()
        let errors = try ResidentWords.all().filter(\.isError)
        #expect(errors.count > 100)
        for text in errors {
            for word in words.errors {
                #expect(!text.plain.contains(" \(word) "), "\(text.file): \(text.text)")
            }
        }
    }

    /// Meets G53.
    @Test func nothingIsShouted() throws {
        let known = try words().capitals
        for text in try ResidentWords.all() {
            let words = text.text.split { !$0.isLetter }.map(String.init)
            for word in words where word.count > 3 && !known.contains(word) {
                #expect(word != word.uppercased(), "\(text.file): \(text.text)")
            }
        }
    }

    /// Meets G04.
    @Test(arguments: codes)
    func hintsAreOneShortLineWithoutAFullStop(_ code: String) throws {
        for question in try realForm(code).questions {
            guard let hint = question.hint else { continue }
            #expect(!hint.hasSuffix("."), "\(hint)")
            #expect(hint.count <= 90, "\(hint)")
        }
    }

    /// Meets G20.
    @Test(arguments: codes)
    func aDayIsShownByAnExampleThatCannotBeMisread(_ code: String) throws {
        for question in try realForm(code).questions {
            guard case .date = question.kind else { continue }
            let hint = try #require(question.hint)
            #expect(hint.hasPrefix("For example, "))
            let numbers = hint.split { !$0.isNumber }.prefix(3).compactMap { Int($0) }
            try #require(numbers.count == 3)
            #expect((13...31).contains(numbers[0]) && (1...9).contains(numbers[1]) && numbers[2] > 1900)
        }
    }

    @Test(arguments: codes)
    func whatIsMissingIsNamedAsWithinASentence(_ code: String) throws {
        for component in objects(in: try formFile(code)) {
            guard component["type"] is String, let name = component["name"] as? String,
                component["items"] == nil
            else { continue }
            let label = try #require(component["errorDescription"] as? String, "\(name)")
            #expect(label.first?.isLowercase == true && !label.hasSuffix("."), "\(name): \(label)")
            let short = try #require(component["shortDescription"] as? String, "\(name)")
            #expect(short.count <= 38, "\(name): \(short)")
        }
    }

    /// Meets G03.
    @Test(arguments: codes)
    func everyQuestionHasHelpInThreeSentencesOrFewer(_ code: String) throws {
        let form = try realForm(code)
        for page in form.pages where !page.questions.isEmpty {
            let help = (form.notes.pages[page.id]?.help ?? []) + page.questions.compactMap(\.notes.plainHelp)
            let text = ResidentText(file: code, isError: false, text: help.joined(separator: "\n"))
            #expect((1...3).contains(text.sentences.count), "\(page.path): \(help)")
        }
    }

    /// The Flesch-Kincaid grade, which counts words a sentence and syllables a word.
    ///
    /// Seven is a reading age of about 12. Labels of a few words would flatter it, so it is taken over whole sentences.
    ///
    /// Meets G50, G51.
    @Test(arguments: codes + ["en.po"])
    func theReadingGradeIsSevenOrLess(_ file: String) throws {
        let sentences = try ResidentWords.all().filter { $0.file == file }.flatMap(\.sentences)
            .filter { $0.split(separator: " ").count >= 5 }
        let words = sentences.flatMap { $0.split { !$0.isLetter && $0 != "'" && $0 != "’" } }
        let spoken = words.map { syllables(in: $0.lowercased()) }.reduce(0, +)
        let wordsInSentence = Double(words.count) / Double(sentences.count)
        let syllablesInWord = Double(spoken) / Double(words.count)
        let grade = 0.39 * wordsInSentence + 11.8 * syllablesInWord - 15.59
        let (mean, rounded) = ((wordsInSentence * 10).rounded() / 10, (grade * 10).rounded() / 10)
        print("\(file): \(sentences.count) sentences of \(mean) words, reading grade \(rounded)")
        #expect(grade <= 7, "\(file) has grade \(grade)")
        #expect(wordsInSentence <= 12, "\(file) has \(mean) words in a sentence")
    }

    private func syllables(in word: String) -> Int {
        var count = 0
        var wasVowel = false
        for letter in word {
            let isVowel = "aeiouy".contains(letter)
            if isVowel, !wasVowel { count += 1 }
            wasVowel = isVowel
        }
        if word.hasSuffix("e"), count > 1 { count -= 1 }
        return max(1, count)
    }
}

@Suite struct MeasureTests {
    @Test func aTimeOrAnAbbreviationDoesNotEndASentence() {
        let text = ResidentText(
            file: "",
            isError: false,
            text: "Put it out by 6:30am. Call us: we come.\nGo on"
        )
        #expect(text.sentences == ["Put it out by 6:30am", " Call us: we come", "Go on"])
    }

    @Test(arguments: [
        ("Look below.", "below"), ("Shops, e.g. bakers", "e.g."), ("A one-stop shop!", "one-stop shop"),
    ])
    func aBannedWordIsFoundWhateverStandsAroundIt(_ text: String, _ word: String) {
        #expect(ResidentText(file: "", isError: false, text: text).plain.contains(" \(word) "))
    }
}

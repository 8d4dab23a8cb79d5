import Forms
import Foundation
import Testing

/// Every sentence a resident reads is short, plain and kind: the forms, the hub, the services, the screens.
@Suite struct PlainEnglishTests {
    private struct Words: Decodable {
        var avoid: [String]
        var places: [String]
    }

    /// What residents read, by the file it stands in.
    private func texts() throws -> [(file: String, text: String)] {
        var texts: [(String, String)] = []
        let content = root.appending(path: "Kiosk/Content")
        for code in codes {
            let data = try Data(contentsOf: content.appending(path: "forms/\(code).json"))
            collect(try JSONSerialization.jsonObject(with: data), under: "", into: &texts, file: code)
        }
        for file in ["hub", "services"] {
            let data = try Data(contentsOf: content.appending(path: "\(file).json"))
            collect(try JSONSerialization.jsonObject(with: data), under: "", into: &texts, file: file)
        }
        let catalogue = try String(
            contentsOf: root.appending(path: "Accessibility/Languages/en.po"),
            encoding: .utf8
        )
        for line in catalogue.split(separator: "\n") where line.hasPrefix("msgstr \"") && line.count > 9 {
            texts.append(("en.po", String(line.dropFirst(8).dropLast())))
        }
        return texts
    }

    private static let read: Set<String> = [
        "title", "hint", "text", "content", "shortDescription", "about", "youNeed", "whatHappensNext",
        "sentTitle",
        "sendLabel", "help", "plainHelp", "short", "summary", "name", "errors",
    ]

    private func collect(_ json: Any, under key: String, into texts: inout [(String, String)], file: String) {
        if let object = json as? [String: Any] {
            let isQuestion = object["type"] != nil || object["path"] != nil || object["items"] != nil
            for (name, value) in object where !(name == "name" && isQuestion) {
                collect(value, under: key == "errors" ? "errors" : name, into: &texts, file: file)
            }
        } else if let list = json as? [Any] {
            for value in list { collect(value, under: key, into: &texts, file: file) }
        } else if let text = json as? String, Self.read.contains(key) {
            let plain = text.replacingOccurrences(
                of: "</(p|li|h[1-6])>",
                with: ". ",
                options: .regularExpression
            )
            .replacingOccurrences(of: "<[^>]+>", with: " ", options: .regularExpression)
            texts.append((file, plain))
        }
    }

    private func sentences(_ text: String) -> [String] {
        text.replacingOccurrences(of: "\\n", with: ". ")
            .split { ".!?:".contains($0) }.map(String.init)
    }

    @Test func noSentenceHasMoreThanTwentyWords() throws {
        for (file, text) in try texts() {
            for sentence in sentences(text) {
                let count = sentence.split(separator: " ").count
                #expect(count <= 20, "\(file): \(sentence)")
            }
        }
    }

    @Test func noWordIsOneThatPeopleStumbleOver() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "words.json")
        let words = try JSONDecoder().decode(Words.self, from: Data(contentsOf: file))
        for (file, text) in try texts() {
            let plain =
                " "
                + text.lowercased().map { $0.isLetter || $0 == "." || $0 == "-" ? String($0) : " " }.joined()
                + " "
            for word in words.avoid + words.places {
                #expect(!plain.contains(" \(word) "), "\(file): \"\(word)\" in: \(text)")
            }
        }
    }

    @Test func nothingIsShouted() throws {
        let known: Set<String> = ["PIN", "NHS", "UK"]
        for (file, text) in try texts() {
            for word in text.split(whereSeparator: { !$0.isLetter }) where word.count > 3 {
                #expect(word != word.uppercased() || known.contains(String(word)), "\(file): \(text)")
            }
        }
    }

    @Test func hintsAreOneShortLineWithoutAFullStop() throws {
        for code in codes {
            for question in try realForm(code).questions {
                guard let hint = question.hint else { continue }
                #expect(!hint.hasSuffix("."), "\(code): \(hint)")
                #expect(hint.count <= 90, "\(code): \(hint)")
            }
        }
    }

    /// The Flesch-Kincaid grade, which counts words a sentence and syllables a word.
    ///
    /// Seven is a reading age of about 12.
    @Test(arguments: codes + ["en.po"])
    func theReadingGradeIsSevenOrLess(_ file: String) throws {
        let mine = try texts().filter { $0.file == file }.flatMap { sentences($0.text) }
            .filter { $0.contains(where: \.isLetter) }
        let words = mine.flatMap { $0.split { !$0.isLetter && $0 != "'" && $0 != "’" } }.map(String.init)
        let spoken = words.map { syllables(in: $0.lowercased()) }.reduce(0, +)
        let wordsInSentence = Double(words.count) / Double(mine.count)
        let syllablesInWord = Double(spoken) / Double(words.count)
        let grade = 0.39 * wordsInSentence + 11.8 * syllablesInWord - 15.59
        #expect(grade <= 7, "\(file) has grade \(grade)")
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

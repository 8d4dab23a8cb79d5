import Foundation
import Testing

/// A text that residents read, and where it stands.
struct ResidentText {
    var file: String
    /// Whether it says what is wrong with an answer.
    var isError: Bool
    var text: String

    /// Its sentences.
    ///
    /// A colon ends one only where a list follows.
    var sentences: [String] {
        var sentences: [String] = []
        var sentence = ""
        func end() {
            if sentence.contains(where: \.isLetter) { sentences.append(sentence) }
            sentence = ""
        }
        for (index, character) in zip(text.indices, text) {
            let next = text.index(after: index)
            let isLast = next == text.endIndex || text[next].isWhitespace
            if character == "\n" || (".!?".contains(character) && isLast) {
                end()
            } else {
                sentence.append(character)
            }
        }
        end()
        return sentences
    }

    /// Its words in small letters, with one space around each, so that a phrase can be looked for.
    var plain: String {
        let letters = text.lowercased().map { $0.isLetter || $0 == "." || $0 == "-" ? $0 : " " }
        let words = String(letters).split(separator: " ").map { word in
            word.dropLast(word.hasSuffix(".") && !word.dropLast().contains(".") ? 1 : 0)
        }
        return " " + words.joined(separator: " ") + " "
    }
}

/// Finds every text that residents read in the content pack and the catalogue of screens.
enum ResidentWords {
    static func all() throws -> [ResidentText] {
        var texts: [ResidentText] = []
        for code in codes { collect(try formFile(code), "", code, isTop: true, into: &texts) }
        for file in ["hub", "services", "models", "lending", "messages/en", "messages/en-x-easy"] {
            let data = try Data(contentsOf: root.appending(path: "Kiosk/Content/\(file).json"))
            collect(try JSONSerialization.jsonObject(with: data), "", file, isTop: true, into: &texts)
        }
        return try texts + catalogue()
    }

    /// The names under which the files keep what residents read.
    private static let read: Set<String> = [
        "title", "hint", "text", "description", "content", "optionalText", "shortDescription",
        "errorDescription", "about", "youNeed", "whatHappensNext", "sentTitle", "sendLabel", "help",
        "plainHelp", "short", "summary", "council", "desk", "lines", "errors", "customValidationMessage",
        "customValidationMessages", "speech", "volunteer", "subject", "purpose", "purposes", "wiping",
        "youHave", "inTheBag", "bringBack", "bringTo", "askUs", "found", "words",
    ]
    private static let errors: Set<String> = [
        "errors", "errorDescription", "customValidationMessage", "customValidationMessages",
    ]

    private static func collect(
        _ json: Any,
        _ key: String,
        _ file: String,
        isTop: Bool = false,
        into texts: inout [ResidentText]
    ) {
        if let object = json as? [String: Any] {
            for (name, value) in object where name != "translations" {
                // The name of a form or a hub is read; that of a question is not.
                if isTop, name == "name", let text = value as? String {
                    texts.append(ResidentText(file: file, isError: false, text: text))
                }
                collect(value, errors.contains(key) ? key : name, file, into: &texts)
            }
        } else if let list = json as? [Any] {
            for value in list { collect(value, key, file, into: &texts) }
        } else if let text = json as? String, read.contains(key) {
            texts.append(ResidentText(file: file, isError: errors.contains(key), text: withoutTags(text)))
        }
    }

    private static func withoutTags(_ text: String) -> String {
        text.replacingOccurrences(of: "</(p|li|h[1-6])>", with: "\n", options: .regularExpression)
            .replacingOccurrences(of: "<[^>]+>", with: " ", options: .regularExpression)
    }

    /// The English of the screens.
    private static func catalogue() throws -> [ResidentText] {
        let file = root.appending(path: "Accessibility/Languages/en.po")
        guard FileManager.default.fileExists(atPath: file.path()) else { return [] }
        var isError = false
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { line in
            if line.hasPrefix("msgid") { isError = line.hasPrefix("msgid \"error.") }
            guard line.hasPrefix("msgstr"), let quote = line.firstIndex(of: "\""), line.count > 9 else {
                return nil
            }
            let text = line[line.index(after: quote)...].dropLast().replacingOccurrences(
                of: "\\n",
                with: "\n"
            )
            return ResidentText(file: "en.po", isError: isError, text: text)
        }
    }
}

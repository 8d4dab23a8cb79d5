public import Ground

/// A text of a form that residents read.
struct FormText {
    let text: String
    let place: Place
    /// Whether it says what is wrong with an answer.
    let isError: Bool

    /// The names under which a definition keeps what residents read.
    private static let read: Set<String> = [
        "title", "hint", "text", "description", "content", "optionalText", "shortDescription",
        "errorDescription", "about", "youNeed", "whatHappensNext", "sentTitle", "sendLabel", "help",
        "plainHelp", "short", "takeAway", "summary", "errors", "customValidationMessage",
        "customValidationMessages", "speech", "volunteer",
    ]
    private static let errors: Set<String> = [
        "errors", "errorDescription", "customValidationMessage", "customValidationMessages",
    ]

    /// Every text of a definition in the language it is written in.
    static func all(in json: JSON) -> [Self] {
        var texts: [Self] = []
        if let name = json["name"], let text = name.string {
            texts.append(Self(text: text, place: name.place, isError: false))
        }
        collect(json, "", into: &texts)
        return texts
    }

    private static func collect(_ json: JSON, _ key: String, into texts: inout [Self]) {
        switch json.value {
        case .object(let members):
            for member in members where member.key != "translations" {
                // What stands under the names of rules are messages.
                collect(member.value, errors.contains(key) ? key : member.key, into: &texts)
            }
        case .array(let elements): for element in elements { collect(element, key, into: &texts) }
        case .string(let text) where read.contains(key):
            texts.append(Self(text: withoutTags(text), place: json.place, isError: errors.contains(key)))
        default: break
        }
    }

    /// The words between tags; the end of a paragraph, a point or a heading ends a line.
    private static func withoutTags(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "<")) else { return text }
        var (words, tag): ([UInt8], [UInt8]?) = ([], nil)
        for byte in text.utf8 {
            if let open = tag {
                tag = open + [byte]
                if byte == UInt8(ascii: ">") {
                    let name = String(decoding: open, as: UTF8.self)
                    words.append(
                        ["/p", "/li", "/h1", "/h2", "/h3", "/h4", "/h5", "/h6"].contains(name) ? 0x0A : 0x20
                    )
                    tag = nil
                }
            } else if byte == UInt8(ascii: "<") {
                tag = []
            } else {
                words.append(byte)
            }
        }
        return String(decoding: words, as: UTF8.self)
    }

    /// Its sentences: a full stop ends one only where a space or nothing follows.
    var sentences: [String] {
        var (sentences, sentence): ([String], String.UnicodeScalarView) = ([], .init())
        var hasLetter = false
        func end() {
            if hasLetter { sentences.append(String(sentence)) }
            (sentence, hasLetter) = (.init(), false)
        }
        let scalars = Array(text.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            let isLast = index + 1 == scalars.count || scalars[index + 1].properties.isWhitespace
            if scalar == "\n" || (scalar == "." || scalar == "!" || scalar == "?") && isLast {
                end()
            } else {
                sentence.append(scalar)
                hasLetter = hasLetter || scalar.properties.isAlphabetic
            }
        }
        end()
        return sentences
    }
}

/// How plain the English of a form is.
public struct PlainReview: Sendable {
    /// What to say more simply, in the order of the file.
    public let findings: [Finding]
    /// How hard it is to read as a whole.
    public let ease: ReadingEase

    /// Measures every text of a definition that residents read.
    public init(_ json: JSON, named file: String, words: PlainWords) {
        var (findings, ease): ([Finding], ReadingEase) = ([], ReadingEase())
        for text in FormText.all(in: json) {
            for sentence in text.sentences {
                ease.count(sentence)
                let count = ReadingEase.wordCount(of: sentence)
                if count > PlainWords.mostInSentence {
                    let what = "This sentence has \(count) words. Use 20 or fewer: make two of it."
                    findings.append(Finding(file: file, place: text.place, what: what))
                }
            }
            for word in words.avoided(in: text.text, isError: text.isError) {
                let what = "\"\(word)\" is a word to avoid\(text.isError ? " here" : ""). Use a plainer one."
                findings.append(Finding(file: file, place: text.place, what: what))
            }
        }
        self.findings = findings
        self.ease = ease
    }
}

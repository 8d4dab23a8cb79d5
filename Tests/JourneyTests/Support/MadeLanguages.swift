import Content
import Foundation
import Testing

@testable import Renderings
@testable import Screens

/// Languages that nobody speaks, made from the English catalogue.
///
/// Each says what a screen would say, in letters by which a reader knows that the words came from a catalogue.
enum MadeLanguage {
    /// Accents on every letter, 40 % longer, in brackets: `⟦Ĥéļþ··⟧`.
    static func pseudo() throws -> Catalogue { try made("en-x-pseudo", direction: "ltr", bracketed) }

    /// The same in Hebrew letters, to be read from right to left.
    static func turned() throws -> Catalogue { try made("he-x-pseudo", direction: "rtl", hebrew) }

    /// The sample in Arabic, with the phrases of the front; English says the others.
    static func arabic() throws -> Catalogue {
        let file = root.appending(path: "Tests/Languages/ar.po")
        let words = try Catalogue(po: Array(Data(contentsOf: file)), language: "ar", mayMiss: true)
        return try words.over(RealHub.access.words("en"))
    }

    private static func made(
        _ language: String,
        direction: String,
        _ change: (String) -> String
    ) throws -> Catalogue {
        let file = root.appending(path: "Accessibility/Languages/en.po")
        var text =
            "msgid \"\"\nmsgstr \"\"\n\"X-Direction: \(direction)\\n\"\n"
            + "\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n\n"
        for entry in try POReader.entries(of: Array(Data(contentsOf: file))) where !entry.id.isEmpty {
            // What only joins other words, and what is searched by, stays.
            let isGlue = entry.id.hasPrefix("number.") || entry.id == "find.small-words"
            let texts = isGlue ? entry.texts : entry.texts.map { words(of: $0, change) }
            text += "msgid \"\(entry.id)\"\n"
            if entry.plural == nil {
                text += "msgstr \"\(escaped(texts[0]))\"\n\n"
            } else {
                text += "msgid_plural \"\(entry.id)\"\n"
                for (index, form) in texts.enumerated() { text += "msgstr[\(index)] \"\(escaped(form))\"\n" }
            }
        }
        return try Catalogue(po: Array(text.utf8), language: language)
    }

    /// A text as it stands between quotation marks.
    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }

    /// Changes everything but the names in braces.
    private static func words(of text: String, _ change: (String) -> String) -> String {
        var (out, rest) = ("", text[...])
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            out += letters(rest[..<open], change) + rest[open...close]
            rest = rest[rest.index(after: close)...]
        }
        out += letters(rest, change)
        return change("") + out + (change("").isEmpty ? "" : lengthened(text) + "⟧")
    }

    private static func letters(_ text: Substring, _ change: (String) -> String) -> String {
        text.map { change(String($0)) }.joined()
    }

    /// Two letters more for every five, as German and Polish are longer; with spaces, so that lines can break.
    private static func lengthened(_ text: String) -> String {
        let more = (text.count * 2 + 4) / 5
        return String((0..<more).map { $0 % 6 == 5 ? " " : "·" })
    }

    private static func bracketed(_ letter: String) -> String {
        if letter.isEmpty { return "⟦" }
        return accents[letter] ?? letter
    }

    private static let accents = Dictionary(
        uniqueKeysWithValues: zip(
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPRSTUVWYZ".map { String($0) },
            "áƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞŔŠŢÛṼŴÝŽ".map { String($0) }
        )
    )

    private static func hebrew(_ letter: String) -> String {
        guard let character = letter.lowercased().unicodeScalars.first, ("a"..."z").contains(character),
            let scalar = Unicode.Scalar(0x05D0 + (character.value - 0x61))
        else { return letter }
        return String(scalar)
    }
}

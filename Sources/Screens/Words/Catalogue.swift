/// The words of one language, by phrase.
public struct Catalogue: Sendable {
    /// The language, as in file names: `en`.
    public let language: String
    private let texts: [Phrase: String]

    /// Makes a catalogue from the text of a PO file whose message ids are the names of phrases.
    ///
    /// - Throws: `CatalogueError` where a line is not PO, an id is unknown or stands twice, or a phrase is missing.
    public init(po bytes: [UInt8], language: String) throws(CatalogueError) {
        var texts: [Phrase: String] = [:]
        let phrases = Dictionary(uniqueKeysWithValues: Phrase.allCases.map { ($0.rawValue, $0) })
        for entry in try POReader.entries(of: bytes) where !entry.id.isEmpty {
            guard let phrase = phrases[entry.id] else {
                throw CatalogueError(line: entry.line, reason: "No screen says \"\(entry.id)\". Remove it.")
            }
            guard texts.updateValue(entry.text, forKey: phrase) == nil else {
                throw CatalogueError(
                    line: entry.line,
                    reason: "\"\(entry.id)\" stands here twice. Remove one."
                )
            }
            guard !entry.text.isEmpty else {
                throw CatalogueError(line: entry.line, reason: "\"\(entry.id)\" has no words. Write them.")
            }
        }
        if let missing = Phrase.allCases.first(where: { texts[$0] == nil }) {
            throw CatalogueError(line: 1, reason: "\"\(missing.rawValue)\" is missing. Add it.")
        }
        self.language = language
        self.texts = texts
    }

    /// The words of a phrase, each `{name}` in it replaced by its value.
    public func callAsFunction(_ phrase: Phrase, _ values: [String: String] = [:]) -> String {
        let text = texts[phrase] ?? phrase.rawValue
        return values.isEmpty ? text : text.filling(values)
    }
}

/// Why a catalogue cannot be used, and where.
public struct CatalogueError: Error, Hashable, Sendable {
    /// The line of the file, from 1.
    public let line: Int
    /// What is wrong and how to mend it.
    public let reason: String
}

extension String {
    /// The text with each `{name}` replaced by its value.
    ///
    /// Braces around any other name stay.
    func filling(_ values: [String: String]) -> String {
        var text = ""
        var rest = self[...]
        while let open = rest.firstIndex(of: "{") {
            text += rest[..<open]
            rest = rest[open...]
            if let close = rest.firstIndex(of: "}"),
                let value = values[String(rest[rest.index(after: open)..<close])]
            {
                text += value
                rest = rest[rest.index(after: close)...]
            } else {
                text += "{"
                rest = rest.dropFirst()
            }
        }
        return text + rest
    }
}

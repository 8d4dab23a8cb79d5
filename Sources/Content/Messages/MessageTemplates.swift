public import Domain
import Ground

/// The words of every message in every language, with places for what differs from one to the next.
public struct MessageTemplates: Sendable {
    /// A template: a subject, and lines of which each is left out where it names what is not known.
    struct Template: Sendable {
        var subject: Line
        var lines: [Line]
    }

    /// A text with the fields it names.
    struct Line: Hashable, Sendable {
        enum Part: Hashable, Sendable {
            case text(String)
            case field(MessageField)
        }

        var parts: [Part]
    }

    private let languages: [String: [MessageKind: Template]]

    /// Reads `messages/LANGUAGE.json` of a pack.
    ///
    /// English tells everything; what another language has no words for is told in English.
    static func read(_ folder: String) throws(ContentError) -> Self {
        var names = TextFile.names(in: folder).filter { $0.hasSuffix(".json") }.sorted()
        if !names.contains("en.json") { names.append("en.json") }
        var languages: [String: [MessageKind: Template]] = [:]
        var lines: [String] = []
        for name in names {
            do throws(ContentError) {
                let language = String(name.dropLast(5))
                languages[language] = try MessagesFile.read(folder + name, isWhole: language == "en")
            } catch { lines += error.lines }
        }
        if !lines.isEmpty { throw ContentError(lines: lines) }
        return Self(languages: languages)
    }

    /// The languages there are templates in.
    public var names: [String] { languages.keys.sorted() }

    /// The kinds a language has words for.
    public func kinds(in language: String) -> Set<MessageKind> {
        Set(languages[language]?.keys.map(\.self) ?? [])
    }

    /// Which language a message of a kind is told in, where another is asked for: that, or English.
    public func language(of kind: MessageKind, askedFor language: String) -> String {
        languages[language]?[kind] == nil ? "en" : language
    }

    /// The words of a message.
    ///
    /// - Parameters:
    ///   - kind: what is told.
    ///   - language: in which language; English where there are no words in it.
    ///   - values: what the fields stand for, as it is read.
    /// - Returns: the words; nil where there are none in English either.
    public func text(
        of kind: MessageKind,
        in language: String,
        values: [MessageField: String]
    ) -> MessageText? {
        guard let template = languages[language]?[kind] ?? languages["en"]?[kind] else { return nil }
        return MessageText(
            subject: template.subject.text(values) ?? "",
            lines: template.lines.compactMap { $0.text(values) }
        )
    }
}

extension MessageTemplates.Line {
    /// The text with its fields filled in; nil where one is not known.
    func text(_ values: [MessageField: String]) -> String? {
        var text = ""
        for part in parts {
            switch part {
            case .text(let words): text += words
            case .field(let field):
                guard let value = values[field], !value.isEmpty else { return nil }
                text += value
            }
        }
        return text
    }

    /// The fields it names.
    var fields: Set<MessageField> {
        Set(parts.compactMap { part in if case .field(let field) = part { field } else { nil } })
    }
}

extension ContentPack {
    /// The words of every message in every language of the pack.
    public func messageTemplates() throws(ContentError) -> MessageTemplates {
        try MessageTemplates.read(path(under: "messages/"))
    }

    /// How the hub sends messages, by its hub.json.
    public func messageSettings() throws(ContentError) -> MessageSettings {
        try MessageSettingsFile.read(path(under: "hub.json"))
    }
}

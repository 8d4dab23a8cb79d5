/// The words of the desk in one language, by phrase.
///
/// They are a catalogue of their own, so that no resident's session reads what only staff see.
public struct DeskWords: Sendable {
    private var texts: [DeskPhrase: String] = [:]
    private var plurals: [DeskPhrase: (forms: [String], rule: PluralRule)] = [:]

    /// No words at all: every phrase is its name, which is enough where nobody sees the desk.
    public init() {}

    /// Makes the words from the text of a PO file whose message ids are the names of phrases.
    ///
    /// - Throws: `CatalogueError` where a line is not PO, an id is unknown or stands twice, or a phrase is missing.
    public init(po bytes: [UInt8]) throws(CatalogueError) {
        var rule = PluralRule.english
        for entry in try POReader.entries(of: bytes) {
            if entry.id.isEmpty {
                rule = try CatalogueHeader(entry.texts.first ?? "", line: entry.line).plurals
                continue
            }
            guard let phrase = DeskPhrase(rawValue: entry.id) else {
                throw CatalogueError(line: entry.line, reason: "No screen says \"\(entry.id)\". Remove it.")
            }
            guard texts[phrase] == nil, plurals[phrase] == nil else {
                throw CatalogueError(
                    line: entry.line,
                    reason: "\"\(entry.id)\" stands here twice. Remove one."
                )
            }
            if entry.plural == nil {
                texts[phrase] = entry.texts.first
            } else {
                plurals[phrase] = (entry.texts, rule)
            }
        }
        let missing = DeskPhrase.allCases.first { texts[$0] == nil && plurals[$0] == nil }
        if let missing {
            throw CatalogueError(line: 1, reason: "\"\(missing.rawValue)\" is missing. Add it.")
        }
    }

    /// The words of a phrase, each `{name}` in it replaced by its value.
    public func callAsFunction(_ phrase: DeskPhrase, _ values: [String: String] = [:]) -> String {
        (texts[phrase] ?? plurals[phrase]?.forms.last ?? phrase.rawValue).filling(values)
    }

    /// The words of a phrase for a number of things; `{count}` is the number.
    public func callAsFunction(
        _ phrase: DeskPhrase,
        count: Int,
        _ values: [String: String] = [:]
    ) -> String {
        let values = values.merging(["count": String(count)]) { value, _ in value }
        guard let plural = plurals[phrase] else { return self(phrase, values) }
        let form = plural.rule.form(for: count)
        return (form < plural.forms.count ? plural.forms[form] : phrase.rawValue).filling(values)
    }

    /// The words for one of several that have names, such as `desk.role.volunteer`; the name where there are none.
    func callAsFunction(_ kind: String, named name: String, _ values: [String: String] = [:]) -> String {
        DeskPhrase(rawValue: "desk.\(kind).\(name)").map { self($0, values) } ?? name
    }
}

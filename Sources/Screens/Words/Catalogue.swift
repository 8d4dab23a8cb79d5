/// The words of one language, by phrase.
public struct Catalogue: Sendable {
    /// The language, as in file names: `en`.
    public let language: String
    /// What the file says of itself.
    public let header: CatalogueHeader
    /// The phrases this language has no words for: they stand in another language, or as their names.
    public private(set) var missing: [Phrase]
    /// The words of every phrase, in the order of phrases; nil where there are none.
    private var all: [Words?]
    /// The file, of which a text is read when a screen says it.
    private let bytes: [UInt8]

    /// What a language says for a phrase.
    fileprivate enum Words: Sendable {
        /// What stands in its file there.
        case found(POText)
        case one(String)
        /// Its plural forms, by the rule of the language they stand in.
        case plural([String], PluralRule)
    }

    /// Makes a catalogue from the text of a PO file whose message ids are the names of phrases.
    ///
    /// A message that is fuzzy, or has no words yet, is missing.
    /// - Parameters:
    ///   - bytes: the file.
    ///   - language: the language, as the file is called.
    ///   - mayMiss: whether phrases may be missing, since another language will say them.
    /// - Throws: `CatalogueError` where a line is not PO, an id is unknown or stands twice, or a phrase is missing.
    public init(po bytes: [UInt8], language: String, mayMiss: Bool = false) throws(CatalogueError) {
        var reader = CatalogueReader()
        try POReader.read(bytes) { (message) throws(CatalogueError) in try reader.take(message, bytes.span) }
        missing = Phrase.all.filter { reader.all[$0.ordinal] == nil }
        if let first = missing.first, !mayMiss {
            throw CatalogueError(line: 1, reason: "\"\(first.rawValue)\" is missing. Add it.")
        }
        self.language = language
        header = reader.header
        all = reader.all
        self.bytes = bytes
    }

    /// The same words, where they are missing those of another language.
    public func over(_ other: Catalogue) -> Catalogue {
        var whole = self
        for phrase in missing { whole.all[phrase.ordinal] = other.read(phrase) }
        return whole
    }

    /// What is said for a phrase, whatever file it stands in.
    private func read(_ phrase: Phrase) -> Words? {
        let words = all[phrase.ordinal]
        if case .found(let text) = words { return .one(text.string(in: bytes.span)) }
        return words
    }

    /// The words of a phrase, each `{name}` in it replaced by its value.
    public func callAsFunction(_ phrase: Phrase, _ values: [String: String] = [:]) -> String {
        let text =
            switch all[phrase.ordinal] {
            case .found(let found): found.string(in: bytes.span)
            case .one(let text): text
            case .plural(let forms, _): forms.last ?? phrase.rawValue
            case nil: phrase.rawValue
            }
        return values.isEmpty ? text : text.filling(values)
    }

    /// The words of a phrase for a number of things, each `{name}` in it replaced by its value.
    ///
    /// `{count}` is the number.
    public func callAsFunction(_ phrase: Phrase, count: Int, _ values: [String: String] = [:]) -> String {
        var values = values
        values["count"] = number(count)
        guard case .plural(let forms, let rule) = all[phrase.ordinal] else { return self(phrase, values) }
        let form = rule.form(for: count)
        return (form < forms.count ? forms[form] : phrase.rawValue).filling(values)
    }

    /// Whether the words are those of a variant of English.
    var isEnglish: Bool { language == "en" || language.hasPrefix("en-") }
}

/// Puts the messages of a file in order by phrase.
private struct CatalogueReader {
    var header = CatalogueHeader()
    var all = [Catalogue.Words?](repeating: nil, count: Phrase.all.count)
    /// The phrases that stand in the file, used or not.
    private var seen = [Bool](repeating: false, count: Phrase.all.count)
    /// The phrase of the message before.
    private var last = -1

    /// The phrase of a name: files have phrases in their order but for a few, so most often it is the next one.
    private mutating func phrase(named name: POText, _ file: Span<UInt8>) -> Phrase? {
        var found = last + 1
        if found >= Phrase.all.count || !name.says(Phrase.all[found].rawValue, in: file) {
            let name = name.string(in: file)
            guard let other = Phrase.all.firstIndex(where: { $0.rawValue == name }) else { return nil }
            found = other
        }
        last = found
        return Phrase.all[found]
    }

    mutating func take(_ message: POMessage, _ file: Span<UInt8>) throws(CatalogueError) {
        if message.context == nil, message.id.isEmpty(in: file) {
            header = try CatalogueHeader(message.texts(in: file).first ?? "", line: message.line)
            return
        }
        guard message.context == nil, let phrase = phrase(named: message.id, file) else {
            let id = message.id.string(in: file)
            throw CatalogueError(line: message.line, reason: "No screen says \"\(id)\". Remove it.")
        }
        guard !seen[phrase.ordinal] else {
            throw CatalogueError(
                line: message.line,
                reason: "\"\(phrase.rawValue)\" stands here twice. Remove one."
            )
        }
        seen[phrase.ordinal] = true
        guard !message.isFuzzy, let text = message.text, !message.hasGap(in: file) else { return }
        guard message.plural != nil else {
            all[phrase.ordinal] = .found(text)
            return
        }
        guard message.count == header.plurals.count else {
            throw CatalogueError(
                line: message.line,
                reason:
                    "\"\(phrase.rawValue)\" needs \(header.plurals.count) plural forms, as Plural-Forms says."
            )
        }
        all[phrase.ordinal] = .plural(message.texts(in: file), header.plurals)
    }
}

/// What a catalogue says of itself, in the message with the empty id.
public struct CatalogueHeader: Hashable, Sendable {
    /// Which plural form a number takes.
    public private(set) var plurals = PluralRule.english
    /// Whether the language is written from right to left.
    public private(set) var isRightToLeft = false
    /// What the language is called in itself.
    public private(set) var name = ""
    /// Who signed the words as a native reader; nil where nobody did yet.
    public private(set) var reviewer: String?
    /// The letters to choose one by one, in groups.
    public private(set) var board = ["abcdefg", "hijklmn", "opqrstu", "vwxyz"]
    /// The order of its letters.
    public private(set) var alphabet = Alphabet("a b c d e f g h i j k l m n o p q r s t u v w x y z")
    /// Letters that may be typed as others, since not every keyboard has them.
    public private(set) var plain: [Character: Character] = [:]

    init() {}

    /// Reads the lines `Name: value`.
    init(_ text: String, line: Int) throws(CatalogueError) {
        for field in text.utf8.split(separator: UInt8(ascii: "\n")) {
            guard let colon = field.firstIndex(of: UInt8(ascii: ":")) else { continue }
            let value = String(Substring(field[colon...].dropFirst().drop { $0 == UInt8(ascii: " ") }))
            switch Substring(field[..<colon]) {
            case "Plural-Forms":
                guard let rule = PluralRule(value) else {
                    throw CatalogueError(line: line, reason: "Plural-Forms must be as gettext has it.")
                }
                plurals = rule
            case "X-Direction": isRightToLeft = value == "rtl"
            case "X-Language-Name": name = value
            case "X-Board": board = try Self.board(value, line)
            case "X-Alphabet": alphabet = Alphabet(value)
            case "X-Plain": plain = try Self.plain(value, line)
            case "X-Reviewed-By": reviewer = value.isEmpty ? nil : value
            default: break
            }
        }
    }

    /// Groups with spaces between them: with "capitals" each must have nine entries at most, so that a digit is enough,
    /// and so must the board with numbers, space, erase and done.
    private static func board(_ text: String, _ line: Int) throws(CatalogueError) -> [String] {
        let groups = text.split(separator: " ").map(String.init)
        guard (1...5).contains(groups.count), groups.allSatisfy({ $0.count <= 8 }) else {
            throw CatalogueError(line: line, reason: "X-Board must have 1 to 5 groups of 8 letters or fewer.")
        }
        return groups
    }

    /// Pairs such as `ś=s`, with spaces between them.
    private static func plain(_ text: String, _ line: Int) throws(CatalogueError) -> [Character: Character] {
        var plain: [Character: Character] = [:]
        for pair in text.split(separator: " ") {
            let letters = Array(pair)
            guard letters.count == 3, letters[1] == "=" else {
                throw CatalogueError(line: line, reason: "X-Plain must have pairs of letters: ś=s.")
            }
            plain[letters[0]] = letters[2]
        }
        return plain
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

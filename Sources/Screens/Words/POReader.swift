/// Reads gettext PO files: messages with their contexts, plural forms and flags.
enum POReader {
    /// One message of a file.
    struct Entry: Hashable {
        var context: String?
        var id = ""
        /// The id for several things; nil where the message has no plural forms.
        var plural: String?
        /// The text, or one for each plural form, in order.
        var texts: [String] = []
        /// Whether a translator must look at it again: then it is not used.
        var isFuzzy = false
        /// What the authors say of it to translators, a line each.
        var notes: [String] = []
        /// The line of the `msgid`.
        var line = 0

        /// The id as gettext keeps it: with its context before it.
        var key: String { context.map { $0 + "\u{4}" + id } ?? id }
    }

    /// What the lines before said of the message that follows.
    private struct Pending {
        var isFuzzy = false
        var notes: [String] = []
        var context: String?
    }

    /// Which of the strings of a message goes on in the next line.
    private enum Part {
        case none
        case context
        case id
        case plural
        case text(Int)
    }

    /// Every message in use, in the order of the file; obsolete ones are passed over.
    ///
    /// What authors say to translators is left out, unless it is asked for: no screen needs it.
    static func entries(of bytes: [UInt8], withNotes: Bool = false) throws(CatalogueError) -> [Entry] {
        var reader = LineReader(withNotes: withNotes)
        var line = 0
        // A mark at the start belongs to no line.
        var rest = bytes[(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)...]
        // Looked for one by one: to split the whole file at once takes longer than to read it.
        while !rest.isEmpty {
            line += 1
            let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
            let raw = rest[..<end]
            try reader.take(raw.last == 0x0D ? raw.dropLast() : raw, line)
            rest = rest[end...].dropFirst()
        }
        try reader.finishEntry()
        return reader.entries
    }

    /// Takes a file line by line.
    private struct LineReader {
        var entries: [Entry] = []
        private var pending = Pending()
        private var part = Part.none
        /// The line of the last `msgctxt` that waits for its `msgid`.
        private var contextLine = 0
        private let withNotes: Bool

        init(withNotes: Bool) { self.withNotes = withNotes }

        mutating func take(_ bytes: ArraySlice<UInt8>, _ line: Int) throws(CatalogueError) {
            guard let first = bytes.first(where: { $0 != 0x20 && $0 != 0x09 }) else { return }
            if first == UInt8(ascii: "#") {
                comment(bytes)
            } else if let rest = after(POReader.msgctxt, bytes) {
                pending.context = try string(rest, line)
                (part, contextLine) = (.context, line)
            } else if let rest = after(POReader.msgidPlural, bytes) {
                guard case .id = part else {
                    throw CatalogueError(line: line, reason: "msgid_plural must follow its msgid.")
                }
                entries[entries.count - 1].plural = try string(rest, line)
                part = .plural
            } else if let rest = after(POReader.msgid, bytes) {
                try finishEntry()
                entries.append(
                    Entry(
                        context: pending.context,
                        id: try string(rest, line),
                        isFuzzy: pending.isFuzzy,
                        notes: pending.notes,
                        line: line
                    )
                )
                (pending, part) = (Pending(), .id)
            } else if let rest = after(POReader.msgstr, bytes) {
                try text(rest, line)
            } else if first == UInt8(ascii: "\"") {
                try more(string(bytes, line), line)
            } else {
                throw CatalogueError(line: line, reason: "Only msgid, msgstr, \" \" or # may begin a line.")
            }
        }

        private mutating func comment(_ bytes: ArraySlice<UInt8>) {
            // Nearly all comments say nothing to a program.
            guard let kind = bytes.dropFirst().first,
                kind == UInt8(ascii: ",") || withNotes && kind == UInt8(ascii: ".")
            else { return }
            let text = String(decoding: bytes.dropFirst(2), as: UTF8.self)
            if kind == UInt8(ascii: ".") {
                pending.notes.append(String(text.drop { $0 == " " }))
            } else if text.split(whereSeparator: { $0 == "," || $0 == " " }).contains("fuzzy") {
                pending.isFuzzy = true
            }
        }

        /// Takes `msgstr "..."` or `msgstr[n] "..."`.
        private mutating func text(_ bytes: ArraySlice<UInt8>, _ line: Int) throws(CatalogueError) {
            guard let entry = entries.last, entry.texts.isEmpty || entry.plural != nil, pending.context == nil
            else { throw CatalogueError(line: line, reason: "msgstr must follow its msgid, once.") }
            var rest = bytes
            if rest.first == UInt8(ascii: "[") {
                let digits = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
                let number = Int(String(decoding: digits, as: UTF8.self))
                rest = rest.dropFirst(digits.count + 1)
                guard entry.plural != nil, number == entry.texts.count, rest.first == UInt8(ascii: "]") else {
                    throw CatalogueError(
                        line: line,
                        reason: "Plural forms stand in order, msgstr[0] first, after a msgid_plural."
                    )
                }
                rest = rest.dropFirst()
            } else if entry.plural != nil {
                throw CatalogueError(line: line, reason: "A message with a plural needs msgstr[0] and so on.")
            }
            let said = try string(rest, line)
            entries[entries.count - 1].texts.append(said)
            part = .text(entry.texts.count)
        }

        /// Goes on with the string of the line before.
        private mutating func more(_ text: String, _ line: Int) throws(CatalogueError) {
            switch part {
            case .none: throw CatalogueError(line: line, reason: "This text belongs to no msgid or msgstr.")
            case .context: pending.context?.append(text)
            case .id: entries[entries.count - 1].id += text
            case .plural: entries[entries.count - 1].plural?.append(text)
            case .text(let index): entries[entries.count - 1].texts[index] += text
            }
        }

        /// Sees that the message before has its text.
        func finishEntry() throws(CatalogueError) {
            if let last = entries.last, last.texts.isEmpty {
                throw CatalogueError(line: last.line, reason: "\"\(last.id)\" has no msgstr. Add it.")
            }
        }

        /// What follows a keyword; nil where the line does not begin with it.
        private func after(_ keyword: [UInt8], _ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
            guard line.count > keyword.count, line.starts(with: keyword) else { return nil }
            return line.dropFirst(keyword.count).drop { $0 == 0x20 || $0 == 0x09 }
        }
    }

    private static let msgctxt = Array("msgctxt".utf8)
    private static let msgidPlural = Array("msgid_plural".utf8)
    private static let msgid = Array("msgid".utf8)
    private static let msgstr = Array("msgstr".utf8)

    /// A text between quotation marks, its escapes undone.
    private static func string(_ bytes: ArraySlice<UInt8>, _ line: Int) throws(CatalogueError) -> String {
        let quote = UInt8(ascii: "\"")
        let bytes = bytes.drop { $0 == 0x20 || $0 == 0x09 }
        guard bytes.count >= 2, bytes.first == quote, bytes.last == quote else {
            throw CatalogueError(line: line, reason: "A text must stand in \" \".")
        }
        let inner = bytes.dropFirst().dropLast()
        // Most texts have nothing to undo.
        if !inner.contains(where: { $0 == UInt8(ascii: "\\") || $0 == quote }),
            let text = String(validating: inner, as: UTF8.self)
        {
            return text
        }
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        var escaped = false
        for byte in inner {
            if escaped {
                text.append(byte == UInt8(ascii: "n") ? 0x0A : byte == UInt8(ascii: "t") ? 0x09 : byte)
                escaped = false
            } else if byte == UInt8(ascii: "\\") {
                escaped = true
            } else if byte == quote {
                throw CatalogueError(line: line, reason: "Write \\\" for a quotation mark within a text.")
            } else {
                text.append(byte)
            }
        }
        guard let string = String(validating: text, as: UTF8.self), !escaped else {
            throw CatalogueError(line: line, reason: "This text is not UTF-8, or ends in a \\ of its own.")
        }
        return string
    }
}

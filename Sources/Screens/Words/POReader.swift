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
        var entries: [Entry] = []
        try read(bytes, withNotes: withNotes) { (entry) throws(CatalogueError) in entries.append(entry) }
        return entries
    }

    /// Gives every message in use to a closure, one after the other: hundreds of them need not be kept at a time.
    static func read(
        _ bytes: [UInt8],
        withNotes: Bool = false,
        _ body: (Entry) throws(CatalogueError) -> Void
    ) throws(CatalogueError) {
        var reader = LineReader(bytes, withNotes: withNotes)
        var line = 0
        // A mark at the start belongs to no line.
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        // Looked for one by one: to split the whole file at once takes longer than to read it.
        while start < bytes.count {
            line += 1
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            let isReturned = end > start && bytes[end - 1] == 0x0D
            if let done = try reader.take(start..<(isReturned ? end - 1 : end), line) { try body(done) }
            start = end + 1
        }
        if let last = try reader.finishEntry() { try body(last) }
    }

    /// Takes a file line by line.
    private struct LineReader {
        /// The message that is being read.
        private var entry: Entry?
        private var pending = Pending()
        private var part = Part.none
        private let bytes: [UInt8]
        private let withNotes: Bool

        init(_ bytes: [UInt8], withNotes: Bool) {
            self.bytes = bytes
            self.withNotes = withNotes
        }

        /// Takes a line; gives the message before, where another begins with it.
        mutating func take(_ range: Range<Int>, _ line: Int) throws(CatalogueError) -> Entry? {
            let text = withoutSpaces(range)
            guard !text.isEmpty else { return nil }
            if bytes[text.lowerBound] == UInt8(ascii: "#") {
                comment(range)
            } else if let rest = after(POReader.msgctxt, range) {
                pending.context = try string(rest, line)
                part = .context
            } else if let rest = after(POReader.msgidPlural, range) {
                guard case .id = part else {
                    throw CatalogueError(line: line, reason: "msgid_plural must follow its msgid.")
                }
                let plural = try string(rest, line)
                entry?.plural = plural
                part = .plural
            } else if let rest = after(POReader.msgid, range) {
                let done = try finishEntry()
                entry = Entry(
                    context: pending.context,
                    id: try string(rest, line),
                    isFuzzy: pending.isFuzzy,
                    notes: pending.notes,
                    line: line
                )
                (pending, part) = (Pending(), .id)
                return done
            } else if let rest = after(POReader.msgstr, range) {
                try said(rest, line)
            } else if bytes[text.lowerBound] == UInt8(ascii: "\"") {
                try more(string(text, line), line)
            } else {
                throw CatalogueError(line: line, reason: "Only msgid, msgstr, \" \" or # may begin a line.")
            }
            return nil
        }

        private mutating func comment(_ range: Range<Int>) {
            // Nearly all comments say nothing to a program.
            guard let kind = bytes[range].dropFirst().first,
                kind == UInt8(ascii: ",") || withNotes && kind == UInt8(ascii: ".")
            else { return }
            let text = String(decoding: bytes[range].dropFirst(2), as: UTF8.self)
            if kind == UInt8(ascii: ".") {
                pending.notes.append(String(text.drop { $0 == " " }))
            } else if text.split(whereSeparator: { $0 == "," || $0 == " " }).contains("fuzzy") {
                pending.isFuzzy = true
            }
        }

        /// Takes what follows `msgstr`: `"..."` or `[n] "..."`.
        private mutating func said(_ range: Range<Int>, _ line: Int) throws(CatalogueError) {
            let hasPlural = entry?.plural != nil
            guard let texts = entry?.texts.count, texts == 0 || hasPlural, pending.context == nil
            else { throw CatalogueError(line: line, reason: "msgstr must follow its msgid, once.") }
            var range = range
            if bytes[range].first == UInt8(ascii: "[") {
                let digits = bytes[range].dropFirst().prefix { (0x30...0x39).contains($0) }
                let number = Int(String(decoding: digits, as: UTF8.self))
                guard hasPlural, number == texts, digits.endIndex < range.upperBound,
                    bytes[digits.endIndex] == UInt8(ascii: "]")
                else {
                    throw CatalogueError(
                        line: line,
                        reason: "Plural forms stand in order, msgstr[0] first, after a msgid_plural."
                    )
                }
                range = withoutSpaces((digits.endIndex + 1)..<range.upperBound)
            } else if hasPlural {
                throw CatalogueError(line: line, reason: "A message with a plural needs msgstr[0] and so on.")
            }
            let text = try string(range, line)
            entry?.texts.append(text)
            part = .text(texts)
        }

        /// Goes on with the string of the line before.
        private mutating func more(_ text: String, _ line: Int) throws(CatalogueError) {
            switch part {
            case .none: throw CatalogueError(line: line, reason: "This text belongs to no msgid or msgstr.")
            case .context: pending.context?.append(text)
            case .id: entry?.id += text
            case .plural: entry?.plural?.append(text)
            case .text(let index): entry?.texts[index] += text
            }
        }

        /// The message before, if there is one; it must have its text.
        mutating func finishEntry() throws(CatalogueError) -> Entry? {
            guard let done = entry.take() else { return nil }
            guard !done.texts.isEmpty else {
                throw CatalogueError(line: done.line, reason: "\"\(done.id)\" has no msgstr. Add it.")
            }
            return done
        }

        /// What follows a keyword; nil where the line does not begin with it.
        private func after(_ keyword: [UInt8], _ range: Range<Int>) -> Range<Int>? {
            guard range.count > keyword.count else { return nil }
            for (offset, byte) in keyword.enumerated() where bytes[range.lowerBound + offset] != byte {
                return nil
            }
            return withoutSpaces(range.dropFirst(keyword.count))
        }

        private func withoutSpaces(_ range: Range<Int>) -> Range<Int> {
            var start = range.lowerBound
            while start < range.upperBound, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
            return start..<range.upperBound
        }

        /// A text between quotation marks, its escapes undone.
        private func string(_ range: Range<Int>, _ line: Int) throws(CatalogueError) -> String {
            let quote = UInt8(ascii: "\"")
            guard range.count >= 2, bytes[range.lowerBound] == quote, bytes[range.upperBound - 1] == quote
            else {
                throw CatalogueError(line: line, reason: "A text must stand in \" \".")
            }
            let inner = (range.lowerBound + 1)..<(range.upperBound - 1)
            // Most texts have nothing to undo.
            if !bytes[inner].contains(where: { $0 == UInt8(ascii: "\\") || $0 == quote }),
                let text = POReader.text(bytes.span.extracting(inner))
            {
                return text
            }
            return try unescaped(bytes[inner], line)
        }

        private func unescaped(_ inner: ArraySlice<UInt8>, _ line: Int) throws(CatalogueError) -> String {
            var text: [UInt8] = []
            text.reserveCapacity(inner.count)
            var escaped = false
            for byte in inner {
                if escaped {
                    text.append(byte == UInt8(ascii: "n") ? 0x0A : byte == UInt8(ascii: "t") ? 0x09 : byte)
                    escaped = false
                } else if byte == UInt8(ascii: "\\") {
                    escaped = true
                } else if byte == UInt8(ascii: "\"") {
                    throw CatalogueError(line: line, reason: "Write \\\" for a quotation mark within a text.")
                } else {
                    text.append(byte)
                }
            }
            guard let string = POReader.text(text.span), !escaped else {
                throw CatalogueError(
                    line: line,
                    reason: "This text is not UTF-8, or ends in a \\ of its own."
                )
            }
            return string
        }
    }

    private static let msgctxt = Array("msgctxt".utf8)
    private static let msgidPlural = Array("msgid_plural".utf8)
    private static let msgid = Array("msgid".utf8)
    private static let msgstr = Array("msgstr".utf8)

    /// Bytes as a text; nil where they are not UTF-8.
    private static func text(_ bytes: Span<UInt8>) -> String? {
        do { return String(copying: try UTF8Span(validating: bytes)) } catch { return nil }
    }
}

/// Reads gettext PO files: messages with their contexts, plural forms and flags.
///
/// Texts are found and checked, and made only when they are asked for: a screen says some twenty of a thousand.
enum POReader {
    /// What the lines before said of the message that follows.
    private struct Pending {
        var isFuzzy = false
        var notes: [String] = []
        var context: POText?
    }

    /// Which of the strings of a message goes on in the next line.
    private enum Part {
        case none
        case context
        case id
        case plural
        case text(Int)
    }

    /// Every message in use, in the order of the file, with its texts; obsolete ones are passed over.
    ///
    /// What authors say to translators is left out, unless it is asked for: no screen needs it.
    static func entries(of bytes: [UInt8], withNotes: Bool = false) throws(CatalogueError) -> [Entry] {
        var entries: [Entry] = []
        try read(bytes, withNotes: withNotes) { (message) throws(CatalogueError) in
            entries.append(Entry(message, in: bytes))
        }
        return entries
    }

    /// Gives every message in use to a closure, one after the other: hundreds of them need not be kept at a time.
    static func read(
        _ bytes: [UInt8],
        withNotes: Bool = false,
        _ body: (POMessage) throws(CatalogueError) -> Void
    ) throws(CatalogueError) {
        let file = bytes.span
        var reader = LineReader(withNotes: withNotes, isUTF8: POText.isUTF8(file))
        var line = 0
        // A mark at the start belongs to no line.
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        // Looked for one by one: to split the whole file at once takes longer than to read it.
        while start < file.count {
            line += 1
            var end = start
            while end < file.count, file[end] != 0x0A { end += 1 }
            let isReturned = end > start && file[end - 1] == 0x0D
            if let done = try reader.take(start..<(isReturned ? end - 1 : end), line, file) { try body(done) }
            start = end + 1
        }
        if let last = try reader.finishMessage(file) { try body(last) }
    }

    /// Takes a file line by line.
    private struct LineReader {
        /// The message that is being read.
        private var message: POMessage?
        private var pending = Pending()
        private var part = Part.none
        private let withNotes: Bool
        /// Whether the whole file is UTF-8, so that each of its texts is.
        private let isUTF8: Bool

        init(withNotes: Bool, isUTF8: Bool) {
            self.withNotes = withNotes
            self.isUTF8 = isUTF8
        }

        /// Takes a line; gives the message before, where another begins with it.
        mutating func take(
            _ range: Range<Int>,
            _ line: Int,
            _ file: Span<UInt8>
        ) throws(CatalogueError) -> POMessage? {
            let text = withoutSpaces(range, file)
            guard !text.isEmpty else { return nil }
            if file[text.lowerBound] == UInt8(ascii: "#") {
                comment(range, file)
            } else if let rest = after(POReader.msgctxt, range, file) {
                let context = try found(rest, line, file)
                pending.context = context
                part = .context
            } else if let rest = after(POReader.msgidPlural, range, file) {
                guard case .id = part else {
                    throw CatalogueError(line: line, reason: "msgid_plural must follow its msgid.")
                }
                let plural = try found(rest, line, file)
                message?.plural = plural
                part = .plural
            } else if let rest = after(POReader.msgid, range, file) {
                let done = try finishMessage(file)
                message = POMessage(
                    context: pending.context,
                    id: try found(rest, line, file),
                    isFuzzy: pending.isFuzzy,
                    notes: pending.notes,
                    line: line
                )
                (pending, part) = (Pending(), .id)
                return done
            } else if let rest = after(POReader.msgstr, range, file) {
                try said(rest, line, file)
            } else if file[text.lowerBound] == UInt8(ascii: "\"") {
                try goOn(found(text, line, file), line)
            } else {
                throw CatalogueError(line: line, reason: "Only msgid, msgstr, \" \" or # may begin a line.")
            }
            return nil
        }

        private mutating func comment(_ range: Range<Int>, _ file: Span<UInt8>) {
            // Nearly all comments say nothing to a program.
            guard range.count > 1 else { return }
            let kind = file[range.lowerBound + 1]
            guard kind == UInt8(ascii: ",") || withNotes && kind == UInt8(ascii: ".") else { return }
            let text = POText.string(file.extracting(range.dropFirst(2)))
            if kind == UInt8(ascii: ".") {
                pending.notes.append(String(text.drop { $0 == " " }))
            } else if text.split(whereSeparator: { $0 == "," || $0 == " " }).contains("fuzzy") {
                pending.isFuzzy = true
            }
        }

        /// Takes what follows `msgstr`: `"..."` or `[n] "..."`.
        private mutating func said(
            _ range: Range<Int>,
            _ line: Int,
            _ file: Span<UInt8>
        ) throws(CatalogueError) {
            let hasPlural = message?.plural != nil
            guard let count = message?.count, count == 0 || hasPlural, pending.context == nil
            else { throw CatalogueError(line: line, reason: "msgstr must follow its msgid, once.") }
            var range = range
            if !range.isEmpty, file[range.lowerBound] == UInt8(ascii: "[") {
                var end = range.lowerBound + 1
                while end < range.upperBound, (0x30...0x39).contains(file[end]) { end += 1 }
                let number = Int(POText.string(file.extracting((range.lowerBound + 1)..<end)))
                guard hasPlural, number == count, end < range.upperBound, file[end] == UInt8(ascii: "]")
                else {
                    throw CatalogueError(
                        line: line,
                        reason: "Plural forms stand in order, msgstr[0] first, after a msgid_plural."
                    )
                }
                range = withoutSpaces((end + 1)..<range.upperBound, file)
            } else if hasPlural {
                throw CatalogueError(line: line, reason: "A message with a plural needs msgstr[0] and so on.")
            }
            let text = try found(range, line, file)
            if count == 0 { message?.text = text } else { message?.forms.append(text) }
            part = .text(count)
        }

        /// Goes on with the text of the line before.
        private mutating func goOn(_ text: POText, _ line: Int) throws(CatalogueError) {
            switch part {
            case .none: throw CatalogueError(line: line, reason: "This text belongs to no msgid or msgstr.")
            case .context: pending.context?.goOn(text)
            case .id: message?.id.goOn(text)
            case .plural: message?.plural?.goOn(text)
            case .text(0): message?.text?.goOn(text)
            case .text(let index): message?.forms[index - 1].goOn(text)
            }
        }

        /// The message before, if there is one; it must have its text.
        mutating func finishMessage(_ file: Span<UInt8>) throws(CatalogueError) -> POMessage? {
            guard let done = message.take() else { return nil }
            guard done.text != nil else {
                let id = done.id.string(in: file)
                throw CatalogueError(line: done.line, reason: "\"\(id)\" has no msgstr. Add it.")
            }
            return done
        }

        /// What follows a keyword; nil where the line does not begin with it.
        private func after(_ keyword: [UInt8], _ range: Range<Int>, _ file: Span<UInt8>) -> Range<Int>? {
            guard range.count > keyword.count else { return nil }
            for offset in keyword.indices where file[range.lowerBound + offset] != keyword[offset] {
                return nil
            }
            return withoutSpaces(range.dropFirst(keyword.count), file)
        }

        private func withoutSpaces(_ range: Range<Int>, _ file: Span<UInt8>) -> Range<Int> {
            var start = range.lowerBound
            while start < range.upperBound, file[start] == 0x20 || file[start] == 0x09 { start += 1 }
            return start..<range.upperBound
        }

        /// A text between quotation marks that is as it must be.
        private func found(
            _ range: Range<Int>,
            _ line: Int,
            _ file: Span<UInt8>
        ) throws(CatalogueError) -> POText {
            let quote = UInt8(ascii: "\"")
            guard range.count >= 2, file[range.lowerBound] == quote, file[range.upperBound - 1] == quote
            else {
                throw CatalogueError(line: line, reason: "A text must stand in \" \".")
            }
            let inner = (range.lowerBound + 1)..<(range.upperBound - 1)
            var (isPlain, isEscaped) = (true, false)
            for index in inner {
                let byte = file[index]
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    (isPlain, isEscaped) = (false, true)
                } else if byte == quote {
                    throw CatalogueError(line: line, reason: "Write \\\" for a quotation mark within a text.")
                }
            }
            guard !isEscaped, isUTF8 || POText.isUTF8(file.extracting(inner)) else {
                throw CatalogueError(
                    line: line,
                    reason: "This text is not UTF-8, or ends in a \\ of its own."
                )
            }
            return POText(place: range, isPlain: isPlain)
        }
    }

    private static let msgctxt = Array("msgctxt".utf8)
    private static let msgidPlural = Array("msgid_plural".utf8)
    private static let msgid = Array("msgid".utf8)
    private static let msgstr = Array("msgstr".utf8)
}

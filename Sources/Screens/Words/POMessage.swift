/// A text of a PO file that was found there, and found to be as it must be.
struct POText: Hashable, Sendable {
    /// Where it stands, from its first quotation mark to its last.
    private(set) var place: Range<Int>
    /// Whether it stands in one line, just as it is said.
    private(set) var isPlain: Bool

    init(place: Range<Int>, isPlain: Bool) {
        self.place = place
        self.isPlain = isPlain
    }

    /// Goes on with a text of a later line.
    mutating func goOn(_ next: POText) {
        place = place.lowerBound..<next.place.upperBound
        isPlain = false
    }

    /// What it says.
    func string(in file: Span<UInt8>) -> String {
        if isPlain { return Self.string(file.extracting(inner)) }
        var text: [UInt8] = []
        var start = place.lowerBound
        while start < place.upperBound {
            var end = start
            while end < place.upperBound, file[end] != 0x0A { end += 1 }
            Self.addLine(file.extracting(start..<end), to: &text)
            start = end + 1
        }
        return Self.string(text.span)
    }

    /// Whether it says nothing.
    func isEmpty(in file: Span<UInt8>) -> Bool { isPlain ? inner.isEmpty : string(in: file).isEmpty }

    /// Whether it is the name.
    func says(_ name: String, in file: Span<UInt8>) -> Bool {
        guard isPlain else { return string(in: file) == name }
        let bytes = name.utf8Span.span
        guard inner.count == bytes.count else { return false }
        for index in bytes.indices where file[inner.lowerBound + index] != bytes[index] { return false }
        return true
    }

    private var inner: Range<Int> { (place.lowerBound + 1)..<(place.upperBound - 1) }

    /// Adds what a line has between its quotation marks, its escapes undone; nothing of a comment between two lines.
    private static func addLine(_ line: Span<UInt8>, to text: inout [UInt8]) {
        let quote = UInt8(ascii: "\"")
        var start = 0
        while start < line.count, line[start] == 0x20 || line[start] == 0x09 { start += 1 }
        guard start < line.count, line[start] == quote else { return }
        var isEscaped = false
        for index in (start + 1)..<line.count {
            let byte = line[index]
            if isEscaped {
                text.append(byte == UInt8(ascii: "n") ? 0x0A : byte == UInt8(ascii: "t") ? 0x09 : byte)
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if byte == quote {
                return
            } else {
                text.append(byte)
            }
        }
    }

    /// Bytes as a text.
    static func string(_ bytes: Span<UInt8>) -> String {
        do { return String(copying: try UTF8Span(validating: bytes)) } catch {
            return String(decoding: bytes.indices.map { bytes[$0] }, as: UTF8.self)
        }
    }

    /// Whether bytes are UTF-8.
    static func isUTF8(_ bytes: Span<UInt8>) -> Bool {
        do {
            _ = try UTF8Span(validating: bytes)
            return true
        } catch { return false }
    }
}

/// One message of a PO file, its texts not yet read.
struct POMessage {
    var context: POText?
    var id: POText
    /// The id for several things; nil where the message has no plural forms.
    var plural: POText?
    /// Its text, or its first plural form; nil until it was found.
    var text: POText?
    /// Its other plural forms, in order.
    var forms: [POText] = []
    /// Whether a translator must look at it again: then it is not used.
    var isFuzzy: Bool
    /// What the authors say of it to translators, a line each.
    var notes: [String]
    /// The line of the `msgid`.
    var line: Int

    init(context: POText?, id: POText, isFuzzy: Bool, notes: [String], line: Int) {
        (self.context, self.id, self.isFuzzy) = (context, id, isFuzzy)
        (self.notes, self.line) = (notes, line)
    }

    /// How many texts were found.
    var count: Int { text == nil ? 0 : 1 + forms.count }

    /// The text, or one for each plural form, in order.
    func texts(in file: Span<UInt8>) -> [String] {
        var texts: [String] = []
        if let text { texts.append(text.string(in: file)) }
        for form in forms { texts.append(form.string(in: file)) }
        return texts
    }

    /// Whether a text, or one of the plural forms, says nothing yet.
    func hasGap(in file: Span<UInt8>) -> Bool {
        if text?.isEmpty(in: file) ?? true { return true }
        for form in forms where form.isEmpty(in: file) { return true }
        return false
    }
}

extension POReader {
    /// One message of a file, its texts read.
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
}

extension POReader.Entry {
    /// Reads the texts of a message.
    init(_ message: POMessage, in bytes: [UInt8]) {
        let file = bytes.span
        id = message.id.string(in: file)
        if let found = message.context { context = found.string(in: file) }
        if let found = message.plural { plural = found.string(in: file) }
        texts = message.texts(in: file)
        (isFuzzy, notes, line) = (message.isFuzzy, message.notes, message.line)
    }
}

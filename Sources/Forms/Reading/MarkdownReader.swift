/// Reads Markdown line by line into blocks of words.
struct MarkdownReader {
    private(set) var links: Links
    private var blocks: [TextBlock] = []
    private var paragraph: [String] = []
    /// The list that is open, with whether its points have numbers.
    private var items: [String] = []
    private var isNumbered = false

    /// Makes a reader that goes on with the links read so far.
    init(_ links: Links) { self.links = links }

    mutating func read(_ markdown: String) {
        for raw in markdown.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            let line = raw.trimmed
            if line.isEmpty {
                endParagraph()
            } else if let text = Self.heading(line) {
                endAll()
                blocks.append(.heading(inline(text)))
            } else if let point = Self.point(line) {
                add(point, isNumbered: false)
            } else if let step = Self.step(line) {
                add(step, isNumbered: true)
            } else {
                endList()
                paragraph.append(line)
            }
        }
    }

    mutating func finish() -> [TextBlock] {
        endAll()
        return blocks
    }

    private mutating func add(_ item: String, isNumbered numbered: Bool) {
        endParagraph()
        if numbered != isNumbered { endList() }
        isNumbered = numbered
        items.append(inline(item))
    }

    private mutating func endAll() {
        endList()
        endParagraph()
    }

    private mutating func endParagraph() {
        if !paragraph.isEmpty { blocks.append(.paragraph(inline(paragraph.joined(separator: " ")))) }
        paragraph = []
    }

    private mutating func endList() {
        if !items.isEmpty { blocks.append(isNumbered ? .numbered(items) : .points(items)) }
        items = []
    }
}

// The marks of Markdown.
extension MarkdownReader {
    private static func heading(_ line: String) -> String? {
        guard line.first == "#" else { return nil }
        let text = line.drop { $0 == "#" }
        return text.first == " " ? text.trimmed : nil
    }

    private static func point(_ line: String) -> String? {
        guard let mark = line.first, "-*+".contains(mark), line.dropFirst().first == " " else { return nil }
        return line.dropFirst(2).trimmed
    }

    private static func step(_ line: String) -> String? {
        let digits = line.prefix(while: \.isNumber)
        let rest = line.dropFirst(digits.count)
        guard !digits.isEmpty, digits.count < 4, rest.hasPrefix(". ") else { return nil }
        return rest.dropFirst(2).trimmed
    }

    /// Without the marks of Markdown: emphasis, code and links.
    private mutating func inline(_ text: String) -> String {
        var plain = ""
        var rest = text[...]
        while let character = rest.first {
            if character == "[", let (label, address, end) = Self.link(rest) {
                plain += label + links.mark(address, labelled: label)
                rest = rest[end...]
            } else if character == "*" || character == "`" {
                rest = rest.dropFirst()
            } else if character == "\\", let next = rest.dropFirst().first {
                plain.append(next)
                rest = rest.dropFirst(2)
            } else {
                plain.append(character)
                rest = rest.dropFirst()
            }
        }
        guard plain.contains("<") || plain.contains("&") else { return plain }
        return Markup.plain(html: plain, &links)
    }

    /// A link `[label](address)` at the start of a text, and where it ends.
    private static func link(_ text: Substring) -> (label: String, address: String, end: String.Index)? {
        // Looked for by bytes: a text of nothing but brackets is read as fast as any other.
        guard let close = text.utf8.prefix(500).firstIndex(of: UInt8(ascii: "]")) else { return nil }
        let open = text.utf8.index(after: close)
        guard open < text.endIndex, text.utf8[open] == UInt8(ascii: "(") else { return nil }
        guard let end = text.utf8[open...].prefix(1_000).firstIndex(of: UInt8(ascii: ")")) else { return nil }
        let label = text[text.index(after: text.startIndex)..<close]
        let address = text[text.index(after: open)..<end].prefix { $0 != " " }
        return (String(label), String(address), text.index(after: end))
    }
}

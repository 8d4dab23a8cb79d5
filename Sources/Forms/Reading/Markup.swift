/// Turns the HTML and Markdown of definitions into plain readable structure.
///
/// Words are never lost; scripts, styles and comments are no words. Broken markup is read as far as it goes.
enum Markup {
    /// The words of a piece of HTML on one line.
    static func plain(html: String) -> String {
        blocks(html: html).flatMap(\.lines).joined(separator: " ")
    }

    static func blocks(html: String) -> [TextBlock] {
        var reader = HTMLReader()
        reader.read(html)
        return reader.finish()
    }

    static func blocks(markdown: String) -> [TextBlock] {
        var blocks: [TextBlock] = []
        var paragraph: [String] = []
        func flush() {
            if !paragraph.isEmpty { blocks.append(.paragraph(inline(paragraph.joined(separator: " ")))) }
            paragraph = []
        }
        for raw in markdown.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            let line = raw.trimmed
            if line.isEmpty {
                flush()
            } else if line.hasPrefix("#"), let text = heading(line) {
                flush()
                blocks.append(.heading(inline(text)))
            } else if let point = point(line) {
                flush()
                if case .points(let points) = blocks.last {
                    blocks[blocks.count - 1] = .points(points + [inline(point)])
                } else {
                    blocks.append(.points([inline(point)]))
                }
            } else if let step = step(line) {
                flush()
                if case .numbered(let steps) = blocks.last {
                    blocks[blocks.count - 1] = .numbered(steps + [inline(step)])
                } else {
                    blocks.append(.numbered([inline(step)]))
                }
            } else {
                paragraph.append(line)
            }
        }
        flush()
        return blocks
    }

    private static func heading(_ line: String) -> String? {
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
    private static func inline(_ text: String) -> String {
        var plain = ""
        var rest = text[...]
        while let character = rest.first {
            if character == "[", let (label, address, end) = link(rest) {
                plain += address.isEmpty || address == label ? label : "\(label) (\(address))"
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
        return plain.contains("<") || plain.contains("&") ? Markup.plain(html: plain) : plain
    }

    /// A link `[label](address)` at the start of a text, and where it ends.
    private static func link(_ text: Substring) -> (label: String, address: String, end: String.Index)? {
        guard let close = text.prefix(500).firstIndex(of: "]") else { return nil }
        let open = text.index(after: close)
        guard open < text.endIndex, text[open] == "(" else { return nil }
        guard let end = text[open...].prefix(1_000).firstIndex(of: ")") else { return nil }
        let label = text[text.index(after: text.startIndex)..<close]
        let address = text[text.index(after: open)..<end].prefix { $0 != " " }
        return (String(label), String(address), text.index(after: end))
    }
}

extension TextBlock {
    /// The words of the block, a line each.
    var lines: [String] {
        switch self {
        case .heading(let text), .paragraph(let text), .notice(let text): [text]
        case .points(let points), .numbered(let points): points
        case .details(let title, let blocks): [title] + blocks.flatMap(\.lines)
        }
    }
}

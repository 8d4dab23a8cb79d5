/// Turns the HTML and Markdown of definitions into plain readable structure.
///
/// Words are never lost; scripts, styles and comments are no words. Broken markup is read as far as it goes.
enum Markup {
    /// The words of a piece of HTML on one line.
    static func plain(html: String) -> String {
        var links = Links(isNumbered: false)
        return plain(html: html, &links)
    }

    /// The words of a piece of HTML on one line, with the links of a longer text.
    static func plain(html: String, _ links: inout Links) -> String {
        var reader = HTMLReader(links)
        reader.read(html)
        defer { links = reader.links }
        return reader.finish().flatMap(\.lines).joined(separator: " ")
    }

    /// The blocks of a piece of HTML, then the addresses that numbers stand for.
    static func blocks(html: String, areLinksNumbered: Bool = true) -> [TextBlock] {
        var reader = HTMLReader(Links(isNumbered: areLinksNumbered))
        reader.read(html)
        return reader.finish() + reader.links.blocks
    }

    /// The blocks of a Markdown text, then the addresses that numbers stand for.
    static func blocks(markdown: String, areLinksNumbered: Bool = true) -> [TextBlock] {
        var reader = MarkdownReader(Links(isNumbered: areLinksNumbered))
        reader.read(markdown)
        return reader.finish() + reader.links.blocks
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

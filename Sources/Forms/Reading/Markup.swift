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
        var reader = MarkdownReader()
        reader.read(markdown)
        return reader.finish()
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

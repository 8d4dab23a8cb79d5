/// Reads HTML from left to right into blocks of words.
struct HTMLReader {
    private(set) var links: Links
    private var blocks: [TextBlock] = []
    private var text = ""
    /// The heading, list or title that words go to; nil for a paragraph.
    private var container: Container?
    private var items: [String] = []
    /// The address of the link that is open.
    private var address: String?
    /// How many bytes of the words stood there when the link was opened.
    private var linkStart = 0

    private enum Container {
        case heading
        case points
        case numbered
        case summary
    }

    private static let silent: Set<String> = ["script", "style", "template", "head"]
    private static let breaking: Set<String> = [
        "p", "div", "section", "article", "table", "thead", "tbody", "tr", "br", "hr", "blockquote",
        "details", "dl",
        "dt", "dd", "form", "fieldset", "legend", "header", "footer", "main", "pre", "figure", "figcaption",
    ]

    /// Makes a reader that goes on with the links read so far.
    init(_ links: Links) { self.links = links }

    mutating func read(_ html: String) {
        var rest = html[...]
        while let open = rest.firstIndex(of: "<") {
            add(rest[..<open])
            rest = rest[open...]
            if rest.hasPrefix("<!--") {
                rest = Self.after("-->", in: rest) ?? rest[rest.endIndex...]
            } else if let next = rest.dropFirst().first, next.isLetter || next == "/" || next == "!" {
                guard let close = rest.firstIndex(of: ">") else {
                    rest = rest[rest.endIndex...]
                    break
                }
                let tag = rest[rest.index(after: open)..<close]
                rest = rest[rest.index(after: close)...]
                rest = take(tag, rest)
            } else {
                add("<")
                rest = rest.dropFirst()
            }
        }
        add(rest)
    }

    mutating func finish() -> [TextBlock] {
        flush()
        closeList()
        return blocks
    }

    private static func after(_ mark: String, in text: Substring) -> Substring? {
        text.firstRange(of: mark).map { text[$0.upperBound...] }
    }

    /// What follows the end tag of an element, in large letters or small; nothing where it is never closed.
    private static func afterEnd(of name: String, in text: Substring) -> Substring {
        var rest = text
        while let tag = after("</", in: rest) {
            let found = tag.prefix { $0.isLetter || $0.isNumber }
            if found.lowercased() == name, let end = tag.firstIndex(of: ">") {
                return tag[tag.index(after: end)...]
            }
            rest = tag
        }
        return text[text.endIndex...]
    }

    /// Adds words, with white space as single spaces.
    private mutating func add(_ words: some StringProtocol) {
        for character in Entities.decoded(words) {
            if character.isWhitespace {
                if !text.isEmpty, text.last != " " { text.append(" ") }
            } else {
                text.append(character)
            }
        }
    }

    /// Takes one tag, and returns what is to be read after it.
    private mutating func take(_ tag: Substring, _ rest: Substring) -> Substring {
        let isEnd = tag.first == "/"
        let name = tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }.lowercased()
        switch name {
        case _ where Self.silent.contains(name):
            return isEnd ? rest : Self.afterEnd(of: name, in: rest)
        case "h1", "h2", "h3", "h4", "h5", "h6", "caption":
            flush()
            container = isEnd ? nil : .heading
        case "summary":
            flush()
            container = isEnd ? nil : .summary
        case "ul", "ol":
            flush()
            closeList()
            container = isEnd ? nil : name == "ul" ? .points : .numbered
        case "li":
            flush()
        case "td", "th":
            if isEnd, !text.isEmpty { add(" ") }
        case "a":
            link(tag, isEnd)
        case _ where Self.breaking.contains(name):
            if !(isInList && name != "br") || name == "br" { flushOrSpace(name) }
        default:
            break
        }
        return rest
    }

    private var isInList: Bool {
        switch container {
        case .points, .numbered: true
        case .heading, .summary, nil: false
        }
    }

    private mutating func flushOrSpace(_ name: String) {
        if name == "br", container != nil { add(" ") } else { flush() }
    }

    private mutating func link(_ tag: Substring, _ isEnd: Bool) {
        if !isEnd {
            address = Self.attribute("href", of: tag)
            linkStart = text.utf8.count
        } else if let address {
            add(links.mark(address, labelled: Substring(text.utf8.dropFirst(linkStart))))
            self.address = nil
        }
    }

    private static func attribute(_ name: String, of tag: Substring) -> String? {
        guard let start = after("\(name)=", in: tag), let quote = start.first else { return nil }
        let isQuoted = quote == "\"" || quote == "'"
        let value = isQuoted ? start.dropFirst().prefix { $0 != quote } : start.prefix { !$0.isWhitespace }
        return Entities.decoded(value)
    }

    /// Ends the words so far as a block of their own.
    private mutating func flush() {
        let words = text.trimmed
        text = ""
        guard !words.isEmpty else { return }
        switch container {
        case .heading, .summary: blocks.append(.heading(words))
        case .points, .numbered: items.append(words)
        case nil: blocks.append(.paragraph(words))
        }
    }

    private mutating func closeList() {
        guard !items.isEmpty else { return }
        if case .numbered = container {
            blocks.append(.numbered(items))
        } else {
            blocks.append(.points(items))
        }
        items = []
    }
}

/// The names of characters in HTML.
enum Entities {
    private static let named: [String: Character] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "pound": "£", "euro": "€",
        "ndash": "–", "mdash": "—", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "hellip": "…",
        "bull": "•", "middot": "·", "copy": "©", "reg": "®", "deg": "°", "frac12": "½", "times": "×",
        "eacute": "é",
    ]

    static func decoded(_ text: some StringProtocol) -> String {
        guard text.contains("&") else { return String(text) }
        var plain = ""
        var rest = String(text)[...]
        while let start = rest.firstIndex(of: "&") {
            plain += rest[..<start]
            let name = rest[rest.index(after: start)...].prefix(10).prefix { $0 != ";" && $0 != "&" }
            let end = name.endIndex
            if end < rest.endIndex, rest[end] == ";", let character = character(named: name) {
                plain.append(character)
                rest = rest[rest.index(after: end)...]
            } else {
                plain += "&"
                rest = rest[rest.index(after: start)...]
            }
        }
        return plain + rest
    }

    private static func character(named name: Substring) -> Character? {
        guard name.first == "#" else { return named[String(name)] }
        let digits = name.dropFirst()
        let isHex = digits.first == "x" || digits.first == "X"
        let number = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        guard let scalar = number.flatMap(Unicode.Scalar.init), scalar.canBeShown else { return nil }
        return Character(scalar)
    }
}

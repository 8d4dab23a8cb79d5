extension PrintedText {
    /// Lays the text out on pages.
    ///
    /// A heading is never the last line of a page. A part that fits on one page is not broken over two.
    ///
    /// - Parameters:
    ///   - size: how large the letters are.
    ///   - foot: what stands at the foot of a page, of its number and how many there are; empty for nothing.
    /// - Returns: the pages.
    public func pages(_ size: PrintSize, foot: (_ page: Int, _ of: Int) -> String) -> PrintedPages {
        var layout = PageLayout(columns: size.columns, rows: size.rows - PageLayout.footRows)
        layout.add(heading: "", [title])
        for part in parts { layout.add(heading: part.heading, part.lines) }
        let bodies = layout.pages
        let pages = bodies.enumerated().map { index, body in
            let line = layout.wrapped(foot(index + 1, bodies.count)).first ?? ""
            guard !line.isEmpty else { return body }
            let space = Array(repeating: "", count: size.rows - 1 - body.count)
            return body + space + [line]
        }
        return PrintedPages(size: size, pages: pages)
    }
}

/// Fills pages with parts, one after the other.
struct PageLayout {
    /// The foot of a page, and an empty line above it.
    static let footRows = 2

    private let columns: Int
    private let rows: Int
    private(set) var pages: [[String]] = [[]]

    init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
    }

    /// Adds a part, after an empty line if anything stands above.
    mutating func add(heading: String, _ lines: [String]) {
        let head = heading.isEmpty ? [] : wrapped(heading)
        let body = lines.flatMap(wrapped)
        if !pages[pages.count - 1].isEmpty {
            let whole = head.count + body.count
            let together = whole <= rows ? whole : min(rows, head.count + 1)
            if left < together + 1 { pages.append([]) } else { put("") }
        }
        for line in head + body { put(line) }
    }

    private var left: Int { rows - pages[pages.count - 1].count }

    private mutating func put(_ line: String) {
        if left == 0 { pages.append([]) }
        pages[pages.count - 1].append(line)
    }

    /// Breaks a text at spaces, and a word only where it is longer than a line.
    ///
    /// Control characters become spaces: on paper they could do more than be seen.
    func wrapped(_ text: String) -> [String] {
        let clean = String(text.map { Self.isPrinted($0) ? $0 : " " })
        var lines: [String] = []
        var line = ""
        for word in clean.split(separator: " ") {
            if !line.isEmpty, line.count + 1 + word.count <= columns {
                line += " \(word)"
                continue
            }
            if !line.isEmpty { lines.append(line) }
            var rest = word
            while rest.count > columns {
                lines.append(String(rest.prefix(columns)))
                rest = rest.dropFirst(columns)
            }
            line = String(rest)
        }
        return lines + [line]
    }

    private static func isPrinted(_ character: Character) -> Bool {
        character.unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: false
            default: true
            }
        }
    }
}

/// One step of a scenario, with what stands in its quotes and the table under it.
struct Step {
    /// The words without the first one, and `""` for each text in quotes.
    let words: String
    let texts: [String]
    /// The rows of its table, without the one that names the columns.
    let rows: [[String]]

    var text: String { texts.first ?? "" }
    /// What it is for, where a second text says so.
    var label: String? { texts.count > 1 ? texts[1] : nil }

    /// The steps of a scenario; lines that begin with `|` belong to the step before.
    static func all(_ lines: [String]) -> [Step] {
        var steps: [(line: String, table: [[String]])] = []
        for line in lines {
            if line.hasPrefix("|") {
                let cells = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst()
                    .dropLast()
                if !steps.isEmpty { steps[steps.count - 1].table.append(cells.map { trimmed(String($0)) }) }
            } else {
                steps.append((line, []))
            }
        }
        return steps.map { Step($0.line, $0.table) }
    }

    private init(_ line: String, _ table: [[String]]) {
        let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
        let outside = parts.enumerated().filter { $0.offset.isMultiple(of: 2) }.map { String($0.element) }
        let first = ["Given ", "When ", "Then ", "And ", "But ", "* "].first { line.hasPrefix($0) } ?? ""
        words = String(outside.joined(separator: "\"\"").dropFirst(first.count))
        texts = parts.enumerated().filter { !$0.offset.isMultiple(of: 2) }.map { Self.typed($0.element) }
        rows = Array(table.dropFirst())
    }

    /// A text without the keys that a test of browsers writes in braces.
    private static func typed(_ text: Substring) -> String {
        var text = String(text)
        for key in ["{enter}", "{selectAll}", "{backspace}"] { text = text.replacing(key, with: "") }
        return text
    }

    private static func trimmed(_ text: String) -> String {
        String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }

    /// Why the step is about web pages, and says nothing of forms; nil where it can be compared.
    var isOfTheWeb: String? {
        let reasons = [
            ("back link href", "where a link of a web page points"),
            ("session is initialised", "a session that another program begins"),
            ("initialised session URL", "a session that another program begins"),
            ("I upload", "files from a browser's own machine"),
            ("I navigate to \"\"", "an address that is typed into a browser"),
            ("milliseconds", "how long a web server keeps a page"),
            ("I reload", "a page that is loaded again in a browser"),
            ("I revisit", "a page that is loaded again in a browser"),
        ]
        if words.hasPrefix("I navigate to"), words.hasSuffix("form") { return nil }
        return reasons.first { words.contains($0.0) }?.1
    }
}

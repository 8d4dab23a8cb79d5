/// Writes CSV (RFC 4180) that a spreadsheet shows and never runs.
public enum CSVText {
    /// One line of values, with its end.
    ///
    /// A value that a spreadsheet would take for a formula gets a `'` before it; `value(of:)` takes it off again.
    public static func row(_ values: [String]) -> String {
        values.map { quoted(isRun($0) ? "'" + $0 : $0) }.joined(separator: ",") + "\r\n"
    }

    /// What a cell means: without the `'` before what would be a formula, and without `="..."` around it.
    public static func value(of cell: String) -> String {
        if cell.hasPrefix("=\""), cell.hasSuffix("\""), cell.utf8.count >= 3 {
            return String(cell.dropFirst(2).dropLast())
        }
        let rest = cell.dropFirst()
        return cell.hasPrefix("'") && isRun(rest) ? String(rest) : cell
    }

    /// What makes a spreadsheet take a cell for a formula, also as the wide signs that it reads like them.
    ///
    /// OWASP, "CSV Injection".
    private static let beginnings: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
    ]

    /// Whether a spreadsheet might run it; spaces and control signs before it help nobody.
    ///
    /// Any `'` before it is looked past, so that writing and reading fit together.
    private static func isRun(_ text: some StringProtocol) -> Bool {
        let scalars = text.unicodeScalars.drop { $0 == "'" }
        if let first = scalars.first, first.value < 0x20 { return true }
        let first = scalars.first { !$0.properties.isWhitespace && $0.value >= 0x20 }
        return first.map(beginnings.contains) == true
    }

    private static func quoted(_ text: String) -> String {
        let isPlain =
            text.unicodeScalars.allSatisfy { !",;\t\"\r\n".unicodeScalars.contains($0) }
            && !text.hasPrefix(" ") && !text.hasSuffix(" ")
        return isPlain ? text : "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}

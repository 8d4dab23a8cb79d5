/// Writes CSV (RFC 4180) that spreadsheets read as it is meant.
public enum CSVText {
    /// One line of values, with its end.
    ///
    /// A value that a spreadsheet would take for a formula gets a `'` before it; `CSVText.value` takes it off again.
    public static func row(_ values: [String]) -> String {
        values.map { quoted($0) }.joined(separator: ",") + "\r\n"
    }

    /// What a cell means: without the `'` before what would be a formula, and without `="..."` around it.
    public static func value(of cell: String) -> String {
        if cell.hasPrefix("=\""), cell.hasSuffix("\""), cell.utf8.count >= 3 {
            return String(cell.dropFirst(2).dropLast())
        }
        let rest = cell.dropFirst()
        return cell.hasPrefix("'") && isFormula(rest) ? String(rest) : cell
    }

    /// Whether a spreadsheet would run it; a `'` before it is looked past, so that both ways fit together.
    private static func isFormula(_ text: some StringProtocol) -> Bool {
        guard let first = text.unicodeScalars.first(where: { $0 != "'" }) else { return false }
        return "=+-@".unicodeScalars.contains(first)
    }

    private static func quoted(_ value: String) -> String {
        let safe = isFormula(value) ? "'" + value : value
        let isPlain =
            safe.unicodeScalars.allSatisfy { !",;\t\"\r\n".unicodeScalars.contains($0) }
            && !safe.hasPrefix(" ") && !safe.hasSuffix(" ")
        if isPlain { return safe }
        var text = "\""
        for character in safe { text += character == "\"" ? "\"\"" : String(character) }
        return text + "\""
    }
}

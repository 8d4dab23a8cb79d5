/// Writes CSV (RFC 4180) that a spreadsheet shows and never runs.
public enum CSVText {
    /// One line with its end: every cell in quotation marks, parted by commas.
    public static func line(_ cells: [String]) -> String {
        cells.map { "\"" + harmless($0).replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",") + "\r\n"
    }

    /// What makes a spreadsheet take a cell for a formula, also as the wide signs that it reads like them.
    ///
    /// OWASP, "CSV Injection".
    private static let beginnings: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
    ]

    /// A text with an apostrophe before it where it might be run; spaces and control signs before it help nobody.
    static func harmless(_ text: String) -> String {
        let first = text.unicodeScalars.first { !$0.properties.isWhitespace && $0.value >= 0x20 }
        let isHidden = text.unicodeScalars.first.map { $0.value < 0x20 } ?? false
        return isHidden || first.map(beginnings.contains) == true ? "'" + text : text
    }
}

import Screens

extension QRCode {
    /// How many light modules must stand on every side for a telephone to find a code.
    private static let quiet = 4

    /// How many columns of cells the code takes, with the light around it.
    public var columns: Int { size + 2 * Self.quiet }
    /// How many rows of cells the code takes, with the light around it: two modules stand in one cell.
    public var rows: Int { (columns + 1) / 2 }

    /// The code as rows of half blocks, dark on light on every theme.
    ///
    /// - Parameters:
    ///   - columns: the columns there are.
    ///   - rows: the rows there are.
    ///   - lightLetters: whether the theme has light letters on a dark ground: the light modules are then drawn.
    /// - Returns: `rows` texts of `columns` characters each; nil where they do not fit.
    public func text(columns: Int, rows: Int, lightLetters: Bool) -> [String]? {
        guard self.columns <= columns, self.rows <= rows else { return nil }
        return (0..<self.rows).map { row in
            String(
                (0..<self.columns).map { column in
                    let (across, down) = (column - Self.quiet, row * 2 - Self.quiet)
                    return HalfBlock.character(
                        upper: isDark(across, down) != lightLetters,
                        lower: isDark(across, down + 1) != lightLetters
                    )
                }
            )
        }
    }

    /// A text as a code that fits a part of a terminal: at level `medium` if it can be, else at `low`.
    ///
    /// - Parameters:
    ///   - text: what a telephone is to read.
    ///   - columns: the columns there are.
    ///   - rows: the rows there are.
    ///   - lightLetters: whether the theme has light letters on a dark ground.
    /// - Returns: rows of half blocks; nil where no code fits, so that the screen says the text in words alone.
    public static func text(_ text: String, columns: Int, rows: Int, lightLetters: Bool) -> [String]? {
        for level in [Level.medium, .low] {
            let code = QRCode(text, level: level)
            if let rows = code?.text(columns: columns, rows: rows, lightLetters: lightLetters) { return rows }
        }
        return nil
    }
}

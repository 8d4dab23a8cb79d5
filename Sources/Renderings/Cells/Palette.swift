/// The colours a terminal has, and how a theme looks with them.
///
/// With 256 colours the nearest of the fixed ones are used. With 8 or 16 nobody knows what they look like, so only
/// black, white and their exchange are; with none, only attributes.
public struct Palette: Hashable, Sendable {
    /// How one role looks on this terminal: the numbers of its colours, and its attributes.
    public struct Look: Hashable, Sendable {
        /// The number of the colour of the letters; nil where the terminal has no colours.
        public var foreground: Int?
        /// The number of the colour behind them; nil where the terminal has no colours.
        public var background: Int?
        /// Whether the letters are bold.
        public var bold: Bool
        /// Whether a line runs under the letters.
        public var underline: Bool
        /// Whether letters and background are exchanged.
        public var reversed: Bool
    }

    /// How many colours there are.
    public let colours: Int

    /// Makes the palette of a terminal with a number of colours.
    public init(colours: Int) { self.colours = colours }

    /// How a role of a theme looks.
    public func look(_ role: Role, of theme: Theme) -> Look {
        let style = theme[role]
        let isExchanged = colours < 256 && style.reversed
        let shown = isExchanged ? theme[.text] : style
        return Look(
            foreground: colours < 8 ? nil : number(of: shown.foreground),
            background: colours < 8 ? nil : number(of: shown.background),
            bold: style.bold,
            underline: style.underline,
            reversed: isExchanged
        )
    }

    /// The number of the nearest colour there is.
    private func number(of colour: Colour) -> Int {
        guard colours >= 256 else {
            let isLight = Int(colour.red) + Int(colour.green) + Int(colour.blue) > 3 * 127
            return isLight ? 7 : 0
        }
        // The cube of 6 by 6 by 6 colours begins at 16.
        return 16 + 36 * Self.step(colour.red) + 6 * Self.step(colour.green) + Self.step(colour.blue)
    }

    private static let steps: [UInt8] = [0, 95, 135, 175, 215, 255]

    private static func step(_ part: UInt8) -> Int {
        part < 48 ? 0 : part < 115 ? 1 : (Int(part) - 35) / 40
    }

    /// What a number of the cube looks like; nil for a number whose colour each terminal chooses itself.
    public static func colour(_ number: Int) -> Colour? {
        guard (16..<232).contains(number) else { return nil }
        let place = number - 16
        return Colour(red: steps[place / 36], green: steps[place / 6 % 6], blue: steps[place % 6])
    }
}

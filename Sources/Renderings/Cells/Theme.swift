/// A colour as red, green and blue, each 0 to 255.
public struct Colour: Hashable, Sendable {
    /// The red part.
    public let red: UInt8
    /// The green part.
    public let green: UInt8
    /// The blue part.
    public let blue: UInt8

    /// Makes a colour from its parts.
    public init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// Reads `#rrggbb`.
    public init?(hex text: String) {
        guard text.utf8.count == 7, text.first == "#", let number = UInt32(text.dropFirst(), radix: 16) else {
            return nil
        }
        red = UInt8(number >> 16)
        green = UInt8(number >> 8 & 0xFF)
        blue = UInt8(number & 0xFF)
    }
}

/// How one role looks.
public struct Style: Hashable, Sendable {
    /// The colour of the letters.
    public var foreground: Colour
    /// The colour behind them.
    public var background: Colour
    /// Whether the letters are bold.
    public var bold: Bool
    /// Whether a line runs under the letters.
    public var underline: Bool
    /// Whether a terminal without these colours must show letters and background exchanged.
    public var reversed: Bool

    /// Makes a style from its colours and attributes.
    public init(
        foreground: Colour,
        background: Colour,
        bold: Bool = false,
        underline: Bool = false,
        reversed: Bool = false
    ) {
        self.foreground = foreground
        self.background = background
        self.bold = bold
        self.underline = underline
        self.reversed = reversed
    }
}

/// The looks of all roles.
public struct Theme: Hashable, Sendable {
    /// The name in file names and settings, such as `white-on-black`.
    public let name: String
    private let styles: [Role: Style]

    /// Makes a theme, or nil where a role has no style.
    public init?(name: String, styles: [Role: Style]) {
        guard Role.allCases.allSatisfy({ styles[$0] != nil }) else { return nil }
        self.name = name
        self.styles = styles
    }

    /// How a role looks.
    public subscript(_ role: Role) -> Style {
        styles[role, default: Style(foreground: Self.white, background: Self.black)]
    }

    private static let white = Colour(red: 255, green: 255, blue: 255)
    private static let black = Colour(red: 0, green: 0, blue: 0)
}

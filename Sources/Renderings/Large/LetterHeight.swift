/// How large letters are to the eye: EN 301 549, 5.1.4, asks that a capital H takes 0.7 degrees or more.
public struct LetterHeight: Sendable {
    /// The panel's width over its diagonal comes from its pixels, which are taken to be square.
    public var diagonal: Double
    /// The pixels of the panel across.
    public var pixelsAcross: Int
    /// The pixels of the panel down.
    public var pixelsDown: Int
    /// From the eye to the panel, in millimetres.
    public var distance: Double

    /// The share of a row that a capital letter takes, in the fonts that are used: Terminus, Spleen and DejaVu Sans
    /// Mono have 10 or 11 of 16.
    public static let capitalShare = 0.65
    /// The least height, in degrees.
    public static let least = 0.7

    /// Describes a panel, with its diagonal and the distance from it in millimetres.
    public init(diagonal: Double, pixelsAcross: Int, pixelsDown: Int, distance: Double) {
        self.diagonal = diagonal
        self.pixelsAcross = pixelsAcross
        self.pixelsDown = pixelsDown
        self.distance = distance
    }

    /// How high the panel is, in millimetres.
    public var panelHeight: Double {
        let (across, down) = (Double(pixelsAcross), Double(pixelsDown))
        return diagonal * down / (across * across + down * down).squareRoot()
    }

    /// How high a capital letter is where a grid of cells fills the panel, in millimetres.
    ///
    /// Cells are whole pixels, and no higher than twice their width: the font with the larger letters does not fit.
    ///
    /// - Parameters:
    ///   - grid: the columns and rows of the terminal.
    ///   - cells: how many cells a letter is high: 1 for the terminal's own.
    /// - Returns: the height in millimetres.
    public func capital(_ grid: Frame.Size, cells: Int = 1) -> Double {
        guard grid.columns > 0, grid.rows > 0, pixelsDown > 0 else { return 0 }
        let pixels = min(pixelsDown / grid.rows, 2 * (pixelsAcross / grid.columns))
        return panelHeight / Double(pixelsDown) * Double(pixels * cells) * Self.capitalShare
    }

    /// The angle that a capital letter takes for the eye, in degrees: 180 H / (pi D).
    public func degrees(_ grid: Frame.Size, cells: Int = 1) -> Double {
        180 * capital(grid, cells: cells) / (Double.pi * distance)
    }

    /// Whether letters are large enough.
    public func isEnough(_ grid: Frame.Size, cells: Int = 1) -> Bool {
        degrees(grid, cells: cells) >= Self.least
    }
}

/// A scanned page in shades of gray, held in memory and nowhere else.
public struct GrayPage: Hashable, Sendable {
    /// How many pixels stand side by side.
    public let width: Int
    /// How many rows of pixels there are.
    public let height: Int
    /// How many pixels make an inch (25.4 mm).
    public let dotsPerInch: Int
    /// The pixels row by row from the top left: 0 is black, 255 white.
    public let pixels: [UInt8]

    /// Makes a page of its pixels; nil where their number is not width times height.
    public init?(width: Int, height: Int, dotsPerInch: Int, pixels: [UInt8]) {
        let (count, isTooLarge) = width.multipliedReportingOverflow(by: height)
        guard width > 0, height > 0, dotsPerInch > 0, !isTooLarge, pixels.count == count else { return nil }
        self.width = width
        self.height = height
        self.dotsPerInch = dotsPerInch
        self.pixels = pixels
    }

    /// How many pixels a length takes; one at least.
    ///
    /// - Parameter tenths: the length in tenths of a millimetre.
    /// - Returns: the pixels, rounded to the nearest.
    func dots(tenths: Int) -> Int { max(1, (tenths * dotsPerInch + 127) / 254) }
}

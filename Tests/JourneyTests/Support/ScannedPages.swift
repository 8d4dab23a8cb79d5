import Connections
import Testing

@testable import Renderings

/// Pages as a scanner would see them.
enum ScannedPages {
    private static let (width, height, dotsPerInch) = (827, 1_169, 100)

    /// A sheet of A4 of one gray, with black rectangles on it, each from the left and top to the right and bottom.
    static func sheet(
        paper: UInt8 = 238,
        ink: [(Int, Int, Int, Int)] = [],
        dotsPerInch: Int = Self.dotsPerInch
    ) throws -> GrayPage {
        var pixels = [UInt8](repeating: paper, count: width * height)
        for (left, top, right, bottom) in ink {
            for row in top..<bottom { for column in left..<right { pixels[row * width + column] = 30 } }
        }
        return try #require(
            GrayPage(width: width, height: height, dotsPerInch: dotsPerInch, pixels: pixels)
        )
    }

    /// A letter of some lines.
    static func letter(lines: Int = 12) throws -> GrayPage {
        try sheet(ink: (0..<lines).map { (100, 120 + 60 * $0, 700, 140 + 60 * $0) })
    }

    /// Whether a text holds anything that only draws.
    static func holdsBlocks(_ text: String) -> Bool {
        text.unicodeScalars.contains { (0x2580...0x259F).contains($0.value) }
    }
}

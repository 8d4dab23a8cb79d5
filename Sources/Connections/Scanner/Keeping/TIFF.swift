/// The layout in which a page is kept: TIFF 6.0 with 16 grays, one strip, run-length encoded row by row.
///
/// Any viewer opens it. A page of A4 at 150 dots an inch takes 1.1 million bytes at the very most, and 0.2 million where
/// it holds a letter on clean paper. Sixteen grays are enough to read pencil by; rounding changes a pixel by 8 of 255.
enum TIFF {
    /// A field of the directory: its number, how its value is written, and the value.
    struct Field {
        var tag: UInt16
        var kind: Kind
        var value: Int

        enum Kind: UInt16 {
            case short = 3
            case long = 4
            case rational = 5
        }
    }

    static let bitsPerPixel = 4
    /// PackBits.
    static let compression = 32_773
    private static let head: [UInt8] = [0x49, 0x49, 42, 0]
    private static let fieldCount = 12
    /// The directory follows the head; two fractions follow the directory.
    private static let directory = 8
    private static let fractions = directory + 2 + fieldCount * 12 + 4
    /// Where the pixels begin.
    static let start = fractions + 16

    /// The fields in the order of their numbers, as the format demands.
    static func fields(width: Int, height: Int, byteCount: Int) -> [Field] {
        [
            Field(tag: 256, kind: .long, value: width),
            Field(tag: 257, kind: .long, value: height),
            Field(tag: 258, kind: .short, value: bitsPerPixel),
            Field(tag: 259, kind: .short, value: compression),
            // 0 is black.
            Field(tag: 262, kind: .short, value: 1),
            Field(tag: 273, kind: .long, value: start),
            Field(tag: 277, kind: .short, value: 1),
            Field(tag: 278, kind: .long, value: height),
            Field(tag: 279, kind: .long, value: byteCount),
            Field(tag: 282, kind: .rational, value: fractions),
            Field(tag: 283, kind: .rational, value: fractions + 8),
            // Dots an inch.
            Field(tag: 296, kind: .short, value: 2),
        ]
    }

    /// All that stands before the pixels.
    static func opening(width: Int, height: Int, dotsPerInch: Int, byteCount: Int) -> [UInt8] {
        var bytes = head + number(directory, 4) + number(fieldCount, 2)
        for field in fields(width: width, height: height, byteCount: byteCount) {
            bytes += number(Int(field.tag), 2) + number(Int(field.kind.rawValue), 2) + number(1, 4)
            bytes += number(field.value, 4)
        }
        bytes += number(0, 4)
        for _ in 0..<2 { bytes += number(dotsPerInch, 4) + number(1, 4) }
        return bytes
    }

    /// A number with its lowest byte first.
    private static func number(_ value: Int, _ bytes: Int) -> [UInt8] {
        (0..<bytes).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }

    /// Reads a number of 4 bytes back.
    static func number(_ bytes: [UInt8], at place: Int) -> Int {
        (0..<4).reduce(0) { $0 | Int(bytes[place + $1]) << ($1 * 8) }
    }

    /// Where the value of a field stands, by its place among the fields.
    private static func place(ofField index: Int) -> Int { directory + 2 + index * 12 + 8 }

    /// The width, height and dots an inch of a file; nil where it was not made here.
    static func measures(of bytes: [UInt8]) -> (width: Int, height: Int, dotsPerInch: Int)? {
        guard bytes.count > start else { return nil }
        let width = number(bytes, at: place(ofField: 0))
        let height = number(bytes, at: place(ofField: 1))
        let dotsPerInch = number(bytes, at: fractions)
        let expected = opening(
            width: width,
            height: height,
            dotsPerInch: dotsPerInch,
            byteCount: bytes.count - start
        )
        return bytes.starts(with: expected) ? (width, height, dotsPerInch) : nil
    }
}

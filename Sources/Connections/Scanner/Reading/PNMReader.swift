/// Why bytes are not a picture of the "portable any map" family.
public enum PNMFault: Error, Hashable, Sendable {
    /// A number in the head of the picture.
    public enum Field: Hashable, Sendable {
        case width
        case height
        case brightest
    }

    /// There is not a byte.
    case empty
    /// It begins otherwise than with P4, P5 or P6.
    case unknownKind
    /// A number of its head is missing or is no number.
    case noNumber(Field)
    /// A number of its head is 0, or larger than is taken.
    case outOfRange(Field, Int)
    /// It has fewer bytes of pixels than its head says.
    case cutShort(expected: Int, found: Int)
    /// It has bytes after the last pixel.
    case tooLong(extra: Int)
}

/// Reads what a scanner sends: a bitmap (P4), a gray map (P5) or a pixel map in colours (P6), binary.
///
/// The formats are those of pbm(5), pgm(5) and ppm(5) of Netpbm, with one picture a file.
struct PNMReader {
    /// The longest side: A3 at 1200 dots an inch.
    static let longestSide = 20_000
    /// The most pixels: A4 at 600 dots an inch.
    static let mostPixels = 40_000_000

    private let bytes: [UInt8]
    private var place = 2

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// What a picture says of itself before its pixels.
    private struct Head {
        var width: Int
        var height: Int
        var samples: Int
        /// The value of the brightest sample; nil for a bitmap.
        var brightest: Int?

        /// How many bytes its pixels have.
        var length: Int {
            guard let brightest else { return height * ((width + 7) / 8) }
            return height * width * samples * (brightest > 255 ? 2 : 1)
        }
    }

    /// The page that a picture shows, its colours turned to grays.
    static func page(_ bytes: [UInt8], dotsPerInch: Int) throws(PNMFault) -> GrayPage {
        var reader = PNMReader(bytes)
        let head = try reader.head()
        let found = reader.bytesAfterHead
        guard found >= head.length else { throw .cutShort(expected: head.length, found: found) }
        guard found == head.length else { throw .tooLong(extra: found - head.length) }
        let (width, height) = (head.width, head.height)
        let pixels =
            if let brightest = head.brightest {
                reader.grays(width * height, head.samples, brightest)
            } else {
                reader.bits(width, height)
            }
        guard let page = GrayPage(width: width, height: height, dotsPerInch: dotsPerInch, pixels: pixels)
        else {
            throw .cutShort(expected: head.length, found: found)
        }
        return page
    }

    /// Whether bytes are a picture to its last pixel.
    static func isWhole(_ bytes: [UInt8]) -> Bool {
        var reader = PNMReader(bytes)
        guard let head = try? reader.head() else { return false }
        return head.length == reader.bytesAfterHead
    }

    private var bytesAfterHead: Int { max(0, bytes.count - place) }

    private mutating func head() throws(PNMFault) -> Head {
        guard !bytes.isEmpty else { throw .empty }
        guard bytes.count > 2, bytes[0] == UInt8(ascii: "P") else { throw .unknownKind }
        let (isBitmap, samples) =
            switch bytes[1] {
            case UInt8(ascii: "4"): (true, 1)
            case UInt8(ascii: "5"): (false, 1)
            case UInt8(ascii: "6"): (false, 3)
            default: throw .unknownKind
            }
        let width = try number(.width, upTo: Self.longestSide)
        let height = try number(.height, upTo: min(Self.longestSide, Self.mostPixels / width))
        let brightest = isBitmap ? nil : try number(.brightest, upTo: 65_535)
        // One white space ends the head; the pixels begin right after it.
        place += 1
        return Head(width: width, height: height, samples: samples, brightest: brightest)
    }

    /// The next number of the head, after white space and comments.
    private mutating func number(_ field: PNMFault.Field, upTo most: Int) throws(PNMFault) -> Int {
        skipSpace()
        var number: Int?
        while place < bytes.count, let digit = Self.digit(bytes[place]) {
            number = (number ?? 0) * 10 + digit
            if let number, number > 1_000_000_000 { throw .outOfRange(field, number) }
            place += 1
        }
        guard let number, place < bytes.count, Self.isSpace(bytes[place]) else { throw .noNumber(field) }
        guard (1...most).contains(number) else { throw .outOfRange(field, number) }
        return number
    }

    private mutating func skipSpace() {
        var isComment = false
        while place < bytes.count {
            let byte = bytes[place]
            if byte == UInt8(ascii: "#") { isComment = true }
            guard isComment || Self.isSpace(byte) else { return }
            if byte == 0x0A || byte == 0x0D { isComment = false }
            place += 1
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private static func digit(_ byte: UInt8) -> Int? {
        (0x30...0x39).contains(byte) ? Int(byte) - 0x30 : nil
    }

    /// In a bitmap a row begins at a whole byte, the first pixel is its highest bit, and 1 is black.
    private func bits(_ width: Int, _ height: Int) -> [UInt8] {
        var pixels: [UInt8] = []
        pixels.reserveCapacity(width * height)
        let stride = (width + 7) / 8
        for row in 0..<height {
            let start = place + row * stride
            for column in 0..<width {
                let isInk = bytes[start + column / 8] & (0x80 >> UInt8(column % 8)) != 0
                pixels.append(isInk ? 0 : 255)
            }
        }
        return pixels
    }

    private func grays(_ count: Int, _ samples: Int, _ brightest: Int) -> [UInt8] {
        if samples == 1, brightest == 255 { return Array(bytes[place...]) }
        let wide = brightest > 255
        let step = wide ? 2 : 1
        var pixels: [UInt8] = []
        pixels.reserveCapacity(count)
        var at = place
        func sample() -> Int {
            defer { at += step }
            return wide ? Int(bytes[at]) << 8 | Int(bytes[at + 1]) : Int(bytes[at])
        }
        for _ in 0..<count {
            // The weights are those of ITU-R BT.601, as in Netpbm.
            let value =
                samples == 1 ? sample() : (299 * sample() + 587 * sample() + 114 * sample() + 500) / 1000
            pixels.append(UInt8(clamping: (value * 255 + brightest / 2) / brightest))
        }
        return pixels
    }
}

extension GrayPage {
    /// Reads a picture as a scanner sends it: P4, P5 or P6.
    ///
    /// - Parameters:
    ///   - pnm: the bytes of the picture.
    ///   - dotsPerInch: how finely it was scanned, which the picture itself does not say.
    /// - Throws: `PNMFault`, which says what is wrong with the bytes.
    public init(pnm: [UInt8], dotsPerInch: Int) throws(PNMFault) {
        self = try PNMReader.page(pnm, dotsPerInch: dotsPerInch)
    }
}

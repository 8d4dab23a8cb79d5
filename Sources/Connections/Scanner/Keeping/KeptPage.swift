extension GrayPage {
    /// The page as a file to keep: a TIFF of 16 grays that any viewer opens.
    public var tiff: [UInt8] {
        var packed: [UInt8] = []
        var row: [UInt8] = []
        for line in 0..<height {
            row.removeAll(keepingCapacity: true)
            let end = (line + 1) * width
            for place in stride(from: line * width, to: end, by: 2) {
                let second = place + 1 < end ? Self.level(pixels[place + 1]) : 0
                row.append(Self.level(pixels[place]) << 4 | second)
            }
            PackBits.pack(row[...], into: &packed)
        }
        return TIFF.opening(width: width, height: height, dotsPerInch: dotsPerInch, byteCount: packed.count)
            + packed
    }

    /// One of 16 levels: 0 is black, 15 white.
    private static func level(_ pixel: UInt8) -> UInt8 { UInt8((Int(pixel) + 8) / 17) }

    /// Reads a page back that was kept here; nil where the bytes are no such file, or not whole.
    public init?(tiff bytes: [UInt8]) {
        guard let measures = TIFF.measures(of: bytes),
            (1...PNMReader.longestSide).contains(measures.width),
            (1...PNMReader.mostPixels / measures.width).contains(measures.height)
        else { return nil }
        let rowBytes = (measures.width + 1) / 2
        guard let rows = PackBits.unpack(bytes[TIFF.start...], count: rowBytes * measures.height) else {
            return nil
        }
        var pixels: [UInt8] = []
        pixels.reserveCapacity(measures.width * measures.height)
        for line in 0..<measures.height {
            for column in 0..<measures.width {
                let pair = rows[line * rowBytes + column / 2]
                pixels.append((column % 2 == 0 ? pair >> 4 : pair & 0x0F) * 17)
            }
        }
        self.init(
            width: measures.width,
            height: measures.height,
            dotsPerInch: measures.dotsPerInch,
            pixels: pixels
        )
    }
}

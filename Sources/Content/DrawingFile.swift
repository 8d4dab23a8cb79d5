import Domain

/// Reads a picture: a bitmap of Netpbm, as digits (P1) or as bits (P4).
///
/// The formats are those of pbm(5), with one picture a file. Whatever the bytes are, it ends with a drawing or a reason.
struct DrawingFile {
    private let bytes: [UInt8]
    private let name: String
    /// The byte that is read next.
    private var place = 2

    private init(_ bytes: [UInt8], named name: String) { (self.bytes, self.name) = (bytes, name) }

    /// The drawing in a file.
    ///
    /// - Throws: `ContentError` with what is wrong, where, and how to mend it.
    static func read(_ path: String) throws(ContentError) -> Drawing {
        try drawing(TextFile.read(path), named: path)
    }

    /// The drawing that some bytes are.
    static func drawing(_ bytes: [UInt8], named name: String) throws(ContentError) -> Drawing {
        var file = Self(bytes, named: name)
        return try file.drawing()
    }

    private mutating func drawing() throws(ContentError) -> Drawing {
        let isDigits = bytes.starts(with: "P1".utf8)
        guard isDigits || bytes.starts(with: "P4".utf8) else {
            throw fault("This is no bitmap of Netpbm: such a file begins with P1 or P4. Make it one.", at: 0)
        }
        let width = try size("width", upTo: Drawing.most.width)
        let height = try size("height", upTo: Drawing.most.height)
        let dots = isDigits ? try digits(width, height) : try bits(width, height)
        guard let drawing = Drawing(width: width, height: height, dots: dots) else {
            throw fault("The dots do not fill \(width) by \(height).", at: place)
        }
        return drawing
    }

    /// The next number of the head.
    private mutating func size(_ what: String, upTo most: Int) throws(ContentError) -> Int {
        let before = place
        skipSpace()
        let start = place
        var number = 0
        while let digit = next.flatMap(Self.digit) {
            number = min(number * 10 + digit, 1_000_000)
            place += 1
        }
        guard start > before, place > start, next.map(Self.isSpace) ?? true else {
            throw fault("The \(what) must stand here, a number of dots. Write it.", at: start)
        }
        guard (1...most).contains(number) else {
            throw fault(
                "The \(what) must be from 1 to \(most) dots. Make the picture of that size.",
                at: start
            )
        }
        return number
    }

    /// Each dot as a digit, with or without space between them.
    private mutating func digits(_ width: Int, _ height: Int) throws(ContentError) -> [Bool] {
        var dots: [Bool] = []
        skipSpace()
        while let byte = next, dots.count < width * height {
            guard let digit = Self.digit(byte), digit < 2 else {
                throw fault("Each dot is 1 for ink or 0 for none. Write one of them here.", at: place)
            }
            dots.append(digit == 1)
            place += 1
            skipSpace()
        }
        try expect(width * height, found: dots.count, "dots")
        return dots
    }

    /// Each row begins at a whole byte, and its first dot is the highest bit.
    private mutating func bits(_ width: Int, _ height: Int) throws(ContentError) -> [Bool] {
        // One white space ends the head; the dots begin right after it.
        place += 1
        let (start, stride) = (place, (width + 7) / 8)
        let found = min(stride * height, max(0, bytes.count - start))
        place += found
        try expect(stride * height, found: found, "bytes")
        return (0..<height).flatMap { row in
            (0..<width).map { column in
                bytes[start + row * stride + column / 8] & (0x80 >> UInt8(column % 8)) != 0
            }
        }
    }

    /// Sees that the picture is whole, and that nothing follows it.
    private func expect(_ wanted: Int, found: Int, _ what: String) throws(ContentError) {
        guard found == wanted else {
            throw fault("The picture ends after \(found) of \(wanted) \(what). Make it again.", at: place)
        }
        if next != nil {
            throw fault("The picture is over after \(wanted) \(what). Take away what follows.", at: place)
        }
    }
}

// The signs between numbers and dots, and places.
extension DrawingFile {
    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    /// Goes on to the next sign that is neither white space nor within a comment.
    private mutating func skipSpace() {
        var isComment = false
        while let byte = next {
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

    private func fault(_ what: String, at place: Int) -> ContentError {
        let before = bytes.prefix(place)
        let line = before.count { $0 == 0x0A } + 1
        let column = place - (before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0) + 1
        return ContentError(lines: ["\(name):\(line):\(column): \(what)"])
    }
}

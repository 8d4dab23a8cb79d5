/// Why a text is not JSON, and where.
public struct JSONError: Error, Hashable, Sendable {
    /// Where reading stopped.
    public let place: Place
    /// What is wrong and how to mend it, as one plain sentence for the author of the file.
    public let reason: String
}

extension JSON {
    /// How deep lists and objects may stand in each other.
    ///
    /// Form definitions need about ten.
    public static let deepestNesting = 128

    /// Reads one JSON text (RFC 8259).
    ///
    /// A name that stands twice in one object is an error.
    ///
    /// - Throws: `JSONError` with the place of the first fault.
    public init(parsing bytes: [UInt8]) throws(JSONError) {
        var reader = JSONReader(bytes)
        self = try reader.document()
    }
}

/// Reads JSON byte by byte, and counts lines and columns as it goes.
private struct JSONReader {
    private let bytes: [UInt8]
    private var index = 0
    private var line = 1
    private var lineStart = 0
    /// UTF-8 continuation bytes since the start of the line: they take no column.
    private var continuations = 0
    private var depth = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { (index, lineStart) = (3, 3) }
    }

    private var place: Place {
        Place(line: line, column: index - lineStart - continuations + 1)
    }

    private var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

    private func fault(_ reason: String) -> JSONError {
        JSONError(place: place, reason: reason)
    }

    mutating func document() throws(JSONError) -> JSON {
        let json = try value()
        skipSpace()
        guard byte == nil else { throw fault("Something stands after the end. Remove it.") }
        return json
    }

    private mutating func skipSpace() {
        while let byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
            index += 1
            if byte == 0x0A { (line, lineStart, continuations) = (line + 1, index, 0) }
        }
    }

    private mutating func value() throws(JSONError) -> JSON {
        skipSpace()
        let start = place
        guard let byte else { throw fault("The file ends too early. Something is not closed.") }
        switch byte {
        case UInt8(ascii: "{"): return JSON(try object(), at: start)
        case UInt8(ascii: "["): return JSON(try array(), at: start)
        case UInt8(ascii: "\""): return JSON(.string(try string()), at: start)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return JSON(try number(), at: start)
        case UInt8(ascii: "t"): return JSON(try word("true", .bool(true)), at: start)
        case UInt8(ascii: "f"): return JSON(try word("false", .bool(false)), at: start)
        case UInt8(ascii: "n"): return JSON(try word("null", .null), at: start)
        default:
            throw fault("A value must stand here: a text in \" \", a number, true, false, null, [ or {.")
        }
    }

    private mutating func word(_ word: StaticString, _ value: JSON.Value) throws(JSONError) -> JSON.Value {
        let text = word.description.utf8
        guard bytes[index...].starts(with: text) else {
            throw fault("This word is unknown. Did you mean \(word)? A text needs \" \" around it.")
        }
        index += text.count
        return value
    }

    private mutating func enter() throws(JSONError) {
        index += 1
        depth += 1
        guard depth <= JSON.deepestNesting else {
            throw fault("Lists and objects stand too deep in each other.")
        }
    }

    private mutating func array() throws(JSONError) -> JSON.Value {
        try enter()
        defer { depth -= 1 }
        var elements: [JSON] = []
        skipSpace()
        if take("]") { return .array([]) }
        while true {
            elements.append(try value())
            skipSpace()
            if take("]") { return .array(elements) }
            guard take(",") else { throw fault("A comma or ] must stand here.") }
        }
    }

    private mutating func object() throws(JSONError) -> JSON.Value {
        try enter()
        defer { depth -= 1 }
        var members: [JSON.Member] = []
        var names = Names()
        skipSpace()
        if take("}") { return .object([]) }
        while true {
            skipSpace()
            let keyPlace = place
            guard byte == UInt8(ascii: "\"") else { throw fault("A name in \" \" must stand here.") }
            let key = try string()
            guard names.insert(key) else {
                throw JSONError(place: keyPlace, reason: "The name \"\(key)\" stands here twice. Remove one.")
            }
            skipSpace()
            guard take(":") else { throw fault("A colon must stand after the name \"\(key)\".") }
            members.append(JSON.Member(key: key, keyPlace: keyPlace, value: try value()))
            skipSpace()
            if take("}") { return .object(members) }
            guard take(",") else { throw fault("A comma or } must stand here.") }
        }
    }

    private mutating func take(_ mark: Unicode.Scalar) -> Bool {
        guard byte == UInt8(ascii: mark) else { return false }
        index += 1
        return true
    }
}

// Numbers and strings.
extension JSONReader {
    private mutating func number() throws(JSONError) -> JSON.Value {
        let start = index
        _ = take("-")
        if take("0") {
            if let byte, isDigit(byte) { throw fault("A number must not begin with 0.") }
        } else {
            try digits()
        }
        if take(".") { try digits() }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            try digits()
        }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        guard let number = Double(text), number.isFinite else { throw fault("This number is too large.") }
        return .number(number)
    }

    private func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private mutating func digits() throws(JSONError) {
        guard let first = byte, isDigit(first) else { throw fault("A digit must stand here.") }
        while let byte, isDigit(byte) { index += 1 }
    }

    private mutating func string() throws(JSONError) -> String {
        index += 1
        var text: [UInt8] = []
        var clean = index
        while let byte {
            switch byte {
            case UInt8(ascii: "\""):
                let string: String?
                if text.isEmpty {
                    string = Self.text(bytes.span.extracting(clean..<index))
                } else {
                    text.append(contentsOf: bytes[clean..<index])
                    string = Self.text(text.span)
                }
                guard let string else { throw fault("This text is not UTF-8. Save the file as UTF-8.") }
                index += 1
                return string
            case UInt8(ascii: "\\"):
                text.append(contentsOf: bytes[clean..<index])
                text.append(contentsOf: String(try escape()).utf8)
                clean = index
            case 0..<0x20:
                throw fault("This text is not closed on its line. End it with \". A new line is \\n.")
            default:
                if byte & 0xC0 == 0x80 { continuations += 1 }
                index += 1
            }
        }
        throw fault("The file ends inside a text. Close it with \".")
    }

    /// Bytes as a text; nil where they are not UTF-8.
    private static func text(_ bytes: Span<UInt8>) -> String? {
        do { return String(copying: try UTF8Span(validating: bytes)) } catch { return nil }
    }

    private mutating func escape() throws(JSONError) -> Unicode.Scalar {
        index += 1
        guard let letter = byte else { throw fault("The file ends inside a text. Close it with \".") }
        index += 1
        switch letter {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unicodeEscape()
        default: throw fault("This \\ begins nothing known. Write \\\\ for a \\ of its own.")
        }
    }

    private mutating func unicodeEscape() throws(JSONError) -> Unicode.Scalar {
        let first = try hexDigits()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard (0xD800...0xDBFF).contains(first), take("\\"), take("u") else {
            throw fault("This \\u is half of a pair. Write the character itself.")
        }
        let second = try hexDigits()
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw fault("This \\u is half of a pair. Write the character itself.") }
        return scalar
    }

    private mutating func hexDigits() throws(JSONError) -> UInt32 {
        var number: UInt32 = 0
        for _ in 0..<4 {
            guard let byte, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw fault("Four hexadecimal digits must stand after \\u.")
            }
            number = number << 4 + UInt32(digit)
            index += 1
        }
        return number
    }
}

/// The names of one object, to find one that stands twice: of a few it is faster to look at each.
private struct Names {
    private var few: [String] = []
    private var many: Set<String> = []
    private static let fewest = 12

    /// Adds a name; false where it is there already.
    mutating func insert(_ name: String) -> Bool {
        if few.count < Self.fewest {
            if few.contains(name) { return false }
            few.append(name)
            return true
        }
        if many.isEmpty { many = Set(few) }
        return many.insert(name).inserted
    }
}

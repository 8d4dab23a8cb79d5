import Screens

/// Makes keys of the bytes that a terminal sends, whatever pieces they come in.
///
/// It knows what the terminal's own description says, and the sequences of ECMA-48 that nearly all terminals send,
/// with or without Shift, Ctrl and Alt. A sequence that it does not know means nothing, and is taken in whole.
struct KeyDecoder {
    private let known: [[UInt8]: Key]
    private let longestKnown: Int
    private var pending: [UInt8] = []

    private static let escape: UInt8 = 0x1B
    /// No sequence of a key is longer.
    private static let longestSequence = 64
    /// No answer of a terminal to a question is longer.
    private static let longestString = 4096

    /// Makes a decoder from the sequences of a terminal's description.
    init(known: [[UInt8]: Key] = [:]) {
        self.known = known.filter { $0.key.count > 1 }
        longestKnown = known.keys.map(\.count).max() ?? 0
    }

    /// Whether what came last may be the beginning of more.
    var isWaiting: Bool { !pending.isEmpty }

    /// Takes bytes in, and gives the keys that are whole.
    mutating func take(_ bytes: some Sequence<UInt8>) -> [Key] {
        pending += bytes
        var keys: [Key] = []
        var rest = pending[...]
        while let step = step(rest) {
            if let key = step.key { keys.append(key) }
            rest = rest.dropFirst(step.length)
        }
        pending = Array(rest)
        return keys
    }

    /// Nothing more came: an Esc by itself is a key, and any other beginning is nothing.
    mutating func giveUp() -> [Key] {
        defer { pending = [] }
        return pending == [Self.escape] ? [.escape] : []
    }

    /// A key, or nothing known, and how many bytes it took.
    private typealias Step = (key: Key?, length: Int)

    /// The first step into some bytes; nil where more are needed to tell.
    private func step(_ bytes: ArraySlice<UInt8>) -> Step? {
        guard let first = bytes.first else { return nil }
        switch first {
        case Self.escape: return sequence(bytes)
        case 0x0D, 0x0A: return (.enter, 1)
        case 0x09: return (.tab, 1)
        case 0x7F, 0x08: return (.backspace, 1)
        case 0..<0x20: return (nil, 1)
        case 0x20..<0x7F: return (.character(Character(Unicode.Scalar(first))), 1)
        default: return character(bytes)
        }
    }

    /// A character of two to four bytes of UTF-8.
    private func character(_ bytes: ArraySlice<UInt8>) -> Step? {
        let first = bytes[bytes.startIndex]
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard (0xC2...0xF4).contains(first) else { return (nil, 1) }
        let found = bytes.prefix(length)
        let tail = found.dropFirst().prefix { (0x80...0xBF).contains($0) }
        if found.count < length, tail.count == found.count - 1 { return nil }
        guard let text = String(validating: found, as: UTF8.self), let scalar = text.unicodeScalars.first
        else { return (nil, 1 + tail.count) }
        return (scalar.value < 0xA0 ? nil : .character(Character(scalar)), length)
    }

    /// What begins with Esc.
    private func sequence(_ bytes: ArraySlice<UInt8>) -> Step? {
        for length in stride(from: min(longestKnown, bytes.count), to: 1, by: -1) {
            if let key = known[Array(bytes.prefix(length))] { return (key, length) }
        }
        guard let second = bytes.dropFirst().first else { return nil }
        switch second {
        case Self.escape: return (.escape, 1)
        case UInt8(ascii: "["): return control(bytes)
        case UInt8(ascii: "O"): return single(bytes)
        case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "X"):
            return string(bytes)
        default:
            // A key together with Alt.
            return step(bytes.dropFirst()).map { (nil, $0.length + 1) }
        }
    }

    /// A control sequence: parameters, then a letter or sign that ends it.
    private func control(_ bytes: ArraySlice<UInt8>) -> Step? {
        let body = bytes.dropFirst(2)
        let parameters = body.prefix { (0x20..<0x40).contains($0) }
        guard let final = body.dropFirst(parameters.count).first else {
            return parameters.count > Self.longestSequence ? (nil, bytes.count) : nil
        }
        let length = parameters.count + 3
        // Another Esc or a control character: this one never ended.
        guard (0x40..<0x7F).contains(final) else { return (nil, length - 1) }
        if parameters.isEmpty, final == UInt8(ascii: "M") || final == UInt8(ascii: "[") {
            // A movement of the mouse has three bytes more; a function key of the Linux console has one.
            let extra = bytes.dropFirst(length).prefix(final == UInt8(ascii: "M") ? 3 : 1)
            guard extra.count == (final == UInt8(ascii: "M") ? 3 : 1) else { return nil }
            return (
                final == UInt8(ascii: "M") ? nil : KeyNames.linux(extra[extra.startIndex]),
                length + extra.count
            )
        }
        let number = String(decoding: parameters.prefix { $0 != UInt8(ascii: ";") }, as: UTF8.self)
        return (KeyNames.control(final, number: Int(number)), length)
    }

    /// A single shift: a letter, after the number of a modifier on some terminals.
    private func single(_ bytes: ArraySlice<UInt8>) -> Step? {
        let body = bytes.dropFirst(2)
        let modifiers = body.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard let final = body.dropFirst(modifiers.count).first else {
            return modifiers.count > Self.longestSequence ? (nil, bytes.count) : nil
        }
        let length = modifiers.count + 3
        return (0x20..<0x7F).contains(final) ? (KeyNames.single(final), length) : (nil, length - 1)
    }

    /// What a terminal says of itself, up to a bell or a string terminator.
    private func string(_ bytes: ArraySlice<UInt8>) -> Step? {
        var last: UInt8 = 0
        for (offset, byte) in bytes.enumerated().dropFirst(2) {
            if byte == 0x07 || (last == Self.escape && byte == UInt8(ascii: "\\")) {
                return (nil, offset + 1)
            }
            last = byte
        }
        return bytes.count > Self.longestString ? (nil, bytes.count) : nil
    }
}

/// Reads gettext PO files: the message ids and their texts.
///
/// What a catalogue of ours needs of the format: comments, `msgid`, `msgstr` and strings over several lines.
enum POReader {
    struct Entry {
        var id: String
        var text: String
        /// The line of the `msgid`.
        var line: Int
    }

    private enum Part {
        case none
        case id
        case text
    }

    static func entries(of bytes: [UInt8]) throws(CatalogueError) -> [Entry] {
        var entries: [Entry] = []
        var part = Part.none
        for (index, raw) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            let line = index + 1
            let bytes = raw.last == 0x0D ? raw.dropLast() : raw
            guard let first = bytes.first, first != UInt8(ascii: "#") else { continue }
            if let rest = after("msgid ", bytes) {
                entries.append(Entry(id: try string(rest, line), text: "", line: line))
                part = .id
            } else if let rest = after("msgstr ", bytes), part == .id {
                entries[entries.count - 1].text = try string(rest, line)
                part = .text
            } else if first == UInt8(ascii: "\""), part != .none {
                let more = try string(bytes, line)
                switch part {
                case .id: entries[entries.count - 1].id += more
                case .text: entries[entries.count - 1].text += more
                case .none: break
                }
            } else {
                throw CatalogueError(line: line, reason: "Only msgid, msgstr, \" \" or # may begin a line.")
            }
        }
        return entries
    }

    private static func after(_ keyword: StaticString, _ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let keyword = keyword.description.utf8
        return line.starts(with: keyword) ? line.dropFirst(keyword.count) : nil
    }

    private static func string(_ bytes: ArraySlice<UInt8>, _ line: Int) throws(CatalogueError) -> String {
        let quote = UInt8(ascii: "\"")
        guard bytes.count >= 2, bytes.first == quote, bytes.last == quote else {
            throw CatalogueError(line: line, reason: "A text must stand in \" \".")
        }
        var text: [UInt8] = []
        var escaped = false
        for byte in bytes.dropFirst().dropLast() {
            if escaped {
                text.append(byte == UInt8(ascii: "n") ? 0x0A : byte == UInt8(ascii: "t") ? 0x09 : byte)
                escaped = false
            } else if byte == UInt8(ascii: "\\") {
                escaped = true
            } else {
                text.append(byte)
            }
        }
        guard let string = String(validating: text, as: UTF8.self), !escaped else {
            throw CatalogueError(line: line, reason: "This text is not UTF-8, or ends in a \\ of its own.")
        }
        return string
    }
}

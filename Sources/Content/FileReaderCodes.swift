import Ground

// Codes, numbers within bounds, and keys that are not known.
extension FileReader {
    /// A code that records keep: one plain word that stands once.
    mutating func code(_ json: JSON, _ key: String, once codes: inout Set<String>) -> String? {
        guard let code = text(json, key), let place = json[key] else { return nil }
        let isPlain = code.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
        }
        guard isPlain else {
            fault("A code has small letters, numbers and hyphens only, like large-keyboard.", place)
            return nil
        }
        if !codes.insert(code).inserted {
            fault("The code \"\(code)\" stands here twice. Change one.", place)
        }
        return code
    }

    /// A whole number within bounds.
    mutating func number(_ json: JSON, _ key: String, _ range: ClosedRange<Int>) -> Int? {
        guard let number = integer(json, key) else { return nil }
        if range.contains(number) { return number }
        fault(
            "\"\(key)\" must be from \(range.lowerBound) to \(range.upperBound).",
            json[key] ?? json
        )
        return nil
    }

    /// A list of texts that may be left out.
    mutating func textsIfAny(_ json: JSON, _ key: String) -> [String] {
        json[key] == nil ? [] : texts(json, key)
    }

    /// Sees that no key is written wrong: what nobody reads would be lost in silence.
    mutating func know(_ keys: [String], in json: JSON) {
        for member in json.members ?? [] where !keys.contains(member.key) {
            fault(
                "\"\(member.key)\" is not known here. Known are \(keys.joined(separator: ", ")).",
                JSON(.null, at: member.keyPlace)
            )
        }
    }
}

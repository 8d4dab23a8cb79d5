import Ground

// What no text of a definition may hold, wherever it stands.
extension FormReader {
    /// Refuses control characters, which command a terminal, and warns of what looks like a secret.
    mutating func checkWords(_ json: JSON) {
        switch json.value {
        case .string(let text): check(text, at: json.place)
        case .array(let elements): for element in elements { checkWords(element) }
        case .object(let members):
            for member in members {
                if !member.value.isNull, looksSecret(member.key) {
                    findings.warn(
                        "\"\(member.key)\" looks like a secret. It is never read: take it out of the file.",
                        at: member.keyPlace
                    )
                }
                checkWords(member.value)
            }
        case .null, .bool, .number: break
        }
    }

    /// Whether older definitions carry keys under such a name.
    ///
    /// A definition has few names, and each of them often: it is looked at once.
    private mutating func looksSecret(_ key: String) -> Bool {
        guard (6...40).contains(key.utf8.count) else { return false }
        if let known = secretKeys[key] { return known }
        let small = Array(key.lowercased().utf8)
        let looks = Self.secretNames.contains { name in
            small.indices.contains { small[$0...].starts(with: name.utf8) }
        }
        secretKeys[key] = looks
        return looks
    }

    private static let secretNames = ["apikey", "jwtkey", "secret", "sharedkey", "password", "accesstoken"]

    /// The longest text of a definition in bytes; the longest of the forms we know has 4,300.
    private static let longestText = 1_000_000

    private mutating func check(_ text: String, at place: Place) {
        if text.utf8.count > Self.longestText {
            let what = "This text is longer than anybody reads. Use \(Self.longestText) letters or fewer."
            findings.add(what, at: place)
            isTooLong = true
            return
        }
        // Bytes are enough to see that a text is plain, as nearly every one is.
        var last: UInt8 = 0
        for byte in text.utf8 {
            let isControl = byte < 0x20 && ![0x09, 0x0A, 0x0D].contains(byte) || byte == 0x7F
            if isControl || last == 0xC2 && byte < 0xA0 {
                let what = "This text holds a control character, which cannot be shown. Remove it."
                findings.add(what, at: place)
                return
            }
            last = byte
        }
    }
}

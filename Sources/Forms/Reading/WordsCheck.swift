import Ground

// What no text of a definition may hold, wherever it stands.
extension FormReader {
    /// Refuses words that are filled in from answers, which are not run yet, and control characters, which command
    /// a terminal.
    mutating func checkWords(_ json: JSON) {
        switch json.value {
        case .string(let text): check(text, at: json.place)
        case .array(let elements): for element in elements { checkWords(element) }
        case .object(let members): for member in members { checkWords(member.value) }
        case .null, .bool, .number: break
        }
    }

    private mutating func check(_ text: String, at place: Place) {
        // Bytes are enough to see that a text is plain, as nearly every one is.
        var last: UInt8 = 0
        var isTemplate = false
        var isControlled = false
        for byte in text.utf8 {
            if last == UInt8(ascii: "{"), byte == last || byte == UInt8(ascii: "%") { isTemplate = true }
            if byte < 0x20 || byte == 0x7F || last == 0xC2 && byte < 0xA0 {
                isControlled = isControlled || ![0x09, 0x0A, 0x0D].contains(byte)
            }
            last = byte
        }
        if isTemplate {
            findings.add(
                "Words filled in from answers, {{ }} or {% %}, are not run yet. Write them out.",
                at: place
            )
        }
        if isControlled {
            findings.add("This text holds a control character, which cannot be shown. Remove it.", at: place)
        }
    }
}

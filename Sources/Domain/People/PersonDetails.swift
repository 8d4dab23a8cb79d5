public import Ground

/// What is known of a resident: what she tells once, and every service may ask for.
public struct PersonDetails: Hashable, Sendable {
    /// The full name, as she writes it.
    public var name: String
    /// The date of birth.
    public var born: CivilDate
    /// The lines of the home address, without the postcode; none where she has no fixed address.
    public var address: [String]
    /// The postcode of the home address; empty where there is none.
    public var postcode: String
    /// A telephone number as she writes it; empty where there is none.
    public var phone: String
    /// An e-mail address; empty where there is none.
    public var email: String

    /// Gathers details; runs of spaces become one.
    public init(
        name: String,
        born: CivilDate,
        address: [String] = [],
        postcode: String = "",
        phone: String = "",
        email: String = ""
    ) {
        self.name = Self.tidy(name)
        self.born = born
        self.address = address.map(Self.tidy).filter { !$0.isEmpty }
        self.postcode = Self.tidy(postcode).uppercased()
        self.phone = Self.tidy(phone)
        self.email = Self.tidy(email)
    }

    private static func tidy(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

// By what a person is found.
extension PersonDetails {
    /// The words of the name as they are looked for: small letters without marks, each once.
    public var nameWords: [String] { Self.words(of: name) }

    /// The words of a name or a part of it as they are looked for, in order, each once.
    ///
    /// "Siân O'Brien-Łoś" is found as `sian`, `obrien`, `los` and by the beginning of each.
    public static func words(of name: some StringProtocol) -> [String] {
        var words: [String] = []
        for part in name.split(whereSeparator: { $0.isWhitespace || $0 == "-" || $0 == "," }) {
            let word = folded(part)
            if !word.isEmpty, !words.contains(word) { words.append(word) }
        }
        return words
    }

    /// A postcode as it is looked for: `ZY14LB`.
    public static func postcodeKey(_ text: some StringProtocol) -> String {
        text.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }

    /// A telephone number as it is looked for: its digits, +44 and 0044 read as 0.
    public static func phoneKey(_ text: some StringProtocol) -> String {
        let signs = String(text.filter { $0.isASCII && $0.isNumber })
        for country in ["0044", "44"] where signs.hasPrefix(country) && signs.count >= country.count + 9 {
            let rest = signs.dropFirst(country.count)
            return rest.hasPrefix("0") ? String(rest) : "0" + rest
        }
        return signs
    }

    /// Small letters without marks and signs.
    private static func folded(_ text: some StringProtocol) -> String {
        var word = ""
        for character in text.lowercased() {
            if let plain = plainLetters[character] {
                word += plain
            } else if character.isLetter || character.isNumber {
                word.append(character)
            }
        }
        return word
    }

    /// What a marked letter is looked for as: accents, hooks and strokes are left out by most who search.
    ///
    /// Characters that Unicode calls equal are one key, so an `e` with its mark is found as `é`.
    private static let plainLetters: [Character: String] = {
        var letters: [Character: String] = [
            "ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i",
            "ħ": "h",
        ]
        // Grave, acute, circumflex, tilde, macron, breve, dot, diaeresis, ring, double acute, caron, comma, cedilla, ogonek.
        let marks: [UInt32] = [
            0x300, 0x301, 0x302, 0x303, 0x304, 0x306, 0x307, 0x308, 0x30A, 0x30B, 0x30C, 0x326, 0x327, 0x328,
        ]
        for letter in "abcdefghijklmnopqrstuvwxyz" {
            for mark in marks.compactMap(Unicode.Scalar.init) {
                letters[Character("\(letter)\(Character(mark))")] = String(letter)
            }
        }
        return letters
    }()
}

/// Ways to reach a person, as they are told: the same rules in every form and account.
public enum ContactCheck {
    /// The longest e-mail address (RFC 5321, section 4.5.3.1).
    private static let longestEmail = 254

    /// Whether a text is an e-mail address.
    ///
    /// It has a name, an @ and a domain with a point in it, in the letters that mail can carry.
    public static func isEmail(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        let labels = parts.last?.split(separator: ".", omittingEmptySubsequences: false) ?? []
        return parts.count == 2 && text.count <= Self.longestEmail && isDotAtom(parts[0]) && labels.count >= 2
            && labels.allSatisfy(isHostLabel) && (labels.last?.count ?? 0) >= 2
            && labels.last?.allSatisfy(\.isLetter) ?? false
    }

    private static func isDotAtom(_ text: Substring) -> Bool {
        let signs = "!#$%&'*+-/=?^_`{|}~"
        return text.count <= 64
            && text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { atom in
                !atom.isEmpty
                    && atom.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || signs.contains($0)) }
            }
    }

    private static func isHostLabel(_ label: Substring) -> Bool {
        !label.isEmpty && label.count <= 63 && label.first != "-" && label.last != "-"
            && label.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    }

    /// Whether a text is a telephone number, in any common shape.
    public static func isPhone(_ text: String) -> Bool { isPhone(text, nil) }

    static func isPhone(_ text: String, _ format: PhoneFormat?) -> Bool {
        let digits = text.filter { $0.isASCII && $0.isNumber }
        let hasPlus = text.first == "+"
        let others = text.dropFirst(hasPlus ? 1 : 0).filter { !($0.isASCII && $0.isNumber) }
        guard others.allSatisfy({ " -().".contains($0) }) else { return false }
        let isBritish: Bool
        let isNumber: Bool
        if hasPlus || digits.hasPrefix("00") {
            let number = hasPlus ? digits : String(digits.dropFirst(2))
            isBritish = number.hasPrefix("44")
            let national = number.dropFirst(2).drop { $0 == "0" }
            isNumber = isBritish ? (9...10).contains(national.count) : (8...15).contains(number.count)
        } else {
            isBritish = true
            isNumber = digits.first == "0" && (10...11).contains(digits.count)
        }
        let isWanted =
            switch format {
            case nil: true
            case .uk: isBritish
            case .international: !isBritish
            }
        return isNumber && isWanted
    }

    /// A UK postcode in its usual shape, however it was typed; nil where it is none.
    ///
    /// One or two letters, a digit and perhaps one more sign; then a digit and two letters.
    public static func postcode(_ text: String) -> String? {
        let signs = Array(text.uppercased().filter { !$0.isWhitespace && !"-.,".contains($0) })
        guard (5...7).contains(signs.count), signs.allSatisfy(\.isASCII) else { return nil }
        let (outward, inward) = (signs.dropLast(3), Array(signs.suffix(3)))
        let letters = outward.prefix(while: \.isLetter)
        let rest = outward.dropFirst(letters.count)
        guard (1...2).contains(letters.count), let first = rest.first, first.isNumber, rest.count <= 2,
            rest.allSatisfy({ $0.isLetter || $0.isNumber }), inward[0].isNumber, inward[1].isLetter,
            inward[2].isLetter
        else { return nil }
        return String(outward) + " " + String(inward)
    }
}

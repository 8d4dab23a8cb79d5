/// What may stand as an address in the header of an e-mail.
public enum MailAddress {
    /// Whether a text is one address and nothing else, so that no header can be smuggled in with it.
    ///
    /// The dot-atom form of RFC 5322, 3.4.1, in ASCII, with a domain of two parts or more. No quoted names,
    /// comments, or lists.
    public static func isAddress(_ text: String) -> Bool {
        let halves = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard text.utf8.count <= 254, halves.count == 2, halves[0].count <= 64 else { return false }
        let dot = UInt8(ascii: ".")
        let local = halves[0].split(separator: dot, omittingEmptySubsequences: false)
        let domain = halves[1].split(separator: dot, omittingEmptySubsequences: false)
        let isLocal = local.allSatisfy { !$0.isEmpty && $0.allSatisfy(isAtomSign) }
        let isDomain = domain.allSatisfy { label in
            (1...63).contains(label.count) && label.allSatisfy { isAlphanumeric($0) || $0 == hyphen }
                && label.first != hyphen && label.last != hyphen
        }
        return isLocal && isDomain && domain.count >= 2 && halves[0].first != hyphen
    }

    private static let hyphen = UInt8(ascii: "-")
    private static let signs = Set("!#$%&'*+-/=?^_`{|}~".utf8)

    private static func isAtomSign(_ byte: UInt8) -> Bool { isAlphanumeric(byte) || signs.contains(byte) }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
}

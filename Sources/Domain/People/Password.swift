/// A secret of staff: eight signs or more, of any kind.
///
/// What it is made of is nobody's business (NCSC and GOV.UK: no rules of composition): it is only long enough, and none
/// of those that are tried first. It says nothing of itself where it is printed by mistake.
public struct Password: Hashable, Sendable, CustomStringConvertible {
    /// How many signs it may have; a phrase of many words fits.
    public static let lengths = 8...128
    /// The hash of the C library takes no more bytes.
    private static let mostBytes = 500

    /// Why a text cannot be a password.
    public enum Refusal: Error, Hashable, Sendable {
        /// It has fewer signs than it must.
        case tooShort
        /// It has more signs than can be kept.
        case tooLong
        /// Strangers try it among the first: it is on the list of the hub, or all its signs are a row or a pattern.
        case tooCommon
        /// It is the login, the name, or the hub.
        case ownName
    }

    /// The text, to be hashed or compared with a hash and never kept.
    public let text: String

    /// Reads a password that is to be tried, however short: only what can be none at all is refused.
    public init(trying text: some StringProtocol) throws(Refusal) {
        // A space at an edge is nothing that anybody sees, and lines of text lose it.
        let text = Self.trimmed(text)
        guard !text.isEmpty else { throw .tooShort }
        guard text.count <= Self.lengths.upperBound, text.utf8.count <= Self.mostBytes,
            !text.utf8.contains(0)
        else { throw .tooLong }
        self.text = text
    }

    /// Reads a password that somebody chooses for herself.
    ///
    /// - Parameters:
    ///   - text: what was typed or pasted.
    ///   - common: what the hub knows to be tried first, in small letters.
    ///   - names: what is known of her: her login, her name, the hub.
    /// - Throws: `Refusal`; the first thing that is wrong.
    public init(
        choosing text: some StringProtocol,
        common: Set<String>,
        names: [String]
    ) throws(Refusal) {
        try self.init(trying: text)
        guard self.text.count >= Self.lengths.lowerBound else { throw .tooShort }
        let small = self.text.lowercased()
        let letters = small.filter(\.isLetter)
        let own = names + names.flatMap { $0.split(separator: " ").map { String($0) } }
        if own.contains(where: { $0.lowercased().filter(\.isLetter) == letters && letters.count > 1 }) {
            throw .ownName
        }
        // "password2026!" is the common word still.
        let stem = Self.stem(of: small)
        // Six digits with spaces between are read as a PIN where she signs in.
        let isPIN = (try? PIN(trying: small)) != nil
        if isPIN || common.contains(small) || common.contains(stem) || Self.isPattern(small) {
            throw .tooCommon
        }
    }

    /// The text without the digits and signs at its end.
    private static func stem(of text: String) -> String {
        String(text.reversed().drop { !$0.isLetter }.reversed())
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }

    /// Whether the signs are a row, as 12345678 and abcdefgh, or one to four of them again and again.
    private static func isPattern(_ text: String) -> Bool {
        let signs = text.unicodeScalars.map { Int($0.value) }
        let steps = Set(zip(signs, signs.dropFirst()).map { $1 - $0 })
        if let only = steps.first, steps.count == 1, abs(only) <= 1 { return true }
        return (1...4).contains { size in signs.indices.allSatisfy { signs[$0] == signs[$0 % size] } }
    }

    /// Never the text itself.
    public var description: String { "a password" }
}

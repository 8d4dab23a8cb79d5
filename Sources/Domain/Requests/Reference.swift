/// A reference that a person can write down and say aloud: eight signs and one to check them.
///
/// The check sign finds every single wrong sign, every swap of neighbours or of signs one apart, and every wrong pair
/// of equal signs (see `CheckedSigns`).
public struct Reference: Hashable, Sendable, CustomStringConvertible {
    /// The signs, in the order of their values.
    public static let alphabet = CheckedSigns.alphabet
    /// How many signs stand before the one that checks them.
    public static let payloadLength = 8

    /// Why a text is not a reference.
    public enum Refusal: Error, Hashable, Sendable {
        /// It has too few or too many signs.
        case wrongLength(Int)
        /// It holds a sign that no reference has.
        case unknownSign(Character)
        /// The signs do not belong together: one or more is wrong.
        case wrongCheck
    }

    /// All nine signs, without spaces.
    public let description: String

    /// Makes a reference from values of 0 to 30; what is missing counts as 0, and larger values wrap round.
    public init(payload: [Int]) {
        description = CheckedSigns.text(of: payload, Self.payloadLength)
    }

    /// Reads what a person typed: capitals or not, with or without spaces and hyphens.
    ///
    /// - Throws: `Refusal`, which says what is wrong with it.
    public init(reading text: some StringProtocol) throws(Refusal) {
        let signs = CheckedSigns.signs(in: text)
        var values: [Int] = []
        for sign in signs {
            guard let value = Self.alphabet.firstIndex(of: sign) else { throw .unknownSign(sign) }
            values.append(value)
        }
        guard values.count == Self.payloadLength + 1 else { throw .wrongLength(values.count) }
        guard CheckedSigns.isChecked(values) else { throw .wrongCheck }
        description = String(signs)
    }

    /// The reference in groups of three, as it is shown: 7K2-M9Q-XP4.
    public var grouped: String { CheckedSigns.grouped(description, by: 3) }
}

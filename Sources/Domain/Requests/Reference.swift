/// A reference that a person can write down and say aloud: eight signs and one to check them.
///
/// The signs are digits and capitals without 0, 1, I, L and O, which are mistaken for each other. There are 31 of them,
/// a prime, so a weighted sum finds every single wrong sign, every swap of neighbours or of signs one apart, and every
/// wrong pair of equal signs.
public struct Reference: Hashable, Sendable, CustomStringConvertible {
    /// The signs, in the order of their values.
    public static let alphabet = Array("23456789ABCDEFGHJKMNPQRSTUVWXYZ")
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
        let values = (0..<Self.payloadLength).map {
            $0 < payload.count ? abs(payload[$0]) % Self.alphabet.count : 0
        }
        description = String((values + [Self.check(of: values)]).map { Self.alphabet[$0] })
    }

    /// Reads what a person typed: capitals or not, with or without spaces and hyphens.
    ///
    /// - Throws: `Refusal`, which says what is wrong with it.
    public init(reading text: some StringProtocol) throws(Refusal) {
        let signs = text.uppercased().filter { !$0.isWhitespace && $0 != "-" && $0 != "–" }
        var values: [Int] = []
        for sign in signs {
            guard let value = Self.alphabet.firstIndex(of: sign) else { throw .unknownSign(sign) }
            values.append(value)
        }
        guard values.count == Self.payloadLength + 1 else { throw .wrongLength(values.count) }
        guard Self.check(of: values.dropLast()) == values.last else { throw .wrongCheck }
        description = signs
    }

    /// The reference in groups of three, as it is shown: 7K2-M9Q-XP4.
    public var grouped: String {
        let signs = Array(description)
        return stride(from: 0, to: signs.count, by: 3).map { String(signs[$0..<min($0 + 3, signs.count)]) }
            .joined(separator: "-")
    }

    /// The value of the sign that makes the weighted sum of all nine a multiple of 31.
    ///
    /// The weights are powers of 3, which is a primitive root of 31: they, their neighbours' sums and differences are
    /// never multiples of 31.
    private static func check(of values: some Sequence<Int>) -> Int {
        let size = alphabet.count
        var (sum, weight) = (0, 1)
        for value in values {
            sum += value * weight
            weight = weight * 3 % size
        }
        // The check sign has the next weight: it is the sum's negative, divided by that weight.
        return (0..<size).first { (sum + $0 * weight) % size == 0 } ?? 0
    }
}

public import Ground

/// The code under which a form is saved: seven signs and one to check them.
///
/// Who has it, and knows the date of birth, can read the answers. So it says nothing of itself where it is printed by
/// mistake, and `grouped` alone shows it.
public struct SavedCode: Hashable, Sendable, CustomStringConvertible {
    /// How many signs stand before the one that checks them.
    public static let payloadLength = 7
    /// How many of the first signs are no secret: a store finds the form by them.
    static let lookupLength = 3

    /// Why a text is not a code.
    public enum Refusal: Error, Hashable, Sendable {
        /// It has no signs at all.
        case empty
        /// It has too few or too many signs.
        case wrongLength
        /// One or more of its signs is wrong.
        case wrongSign
    }

    private let signs: String

    /// Makes a code from values of 0 to 30; what is missing counts as 0, and larger values wrap round.
    public init(payload: [Int]) {
        signs = CheckedSigns.text(of: payload, Self.payloadLength)
    }

    /// Reads what a person typed: capitals or not, with or without spaces and hyphens.
    ///
    /// A single sign that no code has, such as 0, is read as the one it looks like, where just one makes the check
    /// come out right.
    /// - Throws: `Refusal`, which says what is wrong with it.
    public init(reading text: some StringProtocol) throws(Refusal) {
        let typed = CheckedSigns.signs(in: text)
        guard !typed.isEmpty else { throw .empty }
        guard typed.count == Self.payloadLength + 1 else { throw .wrongLength }
        let meant = Self.readings(of: typed).filter { reading in
            let values = reading.compactMap { CheckedSigns.alphabet.firstIndex(of: $0) }
            return values.count == typed.count && CheckedSigns.isChecked(values)
        }
        guard meant.count == 1 else { throw .wrongSign }
        signs = String(meant[0])
    }

    /// What the signs that no code has are mistaken for.
    private static let lookalikes: [Character: [Character]] = [
        "0": ["D", "Q"], "O": ["D", "Q"], "1": ["7", "J", "T"], "I": ["7", "J", "T"], "L": ["7", "J", "T"],
    ]

    /// What some signs can mean: themselves, or where one of them is in no code, each sign it looks like.
    private static func readings(of signs: [Character]) -> [[Character]] {
        let unknown = signs.indices.filter { !CheckedSigns.alphabet.contains(signs[$0]) }
        guard let place = unknown.first else { return [signs] }
        guard unknown.count == 1 else { return [] }
        return lookalikes[signs[place], default: []].map { sign in
            var reading = signs
            reading[place] = sign
            return reading
        }
    }

    /// The code in two groups, as it is shown: 7K2M-9QXP.
    public var grouped: String { CheckedSigns.grouped(signs, by: 4) }

    /// The part that is no secret, by which a store finds the forms that may be meant.
    public var lookup: String { String(signs.prefix(Self.lookupLength)) }

    /// Never the code itself.
    public var description: String { "a code" }

    /// What must be known to open the form: the code together with the date of birth.
    ///
    /// A store keeps it only as a hash.
    public func secret(with born: CivilDate) -> String { "\(signs) \(born.iso)" }
}

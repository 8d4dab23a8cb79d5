public import Ground

/// A secret number of six digits.
///
/// It says nothing of itself where it is printed by mistake.
public struct PIN: Hashable, Sendable, CustomStringConvertible {
    /// How many digits it has.
    public static let length = 6

    /// Why digits cannot be a PIN.
    public enum Refusal: Error, Hashable, Sendable {
        /// There are too few, too many, or something else than digits.
        case notSixDigits
        /// They are among the first that a stranger tries: all the same, in a row, or a pattern of two or three.
        case tooEasy
        /// They are a part of the date of birth.
        case dateOfBirth
    }

    /// The digits, to be hashed or compared with a hash and never kept.
    public let digits: String

    /// Reads a PIN that is to be tried: six digits, with or without spaces.
    public init(trying text: some StringProtocol) throws(Refusal) {
        let signs = text.filter { !$0.isWhitespace }
        guard signs.count == Self.length, signs.allSatisfy({ $0.isASCII && $0.isNumber }) else {
            throw .notSixDigits
        }
        digits = String(signs)
    }

    /// Reads a PIN that somebody chooses for herself.
    ///
    /// Refuses what guessers try first (NIST SP 800-63B, 5.1.1.2: repeated and sequential signs, and what is known of
    /// the person).
    public init(choosing text: some StringProtocol, born: CivilDate?) throws(Refusal) {
        try self.init(trying: text)
        let values = digits.compactMap(\.wholeNumberValue)
        let steps = zip(values, values.dropFirst()).map { ($1 - $0 + 10) % 10 }
        let isRow = Set(steps).count == 1 && [0, 1, 9].contains(steps[0])
        let isPattern = [2, 3].contains { size in
            values.indices.allSatisfy { values[$0] == values[$0 % size] }
        }
        if isRow || isPattern { throw .tooEasy }
        if let born, Self.forms(of: born).contains(digits) { throw .dateOfBirth }
    }

    /// The ways people write a date in six digits.
    private static func forms(of date: CivilDate) -> Set<String> {
        func two(_ number: Int) -> String { number % 100 < 10 ? "0\(number % 100)" : String(number % 100) }
        let (day, month, year) = (two(date.day), two(date.month), two(date.year))
        return [
            day + month + year, month + day + year, year + month + day, month + String(date.year),
            String(date.year) + month, day + String(date.year), String(date.year) + day,
        ]
    }

    /// Never the digits themselves.
    public var description: String { "a PIN" }
}

/// The number of a resident's account: eight digits and one to check them, so that a number pad is enough.
///
/// The check digit is Damm's (H. M. Damm, "Total anti-symmetrische Quasigruppen", 2004): it finds every single wrong
/// digit and every swap of neighbours.
public struct AccountNumber: Hashable, Sendable, CustomStringConvertible {
    /// How many digits stand before the one that checks them.
    public static let payloadLength = 8

    /// Why a text is not an account number.
    public enum Refusal: Error, Hashable, Sendable {
        /// It has too few or too many digits.
        case wrongLength(Int)
        /// It holds something else than digits.
        case notDigits
        /// The digits do not belong together: one or more is wrong.
        case wrongCheck
    }

    /// All nine digits, without spaces.
    public let description: String

    /// Makes a number from values of 0 to 9; what is missing counts as 0, and larger values wrap round.
    public init(payload: [Int]) {
        let digits = (0..<Self.payloadLength).map { $0 < payload.count ? abs(payload[$0] % 10) : 0 }
        description = (digits + [Self.interim(digits)]).map { String($0) }.joined()
    }

    /// Reads what a person typed or scanned, with or without spaces and hyphens.
    ///
    /// - Throws: `Refusal`, which says what is wrong with it.
    public init(reading text: some StringProtocol) throws(Refusal) {
        let signs = text.filter { !$0.isWhitespace && $0 != "-" }
        let digits = signs.compactMap { $0.isASCII ? $0.wholeNumberValue : nil }
        guard digits.count == signs.count else { throw .notDigits }
        guard digits.count == Self.payloadLength + 1 else { throw .wrongLength(digits.count) }
        guard Self.interim(digits) == 0 else { throw .wrongCheck }
        description = String(signs)
    }

    /// The number in groups of three, as it is shown: 284 915 607.
    public var grouped: String {
        let signs = Array(description)
        return stride(from: 0, to: signs.count, by: 3).map { String(signs[$0..<$0 + 3]) }.joined(
            separator: " "
        )
    }

    /// A totally anti-symmetric quasigroup of order 10, a row for each value so far.
    private static let table: [[Int]] = [
        [0, 3, 1, 7, 5, 9, 8, 6, 4, 2], [7, 0, 9, 2, 1, 5, 4, 8, 6, 3], [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
        [1, 7, 5, 0, 9, 8, 3, 4, 2, 6], [6, 1, 2, 3, 0, 4, 5, 9, 7, 8], [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
        [5, 8, 6, 9, 7, 2, 0, 1, 3, 4], [8, 9, 4, 5, 3, 6, 2, 0, 1, 7], [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
        [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
    ]

    private static func interim(_ digits: [Int]) -> Int { digits.reduce(0) { table[$0][$1] } }
}

/// The number of a library card, as a scanner reads it or a person types it.
///
/// Libraries number their cards in many ways, so nothing is known of it but that it is short.
public struct CardNumber: Hashable, Sendable, CustomStringConvertible {
    /// How many signs a card number may have.
    public static let lengths = 4...32

    /// The letters and digits, in capitals, without spaces and signs between.
    public let description: String

    /// Reads what was scanned or typed; nil where it cannot be a card number.
    public init?(reading text: some StringProtocol) {
        let signs = text.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        let others = text.filter { !$0.isWhitespace && !"-./".contains($0) }
        guard Self.lengths.contains(signs.count), others.count == signs.count else { return nil }
        description = signs
    }
}

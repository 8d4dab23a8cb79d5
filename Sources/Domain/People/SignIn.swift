/// By what a resident signs in: the number of her account, or of her library card.
public enum SignInName: Hashable, Sendable {
    case account(AccountNumber)
    case card(CardNumber)

    /// Why a text is neither.
    public enum Refusal: Error, Hashable, Sendable {
        /// Nothing was typed.
        case empty
        /// It cannot be a number of either kind.
        case notANumber
    }

    /// Reads what was typed or scanned: an account number where its check digit is right, else a card.
    public init(reading text: some StringProtocol) throws(Refusal) {
        guard text.contains(where: { !$0.isWhitespace }) else { throw .empty }
        if let number = try? AccountNumber(reading: text) {
            self = .account(number)
        } else if let card = CardNumber(reading: text) {
            self = .card(card)
        } else {
            throw .notANumber
        }
    }
}

/// Why somebody is not signed in.
public enum SignInRefusal: Hashable, Sendable {
    /// The number or the PIN is wrong; which of them, nobody is told.
    case wrong
    /// There were too many wrong tries for this account; it opens again by itself at an instant, or by staff.
    case accountLocked(until: Int64)
    /// There were too many wrong tries on this terminal, until an instant.
    case terminalLocked(until: Int64)
}

extension WrongTries.Limit {
    /// For the PIN of one account or of one of the staff: five, then 30 minutes.
    ///
    /// So 240 PINs of a million can be tried in a day, and the owner never waits longer than half an hour.
    public static let ofPIN = WrongTries.Limit(most: 5, duration: 30 * 60_000)
    /// For signing in on one terminal, which many people use: fifteen, then ten minutes.
    public static let ofSignIn = WrongTries.Limit(most: 15, duration: 10 * 60_000)
}

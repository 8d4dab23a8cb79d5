/// A resident with an account.
public struct Person: Hashable, Sendable {
    /// The record's own id.
    public var id: ID
    /// The number she signs in with.
    public var number: AccountNumber
    /// What she told of herself.
    public var details: PersonDetails
    /// The library card in use; nil where there is none.
    public var card: CardNumber?
    /// When the account was opened, in milliseconds since 1 January 1970, UTC.
    public var openedAt: Int64

    /// Makes a person as a store read her.
    public init(
        id: ID,
        number: AccountNumber,
        details: PersonDetails,
        card: CardNumber? = nil,
        openedAt: Int64
    ) {
        self.id = id
        self.number = number
        self.details = details
        self.card = card
        self.openedAt = openedAt
    }
}

/// A resident who opens an account.
public struct Registration: Sendable {
    /// The operation that opens it: doing it again is the same as doing it once.
    public var operation: ID
    /// The id of the new person.
    public var id: ID
    /// What she told of herself.
    public var details: PersonDetails
    /// Her library card; nil where she has none.
    public var card: CardNumber?
    /// The PIN she chose; nil where staff give her one later.
    public var pin: PIN?
    /// When, in milliseconds since 1 January 1970, UTC.
    public var at: Int64
    /// The id of the warning that she may have an account already; nil where she seems to have none.
    public var warning: ID?
    /// The name of the terminal, for the warning.
    public var terminal = ""

    /// Makes a registration.
    public init(operation: ID, id: ID, details: PersonDetails, card: CardNumber?, pin: PIN?, at: Int64) {
        self.operation = operation
        self.id = id
        self.details = details
        self.card = card
        self.pin = pin
        self.at = at
    }
}

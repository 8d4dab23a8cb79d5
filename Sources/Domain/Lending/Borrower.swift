public import Ground

/// Who asks to borrow, as far as the rules look at her.
public struct Borrower: Hashable, Sendable {
    /// Her account.
    public var person: ID
    /// The code of her group in the rules.
    public var group: String
    /// How old she is in whole years; nil where that is not known.
    public var age: Int?
    /// The last day of her account; nil for one that does not end.
    public var accountEnds: CivilDate?
    /// Whether staff let her have more than the limits say.
    public var mayExceedLimits: Bool

    /// Describes a borrower.
    public init(
        person: ID,
        group: String,
        age: Int? = nil,
        accountEnds: CivilDate? = nil,
        mayExceedLimits: Bool = false
    ) {
        self.person = person
        self.group = group
        self.age = age
        self.accountEnds = accountEnds
        self.mayExceedLimits = mayExceedLimits
    }
}

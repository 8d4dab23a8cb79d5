public import Ground

/// A place in a list of loans, which are in the order of the days they are due.
public struct LoanPlace: Hashable, Sendable {
    /// The day the loan is due.
    public var due: CivilDate
    /// The loan.
    public var id: ID

    /// Names a place.
    public init(due: CivilDate, id: ID) { (self.due, self.id) = (due, id) }
}

/// Which open loans are meant.
public struct LoanChoice: Hashable, Sendable {
    /// Those that were lent at a hub; nil for all hubs.
    public var hub: String?
    /// Those of a model; nil for all.
    public var model: String?
    /// Those that were due before a day; nil for all.
    public var dueBefore: CivilDate?

    /// Chooses loans; all of them where nothing is named.
    public init(hub: String? = nil, model: String? = nil, dueBefore: CivilDate? = nil) {
        (self.hub, self.model, self.dueBefore) = (hub, model, dueBefore)
    }
}

public import Ground

/// Some of a batch that was taken out of the stock and given to nobody.
public struct WriteOff: Hashable, Sendable {
    /// Why.
    public enum Reason: String, Hashable, Sendable, CaseIterable {
        /// Its last day is over.
        case expired
        case damaged
        /// It cannot be found.
        case missing
        /// Whoever made it wants it back, or says that it is not to be used.
        case recalled
    }

    /// What it was, by its code in content.
    public var kind: String
    /// The number of the batch.
    public var batch: String
    /// How many.
    public var quantity: Int
    /// Why.
    public var reason: Reason
    /// When, in milliseconds since 1 January 1970, UTC.
    public var at: Int64
    /// Who signed it, by name; empty where she is not known any more.
    public var by: String

    /// Describes what was written off.
    public init(kind: String, batch: String, quantity: Int, reason: Reason, at: Int64, by: String) {
        (self.kind, self.batch, self.quantity) = (kind, batch, quantity)
        (self.reason, self.at, self.by) = (reason, at, by)
    }
}

extension Consumable {
    /// Sees that some of it can be written off on a day for a reason.
    ///
    /// - Throws: `LendingRefusal.stockTooSmall` where there are not so many, `notExpired` where it is said to be out of
    ///   date and is not.
    public func mayWriteOff(
        _ quantity: Int,
        for reason: WriteOff.Reason,
        on day: CivilDate
    ) throws(LendingRefusal) {
        if reason == .expired, !isExpired(on: day) { throw .notExpired }
        guard quantity >= 1, quantity <= remaining else { throw .stockTooSmall(remaining: remaining) }
    }
}

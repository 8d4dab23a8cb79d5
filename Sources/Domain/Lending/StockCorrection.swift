/// The number of a batch that was wrong in the books, and was put right.
public struct StockCorrection: Hashable, Sendable {
    /// The kind of thing, by its code in content.
    public var kind: String
    /// The number of the batch, as it is printed on it.
    public var batch: String
    /// How many were left by the books.
    public var was: Int
    /// How many there are.
    public var became: Int
    /// Why it was wrong, in words.
    public var reason: String
    /// When, in milliseconds since 1 January 1970, UTC.
    public var at: Int64
    /// Who signed it, by name; empty where she is not known any more.
    public var by: String

    /// Describes a correction.
    public init(kind: String, batch: String, was: Int, became: Int, reason: String, at: Int64, by: String) {
        (self.kind, self.batch, self.was, self.became) = (kind, batch, was, became)
        (self.reason, self.at, self.by) = (reason, at, by)
    }
}

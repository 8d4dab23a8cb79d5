public import Ground

/// That somebody accepted an agreement with a key of her own.
public struct AcceptedAgreement: Hashable, Sendable {
    /// The name and version that stood on the screen.
    public var key: String
    /// The day on which she accepted it.
    public var on: CivilDate

    /// Names what was accepted.
    public init(_ key: String, on day: CivilDate) { (self.key, on) = (key, day) }
}

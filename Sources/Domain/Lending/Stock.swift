public import Ground

/// A batch of things that are given away, such as data SIMs or vouchers.
public struct Consumable: Hashable, Sendable {
    /// Names the batch for good.
    public var id: ID
    /// The hub that has it.
    public var hub: String
    /// What it is, by its code in content.
    public var kind: String
    /// The number of the batch, as it is printed on it.
    public var batch: String
    /// The last day they can be used; nil where they keep.
    public var expires: CivilDate?
    /// How many came.
    public var received: Int
    /// How many are left.
    public var remaining: Int
    /// At this many it is time for more.
    public var low: Int

    /// Describes a batch.
    public init(
        id: ID,
        hub: String,
        kind: String,
        batch: String,
        expires: CivilDate?,
        received: Int,
        remaining: Int,
        low: Int
    ) {
        self.id = id
        self.hub = hub
        self.kind = kind
        self.batch = batch
        self.expires = expires
        self.received = received
        self.remaining = remaining
        self.low = low
    }

    /// Whether it is time to ask for more.
    public var isLow: Bool { remaining <= low }

    /// Sees that some of it can be given on a day.
    public func mayGive(_ quantity: Int, on day: CivilDate) throws(LendingRefusal) {
        if let expires, expires < day { throw .expired(expires) }
        guard (1...max(1, remaining)).contains(quantity), remaining > 0 else {
            throw .stockTooSmall(remaining: remaining)
        }
    }
}

/// Something that was given to a resident for good.
public struct Gift: Hashable, Sendable {
    /// What was given.
    public enum Thing: Hashable, Sendable {
        /// So many of a batch.
        case consumable(ID, kind: String, quantity: Int)
        /// A device of the hub.
        case device(ID, AssetTag)
    }

    /// Names it for good.
    public let id: ID
    /// What was given.
    public let thing: Thing
    /// When, in milliseconds since 1 January 1970, UTC.
    public let at: Int64

    /// Describes a gift.
    public init(id: ID, thing: Thing, at: Int64) {
        self.id = id
        self.thing = thing
        self.at = at
    }
}

public import Ground

/// Something that the hub gives for good, as content names it.
public struct SupplyKind: Hashable, Sendable {
    /// Its code, as it is kept with each batch.
    public var code: String
    /// What it is called.
    public var name: String
    /// At this many it is time for more.
    public var low: Int

    /// Names a kind.
    public init(code: String, name: String, low: Int) {
        self.code = code
        self.name = name
        self.low = low
    }
}

/// How much of one kind is left at a hub, with its batches.
public struct SupplyLevel: Hashable, Sendable {
    /// The kind.
    public var kind: SupplyKind
    /// The batches of which some is left, the first to expire first.
    public var batches: [Consumable]
    /// How many can be given on the day.
    public var usable: Int
    /// How many are left that can no longer be used.
    public var expired: Int
    /// What of it was written off, the last first.
    public var writtenOff: [WriteOff] = []
    /// What was corrected of it, the last first.
    public var corrected: [StockCorrection] = []

    /// Whether it is time to ask for more.
    public var isLow: Bool { usable <= kind.low }

    /// Whether none is left that can be given.
    public var isGone: Bool { usable == 0 }

    /// Sorts the batches of a hub by kind: every kind that content names, then those it names no more.
    ///
    /// A kind of which nothing is left is among them, since that is when somebody must ask for more.
    /// - Parameters:
    ///   - kinds: what the hub gives.
    ///   - batches: what is left, the first to expire first.
    ///   - writtenOff: what was written off, the last first.
    ///   - corrected: what was corrected, the last first.
    ///   - day: the day at the hub.
    /// - Returns: the levels, in the order of the kinds.
    public static func all(
        _ kinds: [SupplyKind],
        _ batches: [Consumable],
        writtenOff: [WriteOff] = [],
        corrected: [StockCorrection] = [],
        on day: CivilDate
    ) -> [SupplyLevel] {
        let known = Set(kinds.map(\.code))
        let others = Set(batches.map(\.kind) + writtenOff.map(\.kind)).subtracting(known).sorted()
        let named =
            kinds
            + others.map { code in
                let low = batches.filter { $0.kind == code }.map(\.low).max() ?? 0
                return SupplyKind(code: code, name: code, low: low)
            }
        return named.map { kind in
            let own = batches.filter { $0.kind == kind.code && $0.remaining > 0 }
            let gone = own.filter { $0.isExpired(on: day) }
            let (all, over) = (own.reduce(0) { $0 + $1.remaining }, gone.reduce(0) { $0 + $1.remaining })
            var level = SupplyLevel(kind: kind, batches: own, usable: all - over, expired: over)
            level.writtenOff = writtenOff.filter { $0.kind == kind.code }
            level.corrected = corrected.filter { $0.kind == kind.code }
            return level
        }
    }
}

extension Consumable {
    /// Whether its last day is over.
    public func isExpired(on day: CivilDate) -> Bool { expires.map { $0 < day } ?? false }
}

/// Some of a batch that was given to somebody.
public struct SupplyGift: Hashable, Sendable {
    /// Who has it; nil once she is forgotten.
    public var person: ID?
    /// Her name; empty once she is forgotten.
    public var name: String
    /// How many.
    public var quantity: Int
    /// When, in milliseconds since 1 January 1970, UTC.
    public var at: Int64

    /// Describes what was given.
    public init(person: ID?, name: String, quantity: Int, at: Int64) {
        (self.person, self.name, self.quantity, self.at) = (person, name, quantity, at)
    }
}

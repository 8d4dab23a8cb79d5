public import Ground

/// Which days of a loan or a reservation moved, each with the closed day it was on before.
public struct MovedDays: Hashable, Sendable {
    /// The first day; nil where it did not move.
    public var first: CivilDate?
    /// The last day for fetching; nil where it did not move.
    public var collect: CivilDate?
    /// The day it is brought back; nil where it did not move.
    public var due: CivilDate?
    /// Whether the day it is brought back moved to an earlier one: somebody else has it after that.
    public var isDueEarlier = false

    /// Nothing moved.
    public init() {}
}

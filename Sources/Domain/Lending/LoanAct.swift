/// Something that staff did about somebody's loans: more time, care, her group.
public struct LoanAct: Hashable, Sendable {
    /// When, in milliseconds since 1 January 1970, UTC.
    public var at: Int64
    /// What.
    public var act: AuditEntry.Act
    /// The name of who did it; empty where it is not known any more.
    public var by: String

    /// Makes a record as a store read it.
    public init(at: Int64, act: AuditEntry.Act, by: String) { (self.at, self.act, self.by) = (at, act, by) }

    /// The acts that are among them.
    public static let kinds: [AuditEntry.Act] = [
        .loanWaived, .waiverEnded, .hardshipNoted, .hardshipCleared, .borrowerGrouped,
    ]

    /// Whether it is about hardship that somebody told of.
    ///
    /// It is theirs to know, and in what they take away; no page shows it by itself, since a terminal stands where others
    /// can see it.
    public var isOfHardship: Bool { act == .hardshipNoted || act == .hardshipCleared }
}

/// How a device looked before and after it was away, and what was noted then.
///
/// It is the detail of the events of a device that came in. The note may be about who had it, and goes with that borrower.
public struct ConditionChange: Hashable, Sendable {
    /// How it looked before.
    public var from: AssetCondition
    /// How it looked when it came in.
    public var to: AssetCondition
    /// What was noted; empty where nothing was.
    public var note: String

    /// Describes how it came in.
    public init(from: AssetCondition, to: AssetCondition, note: String = "") {
        (self.from, self.to, self.note) = (from, to, note)
    }

    /// How it looked, as the history of a device keeps it for good: `good>worn`.
    public var text: String { "\(from.rawValue)>\(to.rawValue)" }

    /// Reads what the history of a device says, with the note after it; nil for another detail.
    public init?(reading text: some StringProtocol) {
        let parts = text.split(separator: " ", maxSplits: 1)
        let looks = parts.first?.split(separator: ">", omittingEmptySubsequences: false) ?? []
        guard looks.count == 2, let from = AssetCondition(rawValue: String(looks[0])),
            let to = AssetCondition(rawValue: String(looks[1]))
        else { return nil }
        self.init(from: from, to: to, note: parts.count > 1 ? String(parts[1]) : "")
    }
}

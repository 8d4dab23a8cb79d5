/// What a stock-take found, as it is kept for good.
public struct CountFinding: Hashable, Sendable {
    /// What it is.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// It should be there, and was.
        case found
        /// It should be there, and nobody scanned it.
        case missing
        /// It was there, and should be elsewhere.
        case misplaced
        /// No device has this label.
        case unknown
    }

    /// What staff may say of a difference that nothing was done about; what is done to a device says it by itself.
    public enum Answer: String, Hashable, Sendable, CaseIterable {
        /// It is here after all.
        case here
        /// It is none of ours.
        case notOurs = "not-ours"
        /// A device that is no longer lent was found, and stays out of use.
        case staysRetired = "stays-retired"
    }

    /// What it is.
    public var kind: Kind
    /// The label of the device, or what was scanned.
    public var code: String
    /// The device; nil for a label that no device has.
    public var asset: ID?
    /// The code of its model; empty for no device.
    public var model: String
    /// The code of the hub it belonged to; empty for no device.
    public var hub: String
    /// How it stood by the store, by the name of its state; empty for no device.
    public var state: String
    /// What was done about it, by the name of an event or an answer; nil for nothing.
    public var outcome: String?
    /// When, in milliseconds since 1 January 1970, UTC.
    public var settledAt: Int64?
    /// Who did it.
    public var settledBy: ID?

    /// Describes what was found.
    public init(kind: Kind, code: String, asset: ID?, model: String, hub: String, state: String) {
        (self.kind, self.code, self.asset) = (kind, code, asset)
        (self.model, self.hub, self.state) = (model, hub, state)
    }

    /// Whether somebody must still do something about it.
    public var isOpen: Bool { kind != .found && outcome == nil }

    /// Whether something may be said of it as it is.
    public func takes(_ answer: Answer) -> Bool {
        switch answer {
        case .notOurs: kind == .unknown
        case .here: kind == .missing || kind == .misplaced
        case .staysRetired: kind == .misplaced && state == "retired"
        }
    }
}

/// A stock-take that is over.
public struct PastCount: Hashable, Sendable {
    /// Names it for good.
    public var id: ID
    /// The hub that was counted.
    public var hub: String
    /// When it began, in milliseconds since 1 January 1970, UTC.
    public var begunAt: Int64
    /// Who began it.
    public var begunBy: ID?
    /// When it ended.
    public var endedAt: Int64
    /// Who ended it.
    public var endedBy: ID?
    /// What it found; only the differences where it is listed.
    public var findings: [CountFinding]
    /// How many devices were found where they belong.
    public var found: Int

    /// Describes a stock-take.
    public init(id: ID, hub: String, begunAt: Int64, begunBy: ID?, endedAt: Int64, endedBy: ID?) {
        (self.id, self.hub, self.begunAt, self.begunBy) = (id, hub, begunAt, begunBy)
        (self.endedAt, self.endedBy, self.findings, self.found) = (endedAt, endedBy, [], 0)
    }

    /// The differences nobody did anything about.
    public var open: [CountFinding] { findings.filter(\.isOpen) }
}

/// One step in the history of a case.
public struct CaseEvent: Hashable, Sendable {
    /// What was done.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case sent
        case claimed
        case released
        case answered
        case asked
        case replied
        case completed
        case moved
        case noted
        case withdrawn
        case acknowledged
        case extended
        case decided
        case escalated
        case learnt
    }

    /// Which step it is, from 1.
    public var ordinal: Int
    /// What was done.
    public var kind: Kind
    /// Where the case stood after it.
    public var status: RequestStatus
    /// When, in milliseconds since 1 January 1970, UTC.
    public var at: Int64
    /// Who of the staff did it; nil where the resident did.
    public var staff: ID?
    /// How colleagues and residents read her name.
    public var staffName: String?
    /// The team that has it from then on, where it was sent or moved there.
    public var team: String?
    /// The words that went with it; nil where there were none, or they were erased.
    public var words: String?
    /// Why the words are kept from the resident; nil where they are not.
    public var withheld: Withholding?

    /// Makes a step as a store read it.
    public init(
        ordinal: Int,
        kind: Kind,
        status: RequestStatus,
        at: Int64,
        staff: ID? = nil,
        staffName: String? = nil,
        team: String? = nil,
        words: String? = nil
    ) {
        self.ordinal = ordinal
        self.kind = kind
        self.status = status
        self.at = at
        self.staff = staff
        self.staffName = staffName
        self.team = team
        self.words = words
    }

    /// Whether the resident is shown it.
    public var isForResident: Bool {
        switch kind {
        case .noted, .learnt, .released: false
        default: true
        }
    }
}

extension CaseAct {
    /// How the history names it.
    public var kind: CaseEvent.Kind {
        switch self {
        case .claim: .claimed
        case .release: .released
        case .answer: .answered
        case .ask: .asked
        case .reply: .replied
        case .complete: .completed
        case .move: .moved
        case .note: .noted
        case .withdraw: .withdrawn
        case .complaint(.acknowledge): .acknowledged
        case .complaint(.extend): .extended
        case .complaint(.answer): .decided
        case .complaint(.escalate): .escalated
        case .complaint(.learn): .learnt
        }
    }
}

public import Ground

/// One act on a case, with all that is needed to do and record it.
public struct CaseStep: Sendable {
    /// The operation: doing it again is the same as doing it once.
    public var operation: ID
    /// The id of the request.
    public var request: ID
    /// What is done.
    public var act: CaseAct
    /// Who does it.
    public var actor: CaseActor
    /// When, in milliseconds since 1 January 1970, UTC.
    public var at: Int64
    /// The day at the hub.
    public var today: CivilDate
    /// The working days by which the clock runs.
    public var days: WorkingDays
    /// The name of the terminal.
    public var terminal: String
    /// The id of the entry in the record of acts.
    public var entry: ID
    /// Who does it in the place of the resident; nil where she does it herself.
    public var representative: ID?

    /// Makes a step.
    public init(
        operation: ID,
        request: ID,
        act: CaseAct,
        actor: CaseActor,
        at: Int64,
        today: CivilDate,
        days: WorkingDays,
        terminal: String,
        entry: ID
    ) {
        self.operation = operation
        self.request = request
        self.act = act
        self.actor = actor
        self.at = at
        self.today = today
        self.days = days
        self.terminal = terminal
        self.entry = entry
    }

    /// What the record of acts says of it.
    public var audit: AuditEntry {
        let isStaff = if case .staff = actor { true } else { false }
        return AuditEntry(
            id: entry,
            at: at,
            actor: isStaff ? .staff : .resident,
            by: representative ?? actor.id,
            onBehalfOf: representative == nil ? nil : actor.id,
            act: act.audited,
            subject: request,
            terminal: terminal
        )
    }
}

extension CaseAct {
    fileprivate var audited: AuditEntry.Act {
        switch self {
        case .claim: .caseClaimed
        case .release: .caseReleased
        case .answer: .caseAnswered
        case .ask: .caseAsked
        case .reply: .caseReplied
        case .complete: .caseCompleted
        case .move: .caseMoved
        case .note: .caseNoted
        case .withdraw: .caseWithdrawn
        case .complaint(.acknowledge): .complaintAcknowledged
        case .complaint(.extend): .complaintExtended
        case .complaint(.answer): .complaintDecided
        case .complaint(.escalate): .complaintEscalated
        case .complaint(.learn): .complaintLearnt
        }
    }
}

public import Ground

/// What there is of a complaint, compliment or suggestion besides the request it came as.
public struct Feedback: Hashable, Sendable {
    /// What kind of word it is.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case complaint
        case compliment
        case suggestion

        /// The kind that comes through a service, by its code; nil for all other services.
        public init?(service: String) {
            self.init(rawValue: service)
        }
    }

    /// One stage of a complaint.
    public struct Stage: Hashable, Sendable {
        /// The day on which it began: it was sent, or escalated.
        public var begunOn: CivilDate
        /// The day on which the resident was told that it has come.
        public var acknowledgedOn: CivilDate?
        /// The later day for the answer, where there is one; the reason stands in the history.
        public var extendedUntil: CivilDate?
        /// The day of the answer.
        public var answeredOn: CivilDate?
        /// What the answer says.
        public var outcome: ComplaintOutcome?
        /// Who answered it; nil where nobody did, or nobody knows any more.
        public var answeredBy: ID?

        /// Begins a stage.
        public init(begunOn: CivilDate) {
            self.begunOn = begunOn
        }
    }

    /// What kind of word it is.
    public var kind: Kind
    /// The stages of a complaint, at most two; none of anything else.
    public var stages: [Stage]
    /// Whether what the hub learnt from it is written down.
    public var hasLearning = false

    /// The highest stage there is; after it, an ombudsman looks into it.
    public static let lastStage = 2

    /// Begins with the first stage of a complaint.
    public init(_ kind: Kind, begunOn day: CivilDate) {
        self.kind = kind
        stages = kind == .complaint ? [Stage(begunOn: day)] : []
    }

    /// Makes one as a store read it.
    public init(_ kind: Kind, stages: [Stage], hasLearning: Bool) {
        self.kind = kind
        self.stages = stages
        self.hasLearning = hasLearning
    }
}

/// What the answer to a complaint says.
public enum ComplaintOutcome: String, Hashable, Sendable, CaseIterable {
    case upheld
    case partlyUpheld = "partly_upheld"
    case notUpheld = "not_upheld"
}

extension ComplaintAct {
    /// Whether only those may do it who work on complaints.
    var needsDecision: Bool {
        switch self {
        case .extend, .answer: true
        case .acknowledge, .escalate, .learn: false
        }
    }

    /// Whether it needs a complaint that is not answered yet.
    var needsOpen: Bool {
        switch self {
        case .acknowledge, .extend, .answer: true
        case .escalate, .learn: false
        }
    }
}

extension Feedback {
    /// Whether somebody may not look into it now: she answered the first stage, and the second is for another person.
    ///
    /// Complaint Handling Code of the Housing Ombudsman, 6.13.
    public func isClosed(to member: ID) -> Bool {
        guard stages.count == Self.lastStage, let first = stages.first, stages.last?.answeredOn == nil else {
            return false
        }
        return first.answeredBy == member
    }

    mutating func acknowledge(on day: CivilDate) throws(CaseRefusal) {
        guard let last = stages.indices.last, stages[last].acknowledgedOn == nil else {
            throw .alreadyAcknowledged
        }
        stages[last].acknowledgedOn = day
    }

    mutating func extend(until day: CivilDate) throws(CaseRefusal) {
        guard let last = stages.indices.last, stages[last].extendedUntil == nil else {
            throw .alreadyExtended
        }
        stages[last].extendedUntil = day
    }

    /// The answer acknowledges too, where nothing else did.
    mutating func answer(_ outcome: ComplaintOutcome, by member: ID, on day: CivilDate) {
        guard let last = stages.indices.last else { return }
        stages[last].answeredBy = member
        stages[last].acknowledgedOn = stages[last].acknowledgedOn ?? day
        (stages[last].answeredOn, stages[last].outcome) = (day, outcome)
    }

    mutating func escalate(on day: CivilDate) throws(CaseRefusal) {
        guard stages.count < Self.lastStage, stages.last?.answeredOn != nil else { throw .cannotEscalate }
        stages.append(Stage(begunOn: day))
    }
}

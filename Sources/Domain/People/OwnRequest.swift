public import Ground

/// A request as the resident who sent it sees it: what happened, where it stands, and what was promised.
public struct OwnRequest: Hashable, Sendable {
    /// One step that was taken.
    public struct Step: Hashable, Sendable {
        /// What it came to.
        public var status: RequestStatus
        /// When, in milliseconds since 1 January 1970, UTC.
        public var at: Int64
        /// Who has it from then on; nil where that is not known.
        public var with: String?
        /// What the hub or the resident wrote with it.
        public var words: String?

        /// Makes a step.
        public init(_ status: RequestStatus, at: Int64, with: String? = nil, words: String? = nil) {
            self.status = status
            self.at = at
            self.with = with
            self.words = words
        }
    }

    /// How it stands, as far as it concerns her; the most pressing first.
    public enum Standing: Int, Hashable, Sendable, CaseIterable {
        /// The promised day is over.
        case overdue
        /// Nothing goes on until she answers.
        case waitingForHer
        case underWay
        case over
    }

    /// The record's own id.
    public var id: ID
    /// What she was told to say.
    public var reference: Reference
    /// The code of the service.
    public var service: String
    /// The day by which the service promised to act; nil where nothing was promised.
    public var promised: CivilDate?
    /// What happened, the first step first.
    public var steps: [Step]

    /// Makes a request as a store read it.
    public init(
        id: ID,
        reference: Reference,
        service: String,
        promised: CivilDate?,
        steps: [Step]
    ) {
        self.id = id
        self.reference = reference
        self.service = service
        self.promised = promised
        self.steps = steps
    }

    /// Where it stands.
    public var status: RequestStatus { steps.last?.status ?? .submitted }

    /// When it was sent, in milliseconds since 1 January 1970, UTC.
    public var sentAt: Int64 { steps.first?.at ?? 0 }

    /// Whether nothing more happens.
    public var isOver: Bool { status == .completed || status == .withdrawn }

    /// How it stands on a day.
    ///
    /// While it waits for her the promise rests, so it is not overdue.
    public func standing(on today: CivilDate) -> Standing {
        if isOver { return .over }
        if status == .needsInformation { return .waitingForHer }
        if let promised, promised < today { return .overdue }
        return .underWay
    }

    /// Requests in the order in which she sees them: overdue, waiting for her, under way, over; the newest first.
    public static func inOrder(_ requests: [OwnRequest], on today: CivilDate) -> [OwnRequest] {
        requests.sorted { left, right in
            let (first, second) = (left.standing(on: today).rawValue, right.standing(on: today).rawValue)
            if first != second { return first < second }
            return left.sentAt != right.sentAt
                ? left.sentAt > right.sentAt : left.reference.description < right.reference.description
        }
    }
}

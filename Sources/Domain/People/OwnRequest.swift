public import Ground

/// A request as the resident who sent it sees it: where it stands, and what happened.
public struct OwnRequest: Hashable, Sendable {
    /// How it stands, as far as it concerns her; the most pressing first.
    public enum Standing: Int, Hashable, Sendable, CaseIterable {
        /// The day by which it is due is over.
        case overdue
        /// Nothing goes on until she answers.
        case waitingForHer
        case underWay
        case over
    }

    /// Where it stands.
    public var file: Case
    /// What happened, as far as she is shown it, the first step first.
    public var steps: [CaseEvent]

    /// Makes a request from its case and its whole history.
    public init(_ file: Case, _ history: [CaseEvent]) {
        self.file = file
        steps = history.filter(\.isForResident)
    }

    /// Whether it is a complaint with a first answer, which another person may look at still.
    public var canBeLookedAtAgain: Bool {
        guard file.status == .completed, let feedback = file.feedback, feedback.kind == .complaint else {
            return false
        }
        return feedback.stages.count < Feedback.lastStage
    }

    /// How it stands on a day.
    ///
    /// While it waits for her the clock rests, so it is not overdue.
    public func standing(on today: CivilDate) -> Standing {
        if file.status.isEnd { return .over }
        if file.status == .needsInformation { return .waitingForHer }
        if let due = file.due, due < today { return .overdue }
        return .underWay
    }

    /// What the hub asked last and waits for; nil where it waits for nothing.
    public var question: String? {
        file.status == .needsInformation ? steps.last { $0.kind == .asked }?.words ?? "" : nil
    }

    /// Requests in the order in which she sees them: overdue, waiting for her, under way, over; the newest first.
    public static func inOrder(_ requests: [OwnRequest], on today: CivilDate) -> [OwnRequest] {
        requests.sorted { left, right in
            let (first, second) = (left.standing(on: today).rawValue, right.standing(on: today).rawValue)
            if first != second { return first < second }
            if left.file.sentAt != right.file.sentAt { return left.file.sentAt > right.file.sentAt }
            return left.file.reference.description < right.file.reference.description
        }
    }
}

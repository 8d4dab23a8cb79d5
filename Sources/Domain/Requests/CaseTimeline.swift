public import Ground

/// The way of a request as its resident is shown it: what is said first, and the steps with their days.
public struct CaseTimeline: Hashable, Sendable {
    /// What is said before all else.
    public enum Headline: Hashable, Sendable {
        /// The day promised has gone by, some working days ago.
        case overdue(byWorkingDays: Int, since: CivilDate)
        /// The hub asked something, and waits for the reply.
        case waitingForYou(since: CivilDate)
        /// It is to be done by a day.
        case due(CivilDate)
        /// It is being worked on, and no day was promised.
        case underWay
        /// It is done with.
        case done(CaseOutcome, on: CivilDate?)
        /// The resident took it back.
        case withdrawn(on: CivilDate?)
    }

    /// One step.
    public struct Step: Hashable, Sendable {
        /// What the step is.
        public enum Kind: Hashable, Sendable {
            /// The form has come.
            case received
            /// It is with a team, and with somebody of it where somebody has taken it on.
            case with(team: String?, name: String?)
            /// The hub sent words and goes on.
            case message(String?)
            /// The hub asked something.
            case waitingForYou(String?)
            /// The resident replied.
            case youReplied(String?)
            /// A complaint was acknowledged.
            case acknowledged
            /// The answer to a complaint takes longer, for a reason.
            case extended(String?)
            /// The resident wants the answer looked at again.
            case lookedAtAgain
            /// It is done with, and words that say what came of it.
            case done(String?)
            /// The resident took it back.
            case withdrawn
        }

        /// What the step is.
        public var kind: Kind
        /// Which step of the history it is, from 1.
        public var ordinal: Int
        /// When, in milliseconds since 1 January 1970, UTC.
        public var at: Int64
    }

    /// What is said before all else.
    public var headline: Headline
    /// The day the resident was promised when she sent it; nil where none was.
    public var promised: CivilDate?
    /// The day it is due now; later than the one promised where the hub waited for the resident.
    public var due: CivilDate?
    /// What has happened, oldest first.
    public var steps: [Step]
    /// Whether there is a step to come: it will be done.
    public var hasNextStep: Bool

    /// Tells the way of a case from its history.
    ///
    /// - Parameters:
    ///   - file: the case as it is now.
    ///   - events: its history, oldest first.
    ///   - today: the day at the hub.
    ///   - days: the working days by which the clock runs.
    public init(of file: Case, _ events: [CaseEvent], on today: CivilDate, _ days: WorkingDays) {
        promised = file.promised
        due = file.due
        hasNextStep = !file.status.isEnd
        headline = Self.headline(of: file, on: today, days)
        var team: String?
        steps = []
        for event in events where event.isForResident {
            team = event.team ?? team
            steps.append(Step(kind: Self.kind(of: event, team), ordinal: event.ordinal, at: event.at))
        }
    }

    private static func headline(of file: Case, on today: CivilDate, _ days: WorkingDays) -> Headline {
        if let due = file.due, let late = file.overdue(on: today, by: days) {
            return .overdue(byWorkingDays: late, since: due)
        }
        switch file.status {
        case .completed: return .done(file.outcome ?? .done, on: file.endedOn)
        case .withdrawn: return .withdrawn(on: file.endedOn)
        default: break
        }
        if let since = file.stoppedOn { return .waitingForYou(since: since) }
        return file.due.map { .due($0) } ?? .underWay
    }

    private static func kind(of event: CaseEvent, _ team: String?) -> Step.Kind {
        switch event.kind {
        case .sent: .received
        case .claimed: .with(team: team, name: event.staffName)
        case .moved: .with(team: team, name: nil)
        case .answered, .noted, .learnt, .released: .message(event.words)
        case .asked: .waitingForYou(event.words)
        case .replied: .youReplied(event.words)
        case .acknowledged: .acknowledged
        case .extended: .extended(event.words)
        case .escalated: .lookedAtAgain
        case .completed, .decided: .done(event.words)
        case .withdrawn: .withdrawn
        }
    }
}

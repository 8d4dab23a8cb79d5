public import Domain
public import Ground

/// A list of requests at the desk.
public enum DeskQueue: String, Hashable, Sendable, CaseIterable {
    /// Those nobody has taken on.
    case new
    /// Those she holds.
    case mine
    /// Those that are late.
    case overdue
    /// Complaints that are not answered.
    case complaints
    /// All that are open.
    case open
}

/// A request in a list.
public struct DeskCaseLine: Hashable, Sendable {
    /// The request with its names.
    public var listing: CaseListing
    /// The day it was sent.
    public var sent: CivilDate
    /// By how many working days it is late; nil where it is not.
    public var overdue: Int?
    /// What is due next of a complaint; nil of everything else.
    public var complaint: DeskComplaintStep?

    /// Makes a line.
    public init(_ listing: CaseListing, sent: CivilDate, overdue: Int?, complaint: DeskComplaintStep? = nil) {
        (self.listing, self.sent, self.overdue, self.complaint) = (listing, sent, overdue, complaint)
    }
}

/// What is due next of a complaint.
public struct DeskComplaintStep: Hashable, Sendable {
    /// The stage it is in.
    public var stage: Int
    /// Whether it must be acknowledged still; else it must be answered.
    public var isAcknowledgement: Bool
    /// By when; nil where the bank holidays of that time are not known.
    public var due: CivilDate?

    /// Makes a step.
    public init(stage: Int, isAcknowledgement: Bool, due: CivilDate?) {
        (self.stage, self.isAcknowledgement, self.due) = (stage, isAcknowledgement, due)
    }
}

/// A request with all that is known of it.
public struct DeskCaseView: Sendable {
    /// As in a list.
    public var line: DeskCaseLine
    /// What was asked and answered.
    public var answers: [Submission.Answer]
    /// What happened, oldest first.
    public var history: [Event]
    /// What she may do to it now.
    public var offers: Set<CaseEvent.Kind>
    /// What the resident needs so that a service works for her.
    public var needs = SupportNeeds.none

    /// One step, with when it was.
    public struct Event: Hashable, Sendable {
        /// What happened.
        public var event: CaseEvent
        /// When.
        public var when: DeskTime

        /// Makes a step.
        public init(_ event: CaseEvent, when: DeskTime) { (self.event, self.when) = (event, when) }
    }

    /// Gathers the view.
    public init(
        line: DeskCaseLine,
        answers: [Submission.Answer],
        history: [Event],
        offers: Set<CaseEvent.Kind>
    ) {
        (self.line, self.answers, self.history, self.offers) = (line, answers, history, offers)
    }
}

/// Something that waits for a second person.
public struct DeskApprovalLine: Hashable, Sendable {
    /// What is asked for.
    public var approval: Approval
    /// Who is erased or changed, by name; empty where there is nobody.
    public var subject: String
    /// Who asked, by name.
    public var asker: String
    /// When she asked.
    public var asked: DeskTime
    /// Whether she who looks at it may decide.
    public var mayDecide: Bool
    /// Whether she may do it now.
    public var mayCarryOut: Bool

    /// Makes a line.
    public init(
        _ approval: Approval,
        subject: String,
        asker: String,
        asked: DeskTime,
        mayDecide: Bool,
        mayCarryOut: Bool
    ) {
        self.approval = approval
        self.subject = subject
        self.asker = asker
        self.asked = asked
        self.mayDecide = mayDecide
        self.mayCarryOut = mayCarryOut
    }
}

extension DeskCaseLine {
    var elementID: ElementID { ElementID("request:\(listing.file.reference)") }

    /// The service and the reference.
    func title(_ surroundings: Surroundings) -> String {
        let file = listing.file
        let service = surroundings.service(file.service)?.title ?? file.service
        return surroundings.desk(.requestTitle, ["service": service, "reference": file.reference.grouped])
    }

    /// Whose it is, where it stands, who holds it, and by when it is due, a sentence each.
    func facts(_ surroundings: Surroundings, withName: Bool = true) -> [String] {
        let (words, desk) = (surroundings.words, surroundings.desk)
        let file = listing.file
        var facts = withName ? [listing.residentName ?? desk(.caseNoAccount)] : []
        if let overdue { facts.append(desk(.caseOverdue, count: overdue)) }
        facts.append(desk("status", named: file.status.rawValue))
        if let name = listing.holderName { facts.append(desk(.caseHeldBy, ["name": name])) }
        if let complaint {
            let date = complaint.due.map { words.date($0) } ?? desk(.none)
            let phrase: DeskPhrase = complaint.isAcknowledgement ? .complaintAcknowledge : .complaintAnswer
            facts.append(desk(phrase, ["date": date, "stage": String(complaint.stage)]))
        } else if let due = file.due, !file.status.isEnd, overdue == nil {
            facts.append(desk(.caseDue, ["date": words.date(due)]))
        }
        return facts
    }

    func hint(_ surroundings: Surroundings, withName: Bool = true) -> String {
        facts(surroundings, withName: withName).map { $0.hasSuffix(".") ? $0 : $0 + "." }.joined(
            separator: " "
        )
    }
}

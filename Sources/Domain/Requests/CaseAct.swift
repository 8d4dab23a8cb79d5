public import Ground

/// One thing that is done to a case.
public enum CaseAct: Hashable, Sendable {
    /// Somebody of the team takes it on.
    case claim
    /// Its holder gives it back to the team.
    case release
    /// Words for the resident; it goes on.
    case answer(String)
    /// A question to the resident; the clock stops until she replies.
    case ask(String)
    /// The resident's reply to a question; the clock runs again.
    case reply(String)
    /// It is done with, with words for the resident.
    case complete(CaseOutcome, String)
    /// It goes to another team, for a reason.
    case move(to: String, reason: String)
    /// Words for colleagues; she may read them where she asks for all that is kept on her, unless a reason is given.
    case note(String, withheld: Withholding? = nil)
    /// The resident does not want it any more.
    case withdraw
    /// What belongs to complaints alone.
    case complaint(ComplaintAct)
}

/// One thing that is done to a complaint.
public enum ComplaintAct: Hashable, Sendable {
    /// The resident is told that it has come, and who looks into it.
    case acknowledge
    /// The answer takes until a later day, for a reason that the resident is told.
    case extend(until: CivilDate, reason: String)
    /// The answer of the stage it is at, which completes the case.
    case answer(ComplaintOutcome, String)
    /// The resident is not content with the first answer: it begins again at stage 2, due on a day.
    case escalate(String, due: CivilDate?)
    /// What the hub does differently from now on.
    case learn(String)
}

/// Why the law lets staff keep a note from the resident it is about.
public enum Withholding: String, Hashable, Sendable, CaseIterable {
    /// Reading it could put her or somebody else in danger.
    case safeguarding
    /// It tells of another person.
    case otherPerson = "other-person"
    /// Reading it could hinder finding or preventing a crime.
    case crime
}

/// Who does something to a case.
public enum CaseActor: Hashable, Sendable {
    /// Somebody at the hub.
    case staff(StaffMember)
    /// The resident, by the id of her account.
    case resident(ID)

    /// Her id.
    public var id: ID {
        switch self {
        case .staff(let member): member.id
        case .resident(let id): id
        }
    }
}

/// Why something is not done to a case.
public enum CaseRefusal: Error, Hashable, Sendable {
    /// There is no such case.
    case noSuchCase
    /// Her role does not allow it, or she works here no more.
    case notAllowed
    /// It is the work of another team.
    case otherTeam(String)
    /// Somebody else holds it.
    case held(by: ID)
    /// She must claim it first.
    case notHeld
    /// It is done with.
    case ended(RequestStatus)
    /// The resident was asked already, and has not replied.
    case alreadyWaiting
    /// Nothing was asked that a reply could be for.
    case notWaiting
    /// It is not hers.
    case notYours
    /// There are no words in it.
    case noWords
    /// There are more words than are taken.
    case tooLong(most: Int)
    /// It is with that team already.
    case sameTeam
    /// It is not a complaint.
    case notAComplaint
    /// A complaint ends with the answer of its stage.
    case needsComplaintAnswer
    /// It was acknowledged already.
    case alreadyAcknowledged
    /// The day is not later than the one it is due on.
    case notLater
    /// The hub is closed on that day, or it is no working day.
    case closedDay
    /// The stage was extended already.
    case alreadyExtended
    /// It has not been answered at stage 1, or stage 2 is there already.
    case cannotEscalate
    /// She answered the first stage; another person looks into the second.
    case sameReviewer
}

extension CaseAct {
    /// How many characters a text may have.
    public static let mostCharacters = 5_000

    /// The words that go with it, as they were typed; nil where none are called for.
    public var words: String? {
        switch self {
        case .claim, .release, .withdraw, .complaint(.acknowledge): nil
        case .answer(let words), .ask(let words), .reply(let words), .complete(_, let words),
            .move(_, let words), .note(let words, _), .complaint(.extend(_, let words)),
            .complaint(.answer(_, let words)), .complaint(.learn(let words)):
            words
        // Nobody has to say why: Complaint Handling Code of the Housing Ombudsman, 6.12.
        case .complaint(.escalate(let words, _)): words.isEmpty ? nil : words
        }
    }

    /// Why its words are kept from the resident; nil where they are not.
    public var withheld: Withholding? { if case .note(_, let reason) = self { reason } else { nil } }

    /// Whether it is the resident who does it.
    public var isResidents: Bool {
        switch self {
        case .reply, .withdraw, .complaint(.escalate): true
        default: false
        }
    }

    /// Whether who does it looks into a complaint, so that it is for another person at stage 2.
    var looksIntoComplaint: Bool {
        switch self {
        case .claim, .complaint(.acknowledge), .complaint(.extend), .complaint(.answer): true
        default: false
        }
    }
}

public import Domain

/// Why something was not done.
public enum DeskRefusal: Hashable, Sendable {
    /// The login, the secret or the card is wrong; which of them, nobody is told.
    case wrong
    /// What she chose cannot be a password.
    case password(Password.Refusal)
    /// Too many wrong tries for this login.
    case locked(until: DeskTime)
    /// Too many wrong tries on this terminal.
    case terminalLocked(until: DeskTime)
    /// Nobody is signed in, or her account was closed meanwhile.
    case notSignedIn
    /// What the rules say.
    case rule(StaffRefusal)
    /// What the rules of requests say, with the name of who holds it.
    case request(CaseRefusal, holder: String)
    /// What the rules of two people say.
    case approval(ApprovalRefusal)
    /// What the rules of joining two records say.
    case joining(JoiningRefusal)
    /// What the rules of acting for somebody say.
    case representation(Representation.Fault)
    /// She does not wish to be forgotten any more.
    case wishTakenBack
    /// What the rules of appointments and of the queue say.
    case appointment(Appointment.Refusal)
    /// The card belongs to somebody else.
    case cardTaken
    /// The card signs in another one of the staff.
    case staffCardTaken
    /// The login belongs to somebody else.
    case loginTaken
    /// There is no telephone number to call.
    case noPhone
    /// Words were wanted, and it is a code that is known here.
    case notWords(String)
    /// It is not there any more.
    case gone
    /// What the rules of lending say.
    case lending(LendingRefusal)
    /// A device is kept for somebody else, whose name it is.
    case keptFor(String)
    /// The content of the hub does not say how it lends.
    case noRules
    /// The store failed; nothing was changed.
    case storeFailed
}

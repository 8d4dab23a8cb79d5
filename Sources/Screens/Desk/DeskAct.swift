public import Domain
public import Ground

/// Something the desk asks of the shell, in the name of who is signed in.
public enum DeskAct: Hashable, Sendable {
    /// Try a PIN, or a password and a card; answered by `signedIn` or `refused`.
    case signIn(login: String, StaffProof)
    /// Choose a PIN in place of the one that was given; answered by `done` or `refused`.
    case choosePIN(PIN)
    /// Choose a password, with the one of before where she has one that is hers; answered by `steps`.
    case choosePassword(String, now: Password?)
    /// Show the card she has, where a PIN was given to her; answered by `steps`.
    case showCard(CardNumber)
    /// Take a card from now on, with her password where she has two things already; answered by `steps`.
    case takeCard(CardNumber, now: Password?)
    /// Lock the desk until who is signed in comes back; answered by `locked`.
    case lock
    /// Open it again with one thing that is hers; answered by `cameBack`, or by `locked` where it is another thing.
    case comeBack(StaffKey)
    /// Close the desk when this session ends.
    case leave
    /// What needs somebody now; answered by `overview`.
    case overview
    /// Residents by what was typed or scanned; answered by `people`.
    case find(String)
    /// The single view of a resident; answered by `person`.
    case look(ID)
    /// A request with its history; answered by `request`.
    case read(ID)
    /// Correct what is known of a resident; answered by `person`.
    case change(ID, PersonDetails)
    /// Give a resident another library card, or none; answered by `person`.
    case setCard(ID, CardNumber?)
    /// Let a resident try her PIN again at once; answered by `person`.
    case unlock(ID)
    /// Give a resident a new PIN; answered by `newPIN`.
    case givePIN(ID, IdentityProofs)
    /// Open an account; answered by `alike` where she may have one already, unless that was looked at, and by `newPIN`.
    case register(PersonDetails, CardNumber?, isSure: Bool)
    /// The warnings nobody looked at; answered by `alerts`.
    case alerts
    /// Note that a warning was looked at; answered by `alerts`.
    case markSeen(ID)
    /// Everybody who works here; answered by `staff`.
    case staff
    /// Add somebody; answered by `staffPIN`.
    case addStaff(login: String, name: String, Role, team: String?)
    /// Let somebody go, or take up work again; answered by `staff`.
    case setActive(ID, Bool)
    /// Let one of the staff try her PIN again at once; answered by `staff`.
    case unlockStaff(ID)
    /// Give one of the staff who opens no records a new PIN; answered by `staffPIN`.
    case giveStaffPIN(ID)
    /// Take away the card of one of the staff, which is lost; answered by `staff`.
    case dropStaffCard(ID)
    /// Who waits for a call; answered by `followUps`.
    case followUps
    /// Keep somebody who wants to be called; answered by `done`.
    case askForCall(ID, about: String)
    /// Note that nobody answered; answered by `followUps`.
    case noAnswer(ID)
    /// Note that a message was cared for; answered by `followUps`.
    case settleMessage(ID)
    /// End a follow-up; answered by `followUps`.
    case endFollowUp(ID, FollowUp.Ending)
    /// The requests of a queue; answered by `queue`.
    case queue(DeskQueue)
    /// Do something to a request; answered by `request`.
    case step(ID, CaseAct)
    /// The teams that get requests; answered by `teams`.
    case teams
    /// What waits for a second person; answered by `approvals`.
    case approvals
    /// Ask for something that a second person must agree to; answered by `done`.
    case ask(Approval.Deed)
    /// Agree or not; answered by `approvals`.
    case decide(ID, Bool)
    /// Do what was agreed to; answered by `approvals`, or by `staffPIN` where a PIN is to be read out.
    case carryOut(ID)
    /// When the hub is closed; answered by `closures`.
    case closures
    /// Close the hub for a time; answered by `promises`.
    case close(CivilDate, Range<Int>, reason: String)
    /// Take a closure back; answered by `closures`.
    case reopen(ID)
    /// Keep the records of residents in order; answered by `record`.
    case record(RecordAct)
    /// What was promised for a time at which the hub is closed; answered by `promises`.
    case promises(ID)
    /// Everything that is held on a resident, for her to take away; answered by `held`.
    case takeOut(ID)
    /// Something for the appointments of a resident; answered by `appointment`.
    case appointment(AppointmentAct, for: ID)
    /// The teams that see people today; answered by `meetings`.
    case meetings
    /// The appointments and the queue of a team today, after a step where one is named; answered by `team`.
    case team(String, DeskMeetingStep?)
    /// Something about equipment that is lent; answered by `lending`.
    case lending(DeskLendingAct)

    /// What her role must have a right to; nil where nobody needs to be signed in, or everybody signed in may do it.
    public var right: Right? {
        switch self {
        case .signIn, .choosePIN, .choosePassword, .showCard, .takeCard, .lock, .comeBack, .leave, .overview,
            .teams, .carryOut, .read:
            nil
        case .queue(.complaints): .workOnComplaints
        case .queue, .step: .workOnCases
        case .approvals, .decide: .approve
        case .ask(let deed): deed.right
        case .record(let act): act.right
        case .closures, .close, .reopen, .promises: .closeHub
        case .meetings, .team: .checkIn
        case .lending(let act): act.right
        case .find, .look, .appointment, .followUps, .askForCall, .noAnswer, .endFollowUp, .settleMessage:
            .findPeople
        case .change, .setCard, .unlock, .givePIN, .register, .takeOut: .changePeople
        case .alerts, .markSeen: .seeAlerts
        case .staff, .addStaff, .setActive, .unlockStaff, .giveStaffPIN, .dropStaffCard: .manageStaff
        }
    }
}

/// What came of it.
public enum DeskNews: Sendable {
    /// All that was tried is right; these steps come before any work.
    case signedIn(StaffMember, [StaffStep])
    /// What she must still do before any work.
    case steps([StaffStep])
    /// The desk is locked, and opens again with one thing of this kind.
    case locked(StaffKeyKind)
    /// The desk is open again for her, as the store knows her now.
    case cameBack(StaffMember)
    /// It was done, and there is nothing to show.
    case done
    /// What needs somebody now.
    case overview(DeskOverview)
    /// Who fits what was typed.
    case people([Person])
    /// A resident.
    case person(DeskPersonView)
    /// A request with its history.
    case request(DeskCaseView)
    /// A PIN to read out, and whose it is.
    case newPIN(PIN, Person)
    /// Residents who may be the one that is to be registered.
    case alike([Person])
    /// The warnings nobody looked at, each with the name of who it is about.
    case alerts([DeskAlertLine])
    /// Everybody who works here.
    case staff([StaffMember])
    /// A PIN to read out to one of the staff.
    case staffPIN(PIN, StaffMember)
    /// Who waits for a call.
    case followUps([DeskFollowUpLine])
    /// The requests of a queue.
    case queue([DeskCaseLine])
    /// The teams that get requests.
    case teams([String])
    /// What waits for a second person.
    case approvals([DeskApprovalLine])
    /// When the hub is closed, from today on.
    case closures([EnteredClosure])
    /// What came of keeping the records in order.
    case record(RecordNews)
    /// What was promised for a time at which the hub is closed.
    case promises(EnteredClosure, [DeskPromiseLine])
    /// Everything that is held on a resident.
    case held(HeldData)
    /// What came of something for the appointments of a resident.
    case appointment(AppointmentNews)
    /// The teams that see people today.
    case meetings([DeskMeetingLine])
    /// The appointments and the queue of a team.
    case team(DeskTeamDay)
    /// What came of something about equipment.
    case lending(DeskLendingNews)
    /// It was not done.
    case refused(DeskRefusal)
}

/// A day and a time of the day at the hub.
public struct DeskTime: Hashable, Sendable {
    /// The day.
    public var day: CivilDate
    /// The hour, 0 to 23.
    public var hour: Int
    /// The minute, 0 to 59.
    public var minute: Int

    /// Makes a time.
    public init(day: CivilDate, hour: Int, minute: Int) {
        (self.day, self.hour, self.minute) = (day, hour, minute)
    }
}

/// How many things need somebody now.
public struct DeskOverview: Hashable, Sendable {
    /// Warnings nobody looked at.
    public var alerts = 0
    /// People who wait for a call.
    public var followUps = 0
    /// Requests.
    public var cases = CaseCounts()
    /// What waits for her as the second person.
    public var approvals = 0
    /// Services that are to be told of something, and wishes to be forgotten.
    public var records = 0
    /// Reservations to prepare.
    public var pickups = 0

    /// Nothing needs anybody.
    public init() {}
}

/// What the single view of a resident shows.
public struct DeskPersonView: Sendable {
    /// Who she is.
    public var person: Person
    /// Whether she has a PIN.
    public var hasPIN: Bool
    /// Until when her PIN is not taken; nil where it is.
    public var lockedUntil: DeskTime?
    /// Her requests, the newest first.
    public var requests: [DeskCaseLine]
    /// What stands around the account.
    public var around = DeskAround()
    /// What she has on loan, has reserved and waits for.
    public var lending = DeskPersonLending()

    /// Gathers the view.
    public init(person: Person, hasPIN: Bool, lockedUntil: DeskTime?, requests: [DeskCaseLine]) {
        self.person = person
        self.hasPIN = hasPIN
        self.lockedUntil = lockedUntil
        self.requests = requests
    }
}

/// A warning, with who it is about by name.
public struct DeskAlertLine: Hashable, Sendable {
    /// The warning.
    public var alert: StaffAlert
    /// The resident it is about; nil where it is about none.
    public var person: Person?
    /// The name of the member of staff it is about; nil where it is about none.
    public var member: String?
    /// When it was.
    public var when: DeskTime

    /// Makes a line.
    public init(_ alert: StaffAlert, person: Person?, member: String?, when: DeskTime) {
        (self.alert, self.person, self.member, self.when) = (alert, person, member, when)
    }
}

/// Somebody who waits for a call, with since when.
public struct DeskFollowUpLine: Hashable, Sendable {
    /// Who and what about.
    public var followUp: FollowUp
    /// The day she agreed to be called.
    public var since: CivilDate
    /// The message somebody must care about; nil where she agreed to be called.
    public var message: MessageFollowUp?

    /// Makes a line.
    public init(_ followUp: FollowUp, since: CivilDate) { (self.followUp, self.since) = (followUp, since) }
}

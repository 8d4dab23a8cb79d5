public import Domain

/// What only the shell can do for appointments and for those who have come.
public enum AppointmentAct: Hashable, Sendable {
    /// Look up the teams, and what is known of who asks; answered by `teams`.
    case teams
    /// Look up the free times; answered by `offers`.
    case offers(MeetingWish)
    /// Take a time, or move an appointment to it; answered by `booked`, `gone` or `refused`.
    case book(MeetingBooking)
    /// Look up the appointments from today on; answered by `mine`.
    case mine
    /// Cancel one; answered by `mine` or `refused`.
    case cancel(ID)
    /// Check in for an appointment; answered by `arrived`, `refused` or `unknown`.
    case arrive(MeetingArrival)
    /// Look up how long the wait is for each team; answered by `queues`.
    case queues
    /// Take a place in the queue of a team without an appointment; answered by `arrived`.
    case join(team: String, name: String)
    /// Give up a place in a queue; answered by `left`.
    case leave(ID)
    /// Do it for a visitor without an account, who shows that the appointment is hers; answered as that is, or by
    /// `unknown` or `locked`.
    indirect case visiting(VisitorProof, AppointmentAct)
}

/// What came of it.
public enum AppointmentNews: Sendable {
    /// The teams that see people, and what is known of who asks.
    case teams([MeetingTeam], MeetingKnown)
    /// The free times, the soonest first.
    case offers([MeetingOffer])
    /// The time is taken.
    case booked(MeetingView)
    /// Somebody else took the time meanwhile; these are free.
    case gone([MeetingOffer])
    /// The appointments from today on.
    case mine([MeetingView])
    /// She is in the queue.
    case arrived(MeetingPlace)
    /// How long the wait is for each team.
    case queues([MeetingQueue])
    /// She is in no queue any more.
    case left
    /// The rules do not allow it.
    case refused(Appointment.Refusal)
    /// There is no such appointment.
    case unknown
    /// There were too many wrong tries.
    case locked
    /// It could not be found out or done now; nothing is changed.
    case notNow
}

/// A team that people can meet.
public struct MeetingTeam: Hashable, Sendable {
    /// The code by which records name it.
    public var code: String
    /// What it is called.
    public var title: String
    /// How it meets people, in the order in which ways are always named.
    public var modes: [AppointmentMode]

    /// Names a team.
    public init(code: String, title: String, modes: [AppointmentMode]) {
        (self.code, self.title, self.modes) = (code, title, modes)
    }
}

/// What is known of who wants an appointment.
public struct MeetingKnown: Hashable, Sendable {
    /// Taking a time is this operation: doing it again is the same as doing it once.
    public var operation: ID
    /// What she told before; nil for somebody without an account.
    public var details: PersonDetails?
    /// What she needs, as she told before.
    public var needs: MeetingNeeds

    /// Gathers what is known.
    public init(operation: ID, details: PersonDetails?, needs: MeetingNeeds) {
        (self.operation, self.details, self.needs) = (operation, details, needs)
    }
}

/// Whom somebody wants to meet, and how.
public struct MeetingWish: Hashable, Sendable {
    /// The code of the team.
    public var team: String
    /// How they meet.
    public var mode: AppointmentMode
    /// What she needs.
    public var needs: MeetingNeeds

    /// Names a wish.
    public init(team: String, mode: AppointmentMode, needs: MeetingNeeds) {
        (self.team, self.mode, self.needs) = (team, mode, needs)
    }
}

/// A time that is free.
public struct MeetingOffer: Hashable, Sendable {
    /// The time and the room.
    public var key: AppointmentKey
    /// What the room is called; nil where nobody comes to the hub.
    public var room: String?

    /// Names a time.
    public init(key: AppointmentKey, room: String?) { (self.key, self.room) = (key, room) }
}

/// A time that somebody chose, with all that belongs to it.
public struct MeetingBooking: Hashable, Sendable {
    /// Whom, how, and what she needs.
    public var wish: MeetingWish
    /// The time and the room.
    public var key: AppointmentKey
    /// Her name; that of the account counts where there is one.
    public var name: String
    /// Where she can be reached about it.
    public var reach: String
    /// The operation that does it.
    public var operation: ID
    /// The appointment that is given up for it; nil for a new one.
    public var moving: ID?
}

/// An appointment as its person reads it.
public struct MeetingView: Hashable, Sendable {
    /// The appointment.
    public var appointment: Appointment
    /// What the team is called.
    public var team: String
    /// What the room is called; nil where nobody comes to the hub.
    public var room: String?
    /// What she needs.
    public var needs: MeetingNeeds

    /// Makes a view.
    public init(_ appointment: Appointment, team: String, room: String?, needs: MeetingNeeds) {
        (self.appointment, self.team, self.room, self.needs) = (appointment, team, room, needs)
    }
}

/// How somebody who has come says which appointment is hers.
public enum MeetingArrival: Hashable, Sendable {
    /// By the appointment itself, where she is signed in.
    case appointment(ID)
    /// By its reference.
    case reference(Reference)
    /// By the card or the account that it belongs to.
    case card(SignInName)
    /// By her name and the minute after midnight.
    case named(String, minute: Int)
}

/// A place in a queue.
public struct MeetingPlace: Hashable, Sendable {
    /// The visit.
    public var visit: HubVisit
    /// What the team is called.
    public var team: String
    /// The room of the appointment; nil where there is none.
    public var room: String?
    /// How many are called before; nil where she was called already.
    public var ahead: Int?
    /// How long it takes.
    public var wait: WaitEstimate

    /// Names a place.
    public init(_ visit: HubVisit, team: String, room: String?, ahead: Int?, wait: WaitEstimate) {
        (self.visit, self.team, self.room) = (visit, team, room)
        (self.ahead, self.wait) = (ahead, wait)
    }
}

/// The queue of a team as somebody sees it who has just come.
public struct MeetingQueue: Hashable, Sendable {
    /// The code of the team.
    public var code: String
    /// What it is called.
    public var title: String
    /// How many wait.
    public var waiting: Int
    /// How long somebody waits who comes now.
    public var wait: WaitEstimate

    /// Names a queue.
    public init(code: String, title: String, waiting: Int, wait: WaitEstimate) {
        (self.code, self.title, self.waiting, self.wait) = (code, title, waiting, wait)
    }
}

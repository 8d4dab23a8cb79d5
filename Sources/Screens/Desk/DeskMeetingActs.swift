public import Domain

/// A step on the appointments or the queue of a team, by who is signed in at the desk.
public enum DeskMeetingStep: Hashable, Sendable {
    /// Call the next one.
    case call
    /// The visit is over; she was seen.
    case seen(ID)
    /// She did not come when she was called, or went away.
    case gone(ID)
    /// Serve the team no longer.
    case stop
    /// Somebody came without an appointment.
    case walkIn(name: String, MeetingNeeds)
    /// Somebody came to this appointment.
    case arrive(ID)
    /// Nobody came to this appointment.
    case missed(ID)
    /// Cancel this appointment.
    case cancel(ID)
}

/// A team that sees people, and how much there is today.
public struct DeskMeetingLine: Hashable, Sendable {
    /// The code by which records name it.
    public var code: String
    /// What it is called.
    public var title: String
    /// How many wait.
    public var waiting: Int
    /// How many appointments are still to come today.
    public var expected: Int

    /// Names a team.
    public init(code: String, title: String, waiting: Int, expected: Int) {
        (self.code, self.title, self.waiting, self.expected) = (code, title, waiting, expected)
    }
}

/// Somebody who is met: who she is, as far as that is known, and what she needs.
public struct DeskMet: Hashable, Sendable {
    /// Her account; nil for a visitor.
    public var person: ID?
    /// What she is called; empty where nobody knows.
    public var name: String
    /// What she needs.
    public var needs: MeetingNeeds
    /// What else she needs, in her own words.
    public var words: String
    /// How a visitor can be reached; empty where there is no way.
    public var reach: String

    /// Gathers it.
    public init(person: ID?, name: String, needs: MeetingNeeds, words: String = "", reach: String = "") {
        (self.person, self.name, self.needs) = (person, name, needs)
        (self.words, self.reach) = (words, reach)
    }
}

/// Somebody who is here.
public struct DeskWaiting: Hashable, Sendable {
    /// The visit.
    public var visit: HubVisit
    /// Who it is.
    public var who: DeskMet
    /// For how many minutes she has been here, or with who called her.
    public var minutes: Int

    /// Names one.
    public init(_ visit: HubVisit, who: DeskMet, minutes: Int) {
        (self.visit, self.who, self.minutes) = (visit, who, minutes)
    }
}

/// An appointment of today.
public struct DeskExpected: Hashable, Sendable {
    /// The appointment.
    public var view: MeetingView
    /// Who it is.
    public var who: DeskMet

    /// Names one.
    public init(_ view: MeetingView, who: DeskMet) { (self.view, self.who) = (view, who) }
}

/// The appointments and the queue of a team today.
public struct DeskTeamDay: Hashable, Sendable {
    /// The code of the team.
    public var code: String
    /// What it is called.
    public var title: String
    /// Who is with who is signed in.
    public var with: DeskWaiting?
    /// Whether who is signed in serves the team.
    public var isServing = false
    /// Who waits, in the order in which they are called.
    public var waiting: [DeskWaiting] = []
    /// The appointments of today, the soonest first.
    public var today: [DeskExpected] = []
    /// How long somebody waits who comes now.
    public var wait = WaitEstimate.unknown

    /// A day on which nothing is.
    public init(code: String, title: String) { (self.code, self.title) = (code, title) }
}

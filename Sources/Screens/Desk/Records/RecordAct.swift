public import Domain
public import Ground

/// Something a coordinator asks of the shell to keep the records of residents in order.
public enum RecordAct: Hashable, Sendable {
    /// How much there is to do; answered by `overview`.
    case overview
    /// The records that may be of one person; answered by `duplicates`.
    case duplicates
    /// Two records side by side, the one that stays first; answered by `pair`.
    case compare(ID, ID)
    /// Note that two records are of two people; answered by `duplicates`.
    case tellApart(ID, ID)
    /// Make one record of two; answered by `joined`.
    case join(JoiningPlan)
    /// Who acts for a resident, for whom she acts, and what was done so; answered by `representing`.
    case representing(ID)
    /// Record that somebody may act for a resident; answered by `representing`.
    case represent(RepresentingDraft)
    /// End it before its time, seen from one of the two; answered by `representing`.
    case endRepresenting(ID, seenFrom: ID)
    /// What services are still to be told, or all that they were and are told of one resident; answered by `notices`.
    case notices(of: ID?)
    /// Note that a service was told of a change, on the list of all or of one resident; answered by `notices`.
    case told(service: String, change: ID, of: ID?)
    /// Who wishes to be forgotten; answered by `wishes`.
    case wishes
    /// Answer a wish to be forgotten with no; answered by `wishes`.
    case refuseWish(ID, reason: String)

    /// What her role must have a right to.
    public var right: Right {
        switch self {
        case .overview, .duplicates, .compare, .tellApart, .join: .mergePeople
        case .representing, .represent, .endRepresenting, .notices, .told: .changePeople
        case .wishes, .refuseWish: .askForErasure
        }
    }
}

/// Somebody who is to act for a resident, as it is recorded at the desk.
public struct RepresentingDraft: Hashable, Sendable {
    /// The resident.
    public var person: ID
    /// Who acts for her.
    public var representative: ID
    /// What she may do.
    public var powers: Set<Representation.Power>
    /// On which ground.
    public var authority: Representation.Authority
    /// The first day.
    public var from: CivilDate
    /// The last day; nil where there is none.
    public var until: CivilDate?
}

/// What came of it.
public enum RecordNews: Sendable {
    /// How much there is to do.
    case overview(RecordOverview)
    /// Records that may be of one person.
    case duplicates([LikelyPair])
    /// Two records side by side.
    case pair(RecordPair)
    /// The one record that is left, which found all that belonged to both.
    case joined(Person, Belongings)
    /// Who acts for whom.
    case representing(RepresentingView)
    /// What services are told.
    case notices([NoticeLine])
    /// Who wishes to be forgotten.
    case wishes([WishLine])
}

/// How much there is to do.
public struct RecordOverview: Hashable, Sendable {
    /// Services that are to be told of something.
    public var notices: Int
    /// Wishes to be forgotten.
    public var wishes: Int

    /// Counts.
    public init(notices: Int = 0, wishes: Int = 0) { (self.notices, self.wishes) = (notices, wishes) }
}

/// Two records that may be of one person.
public struct LikelyPair: Hashable, Sendable {
    /// The one that was opened first.
    public var first: Person
    /// The other.
    public var second: Person
    /// Why they are thought to be of one person.
    public var likeness: [Likeness]

    /// Makes a pair.
    public init(_ first: Person, _ second: Person) {
        (self.first, self.second) = (first, second)
        likeness = first.details.likeness(to: second.details)
    }
}

/// Two records side by side.
public struct RecordPair: Hashable, Sendable {
    /// One of the two.
    public struct Side: Hashable, Sendable {
        /// Whose it is.
        public var person: Person
        /// Whether there is a PIN to sign in with.
        public var hasPIN: Bool
        /// What belongs to it.
        public var belongings: Belongings
        /// How many appointments end where it goes into the other, which has one with the same team.
        public var twins: Int

        /// Makes a side.
        public init(_ person: Person, hasPIN: Bool, belongings: Belongings, twins: Int) {
            (self.person, self.hasPIN, self.belongings, self.twins) = (person, hasPIN, belongings, twins)
        }
    }

    /// The two, the one that stays first unless somebody decides otherwise.
    public var sides: [Side]
    /// Whether somebody asked to erase one of them.
    public var isErasureAsked: Bool

    /// Makes a pair.
    public init(_ first: Side, _ second: Side, isErasureAsked: Bool) {
        (sides, self.isErasureAsked) = ([first, second], isErasureAsked)
    }
}

/// Who acts for a resident, and for whom she acts.
public struct RepresentingView: Hashable, Sendable {
    /// The resident.
    public var person: Person
    /// What is recorded, the newest first.
    public var lines: [Line]
    /// What was done so, the newest first.
    public var done: [DoneFor]

    /// What is recorded of two people.
    public struct Line: Hashable, Sendable {
        /// What is recorded.
        public var representation: Representation
        /// The name of the resident.
        public var person: String
        /// The name of who acts for her.
        public var representative: String
        /// The name of who recorded it.
        public var recorder: String

        /// Makes a line.
        public init(
            _ representation: Representation,
            person: String,
            representative: String,
            recorder: String
        ) {
            self.representation = representation
            (self.person, self.representative, self.recorder) = (person, representative, recorder)
        }
    }

    /// Makes a view.
    public init(_ person: Person, _ lines: [Line], done: [DoneFor]) {
        (self.person, self.lines, self.done) = (person, lines, done)
    }
}

/// A service that is told of a change, with names.
public struct NoticeLine: Hashable, Sendable {
    /// What it is told.
    public var notice: ServiceNotice
    /// Whose details changed.
    public var person: Person
    /// What the service is called.
    public var service: String
    /// Who of the staff told it; nil where a program did, or nobody yet.
    public var teller: String?
    /// The day of the change.
    public var since: CivilDate
    /// When it was told; nil where it is not yet.
    public var told: DeskTime?

    /// Makes a line.
    public init(
        _ notice: ServiceNotice,
        of person: Person,
        service: String,
        teller: String?,
        since: CivilDate,
        told: DeskTime?
    ) {
        (self.notice, self.person, self.service) = (notice, person, service)
        (self.teller, self.since, self.told) = (teller, since, told)
    }
}

/// A wish to be forgotten, with what stands against it.
public struct WishLine: Hashable, Sendable {
    /// The wish.
    public var wish: ForgettingWish
    /// Who wishes it.
    public var person: Person
    /// What stands against it.
    public var obstacles: ForgettingObstacles
    /// Who asked that she is erased; nil where nobody did.
    public var asker: String?
    /// The day she asked.
    public var asked: CivilDate
    /// The day by which she must have an answer.
    public var due: CivilDate

    /// Makes a line.
    public init(
        _ wish: ForgettingWish,
        of person: Person,
        _ obstacles: ForgettingObstacles,
        asker: String?,
        asked: CivilDate
    ) {
        (self.wish, self.person, self.obstacles) = (wish, person, obstacles)
        (self.asker, self.asked) = (asker, asked)
        due = asked.adding(months: ForgettingWish.monthsToAnswer) ?? asked
    }
}

public import Ground

/// A request as the hub works on it: which team has it, who holds it, where it stands and by when it is due.
public struct Case: Hashable, Sendable {
    /// The id of the request.
    public var id: ID
    /// What the resident says to ask about it.
    public var reference: Reference
    /// The code of the service.
    public var service: String
    /// The account of the resident; nil where nobody was signed in.
    public var person: ID?
    /// The team that has it; nil where the form names none, so that anybody who works on requests may.
    public var team: String?
    /// Who holds it; nil where nobody does.
    public var holder: ID?
    /// Where it stands.
    public var status: RequestStatus
    /// When it was sent, in milliseconds since 1 January 1970, UTC.
    public var sentAt: Int64
    /// The day that the resident was promised when she sent it.
    public var promised: CivilDate?
    /// The day by which it is due now: the day promised, and later by the working days she was waited for.
    public var due: CivilDate?
    /// The day on which the clock stopped; nil while it runs.
    public var stoppedOn: CivilDate?
    /// What came of it; nil until it is completed.
    public var outcome: CaseOutcome?
    /// The day on which it was completed or withdrawn.
    public var endedOn: CivilDate?
    /// What there is besides where it is a complaint, compliment or suggestion.
    public var feedback: Feedback?

    /// Makes a case as it is when its form was just sent.
    public init(
        id: ID,
        reference: Reference,
        service: String,
        person: ID? = nil,
        team: String? = nil,
        sentAt: Int64,
        promised: CivilDate? = nil,
        feedback: Feedback? = nil
    ) {
        self.id = id
        self.reference = reference
        self.service = service
        self.person = person
        self.team = team
        self.status = .submitted
        self.sentAt = sentAt
        self.promised = promised
        self.due = promised
        self.feedback = feedback
    }

    /// By how many working days it is overdue; nil where it is not, has no day, has ended or waits for the resident.
    public func overdue(on today: CivilDate, by days: WorkingDays) -> Int? {
        guard let due, !status.isEnd, stoppedOn == nil, today > due else { return nil }
        let count = CaseClock.workingDays(after: due, through: today, by: days)
        return count > 0 ? count : nil
    }
}

/// What came of a request.
public enum CaseOutcome: String, Hashable, Sendable, CaseIterable {
    /// What was asked for is done.
    case done
    /// It is not done, and the answer says why.
    case refused
    /// Somebody else must do it, and the answer says who.
    case notOurs = "not_ours"
    /// It was sent twice, or was settled in another way.
    case settled
}

extension RequestStatus {
    /// Whether nothing moves on from here.
    public var isEnd: Bool { self == .completed || self == .withdrawn }
}

/// The time of a case, in working days.
enum CaseClock {
    /// How many working days lie after a day, up to and with another.
    static func workingDays(after start: CivilDate, through end: CivilDate, by days: WorkingDays) -> Int {
        guard start < end else { return 0 }
        return (1...(end.daysSinceEpoch - start.daysSinceEpoch)).count {
            days.isWorkingDay(start.adding(days: $0))
        }
    }

    /// A day that is put off by the working days between a stop and the day the clock runs again.
    ///
    /// Where the bank holidays of that time are not known, it is put off by days of the calendar.
    static func putOff(
        _ due: CivilDate,
        from stop: CivilDate,
        to start: CivilDate,
        by days: WorkingDays
    ) -> CivilDate {
        let count = workingDays(after: stop, through: start, by: days)
        guard count > 0 else { return due }
        return (try? days.day(count, after: due))
            ?? due.adding(days: start.daysSinceEpoch - stop.daysSinceEpoch)
    }
}

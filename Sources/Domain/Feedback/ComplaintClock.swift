public import Ground

/// By when each step of a complaint is due.
///
/// The steps are those of the Complaint Handling Code of the Housing Ombudsman (in force from 1 April 2024, section 6)
/// and of the Code of the Local Government and Social Care Ombudsman (February 2024), which say the same: a stage is
/// acknowledged within 5 working days of its arrival, and answered within 10 (stage 1) or 20 (stage 2) working days of
/// the acknowledgement. The answer may be put off by 10 or 20 more, with a reason the resident is told. The numbers
/// come from the hub (`ComplaintLimits`).
public struct ComplaintClock: Hashable, Sendable {
    /// Which look at the complaint it is.
    public enum Stage: Int, Hashable, Sendable, CaseIterable {
        case first = 1
        case second = 2
    }

    /// Why and by how much an answer is put off.
    public struct Extension: Hashable, Sendable {
        /// By how many working days.
        public let days: Int
        /// Why, in the words the resident is told.
        public let reason: String
        /// The day on which the resident was told.
        public let toldOn: CivilDate

        /// Names an extension, as records hold it.
        public init(days: Int, reason: String, toldOn: CivilDate) {
            self.days = days
            self.reason = reason
            self.toldOn = toldOn
        }
    }

    /// What happened in one stage.
    public struct Course: Hashable, Sendable {
        /// The day on which it arrived: day 0 of the acknowledgement.
        public let received: CivilDate
        /// The day on which it was acknowledged; nil while it is not.
        public internal(set) var acknowledgedOn: CivilDate?
        /// How the answer was put off; nil where it was not.
        public internal(set) var extended: Extension?
        /// The day on which it was answered; nil while it is not.
        public internal(set) var answeredOn: CivilDate?
        /// When we waited for the resident.
        public internal(set) var waits: [Deadline.Pause]

        /// Names what happened, as records hold it.
        public init(
            received: CivilDate,
            acknowledgedOn: CivilDate? = nil,
            extended: Extension? = nil,
            answeredOn: CivilDate? = nil,
            waits: [Deadline.Pause] = []
        ) {
            self.received = received
            self.acknowledgedOn = acknowledgedOn
            self.extended = extended
            self.answeredOn = answeredOn
            self.waits = waits
        }
    }

    /// Why something cannot be done with a complaint.
    public enum Refusal: Error, Hashable, Sendable {
        /// It is acknowledged already.
        case alreadyAcknowledged
        /// It must be acknowledged first.
        case notAcknowledged
        /// It is answered already.
        case alreadyAnswered
        /// The answer was put off once already.
        case alreadyExtended
        /// The answer cannot be put off by so much; the most is named.
        case extensionTooLong(most: Int)
        /// The resident must be told why.
        case noReason
        /// The day on which it was due has gone by.
        case overdue(since: CivilDate)
        /// The first look is not answered yet, and still in time.
        case firstStageRunning
        /// There is no look after the second; the ombudsman is next.
        case noFurtherStage
        /// The clocks of this hub do not wait for the resident.
        case neverPauses
        /// We wait for the resident already.
        case alreadyWaiting
        /// We do not wait for the resident.
        case notWaiting
        /// The day is before the last thing that happened.
        case tooEarly(last: CivilDate)
        /// The bank holidays are known only up to a day that is too early.
        case holidaysNotKnown(after: CivilDate)
    }

    /// The limits of the hub.
    public let limits: ComplaintLimits
    /// What happened in the first look.
    public private(set) var first: Course
    /// What happened in the second look; nil where it was not asked for.
    public private(set) var second: Course?

    /// Begins with a complaint that arrived on a day (see `OpeningCalendar.dayReceived`).
    public init(received: CivilDate, limits: ComplaintLimits) {
        self.init(limits, first: Course(received: received), second: nil)
    }

    /// Brings back what records hold.
    public init(_ limits: ComplaintLimits, first: Course, second: Course?) {
        self.limits = limits
        self.first = first
        self.second = second
    }

    /// The stage it is in.
    public var stage: Stage { second == nil ? .first : .second }

    /// What happened in the stage it is in.
    public internal(set) var course: Course {
        get { second ?? first }
        set { if second == nil { first = newValue } else { second = newValue } }
    }

    /// Begins the second look.
    mutating func begin(second course: Course) { second = course }
}

// What is due.
extension ComplaintClock {
    /// Within what time a stage is acknowledged; nil for one that was not begun.
    public func acknowledgement(of stage: Stage) -> Deadline? {
        guard let course = course(of: stage) else { return nil }
        var deadline = Deadline(limits[stage].acknowledge, after: course.received)
        if let day = course.acknowledgedOn { try? deadline.finish(on: day) }
        return deadline
    }

    /// Within what time a stage is answered; nil for one that was not begun.
    ///
    /// It is counted from the acknowledgement, but never from later than the day that was due: a late acknowledgement
    /// buys no time. Before it is acknowledged, this is the latest it can become.
    /// - Throws: `holidaysNotKnown` where that reaches beyond the known bank holidays.
    public func answer(of stage: Stage, by days: WorkingDays) throws(WorkingDays.Refusal) -> Deadline? {
        guard let course = course(of: stage) else { return nil }
        let latest = try days.day(limits[stage].acknowledge, after: course.received)
        let start = min(course.acknowledgedOn ?? latest, latest)
        let length = limits[stage].answer + (course.extended?.days ?? 0)
        var deadline = Deadline(length, after: start, pauses: course.waits)
        if let day = course.answeredOn { try? deadline.finish(on: day) }
        return deadline
    }

    /// What is due next: the acknowledgement, then the answer; nil when the stage is answered.
    public func next(by days: WorkingDays) throws(WorkingDays.Refusal) -> Deadline? {
        if course.answeredOn != nil { return nil }
        return course.acknowledgedOn == nil
            ? acknowledgement(of: stage) : try answer(of: stage, by: days)
    }

    private func course(of stage: Stage) -> Course? {
        switch stage {
        case .first: first
        case .second: second
        }
    }
}

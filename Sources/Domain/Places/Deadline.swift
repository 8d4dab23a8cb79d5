public import Ground

/// A number of working days after a day within which something must be done.
///
/// The day on which a thing arrived is day 0 (see `OpeningCalendar.dayReceived`); the last working day counted is the
/// last on which it is done in time. While we wait for the resident, no day is counted.
public struct Deadline: Hashable, Sendable {
    /// A time in which we wait for the resident.
    public struct Pause: Hashable, Sendable {
        /// The day on which we asked, which still counts.
        public let from: CivilDate
        /// The day on which the answer came, which does not count; nil while we wait.
        public internal(set) var until: CivilDate?

        /// Names a pause, as records hold it.
        public init(from: CivilDate, until: CivilDate? = nil) {
            self.from = from
            self.until = until
        }
    }

    /// How it stands with a deadline on a day.
    public enum State: Hashable, Sendable {
        /// So many working days are left after this day, 1 or more.
        case left(Int)
        /// This is the last day.
        case dueToday
        /// The last day has gone by, and this is so many working days later; a weekend counts as the one after it.
        case overdue(by: Int)
        /// It waits for the resident with so many working days to go.
        case paused(left: Int)
        /// It was done in time.
        case met
        /// It was done so many working days too late.
        case missed(by: Int)
    }

    /// Why a deadline cannot be changed so.
    public enum Refusal: Error, Hashable, Sendable {
        /// It is done already.
        case alreadyMet
        /// It waits for the resident already.
        case alreadyPaused
        /// It does not wait for the resident.
        case notPaused
        /// The day is before the last thing that happened.
        case tooEarly(last: CivilDate)
        /// The last day has gone by, and waiting now would hide that.
        case overdue(since: CivilDate)
        /// The bank holidays are known only up to a day that is too early.
        case holidaysNotKnown(after: CivilDate)
    }

    /// Day 0.
    public let received: CivilDate
    /// How many working days there are.
    public let limit: Int
    /// The times in which we waited for the resident, in order.
    public private(set) var pauses: [Pause] = []
    /// The day on which it was done; nil while it is not.
    public private(set) var doneOn: CivilDate?

    /// Begins a deadline of some working days, 0 or more, after a day.
    ///
    /// - Parameters:
    ///   - limit: how many working days.
    ///   - received: day 0.
    ///   - pauses: when we waited for the resident, in order, as records hold it.
    ///   - doneOn: when it was done, as records hold it.
    public init(_ limit: Int, after received: CivilDate, pauses: [Pause] = [], doneOn: CivilDate? = nil) {
        self.limit = max(0, limit)
        self.received = received
        self.pauses = pauses
        self.doneOn = doneOn
    }

    /// The last day on which it is done in time; nil while we wait for the resident.
    ///
    /// - Throws: `holidaysNotKnown` where that reaches beyond the known bank holidays.
    public func due(by days: WorkingDays) throws(WorkingDays.Refusal) -> CivilDate? {
        let closed = pauses.map { Pause(from: $0.from, until: $0.until ?? doneOn) }
        guard closed.last.map({ $0.until != nil }) ?? true else { return nil }
        var day = received
        var left = limit
        while left > 0 {
            day = day.adding(days: 1)
            try days.see(day)
            if days.isWorkingDay(day), !closed.contains(where: { $0.stops(day) }) { left -= 1 }
        }
        return day
    }

    /// The last day where the resident must come to the hub for it: never one on which the hub is closed.
    ///
    /// It moves on to the next day the hub opens. What is owed to a resident does not wait for that: see `due(by:)`.
    /// - Throws: `OpeningCalendar.Refusal` where that reaches beyond the known bank holidays, or the hub never opens.
    public func due(atHub opening: OpeningCalendar) throws(OpeningCalendar.Refusal) -> CivilDate? {
        let due: CivilDate?
        do throws(WorkingDays.Refusal) { due = try self.due(by: opening.workingDays) } catch {
            switch error {
            case .holidaysNotKnown(let day): throw .holidaysNotKnown(after: day)
            }
        }
        return try due.map { (day) throws(OpeningCalendar.Refusal) in try opening.openDay(onOrAfter: day) }
    }

    /// How it stands on a day.
    ///
    /// - Throws: `holidaysNotKnown` where that reaches beyond the known bank holidays.
    public func state(on today: CivilDate, by days: WorkingDays) throws(WorkingDays.Refusal) -> State {
        guard let due = try due(by: days) else {
            return .paused(left: limit - (try counted(upTo: pauses.last?.from ?? today, by: days)))
        }
        if let doneOn { return doneOn <= due ? .met : .missed(by: try late(doneOn, after: due, by: days)) }
        if today == due { return .dueToday }
        if today > due { return .overdue(by: try late(today, after: due, by: days)) }
        let left = try counted(upTo: due, by: days) - counted(upTo: today, by: days)
        return .left(max(1, left))
    }

    private func late(
        _ day: CivilDate,
        after due: CivilDate,
        by days: WorkingDays
    )
        throws(WorkingDays.Refusal) -> Int
    {
        max(1, try days.count(after: due, upTo: day))
    }

    /// The working days after day 0 up to a day that count.
    private func counted(upTo end: CivilDate, by days: WorkingDays) throws(WorkingDays.Refusal) -> Int {
        guard received < end else { return 0 }
        try days.see(end)
        return (received.daysSinceEpoch + 1...end.daysSinceEpoch).count { number in
            let day = CivilDate(daysSinceEpoch: number)
            return days.isWorkingDay(day) && !pauses.contains { $0.stops(day) }
        }
    }
}

extension Deadline.Pause {
    fileprivate func stops(_ day: CivilDate) -> Bool { from < day && until.map { day <= $0 } ?? true }
}

// What happens to a deadline.
extension Deadline {
    /// Stops counting after a day, since we asked the resident for something.
    public mutating func pause(on day: CivilDate, by days: WorkingDays) throws(Refusal) {
        try follow(day)
        guard pauses.last.map({ $0.until != nil }) ?? true else { throw .alreadyPaused }
        let due: CivilDate?
        do throws(WorkingDays.Refusal) { due = try self.due(by: days) } catch {
            switch error {
            case .holidaysNotKnown(let day): throw .holidaysNotKnown(after: day)
            }
        }
        if let due, due < day { throw .overdue(since: due) }
        pauses.append(Pause(from: day, until: nil))
    }

    /// Counts again after a day, on which the resident answered.
    public mutating func resume(on day: CivilDate) throws(Refusal) {
        try follow(day)
        guard let last = pauses.indices.last, pauses[last].until == nil else { throw .notPaused }
        pauses[last].until = day
    }

    /// Ends it: it was done on a day.
    public mutating func finish(on day: CivilDate) throws(Refusal) {
        try follow(day)
        doneOn = day
    }

    private func follow(_ day: CivilDate) throws(Refusal) {
        if doneOn != nil { throw .alreadyMet }
        let last = pauses.last.map { $0.until ?? $0.from } ?? received
        guard last <= day else { throw .tooEarly(last: last) }
    }
}

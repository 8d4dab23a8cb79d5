public import Ground

// What happens to a complaint, step by step.
extension ComplaintClock {
    /// The resident was told that the complaint is here.
    public mutating func acknowledge(on day: CivilDate) throws(Refusal) {
        try follow(day)
        guard course.acknowledgedOn == nil else { throw .alreadyAcknowledged }
        course.acknowledgedOn = day
    }

    /// The answer was put off, and the resident was told why and by when it comes.
    ///
    /// - Parameters:
    ///   - count: by how many working days, 1 or more.
    ///   - reason: why, in the words the resident is told.
    ///   - day: the day on which the resident was told, while the answer was not overdue.
    ///   - days: the working days of the council.
    /// - Throws: `Refusal` with the reason.
    public mutating func extend(
        by count: Int,
        reason: String,
        on day: CivilDate,
        days: WorkingDays
    ) throws(Refusal) {
        try follow(day)
        guard course.acknowledgedOn != nil else { throw .notAcknowledged }
        guard course.extended == nil else { throw .alreadyExtended }
        let most = limits[stage].extend
        guard (1...max(1, most)).contains(count), most > 0 else { throw .extensionTooLong(most: most) }
        guard reason.contains(where: { !$0.isWhitespace }) else { throw .noReason }
        if let due = try due(by: days), due < day { throw .overdue(since: due) }
        course.extended = Extension(days: count, reason: reason, toldOn: day)
    }

    /// The resident was given the answer of the stage.
    public mutating func answer(on day: CivilDate) throws(Refusal) {
        try follow(day)
        guard course.acknowledgedOn != nil else { throw .notAcknowledged }
        course.answeredOn = day
    }

    /// The resident asks for the second look, on the day that counts as its arrival.
    ///
    /// They can ask when they have the first answer, and also when it has not come in time: nobody has to wait for an
    /// answer that is late.
    public mutating func escalate(on day: CivilDate, days: WorkingDays) throws(Refusal) {
        guard stage == .first else { throw .noFurtherStage }
        if let answered = course.answeredOn {
            guard answered <= day else { throw .tooEarly(last: answered) }
        } else {
            try follow(day)
            guard let due = try due(by: days), due < day else { throw .firstStageRunning }
        }
        begin(second: Course(received: day))
    }

    /// We asked the resident for something; days after this one do not count until they answer.
    public mutating func wait(from day: CivilDate, days: WorkingDays) throws(Refusal) {
        try follow(day)
        guard limits.pausesForResident else { throw .neverPauses }
        guard course.acknowledgedOn != nil else { throw .notAcknowledged }
        guard course.waits.last.map({ $0.until != nil }) ?? true else { throw .alreadyWaiting }
        if let due = try due(by: days), due < day { throw .overdue(since: due) }
        course.waits.append(Deadline.Pause(from: day, until: nil))
    }

    /// The resident answered; days after this one count again.
    public mutating func goOn(on day: CivilDate) throws(Refusal) {
        try follow(day)
        guard let last = course.waits.indices.last, course.waits[last].until == nil else { throw .notWaiting }
        course.waits[last].until = day
    }

    /// Steps follow one another, and nothing follows the answer.
    private func follow(_ day: CivilDate) throws(Refusal) {
        if course.answeredOn != nil { throw .alreadyAnswered }
        let known: [CivilDate?] = [
            course.received, course.acknowledgedOn, course.extended?.toldOn, course.waits.last?.from,
            course.waits.last?.until,
        ]
        let last = known.compactMap(\.self).max() ?? course.received
        guard last <= day else { throw .tooEarly(last: last) }
    }

    private func due(by days: WorkingDays) throws(Refusal) -> CivilDate? {
        do throws(WorkingDays.Refusal) { return try answer(of: stage, by: days)?.due(by: days) } catch {
            switch error {
            case .holidaysNotKnown(let day): throw .holidaysNotKnown(after: day)
            }
        }
    }
}

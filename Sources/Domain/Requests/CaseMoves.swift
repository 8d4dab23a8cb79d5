public import Ground

// What may be done to a case, by whom, and what comes of it.
extension Case {
    /// The case after an act.
    ///
    /// - Parameters:
    ///   - act: what is done.
    ///   - actor: who does it.
    ///   - today: the day at the hub.
    ///   - days: the working days by which the clock runs.
    /// - Returns: the case as it is to be kept.
    /// - Throws: `CaseRefusal`, and nothing is to be changed.
    public func after(
        _ act: CaseAct,
        by actor: CaseActor,
        on today: CivilDate,
        _ days: WorkingDays
    ) throws(CaseRefusal) -> Case {
        try admit(actor, to: act)
        if let words = act.words {
            guard words.contains(where: { !$0.isWhitespace }) else { throw .noWords }
            guard words.unicodeScalars.count <= CaseAct.mostCharacters else {
                throw .tooLong(most: CaseAct.mostCharacters)
            }
        }
        var next = self
        switch act {
        case .note: break
        case .complaint(let act): try next.take(act, by: actor, on: today, days)
        default: try next.take(act, by: actor, on: today, days)
        }
        return next
    }

    /// Whether somebody may do an act at all: her role, her team, whose request it is.
    private func admit(_ actor: CaseActor, to act: CaseAct) throws(CaseRefusal) {
        switch actor {
        case .resident(let id):
            guard act.isResidents else { throw .notAllowed }
            guard let person, person == id else { throw .notYours }
        case .staff(let member):
            guard member.isActive, member.role.rights.contains(.workOnCases) else { throw .notAllowed }
            if case .complaint(let act) = act, act.needsDecision {
                guard member.role.rights.contains(.workOnComplaints) else { throw .notAllowed }
            }
            if act == .withdraw { throw .notAllowed }
            guard member.worksFor(team) else { throw .otherTeam(team ?? "") }
            if act.looksIntoComplaint, feedback?.isClosed(to: member.id) == true { throw .sameReviewer }
        }
    }

    private mutating func take(
        _ act: CaseAct,
        by actor: CaseActor,
        on today: CivilDate,
        _ days: WorkingDays
    ) throws(CaseRefusal) {
        guard !status.isEnd else { throw .ended(status) }
        switch act {
        case .claim:
            if let holder { throw .held(by: holder) }
            holder = actor.id
            settle()
        case .release:
            try needHold(by: actor, orReassign: true)
            holder = nil
            settle()
        case .answer: try needHold(by: actor)
        case .ask:
            try needHold(by: actor)
            guard stoppedOn == nil else { throw .alreadyWaiting }
            stoppedOn = today
            settle()
        case .reply:
            guard let stop = stoppedOn else { throw .notWaiting }
            due = due.map { CaseClock.putOff($0, from: stop, to: today, by: days) }
            stoppedOn = nil
            settle()
        case .move(let team, _):
            if holder != nil { try needHold(by: actor, orReassign: true) }
            guard team != self.team, !team.isEmpty else { throw .sameTeam }
            (self.team, holder) = (team, nil)
            settle()
        case .complete(let outcome, _):
            guard feedback?.kind != .complaint else { throw .needsComplaintAnswer }
            try needHold(by: actor)
            self.outcome = outcome
            end(.completed, on: today)
        case .withdraw: end(.withdrawn, on: today)
        case .note, .complaint: break
        }
    }

    private mutating func take(
        _ act: ComplaintAct,
        by actor: CaseActor,
        on today: CivilDate,
        _ days: WorkingDays
    ) throws(CaseRefusal) {
        guard var feedback, feedback.kind == .complaint else { throw .notAComplaint }
        if act.needsOpen, status.isEnd { throw .ended(status) }
        switch act {
        case .acknowledge: try feedback.acknowledge(on: today)
        case .extend(let day, _):
            guard day > due ?? today else { throw .notLater }
            guard days.isWorkingDay(day) else { throw .closedDay }
            try feedback.extend(until: day)
            due = day
        case .answer(let outcome, _):
            feedback.answer(outcome, by: actor.id, on: today)
            self.outcome = .settled
            end(.completed, on: today)
        case .escalate(_, let day):
            guard status == .completed else { throw .cannotEscalate }
            try feedback.escalate(on: today)
            (due, outcome, endedOn) = (day, nil, nil)
            status = .received
        case .learn: feedback.hasLearning = true
        }
        self.feedback = feedback
    }

    private mutating func end(_ status: RequestStatus, on today: CivilDate) {
        (self.status, endedOn, holder, stoppedOn) = (status, today, nil, nil)
    }

    /// The status that follows from who holds it and whether the clock runs.
    private mutating func settle() {
        status = stoppedOn != nil ? .needsInformation : holder != nil ? .inProgress : .received
    }

    private func needHold(by actor: CaseActor, orReassign: Bool = false) throws(CaseRefusal) {
        guard let holder else { throw .notHeld }
        if holder == actor.id { return }
        if orReassign, case .staff(let member) = actor, member.role.rights.contains(.reassignCases) { return }
        throw .held(by: holder)
    }
}

extension StaffMember {
    /// Whether the work of a team is hers: her own, that of any where she has none, and of all where she runs the hub.
    public func worksFor(_ team: String?) -> Bool {
        guard let team, let own = self.team else { return true }
        return own == team || role.rights.contains(.reassignCases)
    }
}

public import Ground

/// How it stands with a device.
public enum AssetState: Hashable, Sendable {
    /// On the shelf: all steps are signed, so it can be lent.
    case ready
    /// Somebody has it.
    case onLoan
    /// It is back, and not all steps are signed yet.
    case preparing
    /// Set aside until somebody decides about it.
    case quarantine
    /// With a repairer, until a day where that is known.
    case repair(until: CivilDate?)
    /// On its way to another hub.
    case transit(to: String)
    /// Nobody knows where it is.
    case lost
    /// No longer lent, for good.
    case retired
}

/// Something that is done to a device, and is signed.
public enum AssetMove: Hashable, Sendable {
    /// A step between two loans is done.
    case sign(PreparationStep)
    /// It is set aside.
    case quarantine
    /// It goes to be repaired.
    case repair(until: CivilDate?)
    /// It is back on the bench: from repair, from quarantine, or found again. All steps begin anew.
    case takeUp
    /// It cannot be found.
    case lose
    /// It leaves for another hub.
    case send(to: String)
    /// It arrives at a hub.
    case receive(at: String)
    /// It is no longer lent.
    case retire
    /// It is lent again after all; it is set aside first, so that every step is gone through anew.
    case restore
}

/// Why something cannot be done to a device.
public enum AssetRefusal: Error, Hashable, Sendable {
    /// It is not on the shelf, but so.
    case notThere(AssetState)
    /// Somebody has it: it is taken back first.
    case onLoan
    /// These steps are not signed, in the order they are done.
    case stepsMissing([PreparationStep])
    /// Another step comes before.
    case stepBefore(PreparationStep)
    /// This step is signed already, or the device does not need it.
    case stepNotNeeded(PreparationStep)
    /// Its electrical test was due on a day.
    case testOverdue(since: CivilDate)
    /// It was last wiped so long ago that it is wiped again first; nil where it never was.
    case wipeOverdue(since: CivilDate?)
    /// Data of a person is on it, and is wiped first.
    case dataOnIt
    /// Whose data is on it was not told yet.
    case ownerNotTold
    /// It looks damaged, so it goes to repair or is decided about first.
    case damaged
    /// It is gone for good.
    case retired
    /// It is bound for another hub.
    case boundFor(String)
    /// It is at that hub already.
    case sameHub
    /// It is promised to people, and no other device can take so many of the promises.
    case promised(Int)
}

// What may be done to it.
extension Asset {
    /// Sees that it can be handed to somebody on a day.
    ///
    /// - Parameters:
    ///   - day: the day.
    ///   - wipedWithin: how many days ago it may have been wiped at most; nil for any.
    /// - Throws: `AssetRefusal` with the reason.
    public func mayBeLent(on day: CivilDate, wipedWithin: Int? = nil) throws(AssetRefusal) {
        guard state == .ready || state == .preparing else { throw refusal(.notThere(state)) }
        guard missingSteps.isEmpty, state == .ready else { throw .stepsMissing(missingSteps) }
        if let testDue, testDue < day { throw .testOverdue(since: testDue) }
        if isWipeDue(on: day, within: wipedWithin) { throw .wipeOverdue(since: wipedOn) }
    }

    /// Whether it is on its way between two other hubs: seen at a hub in between, it stays on its way.
    public func isPassing(through here: String) -> Bool {
        if case .transit(let bound) = state { bound != here && hub != here } else { false }
    }

    /// Whether it was wiped too long ago to be lent.
    public func isWipeDue(on day: CivilDate, within days: Int?) -> Bool {
        guard let days, needs.contains(.wipe) else { return false }
        return wipedOn.map { $0.adding(days: days) < day } ?? true
    }

    /// Does something to it on a day.
    ///
    /// Steps between two loans are done in their order: what is found at the inspection must not be wiped away.
    /// - Throws: `AssetRefusal` with the reason; it stays as it was then.
    public mutating func make(_ move: AssetMove, on day: CivilDate) throws(AssetRefusal) {
        guard state != .onLoan else { throw .onLoan }
        guard (state == .retired) == (move == .restore) else {
            throw state == .retired ? .retired : .notThere(state)
        }
        switch move {
        case .sign(let step): try sign(step, on: day)
        case .quarantine: try leaveShelf(for: .quarantine)
        case .repair(let until): try leaveShelf(for: .repair(until: until))
        case .takeUp: try takeUp()
        case .lose:
            guard state != .lost else { throw .notThere(.lost) }
            state = .lost
        case .send(let hub):
            guard hub != self.hub else { throw .sameHub }
            try leaveShelf(for: .transit(to: hub))
        case .receive(let hub): try receive(at: hub)
        case .retire: state = .retired
        case .restore: (prepared, state) = ([], .quarantine)
        }
    }

    private mutating func sign(_ step: PreparationStep, on day: CivilDate) throws(AssetRefusal) {
        guard state == .preparing else { throw .notThere(state) }
        guard missingSteps.contains(step) else { throw .stepNotNeeded(step) }
        if let before = missingSteps.first, before != step { throw .stepBefore(before) }
        guard condition != .damaged else { throw .damaged }
        prepared.insert(step)
        if step == .wipe { wipedOn = day }
        if missingSteps.isEmpty { state = .ready }
    }

    /// What was signed is kept: a device that was ready arrives at the other hub ready.
    private mutating func leaveShelf(for new: AssetState) throws(AssetRefusal) {
        switch state {
        case .ready, .preparing, .quarantine: break
        case .repair where new == .quarantine: break
        case .repair(let before):
            guard case .repair(let until) = new, until != before else { throw .notThere(state) }
        default: throw .notThere(state)
        }
        if case .transit = new {} else { prepared = [] }
        state = new
    }

    private mutating func takeUp() throws(AssetRefusal) {
        switch state {
        case .quarantine, .repair, .lost, .ready: break
        default: throw .notThere(state)
        }
        prepared = []
        condition = condition == .damaged ? .worn : condition
        state = missingSteps.isEmpty ? .ready : .preparing
    }

    private mutating func receive(at hub: String) throws(AssetRefusal) {
        guard case .transit(let bound) = state else { throw .notThere(state) }
        guard bound == hub || self.hub == hub else { throw .boundFor(bound) }
        self.hub = hub
        state = missingSteps.isEmpty && condition != .damaged ? .ready : .preparing
    }

    private func refusal(_ other: AssetRefusal) -> AssetRefusal {
        switch state {
        case .onLoan: .onLoan
        case .retired: .retired
        case .transit(let hub): .boundFor(hub)
        default: other
        }
    }
}

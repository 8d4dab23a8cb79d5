import Domain

// Time that passes.
extension Visit {
    var isWarning: Bool { top.scene is StillThere }

    /// Whether the focus moves by itself: not before the first press, and not where any press does the same.
    var isScanning: Bool {
        guard settings.keys.means == .oneSwitch, lastInput != nil else { return false }
        return !(top.scene is Greeting || top.scene is ScanningRests || top.scene is Resting || isWarning)
    }

    /// When nothing is pressed until then, a `tick` is wanted.
    public var deadline: Int64? { [patienceEnds, nextLook, lockEnds].compactMap(\.self).min() }

    /// When whoever sits there, or the focus that moves by itself, is out of time.
    private var patienceEnds: Int64? {
        if top.scene is Resting { return (lastInput ?? 0) + Resting.patience }
        guard let lastInput else { return nil }
        // Who waits for the focus to come round is there.
        if isScanning { return scanning.deadline(settings.keys.step) }
        let limits = surroundings.hub.idleLimits
        if let warning = top.scene as? StillThere { return warning.end(limits) }
        let wait = Int64(limits.warnAfterSeconds) * 1000
        switch settings.patience {
        case .usual: return lastInput + wait
        case .tenfold: return lastInput + 10 * wait
        case .unlimited: return layers.count > 1 ? nil : lastInput + 10 * wait
        }
    }

    mutating func tick(_ moment: Moment) -> [Effect] {
        let locks = isLockDue(moment) ? lockDesk() : []
        guard !isOver else { return locks }
        let looks = locks + look(moment)
        guard let patienceEnds, moment.milliseconds >= patienceEnds else { return looks }
        if top.scene is Resting {
            lastInput = moment.milliseconds
            return [.reopenStore]
        }
        if isScanning { return locks + step(moment) }
        if isWarning || top.scene is Greeting { return end() }
        open(StillThere(loss, since: moment.milliseconds))
        return locks
    }

    /// When the scene on top looks again at what time changes; nil where it does not.
    private var nextLook: Int64? {
        guard let lastLook, let every = top.scene.lookAgainEvery else { return nil }
        return lastLook + every
    }

    /// Looks again where it is time; the focus and what is being typed stay as they are.
    private mutating func look(_ moment: Moment) -> [Effect] {
        guard let nextLook, moment.milliseconds >= nextLook else { return [] }
        lastLook = moment.milliseconds
        return top.scene.lookAgain()
    }

    /// Notes since when the scene on top has stood.
    mutating func noteLook(_ moment: Moment) {
        guard top.scene.lookAgainEvery != nil else {
            lastLook = nil
            return
        }
        lastLook = lastLook ?? moment.milliseconds
    }

    /// What is lost if nobody answers.
    private var loss: StillThere.Loss {
        guard layers.contains(where: \.scene.holdsAnswers), !top.scene.isSafelyKept else { return .nothing }
        return copies.contain(layers.last { $0.scene.toSave != nil }?.scene.toSave) ? .changes : .answers
    }

    /// The next step of the focus is due.
    private mutating func step(_ moment: Moment) -> [Effect] {
        let isLast = screen.stop(after: screen.focus) == nil
        if isLast, !scanning.endRound() {
            // The rounds were time to think.
            lastInput = moment.milliseconds
            top.focus = nil
            open(ScanningRests())
            return []
        }
        scanning.step(at: moment.milliseconds, toFirst: isLast)
        return [.moveOn]
    }

    /// The focus goes one stop on, and from the last to the first.
    mutating func scanOn(_ moment: Moment) {
        guard isScanning else { return }
        let screen = screen
        scanning.note(screen.focus)
        if screen.stop(after: screen.focus) != nil {
            move(by: 1)
        } else if let first = screen.stops.first {
            focus(on: first)
        }
    }
}

// Somebody who waits fetches it at another hub, and waits in its queue from then on.
extension HoldQueue {
    /// Takes in somebody who waited elsewhere: behind all who wait longer than she does, before the others.
    ///
    /// Whom staff moved up before others stays before her too.
    /// - Throws: `waitsAlready` where she waits here too.
    public mutating func takeIn(_ hold: QueuedHold) throws(Refusal) {
        try seeNew(hold)
        let waiting = waiting
        let before = waiting.indices.last { index in
            let one = waiting[index]
            let isLonger = (one.madeAt, one.id.description) < (hold.madeAt, hold.id.description)
            return isLonger || waiting[(index + 1)...].contains { $0.madeAt < one.madeAt }
        }
        // Who stands at that place by now waits less long than she does, and comes after her.
        var taken = hold
        taken.place = (before.map { waiting[$0].place } ?? 0) + 1
        self = HoldQueue(holds + [taken])
    }
}

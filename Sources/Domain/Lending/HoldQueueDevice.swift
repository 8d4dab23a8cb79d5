public import Ground

/// One device of a model, and what becomes of it as people ask for it, fetch it and bring it back.
///
/// The moves are those of the public libraries' circulation (LENDING-BOOKING 3.3): what comes back goes to
/// the first in line, by another hub where they fetch it there; what nobody waits for goes home.
/// The store keeps the same in its rows, and asks here where a device is needed (`Store.wanted`).
public struct HeldDevice: Hashable, Sendable {
    /// Where it stands.
    public enum State: Hashable, Sendable {
        /// It can be lent.
        case onShelf
        /// It is here and may not be lent yet: it is prepared, at repair, missing.
        case notReady
        /// It is kept for a hold.
        case ready(hold: ID)
        /// Somebody has it.
        case lent(to: ID)
        /// It is on its way to where a hold is fetched.
        case onItsWay(hold: ID)
        /// It is on its way to its own hub.
        case onItsWayHome
    }

    /// Why something cannot be done with it.
    public enum Refusal: Error, Hashable, Sendable {
        /// Somebody else has it.
        case lentToOther
        /// They have it already.
        case lentToThem
        /// It is kept for, or on its way to, somebody else, or others wait for it.
        case waitedFor
        /// It may not be lent yet.
        case notReady
        /// Nobody has it.
        case notLent
        /// It cannot be kept for somebody where it is.
        case notOnShelf
        /// Nobody waits for it.
        case nobodyWaits
        /// The queue says no.
        case queue(HoldQueue.Refusal)
    }

    /// Names it for good.
    public let id: ID
    /// The code of its own hub.
    public var home: String
    /// Where it stands.
    public private(set) var state: State
    /// Those who wait for it.
    public private(set) var queue: HoldQueue
    /// Whether those who fetch it at its own hub come before all others.
    public let isHomeFirst: Bool

    /// Names a device.
    public init(id: ID, home: String, state: State, queue: HoldQueue, isHomeFirst: Bool = false) {
        self.id = id
        self.home = home
        self.state = state
        self.queue = queue
        self.isHomeFirst = isHomeFirst
    }

    private func next(_ today: CivilDate) -> QueuedHold? {
        queue.next(for: id, today: today) { isHomeFirst && $0.pickup == home }
    }
}

// Asking and cancelling.
extension HeldDevice {
    /// Puts somebody at the end of the queue, unless they have the device or wait for it.
    public mutating func request(_ hold: QueuedHold) throws(Refusal) {
        if state == .lent(to: hold.person) { throw .queue(.hasItAlready) }
        try queueing { queue throws(HoldQueue.Refusal) in try queue.add(hold) }
    }

    /// Takes a hold out; a device that was meant for it goes to the next, or home.
    ///
    /// - Returns: the hold whose turn it is now; nil where nobody's turn came.
    @discardableResult
    public mutating func cancel(_ hold: ID, today: CivilDate, until: CivilDate) throws(Refusal) -> QueuedHold?
    {
        var removed: QueuedHold?
        try queueing { queue throws(HoldQueue.Refusal) in removed = try queue.remove(hold) }
        switch state {
        case .ready(hold): return try pass(from: removed?.pickup ?? home, today: today, until: until)
        case .onItsWay(hold): return try pass(from: nil, today: today, until: until)
        default: return nil
        }
    }

    /// Ends a hold that was not fetched by its last day; the device goes to the next, or home.
    ///
    /// Done twice it does nothing the second time.
    /// - Returns: the hold that is over and the one whose turn it is now; nil where none is over.
    @discardableResult
    public mutating func lapse(
        today: CivilDate,
        until: CivilDate
    ) throws(Refusal) -> (over: QueuedHold, next: QueuedHold?)? {
        guard case .ready(let id) = state, let hold = queue[id], hold.hasLapsed(on: today) else { return nil }
        return (hold, try cancel(id, today: today, until: until))
    }

    /// Changes where somebody fetches it; not once it is ready there.
    ///
    /// A device on its way home goes to the first in line at once where they fetch it elsewhere.
    public mutating func movePickup(
        _ hold: ID,
        to hub: String,
        today: CivilDate,
        until: CivilDate
    ) throws(Refusal) {
        try queueing { queue throws(HoldQueue.Refusal) in try queue.movePickup(hold, to: hub) }
        try redirect(today: today, until: until)
    }

    /// Moves somebody who waits to the front.
    ///
    /// A device on its way home goes to them at once where they fetch it elsewhere.
    public mutating func moveToFirst(_ hold: ID, today: CivilDate, until: CivilDate) throws(Refusal) {
        try queueing { queue throws(HoldQueue.Refusal) in try queue.moveToFirst(hold) }
        try redirect(today: today, until: until)
    }

    private mutating func redirect(today: CivilDate, until: CivilDate) throws(Refusal) {
        guard state == .onItsWayHome, let first = next(today), first.pickup != home
        else { return }
        try pass(from: nil, today: today, until: until)
    }
}

// Lending and taking back.
extension HeldDevice {
    /// Lends it to somebody: only to the one it is kept for, or the first in line.
    public mutating func lend(to person: ID, today: CivilDate) throws(Refusal) {
        switch state {
        case .notReady: throw .notReady
        case .lent(person): throw .lentToThem
        case .lent: throw .lentToOther
        case .onShelf, .onItsWayHome, .ready, .onItsWay: break
        }
        let next = next(today)
        if let next {
            guard next.person == person else { throw .waitedFor }
            try queueing { queue throws(HoldQueue.Refusal) in try queue.remove(next.id) }
        }
        state = .lent(to: person)
    }

    /// Takes it in at a hub: it came back, arrived, or was only scanned.
    ///
    /// - Parameters:
    ///   - hub: the code of the hub.
    ///   - today: the day at the hub.
    ///   - until: the last day for fetching it, where it is ready here from today.
    /// - Returns: the hold whose turn it is now, who is to be told; nil where nobody's turn came.
    /// - Throws: `Refusal.queue` where the queue does not hold what the device says.
    @discardableResult
    public mutating func takeIn(
        at hub: String,
        today: CivilDate,
        until: CivilDate
    ) throws(Refusal) -> QueuedHold? {
        switch state {
        case .notReady: return nil
        case .lent, .onShelf: return try pass(from: hub, today: today, until: until)
        case .ready(let hold), .onItsWay(let hold):
            guard let meant = queue[hold] else { return try pass(from: hub, today: today, until: until) }
            if case .ready = meant.state, meant.pickup == hub { return nil }
            if case .onItsWay = state, meant.pickup != hub { return nil }
            return try give(to: meant, at: hub, until: until)
        case .onItsWayHome:
            let next = next(today)
            // Home is where it is going, and there it becomes ready.
            if let next, next.pickup == home, hub != home { return nil }
            if next == nil, hub != home { return nil }
            return try pass(from: hub, today: today, until: until)
        }
    }

    /// Keeps one that stands on the shelf of a hub for the first in line.
    @discardableResult
    public mutating func assign(
        at hub: String,
        today: CivilDate,
        until: CivilDate
    ) throws(Refusal) -> QueuedHold {
        guard state == .onShelf else { throw .notOnShelf }
        guard let next = next(today) else { throw .nobodyWaits }
        return try give(to: next, at: hub, until: until)
    }

    /// Whether its person may keep it longer, as far as those who wait go.
    public func mayRenew(today: CivilDate) throws(Refusal) {
        guard case .lent = state else { throw .notLent }
        guard next(today) == nil else { throw .waitedFor }
    }

    /// Gives it to the next in line, or sends it home; `hub` is nil where it is between hubs.
    @discardableResult
    private mutating func pass(
        from hub: String?,
        today: CivilDate,
        until: CivilDate
    ) throws(Refusal) -> QueuedHold? {
        if let next = next(today) { return try give(to: next, at: hub, until: until) }
        state = hub == home ? .onShelf : .onItsWayHome
        return nil
    }

    private mutating func give(
        to hold: QueuedHold,
        at hub: String?,
        until: CivilDate
    ) throws(Refusal) -> QueuedHold {
        try queueing { [id] queue throws(HoldQueue.Refusal) in
            try queue.give(id, to: hold.id, at: hub ?? "", until: until)
        }
        state = hub == hold.pickup ? .ready(hold: hold.id) : .onItsWay(hold: hold.id)
        return queue[hold.id] ?? hold
    }

    private mutating func queueing(
        _ act: (inout HoldQueue) throws(HoldQueue.Refusal) -> Void
    ) throws(Refusal) {
        do throws(HoldQueue.Refusal) { try act(&queue) } catch { throw .queue(error) }
    }
}

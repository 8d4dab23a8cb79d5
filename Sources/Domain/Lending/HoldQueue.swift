public import Ground

/// Somebody who waits for a model.
public struct QueuedHold: Hashable, Sendable {
    /// How far it has come.
    public enum State: Hashable, Sendable {
        /// They wait for one to be free.
        case waiting
        /// They asked to be passed over until a day, or until they say so; they keep their place.
        case paused(until: CivilDate?)
        /// A device for them is on its way to where they fetch it.
        case onItsWay(device: ID)
        /// A device is kept for them up to a day and with it, and they were told.
        case ready(device: ID, until: CivilDate)
    }

    /// Names it for good.
    public let id: ID
    /// Who waits.
    public let person: ID
    /// The code of the hub where they fetch it.
    public var pickup: String
    /// When it was asked for, in milliseconds since 1 January 1970, UTC.
    public let madeAt: Int64
    /// Its place among those who wait, from 1; 0 once a device is meant for it.
    public var place: Int
    /// How far it has come.
    public var state: State

    /// Names a hold.
    public init(
        id: ID,
        person: ID,
        pickup: String,
        madeAt: Int64,
        place: Int,
        state: State = .waiting
    ) {
        self.id = id
        self.person = person
        self.pickup = pickup
        self.madeAt = madeAt
        self.place = place
        self.state = state
    }

    /// The device that is meant for it; nil while it waits.
    public var device: ID? {
        switch state {
        case .onItsWay(let device), .ready(let device, _): device
        case .waiting, .paused: nil
        }
    }

    /// Whether it waits and may be next on a day.
    public func isNext(on today: CivilDate) -> Bool {
        switch state {
        case .waiting: true
        case .paused(let until): until.map { $0 < today } ?? false
        case .onItsWay, .ready: false
        }
    }

    /// Whether its last day for fetching is over.
    public func hasLapsed(on today: CivilDate) -> Bool {
        if case .ready(_, let until) = state { until < today } else { false }
    }
}

/// Those who wait for a model, in the order in which their turn comes.
public struct HoldQueue: Hashable, Sendable {
    /// Why something cannot be done with a hold.
    public enum Refusal: Error, Hashable, Sendable {
        /// There is no such hold.
        case unknown
        /// They wait for it already.
        case waitsAlready
        /// They have it.
        case hasItAlready
        /// A device is meant for it already: it is on its way, or ready.
        case hasDevice
        /// A device can be meant only for somebody who waits.
        case doesNotWait
        /// It is the only one that waits, or the first.
        case noOneToPass
    }

    /// All holds that are not over: those with a device first, then those who wait by their place, which is
    /// 1, 2, 3.
    public private(set) var holds: [QueuedHold] = []

    /// Puts holds in order: by place, by when they were asked for, then by id.
    public init(_ holds: [QueuedHold] = []) {
        self.holds = holds.sorted { Self.rank($0) < Self.rank($1) }
        number()
    }

    private static func rank(_ hold: QueuedHold) -> (Int, Int, Int64, String) {
        (hold.device == nil ? 1 : 0, hold.place, hold.madeAt, hold.id.description)
    }

    private mutating func number() {
        var place = 0
        for index in holds.indices {
            if holds[index].device == nil { place += 1 }
            holds[index].place = holds[index].device == nil ? place : 0
        }
    }

    /// A hold; nil where there is no such one.
    public subscript(_ id: ID) -> QueuedHold? { holds.first { $0.id == id } }

    /// Those for whom no device is meant yet, in order.
    public var waiting: [QueuedHold] { holds.filter { $0.device == nil } }

    /// The hold a device is meant for; nil where it is meant for none.
    public func hold(of device: ID) -> QueuedHold? { holds.first { $0.device == device } }

    /// Whose turn it is when a device is free: the hold it is meant for already, else the first who waits.
    ///
    /// - Parameters:
    ///   - device: the device.
    ///   - today: the day at the hub, for those who are passed over until a day.
    ///   - isPreferred: who comes before the others, such as those who fetch where the device is; by default
    ///     nobody.
    /// - Returns: the hold; nil where nobody's turn came.
    public func next(
        for device: ID,
        today: CivilDate,
        isPreferred: (QueuedHold) -> Bool = { _ in false }
    ) -> QueuedHold? {
        if let meant = hold(of: device) { return meant }
        let able = holds.filter { $0.isNext(on: today) }
        return able.first(where: isPreferred) ?? able.first
    }
}

// What happens to it.
extension HoldQueue {
    /// Puts somebody at the end.
    public mutating func add(_ hold: QueuedHold) throws(Refusal) {
        try seeNew(hold)
        var last = hold
        last.place = Int.max
        self = HoldQueue(holds + [last])
    }

    /// Nobody waits twice.
    func seeNew(_ hold: QueuedHold) throws(Refusal) {
        let isHere = holds.contains { $0.person == hold.person || $0.id == hold.id }
        guard !isHere else { throw .waitsAlready }
    }

    /// Takes a hold out: it was fetched, cancelled or lapsed.
    ///
    /// Those behind it move up.
    @discardableResult
    public mutating func remove(_ id: ID) throws(Refusal) -> QueuedHold {
        guard let index = holds.firstIndex(where: { $0.id == id }) else { throw .unknown }
        let removed = holds.remove(at: index)
        number()
        return removed
    }

    /// Passes somebody over until a day, or until they say so.
    public mutating func pause(_ id: ID, until day: CivilDate?) throws(Refusal) {
        guard let hold = self[id] else { throw .unknown }
        guard hold.device == nil else { throw .hasDevice }
        try change(id) { $0.state = .paused(until: day) }
    }

    /// Takes somebody who was passed over back into the queue.
    public mutating func resume(_ id: ID) throws(Refusal) {
        guard let hold = self[id] else { throw .unknown }
        guard case .paused = hold.state else { throw .doesNotWait }
        try change(id) { $0.state = .waiting }
    }

    /// Means a device for somebody who waits: it is ready where it is fetched, or on its way to there.
    ///
    /// - Parameters:
    ///   - device: the device.
    ///   - id: the hold.
    ///   - hub: the code of the hub where the device is.
    ///   - until: the last day for fetching it where it is ready; for one on its way it counts from its
    ///     arrival.
    /// - Throws: `unknown`, or `hasDevice` where another device is meant for it.
    public mutating func give(
        _ device: ID,
        to id: ID,
        at hub: String,
        until: CivilDate
    ) throws(Refusal) {
        guard let hold = self[id] else { throw .unknown }
        guard hold.device == nil || hold.device == device else { throw .hasDevice }
        try change(id) {
            $0.state = $0.pickup == hub ? .ready(device: device, until: until) : .onItsWay(device: device)
        }
        self = HoldQueue(holds)
    }

    /// Moves somebody who waits to the front of those who wait.
    public mutating func moveToFirst(_ id: ID) throws(Refusal) {
        guard let hold = self[id] else { throw .unknown }
        guard hold.device == nil else { throw .hasDevice }
        guard waiting.count > 1 else { throw .noOneToPass }
        try change(id) { $0.place = 0 }
        self = HoldQueue(holds)
    }

    /// Moves somebody who waits one place up.
    public mutating func moveUp(_ id: ID) throws(Refusal) {
        guard let hold = self[id] else { throw .unknown }
        guard hold.device == nil else { throw .hasDevice }
        guard let before = waiting.last(where: { $0.place < hold.place }) else { throw .noOneToPass }
        try change(before.id) { $0.place = hold.place }
        try change(id) { $0.place = before.place }
        self = HoldQueue(holds)
    }

    /// Changes where somebody fetches it; not once it is ready there.
    public mutating func movePickup(_ id: ID, to hub: String) throws(Refusal) {
        guard let hold = self[id] else { throw .unknown }
        if case .ready = hold.state { throw .hasDevice }
        try change(id) { $0.pickup = hub }
    }

    private mutating func change(_ id: ID, _ how: (inout QueuedHold) -> Void) throws(Refusal) {
        guard let index = holds.firstIndex(where: { $0.id == id }) else { throw .unknown }
        how(&holds[index])
    }
}

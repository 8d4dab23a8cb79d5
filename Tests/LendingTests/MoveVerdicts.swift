import Domain
import Ground

/// Cases of what becomes of one device as people ask for it, fetch it and bring it back.
///
/// A case states conditions in words. Every world with three hubs and up to two people in the queue that
/// meets them is tried, and the case agrees where all of them end as it says.
enum MoveVerdicts {
    static func verdict(_ step: VectorCase) throws -> Verdict {
        let given = step.given
        guard let action = given["action"]?.string, let outcome = step.expected["outcome"]?.string,
            let conditions = given["conditions"]?.elements?.compactMap(\.string),
            let first = conditions.first,
            let place = Place(first)
        else { return .notOurRule("a shape that is not known here") }
        var tried = 0
        for world in MoveWorld.all(place) {
            var meets = true
            for condition in conditions.dropFirst() {
                guard let isMet = world.meets(condition) else {
                    return .notOurRule("a condition that is not known here: \(condition)")
                }
                meets = meets && isMet
            }
            guard meets else { continue }
            guard let found = try MoveTrial(world, conditions).run(action, outcome) else {
                return .notOurRule("an act that is not known here: \(action)")
            }
            tried += 1
            if found != .agrees { return found }
        }
        return tried > 0 ? .agrees : .notOurRule("no world meets its conditions")
    }

    /// Where the device is at first.
    enum Place {
        case shelf, desk, loan, wayToPickup, wayHome

        init?(_ text: String) {
            if text.hasPrefix("item on_shelf") {
                self = .shelf
            } else if text.hasPrefix("item at_desk") {
                self = .desk
            } else if text.hasPrefix("item on_loan") {
                self = .loan
            } else if text.hasPrefix("item in_transit") {
                self = text.contains("FOR_PICKUP") ? .wayToPickup : .wayHome
            } else {
                return nil
            }
        }
    }
}

/// One world: the device is of hub A; somebody has it or it is meant for them; others wait.
struct MoveWorld {
    let place: MoveVerdicts.Place
    /// Where the act is done, where the one it is meant for fetches it, and where each who waits does.
    let here: String
    let pickup: String
    let waiting: [String]

    static func all(_ place: MoveVerdicts.Place) -> [Self] {
        let hubs = ["A", "B", "C"]
        let queues = [[]] + hubs.map { [$0] } + hubs.flatMap { first in hubs.map { [first, $0] } }
        return hubs.flatMap { here in
            hubs.flatMap { pickup in
                queues.map { Self(place: place, here: here, pickup: pickup, waiting: $0) }
            }
        }
    }

    /// Whether the world is as a condition says.
    ///
    /// True for what is a matter of who acts, nil for what is not known.
    func meets(_ condition: String) -> Bool? {
        if condition.hasPrefix("PENDING loan does not exist") { return waiting.isEmpty }
        if condition.hasPrefix("PENDING loan exists") { return !waiting.isEmpty }
        if condition.hasPrefix("More than 1 PENDING") { return waiting.count > 1 }
        if condition.hasPrefix("1 or 0 PENDING") { return waiting.count < 2 }
        let parts = condition.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return nil }
        if ["request patron", "checkout patron", "loan to"].contains(where: parts[0].hasPrefix) {
            return true
        }
        guard let left = hub(parts[0]), let right = hub(parts[1]) else { return nil }
        // A hub of somebody who is not there is like no other.
        return (left == right) != parts[0].contains("!")
    }

    private func hub(_ text: String) -> String? {
        let words = text.replacing("!", with: "").replacing("1st", with: "first").lowercased()
        if words.contains("pending loan to move") { return waiting.last ?? "-" }
        if words.contains("first pending") { return waiting.first ?? "-" }
        if words.contains("transaction") { return here }
        if words.contains("pickup") { return pickup }
        return words.contains("item l") ? "A" : nil
    }
}

/// One act in one world.
struct MoveTrial {
    private static let (device, today) = (Sample.id(900), Sample.monday)
    private static let until = Sample.monday.adding(days: 7)

    private let world: MoveWorld
    private let conditions: [String]
    private let current = Sample.hold(1)
    private let stranger = Sample.hold(9)

    init(_ world: MoveWorld, _ conditions: [String]) {
        self.world = world
        self.conditions = conditions
    }

    /// The device and its queue before the act.
    private func start() throws -> HeldDevice {
        var held = current
        held.pickup = world.pickup
        let waiting = world.waiting.enumerated().map { Sample.hold($0.offset + 2, pickup: $0.element) }
        var queue = HoldQueue(waiting)
        let state: HeldDevice.State
        switch world.place {
        case .shelf: state = .onShelf
        case .loan: state = .lent(to: current.person)
        case .wayHome: state = .onItsWayHome
        case .desk, .wayToPickup:
            held.place = 0
            let isHere = world.place == .desk
            held.state =
                isHere ? .ready(device: Self.device, until: Self.until) : .onItsWay(device: Self.device)
            queue = HoldQueue([held] + waiting)
            state = isHere ? .ready(hold: held.id) : .onItsWay(hold: held.id)
        }
        return HeldDevice(id: Self.device, home: "A", state: state, queue: queue)
    }

    private func says(_ beginning: String, _ end: String) -> Bool {
        conditions.contains { $0.hasPrefix(beginning) && $0.contains(end) && !$0.contains("!=") }
    }

    /// Who asks or borrows: a stranger, where the case does not say who.
    private var actor: ID {
        let (first, isHeld) = (Sample.hold(2).person, world.place == .desk || world.place == .wayToPickup)
        for act in ["request", "checkout"] {
            if says("\(act) patron", "current loan") {
                return world.place == .shelf ? first : current.person
            }
            if says("\(act) patron", "first PENDING") { return isHeld ? current.person : first }
            if says("\(act) patron", "PENDING loan patron") { return first }
        }
        return stranger.person
    }

    /// Which hold the act is about: of several that wait, the last.
    private var target: ID {
        let last = Sample.hold(world.waiting.count + 1).id
        let waits = !world.waiting.isEmpty
        if conditions.contains(where: { $0.hasPrefix("loan to") && $0.contains("!=") }) { return last }
        if says("loan to", "pending") { return Sample.hold(2).id }
        if says("loan to", "current") || world.place != .shelf { return current.id }
        return waits ? last : stranger.id
    }

    /// Does the act and compares; nil for an act that is not known.
    func run(_ action: String, _ outcome: String) throws -> Verdict? {
        if needsOther, world.waiting.isEmpty { return .agrees }
        var device = try start()
        let before = device
        var isKnown = true
        let refusal = Sample.throwsRefusal { () throws(HeldDevice.Refusal) in
            isKnown = try act(action, on: &device)
        }
        return isKnown ? judged(before, device, refusal, outcome) : nil
    }

    /// Whether there is such an act.
    private func act(_ action: String, on device: inout HeldDevice) throws(HeldDevice.Refusal) -> Bool {
        let (today, until) = (Self.today, Self.until)
        switch action {
        case "Add a request":
            let id = stranger.id
            let asked = QueuedHold(id: id, person: actor, pickup: world.here, madeAt: 9, place: 9)
            try device.request(asked)
        case "Cancel request": try device.cancel(target, today: today, until: until)
        case "Checkout form": try device.lend(to: actor, today: today)
        case "Checkin form": try device.takeIn(at: world.here, today: today, until: until)
        case "Manual validate": try device.assign(at: world.here, today: today, until: until)
        case "Extend": try device.mayRenew(today: today)
        case "Change request pickup location":
            try device.movePickup(target, to: "D", today: today, until: until)
        case "Move request to first priority":
            let last = Sample.hold(world.waiting.count + 1).id
            try device.moveToFirst(last, today: today, until: until)
        default: return false
        }
        return true
    }

    /// Whether the act is about somebody who waits, so that a world in which nobody does says nothing.
    private var needsOther: Bool {
        conditions.contains { $0.hasPrefix("loan to") && ($0.contains("!=") || $0.contains("pending")) }
    }

    private func judged(
        _ before: HeldDevice,
        _ after: HeldDevice,
        _ refusal: HeldDevice.Refusal?,
        _ outcome: String
    ) -> Verdict {
        let told = "\(after.state), \(refusal.map { "\($0)" } ?? "not refused"), in \(world)"
        // What they wish for in future is no part of the case.
        let said = [" *Future", " *It is", " This use case"].reduce(outcome) { said, note in
            said.split(separator: note, maxSplits: 1, omittingEmptySubsequences: false).first.map(String.init)
                ?? said
        }
        if world.place == .wayHome, refusal == .queue(.unknown), !said.contains("not possible") {
            return .notOurRule("a device on its way home is meant for nobody, so there is nothing to cancel")
        }
        if refusal == nil, world.place == .wayHome, said.contains("denied"), says("request patron", "current")
        {
            return .notOurRule("who brought it back may ask for it again")
        }
        if said.contains("do a checkin") {
            return .notOurRule("what somebody has is not taken back by lending it")
        }
        if said.contains("denied") || said.contains("not possible") {
            return .of(refusal != nil && before == after, told)
        }
        if refusal != nil { return .differs(told) }
        if said.contains("loan PENDING)") {
            return .of(after.queue.waiting.last?.id == stranger.id && after.state == before.state, told)
        }
        if said.contains("add loan ITEM_ON_LOAN") { return .of(after.state == .lent(to: actor), told) }
        if said.contains("to 1st PENDING") {
            let moved = after.queue[Sample.hold(world.waiting.count + 1).id]
            guard moved?.place == 1 || moved?.device != nil else { return .differs(told) }
        }
        return .of(isState(said, after.state), told)
    }

    /// Whether the device is where a case says; true where it says nothing of it.
    private func isState(_ said: String, _ state: HeldDevice.State) -> Bool {
        let parts = said.split(separator: " is: ", maxSplits: 1)
        let place = parts.count == 2 ? String(parts[1]) : said.contains("go on shelf") ? "on_shelf" : ""
        switch state {
        case .onShelf: return place.isEmpty || place.hasPrefix("on_shelf")
        case .ready:
            return ["", "at_desk", "at desk", "ITEM_AT_DESK"].contains {
                $0.isEmpty ? place.isEmpty : place.hasPrefix($0)
            }
        case .lent: return place.isEmpty || place.hasPrefix("on_loan")
        case .onItsWay:
            return place.isEmpty || place.hasPrefix("IN_TRANSIT_FOR_PICKUP")
                || place.hasPrefix("in_transit") && !said.contains("TO_HOUSE")
        case .onItsWayHome:
            return place.isEmpty || place.hasPrefix("IN_TRANSIT_TO_HOUSE")
                || place.hasPrefix("in_transit") && !said.contains("FOR_PICKUP")
        case .notReady: return false
        }
    }
}

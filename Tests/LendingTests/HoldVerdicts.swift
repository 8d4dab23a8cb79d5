import Domain
import Ground

/// Cases of those who wait.
enum HoldVerdicts {
    private static let today = Sample.monday

    static func verdict(_ step: VectorCase) throws -> Verdict {
        let (given, expected) = (step.given, step.expected)
        switch step.area {
        case "hold-state": return try state(given, expected)
        case "hold-queue-next": return next(given, expected)
        case "hold-queue": return try place(given, expected)
        case "hold-queue-promotion": return try PromotionVerdicts.verdict(given, expected)
        case "hold-pickup-expiry": return try PickupVerdicts.verdict(given, expected)
        default: return lending(given, expected)
        }
    }

    /// A queue of one hold in a state by its letter: W for ready, T for on its way, P for kept back by staff.
    private static func queue(_ found: String?) -> HoldQueue? {
        var hold = Sample.hold(1)
        switch found {
        case nil, "": break
        case "W": hold.state = .ready(device: Sample.id(900), until: today.adding(days: 7))
        case "T", "P": hold.state = .onItsWay(device: Sample.id(900))
        default: return nil
        }
        return HoldQueue([hold])
    }

    private static func state(_ given: JSON, _ expected: JSON) throws -> Verdict {
        if given["reservedate"] != nil {
            return .notOurRule("a place in a queue does not end by itself: staff end it, and say why")
        }
        if given["question"]?.string?.contains("cancel") == true {
            return try cancelling(given, expected)
        }
        guard var queue = queue(given["found"]?.string) else { return .notOurRule("a state not known here") }
        guard given["action"]?.string == "suspend" else { return .notOurRule("a question not known here") }
        let refusal = Sample.throwsRefusal { () throws(HoldQueue.Refusal) in
            try queue.pause(Sample.id(1), until: nil)
        }
        let isRefused = expected["error"]?.string == "CannotSuspendFound"
        return .of((refusal == .hasDevice) == isRefused, "\(refusal.map { "\($0)" } ?? "allowed")")
    }

    /// Whether somebody may cancel what stands ready for her without the desk: the rules of the model say.
    private static func cancelling(_ given: JSON, _ expected: JSON) throws -> Verdict {
        guard given["found"]?.string == "W" else { return .notOurRule("a state not known here") }
        var rule = LoanRule()
        rule.isLent = true
        rule.residentsCancelReady = given["rule_allows"]?.isYes
        let subject = LoanRules.Subject(model: "tablet", group: "adult", hub: "a")
        let may = try LoanRules([rule]).mayCancelReady(subject)
        return .of(may == expected["result"]?.isYes, "\(may)")
    }

    /// Who is next, by the order alone or with those first who fetch or live where the device is.
    private static func next(_ given: JSON, _ expected: JSON) -> Verdict {
        let entries = given["queue"]?.elements ?? []
        guard !entries.isEmpty else { return .notOurRule("a shape that is not known here") }
        func place(_ entry: JSON) -> Int { entry["priority"]?.integer ?? entry["prio"]?.integer ?? 0 }
        let holds = entries.enumerated().map { Sample.hold($0.offset + 1, place: place($0.element)) }
        func entry(_ hold: QueuedHold) -> JSON? { holds.firstIndex { $0.id == hold.id }.map { entries[$0] } }
        let isExcluded = given["item_home"]?.string?.contains("excluded") ?? false
        let hub = given["item"]?[given["item_control"]?.string == "holdingbranch" ? "holding" : "home"]?
            .string
        let control = given["patron_control"]?.string == "HomeLibrary" ? "home" : "pickup"
        let isLocal = given["LocalHoldsPriority"]?.string?.hasPrefix("Give") ?? false
        let found = HoldQueue(holds).next(for: Sample.id(900), today: today) { hold in
            guard isLocal, !isExcluded, let entry = entry(hold) else { return false }
            if entry["excluded"]?.isYes == true { return false }
            return entry[control]?.string == hub
        }.flatMap(entry)
        if let wanted = expected["next_patron"] {
            return .of(found?["patron"]?.integer == wanted.integer, found?.text ?? "nobody")
        }
        if let wanted = expected["next"]?.string {
            return .of(found?["p"]?.string == wanted, found?.text ?? "nobody")
        }
        return .notOurRule("a question that is not known here")
    }

    /// What becomes of a hold that gets a device.
    private static func place(_ given: JSON, _ expected: JSON) throws -> Verdict {
        if given["item"]?.string == "free" {
            let count = given["queue"]?.elements?.count ?? 0
            let ready = try PromotionVerdicts.started(count, from: .onShelf)
            for number in 1...max(1, count) {
                guard let wanted = expected["h\(number)_ready"]?.bool else { continue }
                if (ready == Sample.id(number)) != wanted { return .differs("\(number)") }
            }
            return .agrees
        }
        let event = given["event"]?.string ?? ""
        guard event.hasPrefix("item assigned") else { return .notOurRule("an event that is not known here") }
        var queue = HoldQueue([Sample.hold(1, place: given["hold_priority"]?.integer ?? 1)])
        let hub = event.contains("transfer") ? "B" : "A"
        try queue.give(Sample.id(900), to: Sample.id(1), at: hub, until: today.adding(days: 7))
        return .of(Self.letter(queue[Sample.id(1)]) == expected["found"]?.string, "\(queue.holds)")
    }

    /// The letter of a hold's state, with place 0; nil for one that waits.
    static func letter(_ hold: QueuedHold?) -> String? {
        guard let hold, hold.place == 0 else { return nil }
        switch hold.state {
        case .ready: return "W"
        case .onItsWay: return "T"
        case .waiting, .paused: return nil
        }
    }

    /// A second loan of a device, or one that may not be lent.
    private static func lending(_ given: JSON, _ expected: JSON) -> Verdict {
        let text = given["item"]?.string ?? given["item_status"]?.string ?? ""
        let states: [String: HeldDevice.State] = [
            "already on loan": .lent(to: Sample.id(5)), "pending": .notReady, "maintenance": .notReady,
            "retired": .notReady, "missing": .notReady, "active": .onShelf, "free": .onShelf,
        ]
        guard let state = states[text] else { return .notOurRule("a state that is not known here") }
        var device = HeldDevice(id: Sample.id(900), home: "A", state: state, queue: HoldQueue())
        let refusal = Sample.throwsRefusal { () throws(HeldDevice.Refusal) in
            try device.lend(to: Sample.id(6), today: today)
        }
        switch expected["error"]?.string {
        case "is already on loan": return .of(refusal == .lentToOther, "\(device)")
        case "is not available to loan": return .of(refusal == .notReady, "\(device)")
        case nil: return .of(refusal == nil, "\(device)")
        default: return .notOurRule("a reason that is not known here")
        }
    }
}

/// Cases of whose turn comes when a hold is over or something is free.
enum PromotionVerdicts {
    private static let today = Sample.monday

    static func verdict(_ given: JSON, _ expected: JSON) throws -> Verdict {
        if given["holds"] != nil { return try passing(given, expected) }
        let names = given["queue"]?.elements?.compactMap(\.string) ?? []
        guard !names.isEmpty else { return .notOurRule("a shape that is not known here") }
        if let wanted = expected["started_count"]?.integer {
            let states: [String: HeldDevice.State] = ["on loan": .lent(to: Sample.id(5)), "free": .onShelf]
            guard let state = states[given["item"]?.string ?? ""] else {
                return .notOurRule("every device is counted here")
            }
            let found = try started(names.count, from: state) == nil ? 0 : 1
            return .of(found == wanted, "\(found)")
        }
        guard given["h1"]?.string?.hasPrefix("started then expired") == true else {
            return .notOurRule("a shape that is not known here")
        }
        return try lapsing(names, expected)
    }

    /// Whose turn it is of so many who wait for a device; nil where it is nobody's.
    static func started(_ count: Int, from state: HeldDevice.State) throws -> ID? {
        let queue = HoldQueue((0..<count).map { Sample.hold($0 + 1) })
        var device = HeldDevice(id: Sample.id(900), home: "A", state: state, queue: queue)
        var next: ID?
        let refusal = Sample.throwsRefusal { () throws(HeldDevice.Refusal) in
            next = try device.assign(at: "A", today: today, until: today.adding(days: 7)).id
        }
        return refusal == nil ? next : nil
    }

    /// One after the other is not fetched in time.
    private static func lapsing(_ names: [String], _ expected: JSON) throws -> Verdict {
        let queue = HoldQueue(names.indices.map { Sample.hold($0 + 1) })
        var device = HeldDevice(id: Sample.id(900), home: "A", state: .onShelf, queue: queue)
        try device.assign(at: "A", today: today, until: today.adding(days: 7))
        let later = today.adding(days: 15)
        let result = try device.lapse(today: later, until: later.adding(days: 7))
        let again = try device.lapse(today: later, until: later.adding(days: 7))
        let started = result?.next.map { next in names[Int(next.madeAt) - 1] }
        let wanted = expected["started"]?.elements?.compactMap(\.string) ?? []
        return .of(again == nil && [started].compactMap(\.self) == wanted, started ?? "nobody")
    }

    /// A hold that is ready is cancelled, and the device goes on.
    private static func passing(_ given: JSON, _ expected: JSON) throws -> Verdict {
        let hub = given["item_at"]?.string ?? "A"
        let event = given["event"]?.string ?? ""
        guard event.hasPrefix("cancel hold"), event.contains("autofill"),
            let cancelled = event.split(separator: " ").compactMap({ Int($0) }).first
        else { return .notOurRule("an event that is not known here") }
        let until = today.adding(days: 7)
        let holds = (given["holds"]?.elements ?? []).map { one in
            var hold = Sample.hold(
                one["n"]?.integer ?? 0,
                place: one["priority"]?.integer,
                pickup: one["pickup"]?.string ?? hub
            )
            if one["found"]?.string == "W" { hold.state = .ready(device: Sample.id(900), until: until) }
            return hold
        }
        let queue = HoldQueue(holds)
        guard let meant = queue.hold(of: Sample.id(900)) else { return .notOurRule("no hold is ready") }
        var device = HeldDevice(id: Sample.id(900), home: hub, state: .ready(hold: meant.id), queue: queue)
        let told = try device.cancel(Sample.id(cancelled), today: today, until: until)
        if let left = expected["holds_left"]?.integer, device.queue.holds.count != left {
            return .differs("\(device.queue.holds.count) left")
        }
        for member in expected.members ?? [] {
            if member.key.hasPrefix("hold"), let number = Int(member.key.dropFirst(4)) {
                let hold = device.queue[Sample.id(number)]
                guard HoldVerdicts.letter(hold) == member.value["found"]?.string,
                    hold?.place == member.value["priority"]?.integer
                else { return .differs("\(member.key): \(String(describing: hold))") }
            }
            if member.key.hasPrefix("messages_"), let number = Int(member.key.suffix { $0.isNumber }) {
                let count = told?.id == Sample.id(number) ? 1 : 0
                guard count == member.value.integer else { return .differs("\(member.key): \(count)") }
            }
        }
        return .agrees
    }
}

extension String {
    /// The end of a text as long as its signs are of a kind.
    fileprivate func suffix(_ isSo: (Character) -> Bool) -> String {
        String(reversed().prefix(while: isSo).reversed())
    }
}

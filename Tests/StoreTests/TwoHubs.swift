import Domain
import Ground
import Testing

@testable import Store

/// One device at two hubs and four people, as the store has them and as the rule of the public libraries says.
///
/// Each act is done to both. `LendingVectorTests` hold that rule against the cases of other systems.
final class TwoHubs {
    private let store: Store
    private var hub: LendingHub
    private let asset: ID
    private let books: [String: LendingBook]
    var rule: HeldDevice
    var today = LendingHub.monday
    var done: [String: Int] = [:]
    private var rolls: Rolls

    init(seed: Int) throws {
        store = try Scratch().make()
        hub = LendingHub(store, seed: seed)
        asset = try hub.fill(people: 4, tablets: 1, on: LendingHub.monday)[0].id
        var term = LoanRule()
        (term.isLent, term.period, term.renewals, term.renewalPeriod) = (true, 14, .unlimited, 7)
        (term.atOnce, term.atOnceOfModel, term.pickupDays) = (.atMost(1), .atMost(1), 3)
        (term.holds, term.preparationDays) = (.unlimited, 0)
        let rules = try LoanRules([term])
        books = try ["a", "b"].reduce(into: [:]) { books, code in
            let book = try LendingHub.book(code)
            books[code] = LendingBook(
                hub: code,
                opening: book.opening,
                rules: rules,
                ladder: try OverdueLadder([])
            )
        }
        rule = HeldDevice(id: asset, home: "a", state: .onShelf, queue: HoldQueue())
        rolls = Rolls(seed)
    }

    private func act(_ kind: AuditEntry.Act, _ code: String = "a") throws -> LendingAct {
        try hub.act(today, kind, books[code])
    }

    private func waiting() throws -> [Hold] { try store.waiting(for: "tablet", at: "a") }

    /// The device as the store has it.
    func state() throws -> HeldDevice.State {
        let found = try #require(try store.asset(asset))
        if let loan = try store.openLoan(of: asset) { return .lent(to: try #require(loan.person)) }
        let offer = try store.offers(at: "a").first?.hold
        if case .transit = found.state {
            return try (offer ?? waiting().first).map { .onItsWay(hold: $0.id) } ?? .onItsWayHome
        }
        if let offer { return .ready(hold: offer.id) }
        return found.state == .ready ? .onShelf : .notReady
    }

    /// Those for whom nothing is kept, as the store has them in their order.
    func places() throws -> [ID] { try waiting().map(\.id) }

    /// Those of the rule: whom a device is on its way to still waits in the store, unless it stood ready for her.
    func rulePlaces() throws -> [ID] {
        guard case .onItsWay = rule.state, try store.offers(at: "a").isEmpty else {
            return rule.queue.waiting.map(\.id)
        }
        return rule.queue.holds.map(\.id)
    }

    /// One random act; its name.
    func step() throws -> String {
        let person = rolls.roll(0..<4)
        let holds = try waiting() + store.offers(at: "a").map(\.hold)
        let hold = holds.isEmpty ? nil : holds[rolls.roll(0..<holds.count)]
        let kind: String
        // What is on its way arrives before anything else is done: the store says then whom it is for.
        let isOnItsWay = [.transit(to: "a")].contains(try #require(try store.asset(asset)).state)
        switch isOnItsWay ? 4 : rolls.roll(0..<8) {
        case 0, 1: kind = try ask(person)
        case 2: kind = try hold.map { try cancel($0) } ?? "nobody waits"
        case 3: kind = try lend(person)
        case 4: kind = try comeIn()
        case 5: kind = try hold.map { try first($0) } ?? "nobody waits"
        case 6: kind = try keepLonger()
        default: kind = try wait()
        }
        done[kind, default: 0] += 1
        return kind
    }

    /// Both are done, and both refuse or none does.
    private func both(
        _ name: String,
        _ act: () throws -> Void,
        _ model: (inout HeldDevice, _ until: CivilDate) throws(HeldDevice.Refusal) -> Void
    ) throws -> String {
        var copy = rule
        let refused = lendingRefusal(act)
        // How long something is kept is asked of the store: other tests say that it is right.
        let until = try store.offers(at: "a").first?.reservation.collectBy ?? today
        var said: HeldDevice.Refusal?
        do throws(HeldDevice.Refusal) { try model(&copy, until) } catch { said = error }
        #expect(
            (refused == nil) == (said == nil),
            "\(name): \(String(describing: refused)), \(String(describing: said)) in \(rule)"
        )
        if said == nil { rule = copy }
        return said == nil ? name : "\(name) refused"
    }

    private func ask(_ person: Int) throws -> String {
        let id = hub.people[person]
        // A queue is of a model here: whoever has a device may wait for another, and is passed over while she has it.
        guard rule.state != .lent(to: id) else { return "has it" }
        var made: Hold?
        let act = try act(.holdJoined)
        let name = try both("ask") {
            made = try store.joinQueue(for: "tablet", hub.borrower(person), by: act)
        } _: { [today] device, until throws(HeldDevice.Refusal) in
            let number = made?.id ?? id
            let at = Int64(today.daysSinceEpoch)
            try device.request(QueuedHold(id: number, person: id, pickup: "a", madeAt: at, place: 9))
            // One that stands on the shelf is kept for her at once.
            if device.state == .onShelf { try device.assign(at: "a", today: today, until: until) }
        }
        return name
    }

    private func cancel(_ hold: Hold) throws -> String {
        let act = try act(.holdLeft)
        return try both("cancel") {
            _ = try store.leaveQueue(hold.id, by: act)
        } _: {
            [today] device, until throws(HeldDevice.Refusal) in
            try device.cancel(hold.id, today: today, until: until)
        }
    }

    private func lend(_ person: Int) throws -> String {
        let (id, act) = (hub.people[person], try act(.deviceLent))
        return try both("lend") {
            _ = try store.checkOut(hub.out(asset), to: hub.borrower(person), by: act)
        } _: {
            [today] device, _ throws(HeldDevice.Refusal) in
            try device.lend(to: id, today: today)
        }
    }

    /// It comes in at either hub, and is got ready where it belongs.
    private func comeIn() throws -> String {
        let code = rolls.roll(0..<3) == 0 ? "b" : "a"
        var act = try act(.deviceReturned, code)
        act.audit.by = id(3)
        if case .transit = try #require(try store.asset(asset)).state { act.audit.by = id(8) }
        return try both("in at \(code)") {
            _ = try store.checkIn(asset, LendingHub.kit, by: act)
            if code == "a" { try hub.prepare(asset, on: today, books["a"]) }
        } _: { [today] device, until throws(HeldDevice.Refusal) in
            try device.takeIn(at: code, today: today, until: until)
        }
    }

    private func first(_ hold: Hold) throws -> String {
        // Whoever is first stays so: the store says that there is nothing to do.
        let isFirst = try waiting().first?.id == hold.id
        guard !isFirst || rule.queue.waiting.count == 1 else { return "is first" }
        let act = try act(.holdMoved)
        return try both("first") {
            _ = try store.moveUp(hold.id, toFirst: true, .asked, by: act)
        } _: {
            [today] device, until throws(HeldDevice.Refusal) in
            try device.moveToFirst(hold.id, today: today, until: until)
        }
    }

    private func keepLonger() throws -> String {
        guard let loan = try store.openLoan(of: asset) else { return "nobody has it" }
        let act = try act(.loanRenewed)
        let owner = Borrower(person: try #require(loan.person), group: "adult", age: 70)
        let refused = lendingRefusal { _ = try store.renew(loan.id, for: owner, by: act) }
        if (try? rule.mayRenew(today: today)) == nil {
            #expect(refused != nil)
            return "keep longer refused"
        }
        // Other rules may refuse it too, but nobody waits.
        if case .borrowing(.waitedFor) = refused { Issue.record("nobody waits in \(rule)") }
        return refused == nil ? "kept longer" : "no later day"
    }

    /// Days go by; what nobody fetched goes to the next.
    private func wait() throws -> String {
        today = today.adding(days: rolls.roll(1..<4))
        while !LendingHub.isOpen(today) { today = today.adding(days: 1) }
        let act = try act(.reservationsExpired)
        var over = 0
        let name = try both("days") {
            over = try store.serveQueues(by: act).expired.count
        } _: {
            [today] device, until throws(HeldDevice.Refusal) in
            _ = try device.lapse(today: today, until: until)
        }
        return over > 0 ? "not fetched" : name
    }
}

import Domain
import Ground
import Testing

@testable import Store

/// Random lending, and what must hold at every moment of it.
///
/// `Tests/Crash/lending.sh` runs it large, in eight processes.
struct LendingHammer {
    static let first = CivilDate(daysSinceEpoch: 20_780)
    var hub: LendingHub
    var rolls: Rolls
    var assets: [ID] = []
    var tally: [String: Int] = [:]
    let books: [LendingBook]
    /// Whether other processes write too, so that what was read before an act may be old.
    let isAlone: Bool

    init(_ store: Store, seed: Int, isAlone: Bool) throws {
        hub = LendingHub(store, seed: seed)
        rolls = Rolls(seed &* 31 &+ 5)
        books = [try LendingHub.book("a"), try LendingHub.book("b")]
        self.isAlone = isAlone
    }

    mutating func setUp() throws {
        try hub.addPeople(60)
        if try hub.store.assets(at: "a").isEmpty {
            _ = try hub.fill(people: 60, tablets: 20, hub: "a", on: Self.first)
            _ = try hub.fill(people: 60, tablets: 20, hub: "b", on: Self.first)
        }
        assets = try hub.store.assets(at: "a").map(\.id) + hub.store.assets(at: "b").map(\.id)
    }

    private mutating func pick<Value>(_ values: [Value]) -> Value? {
        values.isEmpty ? nil : values[rolls.roll(0..<values.count)]
    }

    /// One random act on a day; what is refused by the rules is counted and changes nothing.
    mutating func step(_ day: CivilDate) throws {
        let book = books[rolls.roll(0..<2)]
        let act = try hub.act(day, .deviceLent, book)
        let borrower = hub.borrower(rolls.roll(0..<hub.people.count))
        let kind = Self.kinds[rolls.roll(0..<Self.kinds.count)]
        let name: String
        do {
            switch kind {
            case "reserve": name = try reserve(borrower, act)
            case "lend": name = try lend(borrower, act)
            case "return": name = try giveBack(act)
            case "renew": name = try renew(borrower, act)
            case "cancel": name = try cancel(borrower, act)
            case "wait": name = try queue(borrower, act)
            case "transfer": name = try move(act)
            case "repair": name = try breakDown(act)
            default: name = try work(act)
            }
        } catch StoreError.lending(let refusal) {
            name = "\(kind) refused: \(Self.name(of: refusal))"
        } catch StoreError.busy { name = "\(kind) refused: busy" }
        tally[name, default: 0] += 1
    }

    /// What may be done, as often as it stands here.
    private static let kinds: [String] = [
        ("reserve", 20), ("lend", 18), ("return", 18), ("renew", 8), ("cancel", 8), ("wait", 4),
        ("transfer", 9), ("repair", 5), ("work", 10),
    ].flatMap { Array(repeating: $0, count: $1) }

    /// A refusal without what differs from one time to the next.
    private static func name(of refusal: LendingRefusal) -> String {
        let parts = "\(refusal)".split(separator: "(", maxSplits: 2)
        let isGroup = parts.count > 1 && ["borrowing", "asset"].contains(parts[0])
        return (isGroup ? parts[1] : parts[0]).prefix { $0 != ")" }.split(separator: ".").last
            .map { String($0) } ?? ""
    }

    private mutating func reserve(_ borrower: Borrower, _ act: LendingAct) throws -> String {
        let from = act.today.adding(days: rolls.roll(0..<40))
        let wish = ReservationWish(
            model: "tablet",
            from: from,
            due: rolls.roll(0..<3) == 0 ? from.adding(days: rolls.roll(0..<13)) : nil
        )
        let store = hub.store
        guard isAlone else {
            _ = try store.reserve(wish, for: borrower, by: act)
            return "reserved"
        }
        // What nobody fetched is over first, as it is in the act.
        _ = try store.expireReservations(by: hub.act(act.today, .reservationsExpired, act.book))
        let model = try LendingModel(store, "tablet", act.book.hub, on: act.today)
        do {
            let made = try store.reserve(wish, for: borrower, by: act)
            #expect(model.free(from: from, through: made.until) >= 1, "promised though none was free")
            #expect(made.asset != nil)
            return "reserved"
        } catch StoreError.lending(.borrowing(.notFree)) {
            let last = try act.book.until(
                wish.due ?? act.book.opening.openDay(onOrAfter: from.adding(days: 14)),
                "tablet"
            )
            #expect(model.free(from: from, through: last) < 1, "refused though one was free")
            throw StoreError.lending(.borrowing(.notFree(free: 0, asked: 1)))
        }
    }

    private mutating func lend(_ borrower: Borrower, _ act: LendingAct) throws -> String {
        let store = hub.store
        let ready = try store.assets(at: act.book.hub).filter { $0.state == .ready }
        guard let asset = pick(ready) else { return "nothing ready" }
        let promised = try store.reservations(at: act.book.hub, beginningBy: act.today)
            .filter { $0.days.contains(act.today) && $0.collectBy >= act.today }
        guard rolls.roll(0..<2) == 0, let mine = pick(promised), let person = mine.person else {
            _ = try store.checkOut(hub.out(asset.id), to: borrower, by: act)
            return "lent"
        }
        let isKept =
            try isAlone && LendingModel(store, "tablet", act.book.hub, on: act.today).free(on: act.today) >= 0
        let owner = Borrower(person: person, group: "adult", age: 70)
        let refused = try refusal { _ = try store.checkOut(hub.out(asset.id, mine.id), to: owner, by: act) }
        guard let refused else { return "fetched" }
        let name = "fetch refused: \(Self.name(of: refused))"
        // Only somebody who is late herself is refused what was promised to her, where there are enough.
        if case .borrowing(.overdue) = refused { return name }
        #expect(!isKept, "\(refused)")
        return name
    }

    /// What an act was refused for; nil where it was not.
    private func refusal(_ body: () throws -> Void) throws -> LendingRefusal? {
        do { try body() } catch {
            if let error = error as? StoreError, case .lending(let refusal) = error { return refusal }
            throw error
        }
        return nil
    }

    private mutating func giveBack(_ act: LendingAct) throws -> String {
        guard let id = pick(assets), try hub.store.openLoan(of: id) != nil || rolls.roll(0..<20) == 0 else {
            return "nobody had it"
        }
        _ = try hub.store.checkIn(id, LendingHub.kit, by: act)
        if rolls.roll(0..<10) > 0 { try? sign(id, act.today) }
        return "returned"
    }

    private func sign(_ id: ID, _ day: CivilDate) throws {
        guard let asset = try hub.store.asset(id), let book = books.first(where: { $0.hub == asset.hub })
        else { return }
        if case .transit = asset.state {
            _ = try hub.store.make(.receive(at: book.hub), to: id, by: hub.act(day, .assetReceived, book))
        }
        try hub.prepare(id, on: day, book)
    }

    private mutating func renew(_ borrower: Borrower, _ act: LendingAct) throws -> String {
        guard let loan = pick(try hub.store.loans(of: borrower.person)),
            let book = books.first(where: { $0.hub == loan.hub })
        else { return "nothing to renew" }
        _ = try hub.store.renew(loan.id, for: borrower, by: hub.act(act.today, .loanRenewed, book))
        return "renewed"
    }

    private mutating func cancel(_ borrower: Borrower, _ act: LendingAct) throws -> String {
        guard let reservation = pick(try hub.store.reservations(of: borrower.person)),
            let book = books.first(where: { $0.hub == reservation.hub })
        else { return "nothing to cancel" }
        let act = try hub.act(act.today, .reservationCancelled, book)
        _ = try hub.store.cancel(reservation: reservation.id, by: act)
        return "cancelled"
    }

    private mutating func queue(_ borrower: Borrower, _ act: LendingAct) throws -> String {
        if let hold = pick(try hub.store.holds(of: borrower.person)), rolls.roll(0..<2) == 0,
            let book = books.first(where: { $0.hub == hold.hub })
        {
            _ = try hub.store.leaveQueue(hold.id, by: hub.act(act.today, .holdLeft, book))
            return "left"
        }
        _ = try hub.store.joinQueue(for: "tablet", borrower, by: act)
        return "joined"
    }

    private mutating func move(_ act: LendingAct) throws -> String {
        let other = act.book.hub == "a" ? "b" : "a"
        let moving = try hub.store.benchWork(at: act.book.hub, testDueBy: act.today).filter {
            if case .transit(let to) = $0.state { to == act.book.hub } else { false }
        }
        if let asset = pick(moving) {
            var received = act
            received.audit.by = id(4)
            _ = try hub.store.make(.receive(at: act.book.hub), to: asset.id, by: received)
            return "received"
        }
        let here = try hub.store.assets(at: act.book.hub).filter { [.ready, .preparing].contains($0.state) }
        guard let asset = pick(here) else { return "nothing to send" }
        _ = try hub.store.make(.send(to: other), to: asset.id, by: act)
        return "sent"
    }

    private mutating func breakDown(_ act: LendingAct) throws -> String {
        let here = try hub.store.assets(at: act.book.hub).filter { [.ready, .preparing].contains($0.state) }
        guard let asset = pick(here) else { return "nothing to repair" }
        let until = rolls.roll(0..<2) == 0 ? nil : act.today.adding(days: rolls.roll(0..<9))
        _ = try hub.store.make(.repair(until: until), to: asset.id, by: act)
        return "to repair"
    }

    private mutating func work(_ act: LendingAct) throws -> String {
        // What lies on the bench before what is out: else all would lie there before long.
        let all = try hub.store.assets(at: act.book.hub)
        let bench = all.filter { ![.ready, .onLoan].contains($0.state) }
        guard let asset = pick(rolls.roll(0..<6) == 0 ? all : bench) else { return "nothing to do" }
        switch asset.state {
        case .preparing:
            try hub.prepare(asset.id, on: act.today, act.book)
            return "prepared"
        case .quarantine, .repair, .lost:
            _ = try hub.store.make(.takeUp, to: asset.id, by: act)
            try hub.prepare(asset.id, on: act.today, act.book)
            return "repaired"
        case .onLoan where rolls.roll(0..<4) == 0:
            _ = try hub.store.reportLost(asset.id, detail: "", by: act)
            return "lost"
        default: return "left alone"
        }
    }

    /// Sees at one moment that all that must hold does.
    func see(_ day: CivilDate) throws {
        let store = hub.store
        try store.connection.run("BEGIN")
        defer { try? store.connection.run("ROLLBACK") }
        try LendingModel.see(store)
        let last = day.adding(days: 75)
        for book in books {
            let model = try LendingModel(store, "tablet", book.hub, on: day)
            let answer = try store.availability(of: "tablet", book, from: day, through: last)
            for number in day.daysSinceEpoch...last.daysSinceEpoch {
                let at = CivilDate(daysSinceEpoch: number)
                #expect(
                    answer.free(on: at) == model.free(on: at),
                    "\(book.hub) on \(at.iso), asked on \(day.iso)"
                )
            }
            if model.isSound(through: last) {
                #expect(
                    try store.reservationsAtRisk(book, on: day).isEmpty,
                    "a promise is broken without need"
                )
            }
        }
    }
}

import Domain
import Ground
import Testing

@testable import Store

/// Random lending, and what must hold at every moment of it.
///
/// `Tests/Crash/lending.sh` runs it large, in eight processes.
struct LendingHammer {
    static let first = LendingHub.monday
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
        // One hub keeps one for people who walk in, the other two for people who were referred.
        books = [
            try LendingHub.book("a", walkIns: 1), try LendingHub.book("b", shares: ["referred": 2]),
        ]
        self.isAlone = isAlone
    }

    mutating func setUp() throws {
        try hub.addPeople(60)
        if try hub.store.assets(at: "a").isEmpty {
            for (code, model) in [("a", "tablet"), ("a", "laptop"), ("b", "tablet"), ("b", "laptop")] {
                let count = model == "tablet" ? 16 : 5
                _ = try hub.fill(people: 60, tablets: count, model: model, hub: code, on: Self.first)
            }
        }
        assets = try hub.store.assets(at: "a").map(\.id) + hub.store.assets(at: "b").map(\.id)
    }

    private mutating func pick<Value>(_ values: [Value]) -> Value? {
        values.isEmpty ? nil : values[rolls.roll(0..<values.count)]
    }

    /// Every sixth was referred.
    private func borrower(_ person: ID) -> Borrower {
        let number = hub.people.firstIndex(of: person) ?? 0
        return Borrower(person: person, group: number.isMultiple(of: 6) ? "referred" : "adult", age: 70)
    }

    /// Most of what is lent are tablets.
    private mutating func model() -> String { rolls.roll(0..<4) == 0 ? "laptop" : "tablet" }

    /// One random act on a day; what is refused by the rules is counted and changes nothing.
    mutating func step(_ day: CivilDate) throws {
        let book = books[rolls.roll(0..<2)]
        let act = try hub.act(day, .deviceLent, book)
        let borrower = borrower(hub.people[rolls.roll(0..<hub.people.count)])
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
        ("reserve", 20), ("lend", 18), ("return", 18), ("renew", 8), ("cancel", 8), ("wait", 12),
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
            model: model(),
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
        let model = try LendingModel(store, wish.model, act.book, on: act.today)
        let group = borrower.group
        do {
            let made = try store.reserve(wish, for: borrower, by: act)
            let free = model.free(from: from, through: made.until, group: group)
            #expect(free >= 1, "promised though none was free")
            #expect(made.asset != nil)
            return "reserved"
        } catch StoreError.lending(.borrowing(.notFree)) {
            let last = try act.book.until(
                wish.due ?? act.book.opening.openDay(onOrAfter: from.adding(days: 14)),
                wish.model
            )
            #expect(model.free(from: from, through: last, group: group) < 1, "refused though one was free")
            throw StoreError.lending(.borrowing(.notFree(free: 0, asked: 1)))
        }
    }

    private mutating func lend(_ borrower: Borrower, _ act: LendingAct) throws -> String {
        let store = hub.store
        let ready = try store.assets(at: act.book.hub).filter { $0.state == .ready }
        // What is offered is kept for days only, so it is looked after first.
        let kept = try store.offers(at: act.book.hub).map(\.reservation).filter {
            $0.days.contains(act.today)
        }
        let wished = pick(kept)?.model
        let asset = pick(ready.filter { wished == nil || $0.model == wished }) ?? pick(ready)
        guard let asset else { return "nothing ready" }
        let promised = try store.reservations(at: act.book.hub, beginningBy: act.today)
            .filter { $0.days.contains(act.today) && $0.collectBy >= act.today && $0.model == asset.model }
        let offers = Set(kept.map(\.id))
        let offered = promised.filter { offers.contains($0.id) }
        guard !offered.isEmpty || rolls.roll(0..<2) == 0,
            let mine = pick(offered.isEmpty ? promised : offered),
            let person = mine.person
        else {
            _ = try store.checkOut(hub.out(asset.id), to: borrower, by: act)
            return "lent"
        }
        let isEnough = try LendingModel(store, asset.model, act.book, on: act.today).left(on: act.today) >= 0
        let isOffer = offers.contains(mine.id)
        let owner = self.borrower(person)
        let refused = try refusal { _ = try store.checkOut(hub.out(asset.id, mine.id), to: owner, by: act) }
        guard let refused else { return isOffer ? "offer fetched" : "fetched" }
        #expect(isReason(refused, isEnough: isEnough), "not handed out what was promised: \(refused)")
        return "fetch refused: \(Self.name(of: refused))"
    }

    /// Why somebody may be refused what was promised to her: nothing else is a reason.
    private func isReason(_ refusal: LendingRefusal, isEnough: Bool) -> Bool {
        switch refusal {
        // She has something that is long overdue.
        case .borrowing(.overdue): true
        // More was promised than is there, since devices broke or went.
        case .borrowing(.notFree), .asset(.promised): !isEnough
        // Another process was quicker: it is fetched, cancelled, lent or gone.
        case .reservationOver, .elsewhere, .asset(.onLoan), .asset(.notThere), .asset(.boundFor),
            .asset(.stepsMissing), .asset(.retired):
            !isAlone
        // Each process has days of its own, and another one is ahead.
        case .clockBehind: !isAlone
        default: false
        }
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
        let waits = try ["tablet", "laptop"].flatMap { try hub.store.waiting(for: $0, at: act.book.hub) }
        if rolls.roll(0..<3) == 0, let hold = pick(waits) { return try change(hold, act) }
        if let hold = pick(try hub.store.holds(of: borrower.person)), rolls.roll(0..<2) == 0,
            let book = books.first(where: { $0.hub == hold.hub })
        {
            _ = try hub.store.leaveQueue(hold.id, by: hub.act(act.today, .holdLeft, book))
            return "left"
        }
        _ = try hub.store.joinQueue(for: model(), borrower, by: act)
        return "joined"
    }

    /// Somebody who waits goes away, is back, or fetches it at the other hub.
    private mutating func change(_ hold: Hold, _ act: LendingAct) throws -> String {
        switch rolls.roll(0..<3) {
        case 0:
            let last = act.today.adding(days: rolls.roll(0..<40))
            _ = try hub.store.setAway(hold.id, until: last, by: hub.act(act.today, .holdPaused, act.book))
            return "away"
        case 1:
            _ = try hub.store.setBack(hold.id, by: hub.act(act.today, .holdResumed, act.book))
            return "back"
        default:
            let other = act.book.hub == "a" ? "b" : "a"
            let moved = try hub.act(act.today, .holdRelocated, act.book)
            _ = try hub.store.movePickup(hold.id, to: other, by: moved)
            return "waits elsewhere"
        }
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
}

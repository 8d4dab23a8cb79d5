import Content
import Domain
import Foundation
import Ground
import Renderings
import Store
import Testing

@testable import Screens
@testable import handrail

/// A resident who borrows, in memory: the real visit and the real shell over a real store.
final class Neighbour {
    private(set) var visit: Visit
    let shell: Shell
    let hub: DeskHub
    private var time: Int64 = 1_000_000

    init(at hub: DeskHub) throws {
        self.hub = hub
        shell = Shell(
            content: root.appending(path: "Kiosk/Content").path(),
            store: hub.path,
            terminal: "by the door",
            words: try RealHub.words(),
            access: RealHub.access,
            log: StaffLog(path: hub.path + ".log"),
            world: World()
        )
        try #require(shell.makeReady())
        visit = Visit(try RealHub.surroundings())
        if screen.id == "greeting" { mean(.enter) }
    }

    var screen: Screen { visit.screen }
    var today: CivilDate { World().today }
    var moment: Moment { Moment(milliseconds: time, today: today) }

    func mean(_ intents: Intent...) {
        for intent in intents {
            time += 400
            take(visit.update(.intent(intent), at: moment))
        }
    }

    /// Answers one field after the other.
    func type(_ texts: String...) {
        for text in texts { mean(.answer(text), .enter) }
    }

    /// Presses elements one after the other, as a hand does.
    func press(_ ids: ElementID...) throws {
        for id in ids {
            try #require(screen.stops.contains(id), "\(id) is not on \(screen.id): \(screen.stops)")
            if let number = screen.numbered.first(where: { $0.value == id })?.key, screen.focusedField == nil
            {
                mean(.choose(number), .enter)
                continue
            }
            var turns = screen.stops.count
            while screen.focus != id, turns > 0 {
                let stops = screen.stops
                let isAhead = (stops.firstIndex(of: id) ?? 0) > (stops.firstIndex(of: screen.focus) ?? 0)
                mean(isAhead ? .next : .previous)
                turns -= 1
            }
            mean(.enter)
        }
    }

    func signIn() throws {
        try press("sign-in")
        type("D12345", "730514")
    }

    /// Signs in on the front, and goes on to what she borrows.
    func openLoans() throws {
        try signIn()
        try press("account", "loans")
    }

    /// Everything that the screen says.
    var text: String {
        var renderer = LineRenderer(words: LineWords(visit.words))
        return renderer.lines(for: screen).joined(separator: " ")
    }

    private func take(_ effects: [Effect]) {
        for effect in effects {
            for outcome in shell.perform(effect) { take(visit.update(.outcome(outcome), at: moment)) }
        }
    }
}

// What there is to borrow.
extension DeskHub {
    static func lendingAct(_ kind: AuditEntry.Act, on day: CivilDate? = nil) throws -> LendingAct {
        LendingAct(
            operation: newID(),
            book: try RealHub.pack().lendingBook(),
            today: day ?? World().today,
            audit: audit(kind),
            newID: { newID() },
            reference: { Reference(payload: World.values(below: 31, 8)) }
        )
    }

    /// Puts devices on the shelf that can be lent at once.
    @discardableResult
    func shelve(_ count: Int, of model: String, on day: CivilDate? = nil) throws -> [Asset] {
        try Self.shelve(count, of: model, on: day, in: store)
    }

    @discardableResult
    static func shelve(
        _ count: Int,
        of model: String,
        on day: CivilDate? = nil,
        in store: Store
    ) throws -> [Asset] {
        try (1...count).map { number in
            let asset = Asset(
                id: newID(),
                tag: try #require(AssetTag(reading: "\(model)-\(number)")),
                model: model,
                kind: "tablet",
                hub: try RealHub.pack().lendingBook().hub,
                needs: []
            )
            return try store.add(asset, by: lendingAct(.assetAdded, on: day))
        }
    }

    static func borrower(_ person: Person) -> Borrower {
        Borrower(person: person.id, group: "adult", age: 70)
    }

    /// Lends a device to somebody, on a day.
    @discardableResult
    func lend(_ asset: Asset, to person: Person, on day: CivilDate? = nil) throws -> Loan {
        try Self.lend(asset, to: person, on: day, in: store)
    }

    @discardableResult
    static func lend(
        _ asset: Asset,
        to person: Person,
        on day: CivilDate? = nil,
        in store: Store
    ) throws -> Loan {
        let out = CheckOut(
            asset: asset.id,
            kit: KitCheck(accessories: ["charger"], condition: .good),
            agreement: "loan/2"
        )
        return try store.checkOut(out, to: borrower(person), by: lendingAct(.deviceLent, on: day))
    }

    /// What stands in the terminals' stores: a tablet that is free, a laptop somebody has, one she has herself that
    /// another waits for, and one that works badly.
    static func fill(_ store: Store, for joan: Person) throws {
        let sam = try register("Sam Carer", "D55555", in: store)
        try shelve(1, of: "tablet-data", in: store)
        try lend(shelve(1, of: "large-keyboard", in: store)[0], to: sam, in: store)
        try lend(shelve(1, of: "smartphone", in: store)[0], to: joan, in: store)
        _ = try store.joinQueue(for: "smartphone", borrower(sam), by: lendingAct(.holdJoined))
    }
}

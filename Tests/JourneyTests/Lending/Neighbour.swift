import Content
import Domain
import Ground
import Store
import Testing

@testable import Screens
@testable import handrail

/// A resident who borrows, in memory.
final class Neighbour: Sitting {
    init(at hub: DeskHub) throws {
        try super.init(at: hub)
        if screen.id == "greeting" { mean(.enter) }
    }

    var today: CivilDate { shell.world.today }

    func signIn() throws {
        try press("sign-in")
        type("D12345", "730514")
    }

    /// Signs in on the front, and goes on to what she borrows.
    func openLoans() throws {
        try signIn()
        try press("account", "loans")
    }

    override var text: String { lines.joined(separator: " ") }
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

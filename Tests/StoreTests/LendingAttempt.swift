import Domain
import Ground
import Testing

@testable import Store

/// Something that is said to the store in bare SQL, past all rules, which would lend or promise a device twice.
struct LendingAttempt: CustomTestStringConvertible, Sendable {
    var what: String
    /// The triggers and indexes each of which refuses it alone.
    var guards: [String]
    var sql: String

    init(_ what: String, _ guards: String..., sql: String) {
        (self.what, self.guards, self.sql) = (what, guards, sql)
    }

    var testDescription: String { what }
}

/// A hub with a device that is lent, one that is promised, and what went before.
struct LentAndPromised {
    let store: Store
    private var names: [String: String] = [:]

    init() throws {
        store = try Scratch().make()
        var hub = LendingHub(store)
        let today = LendingHammer.first
        let tablets = try hub.fill(people: 6, tablets: 4, on: today)
        let ended = try store.checkOut(hub.out(tablets[0].id), to: hub.borrower(0), by: hub.act(today))
        _ = try store.checkIn(tablets[0].id, LendingHub.kit, by: hub.act(today, .deviceReturned))
        try hub.prepare(tablets[0].id, on: today)
        let loan = try store.checkOut(hub.out(tablets[0].id), to: hub.borrower(0), by: hub.act(today))
        let soon = today.adding(days: 7)
        let one = try store.reserve(wish(soon), for: hub.borrower(1), by: hub.act(today, .deviceReserved))
        let two = try store.reserve(wish(soon), for: hub.borrower(2), by: hub.act(today, .deviceReserved))
        let over = try store.reserve(wish(soon), for: hub.borrower(3), by: hub.act(today, .deviceReserved))
        _ = try store.cancel(reservation: over.id, by: hub.act(today, .reservationCancelled))
        let taken = [loan.asset, one.asset, two.asset]
        let free = try #require(tablets.first { !taken.contains($0.id) })
        names = [
            "$lent": hex(loan.asset), "$loan": hex(loan.id), "$ended": hex(ended.id), "$free": hex(free.id),
            "$promised": hex(try #require(one.asset)), "$one": hex(one.id), "$two": hex(two.id),
            "$over": hex(over.id), "$reference": "'\(one.reference)'", "$terms": "'\(loan.terms.line)'",
            "$today": "'\(today.iso)'", "$first": "'\(one.days.lowerBound.iso)'",
            "$last": "'\(one.until.iso)'", "$far": "'\(today.adding(days: 100).iso)'",
            "$farther": "'\(today.adding(days: 103).iso)'", "$person": hex(hub.people[5]),
            "$new": hex(id(990_001)), "$other": hex(id(990_002)),
        ]
        // The device that is lent is promised again, long after.
        try say(
            """
            INSERT INTO reservation (id, reference, person, model, hub, asset, first, due, until, collect_by, in_hub,
                terms, state, made_at)
            VALUES ($other, '222222222', $person, 'tablet', 'a', $lent, $far, $farther, $farther, $far, 0, $terms,
                'reserved', 1)
            """
        )
    }

    private func wish(_ day: CivilDate) -> ReservationWish { ReservationWish(model: "tablet", from: day) }

    private func hex(_ id: ID) -> String {
        "x'" + id.bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined() + "'"
    }

    /// Says something to the store; the names in it are those of this hub.
    func say(_ sql: String) throws {
        // The longest names first, as one begins with another.
        let filled = names.sorted { $0.key.count > $1.key.count }.reduce(sql) { text, name in
            text.split(separator: name.key, omittingEmptySubsequences: false).joined(separator: name.value)
        }
        try store.write { (connection) throws(StoreError) in try connection.execute(filled) }
    }

    /// Everything that refuses by itself: triggers of these tables, and the index of open loans.
    static func guards(_ store: Store) throws -> [(kind: String, name: String)] {
        try store.connection.all(
            """
            SELECT type, name FROM sqlite_schema WHERE name = 'loan_open' OR (type = 'trigger'
                AND tbl_name IN ('asset', 'asset_day', 'loan', 'reservation') AND sql LIKE '%RAISE(ABORT%')
            """
        ) { (row) in (row.text(0), row.text(1)) }
    }

    func drop(allBut name: String?) throws {
        for one in try Self.guards(store) where one.name != name { try say("DROP \(one.kind) \(one.name)") }
    }

    /// All promises with their days, in words.
    func promises() throws -> [String] {
        try store.connection.all(
            """
            SELECT 'loan ' || hex(id) || hex(asset) || first || due || until || (ended_at IS NULL) FROM loan
            UNION ALL SELECT 'reservation ' || hex(id) || coalesce(hex(asset), '') || first || until || state
                FROM reservation
            UNION ALL SELECT 'day ' || hex(asset) || day || hex(promise) FROM asset_day
            UNION ALL SELECT 'asset ' || hex(id) || state FROM asset ORDER BY 1
            """
        ) { (row) in row.text(0) }
    }
}

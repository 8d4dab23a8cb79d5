import Domain
import Ground
import Testing

@testable import Store

/// Words of borrowers that stood in the history of devices before they could be forgotten.
@Suite struct OldWordsTests {
    private let store: Store
    private var hub: LendingHub
    private let tablets: [Asset]
    private let monday = LendingHub.monday

    init() throws {
        store = try Scratch().make()
        hub = LendingHub(store)
        tablets = try hub.fill(people: 2, tablets: 2, on: monday)
        for number in 0...1 {
            let out = hub.out(tablets[number].id)
            _ = try store.checkOut(out, to: hub.borrower(number), by: hub.act(monday))
        }
    }

    /// The part of step 26 that deals with words, as it runs over an older store.
    private func step() throws {
        let all = String(decoding: Migrations.steps[25], as: UTF8.self)
        let lines = all.split(separator: "\n", omittingEmptySubsequences: false)
        func place(_ start: String) throws -> Int {
            try #require(lines.firstIndex { $0.hasPrefix(start) })
        }
        let told = try lines[place("UPDATE loan SET")..<place("-- The words of faults")]
        let words = try lines[place("INSERT INTO check_note")..<place("-- A day may move")]
        try store.connection.execute((told + words).joined(separator: "\n"))
    }

    private func forget() throws {
        try store.write { (connection) throws(StoreError) in
            _ = try store.forgetBorrowers(until: .max, connection)
        }
    }

    @Test func wordsThatStoodInTheHistoryOfADeviceCanBeForgottenNow() throws {
        try store.connection.execute("DROP TRIGGER asset_event_keeps_no_words")
        for tablet in tablets {
            try store.connection.run(
                """
                INSERT INTO asset_event (asset, ordinal, kind, at, detail)
                VALUES (?1, 99, 'fault', ?2, 'Lost: Zebrafinch lost it')
                """,
                .blob(tablet.id.bytes),
                .integer(Int64(monday.adding(days: 1).daysSinceEpoch) * 86_400_000)
            )
        }
        // The first one came back, and its borrower was forgotten.
        let act = try hub.act(monday.adding(days: 2), .deviceReturned)
        _ = try store.checkIn(tablets[0].id, LendingHub.kit, by: act)
        try forget()
        try step()
        let plain = try store.connection.first(
            "SELECT count(*) FROM asset_event WHERE detail LIKE '%Zebra%'"
        ) { (row) in row.integer(0) }
        #expect(plain == 0)
        #expect(try store.openFaults(of: tablets[0].id).map(\.detail) == [""], "she was forgotten before")
        #expect(try store.openFaults(of: tablets[1].id).map(\.detail) == ["Lost: Zebrafinch lost it"])
        #expect(try store.openLoan(of: tablets[1].id)?.told.lost != nil)
        _ = try store.checkIn(
            tablets[1].id,
            LendingHub.kit,
            by: hub.act(monday.adding(days: 3), .deviceReturned)
        )
        try forget()
        #expect(try store.openFaults(of: tablets[1].id).map(\.detail) == [""])
    }
}

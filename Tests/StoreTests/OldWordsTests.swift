import Domain
import Ground
import Testing

@testable import Store

/// Words of borrowers that stood in the history of devices before they could be forgotten.
@Suite struct OldWordsTests {
    @Test func wordsThatStoodInTheHistoryOfADeviceCanBeForgottenNow() throws {
        let scratch = try Scratch()
        let store = try scratch.make()
        var hub = LendingHub(store)
        let monday = LendingTellingTests.monday
        let tablets = try hub.fill(people: 2, tablets: 2, on: monday)
        for number in 0...1 {
            let out = hub.out(tablets[number].id)
            _ = try store.checkOut(out, to: hub.borrower(number), by: hub.act(monday))
        }
        try store.connection.execute("DROP TRIGGER asset_event_keeps_no_words")
        for tablet in tablets {
            let at = Int64(monday.adding(days: 1).daysSinceEpoch) * 86_400_000
            try store.connection.run(
                "INSERT INTO asset_event (asset, ordinal, kind, at, detail) VALUES (?1, 99, 'fault', ?2, ?3)",
                .blob(tablet.id.bytes),
                .integer(at),
                .text("Lost: Zebrafinch lost it")
            )
        }
        // The first one came back, and its borrower was forgotten.
        _ = try store.checkIn(
            tablets[0].id,
            LendingHub.kit,
            by: hub.act(monday.adding(days: 2), .deviceReturned)
        )
        try store.write { (connection) throws(StoreError) in
            _ = try store.forgetBorrowers(until: .max, connection)
        }
        try takeBack(store, to: 25)
        let new = try scratch.make()
        let plain = try new.connection.first("SELECT count(*) FROM asset_event WHERE detail LIKE '%Zebra%'") {
            (row) in row.integer(0)
        }
        #expect(plain == 0)
        #expect(try new.openFaults(of: tablets[0].id).map(\.detail) == [""], "she was forgotten before")
        #expect(try new.openFaults(of: tablets[1].id).map(\.detail) == ["Lost: Zebrafinch lost it"])
        #expect(try new.openLoan(of: tablets[1].id)?.told.lost != nil)
        try new.write { (connection) throws(StoreError) in
            try connection.run("UPDATE loan SET ended_at = lent_at, ending = 'lost' WHERE ended_at IS NULL")
            _ = try new.forgetBorrowers(until: .max, connection)
        }
        #expect(try new.openFaults(of: tablets[1].id).map(\.detail) == [""])
    }
}

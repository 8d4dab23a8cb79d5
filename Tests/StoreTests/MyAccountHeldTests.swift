import Domain
import Ground
import Testing

@testable import Store

/// Everything that is held on a person.
extension MyAccountTests {
    /// Tables that name a person without holding anything on her.
    private static let notHeld: Set<String> = ["erasure"]

    /// Meets P10.
    @Test func everyTableThatNamesAPersonIsInWhatSheTakesAway() throws {
        let named = try store.connection.all(
            """
            SELECT DISTINCT m.name FROM sqlite_schema AS m JOIN pragma_table_info(m.name) AS c
            WHERE m.type = 'table' AND c.name IN ('person', 'representative')
            UNION SELECT m.name FROM sqlite_schema AS m JOIN pragma_foreign_key_list(m.name) AS f
            WHERE m.type = 'table' AND f."table" IN ('person', 'submission')
            """
        ) { (row) in row.text(0) }
        let held = Set(try store.heldTables())
        for table in named where !Self.notHeld.contains(table) {
            #expect(held.contains(table), "\(table) is missing")
        }
    }

    /// Meets P11.
    @Test func whatSheTakesAwayHasHerWordsAndNobodyElses() throws {
        for (number, person, words) in [(70, joan, "Zebra sofa"), (71, sam, "Quagga bed")] {
            var sent = submission(number, words)
            sent.person = person.id
            _ = try store.submit(sent, audit: audit(number)) { reference(number) }
            try store.connection.run(
                "INSERT INTO case_note (submission, ordinal, words) VALUES (?1, 1, ?2)",
                .blob(sent.id.bytes),
                .text(words + " note")
            )
        }
        try store.record(representation(), on: Self.today, audit: entry(72, .representationRecorded))
        let json = try store.held(on: joan.id, audit: entry(73, .dataTakenAway)).json
        for mine in [
            "Joan Marker", "Zebra sofa", "Zebra sofa note", "D12345", "Sam Carer", "Dora Quill", "person_pin",
        ] {
            #expect(json.contains(mine), "\(mine) is missing")
        }
        for other in ["Quagga", "$y$"] { #expect(!json.contains(other), "\(other) is there") }
        #expect(try JSON(parsing: Array(json.utf8)).members?.first?.key == "person")
    }
}

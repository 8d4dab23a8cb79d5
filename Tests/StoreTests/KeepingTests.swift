import Domain
import Foundation
import Ground
import Testing

@testable import Store

/// Joining two records of one person, and forgetting her.
@Suite struct KeepingTests {
    private static let marks = [
        "Zebrafinch", "01632960777", "01632 960 777", "zebra@marker.example", "ZEBRALANE", "Quagga",
    ]

    private static func marked() -> PersonDetails {
        PersonDetails(
            name: "Jo Zebrafinch",
            born: CivilDate(daysSinceEpoch: -7_220),
            address: ["1 ZEBRALANE"],
            postcode: "ZY1 4LB",
            phone: "01632 960 777",
            email: "zebra@marker.example"
        )
    }

    /// Joining and erasing go by a list: it must name every column there is.
    @Test func everyColumnThatNamesAPersonIsJoinedAndErased() throws {
        let store = try Scratch().make()
        let found = try store.connection.all(
            """
            SELECT m.name, c."from" FROM sqlite_schema AS m JOIN pragma_foreign_key_list(m.name) AS c
            WHERE m.type = 'table' AND c."table" = 'person'
            UNION SELECT m.name, c.name FROM sqlite_schema AS m JOIN pragma_table_info(m.name) AS c
            WHERE m.type = 'table' AND c.name IN ('person', 'representative') AND m.name <> 'erasure'
            """
        ) { (row) in "\(row.text(0)).\(row.text(1))" }
        let known = PersonColumn.all.map { "\($0.table).\($0.column)" }
        #expect(Set(found) == Set(known))
    }

    /// Meets P12.
    @Test func nothingOfAnErasedPersonIsLeftInTheFiles() throws {
        let scratch = try Scratch()
        let store = try scratch.make()
        let joan = try PeopleTests.register(
            1,
            PeopleTests.registration(1, Self.marked(), card: "QUAGGA77"),
            in: store
        )
        for number in 10..<40 {
            var sent = submission(number, "Quagga sofa for Zebrafinch")
            sent.person = joan.id
            _ = try store.submit(sent, audit: audit(number)) { reference(number) }
        }
        let stays = try PeopleTests.register(2, PeopleTests.registration(2), in: store)
        try store.erase(joan.id, at: 9, audit: audit(90))
        let bytes = try scratch.bytes()
        for mark in Self.marks + ["QUAGGA77"] {
            #expect(bytes.range(of: Data(mark.utf8)) == nil, "\(mark) is still there")
            #expect(bytes.range(of: Data(mark.lowercased().utf8)) == nil, "\(mark) is still there")
        }
        #expect(try store.person(joan.id) == nil)
        #expect(try store.person(stays.id) == stays)
        #expect(try store.stats().submissions == 30)
        #expect(try store.check().isEmpty)
    }

    @Test func nothingOfAnErasedPersonIsInABackupMadeAfter() throws {
        let scratch = try Scratch()
        let store = try scratch.make()
        let joan = try PeopleTests.register(1, PeopleTests.registration(1, Self.marked()), in: store)
        try store.erase(joan.id, at: 9, audit: audit(90))
        let copy = scratch.path + ".copy"
        try store.connection.run("VACUUM INTO ?1", .text(copy))
        let bytes = try #require(FileManager.default.contents(atPath: copy))
        for mark in Self.marks { #expect(bytes.range(of: Data(mark.utf8)) == nil, "\(mark) is in the copy") }
    }

    @Test func twoRecordsOfOnePersonAreFoundAndJoinedWithNothingLost() throws {
        let scratch = try Scratch()
        let store = try scratch.make()
        var first = PeopleTests.details()
        first.phone = ""
        let kept = try PeopleTests.register(
            1,
            PeopleTests.registration(1, first, card: "CARD0001"),
            in: store
        )
        let second = PeopleTests.details("Joan Mary Marker")
        let other = try PeopleTests.register(
            2,
            PeopleTests.registration(2, second, card: "CARD0002"),
            in: store
        )
        var sent = submission(5)
        sent.person = other.id
        let receipt = try store.submit(sent, audit: audit(5)) { reference(5) }
        #expect(try store.likelyDuplicates().map { $0.map(\.id) } == [[kept.id, other.id]])
        let whole = try store.join(other.id, into: kept.id, at: 9, audit: [audit(91), audit(92)])
        #expect(whole.details.phone == second.phone)
        #expect(whole.details.name == first.name)
        #expect(try store.likelyDuplicates().isEmpty)
        for text in [
            other.number.grouped, kept.number.grouped, "CARD0001", "CARD0002", receipt.reference.grouped,
        ] {
            #expect(try store.people(fitting: text).map(\.id) == [kept.id], "\(text) does not find her")
        }
        #expect(throws: StoreError.noSuchPerson) {
            try store.join(other.id, into: kept.id, at: 9, audit: [])
        }
    }

    @Test func theNumberOfAJoinedRecordIsNeverGivenAgain() throws {
        let scratch = try Scratch()
        let store = try scratch.make()
        let kept = try PeopleTests.register(1, PeopleTests.registration(1, card: "CARD0001"), in: store)
        let other = try PeopleTests.register(2, PeopleTests.registration(2, card: "CARD0002"), in: store)
        _ = try store.join(other.id, into: kept.id, at: 9, audit: [])
        var drawn = [other.number, PeopleTests.number(9)]
        let next = try store.register(
            PeopleTests.registration(3),
            salt: PeopleTests.salt,
            audit: audit(3)
        ) { drawn.removeFirst() }
        #expect(next.number == PeopleTests.number(9))
        try store.setCard(nil, of: kept.id, audit: audit(44))
        #expect(throws: StoreError.cardTaken) {
            try PeopleTests.register(4, PeopleTests.registration(4, card: "CARD0002"), in: store)
        }
    }
}

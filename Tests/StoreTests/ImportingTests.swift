import Domain
import Ground
import Testing

@testable import Store

/// People from another system: what is wrong is told by line and column, and what is right comes in.
@Suite struct ImportingTests {
    private let today = CivilDate(daysSinceEpoch: 20_778)

    private func file(_ text: String) throws -> PeopleFile {
        PeopleFile(try CSVTable(parsing: Array(text.utf8)), on: today)
    }

    private func importing(allOrNone: Bool = false, rehearsal: Bool = false) -> Store.Importing {
        var (number, count) = (0, 0)
        return Store.Importing(
            now: 5,
            newID: {
                count += 1
                return id(7_000_000 + count)
            },
            number: {
                number += 1
                return PeopleTests.number(number + 500)
            },
            audit: { _, _ in
                count += 1
                return audit(6_000_000 + count)
            },
            isAllOrNone: allOrNone,
            isRehearsal: rehearsal
        )
    }

    private let koha = """
        cardnumber,surname,firstname,dateofbirth,address,city,zipcode,phone,email
        23529000035676,Marker,Joan,1948-07-03,"14 Weir Road, Flat 2",Millbrook,ZY1 4LB,01632 960100,joan@example.org
        23529000035677,Abel,Tom,03/07/1950,,,,,
        """

    @Test func aListFromKohaComesIn() throws {
        let store = try Scratch().make()
        let list = try file(koha)
        #expect(list.faults.isEmpty)
        let done = try store.take(list.entries, importing())
        #expect((done.opened, done.changed, done.unchanged) == (2, 0, 0))
        let joan = try #require(try store.people(fitting: "23529000035676").first)
        #expect(joan.details.address == ["14 Weir Road, Flat 2", "Millbrook"])
        #expect(joan.details.born.iso == "1948-07-03")
        let again = try store.take(list.entries, importing())
        #expect((again.opened, again.changed, again.unchanged) == (0, 0, 2))
    }

    @Test(arguments: [
        ("name,born,card\nAda,1948-02-30,", 2, 5), ("name;born\nAda;1948-02-03\n;1950-01-01", 3, 1),
        ("name,born\nAda,30/02/1948", 2, 5), ("name,born,email\nAda,1948-02-03,at example", 2, 16),
        ("name,born,card\nAda,1948-02-03,2.35E+13", 2, 16), ("name,born\nAda,2031-01-01", 2, 5),
        ("name,born,card\nA B,1948-02-03,D1234\nC D,1948-02-03,d-1234", 3, 16),
        ("who,when\nAda,1948-02-03", 1, 1),
    ])
    func aBadRowIsToldByItsLineAndColumn(_ text: String, _ line: Int, _ column: Int) throws {
        let list = try file(text)
        #expect(list.faults.map(\.place) == [Place(line: line, column: column)])
    }

    @Test(arguments: [
        "name,born\n\"Ada,1948-02-03", "name,born\n\"Ada\"x,1948-02-03", "", "name,born\na,b,c,d",
    ])
    func aFileThatIsNoTableIsRefusedAtItsPlace(_ text: String) {
        #expect(throws: CSVError.self) { try file(text) }
    }

    @Test func whatExcelWritesIsRead() throws {
        let rows = "\u{FEFF}Name;Born;Phone\r\n\"Zo\u{eb} \"\"Z\"\" Quill\";03/07/1948;01632 960100\r\n\r\n"
        #expect(try file(rows).entries.first?.details.name == "Zo\u{eb} \"Z\" Quill")
        let old = Array("name,born\nZo".utf8) + [0xEB, 0x92] + Array("s,1948-07-03".utf8)
        let list = PeopleFile(try CSVTable(parsing: old), on: today)
        #expect(list.entries.first?.details.name == "Zo\u{eb}\u{2019}s")
    }

    @Test func aCardOfSomebodyElseIsToldAndTheOthersComeInOrNone() throws {
        let scratch = try Scratch()
        let store = try scratch.make()
        let ada = PersonDetails(name: "Ada Quill", born: CivilDate(daysSinceEpoch: 0))
        let owner = try PeopleTests.register(
            1,
            PeopleTests.registration(1, ada, card: "23529000035677"),
            in: store
        )
        let list = try file(koha)
        let none = try store.take(list.entries, importing(allOrNone: true))
        #expect(none.refused == [PeopleImport.Refused(line: 3, reason: .cardOf(owner.number))])
        #expect(try store.people(fitting: "marker").isEmpty)
        let rehearsed = try store.take(list.entries, importing(rehearsal: true))
        #expect(rehearsed.opened == 1)
        #expect(try store.people(fitting: "marker").isEmpty)
        _ = try store.take(list.entries, importing())
        #expect(try store.people(fitting: "marker").count == 1)
        #expect(try store.people(fitting: "23529000035677") == [owner])
    }

    @Test func whoIsThereAlreadyGetsWhatChangedAndKeepsTheRest() throws {
        let store = try Scratch().make()
        let joan = try PeopleTests.register(1, PeopleTests.registration(1), in: store)
        let list = try file(
            "name,born,phone,card\nJoan Marker,\(joan.details.born.iso),01632 960 100,NEW12345"
        )
        let done = try store.take(list.entries, importing())
        #expect(done.changed == 1)
        let now = try #require(try store.person(joan.id))
        #expect(now.card?.description == "NEW12345")
        #expect(now.details.email == joan.details.email)
    }
}

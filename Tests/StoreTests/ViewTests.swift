import Domain
import Ground
import Testing

@testable import Store

/// Finding by parts of a name, papers and unfinished forms of a resident, and records that are taken out.
@Suite struct ViewTests {
    private let scratch: Scratch
    private let store: Store

    init() throws {
        scratch = try Scratch()
        store = try scratch.make()
    }

    @discardableResult
    private func register(_ number: Int, _ name: String, phone: String = "") throws -> Person {
        let born = CivilDate(daysSinceEpoch: -7_000)
        let details = PersonDetails(name: name, born: born, phone: phone)
        return try PeopleTests.register(number, PeopleTests.registration(number, details), in: store)
    }

    @Test(arguments: [
        ("an smith", ["Ana Smith", "Andrew Smithson"]), ("smith an", ["Ana Smith", "Andrew Smithson"]),
        ("smith", ["Ana Smith", "Andrew Smithson", "Joan Smith"]), ("jo sm", ["Joan Smith"]),
        ("lee an mar", ["Mary Ann Lee"]), ("m a l", ["Mary Ann Lee"]), ("ann ann", ["Mary Ann Lee"]),
        ("smith lee", []), ("nith an", []), ("ary lee", []), ("a b c d", ["Ana Bell Clay Dunn Eve"]),
    ])
    func aPersonIsFoundByTheBeginningsOfAnyPartsOfHerName(_ typed: String, _ names: [String]) throws {
        let all = ["Ana Smith", "Andrew Smithson", "Joan Smith", "Mary Ann Lee", "Ana Bell Clay Dunn Eve"]
        for (number, name) in all.enumerated() { try register(number + 1, name) }
        #expect(try store.people(fitting: typed).map(\.details.name) == names)
    }

    @Test func aNameThatIsChangedIsFoundByItsNewPartsAlone() throws {
        let ana = try register(1, "Ana Smith")
        var details = ana.details
        details.name = "Ana Bell"
        _ = try store.change(ana.id, to: details, at: 9, audit: audit(3))
        #expect(try store.people(fitting: "an be").map(\.id) == [ana.id])
        #expect(try store.people(fitting: "an sm").isEmpty)
    }

    @Test func namesOfAnOlderStoreAreFoundByTwoPartsToo() throws {
        let ana = try register(1, "Ana Smith")
        try store.connection.execute("UPDATE person_word SET name_key = ''")
        #expect(try store.people(fitting: "an sm").isEmpty)
        let steps = Migrations.steps.map { String(decoding: $0, as: UTF8.self) }
        let all = steps.flatMap { $0.split(separator: ";") }
        let mending = try #require(all.first { $0.contains("UPDATE person_word") })
        try store.connection.execute(String(mending))
        #expect(try store.people(fitting: "an sm").map(\.id) == [ana.id])
    }

    @Test func papersOfAResidentAreListedByRequestWithoutAPage() throws {
        let (ana, other) = (try register(1, "Ana Smith"), try register(2, "Joan Lee"))
        for (number, person) in [(10, ana), (11, other)] {
            let pages = (0..<2).map { page in
                ScannedEvidence(
                    id: id(number * 100 + page),
                    journey: id(number),
                    question: "what",
                    content: [1],
                    keptAt: 5
                )
            }
            for page in pages { try store.keep(page) }
            var sent = submission(number)
            sent.person = person.id
            sent.answers[0].evidence = pages.map(\.id)
            _ = try store.submit(sent, audit: audit(number)) { reference(number) }
        }
        let found = try store.evidence(of: ana.id)
        #expect(
            found == [
                HandedIn(
                    reference: reference(10),
                    service: "bulky-waste",
                    question: "What?",
                    pages: 2,
                    sentAt: 5
                )
            ]
        )
    }

    @Test func everyRecordIsTakenOutOnceWhateverItsNumber() throws {
        for number in 1...3 { try register(number, "Ana Smith \(number)", phone: "+44 1632 96010\(number)") }
        try Desk.send(10, by: id(500_001), in: store)
        for _ in 0..<2 {
            var rows: [[String?]] = []
            let count = try store.export(.people) { row in
                rows.append(row)
                return true
            }
            #expect(count == 3)
            #expect(rows.allSatisfy { $0.count == Store.columns(of: .people).count })
            #expect(rows.map { $0[1] } == ["Ana Smith 1", "Ana Smith 2", "Ana Smith 3"])
            #expect(rows[0][2] == "1950-11-02")
        }
        var requests: [[String?]] = []
        _ = try store.export(.requests) { row in
            requests.append(row)
            return true
        }
        #expect(requests.count == 1)
        #expect(requests[0].prefix(2) == [reference(10).description, "bulky-waste"])
        #expect(requests[0].count == Store.columns(of: .requests).count)
        #expect(try store.export(.people) { _ in false } == 0)
    }

    @Test func moreRecordsThanAreReadAtOnceAreAllTakenOut() throws {
        try store.connection.execute(Self.many)
        var numbers: Set<String> = []
        let count = try store.export(.people) { row in
            numbers.insert(row[0] ?? "")
            return true
        }
        #expect(count == 1_201)
        #expect(numbers.count == 1_201)
    }

    private static let many = """
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1201)
        INSERT INTO person (id, operation, number, name, born, address, postcode, phone, email, postcode_key,
            phone_key, opened_at, changed_at)
        SELECT CAST(printf('%016d', i) AS BLOB), CAST(printf('%016d', i) AS BLOB), printf('%08d', i) || '0', 'A',
            '1950-01-01', '', '', '', '', '', '', 0, 0 FROM n
        """

    @Test func anExportIsMadeWithinADayOfTheAgreementAndOnce() throws {
        let (dora, emma) = (Desk.member(1, .coordinator), Desk.member(2, .coordinator))
        try Desk.hire([dora, emma], in: store)
        let export = try #require(BulkExport(.people, purpose: "letters about the move"))
        let end = 200 + BulkExport.duration
        for (number, now) in [(70, end), (71, end - 1)] {
            let asked = Approval(id: id(number), deed: .bulkExport(export), askedBy: dora.id, askedAt: 100)
            _ = try store.ask(asked, audit: audit(number)).get()
            _ = try store.decide(id(number), by: emma.id, isAgreed: true, at: 200, audit: audit(number + 100))
                .get()
            let done = try store.carryOut(id(number), by: dora.id, at: now, audit: [])
            if number == 70 {
                #expect(done == .failure(.expired))
                #expect(throws: StoreError.self) {
                    try store.connection.run(
                        "UPDATE approval SET done_at = ?2 WHERE id = ?1",
                        .blob(id(number).bytes),
                        .integer(now)
                    )
                }
            } else {
                #expect(try done.get().doneAt == now)
                #expect(try store.carryOut(id(71), by: dora.id, at: now, audit: []) == .failure(.done))
            }
        }
    }
}

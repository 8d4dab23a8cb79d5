import Domain
import Foundation
import Ground
import Testing

@testable import Store

/// How long the inbox and the single view take in a large store; run where HANDRAIL_MEASURE is set.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["HANDRAIL_MEASURE"] != nil))
struct CaseSpeedTests {
    private static let people = 100_000
    private static let requests = 1_000_000

    /// The id of the generated row `number` of a kind.
    private static func id(_ kind: Character, _ number: Int) -> ID {
        let digits = String(number)
        let text = String(kind) + String(repeating: "0", count: 15 - digits.count) + digits
        return ID(bytes: Array(text.utf8)) ?? ID(milliseconds: 0, random: [])
    }

    private static let fill = """
        PRAGMA synchronous=OFF;
        BEGIN;
        WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < \(people - 1))
        INSERT INTO person (id, operation, number, name, born, address, postcode, phone, email, postcode_key,
            phone_key, opened_at, changed_at)
        SELECT CAST(printf('p%015d', i) AS BLOB), CAST(printf('o%015d', i) AS BLOB), printf('%09d', i),
            'Person ' || i, '1950-01-01', '', '', '', '', '', '', 1, 1 FROM n;
        WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < \(requests - 1))
        INSERT INTO submission (id, operation, reference, service, form_version, terminal, sent_at, promised, person)
        SELECT CAST(printf('s%015d', i) AS BLOB), CAST(printf('q%015d', i) AS BLOB), printf('%09d', i), 'bulky-waste',
            'v', 't', i, date('2026-01-01', '+' || (i * 7919 % 700) || ' days'),
            CAST(printf('p%015d', CASE WHEN i % 5000 = 0 THEN 7 ELSE i % \(people) END) AS BLOB) FROM n;
        INSERT INTO status_event (submission, ordinal, status, at) SELECT id, 1, 'submitted', sent_at FROM submission;
        INSERT INTO case_file (submission, team, status, sent_at, due, ended_on, outcome)
        SELECT id, 'Team ' || (sent_at % 12), CASE WHEN sent_at % 20 < 2 THEN 'submitted' ELSE 'completed' END, sent_at,
            promised, CASE WHEN sent_at % 20 >= 2 THEN '2026-12-01' END, CASE WHEN sent_at % 20 >= 2 THEN 'done' END
        FROM submission;
        INSERT INTO audit (id, at, actor, act, subject, terminal, actor_id)
        SELECT CAST(printf('a%015d', sent_at) AS BLOB), sent_at, 'staff', 'person.viewed', person, 'desk',
            CAST(printf('w%015d', sent_at % 20) AS BLOB) FROM submission;
        COMMIT;
        """

    /// The hundredth part that takes longest begins here, in milliseconds.
    private static func p99(_ times: Int, _ body: (Int) throws -> Void) rethrows -> Double {
        var taken: [Double] = []
        for number in 0..<times {
            let span = try ContinuousClock().measure { try body(number) }
            taken.append(Double(span.components.attoseconds) / 1e15 + Double(span.components.seconds) * 1_000)
        }
        return taken.sorted()[times * 99 / 100]
    }

    @Test func theInboxAndTheSingleViewAreFastInALargeStore() throws {
        let scratch = try Scratch()
        let store = try scratch.make()
        try Desk.hire([Desk.member(1)], in: store)
        try store.connection.execute(Self.fill)
        let busy = Self.id("p", 7)
        // References of generated rows have no check sign, so rows are read as the lists read them, but unjudged.
        let single = try Self.p99(500) { number in
            let person = number % 2 == 0 ? busy : Self.id("p", number * 197 % Self.people)
            let count = try store.connection.all(
                Store.caseRow + " FROM submission AS s CROSS JOIN case_file AS c ON c.submission = s.id"
                    + Store.caseTables + " WHERE s.person = ?1 ORDER BY s.sent_at DESC LIMIT 200",
                .blob(person.bytes)
            ) { (row) in row.text(1) }
            .count
            let views = try store.views(of: person)
            if number % 2 == 0 { #expect(count == 200 && views.count == 200) }
        }
        #expect(single < 20, "The single view takes \(single) ms")
        print("single view p99 \(single) ms")
        let statuses: [RequestStatus?] = [nil, .submitted, .completed]
        let inbox = try Self.p99(500) { number in
            let query = CaseQuery(
                team: number % 3 == 0 ? nil : "Team \(number % 12)",
                status: statuses[number % 3]
            )
            let (sql, values) = Store.inboxStatement(query)
            let count = try store.connection.all(sql, values) { (row) in row.text(1) }.count
            #expect(count <= 10)
        }
        #expect(inbox < 20, "A page of the inbox takes \(inbox) ms")
        print("page of the inbox p99 \(inbox) ms")
        let counting = try Self.p99(100) { _ in
            let open = try store.openCases(of: "Team 1")
            #expect(open > 1_000)
        }
        #expect(counting < 100, "Counting the open cases of a team takes \(counting) ms")
        print("open cases of a team p99 \(counting) ms")
    }
}

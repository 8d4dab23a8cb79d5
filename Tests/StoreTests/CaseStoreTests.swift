import Domain
import Foundation
import Ground
import Testing

@testable import Store

/// Staff, residents and acts for tests of cases.
enum Desk {
    static let days = WorkingDays(holidays: [], knownUntil: CivilDate(daysSinceEpoch: 40_000))
    static let today = CivilDate(daysSinceEpoch: 20_780)

    static func member(_ number: Int, _ role: Role = .caseworker, team: String? = "Waste") -> StaffMember {
        StaffMember(id: id(number), login: "staff\(number)", name: "Staff \(number)", role: role, team: team)
    }

    static func hire(_ members: [StaffMember], in store: Store) throws {
        for (index, member) in members.enumerated() {
            try store.add(
                member,
                pin: PIN(trying: "739104"),
                salt: PeopleTests.salt,
                at: 1,
                audit: audit(900_000 + index)
            )
        }
    }

    static func step(
        _ number: Int,
        _ act: CaseAct,
        _ actor: CaseActor,
        on request: ID,
        _ today: CivilDate = today
    ) -> CaseStep {
        CaseStep(
            operation: id(3_000_000 + number),
            request: request,
            act: act,
            actor: actor,
            at: Int64(number),
            today: today,
            days: days,
            terminal: "desk",
            entry: id(4_000_000 + number)
        )
    }

    /// Sends a request of the waste team, as number `number`.
    @discardableResult
    static func send(
        _ number: Int,
        by person: ID? = nil,
        service: String = "bulky-waste",
        team: String? = "Waste",
        in store: Store
    ) throws -> ID {
        var sent = submission(number)
        (sent.person, sent.service, sent.team) = (person, service, team)
        sent.sentAt = Int64(number)
        _ = try store.submit(sent, audit: audit(number)) { reference(number) }
        return sent.id
    }
}

/// Work on requests, over a real store.
@Suite struct CaseStoreTests {
    private let scratch: Scratch
    private let store: Store
    private let amal = Desk.member(1)
    private let beth = Desk.member(2)
    private let dora = Desk.member(3, .coordinator, team: nil)
    private let emma = Desk.member(4, .coordinator, team: nil)

    init() throws {
        scratch = try Scratch()
        store = try scratch.make()
        try Desk.hire([amal, beth, dora, emma], in: store)
    }

    @Test func aRequestIsWorkedOnFromTheInboxToItsEnd() throws {
        let joan = try PeopleTests.register(1, PeopleTests.registration(1), in: store)
        let request = try Desk.send(10, by: joan.id, in: store)
        let listing = try #require(try store.inbox(CaseQuery(team: "Waste")).first)
        #expect(listing.file.status == .submitted)
        #expect(listing.residentName == "Joan Marker")
        let acts: [(CaseAct, CaseActor)] = [
            (.claim, .staff(amal)), (.ask("Which sofa?"), .staff(amal)), (.reply("Red"), .resident(joan.id)),
            (.complete(.done, "Gone"), .staff(amal)),
        ]
        for (number, (act, actor)) in acts.enumerated() {
            _ = try store.perform(Desk.step(number, act, actor, on: request)).get()
        }
        let history = try store.history(of: request)
        #expect(history.map(\.kind) == [.sent, .claimed, .asked, .replied, .completed])
        #expect(history.map(\.words) == [nil, nil, "Which sofa?", "Red", "Gone"])
        #expect(history[1].staffName == "Staff 1")
        #expect(try store.inbox(CaseQuery(team: "Waste")).isEmpty)
        #expect(try store.inbox(CaseQuery(team: "Waste", status: .completed)).map(\.file.id) == [request])
        #expect(try store.cases(of: joan.id).map(\.status) == [.completed])
        #expect(try store.check().isEmpty)
    }

    @Test func theSameOperationIsDoneOnceAndRecordedOnce() throws {
        let request = try Desk.send(10, in: store)
        let step = Desk.step(1, .claim, .staff(amal), on: request)
        let before = try store.stats().auditEntries
        let first = try store.perform(step)
        let again = try store.perform(step)
        #expect(first == again)
        #expect(try store.history(of: request).count == 2)
        #expect(try store.stats().auditEntries == before + 1)
    }

    @Test func whatIsRefusedLeavesNothingBehind() throws {
        let request = try Desk.send(10, in: store)
        let before = try store.stats().auditEntries
        let refused = try store.perform(Desk.step(1, .answer("A"), .staff(amal), on: request))
        #expect(refused == .failure(.notHeld))
        #expect(try store.perform(Desk.step(2, .claim, .staff(amal), on: id(77))) == .failure(.noSuchCase))
        #expect(try store.history(of: request).count == 1)
        #expect(try store.stats().auditEntries == before)
    }

    @Test func rightsThatWereTakenAwayAreGoneAtOnce() throws {
        let request = try Desk.send(10, in: store)
        try store.connection.run("UPDATE staff SET is_active = 0 WHERE id = ?1", .blob(amal.id.bytes))
        #expect(try store.perform(Desk.step(1, .claim, .staff(amal), on: request)) == .failure(.notAllowed))
    }

    @Test func ofManyWhoClaimAtOnceExactlyOneGetsIt() async throws {
        let requests = try (0..<25).map { try Desk.send(10 + $0, in: store) }
        let (path, members) = (scratch.path, [amal, beth, dora])
        let claimed = await withTaskGroup(of: Int.self) { group in
            for (worker, member) in (members + members).enumerated() {
                group.addTask {
                    guard let store = try? Store.open(at: path, now: 2) else { return -1_000 }
                    var count = 0
                    for (number, request) in requests.enumerated() {
                        let step = Desk.step(worker * 100 + number, .claim, .staff(member), on: request)
                        guard let result = try? store.perform(step) else { return -1_000 }
                        if case .success = result { count += 1 }
                    }
                    return count
                }
            }
            return await group.reduce(0, +)
        }
        #expect(claimed == requests.count)
        for request in requests {
            let history = try store.history(of: request)
            #expect(history.map(\.kind) == [.sent, .claimed])
            #expect(try store.caseFile(request)?.holder == history[1].staff)
        }
    }

    @Test func pagesOfAnInboxGoOnWhereTheLastEndedWithWhatIsDueFirst() throws {
        for number in 0..<23 {
            var sent = submission(10 + number)
            sent.team = "Waste"
            sent.promised = number % 5 == 0 ? nil : Desk.today.adding(days: number * 7 % 11)
            _ = try store.submit(sent, audit: audit(10 + number)) { reference(10 + number) }
        }
        let waiting = submission(12).id
        _ = try store.perform(Desk.step(1, .claim, .staff(amal), on: waiting)).get()
        _ = try store.perform(Desk.step(2, .ask("A"), .staff(amal), on: waiting)).get()
        var seen: [Case] = []
        while true {
            let page = try store.inbox(CaseQuery(team: "Waste", after: seen.last, limit: 5)).map(\.file)
            if page.isEmpty { break }
            seen += page
        }
        #expect(Set(seen.map(\.id)).count == 23)
        #expect(seen.count == 23)
        let dues = seen.compactMap { $0.stoppedOn == nil ? $0.due : nil }
        #expect(dues == dues.sorted())
        #expect(seen.prefix(dues.count).allSatisfy { $0.due != nil })
        #expect(seen.last?.id == waiting)
        #expect(try store.openCases(of: "Waste") == 23)
        #expect(try store.inbox(CaseQuery(holder: amal.id)).map(\.file.id) == [waiting])
    }

    /// Every query of the inbox goes through an index in its order, without sorting.
    @Test(arguments: [
        CaseQuery(), CaseQuery(team: "Waste"), CaseQuery(status: .received), CaseQuery(holder: id(1)),
        CaseQuery(team: "Waste", status: .completed), CaseQuery(team: "Waste", holder: id(1)),
    ])
    func theInboxUsesAnIndex(_ query: CaseQuery) throws {
        for isFurther in [false, true] {
            var query = query
            if isFurther { query.after = try store.caseFile(Desk.send(10, in: store)) }
            let (sql, values) = Store.inboxStatement(query)
            let plan = try store.connection.all("EXPLAIN QUERY PLAN " + sql, values) { (row) in row.text(3) }
            #expect(
                plan.contains {
                    $0.contains("c USING INDEX case_file_") || $0.contains("c USING COVERING INDEX")
                }
            )
            #expect(!plan.contains { $0.contains("TEMP B-TREE") || $0.hasPrefix("SCAN s") }, "\(plan)")
        }
    }

    @Test func theResidentSeesWhoLookedAtHerRecord() throws {
        let joan = try PeopleTests.register(1, PeopleTests.registration(1), in: store)
        for (at, member) in [(5, amal), (9, dora)] {
            try store.write { (connection) throws(StoreError) in
                let entry = AuditEntry(
                    id: id(800_000 + at),
                    at: Int64(at),
                    actor: .staff,
                    by: member.id,
                    act: .personViewed,
                    subject: joan.id,
                    terminal: "desk"
                )
                try self.store.record(entry, connection)
            }
        }
        #expect(try store.views(of: joan.id).map(\.name) == ["Staff 3", "Staff 1"])
    }

    @Test func aComplaintGoesThroughBothStagesInTheStore() throws {
        let joan = try PeopleTests.register(1, PeopleTests.registration(1), in: store)
        let request = try Desk.send(
            10,
            by: joan.id,
            service: "complaint",
            team: "Customer relations",
            in: store
        )
        let acts: [(ComplaintAct, CaseActor)] = [
            (.acknowledge, .staff(dora)),
            (.extend(until: CivilDate(daysSinceEpoch: 20_801), reason: "Ill"), .staff(dora)),
            (.answer(.notUpheld, "No"), .staff(dora)),
            (.escalate("Look again", due: CivilDate(daysSinceEpoch: 20_830)), .resident(joan.id)),
            (.answer(.upheld, "Yes"), .staff(emma)), (.learn("We listen"), .staff(dora)),
        ]
        for (number, (act, actor)) in acts.enumerated() {
            let kept = try store.perform(Desk.step(number, .complaint(act), actor, on: request)).get()
            #expect(try store.caseFile(request) == kept)
        }
        let feedback = try #require(try store.caseFile(request)?.feedback)
        #expect(feedback.stages.map(\.outcome) == [.notUpheld, .upheld])
        #expect(feedback.hasLearning)
        #expect(feedback.stages.map(\.answeredBy) == [dora.id, emma.id])
    }

    /// Meets P61.
    @Test func whoAnsweredAComplaintDoesNotAnswerItAgainWhateverAsksTheDatabase() throws {
        let joan = try PeopleTests.register(1, PeopleTests.registration(1), in: store)
        let request = try Desk.send(10, by: joan.id, service: "complaint", in: store)
        let acts: [(ComplaintAct, CaseActor)] = [
            (.answer(.notUpheld, "No"), .staff(dora)), (.escalate("Again", due: nil), .resident(joan.id)),
        ]
        for (number, (act, actor)) in acts.enumerated() {
            _ = try store.perform(Desk.step(number, .complaint(act), actor, on: request)).get()
        }
        let again = Desk.step(5, .complaint(.answer(.upheld, "Yes")), .staff(dora), on: request)
        #expect(try store.perform(again) == .failure(.sameReviewer))
        let sql = "UPDATE complaint_stage SET answered_by = ?1 WHERE stage = ?2"
        for (member, stage) in [(dora, 2), (emma, 1)] {
            #expect(throws: StoreError.self) {
                try store.connection.run(sql, .blob(member.id.bytes), .integer(Int64(stage)))
            }
        }
        try store.connection.run(sql, .blob(emma.id.bytes), .integer(2))
    }

    /// All are due on 1 December; the last one is open and not due yet when it is asked first.
    @Test func promisesThatWereKeptAndMissedAreCounted() throws {
        let due = try #require(CivilDate(year: 2026, month: 12, day: 1))
        for (number, late) in [(10, 0), (11, -3), (12, 1)] {
            let request = try Desk.send(number, in: store)
            let day = due.adding(days: late)
            _ = try store.perform(Desk.step(number, .claim, .staff(amal), on: request, day)).get()
            let end = CaseAct.complete(.done, "A")
            _ = try store.perform(Desk.step(100 + number, end, .staff(amal), on: request, day)).get()
        }
        try Desk.send(13, in: store)
        let before = try store.promises(in: due...due, on: due)
        #expect(before == [Store.PromiseCount(service: "bulky-waste", kept: 2, missed: 1)])
        let after = try store.promises(in: due...due, on: due.adding(days: 1))
        #expect(after.map(\.missed) == [2])
        #expect(try store.promises(in: due.adding(days: 1)...due.adding(days: 9), on: due).isEmpty)
    }

    @Test func theWordsOfAnErasedPersonGoAndTheStepsStay() throws {
        let joan = try PeopleTests.register(1, PeopleTests.registration(1), in: store)
        let request = try Desk.send(10, by: joan.id, in: store)
        _ = try store.perform(Desk.step(1, .note("Xylophone"), .staff(amal), on: request)).get()
        try store.erase(joan.id, at: 9, audit: audit(90))
        #expect(try scratch.bytes().range(of: Data("Xylophone".utf8)) == nil)
        #expect(try store.history(of: request).map(\.kind) == [.sent, .noted])
    }
}

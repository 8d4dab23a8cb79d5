import Domain
import Ground
import Testing

@testable import Store

/// What needs a second person, warnings, and the times the hub is closed.
@Suite struct ApprovalTests {
    private let store: Store
    private let dora = Desk.member(1, .coordinator)
    private let emma = Desk.member(2, .coordinator)
    private let adam = Desk.member(3, .administrator)
    private let amal = Desk.member(4)
    private let export: BulkExport
    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        export = try #require(BulkExport(.requests, purpose: "counting for the council"))
        store = try scratch.make()
        try Desk.hire([dora, emma, adam, amal], in: store)
    }

    private func ask(
        _ deed: Approval.Deed,
        by member: StaffMember
    ) throws -> Result<Approval, ApprovalRefusal> {
        try store.ask(Approval(id: id(70), deed: deed, askedBy: member.id, askedAt: 100), audit: audit(70))
    }

    private func decide(
        _ member: StaffMember,
        _ isAgreed: Bool = true,
        at now: Int64 = 200
    ) throws -> ApprovalRefusal? {
        let result = try store.decide(
            id(70),
            by: member.id,
            isAgreed: isAgreed,
            at: now,
            audit: audit(70_000 + Int(now % 10_000) * 10 + Int(member.id.bytes[5]))
        )
        guard case .failure(let refusal) = result else { return nil }
        return refusal
    }

    private func carryOut(_ member: StaffMember, at now: Int64 = 300) throws -> ApprovalRefusal? {
        guard case .failure(let refusal) = try store.carryOut(id(70), by: member.id, at: now, audit: [])
        else { return nil }
        return refusal
    }

    @Test func aPersonIsErasedOnceWhenASecondPersonAgreed() throws {
        let joan = try PeopleTests.register(1, PeopleTests.registration(1), in: store)
        _ = try ask(.erasure(joan.id), by: dora).get()
        #expect(try carryOut(dora) == .notAgreed)
        #expect(try decide(dora) == .samePerson)
        #expect(try decide(amal) == .notAllowed)
        #expect(try decide(emma) == nil)
        #expect(try decide(adam) == .decided)
        #expect(try carryOut(amal) == .notAllowed)
        #expect(try carryOut(dora) == nil)
        #expect(try store.person(joan.id) == nil)
        #expect(try carryOut(dora) == .done)
        #expect(try store.openApprovals(at: 400).isEmpty)
    }

    @Test func whatIsAskedForExpiresAfterSevenDays() throws {
        _ = try ask(.bulkExport(export), by: dora).get()
        let end = 100 + Approval.duration
        #expect(try decide(emma, at: end) == .expired)
        #expect(try decide(emma, at: end - 1) == nil)
        #expect(try store.openApprovals(at: end - 1).map(\.id) == [id(70)])
        #expect(try carryOut(dora, at: end) == .expired)
        #expect(try store.openApprovals(at: end).isEmpty)
    }

    @Test func nobodyAgreesToARoleOfHerOwn() throws {
        #expect(try ask(.roleChange(dora.id, to: .administrator), by: dora) == .failure(.notAllowed))
        _ = try ask(.roleChange(emma.id, to: .administrator), by: adam).get()
        #expect(try decide(emma) == .samePerson)
        #expect(try decide(dora) == nil)
        #expect(try carryOut(adam) == nil)
        #expect(try store.staff(emma.id)?.role == .administrator)
    }

    @Test func aNewPINForAColleagueIsGivenWhenAnotherAgreedAndNotToHerself() throws {
        #expect(try ask(.staffPIN(emma.id), by: dora) == .failure(.notAllowed))
        _ = try ask(.staffPIN(emma.id), by: adam).get()
        #expect(try decide(adam) == .samePerson)
        #expect(try decide(emma) == .samePerson)
        #expect(try decide(dora) == nil)
        #expect(throws: StoreError.self) { try carryOut(adam) }
        #expect(try store.approval(id(70))?.doneAt == nil, "without a PIN nothing is done")
        let result = try store.carryOut(
            id(70),
            by: adam.id,
            at: 300,
            given: (try PIN(trying: "730514"), PeopleTests.salt),
            audit: []
        )
        #expect(try result.get().doneAt == 300)
        let signIn = try store.signIn(
            staff: emma.login,
            .pin(PIN(trying: "730514")),
            PeopleTests.trying(400)
        )
        guard case .signedIn(let member, let secrets) = signIn else {
            Issue.record("The PIN opens nothing")
            return
        }
        #expect(member.id == emma.id && secrets.isGiven)
    }

    @Test func whatWasAgreedToIsStillAgreedToWhenTheStoreIsBroughtUpToDate() throws {
        _ = try ask(.roleChange(emma.id, to: .administrator), by: adam).get()
        #expect(try decide(dora) == nil)
        try takeBack(store, to: 24)
        let again = try Store.open(at: scratch.path, now: 9)
        let kept = try #require(try again.approval(id(70)))
        #expect(kept.deed == .roleChange(emma.id, to: .administrator))
        #expect(kept.askedBy == adam.id && kept.decision?.by == dora.id && kept.decision?.isAgreed == true)
        #expect(throws: StoreError.self) { try again.connection.run("UPDATE approval SET is_agreed = 0") }
        _ = try again.carryOut(id(70), by: adam.id, at: 300, audit: []).get()
        #expect(try again.staff(emma.id)?.role == .administrator)
    }

    @Test func noProgramCanLetOnePersonAskAndAgree() throws {
        _ = try ask(.bulkExport(export), by: dora).get()
        #expect(throws: StoreError.self) {
            try self.store.connection.run(
                "UPDATE approval SET decided_by = asked_by, decided_at = 150, is_agreed = 1"
            )
        }
        #expect(try store.approval(id(70))?.decision == nil)
    }

    @Test func aWarningIsSeenByOne() throws {
        try store.connection.run(
            "INSERT INTO staff_alert (id, kind, terminal, at) VALUES (?1, 'terminal-locked', 't1', 7)",
            .blob(id(5).bytes)
        )
        #expect(try store.openAlerts().map(\.kind) == [.terminalLocked])
        #expect(try store.seeAlert(id(5), by: dora.id, at: 8, audit: audit(50)))
        #expect(try !store.seeAlert(id(5), by: emma.id, at: 9, audit: audit(51)))
        #expect(try store.openAlerts().isEmpty)
    }

    @Test func aClosureIsAddedOnceAndTakenBack() throws {
        let day = Desk.today
        let closure = try #require(
            EnteredClosure(id: id(6), day: day, minutes: 600..<720, reason: "Training", by: dora.id)
        )
        try store.add(closure, at: 5, audit: audit(60))
        try store.add(closure, at: 6, audit: audit(61))
        #expect(try store.closures(in: day...day.adding(days: 6)) == [closure])
        #expect(try store.closures(in: day.adding(days: 1)...day.adding(days: 6)).isEmpty)
        #expect(try store.removeClosure(id(6), audit: audit(62)))
        #expect(try store.closures(in: day...day).isEmpty)
        #expect(EnteredClosure(id: id(6), day: day, minutes: 5..<1_441, reason: "A", by: dora.id) == nil)
    }
}

import Domain
import Ground
import Testing

@testable import Store

/// The record of acts is a chain in which every change is seen.
@Suite struct ChainTests {
    private func made(_ count: Int, in scratch: Scratch) throws -> Store {
        let store = try scratch.make()
        for number in 1...count { try store.note(entry(number)) }
        return store
    }

    private func entry(_ number: Int) -> AuditEntry {
        AuditEntry(
            id: id(number),
            at: Int64(number),
            actor: .staff,
            by: id(500),
            onBehalfOf: number.isMultiple(of: 2) ? id(600) : nil,
            act: .personViewed,
            subject: id(700),
            terminal: "desk"
        )
    }

    /// What somebody does who can write to the file itself.
    private func tamper(_ store: Store, _ sql: String) throws {
        for table in ["audit", "audit_link"] {
            for what in ["changed", "removed"] {
                try store.connection.execute("DROP TRIGGER IF EXISTS \(table)_is_never_\(what)")
            }
        }
        try store.connection.execute("PRAGMA foreign_keys=OFF; " + sql)
    }

    private func seal(of store: Store) throws -> Seal { try store.checkChain().get() }

    private func blob(_ number: Int) -> String {
        "x'" + id(number).bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + "'"
    }

    @Test func aRecordThatOnlyGrewIsWholeAndItsSealCountsIt() throws {
        let scratch = try Scratch()
        let store = try made(30, in: scratch)
        let seal = try seal(of: store)
        #expect(seal.count == 30)
        try store.note(entry(31))
        let later = try self.seal(of: try Store.open(at: scratch.path, now: 2))
        #expect(later.count == 31 && later.link != seal.link)
        #expect(try store.checkChain(noted: seal) == .success(later))
    }

    @Test func theSealOfARecordWithoutEntriesIsKnownToo() throws {
        let store = try Scratch().make()
        let seal = try seal(of: store)
        #expect(seal.count == 0)
        try store.note(entry(1))
        #expect(try store.checkChain(noted: seal) == .success(try self.seal(of: store)))
    }

    /// Meets P40.
    @Test(
        arguments: [
            "at = at + 1", "actor = 'system'", "act = 'person.erased'", "subject = NULL",
            "subject = zeroblob(16)", "terminal = 'desk' || char(0)", "terminal = 'desL'", "actor_id = NULL",
            "on_behalf_of = NULL", "on_behalf_of = x'00'",
        ],
        [2, 16, 30]
    )
    func theFirstEntryThatWasChangedIsNamed(_ change: String, _ number: Int) throws {
        let store = try made(30, in: Scratch())
        try tamper(store, "UPDATE audit SET \(change) WHERE id = \(blob(number))")
        #expect(try store.checkChain() == .failure(.changed(number: number, entry: id(number))))
    }

    /// Meets P40.
    @Test(arguments: [1, 2, 17, 30])
    func anEntryThatWasRemovedIsMissed(_ number: Int) throws {
        let store = try made(30, in: Scratch())
        try tamper(store, "DELETE FROM audit WHERE id = \(blob(number))")
        #expect(try store.checkChain() == .failure(.entryGone(number: number)))
    }

    @Test(arguments: [1, 2, 29])
    func anEntryThatWasRemovedWithItsLinkIsMissed(_ number: Int) throws {
        let store = try made(30, in: Scratch())
        try tamper(
            store,
            """
            DELETE FROM audit WHERE id = \(blob(number)); DELETE FROM audit_link WHERE number = \(number)
            """
        )
        #expect(try store.checkChain() == .failure(.linkGone(number: number)))
    }

    @Test func anEntryThatWasSlippedInHasNoLink() throws {
        let store = try made(3, in: Scratch())
        try tamper(
            store,
            "INSERT INTO audit SELECT \(blob(9)), at, actor, act, subject, terminal, actor_id, NULL FROM audit LIMIT 1"
        )
        #expect(try store.checkChain() == .failure(.slippedIn(entry: id(9))))
    }

    @Test func entriesThatChangedPlacesAreSeen() throws {
        let store = try made(5, in: Scratch())
        try tamper(
            store,
            """
            UPDATE audit_link SET number = 99 WHERE number = 2; UPDATE audit_link SET number = 2 WHERE number = 3;
            UPDATE audit_link SET number = 3 WHERE number = 99
            """
        )
        #expect(try store.checkChain() == .failure(.changed(number: 2, entry: id(3))))
    }

    @Test func aRecordThatWasCutOrWrittenAnewDoesNotFitTheSealThatWasNoted() throws {
        let cut = try made(5, in: Scratch())
        let seal = try seal(of: cut)
        try tamper(cut, "DELETE FROM audit_link WHERE number = 5; DELETE FROM audit WHERE id = \(blob(5))")
        #expect(try self.seal(of: cut).count == 4)
        #expect(try cut.checkChain(noted: seal) == .failure(.notAsNoted(seal)))
        let anew = try Scratch().make()
        for number in [1, 2, 3, 4, 6] { try anew.note(entry(number)) }
        #expect(try anew.checkChain(noted: seal) == .failure(.notAsNoted(seal)))
    }

    @Test func theChainIsFollowedThroughMoreThanOnePortion() throws {
        let store = try Scratch().make()
        try store.write { (connection) throws(StoreError) in
            for number in 1...2_345 { try store.record(entry(number), connection) }
        }
        #expect(try seal(of: store).count == 2_345)
        try tamper(store, "UPDATE audit SET terminal = 'x' WHERE id = \(blob(2_001))")
        #expect(try store.checkChain() == .failure(.changed(number: 2_001, entry: id(2_001))))
    }

    @Test func theLinksRefuseChangeAndRemoval() throws {
        let store = try made(2, in: Scratch())
        for change in ["DELETE FROM audit_link", "UPDATE audit_link SET link = zeroblob(32)"] {
            #expect(throws: StoreError.self) {
                try store.write { (connection) throws(StoreError) in try connection.run(change) }
            }
        }
        #expect(try seal(of: store).count == 2)
    }

    @Test func whatStoodBeforeThereWasAChainIsChainedWhenTheStoreIsBroughtUpToDate() throws {
        let scratch = try Scratch()
        let store = try made(4, in: scratch)
        try takeBack(store, to: 18)
        let again = try Store.open(at: scratch.path, now: 3)
        #expect(try seal(of: again).count == 4)
        try again.note(entry(5))
        try tamper(again, "UPDATE audit SET at = 9 WHERE id = \(blob(3))")
        #expect(try again.checkChain() == .failure(.changed(number: 3, entry: id(3))))
    }

    @Test func joiningErasingAndForgettingLeaveTheChainWhole() throws {
        let store = try Scratch().make()
        let joan = try PeopleTests.register(1, PeopleTests.registration(1), in: store)
        let twice = try PeopleTests.register(2, PeopleTests.registration(2), in: store)
        let june = try PeopleTests.register(3, PeopleTests.registration(3), in: store)
        var sent = submission(10)
        sent.person = june.id
        _ = try store.submit(sent, audit: audit(10)) { reference(10) }
        _ = try store.join(twice.id, into: joan.id, at: 9, audit: [audit(90), audit(91)])
        try store.erase(june.id, at: 9, audit: audit(92))
        _ = try store.submit(submission(11), audit: audit(11)) { reference(11) }
        try store.connection.run(
            "INSERT INTO status_event (submission, ordinal, status, at) VALUES (?1, 2, 'completed', 9)",
            .blob(submission(11).id.bytes)
        )
        let before = try seal(of: store)
        #expect(before.count == (try store.stats().auditEntries))
        _ = try store.retain(
            try #require(
                Retention(days: Dictionary(uniqueKeysWithValues: Retention.Kind.allCases.map { ($0, 30) }))
            ),
            on: CivilDate(daysSinceEpoch: 40_000),
            endOfDay: { Int64($0.daysSinceEpoch) * 86_400_000 },
            isRehearsal: false,
            audit: { audit(93) }
        )
        let after = try store.checkChain(noted: before).get().count
        #expect(after == (try store.stats().auditEntries) && after > before.count)
    }

    @Test(arguments: [
        "", "12", "12-", "x-0123456789abcdef", "-1-0123456789abcdef", "12-0123456789abcdeg", "12-0123",
    ])
    func whatIsNoSealIsNotTakenForOne(_ words: String) {
        #expect(Seal(reading: words) == nil)
    }

    @Test func aSealIsReadBackAsItWasWritten() throws {
        let seal = try seal(of: try made(2, in: Scratch()))
        #expect(Seal(reading: seal.description) == seal)
        #expect(Seal(reading: seal.description.uppercased()) == seal)
    }
}

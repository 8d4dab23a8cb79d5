import Domain
import Ground
import Testing

@testable import Store

/// What leaves the stock and is given to nobody, signed and kept.
@Suite struct WritingOffTests {
    private let scratch: Scratch
    private let store: Store
    private var hub: LendingHub
    private let today = LendingHub.monday

    init() throws {
        scratch = try Scratch()
        store = try scratch.make()
        hub = LendingHub(store)
        try hub.addPeople(1)
        let ana = StaffMember(id: id(3), login: "ana", name: "Ana Hill", role: .coordinator)
        try store.add(ana, pin: PIN(trying: "602914"), salt: PeopleTests.salt, at: 1, audit: audit(4))
    }

    private func batch(_ count: Int, expires: CivilDate?) throws -> Consumable {
        let batch = Consumable(
            id: hub.newID(),
            hub: "a",
            kind: "sim",
            batch: "B\(hub.next())",
            expires: expires,
            received: count,
            remaining: count,
            low: 2
        )
        return try store.receive(batch, by: hub.act(today, .stockReceived))
    }

    private func writeOff(
        _ quantity: Int,
        of batch: Consumable,
        _ reason: WriteOff.Reason = .expired
    ) throws -> Consumable {
        try store.writeOff(quantity, of: batch.id, for: reason, by: hub.act(today, .stockWrittenOff))
    }

    @Test func vouchersThatAreOutOfDateLeaveTheStockAndItIsKeptWhoDidItAndWhy() throws {
        let old = try batch(5, expires: today.adding(days: -1))
        #expect(try writeOff(2, of: old).remaining == 3)
        #expect(try writeOff(3, of: old, .damaged).remaining == 0)
        #expect(try store.stock(at: "a").isEmpty)
        let kept = try store.writeOffs(at: "a")
        #expect(kept.map(\.quantity) == [3, 2] && kept.map(\.reason) == [.damaged, .expired])
        #expect(kept.allSatisfy { $0.by == "Ana Hill" && $0.batch == old.batch && $0.kind == "sim" })
        let level = SupplyLevel.all([], [], writtenOff: kept, on: today)
        #expect(level.map(\.kind.code) == ["sim"] && level[0].isGone && level[0].writtenOff == kept)
        let acts = try store.connection.all(
            "SELECT count(*) FROM audit WHERE act = 'stock.written-off' AND subject = ?1",
            [.blob(old.id.bytes)]
        ) { (row) in row.integer(0) }
        #expect(acts == [2])
    }

    @Test func aScreenThatAsksTwiceWritesOffOnce() throws {
        let old = try batch(5, expires: today.adding(days: -1))
        let act = try hub.act(today, .stockWrittenOff)
        for _ in 1...2 {
            #expect(try store.writeOff(2, of: old.id, for: .expired, by: act).remaining == 3)
        }
        #expect(try store.writeOffs(at: "a").count == 1)
    }

    @Test func nothingIsWrittenOffThatIsNotThereOrWithoutASignature() throws {
        let fresh = try batch(3, expires: today)
        #expect(lendingRefusal { _ = try writeOff(1, of: fresh) } == .notExpired)
        let most = LendingRefusal.stockTooSmall(remaining: 3)
        for count in [-1, 0, 4] {
            #expect(lendingRefusal { _ = try writeOff(count, of: fresh, .missing) } == most)
        }
        var act = try hub.act(today, .stockWrittenOff)
        act.audit.actor = .system
        let refusal = lendingRefusal {
            _ = try store.writeOff(1, of: fresh.id, for: .missing, by: act)
        }
        #expect(refusal == .notSigned)
        #expect(try store.writeOffs(at: "a").isEmpty)
        #expect(try store.stock(at: "a").map(\.remaining) == [3])
    }

    @Test(arguments: [
        "UPDATE stock_write_off SET quantity = 1", "DELETE FROM stock_write_off",
        "INSERT INTO stock_write_off SELECT randomblob(16), stock, 9, reason, at, signed_by FROM stock_write_off",
        "INSERT INTO stock_write_off SELECT randomblob(16), stock, 1, 'bored', at, signed_by FROM stock_write_off",
        "INSERT INTO stock_write_off SELECT randomblob(16), stock, 1, reason, at, NULL FROM stock_write_off",
    ])
    func noProgramCanChangeItOrWriteOffMoreThanThereIs(_ sql: String) throws {
        let old = try batch(5, expires: today.adding(days: -1))
        _ = try writeOff(2, of: old)
        #expect(throws: StoreError.self) { try store.connection.execute(sql) }
        #expect(try store.batch(old.id)?.remaining == 3)
    }
}

import Domain
import Foundation
import Ground
import Testing

@testable import Store

/// Stock, gifts, counts, journeys between hubs, and what is forgotten.
@Suite struct EquipmentTests {
    private let scratch: Scratch
    private let store: Store
    private var hub: LendingHub
    private let tablets: [Asset]
    private let today = LendingHub.monday

    init() throws {
        scratch = try Scratch()
        store = try scratch.make()
        hub = LendingHub(store)
        tablets = try hub.fill(people: 3, tablets: 3, on: LendingHub.monday)
    }

    private func batch(_ count: Int, expires: CivilDate? = nil) throws -> Consumable {
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

    @Test func noMoreSIMsAreGivenThanThereAre() throws {
        let sims = try batch(3)
        let left = try store.give(2, of: sims.id, to: hub.people[0], by: hub.act(today, .given))
        #expect(left.remaining == 1 && left.isLow)
        #expect(
            lendingRefusal {
                _ = try store.give(2, of: sims.id, to: hub.people[1], by: hub.act(today, .given))
            }
                == .stockTooSmall(remaining: 1)
        )
        #expect(throws: StoreError.self) {
            try store.connection.run("UPDATE stock SET remaining = -1")
        }
        _ = try store.give(1, of: sims.id, to: hub.people[1], by: hub.act(today, .given))
        #expect(try store.stock(at: "a").isEmpty)
        #expect(
            try store.gifts(to: hub.people[0]).map(\.thing)
                == [.consumable(sims.id, kind: "sim", quantity: 2)]
        )
    }

    @Test func vouchersThatExpiredAreNotGiven() throws {
        let old = try batch(3, expires: today.adding(days: -1))
        #expect(
            lendingRefusal {
                _ = try store.give(1, of: old.id, to: hub.people[0], by: hub.act(today, .given))
            }
                == .expired(today.adding(days: -1))
        )
    }

    @Test func aBorrowerCanKeepADeviceForGood() throws {
        _ = try store.checkOut(hub.out(tablets[0].id), to: hub.borrower(0), by: hub.act(today))
        #expect(
            lendingRefusal {
                _ = try store.give(device: tablets[0].id, to: hub.people[1], by: hub.act(today, .given))
            }
                == .notTheirs
        )
        let given = try store.give(device: tablets[0].id, to: hub.people[0], by: hub.act(today, .given))
        #expect(given.state == .retired)
        #expect(try store.gifts(to: hub.people[0]).map(\.thing) == [.device(given.id, given.tag)])
        #expect(try store.loans(of: hub.people[0]).isEmpty)
    }

    @Test func aCountIsTakenUpAgainAndTellsWhatIsMissingAndMisplaced() throws {
        let other = try hub.addTablet("elsewhere", at: "b", on: today)
        _ = try store.checkOut(hub.out(tablets[2].id), to: hub.borrower(0), by: hub.act(today))
        let count = try store.beginStockTake(by: hub.act(today, .stockTakeBegan))
        #expect(try store.scan("a-tablet-0", in: count.id) == .found(tablets[0]))
        #expect(try store.scan("A-TABLET-0", in: count.id) == .again(tablets[0]))
        let again = try store.beginStockTake(by: hub.act(today, .stockTakeBegan))
        #expect(again.id == count.id && again.found == [tablets[0]])
        guard case .misplaced = try store.scan("elsewhere", in: count.id),
            case .misplaced = try store.scan("a-tablet-2", in: count.id)
        else {
            Issue.record("what should be elsewhere is not told of")
            return
        }
        #expect(try store.scan("a banana", in: count.id) == .unknown("a banana"))
        let ended = try store.endStockTake(count.id, by: hub.act(today, .stockTakeEnded))
        #expect(ended.missing == [tablets[1]] && ended.unknown == ["a banana"])
        #expect(Set(ended.misplaced.map(\.id)) == [other.id, tablets[2].id])
        #expect(try store.history(ofAsset: tablets[1].id).last?.kind == .missed)
        #expect(lendingRefusal { _ = try store.scan("a-tablet-1", in: count.id) } == .noSuchStockTake)
    }

    @Test func aJourneyBetweenHubsHasBothSignatures() throws {
        let tablet = tablets[0].id
        let sent = try store.make(.send(to: "b"), to: tablet, by: hub.act(today, .assetSent))
        #expect(sent.state == .transit(to: "b") && sent.hub == "a")
        #expect(try store.benchWork(at: "b", testDueBy: today).map(\.id) == [tablet])
        var act = try hub.act(today, .assetReceived, LendingHub.book("c"))
        #expect(
            lendingRefusal { _ = try store.make(.receive(at: "c"), to: tablet, by: act) }
                == .asset(.boundFor("b"))
        )
        act = try hub.act(today, .assetReceived, LendingHub.book("b"))
        act.audit.by = id(4)
        let there = try store.make(.receive(at: "b"), to: tablet, by: act)
        #expect(there.hub == "b" && there.state == .ready)
        let transfer = try #require(Transfer.all(in: try store.history(ofAsset: tablet)).first)
        #expect(transfer.from == "a" && transfer.to == "b")
        #expect(transfer.sent.signedBy == id(3) && transfer.received?.signedBy == id(4))
    }

    private static func end(_ day: CivilDate) -> Int64 { Int64(day.daysSinceEpoch + 1) * 86_400_000 - 1 }

    @Test func aDeviceThatIsTakenInWhereItWasSentHasArrivedThere() throws {
        let tablet = tablets[0].id
        _ = try store.make(.send(to: "b"), to: tablet, by: hub.act(today, .assetSent))
        var act = try hub.act(today, .deviceReturned, LendingHub.book("b"))
        #expect(
            lendingRefusal { _ = try store.checkIn(tablet, LendingHub.kit, by: act) } == .sameSignature
        )
        act.audit.by = id(4)
        let there = try store.checkIn(tablet, LendingHub.kit, by: act)
        #expect(there.asset.hub == "b" && there.asset.state == .preparing && there.goesTo == nil)
        #expect(try Transfer.all(in: store.history(ofAsset: tablet)).last?.received?.signedBy == id(4))
    }

    @Test func theBorrowerIsForgottenAndTheCountStays() throws {
        _ = try store.checkOut(hub.out(tablets[0].id), to: hub.borrower(0), by: hub.act(today))
        let kit = KitCheck(accessories: [], condition: .good, remark: "Zebrafinch was kind")
        _ = try store.checkIn(tablets[0].id, kit, by: hub.act(today, .deviceReturned))
        let days = Dictionary(uniqueKeysWithValues: Retention.Kind.allCases.map { ($0, 365) })
        let retention = try #require(Retention(days: days))
        func forget(after days: Int) throws -> [Forgotten] {
            try store.retain(retention, on: today.adding(days: days), endOfDay: Self.end, isRehearsal: false)
            {
                audit(900 + days)
            }
        }
        #expect(try forget(after: 365).allSatisfy { $0.kind != .loans })
        #expect(try forget(after: 366).contains(Forgotten(kind: .loans, service: nil, count: 1)))
        #expect(try store.loans(of: hub.people[0], withPast: true).isEmpty)
        #expect(try scratch.bytes().range(of: Data("Zebrafinch".utf8)) == nil)
        let count = try store.connection.first("SELECT count(*) FROM loan WHERE ending = 'returned'") {
            (row) in
            row.integer(0)
        }
        #expect(count == 1)
    }
}

extension LendingHub {
    /// A tablet that is not ready yet.
    func addTablet(_ tag: String, at hub: String, on day: CivilDate) throws -> Asset {
        let asset = Asset(
            id: newID(),
            tag: try #require(AssetTag(reading: tag)),
            model: "tablet",
            kind: "tablet",
            hub: hub
        )
        return try store.add(asset, by: act(day, .assetAdded, Self.book(hub)))
    }
}

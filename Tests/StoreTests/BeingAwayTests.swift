import Domain
import Foundation
import Ground
import Testing

@testable import Store

/// Who waits says that she is away: she is passed over, keeps her place, and is asked again from the day after.
@Suite struct BeingAwayTests {
    private let store: Store
    private let hub: LendingHub
    private let tablets: [Asset]
    /// Two who wait, in this order.
    private let first, second: Hold

    /// Both tablets are lent.
    init() throws {
        store = try Scratch().make()
        var hub = LendingHub(store)
        try hub.addPeople(6)
        tablets = try hub.fill(people: 6, tablets: 2, on: LendingHub.monday)
        self.hub = hub
        for (number, tablet) in tablets.enumerated() {
            _ = try hub.lend(tablet, to: 4 + number)
        }
        (first, second) = (try hub.wait(0, after: 0), try hub.wait(1, after: 0))
    }

    private func day(_ after: Int) -> CivilDate { LendingHub.day(after) }

    @discardableResult
    private func away(_ hold: Hold, until last: Int, after days: Int = 0) throws -> Hold {
        try store.setAway(hold.id, until: day(last), by: hub.act(day(days), .holdPaused))
    }

    @discardableResult
    private func here(_ hold: Hold, after days: Int) throws -> Hold {
        try store.setBack(hold.id, by: hub.act(day(days), .holdResumed))
    }

    private func back(_ tablet: Int, after days: Int) throws {
        let asset = tablets[tablet].id
        _ = try store.checkIn(asset, LendingHub.kit, by: hub.act(day(days), .deviceReturned))
        try hub.prepare(asset, on: day(days))
    }

    private func serve(after days: Int) throws {
        _ = try store.serveQueues(by: hub.act(day(days), .reservationsExpired))
    }

    private func now(_ hold: Hold) throws -> Hold { try #require(try store.hold(hold.id)) }

    private func state(_ hold: Hold) throws -> Hold.State { try now(hold).state }

    private func order() throws -> [ID] { try store.queue(for: "tablet", at: "a").waiting.map(\.id) }

    @Test func theNextIsOfferedItAndSheIsAskedAgainFromTheDayAfter() throws {
        let made = try away(first, until: 4)
        #expect(made.away == day(4) && made.passed == .away && made.state == .waiting)
        try back(0, after: 1)
        #expect(try state(first) == .waiting && state(second) == .offered)
        try back(1, after: 2)
        #expect(try state(first) == .waiting, "one stands there, and she is away")
        try serve(after: 4)
        #expect(try state(first) == .waiting, "the last day is hers to be away")
        #expect(!(try store.messages(of: hub.people[0], at: .max).contains { $0.kind == .holdReady }))
        try serve(after: 5)
        let offered = try now(first)
        #expect(offered.state == .offered && offered.away == nil && offered.passed == nil)
        #expect(try store.messages(of: hub.people[0], at: .max).contains { $0.kind == .holdReady })
    }

    @Test func sheKeepsHerPlaceAndIsFirstAgainWhenSheIsBack() throws {
        try away(first, until: 30)
        #expect(try order() == [first.id, second.id])
        #expect(try store.turnRefusal(of: now(first), LendingHub.book(), on: day(1)) == .away(until: day(30)))
        let again = try here(first, after: 3)
        #expect(again.away == nil && again.passed == nil)
        #expect(again.queuedAt == first.queuedAt && again.priority == first.priority)
        try back(0, after: 4)
        #expect(try state(first) == .offered && state(second) == .waiting)
    }

    @Test func whoIsBackSoonerIsOfferedAtOnceWhatStandsThere() throws {
        try away(first, until: 30)
        try away(second, until: 30)
        try back(0, after: 1)
        #expect(try state(first) == .waiting && state(second) == .waiting)
        #expect(try here(first, after: 2).state == .offered)
        #expect(try state(second) == .waiting)
    }

    @Test func whileOnlyPeopleWaitWhoAreAwayAnybodyMayReserve() throws {
        let wish = ReservationWish(model: "tablet", from: day(2))
        func reserve() throws -> Reservation {
            try store.reserve(wish, for: hub.borrower(2), by: hub.act(day(2), .deviceReserved))
        }
        try away(first, until: 30)
        try away(second, until: 2)
        try back(0, after: 2)
        let counted = try store.countWaiting(for: "tablet", at: "a", on: day(2))
        #expect(counted.queue.waiting.count == 2 && counted.passed == 2)
        #expect(try store.countWaiting(for: "tablet", at: "a", on: day(3)).passed == 1, "one of them is back")
        #expect(try reserve().asset != nil)
    }

    /// A mark of a day that is over holds nobody back: who is back is asked before others reserve.
    @Test func whoIsBackIsNotPassedByAReservationThoughNobodyLookedSince() throws {
        try away(first, until: 2)
        try away(second, until: 30)
        try back(0, after: 1)
        let wish = ReservationWish(model: "tablet", from: day(4))
        let act = try hub.act(day(3), .deviceReserved)
        #expect(lendingRefusal { _ = try store.reserve(wish, for: hub.borrower(2), by: act) } != nil)
        try serve(after: 3)
        #expect(try state(first) == .offered)
    }

    @Test func upToWhenSheWasAwayIsNotKeptOnceThatIsOver() throws {
        try away(first, until: 2)
        try serve(after: 2)
        #expect(try now(first).away == day(2))
        try serve(after: 3)
        #expect(try now(first).away == nil && now(first).passed == nil && state(first) == .waiting)
    }

    @Test func whoIsAwayIsSoForAllSheWaitsFor() throws {
        let laptop = try #require(AssetTag(reading: "laptop"))
        let asset = Asset(id: hub.newID(), tag: laptop, model: "laptop", kind: "laptop", hub: "a", needs: [])
        _ = try store.add(asset, by: hub.act(day(0), .assetAdded))
        let lent = try hub.act(day(0), .deviceLent)
        _ = try store.checkOut(hub.out(asset.id), to: hub.borrower(3), by: lent)
        let act = try hub.act(day(0), .holdJoined)
        let other = try store.joinQueue(for: "laptop", hub.borrower(0), by: act)
        try away(first, until: 9)
        #expect(try now(other).away == day(9) && now(second).away == nil)
        _ = try store.checkIn(asset.id, LendingHub.kit, by: hub.act(day(1), .deviceReturned))
        #expect(try state(other) == .waiting)
        try here(first, after: 1)
        #expect(try state(other) == .offered, "and back for all of it")
    }

    // What is refused.

    @Test func whatIsKeptForHerIsNotPutOff() throws {
        try back(0, after: 1)
        #expect(lendingRefusal { try away(first, until: 9, after: 1) } == .standsReady)
        #expect(lendingRefusal { try here(first, after: 1) } == .standsReady)
        #expect(try state(first) == .offered)
    }

    @Test func whoDoesNotWaitIsNotAway() throws {
        _ = try store.leaveQueue(first.id, by: hub.act(day(1), .holdLeft))
        #expect(lendingRefusal { try away(first, until: 9, after: 1) } == .notWaiting)
        #expect(lendingRefusal { try here(first, after: 1) } == .notWaiting)
    }

    @Test(arguments: [(-1, false), (0, true), (180, true), (182, false), (4_000, false)])
    func theDayIsNotOverAndNotMoreThanSixMonthsAhead(_ after: Int, _ isFine: Bool) throws {
        let why = lendingRefusal { try away(first, until: after) }
        let days = Hold.awayDays(from: day(0))
        #expect(why == (isFine ? nil : .notAwayThen(first: days.lowerBound, last: days.upperBound)))
        #expect(try now(first).away == (isFine ? day(after) : nil))
    }

    @Test func whatIsAskedForTwiceIsDoneOnce() throws {
        let act = try hub.act(day(0), .holdPaused)
        _ = try store.setAway(first.id, until: day(9), by: act)
        try here(first, after: 1)
        _ = try store.setAway(first.id, until: day(9), by: act)
        #expect(try now(first).away == nil, "what came late again changes nothing")
        let acts = try store.connection.all("SELECT act FROM audit WHERE act LIKE 'hold.%' ORDER BY at") {
            (row) in
            row.text(0)
        }
        #expect(acts == ["hold.joined", "hold.joined", "hold.paused", "hold.resumed"])
        #expect(try here(first, after: 2).away == nil, "and who is back already may say it again")
    }

    // What else becomes of a hold.

    @Test func whoLeavesOrTakesOneElsewhereIsNotAwayAnyMore() throws {
        try away(first, until: 30)
        try away(second, until: 30)
        let left = try store.leaveQueue(first.id, by: hub.act(day(1), .holdLeft))
        #expect(left.state == .cancelled && left.away == nil)
        try back(0, after: 2)
        let out = hub.out(tablets[0].id)
        _ = try store.checkOut(out, to: hub.borrower(1), by: hub.act(day(2), .deviceLent))
        #expect(try now(second).state == .cancelled && now(second).away == nil)
    }

    @Test func whoIsMovedUpWhileSheIsAwayIsStillAway() throws {
        try away(second, until: 30)
        _ = try store.moveUp(second.id, .health, by: hub.act(day(1), .holdMoved))
        #expect(try order() == [second.id, first.id])
        try back(0, after: 2)
        #expect(try state(first) == .offered && now(second).away == day(30))
    }

    @Test func twoRecordsOfOnePersonThatAreJoinedKeepItRight() throws {
        try away(second, until: 30)
        _ = try store.join(hub.people[1], into: hub.people[2], at: 9, audit: [])
        #expect(try now(second).person == hub.people[2] && now(second).away == day(30))
        try away(first, until: 30)
        _ = try store.join(hub.people[0], into: hub.people[2], at: 9, audit: [])
        #expect(try now(first).state == .cancelled && now(first).away == nil, "nobody waits twice")
        #expect(try order() == [second.id])
    }

    @Test func whoIsErasedWhileSheIsAwayIsGoneFromTheQueue() throws {
        try away(first, until: 30)
        try store.erase(hub.people[0], at: 9, audit: audit(91))
        #expect(try order() == [second.id])
        try back(0, after: 2)
        #expect(try state(second) == .offered)
    }

    /// Written past every rule of the program.
    @Test(arguments: [
        "away = '2026-13-01'", "away = '2027-02-30'", "away = 'soon'", "away = '2027-1-1'", "away = ''",
        "away = '2027-01-01', state = 'cancelled', ended_at = 1", "passed = 'holiday'",
    ])
    func theStoreItselfTakesNoOtherDayAndOnlyOfWhoWaits(_ change: String) throws {
        func code(_ sql: String) -> Int? {
            do throws(StoreError) {
                try store.connection.execute("UPDATE hold SET \(sql)")
                return nil
            } catch {
                if case .fault(let code) = error { return code & 0xFF }
                return nil
            }
        }
        #expect(code(change) == 19, "a constraint")
        #expect(code("away = '2027-01-01', passed = 'away'") == nil)
        #expect(code("away = NULL, passed = NULL") == nil)
    }
}

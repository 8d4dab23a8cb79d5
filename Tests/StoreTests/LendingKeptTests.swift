import Domain
import Foundation
import Ground
import Testing

@testable import Store

/// What is kept of loans, and that nobody passes those who wait.
@Suite struct LendingKeptTests {
    private let store: Store
    private var hub: LendingHub
    private let tablet: Asset

    init() throws {
        store = try Scratch().make()
        hub = LendingHub(store)
        tablet = try hub.fill(people: 6, tablets: 1, on: LendingHub.monday)[0]
    }

    private func day(_ after: Int) -> CivilDate { LendingHub.day(after) }

    // What is kept.

    @Test func whatIsNotedWhenItComesBackStandsBesideWhatWasNotedBefore() throws {
        let loan = try hub.lend(tablet, to: 0)
        _ = try store.note("She is on holiday", on: loan.id, by: hub.act(day(15), .callMade))
        try hub.back(tablet, after: 16, remark: "A scratch on the lid")
        #expect(try store.notes(on: loan.id) == ["She is on holiday", "A scratch on the lid"])
        let event = try #require(try store.history(ofAsset: tablet.id).last { $0.kind == .returned })
        let looks = ConditionChange(from: .good, to: .worn, note: "A scratch on the lid")
        #expect(ConditionChange(reading: event.detail) == looks)
        #expect(event.signedBy == id(3))
    }

    @Test func theNoteGoesWithTheBorrowerAndHowItLookedStays() throws {
        try hub.lend(tablet, to: 0)
        try hub.back(tablet, after: 3, remark: "Zebrafinch was upset")
        try store.write { (connection) throws(StoreError) in
            _ = try store.forgetBorrowers(until: .max, connection)
        }
        let event = try #require(try store.history(ofAsset: tablet.id).last { $0.kind == .returned })
        #expect(event.detail == "good>worn")
    }

    @Test func whatStaffDidAboutHerLoansIsKeptUnderItsOwnName() throws {
        let loan = try hub.lend(tablet, to: 0)
        for (kind, day, isHardship) in [
            (AuditEntry.Act.loanWaived, Optional(day(30)), false), (.hardshipNoted, day(30), true),
            (.waiverEnded, nil, true),
        ] {
            var act = try hub.act(self.day(21), kind)
            act.audit.onBehalfOf = hub.people[0]
            _ = try store.waive(loan.id, until: day, isHardship: isHardship, by: act)
        }
        let acts = try store.loanActs(with: hub.people[0])
        #expect(acts.map(\.act) == [.waiverEnded, .hardshipNoted, .loanWaived])
        #expect(acts.map(\.isOfHardship) == [false, true, false])
        #expect(try store.loanActs(with: hub.people[1]).isEmpty)
    }

    @Test func staffPutSomebodyIntoAGroupAndTakeThemOutAgain() throws {
        let person = hub.people[0]
        func put(_ group: String?) throws {
            let audit = try hub.act(day(0), .borrowerGrouped).audit
            try store.setBorrowerGroup(group, of: person, operation: hub.newID(), audit: audit)
        }
        #expect(try store.borrowerGroup(of: person) == nil)
        try put("staff")
        try put("member")
        #expect(try store.borrowerGroup(of: person) == "member")
        try put(nil)
        #expect(try store.borrowerGroup(of: person) == nil)
    }

    // Nobody passes the queue.

    @Test func nobodyReservesPastThoseWhoWait() throws {
        try hub.lend(tablet, to: 0)
        try hub.wait(1)
        let wish = ReservationWish(model: "tablet", from: day(21))
        let act = try hub.act(day(1), .deviceReserved)
        #expect(
            lendingRefusal { _ = try store.reserve(wish, for: hub.borrower(2), by: act) }
                == .borrowing(.waitedFor(count: 1))
        )
        #expect(try store.reservations(of: hub.people[2]).isEmpty)
    }

    /// Written past every rule of the program, as another terminal with another version could.
    @Test(arguments: ["reserve", "lend", "lend-taken-off", "collect"])
    func theStoreItselfKeepsTheQueueFirst(_ way: String) throws {
        try hub.lend(tablet, to: 0)
        let hold = try hub.wait(1)
        if way != "reserve" {
            try hub.back(tablet, after: 1)
            try hub.prepare(tablet.id, on: day(1))
            #expect(try store.hold(hold.id)?.state == .offered)
        }
        let other = "x'" + hub.people[2].description.filter { $0 != "-" } + "'"
        var statements: [String] = []
        if way == "lend-taken-off" || way == "collect" {
            statements.append("UPDATE reservation SET asset = NULL")
        }
        statements.append(way == "reserve" ? reserving(for: other) : lending(to: other, way == "collect"))
        let code = refusal(of: statements.joined(separator: "; "))
        #expect(code.map { $0 & 0xFF } == 19, "a constraint, or a trigger that is one")
        #expect(try store.loans(of: hub.people[2]).isEmpty && store.reservations(of: hub.people[2]).isEmpty)
    }

    private func refusal(of sql: String) -> Int? {
        do throws(StoreError) {
            try store.connection.execute(sql)
            return nil
        } catch {
            if case .fault(let code) = error { return code }
            return nil
        }
    }

    private func reserving(for person: String) -> String {
        let (first, due) = (day(30).iso, day(40).iso)
        return """
            INSERT INTO reservation (id, reference, person, model, hub, first, due, until, collect_by, in_hub, terms,
                state, made_at) SELECT randomblob(16), 'ABCDEFGHJ', \(person), model, hub, '\(first)', '\(due)',
                '\(due)', '\(due)', 0, terms, 'reserved', 1 FROM hold
            """
    }

    private func lending(to person: String, _ isCollected: Bool) -> String {
        let reservation = isCollected ? "(SELECT reservation FROM hold)" : "NULL"
        let (first, due) = (day(1).iso, day(2).iso)
        return """
            INSERT INTO loan (id, asset, person, reservation, model, hub, lent_at, first, due, until, in_hub, renewals,
                terms, agreement, kit, condition)
            SELECT randomblob(16), a.id, \(person), \(reservation), a.model, a.hub, 1, '\(first)', '\(due)', '\(due)',
                0, 0, (SELECT terms FROM hold), 'v1', '', 'good' FROM asset AS a
            """
    }
}

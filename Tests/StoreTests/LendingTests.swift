import Domain
import Foundation
import Ground
import Testing

@testable import Store

/// Handing devices out and taking them back.
@Suite struct LendingTests {
    private let store: Store
    private var hub: LendingHub
    private let tablets: [Asset]

    init() throws {
        store = try Scratch().make()
        hub = LendingHub(store)
        tablets = try hub.fill(people: 6, tablets: 2, on: LendingHub.monday)
    }

    private func day(_ after: Int) -> CivilDate { LendingHub.day(after) }

    @discardableResult
    private func lend(
        _ tablet: Int,
        to person: Int,
        after days: Int = 0,
        _ reservation: ID? = nil
    ) throws -> Loan {
        try hub.lend(tablets[tablet], to: person, after: days, reservation)
    }

    @discardableResult
    private func back(
        _ tablet: Int,
        after days: Int,
        _ kit: KitCheck = LendingHub.kit,
        _ book: LendingBook? = nil
    ) throws -> Returned {
        try store.checkIn(tablets[tablet].id, kit, by: hub.act(day(days), .deviceReturned, book))
    }

    private func reserve(_ person: Int, from: Int, due: Int? = nil) throws -> Reservation {
        let wish = ReservationWish(model: "tablet", from: day(from), due: due.map(day))
        return try store.reserve(wish, for: hub.borrower(person), by: hub.act(day(0), .deviceReserved))
    }

    @Test func aTabletIsLentForTheTimeOfTheRulesAndComesBackWithItsKitChecked() throws {
        let loan = try lend(0, to: 0)
        #expect(loan.due == day(14) && loan.until == day(15) && loan.isOpen)
        #expect(try store.asset(tablets[0].id)?.state == .onLoan)
        #expect(try store.loans(of: hub.people[0]) == [loan])
        let kit = KitCheck(accessories: ["case"], condition: .worn, remark: "A scratch")
        let returned = try back(0, after: 3, kit)
        #expect(returned.loan?.difference?.missing == ["charger"])
        #expect(returned.loan?.difference?.isWorse == true)
        #expect(returned.asset.state == .preparing && returned.asset.condition == .worn)
        #expect(try store.loans(of: hub.people[0]).isEmpty)
        #expect(try store.loans(of: hub.people[0], withPast: true).count == 1)
    }

    @Test func oneOperationLendsOnceHoweverOftenItIsAskedFor() throws {
        let act = try hub.act(day(0))
        let first = try store.checkOut(hub.out(tablets[0].id), to: hub.borrower(0), by: act)
        let again = try store.checkOut(hub.out(tablets[0].id), to: hub.borrower(0), by: act)
        #expect(first == again)
        let counts = try store.connection.first("SELECT count(*) FROM loan") { (row) in row.integer(0) }
        #expect(counts == 1)
    }

    @Test func whatSomebodyHasIsLentToNobodyElse() throws {
        try lend(0, to: 0)
        #expect(lendingRefusal { try lend(0, to: 1) } == .asset(.onLoan))
    }

    /// Meets D13.
    @Test func noDeviceIsLentBeforeEveryStepIsSignedInItsOrder() throws {
        try lend(0, to: 0)
        try back(0, after: 1)
        let tablet = tablets[0].id
        #expect(
            lendingRefusal { try lend(0, to: 1, after: 1) }
                == .asset(.stepsMissing([.inspect, .wipe, .charge]))
        )
        let sign = { (step: PreparationStep) in
            try store.make(.sign(step), to: tablet, by: hub.act(day(1), .assetSigned))
        }
        #expect(lendingRefusal { _ = try sign(.wipe) } == .asset(.stepBefore(.inspect)))
        _ = try sign(.inspect)
        #expect(lendingRefusal { try lend(0, to: 1, after: 1) } == .asset(.stepsMissing([.wipe, .charge])))
        _ = try sign(.wipe)
        #expect(try sign(.charge).state == .ready)
        #expect(try store.asset(tablet)?.wipedOn == day(1))
        try lend(0, to: 1, after: 1)
        let kinds = try store.history(ofAsset: tablet).suffix(6).map(\.kind)
        #expect(kinds == [.lent, .returned, .inspected, .wiped, .charged, .lent])
        #expect(try store.history(ofAsset: tablet).allSatisfy { $0.signedBy == id(3) })
    }

    @Test func aDamagedDeviceIsNotSignedButRepairedFirst() throws {
        try lend(0, to: 0)
        try back(0, after: 1, KitCheck(accessories: [], condition: .damaged))
        let tablet = tablets[0].id
        #expect(lendingRefusal { try hub.prepare(tablet, on: day(1)) } == .asset(.damaged))
        let away = try store.make(.repair(until: day(9)), to: tablet, by: hub.act(day(1), .assetMoved))
        #expect(away.state == .repair(until: day(9)))
        let here = try store.make(.takeUp, to: tablet, by: hub.act(day(8), .assetMoved))
        #expect(here.state == .preparing)
        #expect(try hub.prepare(tablet, on: day(8)).state == .ready)
    }

    @Test func aDeviceWhoseTestIsOverdueIsNotLent() throws {
        var tablet = tablets[0]
        tablet.testDue = day(4)
        _ = try store.change(tablet, by: hub.act(day(0), .assetChanged))
        #expect(lendingRefusal { try lend(0, to: 0, after: 5) } == .asset(.testOverdue(since: day(4))))
        try lend(0, to: 0, after: 4)
    }

    /// Meets D12.
    @Test func nothingIsLentWithoutTheAgreement() throws {
        var out = hub.out(tablets[0].id)
        out.agreement = ""
        let act = try hub.act(day(0))
        #expect(lendingRefusal { _ = try store.checkOut(out, to: hub.borrower(0), by: act) } == .notAgreed)
    }

    @Test func aReturnIsTakenAfterTheBorrowerIsErasedAndTheClockWentBack() throws {
        try lend(0, to: 0)
        try store.erase(hub.people[0], at: 9, audit: audit(91))
        let returned = try back(0, after: -400)
        #expect(returned.loan?.person == nil)
        let loan = try #require(returned.loan)
        #expect(loan.end?.at == loan.lentAt)
        #expect(returned.asset.state == .preparing)
        // Scanned twice, it is no fault either.
        #expect(try back(0, after: 1).loan == nil)
    }

    @Test func aLostDeviceThatComesBackIsGotReadyAsAnyOther() throws {
        try lend(0, to: 0)
        let act = try hub.act(day(2), .assetReported)
        #expect(try store.reportLost(tablets[0].id, detail: "On the bus", by: act).state == .lost)
        #expect(try store.loans(of: hub.people[0]).isEmpty)
        #expect(try back(0, after: 30).asset.state == .preparing)
        #expect(try store.history(ofAsset: tablets[0].id).suffix(2).map(\.kind) == [.lost, .found])
    }

    @Test func whatComesBackAtAnotherHubIsSentHomeAndSignedInThere() throws {
        try lend(0, to: 0)
        let returned = try back(0, after: 3, LendingHub.kit, LendingHub.book("b"))
        #expect(returned.goesTo == "a" && returned.asset.state == .transit(to: "a"))
        let act = try hub.act(day(4), .assetReceived)
        #expect(try store.make(.receive(at: "a"), to: tablets[0].id, by: act).state == .preparing)
    }

    @Test func somebodyWithAnOldLoanIsLentNothingUntilItIsBackOrWaived() throws {
        let loan = try lend(0, to: 0)
        #expect(lendingRefusal { try lend(1, to: 0, after: 21) } == .borrowing(.overdue(count: 1)))
        _ = try store.waive(loan.id, until: day(30), isHardship: false, by: hub.act(day(21), .deviceLent))
        try lend(1, to: 0, after: 21)
        let late = LoanChoice(hub: "a", dueBefore: day(21))
        #expect(try store.openLoans(late).map(\.loan.id) == [loan.id])
        #expect(try store.openLoanCount(late) == 1)
        #expect(try store.openLoanCount(LoanChoice(hub: "a", dueBefore: day(14))) == 0)
    }

    @Test func aBorrowerIsRemindedOnceOfEachStepAndNeverOfWhatIsBack() throws {
        try lend(0, to: 0)
        try lend(1, to: 1)
        #expect(try hub.remind(on: day(11)) == 0)
        #expect(try hub.remind(on: day(12)) == 2)
        #expect(try hub.remind(on: day(13)) == 0)
        try back(0, after: 13)
        #expect(try hub.remind(on: day(15)) == 1)
        let told = try store.messages(of: hub.people[1], at: 0).map(\.kind)
        #expect(told.contains(.loanDue) && told.contains(.loanOverdue))
        #expect(try !store.messages(of: hub.people[0], at: 0).map(\.kind).contains(.loanOverdue))
    }

    @Test func aFaultIsToldOfWhileItIsLentAndSeenAtTheInspection() throws {
        try lend(0, to: 0)
        var act = try hub.act(day(2), .assetReported)
        act.audit.actor = .resident
        _ = try store.reportFault(tablets[0].id, detail: "Sound too low", by: act)
        #expect(try store.openFaults(of: tablets[0].id).map(\.detail) == ["Sound too low"])
        #expect(try store.history(ofAsset: tablets[0].id).last?.signedBy == nil)
        try back(0, after: 3)
        try hub.prepare(tablets[0].id, on: day(3))
        #expect(try store.openFaults(of: tablets[0].id).isEmpty)
    }

    @Test func aScanSaysWhatItIs() throws {
        let loan = try lend(0, to: 0)
        let asset = try #require(try store.asset(tablets[0].id))
        #expect(try store.find(scanned: " a-tablet-0") == .asset(asset, loan))
        let person = try #require(try store.person(hub.people[1]))
        #expect(try store.find(scanned: person.number.grouped) == .account(person))
        let reservation = try reserve(1, from: 21)
        #expect(
            try store.find(scanned: reservation.reference.grouped.lowercased()) == .reservation(reservation)
        )
        #expect(try store.find(scanned: "no such thing") == .unknown("no such thing"))
    }

    @Test func aLabelNamesOneDevice() throws {
        var tablet = tablets[1]
        tablet.barcode = tablets[0].tag.description
        let act = try hub.act(day(0), .assetChanged)
        #expect(lendingRefusal { _ = try store.change(tablet, by: act) } == .labelTaken)
    }

    // The database itself, whatever a program does.
    @Test(arguments: [
        "INSERT INTO loan SELECT x'00000000000000000000000000000001', asset, person, NULL, model, hub, 1, NULL, first, due, until, 0, 0, NULL, NULL, 0, terms, '', '', 'good', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM loan",
        "UPDATE asset SET state = 'ready', prepared = 7 WHERE state = 'on_loan'",
        "UPDATE asset SET state = 'on_loan' WHERE state = 'ready'",
        "UPDATE asset SET prepared = 3 WHERE state = 'ready'",
        "UPDATE asset SET state = 'transit', bound_for = 'b' WHERE id = (SELECT asset FROM reservation)",
        "UPDATE asset SET hub = 'b' WHERE id = (SELECT asset FROM reservation)",
        "UPDATE reservation SET asset = (SELECT asset FROM loan), first = (SELECT first FROM loan)",
        "INSERT INTO asset_day SELECT asset, day, x'00' FROM asset_day LIMIT 1",
        "DELETE FROM asset_event", "UPDATE asset_event SET signed_by = NULL",
    ])
    func aBrokenStateIsRefusedFromAnyTerminal(_ sql: String) throws {
        try lend(0, to: 0)
        _ = try reserve(1, from: 1)
        do {
            try store.connection.execute(sql)
            Issue.record("It was not refused: \(sql)")
        } catch StoreError.fault(let code) {
            // A constraint, or a trigger that is one (SQLITE_CONSTRAINT).
            #expect(code & 0xFF == 19)
        }
        try LendingModel.see(store)
    }
}

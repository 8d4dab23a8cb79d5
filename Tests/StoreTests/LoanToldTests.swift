import Domain
import Ground
import Testing

@testable import Store

/// What a borrower tells of a loan: it is heard, once, and forgotten with her.
@Suite struct LoanToldTests {
    private let store: Store
    private var hub: LendingHub
    private let tablets: [Asset]

    init() throws {
        store = try Scratch().make()
        hub = LendingHub(store)
        tablets = try hub.fill(people: 4, tablets: 2, on: LendingHub.monday)
    }

    private func day(_ after: Int) -> CivilDate { LendingHub.day(after) }

    private func lend(_ tablet: Int = 0, to person: Int = 0, _ book: LendingBook? = nil) throws -> Loan {
        let act = try hub.act(day(0), .deviceLent, book)
        return try store.checkOut(hub.out(tablets[tablet].id), to: hub.borrower(person), by: act)
    }

    /// An act of a resident for herself.
    private func own(_ person: Int, _ kind: AuditEntry.Act, after days: Int) throws -> LendingAct {
        var act = try hub.act(day(days), kind)
        (act.audit.actor, act.audit.by) = (.resident, hub.people[person])
        return act
    }

    @Test(arguments: Loan.Trouble.allCases)
    func nobodyIsRemindedOfWhatSheToldIsLostOrBroken(_ trouble: Loan.Trouble) throws {
        let loan = try lend()
        #expect(try hub.remind(on: day(12)) == 1)
        let act = try own(0, .assetReported, after: 12)
        let told = try store.report(trouble, with: loan.id, words: "My son lost it", by: act)
        #expect((trouble == .lost ? told.told.lost : told.told.fault) == act.audit.at)
        let waiting = try store.messages(in: [.queued], most: 99).filter { $0.kind.topic == .loans }
        #expect(waiting.isEmpty, "what was about to be sent is taken back")
        #expect(try hub.remind(on: day(20)) == 0)
        let ladder = try LendingHub.book().ladder
        #expect(!ladder.blocks(told.onLadder, today: day(30)))
        #expect(ladder.work(for: told.onLadder, today: day(30)).steps.isEmpty)
        #expect(try store.openFaults(of: loan.asset).map(\.detail) == ["My son lost it"])
    }

    @Test func whatSheFoundAgainAndKeepsLongerIsRemindedOf() throws {
        let loan = try lend()
        _ = try store.report(
            .lost,
            with: loan.id,
            words: "Gone",
            by: try own(0, .assetReported, after: 2)
        )
        let longer = try store.renew(loan.id, for: hub.borrower(0), by: hub.act(day(10), .loanRenewed))
        #expect(longer.told == Loan.Told())
        #expect(try hub.remind(on: longer.due.adding(days: 1)) == 1)
    }

    @Test func askingForLongerIsAskedOnce() throws {
        let loan = try lend()
        let act = try own(0, .callAskedFor, after: 2)
        #expect(try store.askForLonger(loan.id, by: act))
        #expect(try !store.askForLonger(loan.id, by: own(0, .callAskedFor, after: 3)))
        #expect(try store.loan(loan.id)?.told.longer == act.audit.at)
    }

    // Forgetting.

    private func forget() throws {
        try store.write { (connection) throws(StoreError) in
            _ = try store.forgetBorrowers(until: .max, connection)
        }
    }

    @Test func herWordsOfALossAreForgottenWithHer() throws {
        let loan = try lend()
        let act = try own(0, .assetReported, after: 2)
        _ = try store.report(.lost, with: loan.id, words: "My son Zebrafinch lost it", by: act)
        _ = try store.reportFault(
            loan.asset,
            detail: "Zebrafinch called about it",
            by: hub.act(day(3), .assetReported)
        )
        _ = try store.reportLost(loan.asset, detail: "Zebrafinch again", by: hub.act(day(4), .assetMoved))
        #expect(try words("Zebrafinch") == 3)
        try forget()
        #expect(try words("Zebrafinch") == 0)
        let kinds = try store.history(ofAsset: loan.asset).map(\.kind)
        #expect(kinds.suffix(3) == [.fault, .fault, .lost], "that it happened stays")
    }

    private func words(_ word: String) throws -> Int64 {
        try store.connection.first(
            """
            SELECT (SELECT count(*) FROM asset_event WHERE detail LIKE '%\(word)%')
                + (SELECT count(*) FROM check_note WHERE note LIKE '%\(word)%')
            """
        ) { (row) in row.integer(0) } ?? -1
    }

    @Test func noTableLeadsFromAForgottenLoanToAPerson() throws {
        let wish = ReservationWish(model: "tablet", from: day(0))
        let made = try store.reserve(
            wish,
            for: hub.borrower(0),
            by: own(0, .deviceReserved, after: 0)
        )
        var act = try hub.act(day(0))
        act.audit.onBehalfOf = hub.people[0]
        let asset = try #require(made.asset)
        let loan = try store.checkOut(hub.out(asset, made.id), to: hub.borrower(0), by: act)
        _ = try store.renew(loan.id, for: hub.borrower(0), by: own(0, .loanRenewed, after: 3))
        _ = try store.askForLonger(loan.id, by: own(0, .callAskedFor, after: 4))
        _ = try store.report(.fault, with: loan.id, words: "Dark", by: own(0, .assetReported, after: 5))
        var waived = try hub.act(day(30), .loanWaived)
        waived.audit.onBehalfOf = hub.people[0]
        _ = try store.waive(loan.id, until: day(40), isHardship: true, by: waived)
        var carer = try own(1, .callAskedFor, after: 31)
        carer.audit.onBehalfOf = hub.people[0]
        _ = try store.report(.lost, with: loan.id, words: "Gone", by: carer)
        var back = try hub.act(day(41), .deviceReturned)
        back.audit.onBehalfOf = hub.people[0]
        _ = try store.checkIn(asset, LendingHub.kit, by: back)
        #expect(!(try reached(from: loan.id).isDisjoint(with: hub.people)), "as long as it is kept")
        try forget()
        #expect(try reached(from: loan.id).isDisjoint(with: hub.people))
    }

    /// Every id that a join of any tables, one after the other, finds from a loan.
    ///
    /// What many loans have in common does not lead from one to the other: the device, the batch, and the staff.
    private func reached(from loan: ID) throws -> Set<ID> {
        let common = try ids(in: "SELECT id FROM asset UNION SELECT id FROM staff UNION SELECT id FROM stock")
            .union([id(3), id(4)])
        var (known, open): (Set<ID>, [ID]) = ([loan], [loan])
        let tables = try blobColumns()
        while let next = open.popLast() {
            for (table, columns) in tables {
                let found = columns.map { "\($0) = x'\(hex(next))'" }.joined(separator: " OR ")
                for column in columns {
                    for id in try ids(in: "SELECT \(column) FROM \(table) WHERE \(found)")
                    where !common.contains(id) && known.insert(id).inserted {
                        open.append(id)
                    }
                }
            }
        }
        return known
    }

    private func hex(_ id: ID) -> String {
        id.bytes.map { byte in
            let text = String(byte, radix: 16)
            return text.count < 2 ? "0" + text : text
        }.joined()
    }

    private func ids(in query: String) throws -> Set<ID> {
        Set(
            try store.connection.all(query) { (row) in row.optionalID(0) }.compactMap { $0 }
        )
    }

    private func blobColumns() throws -> [(String, [String])] {
        let names = try store.connection.all(
            "SELECT m.name, c.name FROM sqlite_schema AS m JOIN pragma_table_info(m.name) AS c "
                + "WHERE m.type = 'table' AND c.type = 'BLOB'"
        ) { (row) in (row.text(0), "\"" + row.text(1) + "\"") }
        return Dictionary(grouping: names, by: \.0).map { ($0.key, $0.value.map(\.1)) }
    }

    // Keeping longer by itself.

    private func byItself() throws -> LendingBook {
        let book = try LendingHub.book()
        var rule = LoanRule()
        (rule.isLent, rule.period, rule.renewalPeriod, rule.renewsItself) = (true, 14, 7, true)
        (rule.renewals, rule.atOnce, rule.preparationDays) = (.atMost(1), .atMost(3), 1)
        (rule.pickupDays, rule.holds) = (3, .atMost(2))
        return LendingBook(
            hub: "a",
            opening: book.opening,
            rules: try LoanRules([rule]),
            ladder: book.ladder
        )
    }

    private func round(after days: Int, _ book: LendingBook) throws -> Int {
        var act = try hub.act(day(days), .loanRenewed, book)
        (act.audit.actor, act.audit.by) = (.system, nil)
        return try store.renewByThemselves(by: act)
    }

    @Test func whatNobodyWaitsForIsKeptLongerByItselfAsOftenAsItMay() throws {
        let book = try byItself()
        let loan = try lend(0, to: 0, book)
        #expect(try round(after: 13, book) == 0)
        #expect(try round(after: 14, book) == 1)
        #expect(try round(after: 14, book) == 0, "once")
        #expect(try store.loan(loan.id)?.due == day(21))
        let told = try store.messages(of: hub.people[0], at: .max).filter { $0.kind == .loanRenewed }
        #expect(told.map { $0.values[.day] } == [day(21).iso])
        #expect(try round(after: 21, book) == 0, "it may be kept longer once")
    }

    @Test func whatSomebodyWaitsForIsNotKeptLongerByItself() throws {
        let book = try byItself()
        let loans = [try lend(0, to: 0, book), try lend(1, to: 1, book)]
        _ = try store.joinQueue(for: "tablet", hub.borrower(2), by: hub.act(day(1), .holdJoined, book))
        #expect(try round(after: 14, book) == 0)
        for loan in loans { #expect(try store.loan(loan.id)?.due == day(14)) }
    }

    @Test func whatStandsReadyIsCancelledByResidentsWhereTheHubSaysSo() throws {
        let wish = ReservationWish(model: "tablet", from: day(0))
        let made = try store.reserve(wish, for: hub.borrower(0), by: own(0, .deviceReserved, after: 0))
        let act = try own(0, .reservationCancelled, after: 0)
        #expect(lendingRefusal { _ = try store.cancel(reservation: made.id, by: act) } == .standsReady)
        var rule = LoanRule()
        rule.residentsCancelReady = true
        let book = try LendingHub.book()
        var allowed = act
        allowed.book = LendingBook(
            hub: "a",
            opening: book.opening,
            rules: try LoanRules([rule]),
            ladder: book.ladder
        )
        #expect(try store.cancel(reservation: made.id, by: allowed).state == .cancelled)
    }
}

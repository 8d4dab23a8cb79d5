import Domain
import Foundation
import Ground
import Testing

@testable import Store

/// What people who wait and borrow are told, and what is kept of it.
@Suite struct LendingTellingTests {
    static let monday = CivilDate(daysSinceEpoch: 20_780)

    private let store: Store
    private var hub: LendingHub
    private let tablets: [Asset]

    init() throws {
        store = try Scratch().make()
        hub = LendingHub(store)
        tablets = try hub.fill(people: 6, tablets: 1, on: Self.monday)
    }

    private func day(_ after: Int) -> CivilDate { Self.monday.adding(days: after) }

    @discardableResult
    private func lend(to person: Int, after days: Int = 0, _ reservation: ID? = nil) throws -> Loan {
        let out = hub.out(tablets[0].id, reservation)
        return try store.checkOut(out, to: hub.borrower(person), by: hub.act(day(days)))
    }

    @discardableResult
    private func back(after days: Int, remark: String = "") throws -> Returned {
        let kit = KitCheck(accessories: ["charger", "case"], condition: .worn, remark: remark)
        return try store.checkIn(tablets[0].id, kit, by: hub.act(day(days), .deviceReturned))
    }

    @discardableResult
    private func wait(_ person: Int, after days: Int = 1) throws -> Hold {
        try store.joinQueue(for: "tablet", hub.borrower(person), by: hub.act(day(days), .holdJoined))
    }

    private func told(_ person: Int, _ kind: MessageKind) throws -> [Message] {
        try store.messages(of: hub.people[person], at: .max).filter { $0.kind == kind }
    }

    /// What is to be sent to anybody about loans.
    private func waitingToBeSent() throws -> [MessageKind] {
        try store.messages(in: [.queued], most: 99).map(\.kind).filter { $0.topic == .loans }
    }

    private func round(after days: Int, _ book: LendingBook? = nil) throws -> QueueRound {
        try store.serveQueues(by: hub.act(day(days), .reservationsExpired, book))
    }

    private func remind(after days: Int) throws -> Int {
        let reminding = Reminding(
            today: day(days),
            now: Int64(day(days).daysSinceEpoch) * 86_400_000,
            quiet: .usual,
            clock: WallClock { _ in 0 },
            newID: { hub.newID() }
        )
        return try store.remindOfLoans(LendingHub.book(), reminding)
    }

    // Those who wait.

    @Test func whenItComesBackTheFirstInLineIsToldOnceUntilWhenItIsKept() throws {
        try lend(to: 0)
        try wait(1)
        try wait(2)
        try back(after: 2)
        #expect(try told(1, .holdReady).isEmpty, "it is not ready while it is on the bench")
        try hub.prepare(tablets[0].id, on: day(2))
        _ = try round(after: 3)
        _ = try round(after: 3)
        let message = try #require(try told(1, .holdReady).first)
        #expect(try told(1, .holdReady).count == 1)
        // Monday and two days is Wednesday; three open days later is Saturday.
        #expect(message.values == [.item: "tablet", .day: day(5).iso])
        #expect(try told(2, .holdReady).isEmpty)
    }

    @Test func whoDoesNotComeIsToldKindlyAndTheNextIsToldToo() throws {
        try lend(to: 0)
        let first = try wait(1)
        let second = try wait(2)
        try back(after: 2)
        try hub.prepare(tablets[0].id, on: day(2))
        #expect(try round(after: 5) == QueueRound(expired: [], offered: 0), "the last day is hers")
        let done = try round(after: 6)
        #expect(done.expired.map(\.person) == [hub.people[1]] && done.offered == 1)
        #expect(try told(1, .holdOver).map(\.values) == [[.item: "tablet", .day: day(5).iso]])
        #expect(try told(2, .holdReady).count == 1)
        #expect(try store.hold(first.id)?.state == .expired && store.hold(second.id)?.state == .offered)
        let acts = "SELECT count(*) FROM audit WHERE act = 'reservations.expired'"
        #expect(try store.connection.first(acts) { (row) in row.integer(0) } == 1)
        #expect(try round(after: 6) == QueueRound(expired: [], offered: 0))
        #expect(try told(1, .holdOver).count == 1 && told(2, .holdReady).count == 1)
        #expect(try store.connection.first(acts) { (row) in row.integer(0) } == 1, "nothing more was done")
    }

    @Test(arguments: ["cancelled", "repaired", "received"])
    func whateverMakesItFreeTheFirstInLineIsToldAtOnce(_ how: String) throws {
        let tablet = tablets[0].id
        switch how {
        case "cancelled":
            let wish = ReservationWish(model: "tablet", from: day(0))
            let kept = try store.reserve(wish, for: hub.borrower(0), by: hub.act(day(0), .deviceReserved))
            try wait(1, after: 0)
            _ = try store.cancel(reservation: kept.id, by: hub.act(day(0), .reservationCancelled))
        case "repaired":
            _ = try store.make(.repair(until: nil), to: tablet, by: hub.act(day(0), .assetMoved))
            try wait(1, after: 0)
            _ = try store.make(.takeUp, to: tablet, by: hub.act(day(0), .assetMoved))
            try hub.prepare(tablet, on: day(0))
        default:
            _ = try store.make(.send(to: "b"), to: tablet, by: hub.act(day(0), .assetSent))
            let there = try LendingHub.book("b")
            var received = try hub.act(day(0), .assetReceived, there)
            received.audit.by = id(4)
            _ = try store.make(.receive(at: "b"), to: tablet, by: received)
            _ = try store.make(.send(to: "a"), to: tablet, by: hub.act(day(0), .assetSent, there))
            try wait(1, after: 0)
            var back = try hub.act(day(0), .deviceReturned)
            back.audit.by = id(4)
            _ = try store.checkIn(tablet, LendingHub.kit, by: back)
            try hub.prepare(tablet, on: day(0))
        }
        #expect(try told(1, .holdReady).count == 1)
    }

    @Test func whoFetchesItOrNoLongerWantsItIsNotSentForIt() throws {
        try store.connection.run("UPDATE person SET email = 'joan@example.org'")
        try lend(to: 0)
        let hold = try wait(1)
        try back(after: 2)
        try hub.prepare(tablets[0].id, on: day(2))
        #expect(try waitingToBeSent() == [.holdReady])
        _ = try store.leaveQueue(hold.id, by: hub.act(day(2), .holdLeft))
        #expect(try waitingToBeSent().isEmpty)
    }

    // The ladder.

    @Test func aLoanThatIsKeptLongerIsRemindedOfAnew() throws {
        let loan = try lend(to: 0)
        #expect(try remind(after: 12) == 1 && remind(after: 13) == 0)
        let act = try hub.act(day(13), .loanRenewed)
        let renewed = try store.renew(loan.id, for: hub.borrower(0), by: act)
        #expect(renewed.taken.isEmpty)
        let days = renewed.due.daysSinceEpoch - Self.monday.daysSinceEpoch
        #expect(try remind(after: days - 3) == 0)
        #expect(try remind(after: days - 2) == 1)
        #expect(try told(0, .loanDue).count == 2)
    }

    @Test func nobodyIsRemindedOfWhatIsBackThoughItWasToBeSent() throws {
        try store.connection.run("UPDATE person SET email = 'joan@example.org'")
        try lend(to: 0)
        #expect(try remind(after: 15) == 1)
        #expect(try waitingToBeSent() == [.loanOverdue])
        try back(after: 15)
        #expect(try waitingToBeSent().isEmpty)
        #expect(try remind(after: 16) == 0)
    }

    @Test func aCallThatWasMadeIsNotAskedForAgainBeforeTheNextStep() throws {
        let loan = try lend(to: 0)
        func act(_ after: Int) throws -> LendingAct {
            var book = try LendingHub.book()
            let ladder = try OverdueLadder([.init(day: 7, kind: .call), .init(day: 28, kind: .call)])
            book = LendingBook(hub: "a", opening: book.opening, rules: book.rules, ladder: ladder)
            return try hub.act(day(after), .callMade, book)
        }
        func isToCall(_ after: Int) throws -> Bool {
            let now = try #require(try store.loan(loan.id))
            let ladder = try act(after).book.ladder
            let work = ladder.work(for: now.onLadder, today: day(after))
            return work.steps.contains { $0.kind == .call } && now.triedOn != day(after)
        }
        #expect(try !isToCall(20) && isToCall(21))
        let tried = try store.note("Nobody answered", on: loan.id, isAnswered: false, by: act(21))
        #expect(tried.triedOn == day(21))
        #expect(try !isToCall(21) && isToCall(22), "tomorrow it is tried again")
        _ = try store.note("She brings it on Friday", on: loan.id, by: act(22))
        #expect(try !isToCall(22) && !isToCall(41) && isToCall(42))
        #expect(try store.notes(on: loan.id) == ["Nobody answered", "She brings it on Friday"])
    }

    @Test func whenTheHubClosesOnTheDayItIsDueItIsDueOnTheNextAndTheBorrowerIsTold() throws {
        let loan = try lend(to: 0)
        let book = try closed(on: day(14))
        func move() throws -> Int { try store.moveForClosures(by: hub.act(day(3), .loansMoved, book)) }
        #expect(try move() == 1 && move() == 0)
        let moved = try #require(try store.loan(loan.id))
        #expect(moved.due == day(15) && moved.until == day(16) && moved.renewals == 0)
        #expect(try told(0, .loanMoved).map { $0.values[.day] } == [day(15).iso])
        try LendingModel.see(store)
    }

    @Test func whenTheHubClosesOnTheLastDayForFetchingItIsKeptOneDayMore() throws {
        try lend(to: 0)
        try wait(1)
        try back(after: 1)
        try hub.prepare(tablets[0].id, on: day(1))
        #expect(try told(1, .holdReady).map { $0.values[.day] } == [day(4).iso])
        let act = try hub.act(day(2), .loansMoved, closed(on: day(4)))
        #expect(try store.moveForClosures(by: act) == 1)
        #expect(try Set(told(1, .holdReady).compactMap { $0.values[.day] }).contains(day(5).iso))
    }

    private func closed(on day: CivilDate) throws -> LendingBook {
        let book = try LendingHub.book()
        let hours = try #require(OpeningHours.Stretch(opens: 600, closes: 960))
        let week = (1...7).map { $0 < 7 ? [hours] : [] }
        let opening = OpeningCalendar(
            hours: try #require(OpeningHours(lines: [], week: week)),
            closures: [HubClosure(from: day, until: day, reason: "A burst pipe")],
            workingDays: WorkingDays(holidays: [], knownUntil: try civil("2030-12-31"))
        )
        return LendingBook(hub: "a", opening: opening, rules: book.rules, ladder: book.ladder)
    }
}

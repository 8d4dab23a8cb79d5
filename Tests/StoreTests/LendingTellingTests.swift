import Domain
import Foundation
import Ground
import Testing

@testable import Store

/// What people who wait and borrow are told, and what is kept of it.
@Suite struct LendingTellingTests {
    private let store: Store
    private var hub: LendingHub
    private let tablet: Asset

    init() throws {
        store = try Scratch().make()
        hub = LendingHub(store)
        tablet = try hub.fill(people: 6, tablets: 1, on: LendingHub.monday)[0]
    }

    private func day(_ after: Int) -> CivilDate { LendingHub.day(after) }

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

    // Those who wait.

    @Test func whenItComesBackTheFirstInLineIsToldOnceUntilWhenItIsKept() throws {
        try hub.lend(tablet, to: 0)
        try hub.wait(1)
        try hub.wait(2)
        try hub.back(tablet, after: 2)
        #expect(try told(1, .holdReady).isEmpty, "it is not ready while it is on the bench")
        try hub.prepare(tablet.id, on: day(2))
        _ = try round(after: 3)
        _ = try round(after: 3)
        let message = try #require(try told(1, .holdReady).first)
        #expect(try told(1, .holdReady).count == 1)
        // Monday and two days is Wednesday; three open days later is Saturday.
        #expect(message.values == [.item: "tablet", .day: day(5).iso])
        #expect(try told(2, .holdReady).isEmpty)
    }

    @Test func whoDoesNotComeIsToldKindlyAndTheNextIsToldToo() throws {
        try hub.lend(tablet, to: 0)
        let first = try hub.wait(1)
        let second = try hub.wait(2)
        try hub.back(tablet, after: 2)
        try hub.prepare(tablet.id, on: day(2))
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
        switch how {
        case "cancelled":
            let wish = ReservationWish(model: "tablet", from: day(0))
            let kept = try store.reserve(wish, for: hub.borrower(0), by: hub.act(day(0), .deviceReserved))
            try hub.wait(1, after: 0)
            _ = try store.cancel(reservation: kept.id, by: hub.act(day(0), .reservationCancelled))
        case "repaired":
            _ = try store.make(.repair(until: nil), to: tablet.id, by: hub.act(day(0), .assetMoved))
            try hub.wait(1, after: 0)
            _ = try store.make(.takeUp, to: tablet.id, by: hub.act(day(0), .assetMoved))
            try hub.prepare(tablet.id, on: day(0))
        default:
            _ = try store.make(.send(to: "b"), to: tablet.id, by: hub.act(day(0), .assetSent))
            let there = try LendingHub.book("b")
            var received = try hub.act(day(0), .assetReceived, there)
            received.audit.by = id(4)
            _ = try store.make(.receive(at: "b"), to: tablet.id, by: received)
            _ = try store.make(.send(to: "a"), to: tablet.id, by: hub.act(day(0), .assetSent, there))
            try hub.wait(1, after: 0)
            var back = try hub.act(day(0), .deviceReturned)
            back.audit.by = id(4)
            _ = try store.checkIn(tablet.id, LendingHub.kit, by: back)
            try hub.prepare(tablet.id, on: day(0))
        }
        #expect(try told(1, .holdReady).count == 1)
    }

    @Test func whoFetchesItOrNoLongerWantsItIsNotSentForIt() throws {
        try store.connection.run("UPDATE person SET email = 'joan@example.org'")
        try hub.lend(tablet, to: 0)
        let hold = try hub.wait(1)
        try hub.back(tablet, after: 2)
        try hub.prepare(tablet.id, on: day(2))
        #expect(try waitingToBeSent() == [.holdReady])
        _ = try store.leaveQueue(hold.id, by: hub.act(day(2), .holdLeft))
        #expect(try waitingToBeSent().isEmpty)
    }

    // The ladder.

    @Test func aLoanThatIsKeptLongerIsRemindedOfAnew() throws {
        let loan = try hub.lend(tablet, to: 0)
        #expect(try hub.remind(on: day(12)) == 1 && hub.remind(on: day(13)) == 0)
        let act = try hub.act(day(13), .loanRenewed)
        let renewed = try store.renew(loan.id, for: hub.borrower(0), by: act)
        #expect(renewed.taken.isEmpty)
        #expect(try hub.remind(on: renewed.due.adding(days: -3)) == 0)
        #expect(try hub.remind(on: renewed.due.adding(days: -2)) == 1)
        #expect(try told(0, .loanDue).count == 2)
    }

    @Test func nobodyIsRemindedOfWhatIsBackThoughItWasToBeSent() throws {
        try store.connection.run("UPDATE person SET email = 'joan@example.org'")
        try hub.lend(tablet, to: 0)
        #expect(try hub.remind(on: day(15)) == 1)
        #expect(try waitingToBeSent() == [.loanOverdue])
        try hub.back(tablet, after: 15)
        #expect(try waitingToBeSent().isEmpty)
        #expect(try hub.remind(on: day(16)) == 0)
    }

    @Test func aCallThatWasMadeIsNotAskedForAgainBeforeTheNextStep() throws {
        let loan = try hub.lend(tablet, to: 0)
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
        let loan = try hub.lend(tablet, to: 0)
        let book = try LendingHub.book(closures: [day(14)...day(14)])
        func move() throws -> Int { try store.moveForClosures(by: hub.act(day(3), .loansMoved, book)) }
        #expect(try move() == 1 && move() == 0)
        let moved = try #require(try store.loan(loan.id))
        #expect(moved.due == day(15) && moved.until == day(16) && moved.renewals == 0)
        #expect(try told(0, .loanMoved).map { $0.values[.day] } == [day(15).iso])
        try LendingModel.see(store)
    }

    @Test func whenTheHubClosesOnTheLastDayForFetchingItIsKeptOneDayMore() throws {
        try hub.lend(tablet, to: 0)
        try hub.wait(1)
        try hub.back(tablet, after: 1)
        try hub.prepare(tablet.id, on: day(1))
        #expect(try told(1, .holdReady).map { $0.values[.day] } == [day(4).iso])
        let book = try LendingHub.book(closures: [day(4)...day(4)])
        let act = try hub.act(day(2), .loansMoved, book)
        #expect(try store.moveForClosures(by: act) == 1)
        #expect(try Set(told(1, .holdReady).compactMap { $0.values[.day] }).contains(day(5).iso))
    }
}

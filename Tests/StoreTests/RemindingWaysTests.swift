import Domain
import Ground
import Testing

@testable import Store

/// A reminder reaches who has no e-mail address, in time and in a way that the hub has.
@Suite struct RemindingWaysTests {
    private let store: Store
    private let hub: LendingHub
    private let loan: Loan

    init() throws {
        store = try Scratch().make()
        var hub = LendingHub(store)
        let tablet = try hub.fill(people: 1, tablets: 1, on: LendingHub.monday)[0]
        self.hub = hub
        loan = try store.checkOut(hub.out(tablet.id), to: hub.borrower(0), by: hub.act(LendingHub.monday))
    }

    private func know(phone: String, email: String = "", address: String) throws {
        try store.connection.run(
            "UPDATE person SET phone = '\(phone)', email = '\(email)', address = '\(address)'"
        )
    }

    /// Reminds some days before it is due, and gives what she was told so far.
    private func remind(before days: Int) throws -> [Message] {
        _ = try hub.remind(on: loan.due.adding(days: -days))
        return try store.messages(of: hub.people[0], at: .max).filter { $0.kind == .loanDue }
    }

    private func calls() throws -> Int {
        try store.messageFollowUps(at: .max).count { $0.reason == .call && $0.kind == .loanDue }
    }

    @Test func aLetterIsWrittenSoEarlyThatSheReadsItBeforeTheDay() throws {
        try know(phone: "01632 960 100", address: "14 Weir Road")
        #expect(try remind(before: 7).isEmpty)
        #expect(
            try remind(before: 6).map(\.channel) == [.letter],
            "two days before the day, and four for the post"
        )
        #expect(try remind(before: 5).count == 1 && remind(before: 2).count == 1, "and once")
    }

    @Test func anEmailGoesOutOnTheDayTheLadderSays() throws {
        try know(phone: "", email: "joan@example.org", address: "14 Weir Road")
        #expect(try remind(before: 3).isEmpty)
        #expect(try remind(before: 2).map(\.channel) == [.email])
    }

    @Test func whoHasATelephoneAloneIsCalled() throws {
        try know(phone: "01632 960 100", address: "")
        #expect(try remind(before: 2).map(\.channel) == [.screen])
        #expect(try calls() == 1)
    }

    @Test func whereTheHubSendsNoLettersSheIsCalledInTheirPlace() throws {
        try know(phone: "01632 960 100", address: "14 Weir Road")
        _ = try remind(before: 6)
        #expect(try store.callWhereNothingGoesOut(by: [.letter], at: .max) == 0)
        #expect(try calls() == 0)
        #expect(try store.callWhereNothingGoesOut(by: [.email], at: .max) == 1)
        #expect(try calls() == 1)
        #expect(try remind(before: 5).map(\.channel) == [.screen], "it stands on the screen too")
        #expect(try store.callWhereNothingGoesOut(by: [.email], at: .max) == 0, "once")
    }
}

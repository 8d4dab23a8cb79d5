import Domain
import Ground
import Store
import Testing

@testable import Screens
@testable import handrail

/// People plan by the weekday: each list and screen of the desk has it with the day something is fetched or is back.
@Suite struct DeskWeekdayTests {
    private let desk: LendingDesk
    private var clerk: Clerk { desk.clerk }

    init() throws { desk = try LendingDesk() }

    private func long(_ day: CivilDate) throws -> String { try RealHub.words().date(day, withWeekday: true) }

    @Test func theListOfLoansAndEachLoanNameTheWeekday() throws {
        try desk.add("PHO-1")
        let loan = try desk.lend("PHO-1", to: desk.joan)
        try desk.open()
        try clerk.press("loans")
        #expect(clerk.text.contains("until \(try long(loan.due))."))
        try clerk.press(ElementID("loan:\(loan.id)"))
        #expect(clerk.text.contains("until \(try long(loan.due))."))
        try clerk.press("account")
        #expect(clerk.text.contains("until \(try long(loan.due))."))
    }

    @Test func whatIsLateNamesTheWeekday() throws {
        try desk.add("PHO-1")
        let late = try desk.lend("PHO-1", to: desk.joan, daysAgo: 60)
        try desk.open()
        try clerk.press("overdue")
        #expect(clerk.text.contains("due \(try long(late.due))."))
        try clerk.press(ElementID("loan:\(late.id)"), "waive")
        let waived = try #require(try desk.store.loan(late.id)?.waivedUntil)
        #expect(clerk.text.contains("Nothing comes of being late until \(try long(waived))."))
    }

    @Test func whatIsReservedAndWhatIsKeptNameTheWeekday() throws {
        try desk.add("PHO-1")
        try desk.queue(desk.joan)
        let promise = try desk.promise(desk.joan)
        try desk.open()
        try clerk.press("pickups")
        let (first, last) = (try long(promise.days.lowerBound), try long(promise.collectBy))
        #expect(clerk.text.contains("From \(first) to \(last)."))
        clerk.mean(.back)
        try clerk.press("queues")
        #expect(clerk.text.contains("kept for Joan Marker until \(last)."))
        clerk.mean(.back)
        clerk.type(promise.reference.grouped, "PHO-1")
        let kit = clerk.text
        clerk.mean(.enter, .enter)
        let loan = try #require(try desk.store.loans(of: desk.joan.id).first)
        #expect(kit.contains("Back by \(try long(loan.due))."))
        #expect(clerk.text.contains("brings it back by \(try long(loan.due))."))
    }
}

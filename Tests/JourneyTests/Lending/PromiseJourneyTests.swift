import Domain
import Ground
import Store
import Testing

@testable import Screens
@testable import handrail

/// What she is told before she agrees is what happens, and what she tells is remembered.
@Suite struct PromiseJourneyTests {
    private let desk: LendingDesk
    private var clerk: Clerk { desk.clerk }

    init() throws { desk = try LendingDesk() }

    private func date(_ day: CivilDate) throws -> String { try RealHub.words().date(day, withWeekday: true) }

    private func openDay(after days: Int) throws -> CivilDate {
        try desk.lender.book.opening.openDay(onOrAfter: World().today.adding(days: days))
    }

    /// Another resident who has reserved a telephone from some day on.
    private func reserve(after days: Int) throws -> Person {
        let sam = try DeskHub.register("Sam Carer", "D55555", in: desk.store)
        let wish = ReservationWish(model: "smartphone", from: try openDay(after: days))
        _ = try desk.store.reserve(wish, for: desk.borrower(sam), by: desk.act(.deviceReserved))
        return sam
    }

    @Test func theDayOnTheAgreementIsTheDayThatIsWrittenThoughItIsPromisedNext() throws {
        try desk.add("PHO-1")
        _ = try reserve(after: 14)
        try desk.scan("PHO-1", leadsTo: "desk.device")
        try desk.scan("D12345", leadsTo: "desk.hand-out.kit")
        clerk.mean(.enter)
        #expect(clerk.screen.id.hasPrefix("desk.hand-out.agreement"))
        let agreed = clerk.text
        clerk.mean(.enter)
        #expect(clerk.screen.id.hasPrefix("desk.lent"), "\(clerk.text)")
        let loan = try #require(try desk.store.loans(of: desk.joan.id).first)
        #expect(agreed.contains(try date(loan.due)), "\(agreed)")
        #expect(loan.due < World().today.adding(days: 14))
    }

    @Test func whatIsKeptForSomebodyIsRefusedWithTheNameBeforeAnythingIsRead() throws {
        try desk.add("PHO-1")
        _ = try reserve(after: 1)
        try desk.scan("PHO-1", leadsTo: "desk.device")
        clerk.type("D12345")
        #expect(!clerk.screen.id.hasPrefix("desk.hand-out.agreement"))
        #expect(!clerk.screen.id.hasPrefix("desk.hand-out.kit"))
        #expect(clerk.text.contains("It is kept for Sam Carer."), "\(clerk.text)")
    }

    @Test func whatSheToldIsLostIsNotAskedForAndTheDeskReadsIt() throws {
        try desk.add("PHO-1")
        let loan = try desk.lend("PHO-1", to: desk.joan)
        let neighbour = try Neighbour(at: desk.hub)
        try neighbour.openLoans()
        try neighbour.press("loan:PHO-1", "trouble", "lost")
        neighbour.type("My son Peter lost it")
        #expect(neighbour.screen.title == "Thank you for telling us")
        try neighbour.press("stay")
        #expect(neighbour.text.contains("You told us on "), "\(neighbour.text)")
        #expect(!neighbour.text.contains("Bring it back by"))
        #expect(!neighbour.screen.stops.contains("longer") && !neighbour.screen.stops.contains("renew"))
        try desk.open()
        try clerk.press("loans", ElementID("loan:\(loan.id)"))
        #expect(clerk.text.contains("that it is lost. Nobody reminds them of it."), "\(clerk.text)")
        #expect(try desk.hub.text("SELECT count(*) FROM asset_event WHERE detail LIKE '%Peter%'") == "0")
    }

    @Test func askingForLongerTwiceIsAskedOnceAndIsShown() throws {
        try desk.add("PHO-1")
        _ = try desk.lend("PHO-1", to: desk.joan)
        let neighbour = try Neighbour(at: desk.hub)
        try neighbour.openLoans()
        try neighbour.press("loan:PHO-1", "longer", "ask", "stay")
        #expect(neighbour.text.contains("to keep it longer."), "\(neighbour.text)")
        #expect(!neighbour.screen.stops.contains("longer"))
        let loan = try #require(try desk.store.loans(of: desk.joan.id).first)
        _ = neighbour.shell.perform(.lending(.askForLonger(loan.id)))
        #expect(try desk.hub.text("SELECT count(*) FROM follow_up") == "1")
    }

    @Test func theDayOnThePageOfAnOfferIsTheDayTheDeskWrites() throws {
        try desk.add("PHO-1")
        try desk.queue(desk.joan)
        let promise = try desk.promise(desk.joan)
        let book = desk.lender.book
        let subject = book.subject("smartphone", desk.borrower(desk.joan))
        let neighbour = try Neighbour(at: desk.hub)
        let first = try #require(try? neighbour.shell.lender(desk.lender.member).book)
            .firstStart(for: subject, today: World().today)
        let due = try desk.store.dueDay(of: promise, fetchedOn: max(first, promise.days.lowerBound), book)
        try neighbour.openLoans()
        let line = try #require(
            neighbour.screen.stops.first { $0.description.hasPrefix("reservation:") }
        )
        try neighbour.press(line)
        #expect(neighbour.text.contains("bring it back by \(try date(due))."), "\(neighbour.text)")
        if first == World().today {
            try desk.scan(promise.reference.grouped, leadsTo: "desk.hand-out")
            #expect(clerk.text.contains(try date(due)))
        }
    }
}

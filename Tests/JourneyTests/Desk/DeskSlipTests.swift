import Content
import Domain
import Ground
import Store
import Testing

@testable import Screens
@testable import handrail

/// What somebody takes home with a device.
@Suite struct DeskSlipTests {
    @Test func theSlipSaysWhatWasLentUntilWhenWithWhatAndWhatWasAgreed() throws {
        let desk = try LendingDesk()
        try desk.add("PHO-1")
        let clerk = try PrintingClerk(at: desk.hub)
        clerk.type("PHO-1", "D12345")
        clerk.mean(.enter, .enter)
        #expect(clerk.screen.id.hasPrefix("desk.lent"), "\(clerk.text)")
        let loan = try #require(try desk.store.loans(of: desk.joan.id).first)
        let paper = try #require(clerk.papers.first)
        #expect(paper.title == "What you borrow" && paper.isLarge)
        let day = try RealHub.words().date(loan.due, withWeekday: true)
        #expect(
            paper.parts.map(\.heading) == [
                "You have", "In the bag", "Bring it back by", "Bring it to",
                "Need help or more time? Call us",
                desk.lender.agreement.title,
            ]
        )
        let lines = paper.parts.map(\.lines)
        #expect(lines.first == ["Smartphone, PHO-1"])
        #expect(lines.dropFirst().prefix(2) == [["Charger", "Case", "SIM with calls and data"], [day]])
        #expect(paper.parts.last?.lines == desk.lender.agreement.lines)
        // A slip may be lost: it does not say whose it is.
        #expect(!paper.parts.map { $0.lines.joined() }.joined().contains("Joan"))
        #expect(clerk.text.contains("The slip is printing."))
        try clerk.press("print")
        #expect(clerk.papers.count == 2 && clerk.papers.first == clerk.papers.last)
    }
}

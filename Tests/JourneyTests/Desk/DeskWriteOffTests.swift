import Domain
import Ground
import Store
import Testing

@testable import Screens
@testable import handrail

/// What is out of date, damaged or gone leaves the stock, and the desk says who wrote it off and why.
@Suite struct DeskWriteOffTests {
    private let desk: LendingDesk

    init() throws { desk = try LendingDesk() }

    private func typed(_ day: CivilDate) -> String { "\(day.day) \(day.month) \(day.year)" }

    /// Two batches of five, of which the first is out of date a month later; Ben looks at them then.
    private func ben() throws -> Clerk {
        let (clerk, today) = (desk.clerk, World().today)
        try desk.open()
        try clerk.press("supplies")
        try clerk.press("supply:data-sim")
        for (batch, days) in [("SOON", 20), ("LATE", 200)] {
            try clerk.press("add")
            clerk.type(batch, "5", typed(today.adding(days: days)))
        }
        let ben = try desk.another(world: World(stands: World().now + 30 * 86_400_000))
        try ben.press("lending")
        try ben.press("supplies")
        return ben
    }

    private func soon() throws -> ElementID {
        let batch = try #require(try desk.store.stock(at: "millbrook").first)
        return ElementID("batch:\(batch.id)")
    }

    @Test func aBatchThatIsOutOfDateIsWrittenOffWithTheCountAndWhy() throws {
        let ben = try ben()
        #expect(ben.text.contains("5 are out of date."))
        try ben.press("supply:data-sim")
        #expect(ben.text.contains("Open this line to write it off."))
        try ben.press(soon())
        #expect(ben.screen.id.hasPrefix("desk.write-off"))
        ben.type("9")
        #expect(ben.text.contains("Type a number from 1 to 5."))
        ben.type("2")
        #expect(ben.screen.id.hasPrefix("desk.write-off-why"))
        #expect(try desk.store.writeOffs(at: "millbrook").isEmpty, "nothing is written off without a reason")
        try ben.press("why:expired")
        #expect(ben.text.contains("2 of batch SOON are written off. Your name stands beside it."))
        #expect(ben.text.contains("2 of batch SOON. Out of date. Signed by Ben Green."))
        #expect(ben.text.contains("3 are out of date."))
        try ben.press(soon())
        try ben.press("all")
        try ben.press("why:damaged")
        #expect(!ben.text.contains("out of date."))
        #expect(ben.text.contains("3 of batch SOON. Damaged. Signed by Ben Green."), "history keeps it")
        #expect(try desk.store.stock(at: "millbrook").map(\.batch) == ["LATE"])
        #expect(try desk.hub.text("SELECT count(*) FROM audit WHERE act = 'stock.written-off'") == "2")
    }

    @Test func whoTurnsBackWritesNothingOff() throws {
        let ben = try ben()
        try ben.press("supply:data-sim")
        try ben.press(soon())
        try ben.press("all")
        ben.mean(.back)
        #expect(ben.screen.id.hasPrefix("desk.write-off!") || ben.screen.id == "desk.write-off")
        try ben.press("leave")
        #expect(ben.screen.id.hasPrefix("desk.supply"))
        #expect(try desk.store.writeOffs(at: "millbrook").isEmpty)
    }

    @Test func whatIsInDateCanBeWrittenOffForAnotherReasonOnly() throws {
        let ben = try ben()
        try ben.press("supply:data-sim")
        try ben.press("write-off")
        #expect(ben.text.contains("Batch LATE: 5 left"))
        ben.type("1")
        #expect(!ben.screen.stops.contains("why:expired"))
        try ben.press("why:missing")
        #expect(ben.text.contains("1 of batch LATE. Cannot be found. Signed by Ben Green."))
        #expect(ben.text.contains("Data SIM card: 4 left"))
    }
}

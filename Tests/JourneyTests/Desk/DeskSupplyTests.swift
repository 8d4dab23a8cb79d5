import Domain
import Ground
import Store
import Testing

@testable import Screens
@testable import handrail

/// What is given for good: SIMs and vouchers by the batch, and devices.
@Suite struct DeskSupplyTests {
    private let desk: LendingDesk
    private var clerk: Clerk { desk.clerk }

    init() throws { desk = try LendingDesk() }

    private func typed(_ day: CivilDate) -> String { "\(day.day) \(day.month) \(day.year)" }

    /// A batch of data SIMs comes in.
    private func receive(_ batch: String, _ count: Int, until day: CivilDate? = nil) throws {
        try clerk.press("add")
        clerk.type(batch, String(count))
        if let day { clerk.type(typed(day)) } else { try clerk.press("keeps") }
    }

    private func openSIMs() throws {
        try desk.open()
        try clerk.press("supplies")
        try clerk.press("supply:data-sim")
    }

    @Test func aKindOfWhichNothingIsLeftIsSaidToBeUsedUp() throws {
        try desk.open()
        #expect(clerk.text.contains("2 kinds are used up"))
        #expect(!clerk.text.contains("nearly"))
        try clerk.press("supplies")
        #expect(clerk.text.contains("Data SIM card: 0 left"))
        #expect(clerk.text.contains("None are left. Ask for more."))
    }

    @Test func aBatchComesInAndOneIsGivenToJoanWhoIsNamedBesideIt() throws {
        try openSIMs()
        try receive("B7", 12, until: World().today.adding(days: 300))
        #expect(clerk.text.contains("They are in the stock now."))
        #expect(clerk.text.contains("Data SIM card: 12 left"))
        #expect(!clerk.text.contains("Ask for more"))
        clerk.type("D12345")
        #expect(clerk.text.contains("Joan Marker has 1: Data SIM card. 11 left."))
        #expect(clerk.text.contains("Joan Marker, 1, on"))
        try clerk.press("quantity")
        #expect(clerk.text.contains("Each person gets 2"))
        clerk.type("D12345")
        #expect(clerk.text.contains("Joan Marker had 1 of these today already."))
        clerk.type("D12345")
        #expect(try desk.store.gifts(to: desk.joan.id).count == 1, "two scans of one card are one gift")
        try clerk.press("give-again")
        #expect(clerk.text.contains("9 left") && clerk.text.contains("Ask for more."))
        #expect(try desk.store.gifts(to: desk.joan.id).count == 2)
        clerk.mean(.back, .back)
        #expect(clerk.text.contains("1 kind is used up. 1 kind is nearly used up"))
    }

    @Test func whatEndsFirstIsGivenFirstAndWhatIsOutOfDateIsNotGiven() throws {
        let today = World().today
        try openSIMs()
        try receive("LATE", 5, until: today.adding(days: 200))
        try receive("SOON", 5, until: today.adding(days: 20))
        clerk.mean(.back)
        try clerk.press("supply:data-sim")
        #expect(clerk.text.contains("Take from batch SOON."))
        clerk.type("D12345")
        #expect(try desk.store.stock(at: "millbrook").map(\.remaining) == [4, 5])
        let late = try desk.another(
            world: World(stands: World().now + 30 * 86_400_000)
        )
        try late.press("lending")
        try late.press("supplies")
        #expect(late.text.contains("Data SIM card: 5 left"))
        #expect(late.text.contains("4 are out of date."))
        try late.press("supply:data-sim")
        #expect(late.text.contains("Take from batch LATE."))
        let soon = try #require(try desk.store.stock(at: "millbrook").first)
        try late.press(ElementID("batch:\(soon.id)"))
        #expect(late.screen.id.hasPrefix("desk.write-off"), "it can only be written off")
        late.mean(.back)
        guard
            case .refused(.lending(.expired)) = late.force(
                .lending(.give(soon.id, quantity: 1, to: "D12345"))
            )
        else {
            Issue.record("what is out of date was given")
            return
        }
    }

    @Test func noMoreIsGivenThanThereIsHoweverManyAskAtOnce() throws {
        try openSIMs()
        try receive("B1", 1)
        let ben = try desk.another()
        try ben.press("lending")
        try ben.press("supplies")
        try ben.press("supply:data-sim")
        clerk.type("D12345")
        ben.type("D12345")
        try ben.press("give-again")
        #expect(ben.text.contains("Only 0 are left."))
        #expect(try desk.hub.text("SELECT remaining FROM stock") == "0")
        #expect(try desk.hub.text("SELECT count(*) FROM given") == "1")
    }

    @Test(arguments: [
        ("D12345", "a code that we know already"), ("PHO-1", "a code that we know already"),
        ("9780141036144", "the number of a book"),
    ])
    func aScanWhereTheBatchNumberBelongsIsTold(_ code: String, _ words: String) throws {
        try desk.add("PHO-1")
        try openSIMs()
        try clerk.press("add")
        clerk.type(code)
        #expect(clerk.text.contains(words), "\(clerk.text)")
        clerk.type("B9", "none")
        #expect(clerk.text.contains("Type a number from 1 to 9999."))
        clerk.type("10", "1 2 2020")
        #expect(clerk.text.contains("That is no day to come"))
        #expect(try desk.hub.text("SELECT count(*) FROM stock") == "0")
        clerk.mean(.back)
        #expect(clerk.screen.id.hasPrefix("desk.receive-quantity"))
    }

    @Test func aBatchWithANumberThatIsHereAlreadyIsNotTakenTwice() throws {
        try openSIMs()
        try receive("B1", 3)
        try receive("B1", 3)
        #expect(clerk.text.contains("A batch with this number is here already."))
        #expect(try desk.hub.text("SELECT sum(remaining) FROM stock") == "3")
    }

    @Test func aDeviceThatIsGivenForGoodIsNotLentAnyMoreAndKeepsItsHistory() throws {
        try desk.add("PHO-1")
        try desk.add("PHO-2")
        try desk.scan("PHO-1", leadsTo: "desk.device")
        try clerk.press("gift")
        #expect(clerk.text.contains("It does not come back."))
        clerk.type("PHO-2")
        #expect(clerk.text.contains("PHO-2 is a device. Scan the card of the person."))
        clerk.type("D12345")
        #expect(clerk.text.contains("Give PHO-1 to Joan Marker for good"))
        try clerk.press("give")
        #expect(clerk.text.contains("It was given to somebody for good."))
        #expect(try desk.asset("PHO-1").state == .retired)
        #expect(try desk.store.gifts(to: desk.joan.id).count == 1)
        try clerk.press("history")
        #expect(clerk.text.contains("given for good") && clerk.text.contains("wiped"))
        guard
            case .refused = clerk.force(
                .lending(.prepare(DeskHandOutAsk(person: desk.joan.id, scanned: "PHO-1")))
            )
        else {
            Issue.record("what was given is lent")
            return
        }
    }

    @Test func whoHasADeviceOnLoanMayKeepItForGood() throws {
        try desk.add("PHO-1")
        let loan = try desk.lend("PHO-1", to: desk.joan)
        try desk.open()
        try clerk.press("loans")
        try clerk.press(ElementID("loan:\(loan.id)"))
        try clerk.press("gift")
        try clerk.press("give")
        #expect(try desk.store.loan(loan.id)?.end?.ending == .given)
        #expect(try desk.asset("PHO-1").state == .retired)
        #expect(try desk.store.loans(of: desk.joan.id).isEmpty)
    }
}

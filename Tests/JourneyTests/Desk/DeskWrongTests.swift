import Domain
import Ground
import Store
import Testing

@testable import Screens
@testable import handrail

/// What goes wrong at a desk that lends: foreign labels, two scans at once, a clock that is set wrong.
@Suite struct DeskWrongTests {
    private let desk: LendingDesk
    private var clerk: Clerk { desk.clerk }

    init() throws { desk = try LendingDesk() }

    @Test(arguments: [
        ("XX-404", "Nothing here has the code XX-404"), ("9780141036144", "is the number of a book"),
        ("https://example.org/x", "an address of the web"), ("PHO-1PHO-2", "A second thing was scanned"),
        ("PHO-1D12345", "A second thing was scanned"), ("PHO-1 PHO-2", "A second thing was scanned"),
        ("ééé", "Nothing here has the code"), ("'; DROP TABLE asset", "Nothing here has the code"),
    ])
    func aScanThatIsNoLabelIsToldAndChangesNothing(_ code: String, _ words: String) throws {
        for number in 1...2 { try desk.add("PHO-\(number)") }
        try desk.open()
        let before = try desk.kept()
        clerk.type(code)
        #expect(clerk.text.contains(words), "\(clerk.text)")
        #expect(try desk.kept() == before)
        try clerk.press("count")
        clerk.type(code)
        #expect(clerk.text.contains(words) || clerk.text.contains("No device has the code"))
    }

    @Test func twoLabelsAtOnceInAStockTakeAreNoUnknownLabel() throws {
        for number in 1...2 { try desk.add("PHO-\(number)") }
        try desk.open()
        try clerk.press("count")
        clerk.type("PHO-1PHO-2")
        #expect(clerk.text.contains("A second thing was scanned"))
        #expect(try desk.hub.text("SELECT count(*) FROM stock_take_scan") == "0")
    }

    @Test func aReturnBeforeItsLoanIsRefusedUntilTheClockIsSet() throws {
        try desk.add("PHO-1")
        try desk.lend("PHO-1", to: desk.joan)
        let before = try desk.kept()
        let behind = try desk.another(world: World(stands: World().now - 5 * 86_400_000))
        behind.type("PHO-1")
        behind.mean(.enter)
        #expect(behind.text.contains("The clock is wrong."), "\(behind.text)")
        #expect(try desk.kept() == before)
        try desk.scan("PHO-1", leadsTo: "desk.take-back")
        clerk.mean(.enter)
        #expect(try desk.store.loans(of: desk.joan.id).isEmpty)
    }

    @Test func aDayThatGoesBackwardsLendsNothing() throws {
        try desk.add("PHO-1")
        try desk.lend("PHO-1", to: desk.joan)
        try desk.scan("PHO-1", leadsTo: "desk.take-back")
        clerk.mean(.enter, .enter)
        try desk.sign(.inspect, .wipe, .charge)
        #expect(try desk.asset("PHO-1").state == .ready)
        let before = try desk.kept()
        let behind = try desk.another(world: World(stands: World().now - 5 * 86_400_000))
        behind.type("PHO-1")
        behind.type("D12345")
        behind.mean(.enter, .enter)
        #expect(behind.text.contains("The clock is wrong."), "\(behind.text)")
        #expect(try desk.kept() == before)
    }

    @Test func aDeviceThatSomebodyHasByTheStoreIsTakenBackBeforeItGoesOutAgain() throws {
        let mary = try DeskHub.register("Mary Hill", "D2", in: desk.store)
        try desk.add("PHO-1")
        try desk.lend("PHO-1", to: mary)
        let before = try desk.kept()
        let ask = DeskHandOutAsk(person: desk.joan.id, scanned: "PHO-1")
        guard case .refused(.lending(.asset(.onLoan))) = clerk.force(.lending(.prepare(ask))) else {
            Issue.record("one device is in two hands")
            return
        }
        #expect(try desk.kept() == before)
        try desk.scan("PHO-1", leadsTo: "desk.take-back")
    }
}

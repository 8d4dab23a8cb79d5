import Domain
import Ground
import Store
import Testing

@testable import Screens
@testable import handrail

/// Devices come into the books, are changed, tested, wiped, and tell their history.
@Suite struct DeskBooksTests {
    private let desk: LendingDesk
    private var clerk: Clerk { desk.clerk }

    init() throws { desk = try LendingDesk() }

    private func begin(_ tag: String) throws {
        try desk.open()
        try clerk.press("add-device")
        clerk.type(tag)
    }

    @Test func aDeviceIsPutIntoTheBooksByScanningItsLabel() throws {
        try begin("HT-0007")
        #expect(clerk.text.contains("New device: HT-0007"))
        try clerk.press("model:smartphone")
        clerk.type("SN-99812")
        try clerk.press("change:barcode")
        clerk.type("5012345678900")
        try clerk.press("change:condition")
        try clerk.press("looks:worn")
        try clerk.press("change:value")
        clerk.type("about 90")
        #expect(clerk.text.contains("Type pounds and pence"))
        clerk.type("89.50")
        let day = World().today.adding(days: 200)
        try clerk.press("change:test")
        clerk.type("\(day.day) \(day.month) \(day.year)")
        try clerk.press("change:hub")
        try clerk.press("hub:millbrook")
        #expect(clerk.text.contains("£89.50"))
        clerk.mean(.enter)
        #expect(clerk.screen.id.hasPrefix("desk.device"))
        #expect(clerk.text.contains("Next step: inspect"))
        let asset = try desk.asset("5012345678900")
        #expect(asset.tag.description == "HT-0007" && asset.serial == "SN-99812")
        #expect(asset.condition == .worn && asset.pence == 8_950 && asset.testDue == day)
        #expect(asset.kind == "phone" && asset.hub == "millbrook")
        #expect(try desk.hub.acts(on: asset.id).count { $0.hasPrefix("asset.added") } == 1)
    }

    @Test(arguments: [
        ("D12345", "D12345 is an account"), ("PHO-1", "is in the books already"),
        ("https://hub.example", "an address of the web"), ("9780141036144", "the number of a book"),
        ("***", "*** cannot be a label"),
    ])
    func alabelThatCannotBeOneIsTold(_ code: String, _ words: String) throws {
        try desk.add("PHO-1")
        let before = try desk.kept()
        try begin(code)
        #expect(clerk.text.contains(words), "\(clerk.text)")
        #expect(try desk.kept() == before)
    }

    @Test func aSecondScanInAFieldOfTheFormIsTold() throws {
        try desk.add("PHO-1")
        try begin("HT-0008")
        try clerk.press("model:smartphone")
        clerk.type("PHO-1")
        #expect(clerk.text.contains("PHO-1 is a code that we know already"))
        clerk.type("D12345")
        #expect(clerk.text.contains("D12345 is a code that we know already"))
        clerk.type("12")
        #expect(clerk.text.contains("12"), "a short number is a serial number, and no line")
        try clerk.press("save")
        #expect(try desk.asset("HT-0008").serial == "12")
    }

    @Test func twoTerminalsThatAddTheSameLabelMakeOneDevice() throws {
        let ben = try desk.another()
        try begin("HT-0009")
        try ben.press("lending")
        try ben.press("add-device")
        ben.type("HT-0009")
        for one in [clerk, ben] {
            try one.press("model:smartphone")
            try one.press("none")
            try one.press("save")
        }
        #expect(ben.text.contains("Another device has this label."))
        #expect(try desk.hub.text("SELECT count(*) FROM asset") == "1")
    }

    @Test func whatIsKnownOfADeviceIsChanged() throws {
        try desk.add("PHO-1")
        try desk.scan("PHO-1", leadsTo: "desk.device")
        try clerk.press("details")
        try clerk.press("change:serial")
        clerk.type("NEW-1")
        try clerk.press("save")
        #expect(clerk.screen.id.hasPrefix("desk.device!"))
        #expect(try desk.asset("PHO-1").serial == "NEW-1")
        #expect(try desk.asset("PHO-1").state == .ready)
    }

    @Test func aTestThatIsDueStopsLendingUntilItIsPassed() throws {
        var asset = try desk.add("PHO-1")
        asset.testDue = World().today.adding(days: -1)
        _ = try desk.store.change(asset, by: desk.act(.assetChanged))
        try desk.open()
        #expect(clerk.text.contains("1 device to get ready"))
        try desk.scan("PHO-1", leadsTo: "desk.device")
        clerk.type("D12345")
        #expect(try desk.store.loans(of: desk.joan.id).isEmpty)
        clerk.mean(.back)
        try desk.scan("PHO-1", leadsTo: "desk.device")
        try clerk.press("tested")
        let day = World().today.adding(days: 365)
        clerk.type("\(day.day) \(day.month) \(day.year)")
        try clerk.press("save")
        #expect(try desk.asset("PHO-1").testDue == day)
        try desk.scan("D12345", leadsTo: "desk.hand-out.kit")
    }

    @Test func theHistorySaysWhoHadItUntilSheIsForgottenAndThenHowOften() throws {
        let mary = try DeskHub.register("Mary Hill", "D2", in: desk.store)
        try desk.add("PHO-1")
        try desk.lend("PHO-1", to: mary)
        try desk.scan("PHO-1", leadsTo: "desk.take-back")
        clerk.mean(.enter, .enter)
        try clerk.press("repair")
        try clerk.press("no-day")
        try clerk.press("take-up")
        try desk.sign(.inspect, .wipe, .charge)
        try clerk.press("send:ashdale")
        try clerk.press("history")
        for words in [
            "It was lent 1 time.", "Mary Hill, ", "brought back", "Wiped", "Faults and repairs",
            "sent to repair", "Between hubs", "Millbrook Library to Ashdale Library", "Coordinator Green",
        ] {
            #expect(clerk.text.contains(words), "\(words)")
        }
        try clerk.press("leave")
        _ = try desk.hub.text("UPDATE loan SET person = NULL")
        try desk.scan("PHO-1", leadsTo: "desk.device")
        try clerk.press("history")
        #expect(clerk.text.contains("It was lent 1 time."))
        #expect(!clerk.text.contains("Mary Hill"))
    }
}

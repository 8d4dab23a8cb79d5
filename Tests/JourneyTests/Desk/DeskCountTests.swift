import Domain
import Ground
import Store
import Testing

@testable import Screens
@testable import handrail

/// Stock-takes: interrupted, carried on elsewhere, kept, and each difference worked off.
@Suite struct DeskCountTests {
    private let desk: LendingDesk
    private var clerk: Clerk { desk.clerk }

    init() throws { desk = try LendingDesk() }

    /// A count that misses PHO-3, and finds one of the van, one that Mary has, and a label that nobody knows.
    private func count() throws {
        for number in 1...3 { try desk.add("PHO-\(number)") }
        try desk.add("VAN-1", at: "van")
        try desk.add("MAG-1", "magnifier")
        try desk.lend("MAG-1", to: try DeskHub.register("Mary Hill", "D2", in: desk.store))
        try desk.open()
        try clerk.press("count")
        clerk.type("PHO-1", "PHO-2", "VAN-1", "MAG-1", "HT-NEW")
        try clerk.press("end")
        try clerk.press("end-sure")
    }

    private func device(_ tag: String) throws -> ElementID { ElementID("device:\(try desk.asset(tag).id)") }

    @Test func sixtyDevicesAreCountedAtTwoTerminalsAndTheResultLasts() throws {
        for number in 1...60 { try desk.add("PHO-\(number)") }
        try desk.open()
        try clerk.press("count")
        for number in 1...30 { clerk.type("PHO-\(number)") }
        #expect(clerk.text.contains("PHO-30: Smartphone is here"))
        clerk.type("PHO-7")
        #expect(clerk.text.contains("PHO-7: Smartphone was scanned before"))
        try clerk.press("leave")
        let ben = try desk.another()
        try ben.press("lending")
        #expect(ben.text.contains("Go on with the stock-take"))
        try ben.press("count")
        #expect(ben.text.contains("Found: 30. Not seen yet: 30"))
        for number in 31...59 { ben.type("pho-\(number)") }
        try ben.press("end")
        #expect(ben.text.contains("1 device was not seen yet."))
        try ben.press("end-sure")
        #expect(ben.text.contains("Found: 59. Missing: 1. Should be elsewhere: 0. Not known: 0."))
        try clerk.press("counts")
        #expect(clerk.text.contains("by Ben Green"))
        #expect(clerk.text.contains("1 difference is open"))
    }

    @Test func eachDifferenceIsWorkedOffAndWhatWasDoneStays() throws {
        try count()
        #expect(clerk.text.contains("Found: 2. Missing: 1. Should be elsewhere: 2. Not known: 1."))
        #expect(clerk.text.contains("4 differences are open"))
        try clerk.press(device("PHO-3"))
        try clerk.press("lost")
        clerk.type("Not seen since the fair")
        try clerk.press("leave")
        #expect(clerk.text.contains("Done: noted as lost, by Coordinator Green."))
        try clerk.press(device("MAG-1"))
        #expect(clerk.screen.id.hasPrefix("desk.take-back"))
        clerk.mean(.enter)
        try clerk.press("done")
        #expect(clerk.text.contains("Done: taken back"))
        try clerk.press(device("VAN-1"))
        try clerk.press("send-home")
        try clerk.press("leave")
        #expect(clerk.text.contains("1 difference is open"))
        try clerk.press("code:HT-NEW")
        try clerk.press("add-device")
        try clerk.press("model:smartphone")
        try clerk.press("none")
        try clerk.press("save")
        clerk.mean(.back)
        #expect(clerk.text.contains("Done: put into the books"))
        #expect(clerk.text.contains("Every difference is settled."))
        clerk.mean(.back)
        #expect(!clerk.text.contains("difference"))
        try clerk.press("counts")
        #expect(clerk.text.contains("Every difference is settled."))
        let past = try #require(try desk.store.pastCounts(at: "millbrook").first)
        try clerk.press(ElementID("count:\(past.id)"))
        #expect(clerk.text.contains("Done: noted as lost, by Coordinator Green."))
    }

    @Test func aMissingOneThatIsScannedLaterIsHereAfterAll() throws {
        try count()
        clerk.type("PHO-3")
        #expect(clerk.text.contains("PHO-3: Smartphone is here after all"))
        #expect(clerk.text.contains("Done: here after all, by Coordinator Green."))
        #expect(try desk.asset("PHO-3").state == .ready)
    }

    @Test func aLabelThatNobodyKnowsIsNotedAndItIsSaidWhatToDoNext() throws {
        try desk.open()
        try clerk.press("count")
        clerk.type("HT-NEW")
        #expect(clerk.text.contains("No device has the code HT-NEW. The count has noted it."))
        #expect(clerk.text.contains("Put the thing aside, and go on."))
        #expect(!clerk.text.contains("Nothing was changed"))
        #expect(try desk.hub.text("SELECT code FROM stock_take_scan") == "HT-NEW")
    }

    @Test func aLabelThatIsNoneOfOursIsSaidToBeSo() throws {
        try count()
        try clerk.press("code:HT-NEW")
        try clerk.press("not-ours")
        #expect(clerk.text.contains("Done: none of ours"))
    }

    @Test func whatSomebodyElseSettledIsNotSettledTwice() throws {
        try count()
        try clerk.press("code:HT-NEW")
        let past = try #require(try desk.store.pastCounts(at: "millbrook").first)
        _ = try desk.store.answer(.notOurs, to: "HT-NEW", in: past.id, by: desk.act(.differenceSettled))
        try clerk.press("not-ours")
        #expect(clerk.text.contains("Somebody did this already."))
    }

    @Test(arguments: [
        "DELETE FROM stock_take_finding",
        "UPDATE stock_take_finding SET finding = 'found' WHERE finding = 'missing'",
        "UPDATE stock_take_finding SET state = 'lost' WHERE finding = 'missing'",
    ])
    func aCountStaysAsItWas(_ sql: String) throws {
        try count()
        _ = try desk.hub.text(sql)
        #expect(
            try desk.hub.text("SELECT group_concat(finding || state, ' ') FROM stock_take_finding")
                .contains("missingready")
        )
    }

    @Test func aDeviceThatIsScannedAtTwoHubsIsToldOf() throws {
        let asset = try desk.add("PHO-1")
        var there = desk.act(.stockTakeBegan)
        let book = there.book
        there.book = LendingBook(hub: "van", opening: book.opening, rules: book.rules, ladder: book.ladder)
        let other = try desk.store.beginStockTake(by: there)
        _ = try desk.store.scan(asset.tag.description, in: other.id)
        try desk.open()
        try clerk.press("count")
        clerk.type("PHO-1")
        #expect(clerk.text.contains("PHO-1: Smartphone was scanned at Library van too."))
    }
}

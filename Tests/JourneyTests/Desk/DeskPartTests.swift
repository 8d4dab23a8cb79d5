import Domain
import Ground
import Store
import Testing

@testable import Screens
@testable import handrail

/// What follows a device: its missing parts, another one in its place, the person it goes to, the hub it is bound for.
@Suite struct DeskPartTests {
    private let desk: LendingDesk
    private var clerk: Clerk { desk.clerk }

    init() throws { desk = try LendingDesk() }

    /// PHO-1 came back from Joan without its charger, and was got ready.
    private func comesBackWithoutACharger() throws {
        try desk.add("PHO-1")
        try desk.lend("PHO-1", to: desk.joan)
        try desk.scan("PHO-1", leadsTo: "desk.take-back")
        for part in ["case", "data-sim"] { try clerk.press(ElementID("part:\(part)")) }
        try clerk.press("kit")
        clerk.mean(.enter)
        try desk.sign(.inspect, .wipe, .charge)
    }

    @Test func aMissingChargerFollowsTheDeviceThroughItsNextLoan() throws {
        try comesBackWithoutACharger()
        #expect(try desk.asset("PHO-1").state == .ready)
        #expect(clerk.text.contains("Parts are missing: Charger."), "\(clerk.text)")
        try clerk.press("history")
        #expect(clerk.text.contains("came back without Charger"))
        #expect(clerk.text.contains("It came back without: Charger."), "\(clerk.text)")
        let loan = try #require(try desk.store.lastLoan(of: desk.asset("PHO-1").id))
        try clerk.press(ElementID("loan:\(loan.id)"))
        #expect(clerk.text.contains("It came back without: Charger."), "\(clerk.text)")
        clerk.mean(.back, .back)
        let mary = try DeskHub.register("Mary Hill", "D22222", in: desk.store)
        try desk.scan("PHO-1", leadsTo: "desk.device")
        try desk.scan("D22222", leadsTo: "desk.hand-out.kit")
        #expect(clerk.text.contains("It goes out without: Charger."))
        #expect(!clerk.screen.stops.contains("part:charger"))
        clerk.mean(.enter, .enter)
        let out = try #require(try desk.store.loans(of: mary.id).first)
        #expect(out.out.accessories == ["case", "data-sim"])
        try desk.scan("PHO-1", leadsTo: "desk.take-back")
        #expect(clerk.text.contains("Parts are missing: Charger."))
        clerk.mean(.enter)
        try clerk.press("next")
        #expect(clerk.text.contains("Parts are missing: Charger."))
    }

    @Test(arguments: [
        ("part-back:charger", "part back: Charger"), ("part-new:charger", "part replaced: Charger"),
    ])
    func thePartThatIsBackOrReplacedIsSignedAndGoesOutAgain(_ line: String, _ words: String) throws {
        try comesBackWithoutACharger()
        try clerk.press(ElementID(line))
        #expect(clerk.text.contains("The part is there again. Your name stands beside it."), "\(clerk.text)")
        #expect(!clerk.text.contains("Parts are missing"))
        try clerk.press("history")
        #expect(clerk.text.contains(words))
        let last = try #require(try desk.store.history(ofAsset: desk.asset("PHO-1").id).last)
        #expect(last.signedBy != nil)
        try clerk.press("leave")
        try desk.scan("PHO-1", leadsTo: "desk.device")
        try desk.scan("D12345", leadsTo: "desk.hand-out.kit")
        #expect(clerk.text.contains("Charger") && !clerk.text.contains("goes out without"))
    }

    @Test func eachSignatureHasALineOfItsOwnAndEnterSignsNothing() throws {
        try desk.add("PHO-1", ready: false)
        try desk.scan("PHO-1", leadsTo: "desk.device")
        clerk.mean(.enter, .enter, .enter)
        #expect(try desk.asset("PHO-1").prepared.isEmpty)
        clerk.type("1", "1", "1")
        #expect(try desk.asset("PHO-1").prepared == [.inspect], "one key signs one step")
        clerk.type("3")
        #expect(try desk.asset("PHO-1").prepared == [.inspect], "the wipe comes before")
        clerk.type("2", "3")
        #expect(try desk.asset("PHO-1").state == .ready)
    }

    @Test func anotherDeviceThatIsReadyGoesOutInsteadAndItsKitIsAskedAnew() throws {
        let mary = try DeskHub.register("Mary Hill", "D22222", in: desk.store)
        for number in 1...2 { try desk.add("PHO-\(number)") }
        try desk.add("PHO-3", ready: false)
        try desk.add("MAG-1", "magnifier")
        try desk.scan("PHO-1", leadsTo: "desk.device")
        try desk.scan("D12345", leadsTo: "desk.hand-out.kit")
        try clerk.press("part:charger")
        try clerk.press("kit")
        #expect(clerk.screen.id.hasPrefix("desk.hand-out.agreement"))
        try desk.lend("PHO-1", to: mary)
        clerk.mean(.enter)
        #expect(clerk.text.contains("Somebody has it on loan"), "\(clerk.text)")
        for (code, words) in [
            ("MAG-1", "another kind of device"), ("PHO-3", "Not signed"),
            ("NOPE", "Nothing here has the code"),
        ] {
            clerk.type(code)
            #expect(clerk.text.contains(words), "\(clerk.text)")
            #expect(clerk.screen.title.contains("PHO-1"))
        }
        clerk.type("PHO-2")
        #expect(clerk.text.contains("PHO-2 goes out instead of PHO-1."), "\(clerk.text)")
        clerk.mean(.enter, .enter)
        let loan = try #require(try desk.store.loans(of: desk.joan.id).first)
        #expect(loan.tag.description == "PHO-2" && loan.out.accessories.count == 3)
    }

    @Test func aCardFirstAndThenADeviceGoesOnWithThatPerson() throws {
        try desk.add("PHO-1")
        try desk.add("PHO-2", ready: false)
        clerk.type("D12345")
        #expect(clerk.screen.title == "Joan Marker")
        clerk.mean(.scan("PHO-1"))
        #expect(clerk.screen.id.hasPrefix("desk.hand-out.kit"), "\(clerk.text)")
        #expect(clerk.screen.title.contains("Joan Marker"))
        try clerk.press("stop")
        #expect(clerk.screen.title == "Joan Marker")
        clerk.mean(.scan("PHO-2"))
        #expect(clerk.screen.id.hasPrefix("desk.device"))
        clerk.mean(.back)
        let mary = try DeskHub.register("Mary Hill", "D22222", in: desk.store)
        clerk.mean(.scan("D22222"))
        #expect(clerk.screen.title == mary.details.name)
    }

    @Test func theHubThatADeviceComesToReadsItsOwnName() throws {
        let asset = try desk.add("ASH-1", at: "ashdale")
        var act = desk.act(.assetSent)
        let book = act.book
        act.book = LendingBook(hub: "ashdale", opening: book.opening, rules: book.rules, ladder: book.ladder)
        _ = try desk.store.make(.send(to: "millbrook"), to: asset.id, by: act)
        try desk.scan("ASH-1", leadsTo: "desk.device")
        #expect(clerk.text.contains("It is on its way to Millbrook Library."), "\(clerk.text)")
    }

    @Test func theBenchSaysWhyADeviceIsThere() throws {
        var asset = try desk.add("PHO-1")
        asset.testDue = World().today.adding(days: -3)
        _ = try desk.store.change(asset, by: desk.act(.assetChanged))
        try desk.open()
        try clerk.press("bench")
        #expect(clerk.text.contains("Its electrical test was due on"), "\(clerk.text)")
        #expect(!clerk.text.contains("ready to lend"))
    }

    @Test func enterIsSaidToTakeALineOnlyWhereItDoes() throws {
        let mary = try DeskHub.register("Mary Hill", "D22222", in: desk.store)
        for number in 1...2 { try desk.add("PHO-\(number)") }
        try desk.lend("PHO-1", to: desk.joan)
        try desk.scan("PHO-2", leadsTo: "desk.device")
        try clerk.press("data")
        #expect(clerk.text.contains("Type the number of a line."))
        try clerk.press("leave")
        try desk.scan("D12345", leadsTo: "desk.hand-out.kit")
        #expect(!clerk.text.contains("Enter takes line 1"), "the limit stops it")
        clerk.mean(.enter)
        #expect(clerk.screen.id.hasPrefix("desk.hand-out.kit"))
        try clerk.press("stop")
        clerk.mean(.back)
        try desk.scan("PHO-2", leadsTo: "desk.device")
        try desk.scan("D22222", leadsTo: "desk.hand-out.kit")
        #expect(clerk.text.contains("Enter takes line 1"))
        clerk.mean(.enter, .enter)
        #expect(try desk.store.loans(of: mary.id).count == 1)
    }

    @Test func aPreparedReservationGoesOutFromTheDeskWithTwelveKeysOrFewer() throws {
        try desk.add("PHO-1")
        try desk.queue(desk.joan)
        _ = try desk.promise(desk.joan)
        var keys = 0
        func type(_ text: String) {
            clerk.type(text)
            keys += text.count + 1
        }
        func enter() {
            clerk.mean(.enter)
            keys += 1
        }
        // The desk counts again by itself.
        clerk.wait(30_000)
        #expect(clerk.text.contains("1 reservation to prepare"))
        let line = try #require(clerk.screen.numbered.first { $0.value == "pickups" }?.key)
        type(String(line))
        type("1")
        #expect(clerk.text.contains("Hand out PHO-1 now"), "\(clerk.text)")
        enter()
        #expect(clerk.screen.title.contains("PHO-1"))
        enter()
        enter()
        #expect(clerk.screen.id.hasPrefix("desk.lent"), "\(clerk.text)")
        #expect(keys <= 12, "\(keys)")
        #expect(try desk.store.loans(of: desk.joan.id).count == 1)
    }
}

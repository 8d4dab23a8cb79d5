import Domain
import Ground
import Store
import Testing

@testable import Screens
@testable import handrail

/// What there is to do about equipment beside lending it: late loans, the bench, queues, counts, supplies.
@Suite struct DeskLendingWorkTests {
    private let desk: LendingDesk
    private var clerk: Clerk { desk.clerk }

    init() throws { desk = try LendingDesk() }

    @Test func whoHasWhatIsSeenByHubByKindAndByWhatIsLate() throws {
        let mary = try DeskHub.register("Mary Hill", "D2", in: desk.store)
        try desk.add("PHO-1")
        try desk.add("MAG-1", "magnifier")
        try desk.lend("PHO-1", to: desk.joan, daysAgo: 30)
        try desk.lend("MAG-1", to: mary)
        try desk.open()
        #expect(clerk.text.contains("1 loan is late"))
        try clerk.press("loans")
        #expect(clerk.text.contains("Joan Marker has PHO-1, Smartphone. It is "))
        #expect(clerk.text.contains("Mary Hill has MAG-1, Reading screen, until"))
        try clerk.press("late")
        #expect(!clerk.text.contains("Mary Hill"))
        try clerk.press("late")
        try clerk.press("model")
        #expect(clerk.text.contains("Kind: Reading screen"))
        #expect(!clerk.text.contains("Joan Marker"))
        try clerk.press("model")
        try clerk.press("hub")
        try clerk.press("hub")
        #expect(clerk.text.contains("Hub: Ashdale Library"))
        #expect(!clerk.text.contains("Joan Marker"))
    }

    @Test func aCallIsNotedHardshipIsMetWithCareAndTheBlockIsLifted() throws {
        try desk.add("PHO-1")
        let loan = try desk.lend("PHO-1", to: desk.joan, daysAgo: 60)
        try desk.open()
        try clerk.press("overdue")
        #expect(clerk.text.contains("To call today"))
        try clerk.press(ElementID("loan:\(loan.id)"))
        #expect(clerk.text.contains("Nothing new is lent to them until it is back"))
        try clerk.press("no-answer")
        try clerk.press("note")
        #expect(clerk.text.contains("Ask first if all is well"))
        clerk.type("Her sister is ill; she brings it on 3 May")
        let notes = try desk.store.notes(on: loan.id)
        #expect(notes.count == 2)
        #expect(notes[0].hasSuffix("Nobody answered"))
        #expect(notes[1].contains("Coordinator Green: Her sister is ill"))
        try clerk.press("hardship")
        #expect(clerk.text.contains("There is never a fine"))
        #expect(try desk.store.loan(loan.id)?.isHardship == true)
        try clerk.press("hardship")
        try clerk.press("waive")
        #expect(try desk.store.loan(loan.id)?.waivedUntil == World().today.adding(days: 14))
        #expect(!clerk.text.contains("Nothing new is lent"))
        try clerk.press("unwaive")
        #expect(try desk.store.loan(loan.id)?.waivedUntil == nil)
    }

    @Test func theBenchSaysTheNextStepOfEachAndRepairHasADay() throws {
        try desk.add("PHO-1", ready: false)
        try desk.add("PHO-2")
        try desk.open()
        #expect(clerk.text.contains("1 device to get ready"))
        try clerk.press("bench")
        #expect(clerk.text.contains("Next step: inspect"))
        clerk.type("1")
        #expect(clerk.screen.id.hasPrefix("desk.device"))
        try clerk.press("damaged")
        #expect(clerk.text.contains("Send it to repair, or set it aside"))
        clerk.mean(.enter)
        #expect(try desk.asset("PHO-1").prepared.isEmpty)
        try clerk.press("repair")
        clerk.type("1 2 2020")
        #expect(clerk.text.contains("That is no day to come"))
        let day = World().today.adding(days: 9)
        clerk.type("\(day.day) \(day.month) \(day.year)")
        #expect(try desk.asset("PHO-1").state == .repair(until: day))
        try clerk.press("take-up")
        #expect(try desk.asset("PHO-1").state == .preparing)
        try clerk.press("fault")
        clerk.type("The plug is loose")
        #expect(clerk.text.contains("A fault was told of: The plug is loose"))
        try clerk.press("quarantine")
        #expect(try desk.asset("PHO-1").state == .quarantine)
        try clerk.press("lost")
        clerk.type("Not on its shelf")
        #expect(try desk.asset("PHO-1").state == .lost)
        try clerk.press("history")
        #expect(clerk.text.contains("Coordinator Green"))
        try clerk.press("retire")
        clerk.type("Too old")
        #expect(try desk.asset("PHO-1").state == .retired)
    }

    @Test func dataThatIsFoundIsSetAsideAndItsOwnerIsCalled() throws {
        try desk.add("PHO-1")
        try desk.lend("PHO-1", to: desk.joan)
        try desk.scan("PHO-1", leadsTo: "desk.take-back")
        clerk.mean(.enter, .enter)
        try clerk.press("data")
        #expect(clerk.text.contains("Do not open it and do not read it"))
        try clerk.press("keep")
        #expect(try desk.asset("PHO-1").state == .quarantine)
        let call = try #require(try desk.store.openFollowUps().first)
        #expect(call.person == desk.joan.id && call.detail.contains("PHO-1"))
    }

    @Test func whatIsKeptForTheNextIsListedAndHandedOutFromThere() throws {
        let mary = try DeskHub.register("Mary Hill", "D2", in: desk.store)
        try desk.add("PHO-1")
        try desk.queue(desk.joan)
        try desk.queue(mary)
        try desk.open()
        #expect(clerk.text.contains("1 reservation to prepare"))
        try clerk.press("queues")
        #expect(clerk.text.contains("Smartphone: kept for Joan Marker until"))
        #expect(clerk.text.contains("Smartphone: Mary Hill is number 1"))
        let waiting = try #require(try desk.store.holds(of: mary.id).first)
        try clerk.press(ElementID("hold:\(waiting.id)"))
        try clerk.press("take-out")
        #expect(try desk.store.holds(of: mary.id).isEmpty)
        try clerk.press("leave")
        try clerk.press("pickups")
        #expect(clerk.text.contains("Put PHO-1 ready"))
        clerk.type("1")
        #expect(clerk.screen.id.hasPrefix("desk.pickup"))
        try desk.scan("PHO-1", leadsTo: "desk.hand-out.kit")
        clerk.mean(.enter, .enter)
        #expect(clerk.screen.id.hasPrefix("desk.lent"))
    }

    @Test func aTransferIsSignedByBothHubs() throws {
        try desk.add("PHO-1")
        try desk.scan("PHO-1", leadsTo: "desk.device")
        try clerk.press("send:ashdale")
        #expect(try desk.asset("PHO-1").state == .transit(to: "ashdale"))
        #expect(clerk.text.contains("It is on its way to Ashdale Library"))
        let arriving = try desk.add("ASH-1", at: "ashdale")
        let sent = desk.act(.assetSent)
        var there = sent
        let book = sent.book
        there.book = LendingBook(
            hub: "ashdale",
            opening: book.opening,
            rules: book.rules,
            ladder: book.ladder
        )
        _ = try desk.store.make(.send(to: "millbrook"), to: arriving.id, by: there)
        try desk.scan("ASH-1", leadsTo: "desk.device")
        #expect(clerk.text.contains("It has arrived here"))
        clerk.mean(.enter)
        let now = try desk.asset("ASH-1")
        #expect(now.hub == "millbrook" && now.state == .ready)
        let way = try #require(Transfer.all(in: try desk.store.history(ofAsset: now.id)).first)
        #expect(way.sent.signedBy != nil && way.received?.signedBy != nil)
    }

    @Test func sixtyDevicesAreCountedThreeAreWrongAndEachIsSettled() throws {
        for number in 1...60 { try desk.add("PHO-\(number)") }
        try desk.add("VAN-1", at: "van")
        let mary = try DeskHub.register("Mary Hill", "D2", in: desk.store)
        try desk.add("MAG-1", "magnifier")
        try desk.lend("MAG-1", to: mary)
        try desk.open()
        try clerk.press("count")
        for number in 1...30 { clerk.type("PHO-\(number)") }
        #expect(clerk.text.contains("PHO-30: Smartphone is here"))
        clerk.type("PHO-7")
        #expect(clerk.text.contains("PHO-7: Smartphone was scanned before"))
        try clerk.press("leave")
        #expect(clerk.text.contains("Go on with the stock-take"))
        try clerk.press("count")
        #expect(clerk.text.contains("Found: 30. Not seen yet: 30"))
        for number in 31...59 { clerk.type("pho-\(number)") }
        clerk.type("VAN-1", "MAG-1", "98765432")
        #expect(clerk.text.contains("Nothing here has the code 98765432"))
        try clerk.press("end")
        #expect(clerk.text.contains("Found: 59. Missing: 1. Should be elsewhere: 2. Not known: 1."))
        #expect(clerk.text.contains("Nothing was done about it yet"))
        let missing = try desk.asset("PHO-60")
        try clerk.press(ElementID("device:\(missing.id)"))
        try clerk.press("lost")
        clerk.type("Not seen since the fair")
        try clerk.press("leave")
        #expect(clerk.text.contains("Done: It is noted as lost."))
        #expect(try desk.asset("PHO-60").state == .lost)
        let laptop = try desk.asset("MAG-1")
        try clerk.press(ElementID("device:\(laptop.id)"))
        #expect(clerk.screen.id.hasPrefix("desk.take-back"))
        clerk.mean(.enter)
        try clerk.press("done")
        #expect(clerk.text.contains("Done: It is being got ready."))
        let kinds = try desk.store.history(ofAsset: missing.id).map(\.kind)
        #expect(kinds.contains(.missed) && kinds.last == .lost)
    }

    @Test func vouchersAreGivenToSomebodyAndTheStockIsCounted() throws {
        try desk.open()
        try clerk.press("supplies")
        try clerk.press("add")
        clerk.type("SIM card, B7")
        #expect(clerk.text.contains("Type it like this"))
        let day = World().today.adding(days: 300)
        clerk.type("SIM card, B7, 2, \(day.day) \(day.month) \(day.year)")
        #expect(clerk.text.contains("SIM card, batch B7: 2 left"))
        clerk.type("1")
        clerk.type("PHO-404")
        #expect(clerk.text.contains("Nothing here has the code PHO-404"))
        clerk.type("D12345")
        #expect(clerk.text.contains("Joan Marker has one: SIM card. 1 is left."))
        #expect(clerk.text.contains("Ask for more"))
        #expect(try desk.store.gifts(to: desk.joan.id).count == 1)
        clerk.type("D12345")
        #expect(clerk.screen.title == "Joan Marker")
        #expect(clerk.text.contains("Given: 1 of SIM card"))
    }

    @Test func theSingleViewOfAPersonHasHerLoansReservationsAndPlaces() throws {
        let mary = try DeskHub.register("Mary Hill", "D2", in: desk.store)
        try desk.add("PHO-1")
        try desk.add("MAG-1", "magnifier")
        try desk.add("BOX-1", "wifi-box")
        let loan = try desk.lend("PHO-1", to: desk.joan)
        try desk.queue(desk.joan, for: "magnifier")
        try desk.queue(mary, for: "wifi-box", minutesAgo: 5)
        try desk.queue(desk.joan, for: "wifi-box")
        clerk.type("D12345")
        #expect(clerk.text.contains("Joan Marker has PHO-1, Smartphone, until"))
        #expect(clerk.text.contains("Joan Marker fetches: Reading screen"))
        #expect(clerk.text.contains("Wifi box with data: Joan Marker is number 2"))
        try clerk.press(ElementID("loan:\(loan.id)"))
        #expect(clerk.screen.id.hasPrefix("desk.loan"))
        try clerk.press("renew")
        #expect(clerk.text.contains("They may keep it until"))
        clerk.mean(.back)
        let promise = try desk.promise(desk.joan)
        try clerk.press(ElementID("pickup:\(promise.reference)"))
        try desk.scan("MAG-1", leadsTo: "desk.hand-out.kit")
    }
}

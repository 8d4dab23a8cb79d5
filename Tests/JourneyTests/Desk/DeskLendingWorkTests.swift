import Domain
import Ground
import Store
import Testing

@testable import Screens
@testable import handrail

/// What there is to do about equipment beside lending it: late loans, the bench, what is kept for whom.
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
        try clerk.press("leave")
        try clerk.press("retire")
        clerk.type("Too old")
        #expect(try desk.asset("PHO-1").state == .lost)
        try clerk.press("retire-sure")
        #expect(try desk.asset("PHO-1").state == .retired)
    }

    @Test func whatIsKeptForTheNextIsListedAndHandedOutFromThere() throws {
        let mary = try DeskHub.register("Mary Hill", "D2", in: desk.store)
        try desk.add("PHO-1")
        try desk.queue(desk.joan)
        try desk.queue(mary)
        _ = try desk.promise(desk.joan)
        try desk.open()
        #expect(clerk.text.contains("1 reservation to prepare"))
        try clerk.press("queues")
        #expect(clerk.text.contains("Smartphone: kept for Joan Marker until"))
        #expect(clerk.text.contains("Smartphone: Mary Hill is number 1"))
        let waiting = try #require(try desk.store.holds(of: mary.id).first)
        try clerk.press(ElementID("hold:\(waiting.id)"))
        try clerk.press("out")
        try clerk.press("why:asked")
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

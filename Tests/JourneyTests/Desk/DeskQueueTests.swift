import Domain
import Ground
import Store
import Testing

@testable import Screens
@testable import handrail

/// Those who wait for a model: seen whole, moved up and taken out for a reason.
@Suite struct DeskQueueTests {
    private let desk: LendingDesk
    private var clerk: Clerk { desk.clerk }
    private let people: [Person]

    init() throws {
        let desk = try LendingDesk()
        var people = [desk.joan]
        for (number, name) in ["Mary Hill", "Ann Lee", "Tom Ford"].enumerated() {
            people.append(try DeskHub.register(name, "D\(number + 2)", in: desk.store))
        }
        for (index, person) in people.enumerated() {
            try desk.queue(person, minutesAgo: Int64(10 - index))
        }
        (self.desk, self.people) = (desk, people)
        try desk.open()
        try clerk.press("queues")
    }

    private func open(_ person: Person) throws -> Hold {
        let hold = try #require(try desk.store.holds(of: person.id).first)
        try clerk.press(ElementID("hold:\(hold.id)"))
        return hold
    }

    private func order() throws -> [ID] {
        try desk.store.queue(for: "smartphone", at: "millbrook").waiting.map(\.person)
    }

    private func reason(_ act: String) throws -> String {
        try desk.hub.text(
            "SELECT r.reason FROM act_reason AS r JOIN audit AS a ON a.id = r.audit WHERE a.act = '\(act)'"
        )
    }

    @Test func theWholeQueueIsSeenModelByModel() {
        #expect(clerk.text.contains("Smartphone: 4 wait"))
        for (index, name) in ["Joan Marker", "Mary Hill", "Ann Lee", "Tom Ford"].enumerated() {
            #expect(clerk.text.contains("\(name) is number \(index + 1)"))
        }
    }

    @Test func somebodyIsMovedUpOnePlaceForAReasonThatIsKept() throws {
        let hold = try open(people[3])
        try clerk.press("up")
        #expect(clerk.text.contains("Why does Tom Ford move up?"))
        #expect(try order().last == people[3].id, "nothing is moved without a reason")
        try clerk.press("why:health")
        #expect(clerk.text.contains("Tom Ford is number 3 now."))
        #expect(try order() == [people[0], people[1], people[3], people[2]].map(\.id))
        #expect(try reason("hold.moved") == "health")
        #expect(try desk.hub.acts(on: hold.id).count { $0.hasPrefix("hold.moved") } == 1)
        try clerk.press("leave")
        #expect(clerk.text.contains("Moved up by staff."))
    }

    @Test func somebodyGoesToTheFrontAndWhoJoinsLaterIsStillLast() throws {
        _ = try open(people[2])
        try clerk.press("first")
        try clerk.press("why:work")
        let late = try DeskHub.register("Eve Late", "D9", in: desk.store)
        try desk.queue(late)
        #expect(try order() == [people[2], people[0], people[1], people[3], late].map(\.id))
        try desk.add("PHO-1")
        try desk.queue(try DeskHub.register("Last One", "D10", in: desk.store))
        #expect(try desk.store.reservations(of: people[2].id).count == 1, "the first one is offered it")
    }

    @Test func somebodyIsTakenOutForAReason() throws {
        _ = try open(people[1])
        try clerk.press("out")
        try clerk.press("why:unreachable")
        #expect(try order() == [people[0], people[2], people[3]].map(\.id))
        #expect(try reason("hold.left") == "unreachable")
        #expect(clerk.screen.id.hasPrefix("desk.queues"))
        #expect(clerk.text.contains("Smartphone: 3 wait"))
    }

    @Test func aReasonIsNeverChangedAndTakesNoWordsAboutAPerson() throws {
        _ = try open(people[1])
        try clerk.press("out")
        try clerk.press("why:asked")
        for sql in ["UPDATE act_reason SET reason = 'x'", "DELETE FROM act_reason"] {
            _ = try desk.hub.text(sql)
            #expect(try reason("hold.left") == "asked")
        }
        _ = try desk.hub.text("INSERT INTO act_reason SELECT id, 'Her mother is ill' FROM audit LIMIT 1")
        #expect(try desk.hub.text("SELECT count(*) FROM act_reason") == "1")
    }

    @Test func whoTelephonesThatSheIsAwayKeepsHerPlaceAndTheNextIsAsked() throws {
        let hold = try open(people[0])
        try clerk.press("away")
        #expect(clerk.text.contains("Until which day is Joan Marker away?"))
        let last = World().today.adding(days: 20)
        clerk.type("some day")
        #expect(clerk.text.contains("Type a day, like"))
        clerk.type("\(last.day) \(last.month) \(last.year)")
        let date = try RealHub.words().date(last, withWeekday: true)
        #expect(
            clerk.text.contains("Joan Marker is away until \(date), and keeps the place."),
            "\(clerk.text)"
        )
        #expect(try desk.store.hold(hold.id)?.away == last)
        #expect(try order() == people.map(\.id))
        try clerk.press("leave")
        #expect(clerk.text.contains("Away until \(date)."))
        try desk.add("PHO-1")
        try desk.queue(try DeskHub.register("Last One", "D10", in: desk.store))
        #expect(try desk.store.reservations(of: people[1].id).count == 1, "the next one is offered it")
        #expect(try desk.hub.acts(on: hold.id).count { $0.hasPrefix("hold.paused") } == 1)
    }

    @Test func whoTelephonesThatSheIsBackIsAskedAgain() throws {
        let hold = try open(people[0])
        _ = try desk.store.setAway(hold.id, until: World().today.adding(days: 9), by: desk.act(.holdPaused))
        try clerk.press("leave")
        try clerk.press(ElementID("hold:\(hold.id)"))
        #expect(!clerk.screen.stops.contains("away"))
        try clerk.press("here")
        #expect(clerk.text.contains("Joan Marker is back, as number 1."))
        #expect(try desk.store.hold(hold.id)?.away == nil)
        #expect(clerk.screen.stops.contains("away"))
    }

    @Test(arguments: [-1, 400])
    func aDayThatCannotBeIsRefusedWithTheDaysThatCan(_ after: Int) throws {
        let hold = try open(people[0])
        let last = World().today.adding(days: after)
        try clerk.press("away")
        clerk.type("\(last.day) \(last.month) \(last.year)")
        #expect(clerk.text.contains("It must be a day from"), "\(clerk.text)")
        #expect(try desk.store.hold(hold.id)?.away == nil)
    }

    @Test func whoFetchesItAtAnotherLibraryKeepsSinceWhenSheWaits() throws {
        let hold = try open(people[0])
        #expect(!clerk.screen.stops.contains("hub"), "no other library lends it")
        try desk.add("PHO-9", at: "ashdale", ready: false)
        try clerk.press("leave")
        try clerk.press(ElementID("hold:\(hold.id)"))
        try clerk.press("hub")
        #expect(clerk.text.contains("Where does Joan Marker fetch it?"))
        try clerk.press("hub:ashdale")
        #expect(clerk.text.contains("Joan Marker waits at Ashdale Library now."), "\(clerk.text)")
        let moved = try #require(try desk.store.hold(hold.id))
        #expect(moved.hub == "ashdale" && moved.queuedAt == hold.queuedAt)
        #expect(try desk.hub.acts(on: hold.id).contains { $0.hasPrefix("hold.relocated") })
        try clerk.press("leave")
        #expect(clerk.text.contains("Smartphone: 3 wait") && !clerk.text.contains("Joan Marker"))
        let neighbour = try Neighbour(at: desk.hub)
        try neighbour.openLoans()
        try neighbour.press("hold:smartphone")
        #expect(neighbour.text.contains("You fetch it at Ashdale Library."), "\(neighbour.text)")
    }

    @Test func whoIsOfferedOneIsNotPutOff() throws {
        try desk.add("PHO-1")
        try desk.queue(try DeskHub.register("Last One", "D10", in: desk.store))
        try clerk.press("leave")
        try clerk.press("queues")
        let hold = try #require(try desk.store.holds(of: people[0].id).first)
        try #require(hold.state == .offered)
        try clerk.press(ElementID("hold:\(hold.id)"))
        #expect(!clerk.screen.stops.contains("away") && clerk.screen.stops.contains("out"))
    }

    @Test func whoWasTakenOutMeanwhileIsNotMoved() throws {
        let hold = try open(people[2])
        _ = try desk.store.leaveQueue(hold.id, by: desk.act(.holdLeft))
        try clerk.press("up")
        try clerk.press("why:work")
        #expect(clerk.text.contains("They do not wait for it any more."))
    }
}

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

    @Test func whoWasTakenOutMeanwhileIsNotMoved() throws {
        let hold = try open(people[2])
        _ = try desk.store.leaveQueue(hold.id, by: desk.act(.holdLeft))
        try clerk.press("up")
        try clerk.press("why:work")
        #expect(clerk.text.contains("They do not wait for it any more."))
    }
}

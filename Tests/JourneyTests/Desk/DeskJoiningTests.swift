import Domain
import Ground
import Screens
import Store
import Testing

@testable import handrail

/// Two records of one person at the desk, over a real store.
@Suite struct DeskJoiningTests {
    private let hub: DeskHub
    /// The second record of Joan, with another address and no card.
    private let twin: Person

    init() throws {
        hub = try DeskHub()
        twin = try DeskHub.register("Joan Mary Marker", "D77777", in: hub.store)
        var details = twin.details
        (details.address, details.phone) = (["2 New Street"], "01632 960 777")
        _ = try hub.store.change(twin.id, to: details, at: World().now, audit: DeskHub.audit(.detailsChanged))
    }

    private func coordinator() throws -> Clerk { try Clerk(at: hub, as: "coordinator") }

    /// A coordinator with the two records side by side.
    private func comparing() throws -> Clerk {
        let clerk = try coordinator()
        try clerk.press("records")
        try clerk.press("duplicates")
        try clerk.press(ElementID("pair:\(hub.joan.number)-\(twin.number)"))
        try #require(clerk.screen.id == "desk.join")
        return clerk
    }

    /// Who answers where an account number is looked for.
    private func found(_ text: String) throws -> [ID] { try hub.store.people(fitting: text).map(\.id) }

    @Test func twoRecordsThatLookLikeOnePersonAreListedWithWhy() throws {
        try DeskHub.register("Sam Other", nil, in: hub.store)
        let clerk = try coordinator()
        try clerk.press("records")
        try clerk.press("duplicates")
        #expect(clerk.text.contains("Joan Marker and Joan Mary Marker"))
        #expect(clerk.text.contains("Alike in: part of the name, date of birth, email, postcode"))
        #expect(!clerk.text.contains("Sam Other"))
    }

    @Test func whatIsChosenStaysAndNothingIsLost() throws {
        let old = try hub.send("missed-bin", for: hub.joan)
        let new = try hub.send("bulky-waste", for: twin)
        let clerk = try comparing()
        #expect(clerk.text.contains("1 request, 1 open"))
        try clerk.press("address:2")
        try clerk.press("name:2")
        try clerk.press("check")
        #expect(clerk.screen.id == "desk.join.check" && clerk.screen.focus == "stay")
        #expect(clerk.text.contains("Address: 2 New Street, ZY1 4LB"))
        #expect(clerk.text.contains("Phone: 01632 960 100"))
        #expect(clerk.text.contains("This cannot be undone"))
        try clerk.press("join")
        #expect(clerk.screen.id == "desk.join.done")
        #expect(clerk.text.contains("2 requests"))
        try clerk.press("see")
        #expect(clerk.screen.title == "Joan Mary Marker")
        for text in [
            hub.joan.number.grouped, twin.number.grouped, "D12345", "D77777", old.grouped, new.grouped,
        ] {
            #expect(try found(text) == [hub.joan.id], "\(text) does not find her")
        }
        let joan = try #require(try hub.store.person(hub.joan.id))
        #expect(joan.details.address == ["2 New Street"] && joan.details.phone == "01632 960 100")
        #expect(try hub.store.joinedInto(twin.id) == hub.joan.id)
        let held = try hub.store.held(on: joan.id, audit: DeskHub.audit(.dataTakenAway)).json
        for lost in ["14 Weir Road", "01632 960 777"] { #expect(held.contains(lost), "\(lost) is lost") }
        let member = try #require(try hub.store.staff(login: "coordinator"))
        #expect(try hub.acts(on: joan.id).contains("person.joined \(member.id)"))
        #expect(try hub.acts(on: twin.id).contains("person.joined \(member.id)"))
    }

    @Test func whoLookedAtTheSecondRecordIsSeenStill() throws {
        let first = try coordinator()
        first.type(twin.number.grouped)
        let before = try hub.store.views(of: twin.id).count
        #expect(before == 1)
        let clerk = try comparing()
        try clerk.press("check")
        try clerk.press("join")
        // Once before, and once on each of the two where they stood side by side.
        #expect(try hub.store.views(of: hub.joan.id).count == 3)
    }

    @Test func theOtherAccountMayStayAndItsPINWithIt() throws {
        let clerk = try comparing()
        try clerk.press("account:2")
        try clerk.press("check")
        #expect(clerk.text.contains("Account \(twin.number.grouped) stays"))
        try clerk.press("join")
        try clerk.press("see")
        #expect(clerk.screen.caption?.contains(twin.number.grouped) == true)
        #expect(try found(hub.joan.number.grouped) == [twin.id])
    }

    @Test func aPersonOnTheScreenIsJoinedToOneThatIsLookedFor() throws {
        let sam = try DeskHub.register("Sam Other", nil, in: hub.store)
        let clerk = try coordinator()
        clerk.type("D12345")
        try clerk.press("same")
        clerk.type("D12345")
        #expect(clerk.text.contains("Nobody else was found"))
        clerk.mean(.enter)
        clerk.type("other")
        try clerk.press(ElementID("person:\(sam.id)"))
        #expect(clerk.text.contains("Alike in: date of birth, phone, email, postcode"))
        try clerk.press("check")
        try clerk.press("join")
        clerk.mean(.back)
        #expect(clerk.screen.id.hasPrefix("desk.front"), "the record under it may be gone")
        #expect(try hub.store.person(sam.id) == nil)
    }

    @Test func twoPeopleWhoAreAlikeAreTakenOffTheListForGood() throws {
        let clerk = try comparing()
        try clerk.press("apart")
        #expect(clerk.screen.id == "desk.duplicates")
        #expect(clerk.text.contains("No two records look as if"))
        #expect(try hub.store.person(twin.id) != nil)
        #expect(try hub.text("SELECT count(*) FROM audit WHERE act = 'person.told-apart'") == "1")
    }

    @Test func nothingIsJoinedBeforeItIsSaidTwice() throws {
        let clerk = try comparing()
        try clerk.press("check")
        try clerk.press("stay")
        #expect(clerk.screen.id == "desk.join")
        try clerk.press("stay")
        #expect(clerk.screen.id == "desk.duplicates")
        #expect(try hub.store.person(twin.id) != nil)
    }

    @Test func ofTwoWhoJoinTheSameRecordsTheSecondIsToldKindly() throws {
        let (first, second) = (try comparing(), try comparing())
        for clerk in [first, second] {
            try clerk.press("check")
            try clerk.press("join")
        }
        #expect(first.screen.id == "desk.join.done")
        #expect(second.text.contains("Somebody joined one of the two records meanwhile"))
        try second.press("stay")
        #expect(second.text.contains("No two records look as if"))
        #expect(try hub.text("SELECT count(*) FROM audit WHERE act = 'person.joined'") == "2")
    }

    @Test func aRecordThatWasErasedMeanwhileIsNotJoined() throws {
        let clerk = try comparing()
        try clerk.press("check")
        try hub.store.erase(twin.id, at: World().now, audit: DeskHub.audit(.personErased))
        try clerk.press("join")
        #expect(clerk.text.contains("One of the two records was erased meanwhile"))
        #expect(clerk.screen.stops.contains("stay") && !clerk.screen.stops.contains("check"))
        #expect(try hub.store.person(hub.joan.id) == hub.joan)
    }

    @Test func aRecordThatWasChangedMeanwhileIsShownAsItIsNow() throws {
        let clerk = try comparing()
        try clerk.press("check")
        var details = hub.joan.details
        details.email = "new@example.org"
        _ = try hub.store.change(hub.joan.id, to: details, at: World().now, audit: DeskHub.audit())
        try clerk.press("join")
        #expect(clerk.text.contains("Somebody changed one of the two records meanwhile"))
        #expect(clerk.text.contains("new@example.org"))
        #expect(try hub.store.person(twin.id) != nil)
        try clerk.press("check")
        try clerk.press("join")
        #expect(clerk.screen.id.hasPrefix("desk.join.done"))
    }

    @Test func whoIsToBeErasedIsNotJoinedFirst() throws {
        let member = try DeskHub.add("ada", .coordinator, isGiven: false, to: hub.store)
        let approval = Approval(
            id: DeskHub.newID(),
            deed: .erasure(twin.id),
            askedBy: member.id,
            askedAt: World().now
        )
        _ = try hub.store.ask(approval, audit: DeskHub.audit(.approvalAsked))
        let clerk = try coordinator()
        try clerk.press("records")
        try clerk.press("duplicates")
        try clerk.press(ElementID("pair:\(hub.joan.number)-\(twin.number)"))
        #expect(clerk.text.contains("Somebody asked to erase one of these people"))
        try clerk.press("check")
        try clerk.press("join")
        #expect(clerk.text.contains("Somebody asked to erase one of these people"))
        #expect(try hub.store.person(twin.id) != nil)
    }

    @Test func anAppointmentThatCannotStandTwiceIsNamedBefore() throws {
        for (number, person) in [(1, hub.joan), (2, twin)] {
            let reference = Reference(payload: World.values(below: 31, 8))
            _ = try hub.text(
                """
                INSERT INTO appointment (id, reference, person, team, day, starts, ends, room, lane, held, mode, state,
                booked_at) VALUES (randomblob(16), '\(reference)',
                (SELECT id FROM person WHERE number = '\(person.number)'), 'advice',
                '\(World().today.adding(days: 3).iso)', \(540 + number * 60), \(570 + number * 60), 'R', 0, 0,
                'telephone', 'booked', 5)
                """
            )
        }
        let clerk = try comparing()
        #expect(clerk.text.contains("1 appointment ends"))
        try clerk.press("check")
        try clerk.press("join")
        let gone = try #require(
            try hub.store.appointments(of: hub.joan.id, from: World().today).first { $0.state == .cancelled }
        )
        let told = try hub.store.messages(of: hub.joan.id, at: World().now).filter {
            $0.kind == .appointmentCancelled
        }
        #expect(told.count == 1 && told[0].values[.reference] == gone.reference.description, "she is told")
        let acts = "SELECT count(*) FROM audit WHERE act = 'appointment.cancelled' AND actor = 'staff'"
        #expect(try hub.text(acts) == "1", "it is an act of its own")
        try clerk.press("see")
        #expect(clerk.text.contains("Cancelled: "), "\(clerk.text)")
    }

    @Test func whatWasNotChosenIsReadOnHerPageAtTheDesk() throws {
        var details = try #require(try hub.store.person(twin.id)).details
        details.born = details.born.adding(days: 9)
        _ = try hub.store.change(twin.id, to: details, at: World().now, audit: DeskHub.audit(.detailsChanged))
        // So unlike, they are in no list: staff who know compare them.
        let clerk = try coordinator()
        clerk.type(hub.joan.number.description)
        try clerk.press("same")
        clerk.type(twin.number.description)
        try clerk.press(ElementID("person:\(twin.id)"))
        try clerk.press("check")
        try clerk.press("join")
        try clerk.press("see")
        #expect(clerk.text.contains("What was known before"))
        #expect(clerk.text.contains("date of birth: "), "\(clerk.text)")
        #expect(clerk.text.contains("phone: 01632 960 777, until "))
    }

    @Test func aCaseworkerIsOfferedNoJoining() throws {
        let clerk = try Clerk(at: hub, as: "caseworker")
        clerk.type("D12345")
        #expect(!clerk.screen.stops.contains("same"))
        guard
            case .refused(.rule(.noRight(.mergePeople))) = clerk.force(
                .record(.compare(hub.joan.id, twin.id))
            )
        else {
            Issue.record("A caseworker sees two records side by side")
            return
        }
    }
}

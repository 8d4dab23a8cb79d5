import Domain
import Ground
import Screens
import Store
import Testing

@testable import handrail

/// Who acts for whom, what services are told, and wishes to be forgotten, at the desk over a real store.
@Suite struct DeskRecordsTests {
    private let hub: DeskHub
    private let sam: Person

    init() throws {
        hub = try DeskHub()
        sam = try DeskHub.register("Sam Carer", "D55555", in: hub.store)
    }

    private func coordinator() throws -> Clerk { try Clerk(at: hub, as: "coordinator") }

    /// A coordinator who goes on to the days of Sam, who acts for Joan in some things.
    private func recording(_ ground: String, _ powers: String...) throws -> Clerk {
        let clerk = try coordinator()
        clerk.type("D12345")
        try clerk.press("acting")
        try clerk.press("record")
        clerk.type("carer")
        try clerk.press(ElementID("person:\(sam.id)"))
        try clerk.press(ElementID("ground:\(ground)"))
        for power in powers { try clerk.press(ElementID("power:\(power)")) }
        try clerk.press("powers")
        return clerk
    }

    // MARK: Acting

    @Test func aCarerActsForAResidentWithinWhatIsRecorded() throws {
        let clerk = try recording("said-at-desk", "see-requests")
        clerk.mean(.enter, .enter)
        #expect(clerk.screen.title == "Sam Carer acts for Joan Marker")
        try clerk.press("save")
        #expect(clerk.text.contains("It is recorded. Both see this in their account."))
        let today = World().today
        let use = AccountUse(owner: hub.joan.id, representative: sam.id)
        try hub.store.mayDo(.seeRequests, in: use, on: today)
        #expect(throws: StoreError.notRepresented(.notIncluded(.sendForms))) {
            try hub.store.mayDo(.sendForm, in: use, on: today)
        }
        let latest = try #require(today.adding(months: 12))
        #expect(throws: StoreError.notRepresented(.over(latest))) {
            try hub.store.mayDo(.seeRequests, in: use, on: latest.adding(days: 1))
        }
        for person in [hub.joan, sam] {
            let found = try hub.store.representations(with: person.id)
            #expect(found.map(\.representation.powers) == [[.seeRequests]])
        }
    }

    @Test func itIsEndedBeforeItsTimeAndBothSeeThat() throws {
        let clerk = try recording("written-consent", "send-forms", "see-requests")
        clerk.mean(.enter, .enter)
        try clerk.press("save")
        let id = try #require(try hub.store.representations(with: sam.id).first?.representation.id)
        clerk.mean(.back, .back)
        clerk.type("D55555")
        #expect(clerk.text.contains("Joan Marker"))
        try clerk.press("acting")
        #expect(clerk.text.contains("Sam Carer acts for"))
        try clerk.press(ElementID("acting:\(id)"))
        #expect(clerk.text.contains("Recorded by Coordinator Green"))
        try clerk.press("ask")
        #expect(clerk.screen.focus == "return")
        try clerk.press("end")
        #expect(clerk.text.contains("It is ended"))
        #expect(clerk.text.contains("Ended on"))
        let use = AccountUse(owner: hub.joan.id, representative: sam.id)
        #expect(throws: StoreError.notRepresented(.ended)) {
            try hub.store.mayDo(.sendForm, in: use, on: World().today)
        }
        let acts = try hub.text("SELECT group_concat(act) FROM audit WHERE act LIKE 'representation.%'")
        #expect(acts == "representation.recorded,representation.ended")
    }

    @Test func whatWasDoneForHerIsSeenAtTheDesk() throws {
        let representation = Representation(
            id: DeskHub.newID(),
            person: hub.joan.id,
            representative: sam.id,
            powers: [.changeDetails],
            authority: .writtenConsent,
            from: World().today,
            until: nil,
            recordedBy: try DeskHub.add("ada", .coordinator, isGiven: false, to: hub.store).id
        )
        try hub.store.record(representation, on: World().today, audit: DeskHub.audit(.representationRecorded))
        var entry = DeskHub.audit(.detailsChanged)
        (entry.actor, entry.by, entry.onBehalfOf) = (.resident, sam.id, hub.joan.id)
        try hub.store.noteActing(entry)
        for card in ["D12345", "D55555"] {
            let clerk = try coordinator()
            clerk.type(card)
            try clerk.press("acting")
            #expect(clerk.text.contains("Sam Carer for Joan Marker: "), "\(clerk.text)")
        }
    }

    @Test(arguments: [("said-at-desk", "1 1 2099", "12 months"), ("written-consent", "1 1 2020", "is over")])
    func daysThatCannotBeAreSaidWhereTheyAreMended(_ ground: String, _ until: String, _ words: String) throws
    {
        let clerk = try recording(ground, "see-requests")
        clerk.mean(.enter, .answer(until), .enter)
        try clerk.press("save")
        #expect(clerk.screen.id.hasPrefix("desk.represent.days"))
        #expect(clerk.text.contains(words))
        #expect(try hub.store.representations(with: sam.id).isEmpty)
    }

    @Test func aParentActsOnlyForAChildAndSomethingMustBeAllowed() throws {
        let clerk = try recording("parent")
        #expect(clerk.text.contains("Tick 1 thing or more"))
        clerk.mean(.enter)
        try clerk.press("power:see-requests")
        try clerk.press("powers")
        clerk.mean(.enter, .enter)
        try clerk.press("save")
        #expect(clerk.text.contains("A parent acts only for a child under 18"))
        #expect(clerk.screen.id.hasPrefix("desk.represent.ground"))
    }

    // MARK: Told once

    @Test func aChangeAtTheDeskIsToldToServicesByHandAndSheLearnsOfIt() throws {
        let clerk = try coordinator()
        clerk.type("D12345")
        try clerk.press("change:address")
        clerk.mean(.answer("2 New Street, Millbrook"), .enter)
        try clerk.press("continue")
        #expect(clerk.screen.title == "Joan Marker")
        let open = try hub.store.openNotices()
        try #require(!open.isEmpty)
        #expect(clerk.text.contains("Services told of changes: \(open.count) to tell"))
        clerk.mean(.back)
        #expect(clerk.text.contains("Records: \(open.count) thing"))
        try clerk.press("records")
        try clerk.press("notices")
        let council = try #require(open.first { $0.service.contains("council") } ?? open.first)
        try clerk.press(ElementID("notice:\(council.change)/\(council.service)"))
        #expect(clerk.text.contains("Before: 14 Weir Road, Millbrook, ZY1 4LB"))
        #expect(clerk.text.contains("Now: 2 New Street, Millbrook, ZY1 4LB"))
        try clerk.press("told")
        #expect(clerk.text.contains("It is noted that the service was told"))
        #expect(try hub.store.openNotices().count == open.count - 1)
        let told = try #require(try hub.store.notices(about: hub.joan.id).first { $0.toldAt != nil })
        #expect(told.toldBy == (try hub.store.staff(login: "coordinator")?.id))
        #expect(try hub.text("SELECT count(*) FROM message WHERE kind = 'details-told'") == "1")
        let other = try coordinator()
        other.type("D12345")
        try other.press("notices")
        #expect(other.text.contains("Already told"))
        #expect(other.text.lowercased().contains("by coordinator green"), "\(other.text)")
    }

    @Test func aServiceThatTwoMarkAsToldIsNotedOnce() throws {
        let clerk = try coordinator()
        var details = hub.joan.details
        details.email = "new@example.org"
        _ = clerk.force(.change(hub.joan.id, details))
        let notice = try #require(try hub.store.openNotices().first)
        for _ in 1...2 {
            _ = clerk.force(.record(.told(service: notice.service, change: notice.change, of: nil)))
        }
        #expect(try hub.text("SELECT count(*) FROM audit WHERE act = 'service.told'") == "1")
    }

    // MARK: Forgetting

    private func wish(_ isWished: Bool = true) throws { try hub.wish(of: hub.joan, isWished) }

    @Test func aWishIsAnsweredWithNoAndTheResidentReadsWhy() throws {
        try wish()
        let reference = try hub.send("missed-bin", for: hub.joan)
        let clerk = try coordinator()
        try clerk.press("records")
        #expect(clerk.text.contains("1 wish to be forgotten"))
        try clerk.press("wishes")
        let id = try #require(try hub.store.forgettingWish(of: hub.joan.id)?.id)
        try clerk.press(ElementID("wish:\(id)"))
        #expect(clerk.text.contains("\(reference.grouped): "))
        try clerk.press("refuse")
        clerk.mean(.enter)
        #expect(clerk.text.contains("Write why"))
        clerk.mean(.enter)
        clerk.type("Your bin is not collected yet.")
        #expect(clerk.text.contains("The answer is no"))
        let answered = try #require(try hub.store.forgettingWish(of: hub.joan.id))
        #expect(answered.state == .refused && answered.reason == "Your bin is not collected yet.")
        #expect(try hub.text("SELECT count(*) FROM message WHERE kind = 'forgetting-refused'") == "1")
        #expect(try hub.text("SELECT count(*) FROM audit WHERE act = 'account.forgetting-refused'") == "1")
    }

    @Test func aSecondPersonAgreesAndTheRecordIsErased() throws {
        try wish()
        let clerk = try coordinator()
        clerk.type("D12345")
        #expect(clerk.text.contains("This person asked to be forgotten on"))
        try clerk.press("wish")
        #expect(clerk.screen.title == "Joan Marker wishes to be forgotten")
        #expect(clerk.text.contains("Nothing stands against it"))
        try clerk.press("ask")
        try clerk.press("ask")
        #expect(clerk.text.contains("Coordinator Green asked a second person to agree"))
        #expect(!clerk.screen.stops.contains("ask") && !clerk.screen.stops.contains("refuse"))
        let approval = try #require(try hub.store.openApprovals(at: World().now).first)
        _ = try Clerk(at: hub, as: "administrator").force(.decide(approval.id, true))
        _ = clerk.force(.carryOut(approval.id))
        #expect(try hub.store.person(hub.joan.id) == nil)
        #expect(try hub.store.openForgettingWishes().isEmpty)
    }

    @Test func whoTookTheWishBackIsNotErased() throws {
        try wish()
        let clerk = try coordinator()
        _ = clerk.force(.ask(.erasure(hub.joan.id)))
        let approval = try #require(try hub.store.openApprovals(at: World().now).first)
        _ = try Clerk(at: hub, as: "administrator").force(.decide(approval.id, true))
        // Wait until the clock has moved on from when it was asked for.
        while World().now <= approval.askedAt {}
        try wish(false)
        guard case .refused(.wishTakenBack) = clerk.force(.carryOut(approval.id)) else {
            Issue.record("She is erased against her will")
            return
        }
        #expect(try hub.store.person(hub.joan.id) != nil)
    }

    @Test func aWishThatWasTakenBackMeanwhileIsNotAnswered() throws {
        try wish()
        let id = try #require(try hub.store.forgettingWish(of: hub.joan.id)?.id)
        let clerk = try coordinator()
        try clerk.press("records")
        try clerk.press("wishes")
        try clerk.press(ElementID("wish:\(id)"))
        try clerk.press("refuse")
        try wish(false)
        clerk.type("No.")
        #expect(clerk.text.contains("does not wish to be forgotten any more"))
        #expect(try hub.store.forgettingWish(of: hub.joan.id)?.state == .takenBack)
    }
}

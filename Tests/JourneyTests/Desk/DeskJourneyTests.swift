import Domain
import Ground
import Screens
import Store
import Testing

@testable import handrail

/// What staff do at the desk, over a real store.
@Suite struct DeskJourneyTests {
    private let hub: DeskHub

    init() throws { hub = try DeskHub() }

    private func coordinator() throws -> Clerk { try Clerk(at: hub, as: "coordinator") }

    @Test func aGivenPINIsChangedBeforeAnythingElse() throws {
        try DeskHub.add("new", .volunteer, isGiven: true, to: hub.store)
        let clerk = try Clerk(at: hub)
        clerk.type("New", DeskHub.pin)
        #expect(clerk.screen.id == "desk.own-pin")
        guard case .refused(.notSignedIn) = clerk.force(.find("joan")) else {
            Issue.record("Somebody works with a PIN that others know")
            return
        }
        clerk.type("123456", "123456")
        #expect(clerk.text.contains("harder to guess"))
        clerk.mean(.enter)
        clerk.type("907164", "907165")
        #expect(clerk.text.contains("two PINs are different"))
        clerk.mean(.enter)
        clerk.type("907164")
        #expect(clerk.screen.id == "desk.front")
        let again = try Clerk(at: hub)
        try again.signIn("new", secret: "907164")
    }

    @Test func aWrongPINSaysNotWhichOfTheTwoIsWrongAndLeavesTheFieldEmpty() throws {
        try DeskHub.add("coordinator", .coordinator, isGiven: false, to: hub.store)
        let clerk = try Clerk(at: hub)
        clerk.type("coordinator", "111222")
        #expect(clerk.text.contains("The login, password, PIN or card is wrong"))
        #expect(!clerk.text.contains("111222"))
        let wrong = clerk.text
        let other = try Clerk(at: hub)
        other.type("nobody", "111222")
        #expect(other.text.replacing("nobody", with: "coordinator") == wrong)
    }

    @Test func aPINIsNeverOnTheScreenWhileItIsTyped() throws {
        let clerk = try Clerk(at: hub)
        clerk.type("coordinator")
        for digit in "481620" { clerk.mean(.type(digit)) }
        #expect(!clerk.text.contains("481620"))
        #expect(clerk.text.contains("******"))
    }

    @Test(arguments: [
        "joan mar", "D12345", "01632 960100", "zy1 4lb", "Marker",
    ])
    func aPersonIsFoundByAnythingThatIsKnown(_ words: String) throws {
        let clerk = try coordinator()
        clerk.type(words)
        #expect(clerk.screen.id == "desk.person")
        #expect(clerk.screen.title == "Joan Marker")
    }

    @Test func aPersonIsFoundByAccountNumberAndByReference() throws {
        let reference = try hub.send("missed-bin", for: hub.joan)
        for words in [hub.joan.number.grouped, reference.grouped] {
            let clerk = try coordinator()
            clerk.type(words)
            #expect(clerk.screen.title == "Joan Marker", "\(words)")
            #expect(clerk.text.contains(reference.grouped))
            #expect(clerk.text.contains("missed bin"))
        }
    }

    @Test func ofSeveralPeopleOneIsChosen() throws {
        let john = try DeskHub.register("John Marker", nil, in: hub.store)
        let clerk = try coordinator()
        clerk.type("marker")
        #expect(clerk.screen.id == "desk.found")
        #expect(clerk.screen.title == "2 people found for marker")
        try clerk.press(ElementID("person:\(john.id)"))
        #expect(clerk.screen.title == "John Marker")
        clerk.mean(.back, .back)
        #expect(clerk.screen.id.hasPrefix("desk.front"))
        #expect(clerk.screen.focus == "field:find")
    }

    @Test func whoIsNotFoundIsSaidAndTheFieldIsReady() throws {
        let clerk = try coordinator()
        clerk.type("Zebedee")
        #expect(clerk.text.contains("Nobody was found for \"Zebedee\""))
        #expect(clerk.screen.focus == "field:find")
        clerk.type("joan")
        #expect(clerk.screen.title == "Joan Marker")
    }

    @Test func aScannedCardGoesToThePersonWhereverTheFocusIs() throws {
        let clerk = try coordinator()
        clerk.mean(.next, .next, .scan("D12345"))
        #expect(clerk.screen.title == "Joan Marker")
        try DeskHub.register("John Marker", "D99999", in: hub.store)
        clerk.mean(.scan("D99999"))
        #expect(clerk.screen.title == "John Marker")
        clerk.mean(.back)
        #expect(clerk.screen.id.hasPrefix("desk.front"))
    }

    @Test func lookingAtARecordIsWrittenDown() throws {
        let clerk = try coordinator()
        clerk.type("D12345")
        let acts = try hub.acts(on: hub.joan.id)
        let member = try #require(try hub.store.staff(login: "coordinator"))
        #expect(acts.contains("person.viewed \(member.id)"))
    }

    @Test func aNewPINNeedsTwoProofsAndIsShownOnce() throws {
        try hub.lock()
        let clerk = try coordinator()
        clerk.type("D12345")
        #expect(clerk.text.contains("The PIN is locked until"))
        try clerk.press("pin")
        try clerk.press("proof:passport")
        try clerk.press("give")
        #expect(clerk.text.contains("Tick 2 things or more"))
        clerk.mean(.enter)
        try clerk.press("proof:letter")
        try clerk.press("give")
        #expect(clerk.screen.id == "desk.new-pin")
        let code = clerk.screen.parts.compactMap { part -> String? in
            if case .reference(_, let code, _) = part { code } else { nil }
        }
        let pin = try PIN(trying: try #require(code.first))
        #expect(clerk.text.contains(hub.joan.number.grouped))
        clerk.mean(.enter)
        #expect(clerk.screen.title == "Joan Marker")
        #expect(!clerk.text.contains("locked until"))
        #expect(!clerk.text.contains(pin.digits.prefix(3) + " " + pin.digits.suffix(3)))
        #expect(try hub.signIn(hub.joan, pin) == true, "she must choose her own")
        #expect(try hub.proofs() == ["letter", "passport"])
    }

    @Test func aLockIsLiftedAtOnce() throws {
        try hub.lock()
        let clerk = try coordinator()
        clerk.type("D12345")
        try clerk.press("unlock")
        #expect(clerk.text.contains("The PIN is unlocked"))
        #expect(!clerk.screen.stops.contains("unlock"))
        #expect(try hub.signIn(hub.joan, PIN(trying: "730514")) == false)
    }

    @Test func whatIsWrongInARecordIsCorrected() throws {
        let clerk = try coordinator()
        clerk.type("D12345")
        try clerk.press("change:phone")
        #expect(clerk.screen.focus == "field:phone")
        clerk.type("01632 960 222")
        try clerk.press("continue")
        #expect(clerk.screen.title == "Joan Marker")
        #expect(clerk.text.contains("01632 960 222"))
        #expect(try hub.store.person(hub.joan.id)?.details.address == ["14 Weir Road", "Millbrook"])
    }

    @Test func aDateThatIsNoneIsNotKept() throws {
        let clerk = try coordinator()
        clerk.type("D12345")
        try clerk.press("change:born")
        clerk.type("31 2 1950")
        try clerk.press("continue")
        #expect(clerk.text.contains("Enter a date of birth in numbers"))
        #expect(try hub.store.person(hub.joan.id)?.details.born == hub.joan.details.born)
    }

    @Test func aCardIsChangedAndTheCardOfSomebodyElseIsRefused() throws {
        try DeskHub.register("John Marker", "D99999", in: hub.store)
        let clerk = try coordinator()
        clerk.type("D12345")
        try clerk.press("change:card")
        clerk.type("D99999")
        #expect(clerk.text.contains("This card belongs to somebody else"))
        clerk.mean(.enter)
        clerk.type("D77777")
        #expect(clerk.text.contains("D77777"))
        #expect(try hub.store.people(fitting: "D12345").isEmpty)
    }

    @Test func somebodyIsRegisteredAtTheDeskAndGetsAPIN() throws {
        let clerk = try coordinator()
        try clerk.press("register")
        clerk.type(
            "Mary Smith",
            "1/2/1961",
            "2 High Street, Millbrook",
            "ZY1 9ZZ",
            "01632 960 333",
            "",
            "C-4711"
        )
        #expect(clerk.screen.id == "desk.new-pin")
        let mary = try #require(try hub.store.people(fitting: "C4711").first)
        #expect(mary.details.address == ["2 High Street", "Millbrook"])
        clerk.mean(.enter)
        #expect(clerk.screen.title == "Mary Smith")
    }

    @Test func whoMayHaveAnAccountIsShownBeforeASecondIsOpened() throws {
        let clerk = try coordinator()
        try clerk.press("register")
        clerk.type("Joan Marker-Smith", "27.3.1950", "", "", "", "", "")
        #expect(clerk.screen.id == "desk.alike")
        #expect(try hub.store.people(fitting: "marker").count == 1)
        try clerk.press("new")
        #expect(clerk.screen.id == "desk.new-pin")
        #expect(try hub.store.people(fitting: "marker").count == 2)
    }

    @Test func aWarningIsLookedAtOnceByAll() throws {
        try hub.lock()
        let clerk = try coordinator()
        #expect(clerk.text.contains("1 warning"))
        try clerk.press("alerts")
        #expect(clerk.text.contains("The account of Joan Marker is locked"))
        clerk.mean(.choose(1), .enter)
        try clerk.press("account")
        #expect(clerk.screen.title == "Joan Marker")
        clerk.mean(.back)
        try clerk.press("seen")
        #expect(clerk.text.contains("There is nothing to look at"))
        clerk.mean(.back)
        #expect(clerk.text.contains("0 warnings"))
    }

    @Test func whoWantsACallIsCalledAndThenForgotten() throws {
        let clerk = try coordinator()
        clerk.type("D12345")
        try clerk.press("call")
        clerk.type("the blue badge")
        clerk.mean(.back)
        #expect(clerk.text.contains("1 person to call"))
        try clerk.press("follow-ups")
        #expect(clerk.text.contains("the blue badge"))
        clerk.mean(.choose(1), .enter)
        try clerk.press("no-answer")
        #expect(clerk.text.contains("Called 1 time"))
        clerk.mean(.choose(1), .enter)
        try clerk.press("helped")
        #expect(clerk.text.contains("Nobody waits for a call"))
        #expect(try hub.text("SELECT count(*) FROM follow_up WHERE phone = '-' AND name = '-'") == "1")
    }

    /// Meets L09.
    @Test func whatAPersonNeedsStandsAboveHerRecord() throws {
        let needs = try SupportNeeds(
            [.largePrint, .interpreter],
            language: "Polish",
            words: "sits by the door",
            phone: ""
        )
        try hub.store.keep(
            needs,
            in: AccountUse(owner: hub.joan.id),
            on: Resident.today,
            audit: DeskHub.audit()
        )
        let clerk = try coordinator()
        clerk.type("D12345")
        #expect(clerk.text.contains("Needs: large print, an interpreter (Polish), sits by the door"))
        #expect(clerk.text.contains("the new account"), "she was told of her account")
    }

    @Test func aMessageThatOnlyACallCanTellIsAmongTheCalls() throws {
        let needs = try SupportNeeds([.phoneOnly], phone: hub.joan.details.phone)
        try hub.store.keep(
            needs,
            in: AccountUse(owner: hub.joan.id),
            on: Resident.today,
            audit: DeskHub.audit()
        )
        try hub.send("missed-bin", for: hub.joan)
        let clerk = try coordinator()
        #expect(clerk.text.contains("2 people to call"))
        try clerk.press("follow-ups")
        #expect(clerk.text.contains("tell the person about a request that came in"))
        for _ in 1...2 {
            clerk.mean(.choose(1), .enter)
            #expect(!clerk.screen.stops.contains("no-answer"))
            try clerk.press("helped")
        }
        #expect(clerk.text.contains("Nobody waits for a call"))
    }
}

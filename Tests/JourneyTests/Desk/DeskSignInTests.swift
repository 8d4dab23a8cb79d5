import Domain
import Ground
import Screens
import Store
import Testing

@testable import handrail

/// Staff sign in with a password and a card, and get both at their first sign-in.
@Suite struct DeskSignInTests {
    private let hub: DeskHub

    init() throws { hub = try DeskHub() }

    /// Somebody with a PIN from the time before passwords, or with one that was given.
    private func newcomer(_ role: Domain.Role = .coordinator, isGiven: Bool = false) throws -> Clerk {
        let member = try DeskHub.add("new", role, isGiven: true, to: hub.store)
        if !isGiven {
            try hub.store.setPIN(
                PIN(trying: DeskHub.pin),
                ofStaff: member.id,
                isGiven: false,
                salt: World.random(Store.saltLength),
                audit: DeskHub.audit(.staffChanged)
            )
        }
        let clerk = try Clerk(at: hub)
        clerk.type("new", DeskHub.pin)
        return clerk
    }

    private func isRefused(_ news: DeskNews) -> Bool {
        if case .refused(.notSignedIn) = news { true } else { false }
    }

    /// Meets P25.
    @Test(arguments: [true, false])
    func whoHasAPINOnlyGetsAPasswordAndACardBeforeAnythingElseOpens(_ isGiven: Bool) throws {
        let clerk = try newcomer(isGiven: isGiven)
        #expect(clerk.screen.id == "desk.password")
        #expect(isRefused(clerk.force(.find("joan"))))
        clerk.type(DeskHub.password, DeskHub.password)
        #expect(clerk.screen.id == "desk.staff-card")
        #expect(isRefused(clerk.force(.find("joan"))))
        clerk.type("STAFFNEW", "STAFFNEW")
        #expect(clerk.screen.id == "desk.front")
        clerk.type("D12345")
        #expect(clerk.screen.id == "desk.person")
        try Clerk(at: hub).signIn("new")
        let stranger = try Clerk(at: hub)
        stranger.type("new", DeskHub.pin)
        #expect(stranger.text.contains("The login, password, PIN or card is wrong"))
    }

    /// Meets P25.
    @Test func aVolunteerSignsInWithAPINAlone() throws {
        let clerk = try Clerk(at: hub, as: "volunteer")
        #expect(clerk.screen.id == "desk.front")
        try clerk.press("own")
        #expect(!clerk.screen.stops.contains("password"))
    }

    /// Meets P25, G30.
    @Test func noPartOfTheTwoThatIsWrongIsNamedAndACardIsAskedOfEverybody() throws {
        try DeskHub.add("coordinator", .coordinator, isGiven: false, to: hub.store)
        let tries = [
            ("coordinator", "another phrase", DeskHub.card(of: "coordinator")),
            ("coordinator", DeskHub.password, "STAFF-9999"),
            ("coordinatox", DeskHub.password, DeskHub.card(of: "coordinator")),
        ]
        var said: Set<String> = []
        for (login, password, card) in tries {
            let clerk = try Clerk(at: hub)
            clerk.type(login, password)
            #expect(clerk.screen.id == "desk.door-card")
            clerk.type(card)
            #expect(clerk.screen.id == "desk.door!1")
            for secret in [password, card] { #expect(!clerk.text.contains(secret)) }
            said.insert(clerk.text.replacing("coordinatox", with: "coordinator"))
        }
        #expect(said.count == 1)
        let clerk = try Clerk(at: hub)
        clerk.type("coordinator", DeskHub.password)
        try clerk.press("no-card")
        #expect(clerk.screen.id == "desk.door!1")
    }

    @Test func aScannerSignsInWhereverTheFocusIs() throws {
        try DeskHub.add("coordinator", .coordinator, isGiven: false, to: hub.store)
        let clerk = try Clerk(at: hub)
        clerk.type("coordinator", DeskHub.password)
        clerk.mean(.next, .scan(DeskHub.card(of: "coordinator")))
        #expect(clerk.screen.id == "desk.front")
    }

    /// Meets G30.
    @Test(arguments: [
        ("7 signs", "8 characters or more"), ("password1", "easy to guess"), ("Qwertyuiop!", "easy to guess"),
        ("new green", "others know"), (String(repeating: "ab1", count: 50), "128 characters or less"),
    ])
    func whatStrangersTryFirstIsNoPassword(_ text: String, _ words: String) throws {
        let clerk = try newcomer()
        clerk.type(text, text)
        #expect(clerk.text.contains(words), "\(clerk.text)")
        #expect(!clerk.text.contains(text))
    }

    /// Meets G30.
    @Test func aLongPhraseThatIsPastedIsTaken() throws {
        let clerk = try newcomer()
        let phrase = String(repeating: "nine otters ", count: 10) + "sing"
        for _ in 1...2 {
            for sign in phrase { clerk.mean(.type(sign)) }
            clerk.mean(.enter)
        }
        #expect(clerk.screen.id == "desk.staff-card")
        clerk.type("STAFFNEW", "STAFFNEW")
        try Clerk(at: hub).signIn("new", secret: phrase)
    }

    /// Meets G30.
    @Test func whatIsTypedIsShownToWhoAsksAndHiddenWhenItIsSent() throws {
        let clerk = try newcomer()
        clerk.mean(.answer("tall green"))
        #expect(!clerk.text.contains("tall green") && clerk.text.contains("**********"))
        try clerk.press("show")
        #expect(clerk.text.contains("tall green"))
        try clerk.press("continue")
        #expect(!clerk.text.contains("tall green"))
    }

    @Test func twoCardsThatDifferAndTheCardOfAResidentAreNotTaken() throws {
        let clerk = try newcomer()
        clerk.type(DeskHub.password, DeskHub.password, "STAFF-1", "STAFF-2")
        #expect(clerk.text.contains("two different cards"))
        let other = try Clerk(at: hub)
        other.type("new", DeskHub.password)
        try other.press("no-card")
        #expect(other.screen.id == "desk.staff-card")
        other.type("D12345", "D12345")
        #expect(other.text.contains("library card of a resident"))
    }

    @Test func somebodyChangesHerPasswordAndHerCardWithThePasswordOfBefore() throws {
        let clerk = try Clerk(at: hub, as: "coordinator")
        try clerk.press("own")
        try clerk.press("password")
        clerk.type("not my password", "nine otters sing", "nine otters sing")
        #expect(clerk.text.contains("is wrong"))
        clerk.mean(.enter)
        clerk.type(DeskHub.password)
        try clerk.press("continue")
        #expect(clerk.screen.id == "desk.own", "\(clerk.text)")
        #expect(clerk.text.contains("It is changed"))
        try clerk.press("card")
        clerk.type("nine otters sing", "STAFF-77", "STAFF-77")
        #expect(clerk.screen.id == "desk.own", "\(clerk.text)")
        try Clerk(at: hub).signIn("coordinator", secret: "nine otters sing", card: "STAFF-77")
    }

    /// A new PIN that one asks for and another agrees to.
    private func agreedPIN(for login: String, asked boss: Clerk) throws -> ID {
        try boss.press("staff")
        try boss.press(ElementID("staff:\(login)"))
        try boss.press("pin")
        #expect(boss.text.contains("A second person must agree to the new PIN."), "\(boss.text)")
        try DeskHub.add("dora", .coordinator, isGiven: false, to: hub.store)
        let second = try Clerk(at: hub, as: "dora")
        try second.press("approvals")
        #expect(second.text.contains("Give Coordinator Green a new PIN"))
        second.mean(.choose(1), .enter)
        try second.press("agree")
        return try #require(try hub.store.openApprovals(at: World().now).first?.id)
    }

    @Test func nobodyAloneGivesAPINToWhoOpensRecords() throws {
        let boss = try Clerk(at: hub, as: "administrator")
        let member = try DeskHub.add("coordinator", .coordinator, isGiven: false, to: hub.store)
        guard case .refused(.approval(.notAgreed)) = boss.force(.giveStaffPIN(member.id)) else {
            Issue.record("One person gave a PIN to somebody who opens records")
            return
        }
        let approval = try agreedPIN(for: "coordinator", asked: boss)
        let secrets = try #require(try hub.store.secrets(ofStaff: member.id))
        #expect(secrets.isPassword, "nothing is changed before it is done")
        boss.mean(.back, .back)
        try boss.press("approvals")
        boss.mean(.choose(1), .enter)
        try boss.press("carry-out")
        #expect(boss.text.contains("New PIN for Coordinator Green"), "\(boss.text)")
        #expect(try hub.store.secrets(ofStaff: member.id)?.isGiven == true)
        guard case .refused(.approval(.done)) = boss.force(.carryOut(approval)) else {
            Issue.record("One agreement gave two PINs")
            return
        }
    }

    @Test func aVolunteersPINIsGivenAtOnce() throws {
        let boss = try Clerk(at: hub, as: "administrator")
        try DeskHub.add("ben", .volunteer, isGiven: false, to: hub.store)
        try boss.press("staff")
        try boss.press("staff:ben")
        try boss.press("pin")
        #expect(boss.text.contains("New PIN for Ben Green"))
    }

    @Test func theCardOfAColleagueIsNotTaken() throws {
        try DeskHub.add("coordinator", .coordinator, isGiven: false, to: hub.store)
        let clerk = try newcomer()
        clerk.type(DeskHub.password, DeskHub.password)
        clerk.type(DeskHub.card(of: "coordinator"), DeskHub.card(of: "coordinator"))
        #expect(clerk.text.contains("This card signs in a colleague. Take a card that is yours alone."))
        clerk.mean(.enter)
        clerk.type("STAFFNEW", "STAFFNEW")
        #expect(clerk.screen.id == "desk.front", "\(clerk.text)")
    }

    @Test func aPINThatWasGivenOpensNothingWithoutTheCardSheHas() throws {
        let boss = try Clerk(at: hub, as: "administrator")
        try DeskHub.add("coordinator", .coordinator, isGiven: false, to: hub.store)
        let approval = try agreedPIN(for: "coordinator", asked: boss)
        guard case .staffPIN(let pin, _) = boss.force(.carryOut(approval)) else {
            Issue.record("No PIN was given")
            return
        }
        let clerk = try Clerk(at: hub)
        clerk.type("coordinator", pin.digits)
        #expect(clerk.screen.id == "desk.show-card")
        #expect(isRefused(clerk.force(.choosePassword("nine otters sing", now: nil))))
        clerk.type("STAFF-9999")
        #expect(clerk.text.contains("is wrong"))
        clerk.mean(.enter)
        clerk.type(DeskHub.card(of: "coordinator"))
        #expect(clerk.screen.id == "desk.password")
        clerk.type("nine otters sing", "nine otters sing")
        #expect(clerk.screen.id == "desk.front")
    }

    @Test func anAdministratorTakesALostCardAway() throws {
        let boss = try Clerk(at: hub, as: "administrator")
        try DeskHub.add("coordinator", .coordinator, isGiven: false, to: hub.store)
        try boss.press("staff")
        try boss.press("staff:coordinator")
        try boss.press("card")
        let clerk = try Clerk(at: hub)
        clerk.type("coordinator", DeskHub.password)
        try clerk.press("no-card")
        #expect(clerk.screen.id == "desk.staff-card")
    }

    @Test func whoseRightsGrewMeanwhileSignsInAgainWithTwoThings() throws {
        let clerk = try Clerk(at: hub, as: "volunteer")
        _ = try hub.text("UPDATE staff SET role = 'coordinator' WHERE login = 'volunteer'")
        #expect(isRefused(clerk.force(.find("joan"))))
        let again = try Clerk(at: hub)
        again.type("volunteer", DeskHub.pin)
        #expect(again.screen.id == "desk.password")
    }
}

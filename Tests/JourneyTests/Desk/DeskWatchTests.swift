import Domain
import Ground
import Renderings
import Store
import Testing

@testable import Screens
@testable import handrail

/// The main screen of the desk counts again by itself, and disturbs nobody.
@Suite struct DeskWatchTests {
    private let hub: DeskHub

    init() throws { hub = try DeskHub() }

    @Test func theCountsComeUpToDateWithoutAKey() throws {
        let clerk = try Clerk(at: hub, as: "coordinator")
        #expect(clerk.text.contains("0 new requests"))
        try hub.send("missed-bin", for: hub.joan)
        clerk.wait(10_000)
        #expect(clerk.text.contains("0 new requests"))
        clerk.wait(20_000)
        #expect(clerk.text.contains("1 new request"))
        #expect(clerk.text.contains("New: 1 new request"))
    }

    @Test func whatIsTypedAndTheFocusStayAsTheyAre() throws {
        let clerk = try Clerk(at: hub, as: "coordinator")
        clerk.mean(.type("j"), .type("o"), .left)
        let before = clerk.screen
        try hub.send("missed-bin", for: hub.joan)
        clerk.wait(30_000)
        #expect(clerk.screen.id == before.id && clerk.screen.focus == before.focus)
        #expect(clerk.screen.stops == before.stops && clerk.screen.parts.count == before.parts.count)
        clerk.mean(.type("x"))
        #expect(clerk.screen.focusedField?.text == "jxo", "the insertion point stayed")
    }

    @Test func onlyACountThatGrewIsSaidAloud() throws {
        let clerk = try Clerk(at: hub, as: "coordinator")
        var narrator = Narrator(words: clerk.visit.words, outlet: .headphones)
        var settings = clerk.visit.settings
        settings.speech.isOn = true
        _ = narrator.utterances(for: clerk.screen, with: settings)
        clerk.wait(30_000)
        #expect(narrator.utterances(for: clerk.screen, with: settings).isEmpty)
        try hub.send("missed-bin", for: hub.joan)
        clerk.wait(30_000)
        let said = narrator.utterances(for: clerk.screen, with: settings).map(\.text)
        #expect(said.count == 1 && said[0].contains("1 new request"), "\(said)")
        clerk.wait(30_000)
        #expect(narrator.utterances(for: clerk.screen, with: settings).isEmpty)
    }

    /// What becomes of it behind the lock is with the tests of the lock.
    @Test func whoIsAwayLeavesALockedDesk() throws {
        let clerk = try Clerk(at: hub, as: "coordinator")
        for _ in 0..<10 where clerk.screen.id == "desk.front" { clerk.wait(30_000) }
        #expect(clerk.screen.id == "desk.locked")
    }

    @Test func aNoteThatIsNotForTheResidentIsLeftOutOfWhatSheTakesAway() throws {
        let reference = try hub.send("missed-bin", for: hub.joan)
        let clerk = try Clerk(at: hub, as: "coordinator")
        func note(_ words: String, _ mark: ElementID? = nil) throws {
            try clerk.press("act:noted")
            if let mark { try clerk.press(mark) }
            clerk.type(words)
            #expect(clerk.screen.id.hasPrefix("desk.case"), "\(clerk.text)")
        }
        try clerk.press("new")
        try clerk.press(ElementID("request:\(reference)"))
        try note("She likes to be called in the morning.")
        let shared = try hub.store.held(on: hub.joan.id, audit: DeskHub.audit(.dataTakenAway))
        #expect(!shared.isLessened && shared.json.contains("in the morning"))
        try note("We think her nephew takes her money.", "withheld:safeguarding")
        #expect(clerk.text.contains("Not for the resident: it could put somebody in danger"))
        let held = try hub.store.held(on: hub.joan.id, audit: DeskHub.audit(.dataTakenAway))
        #expect(held.isLessened && held.json.contains("\"notes_left_out\""))
        #expect(held.json.contains("in the morning") && !held.json.contains("nephew"))
        let surroundings = try RealHub.surroundings()
        #expect(held.text(surroundings).contains("kept some notes back"))
        #expect(!held.text(surroundings).contains("nephew"))
    }

    @Test func whoOpensASecondAccountIsToldNothingAndStaffAreWarned() throws {
        let clerk = try Clerk(at: hub, as: "coordinator")
        func open(_ name: String, card: String?) throws -> Person? {
            let opening = AccountAct.Opening(
                operation: DeskHub.newID(),
                details: PersonDetails(
                    name: name,
                    born: hub.joan.details.born,
                    address: [],
                    postcode: "",
                    phone: "",
                    email: ""
                ),
                card: card.flatMap { CardNumber(reading: $0) },
                pin: try PIN(trying: "481620")
            )
            let news = clerk.shell.serve(.open(opening))
            guard case .account(.opened(let person))? = news.first else { return nil }
            return person
        }
        let stranger = try #require(try open("joan MARKER", card: nil))
        #expect(stranger.id != hub.joan.id)
        let other = try #require(try open("Tom Abel", card: "D12345"))
        #expect(other.card == nil, "the card stays where it is")
        let fresh = try #require(try open("Ann Other", card: "D54321"))
        #expect(fresh.card != nil)
        let alerts = try hub.store.openAlerts()
        #expect(Set(alerts.compactMap(\.subject)) == [stranger.id, other.id])
        #expect(alerts.allSatisfy { $0.kind == .maybeTwice })
        clerk.wait(30_000)
        try clerk.press("alerts")
        #expect(clerk.text.contains("may have two accounts"), "\(clerk.text)")
    }
}

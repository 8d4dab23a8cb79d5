import Domain
import Ground
import Store
import Testing

@testable import Screens
@testable import handrail

/// Handing out and taking back at the desk, over a real store.
@Suite struct DeskLendingTests {
    private let desk: LendingDesk
    private var clerk: Clerk { desk.clerk }

    init() throws { desk = try LendingDesk() }

    @Test func aPreparedReservationIsHandedOutWithTwoScansAndTwoKeys() throws {
        try desk.add("PHO-1")
        try desk.queue(desk.joan)
        let promise = try desk.promise(desk.joan)
        try desk.scan(promise.reference.grouped, leadsTo: "desk.hand-out")
        #expect(clerk.text.contains("Joan Marker"))
        try desk.scan("pho-1", leadsTo: "desk.hand-out.kit")
        #expect(clerk.text.contains("Charger, Case, SIM with calls and data"))
        clerk.mean(.enter)
        #expect(clerk.screen.id.hasPrefix("desk.hand-out.agreement"))
        #expect(clerk.text.contains("There is never a fine"))
        clerk.mean(.enter)
        #expect(clerk.screen.id.hasPrefix("desk.lent"))
        let loan = try #require(try desk.store.loans(of: desk.joan.id).first)
        #expect(clerk.text.contains(try RealHub.words().date(loan.due, withWeekday: true)))
        #expect(loan.reservation == promise.id)
        #expect(loan.agreement == desk.lender.agreement.key)
        #expect(loan.out.accessories == ["charger", "case", "data-sim"])
        #expect(try desk.hub.text("SELECT state FROM hold") == "filled")
    }

    @Test func whatWasAgreedWithTheReservationIsTakenOverUnlessItsWordsChanged() throws {
        try desk.add("PHO-1")
        try desk.queue(desk.joan)
        let promise = try desk.promise(desk.joan)
        func agree(to agreement: String) throws {
            _ = try desk.hub.text(
                "UPDATE reservation SET agreement = '\(agreement)', agreed_on = '2026-11-02'"
            )
        }
        try agree(to: "loan/1")
        try desk.scan(promise.reference.grouped, leadsTo: "desk.hand-out")
        clerk.type("PHO-1")
        clerk.mean(.enter)
        #expect(clerk.screen.id.hasPrefix("desk.hand-out.agreement"))
        clerk.mean(.back, .back)
        try agree(to: desk.lender.agreement.key)
        try desk.scan(promise.reference.grouped, leadsTo: "desk.hand-out")
        clerk.type("PHO-1")
        #expect(clerk.text.contains("They agreed when they reserved"))
        clerk.mean(.enter)
        #expect(clerk.screen.id.hasPrefix("desk.lent"))
    }

    @Test func aCardAndALabelLendToSomebodyWhoWalksIn() throws {
        try desk.add("PHO-1")
        try desk.scan("PHO-1", leadsTo: "desk.device")
        try desk.scan("D12345", leadsTo: "desk.hand-out.kit")
        clerk.mean(.enter, .enter)
        #expect(clerk.screen.id.hasPrefix("desk.lent"))
        #expect(try desk.store.loans(of: desk.joan.id).count == 1)
    }

    @Test func whatIsMissingOnTheWayOutAndHowItLooksIsKept() throws {
        try desk.add("PHO-1")
        try desk.scan("PHO-1", leadsTo: "desk.device")
        try desk.scan("D12345", leadsTo: "desk.hand-out.kit")
        try clerk.press("part:charger")
        try clerk.press("part:case")
        try clerk.press("looks:worn")
        try clerk.press("helper")
        clerk.type("Mary Hill")
        #expect(clerk.text.contains("Fetched by Mary Hill"))
        try clerk.press("kit")
        clerk.mean(.enter)
        let loan = try #require(try desk.store.loans(of: desk.joan.id).first)
        #expect(loan.out.accessories == ["charger", "case"])
        #expect(loan.out.condition == .worn)
        #expect(try desk.store.notes(on: loan.id) == ["Fetched by Mary Hill."])
    }

    /// What is scanned in the wrong place, and what is said.
    @Test(arguments: [
        ("XX-404", "Nothing here has the code XX-404"), ("D12345", "D12345 is an account"),
        ("MAG-1", "another kind of device"), ("VAN-1", "It belongs to Library van"),
        ("PHO-2", "Not signed: inspect, wipe, charge"), ("PHO-3", "Somebody has it on loan"),
    ])
    func aScanInTheWrongPlaceIsToldAndChangesNothing(_ code: String, _ words: String) throws {
        let mary = try DeskHub.register("Mary Hill", "D2", in: desk.store)
        try desk.add("PHO-1")
        try desk.add("PHO-2", ready: false)
        try desk.add("PHO-3")
        try desk.lend("PHO-3", to: mary)
        try desk.add("MAG-1", "magnifier")
        try desk.add("VAN-1", at: "van")
        try desk.queue(desk.joan)
        try desk.scan(try desk.promise(desk.joan).reference.description, leadsTo: "desk.hand-out")
        let before = try desk.kept()
        clerk.type(code)
        #expect(clerk.screen.id.hasPrefix("desk.hand-out!"))
        #expect(clerk.text.contains(words), "\(clerk.text)")
        #expect(try desk.kept() == before)
        try desk.scan("PHO-1", leadsTo: "desk.hand-out.kit")
    }

    @Test func theSecondOfTwoScansPressesNothingAndIsSaidToGoOutInstead() throws {
        try desk.add("PHO-1")
        try desk.add("PHO-2")
        try desk.scan("PHO-1", leadsTo: "desk.device")
        try desk.scan("D12345", leadsTo: "desk.hand-out.kit")
        let before = try desk.kept()
        clerk.type("PHO-2")
        #expect(clerk.text.contains("PHO-2 goes out instead of PHO-1. Look at its parts."))
        #expect(clerk.screen.title.contains("PHO-2"))
        clerk.mean(.enter)
        clerk.type("12")
        #expect(clerk.text.contains("There is no line 12"))
        clerk.type("PHO-2")
        #expect(clerk.screen.id.hasPrefix("desk.hand-out.agreement"))
        #expect(try desk.kept() == before)
    }

    @Test func theSecondEnterOfAScannerIsNoAnswer() {
        var entry = DeskScanEntry()
        let day = World().today
        #expect(!entry.isEcho(at: Moment(milliseconds: 5, today: day)))
        entry.scanned(at: Moment(milliseconds: 1_000, today: day))
        #expect(entry.isEcho(at: Moment(milliseconds: 1_299, today: day)))
        #expect(!entry.isEcho(at: Moment(milliseconds: 1_300, today: day)))
        #expect(entry.after().isEcho(at: Moment(milliseconds: 1_010, today: day)))
    }

    @Test func theLimitIsSetAsideWithAReasonThatIsKept() throws {
        for number in 1...2 { try desk.add("PHO-\(number)") }
        try desk.add("PHO-9")
        try desk.lend("PHO-1", to: desk.joan)
        try desk.scan("PHO-2", leadsTo: "desk.device")
        try desk.scan("D12345", leadsTo: "desk.hand-out.kit")
        #expect(clerk.text.contains("They have, or have reserved, 1 of these. The limit is 1."))
        #expect(!clerk.screen.stops.contains("kit"))
        clerk.mean(.enter)
        #expect(clerk.screen.id.hasPrefix("desk.hand-out.kit"))
        try clerk.press("reason")
        clerk.type("12345678")
        #expect(clerk.text.contains("is a code"))
        clerk.type("A course for her grandson")
        clerk.mean(.enter, .enter)
        #expect(clerk.screen.id.hasPrefix("desk.lent"), "\(clerk.text)")
        let loan = try #require(try desk.store.loans(of: desk.joan.id).last)
        #expect(try desk.store.notes(on: loan.id).first?.contains("A course for her grandson") ?? false)
    }

    @Test func aLateLoanStopsTheNextUntilItIsLookedAt() throws {
        try desk.add("PHO-1")
        try desk.add("MAG-1", "magnifier")
        try desk.lend("PHO-1", to: desk.joan, daysAgo: 60)
        try desk.scan("MAG-1", leadsTo: "desk.device")
        try desk.scan("D12345", leadsTo: "desk.hand-out.kit")
        #expect(clerk.text.contains("that are very late: 1. Ask first if all is well"))
        #expect(!clerk.screen.stops.contains("reason"))
        let loan = try #require(try desk.store.loans(of: desk.joan.id).first)
        try clerk.press(ElementID("loan:\(loan.id)"))
        #expect(clerk.screen.id.hasPrefix("desk.loan"))
        try clerk.press("waive")
        try clerk.press("leave")
        #expect(clerk.screen.id.hasPrefix("desk.hand-out.kit"))
        clerk.mean(.enter, .enter)
        #expect(clerk.screen.id.hasPrefix("desk.lent"), "\(clerk.text)")
    }

    @Test func aMissingChargerIsNotedAndSomebodyIsCalled() throws {
        try desk.add("PHO-1")
        try desk.lend("PHO-1", to: desk.joan)
        try desk.scan("PHO-1", leadsTo: "desk.take-back")
        #expect(clerk.text.contains("Joan Marker has PHO-1"))
        for part in ["case", "data-sim"] { try clerk.press(ElementID("part:\(part)")) }
        #expect(clerk.text.contains("Back with 2 of 3 parts"))
        try clerk.press("kit")
        #expect(clerk.screen.id.hasPrefix("desk.returned"))
        #expect(clerk.text.contains("Not back: Charger."))
        #expect(clerk.text.contains("Joan Marker is on the list of calls now"))
        #expect(clerk.text.contains("Next step: inspect"))
        let call = try #require(try desk.store.openFollowUps().first)
        #expect(call.person == desk.joan.id)
        #expect(call.detail == "PHO-1 came back without: Charger")
        clerk.mean(.enter)
        #expect(clerk.screen.id.hasPrefix("desk.device"))
        #expect(clerk.text.contains("Parts are missing: Charger"))
    }

    @Test func aDeviceIsInspectedWipedAndChargedAndThenKeptForTheNext() throws {
        try desk.add("PHO-1")
        try desk.lend("PHO-1", to: desk.joan)
        let mary = try DeskHub.register("Mary Hill", "D2", in: desk.store)
        try desk.queue(mary)
        try desk.scan("PHO-1", leadsTo: "desk.take-back")
        clerk.mean(.enter)
        clerk.mean(.enter)
        #expect(clerk.text.contains("I inspected it, and it is fine"))
        clerk.mean(.enter, .enter)
        #expect(try desk.asset("PHO-1").prepared.isEmpty, "Enter alone signs nothing")
        try desk.sign(.inspect)
        #expect(clerk.text.contains("Choose to erase all data"))
        #expect(try desk.asset("PHO-1").state == .preparing)
        try desk.sign(.wipe)
        #expect(try desk.asset("PHO-1").wipedOn == World().today)
        try desk.sign(.charge)
        #expect(try desk.asset("PHO-1").state == .ready)
        #expect(clerk.text.contains("Mary Hill fetches: Smartphone"), "\(clerk.text)")
        clerk.mean(.enter, .enter)
        #expect(try desk.asset("PHO-1").state == .ready)
        let kinds = try desk.store.history(ofAsset: desk.asset("PHO-1").id).suffix(4).map(\.kind)
        #expect(kinds == [.returned, .inspected, .wiped, .charged])
    }

    @Test func whatIsBackAlreadyAndWhatBelongsElsewhereIsExplained() throws {
        try desk.add("PHO-1")
        try desk.add("VAN-1", at: "van")
        try desk.lend("PHO-1", to: desk.joan)
        try desk.scan("PHO-1", leadsTo: "desk.take-back")
        clerk.mean(.enter)
        try clerk.press("done")
        try desk.scan("PHO-1", leadsTo: "desk.device")
        #expect(clerk.text.contains("Nobody has it. Next step: inspect."))
        try desk.scan("VAN-1", leadsTo: "desk.device")
        #expect(clerk.text.contains("It belongs to Library van"))
    }

    @Test func whoMayNotLendSeesNoneOfIt() throws {
        let other = try Clerk(at: desk.hub, as: "administrator")
        #expect(!other.screen.stops.contains("lending"))
        for act in [DeskLendingAct.overview, .scan("PHO-1"), .loans(DeskLoansAsk(.all)), .count] {
            guard case .refused(.rule(.noRight)) = other.force(.lending(act)) else {
                Issue.record("An administrator did \(act)")
                continue
            }
        }
    }
}

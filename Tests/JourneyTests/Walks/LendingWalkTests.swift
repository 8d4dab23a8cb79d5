import Domain
import Foundation
import Ground
import Support
import Testing

@testable import Screens
@testable import handrail

/// How a journey of lending is walked.
enum LendingHand: String, CaseIterable, Sendable {
    case cellsByArrows
    case cellsByNumbers
    case lines
    /// By what speech-dispatcher is given to say, behind the curtain.
    case speech

    /// Somebody at the kiosk or at the desk of a hub, before the first screen.
    func comes(to hub: DeskHub, atDesk: Bool = false) throws -> any Walker {
        let walker: any Walker
        if let manner = Manner(rawValue: rawValue) {
            walker = try Walk(manner, store: hub.path, atDesk: atDesk)
        } else {
            walker = try Listener(store: hub.path, atDesk: atDesk)
        }
        try walker.start()
        return walker
    }

    func resident(_ hub: DeskHub) throws -> any Walker {
        let walker = try comes(to: hub)
        try walker.signIn()
        return walker
    }

    func coordinator(_ hub: DeskHub) throws -> any Walker {
        let walker = try comes(to: hub, atDesk: true)
        try walker.signIn(as: "coordinator", at: hub)
        return walker
    }

    /// Whether speech can be heard here, where it is needed.
    var isHere: Bool { self != .speech || SpeechServer.isHere }
}

/// The journeys of lending, each walked to its end by every hand at the release program.
///
/// | journey | cells by arrows, 40x12 | cells by numbers, 80x24 | lines | speech alone |
/// |---|---|---|---|---|
/// | browse to reserve | walked | walked | walked | walked |
/// | queue to pickup | walked | walked | walked | walked |
/// | check-out to return without the charger | walked | walked | walked | walked |
/// | wipe | walked | walked | walked | walked |
/// | stock-take of 60 with 3 wrong | walked | walked | walked | walked |
/// | renewal refused with its reason, then a person asked | walked | walked | walked | walked |
///
/// Each test below is a row, and takes every hand there is.
@Suite(.enabled(if: Terminal.isHere, "the release program or tmux is not here"), .serialized)
struct LendingWalkTests {
    /// The hands that can be used here; speech is not run where speech-dispatcher is missing.
    static let hands = LendingHand.allCases.filter(\.isHere)

    private let desk: LendingDesk
    private var hub: DeskHub { desk.hub }

    init() throws { desk = try LendingDesk() }

    @Test func everyHandWalks() throws {
        #expect(Self.hands.count == 4, "speech-dispatcher is not installed, so speech was not walked")
    }

    @Test(arguments: hands)
    func whoLooksAroundReserves(_ hand: LendingHand) throws {
        try desk.add("PHO-1")
        let neighbour = try Neighbour(at: hub)
        try neighbour.signIn()
        try neighbour.press("borrow", "everything", "model:smartphone", "reserve")
        let day = try #require(neighbour.screen.choices.first).label

        let joan = try hand.resident(hub)
        try joan.choose("Borrow a tablet or laptop")
        try joan.arrive(at: "What do you want to do with it?")
        try joan.choose("Show me everything")
        try joan.arrive(at: "Choose one to see more about it.")
        try joan.choose("Smartphone")
        try joan.see("What is in the bag", "SIM with calls and data", "Free now: 1 of 1")
        try joan.choose("Reserve one")
        try joan.arrive(at: "Which day do you want to collect it?")
        try joan.choose(day)
        try joan.see("What we agree on", "There is never a fine")
        try joan.choose("Yes, I agree")
        try joan.arrive(at: "Check before you reserve it")
        try joan.choose("Reserve it now")
        try joan.arrive(at: "It is reserved for you")
        try joan.see("We keep it for you until", "Come to the desk and tell us this reference or your name.")
        try hub.expect(
            "SELECT model || ' ' || state || ' ' || agreement FROM reservation",
            "smartphone reserved loan/4"
        )
    }

    @Test(arguments: hands)
    func whoWaitsHearsThatItIsReadyAndFetchesIt(_ hand: LendingHand) throws {
        try desk.add("PHO-1")
        let sam = try DeskHub.register("Sam Carer", "D55555", in: hub.store)
        try desk.lend("PHO-1", to: sam)
        let joan = try hand.resident(hub)
        try joan.choose("Borrow a tablet or laptop")
        try joan.arrive(at: "What do you want to do with it?")
        try joan.choose("Show me everything")
        try joan.arrive(at: "Choose one to see more about it.")
        try joan.choose("Smartphone")
        try joan.see("Free now: 0 of 1")
        try joan.choose("Wait in the queue for one")
        try joan.see("You would be number 1 in the queue.")
        try joan.choose("Yes, put me in the queue")
        try joan.arrive(at: "You are in the queue")
        try hub.expect("SELECT state FROM hold", "waiting")

        let clerk = try hand.coordinator(hub)
        try clerk.enter("PHO-1")
        try clerk.arrive(at: "Take back PHO-1")
        try clerk.choose("All of it is back")
        try clerk.see("PHO-1 is back", "Next step: inspect.")
        try clerk.choose("Go on with it now")
        try clerk.arrive(at: "PHO-1: Smartphone")
        try clerk.choose("I inspected it, and it is fine")
        try clerk.see("Next step: wipe.")
        try clerk.choose("I wiped it")
        try clerk.see("Next step: charge.")
        try clerk.choose("I charged it")
        try clerk.see("It is on the shelf, ready to lend.")

        // She is told at the terminal, whoever else tells her.
        try clerk.see("Joan Marker fetches: Smartphone.")
        let later = try hand.resident(hub)
        try later.choose("My account")
        try later.arrive(at: "My account")
        try later.choose("What I borrow")
        try later.see("Kept for you", "We keep it for you until")
        try later.choose("Smartphone")
        try later.see("Collect it at Millbrook Library", "Come to the desk and tell us this reference")

        let reference = try desk.promise(hub.joan).reference
        try clerk.enter(reference.grouped)
        try clerk.see("Smartphone for Joan Marker", "Scan the label of the device")
        try clerk.enter("PHO-1")
        try clerk.arrive(at: "PHO-1 for Joan Marker")
        try clerk.choose("All of it goes out")
        try clerk.arrive(at: "read this")
        try clerk.choose("I agree")
        try clerk.arrive(at: "Smartphone is lent")
        try hub.expect("SELECT state FROM hold", "filled")
        try hub.expect("SELECT count(*) FROM loan WHERE ended_at IS NULL", "1")
    }

    @Test(arguments: hands)
    func aKitComesBackWithoutItsCharger(_ hand: LendingHand) throws {
        try desk.add("PHO-1")
        let clerk = try hand.coordinator(hub)
        try clerk.enter("PHO-1")
        try clerk.see("It is on the shelf, ready to lend.")
        try clerk.enter("D12345")
        try clerk.arrive(at: "PHO-1 for Joan Marker")
        try clerk.see("All of it goes out: Charger, Case, SIM with calls and data.")
        try clerk.choose("All of it goes out")
        try clerk.see("Joan Marker, read this", "There is never a fine")
        try clerk.choose("I agree")
        try clerk.arrive(at: "Smartphone is lent")
        try hub.expect("SELECT count(*) FROM loan WHERE ended_at IS NULL", "1")

        try clerk.enter("PHO-1")
        try clerk.arrive(at: "Take back PHO-1")
        try clerk.choose("Case")
        try clerk.see("Back with 1 of 3 parts.")
        try clerk.choose("SIM with calls and data")
        try clerk.see("Back with 2 of 3 parts.")
        try clerk.choose("Back with 2 of 3 parts.")
        try clerk.arrive(at: "PHO-1 is back")
        try clerk.see("Not back: Charger.", "Joan Marker is on the list of calls now.")
        try hub.expect("SELECT detail FROM follow_up", "PHO-1 came back without: Charger")
        try hub.expect("SELECT count(*) FROM loan WHERE ended_at IS NULL", "0")
    }

    @Test(arguments: hands)
    func aDeviceIsWipedBeforeTheNext(_ hand: LendingHand) throws {
        try desk.add("PHO-1", ready: false)
        let clerk = try hand.coordinator(hub)
        try clerk.enter("PHO-1")
        try clerk.see("Next step: inspect.")
        try clerk.choose("I inspected it, and it is fine")
        try clerk.see("Next step: wipe.", "Choose to erase all data")
        try hub.expect("SELECT state || prepared FROM asset", "preparing1")
        try clerk.choose("I wiped it")
        try clerk.see("Next step: charge.")
        try hub.expect("SELECT state || prepared FROM asset", "preparing3")
        try clerk.choose("I charged it")
        try clerk.see("It is on the shelf, ready to lend.")
        try hub.expect("SELECT state || prepared FROM asset", "ready7")
    }

    /// One of 60 is missing, one belongs to the van, and one nobody knows.
    @Test(arguments: hands)
    func sixtyAreCountedAndThreeAreWrong(_ hand: LendingHand) throws {
        for number in 1...60 { try desk.add("PHO-\(number)") }
        try desk.add("VAN-1", at: "van")
        let clerk = try hand.coordinator(hub)
        try clerk.choose("Lend and take back")
        try clerk.arrive(at: "What needs somebody now")
        try clerk.choose("Begin a stock-take")
        try clerk.arrive(at: "Scan the next device")
        for number in 1...59 { try clerk.enter("PHO-\(number)") }
        try hub.expect("SELECT count(*) FROM stock_take_scan", "59")
        try clerk.arrive(at: "PHO-59: Smartphone is here.")
        try clerk.enter("VAN-1")
        try clerk.see("VAN-1: Smartphone should be elsewhere. It belongs to Library van.")
        try clerk.enter("NO-1")
        try clerk.see("No device has the code NO-1.", "Found: 59. Not seen yet: 1.")
        try clerk.choose("End the count")
        try clerk.arrive(at: "Is the count over?")
        try clerk.choose("Yes, end the count")
        try clerk.see(
            "The count is over. Found: 59. Missing: 1. Should be elsewhere: 1. Not known: 1.",
            "NO-1",
            "PHO-60: Smartphone"
        )
        try hub.expect("SELECT missing FROM stock_take WHERE ended_at IS NOT NULL", "1")
    }

    @Test(arguments: hands)
    func keepingItLongerIsRefusedWithItsReasonAndAPersonIsAsked(_ hand: LendingHand) throws {
        try desk.add("PHO-1")
        try desk.lend("PHO-1", to: hub.joan)
        try desk.queue(try DeskHub.register("Sam Carer", "D55555", in: hub.store))
        let joan = try hand.resident(hub)
        try joan.choose("My account")
        try joan.arrive(at: "My account")
        try joan.choose("What I borrow")
        try joan.see("You have now", "Bring it back by")
        try joan.choose("Smartphone")
        try joan.see("You cannot keep it longer now", "1 person is waiting for one.")
        try joan.choose("I need it longer")
        try joan.arrive(at: "A person at the library looks at it. Then they tell you.")
        try joan.choose("Yes, ask for me")
        try joan.arrive(at: "We have asked for you")
        try joan.see("A person at the library will call you or write to you.")
        try hub.expect("SELECT kind || ' ' || name FROM follow_up", "call Joan Marker")
    }
}

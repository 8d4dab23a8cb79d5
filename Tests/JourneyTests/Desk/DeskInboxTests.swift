import Domain
import Ground
import Screens
import Store
import Testing

@testable import handrail

/// Requests at the desk, from the new one to the completed.
@Suite struct DeskInboxTests {
    private let hub: DeskHub

    init() throws { hub = try DeskHub() }

    private func worker(_ login: String, team: String? = "Waste team") throws -> Clerk {
        try DeskHub.add(login, .caseworker, isGiven: false, team: team, to: hub.store)
        return try Clerk(at: hub, as: login)
    }

    private func id(_ reference: Reference) -> ElementID { ElementID("request:\(reference)") }

    private func messages() throws -> [String] {
        try hub.text("SELECT kind FROM message ORDER BY at").split(separator: "\n").map { String($0) }
    }

    @Test func aRequestIsTakenOnAskedAboutAndCompletedAndTheResidentIsToldEachTime() throws {
        let reference = try hub.send("missed-bin", for: hub.joan, team: "Waste team")
        let clerk = try worker("ben")
        #expect(clerk.text.contains("1 new request"))
        try clerk.press("new")
        try clerk.press(id(reference))
        #expect(clerk.text.contains("Which bin? The green one"))
        #expect(!clerk.screen.stops.contains("act:completed"))
        try clerk.press("act:claimed")
        #expect(clerk.text.contains("You hold this request now"))
        try clerk.press("act:asked")
        clerk.type("Which house number?")
        #expect(clerk.text.contains("The clock stops until the reply"))
        #expect(clerk.text.contains("More information needed"))
        #expect(!clerk.screen.stops.contains("act:asked"))
        try clerk.press("act:completed")
        try clerk.press("outcome:done")
        clerk.type("We emptied it.")
        #expect(clerk.text.contains("the resident is told"))
        #expect(clerk.text.contains("Completed"))
        #expect(!clerk.screen.stops.contains("act:completed"))
        let told = try messages()
        #expect(told.contains("information-needed") && told.contains("request-completed"), "\(told)")
        clerk.mean(.back, .back)
        #expect(clerk.text.contains("0 new requests"))
        #expect(clerk.text.contains("0 requests that I hold"))
    }

    @Test func ofTwoWhoTakeOnTheSameRequestTheSecondSeesWhoWasQuicker() throws {
        let reference = try hub.send("missed-bin", for: nil, team: "Waste team")
        let (first, second) = (try worker("ben"), try worker("cat"))
        for clerk in [first, second] {
            try clerk.press("new")
            try clerk.press(id(reference))
        }
        try first.press("act:claimed")
        try second.press("act:claimed")
        #expect(second.text.contains("Ben Green holds this request"))
        #expect(second.text.contains("Held by Ben Green"))
        #expect(!second.screen.stops.contains("act:claimed"))
        #expect(!second.screen.stops.contains("act:completed"))
    }

    @Test func aRequestThatIsMovedIsWithTheOtherTeam() throws {
        let reference = try hub.send("missed-bin", for: nil, team: "Waste team")
        let clerk = try worker("ben")
        try clerk.press("new")
        try clerk.press(id(reference))
        try clerk.press("act:moved")
        try clerk.press("team:Streets team")
        clerk.type("It is a litter bin in the park.")
        #expect(clerk.text.contains("It is with the other team"))
        let other = try worker("dan", team: "Streets team")
        try other.press("new")
        try other.press(id(reference))
        #expect(other.text.contains("It is a litter bin in the park."))
    }

    @Test func theInboxOfATeamHasNothingOfAnother() throws {
        try hub.send("pothole", for: nil, team: "Streets team")
        let clerk = try worker("ben")
        #expect(clerk.text.contains("0 new requests"))
        try clerk.press("open")
        #expect(clerk.text.contains("There is nothing here"))
    }

    @Test func whatIsLateIsCountedAndStandsFirst() throws {
        try hub.send("missed-bin", for: nil, team: "Waste team")
        let late = try hub.send("missed-bin", for: nil, team: "Waste team", promisedIn: -12)
        let clerk = try worker("ben")
        #expect(clerk.text.contains("1 late request"))
        try clerk.press("new")
        #expect(clerk.screen.stops.first == id(late))
        #expect(clerk.text.contains("Late by"))
    }

    @Test func anEmptyAnswerIsNotSent() throws {
        let reference = try hub.send("missed-bin", for: hub.joan, team: "Waste team")
        let clerk = try worker("ben")
        try clerk.press("new")
        try clerk.press(id(reference))
        try clerk.press("act:claimed")
        try clerk.press("act:answered")
        clerk.type("   ")
        #expect(clerk.text.contains("Write some words first"))
        #expect(try hub.text("SELECT count(*) FROM case_note") == "0")
    }

    @Test func aComplaintIsAcknowledgedAndAnsweredAndItsClockIsShown() throws {
        let reference = try hub.send("complaint", for: hub.joan, promisedIn: 10)
        let clerk = try Clerk(at: hub, as: "coordinator")
        try clerk.press("complaints")
        #expect(clerk.text.contains("Stage 1: acknowledge by"))
        try clerk.press(id(reference))
        try clerk.press("act:acknowledged")
        #expect(clerk.text.contains("Stage 1: answer by"))
        try clerk.press("act:claimed")
        #expect(!clerk.screen.stops.contains("act:completed"), "a complaint ends with its answer")
        try clerk.press("act:decided")
        try clerk.press("outcome:partly_upheld")
        clerk.type("We are sorry.")
        #expect(clerk.text.contains("The complaint is answered"))
        let told = try messages()
        #expect(told.contains("complaint-acknowledged") && told.contains("complaint-answered"), "\(told)")
    }

    @Test func lookingAtTheRequestOfAResidentIsWrittenDown() throws {
        let reference = try hub.send("missed-bin", for: hub.joan, team: "Waste team")
        let clerk = try worker("ben")
        try clerk.press("new")
        try clerk.press(id(reference))
        let member = try #require(try hub.store.staff(login: "ben"))
        #expect(try hub.acts(on: hub.joan.id).contains("person.viewed \(member.id)"))
    }

    @Test func aRoleChangesOnlyWhenASecondPersonAgrees() throws {
        try DeskHub.add("ben", .volunteer, isGiven: false, to: hub.store)
        let root = try Clerk(at: hub, as: "administrator")
        try root.press("staff")
        try root.press("staff:ben")
        try root.press("role")
        try root.press("role:coordinator")
        #expect(root.text.contains("A second person must agree"))
        root.mean(.back, .back)
        #expect(root.text.contains("0 things to agree to"), "nobody agrees to her own wish")
        let other = try Clerk(at: hub, as: "coordinator")
        #expect(other.text.contains("1 thing to agree to"))
        try other.press("approvals")
        #expect(other.text.contains("New role for Ben Green: Coordinator"))
        other.mean(.choose(1), .enter)
        try other.press("agree")
        #expect(try hub.store.staff(login: "ben")?.role == .volunteer)
        try root.press("approvals")
        root.mean(.choose(1), .enter)
        try root.press("carry-out")
        #expect(try hub.store.staff(login: "ben")?.role == .coordinator)
    }

    @Test func aPersonIsErasedOnlyWhenASecondPersonAgrees() throws {
        let asker = try Clerk(at: hub, as: "coordinator")
        asker.type("D12345")
        try asker.press("erase")
        try asker.press("ask")
        #expect(asker.text.contains("A second person must agree"))
        let root = try Clerk(at: hub, as: "administrator")
        try root.press("approvals")
        root.mean(.choose(1), .enter)
        try root.press("agree")
        #expect(try hub.store.person(hub.joan.id) != nil)
        asker.mean(.back)
        try asker.press("approvals")
        asker.mean(.choose(1), .enter)
        try asker.press("carry-out")
        #expect(try hub.store.person(hub.joan.id) == nil)
    }

    @Test func theHubIsClosedForAnAfternoonAndOpenedAgain() throws {
        let clerk = try Clerk(at: hub, as: "coordinator")
        try clerk.press("closures")
        #expect(clerk.text.contains("Monday to Friday, 9am to 6pm"))
        let day = World().today.adding(days: 3)
        try clerk.press("add")
        clerk.type("\(day.day) \(day.month) \(day.year)", "13:00 to 18:00", "The heating is broken")
        #expect(clerk.text.contains("1pm to 6pm"))
        #expect(clerk.text.contains("The heating is broken"))
        clerk.mean(.choose(2), .enter)
        try clerk.press("reopen")
        #expect(clerk.text.contains("No closure is planned"))
    }

    @Test(arguments: ["31 2 2027", "1 1 2020", "soon"])
    func aDayThatIsNoneOrGoneClosesNothing(_ day: String) throws {
        let clerk = try Clerk(at: hub, as: "coordinator")
        try clerk.press("closures")
        try clerk.press("add")
        clerk.type(day, "", "Snow")
        #expect(clerk.text.contains("Enter a day that is still to come"))
    }
}

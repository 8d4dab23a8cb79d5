import Domain
import Screens
import Testing

/// What is kept on a resident: who saw it, what it is, and how it is put right or removed, walked to its end.
@Suite(.enabled(if: Terminal.isHere, "the release program or tmux is not here"), .serialized)
struct RecordWalkTests {
    @Test(arguments: Manner.allCases)
    func sheSeesWhoLookedAndReadsWhatIsKept(_ manner: Manner) throws {
        let hub = try DeskHub()
        let clerk = try Clerk(at: hub, as: "caseworker")
        clerk.type("D12345")
        try #require(clerk.screen.id.hasPrefix("desk.person"))
        let joan = try hub.resident(manner)
        try joan.openMine("Who looked at your account")
        try joan.see("Caseworker Green")
        try joan.press("Escape")
        try joan.arrive(at: "My account")
        try joan.choose("Everything we keep about you")
        try joan.arrive(at: "Choose a part to read it.")
        try joan.choose("Your name and address")
        try joan.see("Name: Joan Marker", "Email: joan@example.org")
        try joan.choose("Go back")
        try joan.arrive(at: "Everything we keep about you")
    }

    @Test(arguments: Manner.allCases)
    func aWrongDateOfBirthIsPutRightAtTheDesk(_ manner: Manner) throws {
        let hub = try DeskHub()
        let desk = try hub.desk(manner, as: "coordinator")
        try desk.enter("D12345")
        try desk.arrive(at: "Account \(hub.joan.number.grouped)")
        try desk.choose("Date of birth")
        try desk.arrive(at: "Correct the details of Joan Marker")
        try desk.replace("27 3 1950", with: "28 3 1950")
        try desk.enter("", "", "", "")
        try desk.arrive(at: "Account \(hub.joan.number.grouped)")
        try desk.see("28 March 1950")
        try hub.expect("SELECT born FROM person", "1950-03-28")
        let joan = try hub.resident(manner)
        try joan.openMine("Name, address, phone and email")
        try joan.see("Date of birth: 28 March 1950.")
    }

    @Test(arguments: Manner.allCases)
    func sheAsksToBeForgottenAndTakesThatBack(_ manner: Manner) throws {
        let hub = try DeskHub()
        let joan = try hub.resident(manner)
        try joan.openMine("Ask us to forget you")
        try joan.see("Staff look at it first, and tell you what they do.")
        try joan.choose("Ask staff to forget me")
        try joan.arrive(at: "You asked us to forget you on")
        try joan.see("Staff answer you by")
        try hub.expect("SELECT state FROM forgetting_wish", "asked")
        try joan.choose("I do not want this any more")
        try joan.arrive(at: "You took this back. Your account stays.")
        try hub.expect("SELECT state FROM forgetting_wish", "taken-back")
        try hub.expect("SELECT count(*) FROM person", "1")
    }
}

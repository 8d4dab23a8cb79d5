import Domain
import Testing

/// What a resident needs, how she is reached and what she allows, walked to its end.
@Suite(.enabled(if: Terminal.isHere, "the release program or tmux is not here"), .serialized)
struct CareWalkTests {
    @Test(arguments: Manner.allCases)
    func needsAreToldOnceAndSeenAtTheDeskWithEveryRequest(_ manner: Manner) throws {
        let hub = try DeskHub()
        try hub.send("missed-bin", for: hub.joan)
        let joan = try hub.resident(manner)
        try joan.openMine("Help that you need from us")
        try joan.choose("Letters in large print")
        try joan.choose("Somebody who speaks my language")
        try joan.arrive(at: "Which language do you speak?")
        try joan.enter("Polish")
        try joan.arrive(at: "Help that you need from us")
        try joan.choose("Something else")
        try joan.arrive(at: "What else do you need?")
        try joan.enter("I lip-read")
        try joan.arrive(at: "Help that you need from us")
        try joan.see("I lip-read")
        try joan.press("Escape")
        try joan.arrive(at: "Nothing is changed until you choose to keep it.")
        try joan.choose("Keep this")
        try joan.arrive(at: "This is kept.")
        try hub.expect(
            "SELECT kind || ' ' || words FROM support_need ORDER BY kind",
            "interpreter Polish\nlarge-print \nown-words I lip-read"
        )

        let desk = try hub.desk(manner, as: "caseworker")
        try desk.choose("1 new request")
        try desk.arrive(at: "New requests")
        try desk.choose(title(of: "missed-bin"))
        try desk.see("Needs: large print, an interpreter (Polish), I lip-read")
        try desk.choose("Open the record of the person")
        try desk.arrive(at: "Account \(hub.joan.number.grouped)")
        try desk.see("Needs: large print, an interpreter (Polish), I lip-read")
    }

    @Test(arguments: Manner.allCases)
    func eachSubjectComesInTheWayThatSheChose(_ manner: Manner) throws {
        let hub = try DeskHub()
        let joan = try hub.resident(manner)
        try joan.openMine("How we reach you")
        try joan.choose("Things you borrow")
        try joan.arrive(at: "How do we tell you about things you borrow?")
        try joan.choose("Letter")
        try joan.arrive(at: "This is kept.")
        try joan.choose("Your account")
        try joan.arrive(at: "How do we tell you about your account?")
        try joan.choose("Only on this screen")
        try joan.arrive(at: "This is kept.")
        try hub.expect(
            "SELECT topic || ' ' || channel FROM contact_wish ORDER BY topic",
            "account screen\nloans letter"
        )
    }

    @Test(arguments: Manner.allCases)
    func aConsentIsGivenAndTakenBack(_ manner: Manner) throws {
        let hub = try DeskHub()
        let joan = try hub.resident(manner)
        try joan.openMine("What you allow us")
        try joan.choose("Ask me how things could be better")
        try joan.see("May we ask you how our services could be better?")
        try joan.choose("Yes")
        try joan.arrive(at: "This is kept.")
        try hub.expect("SELECT kind FROM consent WHERE withdrawn_at IS NULL", "research")
        try joan.choose("Ask me how things could be better")
        try joan.see("You allowed it on")
        try joan.choose("No")
        try joan.arrive(at: "This is kept.")
        try hub.expect("SELECT kind FROM consent WHERE withdrawn_at IS NOT NULL", "research")
        try hub.expect("SELECT count(*) FROM consent", "1")
    }
}

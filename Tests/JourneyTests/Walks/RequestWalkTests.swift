import Domain
import Screens
import Testing

/// What a resident sent, from her side and from that of the desk, walked to its end.
@Suite(.enabled(if: Terminal.isHere, "the release program or tmux is not here"), .serialized)
struct RequestWalkTests {
    /// A hub that asked Joan about her request.
    private func asked() throws -> DeskHub {
        let hub = try DeskHub()
        _ = try hub.text("INSERT INTO contact_wish SELECT id, 'requests', 'screen' FROM person")
        let reference = try hub.send("bulky-waste", for: hub.joan)
        let clerk = try Clerk(at: hub, as: "caseworker")
        try clerk.press("new")
        try clerk.press(ElementID("request:\(reference)"))
        try clerk.press("act:claimed")
        try clerk.press("act:asked")
        clerk.type("What colour is the sofa?")
        try #require(clerk.text.contains("The resident is asked."))
        return hub
    }

    @Test(arguments: Manner.allCases)
    func aRequestIsATimelineInWhichSheAnswersAndWithdraws(_ manner: Manner) throws {
        let hub = try asked()
        let joan = try hub.resident(manner)
        try joan.openMine("What you asked us for")
        try joan.see("We wait for you")
        try joan.choose(title(of: "bulky-waste"))
        try joan.arrive(at: "How it stands")
        try joan.see("We need something from you before we can go on.", "What colour is the sofa?")
        try joan.see("You sent it.", "We began to work on it. It is with Caseworker Green.")
        try joan.choose("Answer now")
        try joan.arrive(at: "What is your answer?")
        try joan.enter("It is blue")
        try joan.arrive(at: "We have your answer.")
        try joan.see("You answered: It is blue")
        try hub.expect("SELECT status FROM case_file", "in_progress")
        try hub.expect("SELECT words FROM case_note WHERE words LIKE '%blue%'", "It is blue")
        try joan.choose("I do not want this any more")
        try joan.arrive(at: "Do you want us to stop?")
        try joan.choose("Yes, stop it")
        try joan.arrive(at: "We have stopped it.")
        try hub.expect("SELECT status FROM case_file", "withdrawn")
    }

    @Test(arguments: Manner.allCases)
    func aMessageIsNewUntilItIsRead(_ manner: Manner) throws {
        let hub = try asked()
        let joan = try hub.resident(manner)
        try joan.openMine("Messages for you")
        try joan.choose("We need something more for")
        try joan.arrive(at: "Hello Joan Marker.")
        try joan.see("What colour is the sofa?")
        try hub.expect("SELECT kind FROM message WHERE read_at IS NOT NULL", "information-needed")
        try joan.choose("Go back")
        try joan.arrive(at: "Messages for you")
    }

    @Test(arguments: Manner.allCases)
    func thanksAndAnIdeaAreSentWithoutAName(_ manner: Manner) throws {
        let hub = try DeskHub()
        let joan = try hub.resident(manner)
        try joan.begin("compliment", "What did we do well?")
        try joan.enter("QuaggaMarker found my bus")
        try joan.arrive(at: "Who helped you?")
        try joan.enter("")
        try joan.arrive(at: "May we show your words to others?")
        try joan.choose("Yes")
        try joan.arrive(at: "Check your answers")
        joan.settle()
        try joan.choose("Send my thanks")
        try joan.see("Your reference is")
        joan.settle()
        try joan.choose("Do something else")
        try joan.begin("suggestion", "What is your idea about?")
        try joan.choose("This library")
        try joan.arrive(at: "What could we do better?")
        try joan.enter("A later closing time")
        try joan.arrive(at: "Do you want an answer?")
        try joan.choose("No")
        try joan.arrive(at: "Check your answers")
        joan.settle()
        try joan.choose("Send my idea")
        try joan.see("Your reference is")
        try hub.expect(
            "SELECT group_concat(kind, ' ') FROM (SELECT kind FROM feedback ORDER BY kind)",
            "compliment suggestion"
        )
        try hub.expect("SELECT count(*) FROM complaint_stage", "0")
    }
}

import Domain
import Foundation
import Ground
import Testing

/// A complaint from its first word to the answer of a second person, walked to its end.
@Suite(.enabled(if: Terminal.isHere, "the release program or tmux is not here"), .serialized)
struct ComplaintWalkTests {
    private func complain(_ joan: Walk) throws {
        try joan.begin("complaint", "What is your complaint about?")
        try joan.choose("This library")
        try joan.arrive(at: "What happened?")
        try joan.enter("QuaggaMarker stood in the door")
        try joan.arrive(at: "When did it happen?")
        try joan.enter(CivilDate.localToday.adding(days: -1))
        try joan.arrive(at: "What would put it right?")
        try joan.enter("An open door")
        try joan.arrive(at: "Have you told us about this before?")
        try joan.choose("No")
        try joan.arrive(at: "Is the complaint yours?")
        try joan.choose("Yes, it is mine")
        try joan.arrive(at: "What is your name?")
        try joan.press("Enter")
        try joan.arrive(at: "How can we reach you?")
        try joan.choose("By telephone")
        try joan.arrive(at: "What is your telephone number?")
        try joan.press("Enter")
        try joan.arrive(at: "Check your answers")
        joan.settle()
        try joan.choose("Send my complaint")
        try joan.see("Your reference is")
    }

    /// Takes the complaint on, acknowledges it and answers it, at the stage that it is in.
    private func answer(_ desk: Walk, stage: Int, _ outcome: String, _ words: String) throws {
        try desk.choose("1 new request")
        try desk.arrive(at: "New requests")
        try desk.choose(title(of: "complaint"))
        try desk.see("Stage \(stage): acknowledge by")
        try desk.choose("Take it on")
        try desk.arrive(at: "You hold this request now.")
        try desk.choose("Acknowledge the complaint")
        try desk.arrive(at: "The resident is told that the complaint is here.")
        try desk.see("Stage \(stage): answer by")
        try desk.choose("Answer the complaint")
        try desk.arrive(at: "Answer the complaint")
        try desk.choose(outcome)
        try desk.arrive(at: "Words for the resident")
        try desk.enter(words)
        try desk.arrive(at: "The complaint is answered.")
    }

    @Test(arguments: Manner.allCases)
    func aComplaintIsAnsweredAndAnotherPersonAnswersTheSecondStage(_ manner: Manner) throws {
        let hub = try DeskHub()
        let joan = try hub.resident(manner)
        try complain(joan)
        try hub.expect("SELECT kind FROM feedback", "complaint")

        let first = try hub.desk(manner, as: "coordinator")
        try answer(first, stage: 1, "Partly upheld", "We keep the door free now.")
        try first.choose("Note what we learnt")
        try first.arrive(at: "Words for colleagues")
        try first.enter("Look at the door each morning.")
        try first.arrive(at: "What we learnt is kept.")
        try hub.expect("SELECT has_learning FROM feedback", "1")

        joan.settle()
        try joan.choose("Do something else")
        try joan.arrive(at: "What do you want to do?")
        try joan.openMine("What you asked us for")
        try joan.choose(title(of: "complaint"))
        try joan.see("We keep the door free now.")
        try joan.choose("I am not happy with the answer")
        try joan.arrive(at: "What is still wrong?")
        try joan.see("You do not have to say why.")
        try joan.enter("The door is shut again")
        try joan.arrive(at: "Another person looks at it now.")
        try joan.see("You asked us to look again. The door is shut again")
        try hub.expect("SELECT status || ' ' || (due IS NOT NULL) FROM case_file", "received 1")

        try first.press("Escape")
        try first.arrive(at: "New requests")
        try first.press("Escape")
        try first.arrive(at: "The desk")
        try first.choose("All open requests")
        try first.arrive(at: "All open requests")
        try first.choose(title(of: "complaint"))
        try first.arrive(at: "You answered stage 1. Another person looks into stage 2.")
        #expect(try !first.reads("Take it on"))

        let second = try hub.desk(manner, as: "emma", .coordinator)
        try answer(second, stage: 2, "Upheld", "The door has a new lock.")
        try hub.expect(
            "SELECT outcome || ' ' || (acknowledged_on IS NOT NULL) FROM complaint_stage ORDER BY stage",
            "partly_upheld 1\nupheld 1"
        )
        try hub.expect("SELECT count(DISTINCT staff) FROM status_event WHERE act = 'decided'", "2")
        try hub.expect(
            "SELECT count(*) FROM message WHERE kind IN ('complaint-acknowledged', 'complaint-answered')",
            "4"
        )
        try joan.press("Escape")
        try joan.arrive(at: "What you asked us for")
        try joan.press("Escape")
        try joan.arrive(at: "You are signed in as Joan Marker.")
        try joan.choose("What you asked us for")
        try joan.choose(title(of: "complaint"))
        try joan.see("The door has a new lock.")
        #expect(try !joan.reads("I am not happy with the answer"))
    }
}

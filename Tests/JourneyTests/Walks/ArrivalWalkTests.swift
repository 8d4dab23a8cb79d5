import Domain
import Foundation
import Ground
import Testing

@testable import handrail

/// Whoever comes to the hub, with an appointment or without, until the desk has seen her, walked to its end.
@Suite(.enabled(if: Terminal.isHere, "the release program or tmux is not here"), .serialized)
struct ArrivalWalkTests {
    /// Makes the appointment one of now, as if its day had come.
    private func bringToday(_ hub: DeskHub) throws {
        let (day, minute) = World.wallClock.reading(at: World().now)
        _ = try hub.text(
            "UPDATE appointment SET day = '\(day.iso)', starts = \(min(minute, 1438)), ends = 1440"
        )
    }

    /// From the first screen to the page that asks for the name, or to the check where she is signed in.
    private func ask(_ walk: Walk, need: String? = nil) throws {
        try walk.choose("Make or change an appointment")
        try walk.arrive(at: "Who do you want to meet?")
        try walk.choose("Housing and homelessness")
        try walk.arrive(at: "How do you want to meet?")
        try walk.choose("Face to face")
        try walk.arrive(at: "Do you need any of these?")
        if let need { try walk.choose(need) }
        try walk.choose("Continue")
        try walk.arrive(at: "Which day suits you?")
        try walk.chooseFirst()
        try walk.arrive(at: "which time?")
        try walk.chooseFirst()
    }

    /// Books what was asked for, and clears the screen.
    private func book(_ walk: Walk) throws {
        try walk.arrive(at: "Check your appointment")
        walk.settle()
        try walk.choose("Book this appointment")
        try walk.arrive(at: "Your appointment is booked")
    }

    /// A volunteer at the desk, who sees the queue of a team.
    private func queue(_ hub: DeskHub, _ manner: Manner, of team: String) throws -> Walk {
        let desk = try hub.desk(manner, as: "volunteer")
        try desk.choose("Appointments and the queue")
        try desk.arrive(at: "Appointments and the queue")
        try desk.choose(team)
        try desk.arrive(at: "Call the next person")
        return desk
    }

    @Test(arguments: Manner.allCases)
    func aResidentComesForHerAppointmentAndTheDeskCallsHer(_ manner: Manner) throws {
        let hub = try DeskHub()
        let joan = try hub.resident(manner)
        try ask(joan, need: "A hearing loop")
        try book(joan)
        try hub.expect("SELECT state || ' ' || (person IS NOT NULL) FROM appointment", "booked 1")
        try bringToday(hub)
        try joan.leave()
        try joan.signIn()
        try joan.choose("I am here for my appointment")
        try joan.arrive(at: "Which appointment are you here for?")
        try joan.chooseFirst()
        try joan.arrive(at: "We know that you are here")
        try joan.see("Your number is 1.", "Housing and homelessness", "You are next.")
        try hub.expect("SELECT state FROM appointment", "arrived")

        let desk = try queue(hub, manner, of: "Housing and homelessness")
        try desk.see("Waiting: 1 person", "A hearing loop. Number 1: Joan Marker", "Came just now.")
        try desk.choose("Call the next person")
        try desk.see("Needs: A hearing loop", "With you: Joan Marker, number 1.")
        try desk.choose("Seen: the visit is over")
        try desk.arrive(at: "Call the next person")
        try hub.expect("SELECT state FROM appointment", "done")
        try hub.expect("SELECT outcome || ' ' || (called_by IS NOT NULL) FROM visit", "done 1")
        try desk.choose("Call the next person")
        try desk.arrive(at: "Nobody waits.")
        try desk.choose("Stop serving this team")
        try hub.expect("SELECT count(*) FROM serving", "0")
    }

    @Test(arguments: Manner.allCases)
    func whoBookedWithoutAnAccountChecksInByTheReference(_ manner: Manner) throws {
        let hub = try DeskHub()
        let guest = try Walk(manner, store: hub.path)
        try guest.begin()
        try ask(guest)
        try guest.arrive(at: "What is your name?")
        try guest.enter("Ann Other")
        try guest.arrive(at: "How can we reach you?")
        try guest.enter("01632 960 100")
        try book(guest)
        let reference = try Reference(reading: try hub.text("SELECT reference FROM appointment"))
        try guest.see(reference.grouped)
        try bringToday(hub)
        try guest.leave()
        try guest.begin()
        try guest.choose("I am here for my appointment")
        try guest.arrive(at: "How can we find your appointment?")
        try guest.choose("With my reference")
        try guest.arrive(at: "What is your reference?")
        try guest.enter(reference.grouped.lowercased())
        try guest.arrive(at: "We know that you are here")
        try guest.see("Your number is 1.")
        try hub.expect("SELECT state FROM appointment", "arrived")
        let desk = try queue(hub, manner, of: "Housing and homelessness")
        try desk.choose("Call the next person")
        try desk.see("With you: Ann Other, number 1.")
        try desk.choose("Did not come")
        try desk.arrive(at: "Call the next person")
        try hub.expect("SELECT state FROM appointment", "missed")
    }

    @Test(arguments: Manner.allCases)
    func visitorsTakeANumberAndGiveItUpOrAreCalled(_ manner: Manner) throws {
        let hub = try DeskHub()
        let guest = try Walk(manner, store: hub.path)
        try guest.begin()
        try guest.choose("I have come to see somebody")
        try guest.arrive(at: "Who have you come to see?")
        try guest.see("Nobody is waiting.")
        try guest.choose("Benefits and council tax")
        try guest.arrive(at: "What can we call you?")
        try guest.enter("Sam Other")
        try guest.arrive(at: "We know that you are here")
        try guest.see("Your number is 1.", "You are next.")
        try guest.finish()
        try guest.begin()
        try guest.choose("I have come to see somebody")
        try guest.see("People waiting: 1.")
        try guest.choose("Benefits and council tax")
        try guest.arrive(at: "What can we call you?")
        try guest.enter("")
        try guest.arrive(at: "We know that you are here")
        try guest.see("Your number is 2.", "People before you: 1.")
        guest.settle()
        try guest.choose("I cannot wait")
        try guest.arrive(at: "You are off the list")
        try hub.expect("SELECT ticket || ' ' || ifnull(outcome, 'waits') FROM visit", "1 waits\n2 left")

        let desk = try queue(hub, manner, of: "Benefits and council tax")
        try desk.see("Waiting: 1 person")
        try desk.choose("Call the next person")
        try desk.arrive(at: "With you: Sam Other, number 1.")
        try desk.choose("Seen: the visit is over")
        try desk.arrive(at: "Call the next person")
        try hub.expect("SELECT ticket || ' ' || outcome FROM visit ORDER BY ticket", "1 done\n2 left")
    }
}

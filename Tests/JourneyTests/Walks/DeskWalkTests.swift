import Domain
import Foundation
import Ground
import Screens
import Testing

/// What staff do around the accounts, walked to its end.
@Suite(.enabled(if: Terminal.isHere, "the release program or tmux is not here"), .serialized)
struct DeskWalkTests {
    @Test(arguments: Manner.allCases)
    func whoIsToBeCalledIsCalledAgainWhereNobodyAnswered(_ manner: Manner) throws {
        let hub = try DeskHub()
        let desk = try hub.desk(manner, as: "caseworker")
        try desk.enter("D12345")
        try desk.arrive(at: "Account \(hub.joan.number.grouped)")
        try desk.choose("Note that somebody must call")
        try desk.arrive(at: "Call Joan Marker")
        try desk.enter("her garden waste bin")
        try desk.arrive(at: "Account \(hub.joan.number.grouped)")
        try hub.expect("SELECT detail FROM follow_up", "her garden waste bin")
        try desk.press("Escape")
        try desk.arrive(at: "The desk")
        try desk.choose("1 person to call")
        try desk.arrive(at: "People to call")
        try desk.choose("Joan Marker, 01632 960 100")
        try desk.arrive(at: "Call Joan Marker")
        try desk.choose("Nobody answered")
        try desk.arrive(at: "People to call")
        try hub.expect("SELECT calls || ' ' || (done_at IS NULL) FROM follow_up", "1 1")
        try desk.choose("Joan Marker, 01632 960 100")
        try desk.arrive(at: "Call Joan Marker")
        try desk.choose("The person was helped")
        try desk.see("Nobody waits for a call.")
        try hub.expect("SELECT ending || ' ' || (done_by IS NOT NULL) FROM follow_up", "helped 1")
    }

    @Test(arguments: Manner.allCases)
    func theHubIsClosedForAnAfternoonAndOpenedAgain(_ manner: Manner) throws {
        let hub = try DeskHub()
        let desk = try hub.desk(manner, as: "coordinator")
        let day = CivilDate.localToday.adding(days: 9)
        try desk.choose("Opening hours and closures")
        try desk.arrive(at: "Opening hours and closures")
        try desk.see("Monday to Friday, 9am to 6pm", "No closure is planned.")
        try desk.choose("Close the hub for a time")
        try desk.arrive(at: "Which day?")
        try desk.enter("\(day.day) \(day.month) \(day.year)", "18:00 to 13:00", "A new floor")
        try desk.arrive(at: "There is a problem")
        try desk.mend()
        try desk.replace("18:00 to 13:00", with: "13:00 to 18:00")
        try desk.enter("")
        try desk.arrive(at: "Closed against the usual hours")
        try desk.see("1pm to 6pm", "A new floor")
        try hub.expect(
            "SELECT day || ' ' || from_minute || ' ' || to_minute || ' ' || reason FROM hub_closure",
            "\(day.iso) 780 1080 A new floor"
        )
        let words = try RealHub.words()
        try desk.choose(words.date(day, withWeekday: true))
        try desk.arrive(at: "Take this closure back")
        try desk.choose("Take this closure back")
        try desk.see("No closure is planned.")
        try hub.expect("SELECT count(*) FROM hub_closure WHERE ended_at IS NULL", "0")
    }

    @Test(arguments: Manner.allCases)
    func somebodyNewIsRegisteredAndGetsAFirstPIN(_ manner: Manner) throws {
        let hub = try DeskHub()
        let desk = try hub.desk(manner, as: "coordinator")
        try desk.choose("Register a new person")
        try desk.arrive(at: "Register a new person")
        try desk.enter("Rose Other", "27 3 1951", "2 New Street, Millbrook", "zy1 4lc", "01632 960 222")
        try desk.enter("", "D55555")
        try desk.arrive(at: "New PIN for Rose Other")
        desk.settle()
        try desk.choose("Done")
        try desk.arrive(at: "Account ")
        try desk.see("Rose Other", "2 New Street")
        try hub.expect(
            "SELECT born || ' ' || replace(address, char(10), '/') || ' ' || postcode FROM person WHERE name LIKE 'R%'",
            "1951-03-27 2 New Street/Millbrook ZY1 4LC"
        )
        try hub.expect("SELECT count(*) FROM person_pin", "2")
    }

    /// What the desk writes goes out by the mail program of the machine, which records it here.
    @Test(arguments: Manner.allCases)
    func aQuestionOfTheDeskGoesOutAsAMail(_ manner: Manner) throws {
        let hub = try DeskHub()
        try hub.send("bulky-waste", for: hub.joan)
        let desk = try hub.desk(manner, as: "caseworker")
        try desk.choose("1 new request")
        try desk.arrive(at: "New requests")
        try desk.choose(title(of: "bulky-waste"))
        try desk.arrive(at: "What you can do")
        try desk.choose("Take it on")
        try desk.arrive(at: "You hold this request now.")
        try desk.choose("Ask for more information")
        try desk.arrive(at: "Words for the resident")
        try desk.enter("What colour is the sofa?")
        try desk.arrive(at: "The resident is asked.")

        let mails = hub.folder.appending(path: "mails.txt")
        try post(hub, to: mails, from: desk.terminal)
        let text = try String(contentsOf: mails, encoding: .utf8)
        #expect(text.contains("To: <joan@example.org>") && text.contains("What colour is the sofa?"))
        try hub.expect(
            "SELECT state || ' ' || channel FROM message WHERE kind = 'information-needed'",
            "handed_over email"
        )
        try desk.choose("Open the record of the person")
        try desk.arrive(at: "Account \(hub.joan.number.grouped)")
        try desk.see("a question about a request, by email, sent")
    }

    /// Hands over what is due, by a program that keeps the mails in a file.
    private func post(_ hub: DeskHub, to mails: URL, from terminal: Terminal) throws {
        let mailer = hub.folder.appending(path: "sendmail")
        try Data("#!/bin/sh\ncat >> '\(mails.path())'\n".utf8).write(to: mailer)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: mailer.path())
        let file = terminal.pack.appending(path: "hub.json")
        let settings = """
            "messages": {
              "email": { "from": "library@ashdale.example", "command": "\(mailer.path())" },
              "quietHours": "00:00-00:00", "quietDays": []
            },
            "name":
            """
        let text = try String(contentsOf: file, encoding: .utf8)
        try #require(text.contains("\"name\":"))
        let place = try #require(text.range(of: "\"name\":"))
        try Data(text.replacingCharacters(in: place, with: settings).utf8).write(to: file)
        let done = try hub.run(["messages", "send", "--once"], content: terminal.pack)
        #expect(done.status == 0, "\(done.said)")
    }
}

import Domain
import Foundation
import Screens
import Support
import Testing

/// The real program with speech that works, stalls, or is not there.
@Suite(.enabled(if: Terminal.isHere, "the release program or tmux is not here"))
struct SpeechTerminalTests {
    private static let notice = "Speech is not working. Ask for help."

    private func eventually(_ what: String, _ condition: () throws -> Bool) throws {
        for _ in 0..<6_000 {
            if try condition() { return }
            Thread.sleep(forTimeInterval: 0.01)
        }
        Issue.record("\(what) did not come")
    }

    /// Waits until nothing more is said for longer than any sentence takes, and counts what was.
    private func quiet(_ server: SpeechServer) -> Int {
        var (count, times) = (server.heard.count, 0)
        for _ in 0..<600 where times < 20 {
            Thread.sleep(forTimeInterval: 0.1)
            let now = server.heard.count
            times = now == count ? times + 1 : 0
            count = now
        }
        return count
    }

    private func shows(_ text: String) -> ([String]) -> Bool {
        { rows in rows.contains { $0.contains(text) } }
    }

    /// A terminal that waits for a speech server which stalls in a message, and how long a move took meanwhile.
    private func moveDuringAStall() throws -> (terminal: Terminal, server: FakeServer, milliseconds: Double) {
        let server = try FakeServer {
            $0 == "SPEAK" ? "230 OK RECEIVING DATA\r\n" : $0 == "." ? nil : FakeServer.polite($0)
        }
        let terminal = try Terminal(columns: 80, rows: 24, options: ["--speech", server.path])
        try terminal.front()
        // Its words, as the notice that comes later moves all rows down.
        let before = try terminal.cursorRow().words
        try terminal.press("F8")
        try eventually("a stalled message") { server.heard.last == "." }
        let start = Date()
        try terminal.press("Down")
        try eventually("a move") { try terminal.cursorRow().words != before }
        return (terminal, server, Date().timeIntervalSince(start) * 1_000)
    }

    /// Meets B01.
    @Test func aServerThatStallsHoldsNoKeyUpAndIsToldOnce() throws {
        var (terminal, server, fastest) = try moveDuringAStall()
        // On a busy machine the terminal itself may be slow, so one of several tries is enough.
        for _ in 0..<4 where fastest >= 250 { (terminal, server, fastest) = try moveDuringAStall() }
        // A key that waited for the server would take the half second that it is given.
        #expect(fastest < 250, "\(fastest) ms")
        try terminal.wait("the notice", until: shows(Self.notice))
        try terminal.press("1", "3", "Enter")
        try terminal.wait("the search") { rows in
            self.shows("What are you looking for?")(rows) && !self.shows(Self.notice)(rows)
        }
        try terminal.press("Escape")
        try terminal.wait("the front") { rows in
            self.shows("What do you want to do?")(rows) && !self.shows(Self.notice)(rows)
        }
        let log = try terminal.staffLog()
        #expect(log.contains("does not answer") && !log.contains("What do you want"))
        // A server that is let go closes its connections, which would be another fault.
        withExtendedLifetime(server) {}
    }

    /// Meets K06.
    @Test func aServerThatIsNotThereIsToldAndNothingElseChanges() throws {
        let terminal = try Terminal(columns: 80, rows: 24, options: ["--speech", "/nowhere/speechd.sock"])
        try terminal.front()
        try terminal.press("F8")
        try terminal.wait("the notice", until: shows(Self.notice))
        try terminal.press("F9")
        try terminal.wait("the curtain") { rows in
            self.shows("The screen is blank.")(rows) && self.shows(Self.notice)(rows)
                && !self.shows("What do you want")(rows)
        }
        try terminal.press("F9")
        try terminal.wait("the front", until: shows("What do you want to do?"))
    }

    /// Meets A14, K07.
    @Test func theEndOfASessionSilencesAllAndTheNextBeginsAsUsual() throws {
        let server = try FakeServer()
        let terminal = try Terminal(columns: 80, rows: 24, options: ["--speech", server.path])
        try terminal.front()
        try terminal.press("F8", "F8", "F8", "F12", "F9")
        try terminal.wait("the curtain", until: shows("The screen is blank."))
        try eventually("louder speech") { server.heard.contains("SET SELF VOLUME 15") }
        try terminal.press("F10")
        try eventually("the end") {
            Array(server.heard.suffix(3)) == ["CANCEL ALL", "SET SELF VOLUME -34", "QUIT"]
        }
        try terminal.wait("the next session", until: shows("Press Enter to start."))
        let before = server.heard.count
        try terminal.press("F8")
        try eventually("speech") { server.heard.dropFirst(before).contains("SPEAK") }
        let heard = server.heard.dropFirst(before)
        #expect(heard.contains("SET SELF VOLUME -34") && heard.contains("SET SELF RATE -12"))
    }

    /// Meets A06, A07.
    @Test(.enabled(if: SpeechServer.isHere, "not run: speech-dispatcher is not installed"))
    func anyKeySilencesAtOnceAndF3SaysAllAgain() throws {
        let server = try SpeechServer(.recorder(millisecondsPerWord: 40))
        let terminal = try Terminal(columns: 80, rows: 24, options: ["--speech", server.socket])
        try terminal.front()
        try terminal.press("F8")
        try eventually("the first words") { server.heard.count >= 3 }
        // A key that means nothing.
        try terminal.press("PPage")
        let count = quiet(server)
        #expect(!server.heard.contains { $0.text.contains("You are on") })
        try terminal.press("F3")
        try eventually("the screen again") {
            server.heard.dropFirst(count).contains { $0.text.contains("You are on") }
        }
    }

    /// Meets A06.
    @Test(.enabled(if: SpeechServer.isHere, "not run: speech-dispatcher is not installed"))
    func pageDownLetsSpeechWaitAndGoOn() throws {
        let server = try SpeechServer(.recorder(millisecondsPerWord: 40))
        let terminal = try Terminal(columns: 80, rows: 24, options: ["--speech", server.socket])
        try terminal.front()
        try terminal.press("F8")
        try eventually("the first words") { server.heard.count >= 3 }
        try terminal.press("NPage")
        try terminal.wait("the notice", until: shows("Page Down goes on."))
        let count = quiet(server)
        #expect(!server.heard.contains { $0.text.contains("You are on") })
        try terminal.press("NPage")
        try eventually("the rest") {
            server.heard.dropFirst(count).contains { $0.text.contains("You are on") }
        }
        try terminal.press("NPage", "Down")
        try eventually("the next choice") { server.heard.last?.text.contains("2 of") ?? false }
        try terminal.wait("no notice") { !self.shows("Page Down goes on.")($0) }
    }

    /// Meets A10.
    @Test(.enabled(if: SpeechServer.isHere, "not run: speech-dispatcher is not installed"))
    func aLoudspeakerIsNeverGivenWhatAResidentTyped() throws {
        let server = try SpeechServer(.recorder(millisecondsPerWord: 0))
        let terminal = try Terminal(
            columns: 80,
            rows: 24,
            options: ["--speech", server.socket, "--sound", "speaker"]
        )
        try terminal.front()
        try terminal.press("F8")
        try terminal.press("1", "3", "Enter")
        try terminal.wait("the search", until: shows("What are you looking for?"))
        for letter in ["Q", "z", "j"] { try terminal.press(letter) }
        try eventually("the advice") { server.heard.contains { $0.text.contains("Plug in headphones") } }
        try terminal.press("Down", "Up")
        Thread.sleep(forTimeInterval: 0.5)
        let said = server.heard.map(\.text).joined(separator: " ")
        #expect(!said.contains("Qzj") && !said.contains(" Q ") && !said.contains(" z "))
    }
}

import Domain
import Foundation
import Ground
import Screens
import Testing

@testable import handrail

/// Appointments at the real program in a real terminal.
@Suite(.enabled(if: Terminal.isHere, "the release program or tmux is not here"), .serialized)
struct AppointmentTerminalTests {
    private func see(_ text: String, on terminal: Terminal) throws {
        try terminal.wait(text, within: 20) { $0.contains { $0.contains(text) } }
    }

    /// Goes to something by its number, sees that it is chosen, and presses Enter.
    private func choose(_ number: String, _ label: String, on terminal: Terminal) throws {
        try terminal.press(number.map { String($0) })
        try terminal.waitForCursor(on: label, within: 20)
        try terminal.press("Enter")
    }

    private func enter(_ text: String, on terminal: Terminal) throws {
        try terminal.type(text)
        try see(text, on: terminal)
        try terminal.press("Enter")
    }

    /// From the front to a reference; the first day and the first time there are.
    private func book(on terminal: Terminal) throws -> Reference {
        let number = try Resident().number(of: "make-appointment")
        try terminal.front(within: 20)
        try choose(number, "Make an appointment", on: terminal)
        try see("Who do you want to meet?", on: terminal)
        try choose("1", "Housing and homelessness", on: terminal)
        try see("How do you want to meet?", on: terminal)
        try choose("1", "Face to face", on: terminal)
        try see("Do you need any of these?", on: terminal)
        try choose("6", "Continue", on: terminal)
        try see("Which day suits you?", on: terminal)
        try terminal.press("Enter")
        try see("which time?", on: terminal)
        try terminal.press("Enter")
        try see("What is your name?", on: terminal)
        try enter("Joan Marker", on: terminal)
        try see("How can we reach you?", on: terminal)
        try enter("01632 960 100", on: terminal)
        try see("Check your appointment", on: terminal)
        // A key struck twice must not send what she has not read, so a press waits a moment.
        Thread.sleep(forTimeInterval: 0.4)
        try terminal.press("7")
        try terminal.waitForCursor(on: "Book this appointment", within: 20)
        try terminal.press("Enter")
        try see("Your appointment is booked", on: terminal)
        var code = ""
        try terminal.wait("a row in the store", within: 20) { _ in
            code = (try? terminal.query("SELECT reference FROM appointment")) ?? ""
            return !code.isEmpty
        }
        let reference = try Reference(reading: code)
        try see(reference.grouped, on: terminal)
        return reference
    }

    /// Makes the appointment one of now, as if its day had come.
    private func bringToday(_ terminal: Terminal) throws {
        let (day, minute) = World.wallClock.reading(at: World().now)
        try terminal.sql(
            "UPDATE appointment SET day = '\(day.iso)', starts = \(min(minute, 1438)), ends = 1440"
        )
    }

    @Test(arguments: [(80, 24), (40, 12)])
    func anAppointmentIsMadeAndSheChecksInAndTheDeskCallsHer(_ columns: Int, _ rows: Int) throws {
        let terminal = try Terminal(columns: columns, rows: rows)
        let reference = try book(on: terminal)
        try terminal.press("F10")
        try bringToday(terminal)
        try terminal.front(within: 20)
        try choose(try Resident().number(of: "here"), "I am here for my appointment", on: terminal)
        try see("How can we find your appointment?", on: terminal)
        try choose("1", "With my reference", on: terminal)
        try see("What is your reference?", on: terminal)
        try enter(reference.grouped.lowercased(), on: terminal)
        try see("We know that you are here", on: terminal)
        try see("Your number is", on: terminal)
        #expect(try terminal.query("SELECT ticket FROM visit") == "1")
        #expect(try terminal.query("SELECT state FROM appointment") == "arrived")
        try callAtTheDesk(beside: terminal)
    }

    private func callAtTheDesk(beside terminal: Terminal) throws {
        let process = Process()
        process.executableURL = URL(filePath: Terminal.program ?? "")
        process.arguments = [
            "staff", "add", "vera", "--name", "Vera Green", "--role", "volunteer", "--store", terminal.store,
        ]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let pin = String(said.filter { $0.isASCII && $0.isNumber }.suffix(6))
        let desk = try Terminal(
            columns: 80,
            rows: 24,
            beside: terminal,
            prepare: { _ in },
            running: { ["desk", "--store", $0.store, "--log", $0.log] }
        )
        try see("Staff sign in", on: desk)
        for text in ["vera", pin] {
            try desk.type(text)
            try desk.press("Enter")
        }
        try see("Choose your own PIN", on: desk)
        for text in ["907164", "907164"] {
            try desk.type(text)
            try desk.press("Enter")
        }
        try see("The desk", on: desk)
        try choose("1", "Appointments and the queue", on: desk)
        try see("Waiting: 1.", on: desk)
        try choose("1", "Housing and homelessness", on: desk)
        try see("Number 1: Joan Marker", on: desk)
        try choose("1", "Call the next person", on: desk)
        try see("With you: Joan Marker", on: desk)
        try choose("1", "Seen", on: desk)
        var state = ""
        for _ in 0..<600 where state != "done" {
            state = try desk.query("SELECT state FROM appointment")
            usleep(100_000)
        }
        #expect(state == "done")
    }

    @Test func anAppointmentIsMadeAndFoundAgainInLines() throws {
        let kiosk = try Piped(["--lines"])
        try kiosk.wait(for: "Press Enter to start.")
        try kiosk.type([""])
        try kiosk.wait(for: "What do you want to do?")
        let number = try Resident().number(of: "make-appointment")
        for (line, words) in [
            (number, "Who do you want to meet?"), ("1", "How do you want to meet?"),
            ("1", "Do you need any of these?"), ("6", "Which day suits you?"), ("1", "which time?"),
            ("1", "What is your name?"), ("Joan Marker", "How can we reach you?"),
            ("01632 960 100", "Check your appointment"), ("7", "Your appointment is booked"),
        ] {
            try kiosk.type([line])
            try kiosk.wait(for: words)
        }
        try kiosk.wait(for: "Bring this reference")
        let said = kiosk.end()
        #expect(said.contains("Your reference is"))
    }
}

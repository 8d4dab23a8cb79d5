import Domain
import Foundation
import Screens
import Testing

@Suite(.enabled(if: Terminal.isHere, "the release program or tmux is not here"), .serialized)
struct FindingTerminalTests {
    private func terminal(_ columns: Int = 80, _ rows: Int = 24) throws -> Terminal {
        let terminal = try Terminal(columns: columns, rows: rows)
        try terminal.front()
        return terminal
    }

    private func search(_ words: String, on terminal: Terminal) throws {
        try terminal.follow { _ in ["find"] }
        try terminal.type(words)
        try terminal.press("Enter")
    }

    private func files(of terminal: Terminal) -> Data {
        ["", "-wal", "-shm"].reduce(into: Data()) { all, suffix in
            all += FileManager.default.contents(atPath: terminal.store + suffix) ?? Data()
        }
    }

    @Test(arguments: [(40, 12), (80, 24), (160, 45)])
    func aSofaIsFoundByTypingAndTheServiceBegins(_ size: (Int, Int)) throws {
        let terminal = try terminal(size.0, size.1)
        try search("I want to get rid of my soffa", on: terminal)
        var start = try Resident()
        try start.open("bulky-waste")
        let title = start.screen.title
        try terminal.wait("what was found") { rows in
            rows.contains { $0.contains("Is it one of these?") }
                && rows.contains { $0.contains("1  \(title)") }
        }
        try terminal.press("1", "Enter")
        try terminal.wait(start.screen)
        #expect(files(of: terminal).range(of: Data("soffa".utf8)) == nil, "what was typed is on the disk")
        #expect(try terminal.query("SELECT service, times FROM service_begun") == "bulky-waste|1")
        #expect(try terminal.query("SELECT count(*) FROM search_unfound") == "0")
    }

    @Test func arrowsAndEnterAloneLeadToAllServices() throws {
        let terminal = try terminal()
        var resident = try Resident()
        resident.mean(.last, .previous, .previous, .enter)
        try terminal.press("End", "Up", "Up", "Enter")
        try terminal.wait(resident.screen)
        #expect(resident.screen.id == "all-services")
        resident.mean(.next, .enter)
        try terminal.press("Down", "Enter")
        try terminal.wait(resident.screen)
        #expect(resident.screen.id.hasPrefix("start."))
    }

    /// Meets P05.
    @Test func whatIsNotFoundIsCountedAndWhatMayBePersonalIsNotKept() throws {
        let terminal = try terminal()
        try search("Zzyzx trampolining", on: terminal)
        try terminal.wait("kind words") { $0.contains { $0.contains("We did not find a service") } }
        try terminal.press("Escape")
        try terminal.wait("the field") { $0.contains { $0.contains("What are you looking for?") } }
        try terminal.press("End")
        try terminal.type(" 07700900982")
        try terminal.press("Enter")
        try terminal.wait("kind words") { $0.contains { $0.contains("We did not find a service") } }
        let counted = try terminal.query("SELECT words, times FROM search_unfound ORDER BY words")
        #expect(counted == "|1\nzzyzx trampolining|1")
        #expect(files(of: terminal).range(of: Data("07700900982".utf8)) == nil)
        try terminal.press("F10")
        try terminal.wait("a fresh front") { rows in
            rows.contains { $0.contains("Press Enter to start.") }
                && !rows.contains { $0.contains("rampolin") }
        }
        #expect(try !terminal.tmux("capture-pane", "-p", "-S", "-").contains("rampolin"))
    }
}

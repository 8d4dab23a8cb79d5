import Domain
import Foundation
import Ground
import Screens
import Testing

@testable import Renderings

/// Services that every person must be able to finish, whatever the keys and the terminal.
private let services = Array(codes.prefix(6)) + ["complaint"]

/// Those that are walked with one switch: each takes minutes, so all of them only where that is asked for.
private let scanned =
    ProcessInfo.processInfo.environment["HANDRAIL_SWITCH"] == nil ? ["missed-bin"] : services

@Suite(.enabled(if: Terminal.isHere, "the release program or tmux is not here"))
struct FewKeysTerminalTests {
    private func finish(
        _ code: String,
        _ terminal: Terminal,
        _ hand: some FewKeysHand,
        _ resident: Resident
    )
        throws
    {
        var resident = resident
        try terminal.press("Enter")
        try terminal.wait("the front") { $0.contains { $0.contains("What do you want to do?") } }
        try resident.finish(code, hand: hand, on: .localToday)
        let shown = try terminal.wait("the reference of \(code)") { reference(in: $0) != nil }
        #expect(try terminal.sent(#require(reference(in: shown))))
    }

    private func reference(in rows: [String]) -> Reference? {
        for row in rows { if let found = try? Reference(reading: row) { return found } }
        return nil
    }

    /// Meets I01.
    @Test(arguments: services)
    func aServiceIsFinishedWithTheNumberPadAlone(_ code: String) throws {
        let size = Frame.Size(columns: 80, rows: 24)
        let terminal = try Terminal(columns: 80, rows: 24, options: ["--keys", "keypad"])
        try terminal.wait("the greeting") { $0.contains { $0.contains("Press Enter to start.") } }
        let resident = try Resident(means: .keypad, today: .localToday)
        try finish(code, terminal, try NumberHand(at: terminal, size), resident)
    }

    @Test(arguments: services, ["vt100", "linux-16color", "linux"])
    func aServiceIsFinishedOnATerminalOfAnyKind(_ code: String, _ kind: String) throws {
        let size = Frame.Size(columns: 40, rows: 12)
        let terminal = try Terminal(columns: 40, rows: 12, kind: kind, options: ["--keys", "keypad"])
        try terminal.wait("the greeting") { $0.contains { $0.contains("Press Enter to start.") } }
        let resident = try Resident(means: .keypad, today: .localToday)
        try finish(code, terminal, try NumberHand(at: terminal, size), resident)
    }

    /// Meets I11.
    @Test(arguments: scanned)
    func aServiceIsFinishedWithOneSwitch(_ code: String) throws {
        // Long enough that a busy machine presses while the mark still stands there.
        let terminal = try Terminal(columns: 80, rows: 24, options: ["--keys", "switch", "--step", "1200"])
        try terminal.wait("the greeting") { $0.contains { $0.contains("Press your switch to start.") } }
        let resident = try Resident(means: .oneSwitch, step: 1_200, today: .localToday)
        try finish(code, terminal, SwitchHand(terminal: terminal), resident)
    }

    @Test func withoutColoursTheFocusTheHeadingsAndAMistakeStillShow() throws {
        let terminal = try Terminal(columns: 80, rows: 24, kind: "vt100")
        try terminal.open("missed-bin", then: "start")
        try terminal.press("1", "Enter")
        try terminal.wait("the date") { $0.contains { $0.contains("When should we have emptied it?") } }
        try terminal.press("3", "1", "Enter", "2", "Enter", "Enter")
        try terminal.wait("the mistake") { $0.contains { $0.contains("There is a problem") } }
        let rows = try terminal.tmux("capture-pane", "-e", "-p").split(separator: "\n").map(String.init)
        func row(_ words: String) throws -> String { try #require(rows.first { $0.contains(words) }) }
        let colours = ["\u{1b}[3", "\u{1b}[4", ";3", ";4"].map { start in (0...8).map { "\(start)\($0)" } }
        for row in rows {
            for code in colours.joined() where code != "\u{1b}[39" {
                #expect(!row.contains(code + "m"), "a colour in \(row)")
            }
        }
        #expect(try row("There is a problem").contains("\u{1b}[1m"), "a mistake is bold")
        #expect(
            rows.contains { $0.contains("\u{1b}[7m") || $0.contains("\u{1b}[0;7m") },
            "the focus is reversed"
        )
        #expect(!rows.joined().contains("\u{1b}[5m"), "nothing blinks")
    }

    @Test func aCardThatIsScannedWhereNoneIsWantedChangesNothing() throws {
        let terminal = try Terminal(columns: 80, rows: 24)
        try terminal.follow { _ in ["all"] }
        try terminal.press("2000045500".map { String($0) } + ["Enter"])
        let rows = try terminal.wait("the notice") { $0.contains { $0.contains("Card seen.") } }
        #expect(rows.contains { $0.contains("All services, A to Z") })
    }
}

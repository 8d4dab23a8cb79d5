import Domain
import Foundation
import Ground
import Store
import Testing

@testable import Screens

/// A resident at the real program, with the same hub in memory beside it: both must go the same way.
private struct BorrowWalk {
    let terminal: Terminal
    let neighbour: Neighbour

    init(columns: Int, rows: Int, lines: Bool = false) throws {
        let hub = try DeskHub()
        try DeskHub.fill(hub.store, for: hub.joan)
        neighbour = try Neighbour(at: hub)
        terminal = try Terminal(columns: columns, rows: rows, options: lines ? ["--lines"] : []) { terminal in
            try terminal.makeStore()
            let store = try Store.open(at: terminal.store, now: 1)
            let joan = try DeskHub.register("Joan Marker", "D12345", in: store)
            try DeskHub.fill(store, for: joan)
        }
        try see("Press Enter to start.")
        try terminal.press("Enter")
        try seeTitle()
    }

    /// Waits for words, wherever lines break.
    func see(_ text: String) throws {
        try terminal.wait(text, within: 20) { rows in
            let said = rows.map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
            return text.isEmpty || said.joined(separator: " ").contains(text)
        }
    }

    /// Waits for words that may stand further down on a page that is longer than the terminal.
    func read(_ text: String) throws {
        var last: [String] = []
        for _ in 0..<8 {
            last = try terminal.wait(text, within: 20) { rows in
                let said = rows.joined(separator: " ")
                return said.contains(text) || (said.contains("More follows.") && rows != last)
            }
            if last.joined(separator: " ").contains(text) { return }
            try terminal.press("Down")
        }
        try see(text)
    }

    private func seeTitle() throws { try see(neighbour.screen.title) }

    /// Chooses one thing after the other by its number.
    func press(_ ids: ElementID...) throws {
        for id in ids {
            let number = neighbour.screen.numbered.first { $0.value == id }?.key
            let digits = String(try #require(number, "\(id) has no number on \(neighbour.screen.id)"))
            let label = label(of: id)
            try neighbour.press(id)
            for digit in digits { try terminal.press(String(digit)) }
            // A page that is longer than the terminal goes to the number first.
            try see(label)
            try terminal.press("Enter")
            try seeTitle()
        }
    }

    /// What something is called that can be chosen now.
    private func label(of id: ElementID) -> String {
        let screen = neighbour.screen
        return screen.choices.first { $0.id == id }?.label ?? screen.buttons.first { $0.id == id }?.label
            ?? ""
    }

    /// Answers one field after the other.
    func type(_ texts: String...) throws {
        for text in texts {
            neighbour.type(text)
            try terminal.type(text)
            try terminal.press("Enter")
            // Cells have a button under the field: the next Enter does it.
            try seeTitle()
        }
    }

    func signIn() throws {
        try press("sign-in")
        try type("D12345", "730514")
    }

    var firstDay: ElementID {
        get throws { try #require(neighbour.screen.stops.first { $0.description.hasPrefix("day:") }) }
    }
}

/// Residents borrow at the real program, in cells and in lines.
@Suite(.enabled(if: Terminal.isHere, "the release program or tmux is not here"), .serialized)
struct BorrowTerminalTests {
    static let shapes: [(Int, Int, Bool)] = [(40, 12, false), (80, 24, false), (80, 50, true)]

    @Test(arguments: shapes)
    func whoBrowsesReserves(_ columns: Int, _ rows: Int, _ lines: Bool) throws {
        let walk = try BorrowWalk(columns: columns, rows: rows, lines: lines)
        try walk.press("borrow", "everything", "model:tablet-data")
        try walk.signIn()
        try walk.press("reserve")
        try walk.press(walk.firstDay)
        try walk.press("agree", "send")
        #expect(walk.neighbour.screen.title == "It is reserved for you")
        let kept = try walk.terminal.query("SELECT model, state, agreement, agreed_on FROM reservation")
        let today = walk.neighbour.today.iso
        #expect(kept == "tablet-data|reserved|loan/4|\(today)")
        #expect(((try? walk.terminal.staffLog()) ?? "").isEmpty)
    }

    @Test(arguments: shapes)
    func whoWaitsJoinsTheQueue(_ columns: Int, _ rows: Int, _ lines: Bool) throws {
        let walk = try BorrowWalk(columns: columns, rows: rows, lines: lines)
        try walk.signIn()
        try walk.press("borrow", "everything", "model:large-keyboard", "join", "join")
        #expect(walk.neighbour.screen.title == "You are in the queue")
        #expect(try walk.terminal.query("SELECT count(*) FROM hold WHERE model = 'large-keyboard'") == "1")
    }

    @Test(arguments: shapes)
    func keepingItLongerIsRefusedWithItsReason(_ columns: Int, _ rows: Int, _ lines: Bool) throws {
        let walk = try BorrowWalk(columns: columns, rows: rows, lines: lines)
        try walk.signIn()
        try walk.press("account", "loans", "loan:SMARTPHONE-1")
        try walk.read("You cannot keep it longer now")
        try walk.press("longer", "ask")
        #expect(walk.neighbour.screen.title == "We have asked for you")
        #expect(try walk.terminal.query("SELECT count(*) FROM follow_up WHERE kind = 'call'") == "1")
    }

    @Test(arguments: shapes)
    func aFaultIsTold(_ columns: Int, _ rows: Int, _ lines: Bool) throws {
        let walk = try BorrowWalk(columns: columns, rows: rows, lines: lines)
        try walk.signIn()
        try walk.press("account", "loans", "loan:SMARTPHONE-1", "trouble", "fault")
        try walk.type("The screen stays dark")
        #expect(walk.neighbour.screen.title == "Thank you for telling us")
        let told = try walk.terminal.query("SELECT note FROM check_note")
        #expect(told == "The screen stays dark")
    }
}

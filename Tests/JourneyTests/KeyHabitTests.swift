import Foundation
import Testing

/// What the real program overlooks of keys, where the hub asks for it.
@Suite(.enabled(if: Terminal.isHere, "the release program or tmux is not here"))
struct KeyHabitTests {
    /// Meets A56, A57, I04, I07.
    @Test func aHandThatTremblesOrStaysOnAKeyMovesOnce() throws {
        let terminal = try Terminal(columns: 80, rows: 24) { terminal in
            try terminal.makeStore()
            let hub = terminal.pack.appending(path: "hub.json")
            let text = try String(contentsOf: hub, encoding: .utf8)
            let start = try #require(text.firstIndex(of: "{"))
            // Every one of the usual filters.
            let keys = "{ \"keys\": {}, " + text[text.index(after: start)...]
            try keys.write(to: hub, atomically: true, encoding: .utf8)
        }
        try terminal.front()
        func row() throws -> String { try terminal.tmux("display-message", "-p", "#{cursor_y}") }
        let first = try row()
        try terminal.press("Down")
        try terminal.press("Down")
        Thread.sleep(forTimeInterval: 0.5)
        let second = try row()
        #expect(second != first)
        try terminal.press("Up")
        Thread.sleep(forTimeInterval: 0.5)
        #expect(try row() == first, "two quick presses were one")
        // A keyboard waits, and then sends the key again and again.
        try terminal.press("Down")
        Thread.sleep(forTimeInterval: 0.4)
        for _ in 0..<15 {
            try terminal.press("Down")
            Thread.sleep(forTimeInterval: 0.02)
        }
        Thread.sleep(forTimeInterval: 0.5)
        #expect(try row() == second, "a key held down moved once")
    }
}

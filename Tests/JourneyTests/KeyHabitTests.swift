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
        func comes(to wanted: String, _ what: Comment) throws {
            for _ in 0..<600 where try row() != wanted { Thread.sleep(forTimeInterval: 0.01) }
            #expect(try row() == wanted, what)
        }
        let first = try row()
        // Keys are struck in their order: another one shows that all before it were looked at.
        try terminal.press("Down", "Down", "Up")
        Thread.sleep(forTimeInterval: 0.5)
        try comes(to: first, "two quick presses were one")
        // A keyboard waits, and then sends the key again and again; the terminal itself keeps the time.
        let again = ["run-shell", "-d", "0.02", "true", ";", "send-keys", "Down", ";"]
        try terminal.tmux(
            ["send-keys", "Down", ";", "run-shell", "-d", "0.4", "true", ";", "send-keys", "Down", ";"]
                + Array(repeating: again, count: 15).flatMap(\.self) + ["send-keys", "Up"]
        )
        Thread.sleep(forTimeInterval: 0.8)
        try comes(to: first, "a key held down moved once")
        try terminal.press("Down")
        try terminal.wait("a move") { _ in ((try? row()) ?? first) != first }
    }
}

import Foundation
import Testing

/// How a journey is walked: what the program draws, and the keys a person uses.
enum Manner: String, CaseIterable, Sendable {
    /// In the cells of the smallest terminal, with Up, Down and Enter alone.
    case cellsByArrows
    /// In the cells of the usual terminal, by the numbers before things.
    case cellsByNumbers
    /// In lines.
    case lines

    fileprivate var size: (columns: Int, rows: Int) {
        switch self {
        case .cellsByArrows: (40, 12)
        case .cellsByNumbers: (80, 24)
        // So wide that no line is broken into two.
        case .lines: (240, 50)
        }
    }
}

/// Somebody at the release program in a real terminal, who knows the words that she looks for and nothing else.
///
/// Every step waits for what the last one led to, so that no step depends on how quick the machine is.
final class Walk {
    let terminal: Terminal
    let manner: Manner
    /// The rows that were seen since something was done last.
    private var seen: [String] = []
    /// In lines: how many rows there were when something was typed last.
    private var mark = 0
    private static let patience = 120.0

    /// Opens the kiosk, or the desk, over a store that is there.
    init(_ manner: Manner, store: String, atDesk: Bool = false, printer: PaperTray? = nil) throws {
        self.manner = manner
        let command = atDesk ? "desk" : "kiosk"
        terminal = try Terminal(
            columns: manner.size.columns,
            rows: manner.size.rows,
            store: store,
            options: (manner == .lines ? ["--lines"] : []) + (printer?.options ?? []),
            under: printer?.launcher,
            prepare: { _ in },
            running: { [command, "--store", $0.store, "--log", $0.log] }
        )
    }

    private func look() throws -> Sight {
        let history = manner == .lines ? ["-S", "-"] : []
        let said = try terminal.tmux(
            ["display-message", "-p", "#{cursor_x} #{cursor_y} #{history_size}", ";"]
                + ["capture-pane", "-p"] + history
        )
        var rows = said.split(separator: "\n", omittingEmptySubsequences: false).map(Sight.trimmed)
        let places = rows.removeFirst().split(separator: " ").compactMap { Int($0) }
        guard places.count == 3 else { return Sight(rows: [], column: 0, row: 0) }
        let above = manner == .lines ? places[2] : 0
        return Sight(rows: rows, column: places[0], row: places[1] + above)
    }

    private func wait(for what: String, until isThere: (Sight) throws -> Bool) throws {
        let end = Date().addingTimeInterval(Self.patience)
        while true {
            let now = try look()
            if try isThere(now) { return }
            guard Date() < end else {
                let rows = now.rows.suffix(40).joined(separator: "\n")
                Issue.record("\(manner): \(what) did not come:\n\(rows)")
                throw Terminal.Unseen(what: what)
            }
            Thread.sleep(forTimeInterval: 0.01)
        }
    }
}

// Seeing.
extension Walk {
    /// The rows that belong to what was done last.
    private func fresh(_ sight: Sight) -> [String] {
        // Where the cursor is higher than it was, a session has ended, and all before it is wiped away.
        manner == .lines && sight.row >= mark ? Array(sight.rows.dropFirst(mark)) : sight.rows
    }

    private func says(_ sight: Sight, _ words: String) -> Bool {
        fresh(sight).filter { !$0.isEmpty }.joined(separator: " ").contains(words)
    }

    /// Waits until some words are on the screen, and reads on where it has more than fits.
    func see(_ words: String...) throws {
        for words in words {
            var last: Sight?
            try wait(for: "\"\(words)\"") { sight in
                if seen.contains(where: { $0.contains(words) }) || says(sight, words) { return true }
                seen.append(sight.rows.filter { !$0.isEmpty }.joined(separator: " "))
                if manner != .lines, sight.isCut, sight != last {
                    try terminal.press("Down")
                    last = sight
                }
                return false
            }
        }
    }

    /// Waits for some words without moving, such as the title of the screen.
    func arrive(at words: String) throws {
        try wait(for: "\"\(words)\"") { says($0, words) }
    }

    /// Whether some words can be read on the screen as it stands.
    func reads(_ words: String) throws -> Bool { says(try look(), words) }

    /// The first row that has something to say for a rule.
    func find<Found>(_ what: String, _ rule: (String) -> Found?) throws -> Found {
        var found: Found?
        try wait(for: what) { sight in
            found = fresh(sight).lazy.compactMap(rule).first
            return found != nil
        }
        return try #require(found)
    }
}

// Doing.
extension Walk {
    /// Goes to something that may be chosen, by its words, and presses Enter.
    func choose(_ labels: String...) throws {
        for label in labels {
            switch manner {
            case .lines: try say(try number(of: label))
            case .cellsByNumbers:
                let number = try number(of: label)
                try terminal.press(number.map { String($0) })
                try wait(for: "the cursor on \"\(label)\"") { sight in
                    sight.place(of: label, in: manner)?.row == sight.row
                        || sight.rows.indices.contains(sight.row) && sight.rows[sight.row] == number
                }
                try pressAndSee("Enter")
            case .cellsByArrows:
                try go(to: label)
                try pressAndSee("Enter")
            }
        }
    }

    /// Types into the field that has the focus, and presses Enter.
    func enter(_ texts: String...) throws { for text in texts { try answer(text, shown: text) } }

    /// Types what is not shown, and presses Enter.
    func enterSecret(_ text: String) throws {
        try answer(text, shown: String(repeating: "*", count: text.count))
    }

    /// Takes away what stands in the field, types something else, and presses Enter.
    func replace(_ old: String, with new: String) throws {
        if manner == .lines { return try say(new.isEmpty ? "!" : new) }
        try wait(for: old) { says($0, String(old.suffix(8))) }
        try terminal.press(Array(repeating: "BSpace", count: old.count))
        try wait(for: "an empty field") { sight in
            sight.rows.indices.contains(sight.row) && !sight.rows[sight.row].contains(old.suffix(1))
        }
        try answer(new, shown: new)
    }

    /// Presses keys that are the same in cells of every size.
    func press(_ key: String) throws {
        switch (manner, key) {
        case (.lines, "Escape"): try say("<")
        case (.lines, "F10"): try say("#")
        case (.lines, "F2"): try say("*")
        case (.lines, "Enter"): try say("")
        default: try pressAndSee(key)
        }
    }

    /// Goes from what is wrong to the field that it is about; in lines the program does that by itself.
    func mend() throws { if manner != .lines { try press("Enter") } }

    /// Looks for as long as the program asks of a hand: for a moment, a screen that must not be lost takes no key.
    func settle() { Thread.sleep(forTimeInterval: 0.4) }

    private func answer(_ text: String, shown: String) throws {
        if manner == .lines { return try say(text) }
        if !text.isEmpty {
            try terminal.type(text)
            // A narrow field shows the end of what is typed.
            try wait(for: shown) { says($0, Sight.trimmed(shown.suffix(8))) }
        }
        try pressAndSee("Enter")
    }

    /// Types a line, and waits until the next one is asked for.
    private func say(_ line: String) throws {
        var count = 0
        var before: ArraySlice<String> = []
        try wait(for: "a question") { sight in
            count = sight.row
            before = sight.rows.prefix(count)
            return sight.isAsking
        }
        mark = count
        try terminal.type(line)
        try terminal.press("Enter")
        // The line itself ends one row; what the program says to it follows, or the session ends and all is wiped away.
        try wait(for: "an answer to \"\(line)\"") { $0.row > count + 1 || $0.rows.prefix(count) != before }
    }

    private func pressAndSee(_ key: String) throws {
        let before = try look()
        seen = []
        try terminal.press(key)
        try wait(for: "what \(key) does") { $0 != before }
    }

    /// The number before some words, the last that was said of them.
    private func number(of label: String) throws -> String {
        var number: String?
        var last: Sight?
        var key = "Down"
        try wait(for: "a number before \"\(label)\"") { sight in
            if manner == .lines, !sight.isAsking { return false }
            number = sight.place(of: label, in: manner)?.number
            if number == nil, manner != .lines, sight != last {
                if !sight.isCut, last != nil { key = "Up" }
                try terminal.press(key)
                last = sight
            }
            return number != nil
        }
        return try #require(number)
    }

    /// Moves with Up and Down until the cursor is on something.
    private func go(to label: String) throws {
        var last: Sight?
        var key = "Down"
        try wait(for: "the cursor on \"\(label)\"") { sight in
            let place = sight.place(of: label, in: manner)
            if place?.row == sight.row { return true }
            guard sight != last else { return false }
            if let place { key = place.row > sight.row || sight.isAtCut ? "Down" : "Up" }
            if place == nil, !sight.isCut, last != nil { key = "Up" }
            try terminal.press(key)
            last = sight
            return false
        }
    }
}

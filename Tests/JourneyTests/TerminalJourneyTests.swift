import Domain
import Foundation
import Ground
import Screens
import Testing

@Suite(.enabled(if: Terminal.isHere, "the release program or tmux is not here"), .serialized)
struct TerminalJourneyTests {
    /// Meets G16, K07, P02.
    @Test func whatIsTypedAheadNeverReachesTheNextResidentAndNothingIsLeftToRead() throws {
        let terminal = try Terminal(columns: 80, rows: 24)
        try terminal.open("complaint", then: "start")
        try terminal.press("1", "Enter")
        try terminal.type("MarkerZebra was here")
        try terminal.wait("the answer") { $0.contains { $0.contains("MarkerZebra") } }
        try terminal.press("F10")
        try terminal.press("4", "Enter")
        try terminal.wait("a fresh front") { rows in
            rows.contains { $0.contains("Press Enter to start.") }
                && !rows.contains { $0.contains("Zebra") }
        }
        let history = try terminal.tmux("capture-pane", "-p", "-S", "-")
        #expect(!history.contains("Zebra"))
    }

    /// Meets P02.
    @Test func inLinesNothingOfOneResidentIsLeftToReadForTheNextEvenAbove() throws {
        let terminal = try Terminal(columns: 80, rows: 24, options: ["--lines"])
        try terminal.wait("the greeting") { $0.contains { $0.contains("Press Enter to start.") } }
        try terminal.press("Enter")
        try terminal.wait("the front") { $0.contains { $0.contains("Type a number") } }
        try terminal.type("?")
        try terminal.press("Enter")
        try terminal.type("MarkerZebra was here")
        try terminal.press("Enter")
        try terminal.wait("what she typed") { $0.contains { $0.contains("MarkerZebra") } }
        try terminal.type("#")
        try terminal.press("Enter")
        try terminal.wait("a fresh greeting") { rows in
            rows.contains { $0.contains("Press Enter to start.") }
                && !rows.contains { $0.contains("Zebra") }
        }
        let history = try terminal.tmux("capture-pane", "-p", "-S", "-")
        #expect(!history.contains("Zebra"))
        #expect(!history.contains("What do you want to do?"))
    }

    /// Meets G15.
    @Test func threeEscapesThatComeTogetherLeaveBeforeAnotherKeyIsStruck() throws {
        let terminal = try Terminal(columns: 80, rows: 24)
        try terminal.open("missed-bin", then: "start")
        try terminal.press("2", "Enter")
        try terminal.wait("the date") { $0.contains { $0.contains("When should we have emptied it?") } }
        let session = try terminal.sessions()
        try terminal.press("Escape", "Escape", "Escape")
        Thread.sleep(forTimeInterval: 0.4)
        try terminal.press("x")
        try terminal.wait("a fresh front") { $0.contains { $0.contains("Press Enter to start.") } }
        #expect(try terminal.sessions() != session)
    }

    /// Meets K07, P04.
    @Test(.enabled(if: getuid() == 0, "only root may read the memory of other processes"))
    func nothingOfAResidentIsInTheMemoryOfTheSupervisorOrOfTheNextSession() throws {
        let terminal = try Terminal(columns: 80, rows: 24)
        try terminal.open("complaint", then: "start")
        try terminal.press("1", "Enter")
        try terminal.type("QuaggaMarker ate my answer")
        try terminal.wait("the answer") { $0.contains { $0.contains("QuaggaMarker") } }
        try terminal.press("Enter")
        let first = try #require(terminal.sessions().first)
        #expect(try terminal.memory(of: first).contains("QuaggaMarker"), "the search must be able to find it")
        try terminal.press("F10", "4", "Enter")
        try terminal.front()
        let next = try #require(terminal.sessions().first)
        #expect(next != first)
        #expect(try !terminal.memory(of: next).contains("QuaggaMarker"))
        #expect(try !terminal.memory(of: terminal.supervisor()).contains("QuaggaMarker"))
        for suffix in ["", "-wal", "-shm"] {
            let file = FileManager.default.contents(atPath: terminal.store + suffix) ?? Data()
            #expect(file.range(of: Data("QuaggaMarker".utf8)) == nil, "left in the store\(suffix)")
        }
    }

    /// Meets P30.
    @Test func aKilledSessionIsFollowedByAFreshFrontWhereTheFormCanBeCarriedOn() throws {
        // On a busy machine the terminal itself may be slow, so one of several tries is enough.
        var fastest = try carryOnAfterAKill()
        for _ in 0..<3 where fastest >= 1 { fastest = min(fastest, try carryOnAfterAKill()) }
        #expect(fastest < 1)
    }

    /// In how many seconds the next front comes after a session was killed.
    private func carryOnAfterAKill() throws -> TimeInterval {
        let terminal = try Terminal(columns: 80, rows: 24)
        try terminal.open("missed-bin", then: "start")
        try terminal.press("2", "Enter")
        try terminal.wait("the date") { $0.contains { $0.contains("When should we have emptied it?") } }
        let session = try #require(terminal.sessions().first)
        kill(session, SIGKILL)
        let start = Date()
        try terminal.wait("the next front") { $0.contains { $0.contains("Carry on with my form") } }
        let seconds = Date().timeIntervalSince(start)
        try terminal.press("1", "Enter")
        try terminal.wait("the date") { $0.contains { $0.contains("When should we have emptied it?") } }
        #expect(try terminal.staffLog().contains("signal 9"))
        return seconds
    }

    /// Meets I03, I13, P30, P31.
    @Test func keysThatSignalElsewhereAndKeysNobodyKnowsDoNothing() throws {
        let terminal = try Terminal(columns: 80, rows: 24)
        let before = try terminal.front()
        let session = try terminal.sessions()
        for key in ["C-c", "C-z", "C-\\", "C-s", "C-q", "C-d", "F7", "M-x", "C-Right"] {
            try terminal.press(key)
        }
        // Bracketed paste, a mouse report, an unknown control sequence, broken UTF-8, NUL.
        let strange = [
            "1b 5b 32 30 30 7e", "1b 5b 4d 20 21 21", "1b 5b 39 39 3b 39 39 78", "c3 28", "00", "1b 4f 7a",
        ]
        for bytes in strange {
            try terminal.tmux(["send-keys", "-H"] + bytes.split(separator: " ").map(String.init))
        }
        Thread.sleep(forTimeInterval: 0.3)
        #expect(try terminal.rows() == before)
        #expect(try terminal.sessions() == session)
    }

    /// Meets P32.
    @Test func everySizeIsShownWholeAsSoonAsItChanges() throws {
        var pair = try Pair(columns: 80, rows: 24)
        for (columns, rows) in [(40, 12), (160, 45), (5, 3), (1, 1), (33, 9), (80, 24)] {
            try pair.resize(columns: columns, rows: rows)
            if columns >= 33 { try pair.settle() } else { Thread.sleep(forTimeInterval: 0.2) }
        }
        #expect(try pair.terminal.sessions().count == 1)
    }

    /// Meets A42, A61, B10.
    @Test func theCursorStandsOnTheFocusedChoice() throws {
        let terminal = try Terminal(columns: 80, rows: 24)
        try terminal.front()
        let before = try terminal.tmux("display-message", "-p", "#{cursor_y}")
        try terminal.press("Down")
        try terminal.wait("a move") { _ in
            ((try? terminal.tmux("display-message", "-p", "#{cursor_y}")) ?? before) != before
        }
        let place = try terminal.tmux("display-message", "-p", "#{cursor_x} #{cursor_y} #{cursor_flag}")
            .split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
        let row = try terminal.rows()[place[1]]
        var resident = try Resident()
        resident.mean(.next)
        let focused = resident.screen.parts.compactMap { part in
            if case .choice(let choice) = part, choice.id == resident.screen.focus {
                choice.label
            } else {
                nil
            }
        }
        #expect(row.dropFirst(place[0]) == (try #require(focused.first)))
        #expect(place[2] == 1)
    }

    /// Meets G14.
    @Test func aTerminalWhoseStoreIsGoneRestsAndComesBackByItself() throws {
        let terminal = try Terminal(columns: 80, rows: 24, prepare: { _ in })
        try terminal.wait("resting") { $0.contains { $0.contains("this computer is resting") } }
        #expect(try terminal.staffLog().contains("There is no store."))
        try terminal.makeStore()
        try terminal.front()
    }

    @Test(arguments: ["not a database", "newer", "broken content"])
    func aTerminalThatCannotBeUsedRestsAndTellsStaffInOneLine(_ fault: String) throws {
        let terminal = try Terminal(columns: 40, rows: 12) { terminal in
            try terminal.makeStore()
            switch fault {
            case "newer": try terminal.sql("PRAGMA user_version = 99")
            case "broken content":
                try Data("{".utf8).write(to: terminal.pack.appending(path: "hub.json"))
            default:
                let text = String(repeating: "This is no store. ", count: 600)
                for suffix in ["-wal", "-shm"] {
                    try? FileManager.default.removeItem(atPath: terminal.store + suffix)
                }
                try Data(text.utf8).write(to: URL(filePath: terminal.store))
            }
        }
        try terminal.wait("resting") { $0.contains { $0.contains("this computer is resting") } }
        Thread.sleep(forTimeInterval: 6)
        let log = try terminal.staffLog().split(separator: "\n")
        #expect(log.count == 1, "\(log)")
        #expect(try terminal.rows().contains { $0.contains("this computer is resting") })
    }

    @Test func aServiceWhoseFormIsBrokenSaysSoAndTheOthersGoOn() throws {
        let terminal = try Terminal(columns: 80, rows: 24) { terminal in
            try terminal.makeStore()
            try Data("{\"engine\": \"V2\"}".utf8).write(
                to: terminal.pack.appending(path: "forms/complaint.json")
            )
        }
        try terminal.follow { Array(try $0.way(to: "complaint").dropLast()) }
        try terminal.press("1", "Enter")
        try terminal.wait("the notice") { $0.contains { $0.contains("You cannot do this here today") } }
        #expect(try terminal.staffLog().contains("complaint.json:1:"))
        try terminal.press("Escape")
        try terminal.open("bulky-waste")
    }
}

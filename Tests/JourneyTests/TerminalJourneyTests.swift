import Domain
import Foundation
import Ground
import Screens
import Testing

@Suite(.enabled(if: Terminal.isHere, "the release program or tmux is not here"), .serialized)
struct TerminalJourneyTests {
    @Test(arguments: [(40, 12), (80, 24), (160, 45)], Hand.allCases)
    func theSixServicesAreFinishedInATerminal(_ size: (Int, Int), _ hand: Hand) throws {
        for code in codes {
            let answers = try goodAnswers(code, on: .localToday)
            var pair = try Pair(columns: size.0, rows: size.1)
            try pair.choose(ElementID("service:\(code)"), by: hand)
            try pair.choose("start", by: hand)
            for _ in 0..<40 where !pair.resident.screen.id.hasSuffix(".check") {
                try pair.answer(answers, by: hand)
            }
            try #require(pair.resident.screen.id.hasSuffix(".check"))
            Thread.sleep(forTimeInterval: 0.35)
            let send = try #require(pair.resident.screen.numbered.first { $0.value == "send" })
            if hand == .digits {
                for digit in String(send.key) { try pair.press(String(digit), .character(digit)) }
                try pair.press("Enter", .enter)
            } else {
                for _ in 0..<200 where pair.resident.screen.focus != "send" { try pair.press("Down", .down) }
                try pair.press("Enter", .enter)
            }
            // The reference differs each time: the store must hold the one that is shown.
            let shown = try pair.terminal.wait("the reference of \(code)") { rows in
                reference(in: rows) != nil
            }
            let written = try #require(reference(in: shown))
            #expect(try pair.terminal.sent(written), "\(written) is not in the store")
        }
    }

    private func reference(in rows: [String]) -> Reference? {
        for row in rows { if let found = try? Reference(reading: row) { return found } }
        return nil
    }

    @Test func whatIsTypedAheadNeverReachesTheNextResidentAndNothingIsLeftToRead() throws {
        let terminal = try Terminal(columns: 80, rows: 24)
        try terminal.wait("the front") { $0.contains { $0.contains("What do you want to do?") } }
        try terminal.press("6", "Enter", "Enter")
        try terminal.wait("the question") { $0.contains { $0.contains("What is your complaint about?") } }
        try terminal.press("1", "Enter")
        try terminal.type("MarkerZebra was here")
        try terminal.wait("the answer") { $0.contains { $0.contains("MarkerZebra") } }
        try terminal.press("F10")
        try terminal.press("3", "Enter")
        try terminal.wait("a fresh front") { rows in
            rows.contains { $0.contains("What do you want to do?") }
                && !rows.contains { $0.contains("Zebra") }
        }
        let history = try terminal.tmux("capture-pane", "-p", "-S", "-")
        #expect(!history.contains("Zebra"))
    }

    @Test(.enabled(if: getuid() == 0, "only root may read the memory of other processes"))
    func nothingOfAResidentIsInTheMemoryOfTheSupervisorOrOfTheNextSession() throws {
        let terminal = try Terminal(columns: 80, rows: 24)
        try terminal.wait("the front") { $0.contains { $0.contains("What do you want to do?") } }
        try terminal.press("6", "Enter", "Enter", "1", "Enter")
        try terminal.type("QuaggaMarker ate my answer")
        try terminal.wait("the answer") { $0.contains { $0.contains("QuaggaMarker") } }
        try terminal.press("Enter")
        let first = try #require(terminal.sessions().first)
        #expect(try terminal.memory(of: first).contains("QuaggaMarker"), "the search must be able to find it")
        try terminal.press("F10", "3", "Enter")
        try terminal.wait("a fresh front") { $0.contains { $0.contains("What do you want to do?") } }
        let next = try #require(terminal.sessions().first)
        #expect(next != first)
        #expect(try !terminal.memory(of: next).contains("QuaggaMarker"))
        #expect(try !terminal.memory(of: terminal.supervisor()).contains("QuaggaMarker"))
        for suffix in ["", "-wal", "-shm"] {
            let file = FileManager.default.contents(atPath: terminal.store + suffix) ?? Data()
            #expect(file.range(of: Data("QuaggaMarker".utf8)) == nil, "left in the store\(suffix)")
        }
    }

    @Test func aKilledSessionIsFollowedByAFreshFrontWhereTheFormCanBeCarriedOn() throws {
        let terminal = try Terminal(columns: 80, rows: 24)
        try terminal.wait("the front") { $0.contains { $0.contains("What do you want to do?") } }
        try terminal.press("2", "Enter", "Enter", "2", "Enter")
        try terminal.wait("the date") { $0.contains { $0.contains("When should we have emptied it?") } }
        let session = try #require(terminal.sessions().first)
        kill(session, SIGKILL)
        let start = Date()
        try terminal.wait("the next front") { $0.contains { $0.contains("Carry on with my form") } }
        #expect(Date().timeIntervalSince(start) < 1)
        try terminal.press("1", "Enter")
        try terminal.wait("the date") { $0.contains { $0.contains("When should we have emptied it?") } }
        #expect(try terminal.staffLog().contains("signal 9"))
    }

    @Test func keysThatSignalElsewhereAndKeysNobodyKnowsDoNothing() throws {
        let terminal = try Terminal(columns: 80, rows: 24)
        let before = try terminal.wait("the front") { $0.contains { $0.contains("What do you want to do?") } }
        let session = try terminal.sessions()
        for key in ["C-c", "C-z", "C-\\", "C-s", "C-q", "C-d", "F7", "PPage", "NPage", "M-x", "C-Right"] {
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

    @Test func everySizeIsShownWholeAsSoonAsItChanges() throws {
        let terminal = try Terminal(columns: 80, rows: 24)
        try terminal.wait("the front") { $0.contains { $0.contains("What do you want to do?") } }
        for (columns, rows) in [(40, 12), (160, 45), (5, 3), (1, 1), (33, 9), (80, 24)] {
            try terminal.tmux("resize-window", "-x", "\(columns)", "-y", "\(rows)")
            guard columns >= 33 else {
                Thread.sleep(forTimeInterval: 0.2)
                continue
            }
            try terminal.wait("\(columns)x\(rows)") { shown in
                shown.contains { $0.contains("Get rid of large items") }
                    && shown.contains { $0.contains("F10 Finish") }
            }
        }
        #expect(try terminal.sessions().count == 1)
    }

    @Test func theCursorStandsOnTheFocusedChoice() throws {
        let terminal = try Terminal(columns: 80, rows: 24)
        try terminal.wait("the front") { $0.contains { $0.contains("What do you want to do?") } }
        try terminal.press("Down")
        Thread.sleep(forTimeInterval: 0.2)
        let place = try terminal.tmux("display-message", "-p", "#{cursor_x} #{cursor_y} #{cursor_flag}")
            .split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
        let row = try terminal.rows()[place[1]]
        #expect(row.dropFirst(place[0]).hasPrefix("Tell us about a missed bin"))
        #expect(place[2] == 1)
    }

    @Test func aTerminalWhoseStoreIsGoneRestsAndComesBackByItself() throws {
        let terminal = try Terminal(columns: 80, rows: 24, prepare: { _ in })
        try terminal.wait("resting") { $0.contains { $0.contains("this computer is resting") } }
        #expect(try terminal.staffLog().contains("There is no store."))
        try terminal.makeStore()
        try terminal.wait("the front", within: 15) { $0.contains { $0.contains("What do you want to do?") } }
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
        try terminal.wait("the front") { $0.contains { $0.contains("What do you want to do?") } }
        try terminal.press("6", "Enter")
        try terminal.wait("the notice") { $0.contains { $0.contains("You cannot do this here today") } }
        #expect(try terminal.staffLog().contains("complaint.json:1:"))
        try terminal.press("1", "Enter")
        try terminal.wait("the other service") { $0.contains { $0.contains("We can take large items") } }
    }
}

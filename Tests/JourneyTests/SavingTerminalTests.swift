import Domain
import Foundation
import Ground
import Testing

@Suite(.enabled(if: Terminal.isHere, "the release program or tmux is not here"), .serialized)
struct SavingTerminalTests {
    /// Goes to a choice by the number before it, and presses Enter.
    private func choose(_ label: String, on terminal: Terminal) throws {
        func number(in rows: [String]) -> String? {
            rows.lazy.compactMap { row -> String? in
                let words = row.split(separator: " ", maxSplits: 1)
                guard words.count == 2, Int(words[0]) != nil,
                    words[1].drop(while: { $0 == " " }).hasPrefix(label)
                else { return nil }
                return String(words[0])
            }.first
        }
        let rows = try terminal.wait(label) { number(in: $0) != nil }
        for digit in try #require(number(in: rows)) { try terminal.press(String(digit)) }
        try terminal.press("Enter")
    }

    private func see(_ text: String, on terminal: Terminal) throws -> [String] {
        try terminal.wait(text) { $0.contains { $0.contains(text) } }
    }

    private func enter(_ texts: String..., on terminal: Terminal) throws {
        for text in texts {
            try terminal.type(text)
            try terminal.press("Enter")
        }
    }

    private func files(of terminal: Terminal) -> Data {
        ["", "-wal", "-shm"].reduce(into: Data()) { all, suffix in
            all += FileManager.default.contents(atPath: terminal.store + suffix) ?? Data()
        }
    }

    /// Saves a complaint with a marker in it, and gives back the code that was shown.
    private func save(on terminal: Terminal) throws -> SavedCode {
        for label in ["All services, A to Z", "Make a complaint", "Start now"] {
            try choose(label, on: terminal)
        }
        _ = try see("What is your complaint about?", on: terminal)
        try terminal.press("1", "Enter")
        try terminal.type("QuaggaMarker was rude")
        _ = try see("QuaggaMarker", on: terminal)
        try terminal.press("F10")
        try choose("Save and come back later", on: terminal)
        _ = try see("What is your date of birth?", on: terminal)
        try enter("27", "3", "1950", on: terminal)
        let rows = try see("Your answers are saved", on: terminal)
        return try #require(rows.lazy.compactMap { try? SavedCode(reading: $0) }.first)
    }

    @Test func aFormSavedAtOneTerminalIsCarriedOnWithAtAnother() throws {
        let first = try Terminal(columns: 80, rows: 24)
        try first.front()
        let code = try save(on: first)
        // A key struck twice must not take the code away, so a press waits a moment.
        Thread.sleep(forTimeInterval: 0.4)
        try choose("Finish and clear the screen", on: first)
        try first.wait("a fresh front") { rows in
            rows.contains { $0.contains("Press Enter to start.") }
                && !rows.contains { $0.contains("saved\u{20}") && $0.contains(code.grouped) }
        }
        #expect(try !first.tmux("capture-pane", "-p", "-S", "-").contains(code.grouped))

        let second = try Terminal(columns: 40, rows: 12, beside: first, prepare: { _ in })
        try second.front()
        try second.press("End", "Up", "Enter")
        _ = try see("What is your code?", on: second)
        try enter(code.grouped.lowercased(), on: second)
        _ = try see("date of birth?", on: second)
        let start = Date()
        try enter("28", "3", "1950", on: second)
        _ = try see("wrong. Check both", on: second)
        #expect(Date().timeIntervalSince(start) >= 1, "a wrong try is slow")
        try second.press("Enter", "Enter")
        _ = try see("date of birth?", on: second)
        try second.press("BSpace", "BSpace")
        try second.type("27")
        try second.press("Enter", "Enter", "Enter")
        _ = try see("QuaggaMarker was rude", on: second)

        #expect(try first.query("SELECT count(*) FROM saved_form") == "1", "it is kept until it is sent")
        #expect(try first.query("SELECT count(*) FROM wrong_try WHERE kind = 'code'") == "0")
        let acts = try first.query("SELECT act || ' ' || terminal FROM audit ORDER BY at")
        #expect(acts == "form.saved first\nsaved-form.opened second")
        let signs = code.grouped.filter { $0 != "-" }
        let store = files(of: first)
        for text in [code.grouped, signs, String(signs.suffix(5)), "1950-03-27"] {
            #expect(store.range(of: Data(text.utf8)) == nil, "the store holds \(text)")
        }
        for terminal in [first, second] {
            let log = (try? terminal.staffLog()) ?? ""
            for text in [code.grouped, signs, "1950", "Quagga"] { #expect(!log.contains(text), "\(log)") }
        }
    }

    @Test(.enabled(if: getuid() == 0, "only root may read the memory of other processes"))
    func nothingOfASavedFormIsInTheMemoryOfTheSupervisorOrOfTheNextSession() throws {
        let terminal = try Terminal(columns: 80, rows: 24)
        try terminal.front()
        let code = try save(on: terminal)
        let before = try #require(terminal.sessions().first)
        #expect(try terminal.memory(of: before).contains(code.grouped), "the search must be able to find it")
        try terminal.press("F10")
        try terminal.front()
        let next = try #require(terminal.sessions().first)
        #expect(next != before)
        for process in [next, try terminal.supervisor()] {
            let memory = try terminal.memory(of: process)
            for text in [code.grouped, "QuaggaMarker"] { #expect(!memory.contains(text), "\(text) was left") }
        }
    }

    @Test(arguments: [
        ("7", 7), (#"{"complaint": 3, "others": 60}"#, 3), (#"{"missed-bin": 3, "others": 60}"#, 60),
        (#"{"missed-bin": 3}"#, 28), (#""soon""#, nil), ("0", nil), (#"{"complaint": "long"}"#, nil),
    ])
    func theHubSaysHowLongAFormIsKept(_ setting: String, _ days: Int?) throws {
        let terminal = try Terminal(columns: 80, rows: 24) { terminal in
            try terminal.makeStore()
            let file = terminal.pack.appending(path: "hub.json")
            let text = try String(contentsOf: file, encoding: .utf8)
            let changed = "\"keepSavedDays\": \(setting), \"name\""
            try Data(text.replacing("\"name\"", with: changed, maxReplacements: 1).utf8).write(to: file)
        }
        try terminal.front()
        _ = try save(on: terminal)
        let lastDay = try #require(CivilDate(iso: terminal.query("SELECT last_day FROM saved_form")))
        let kept = lastDay.daysSinceEpoch - CivilDate.localToday.daysSinceEpoch
        #expect(kept == days ?? KeepingTime.usualDays)
        let log = (try? terminal.staffLog()) ?? ""
        #expect(log.contains("hub.json:2:20: \"keepSavedDays\" must be days") == (days == nil), "\(log)")
    }
}

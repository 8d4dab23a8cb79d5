import Domain
import Forms
import Foundation
import Ground
import Screens
import Support
import Testing

@testable import Renderings

@Suite(.enabled(if: Terminal.isHere, "the release program or tmux is not here"), .serialized)
struct SlotTerminalTests {
    /// A resident at a terminal with the answers to check, the first free time chosen.
    private func checked(_ size: (Int, Int), _ hand: Hand) throws -> (Pair, SlotKey) {
        let answers = try goodAnswers("bulky-waste", on: .localToday)
        guard case .choices(let keys) = answers["collectionSlot"] else { throw NoSlot() }
        let key = try #require(keys.first.flatMap { SlotKey($0) })
        var pair = try Pair(columns: size.0, rows: size.1)
        try pair.open("bulky-waste", by: hand)
        try pair.choose("start", by: hand)
        for _ in 0..<40 where !pair.resident.screen.id.hasSuffix(".check") {
            try pair.answer(answers, by: hand)
        }
        try #require(pair.resident.screen.id.hasSuffix(".check"))
        Thread.sleep(forTimeInterval: 0.35)
        return (pair, key)
    }

    private struct NoSlot: Error {}

    private func send(_ pair: inout Pair) throws {
        let send = try #require(pair.resident.screen.numbered.first { $0.value == "send" })
        for digit in String(send.key) { pair.press(String(digit), .character(digit)) }
        pair.press("Enter", .enter)
        try pair.pressWaiting()
    }

    @Test(arguments: [(40, 12), (80, 24)], Hand.allCases)
    func aTimeIsBookedInATerminal(_ size: (Int, Int), _ hand: Hand) throws {
        var (pair, key) = try checked(size, hand)
        try send(&pair)
        try pair.terminal.wait("the reference") { rows in
            rows.contains { (try? Reference(reading: $0)) != nil }
        }
        let row = try pair.terminal.query("SELECT calendar || ' ' || day || '/' || time FROM slot_booking")
        #expect(row == "bulky-waste \(key)")
    }

    @Test func aTimeThatFilledUpMeanwhileIsRefusedAndAnotherOneIsBooked() throws {
        var (pair, key) = try checked((80, 24), .digits)
        let slot = "'bulky-waste', '\(key.day.iso)', '\(key.time)'"
        try pair.terminal.sql("INSERT INTO slot VALUES (\(slot), 6)")
        for number in 0..<6 {
            try pair.terminal.sql("INSERT INTO slot_booking VALUES (x'0\(number)', \(slot))")
        }
        pair.resident.taken = [key: 6]
        try send(&pair)
        try pair.settle()
        try pair.terminal.wait("the refusal") { $0.contains { $0.contains("That time has just been taken") } }
        let next = try #require(pair.resident.screen.numbered[1])
        try pair.choose(next, by: .digits)
        #expect(pair.resident.screen.id.hasSuffix(".check"))
        Thread.sleep(forTimeInterval: 0.35)
        try send(&pair)
        try pair.terminal.wait("the reference") { rows in
            rows.contains { (try? Reference(reading: $0)) != nil }
        }
        let count = "SELECT count(*) FROM slot_booking"
        #expect(try pair.terminal.query(count) == "7")
        #expect(
            try pair.terminal.query("\(count) WHERE day = '\(key.day.iso)' AND time = '\(key.time)'") == "6"
        )
    }

    @Test func aTimeIsBookedInLinesWithoutAnyEscapeCode() throws {
        let lines = try script()
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "handrail-slots-\(UUID().uuidString)"
        )
        let store = folder.appending(path: "store.sqlite").path()
        _ = try run(["store", "init", "--store", store], saying: [])
        let output = try run(
            [
                "kiosk", "--lines", "--store", store, "--content",
                root.appending(path: "Kiosk/Content").path(),
                "--accessibility", root.appending(path: "Accessibility").path(),
            ],
            saying: lines
        )
        #expect(!output.contains { $0 < 0x20 && $0 != 0x0A }, "a control character was written")
        let said = String(decoding: output, as: UTF8.self)
        #expect(said.contains("This time is kept for you: "), "\(said.suffix(600))")
        #expect(said.contains("When shall we collect the items?\n"))
    }

    /// What a resident types, line by line, worked out on a visit in memory.
    private func script() throws -> [String] {
        var resident = try Resident(today: .localToday)
        var renderer = LineRenderer(words: LineWords(try RealHub.words()))
        let answers = try goodAnswers("bulky-waste", on: .localToday)
        var lines = [""]
        func say(_ line: String) {
            lines.append(line)
            for intent in renderer.intents(for: line, on: resident.screen) { resident.mean(intent) }
        }
        func choose(_ id: ElementID) throws {
            say(
                String(
                    try #require(
                        resident.screen.numbered.first { $0.value == id }?.key,
                        "\(id) has no number"
                    )
                )
            )
        }
        for id: ElementID in ["all", "service:bulky-waste", "start"] { try choose(id) }
        for _ in 0..<80 where !resident.screen.id.hasSuffix(".check") {
            let screen = resident.screen
            if let field = screen.focusedField {
                let entry = answers[String(field.id.description.dropFirst("field:".count))]
                if case .text(let typed) = entry { say(typed) } else { say("") }
                continue
            }
            for case .choice(let choice) in screen.parts where resident.screen.id == screen.id {
                let words = choice.id.description.split(separator: ":").map(String.init)
                guard case .choices(let values) = answers[words[1]], values.contains(words[2]) else {
                    continue
                }
                say(String(choice.number))
            }
            if resident.screen.id == screen.id, resident.screen.focusedField == nil { try choose("continue") }
        }
        try choose("send")
        return lines
    }

    private func run(_ arguments: [String], saying lines: [String]) throws -> Data {
        let process = Process()
        process.executableURL = URL(filePath: try #require(Terminal.program))
        process.arguments = arguments
        let input = Pipe()
        // A file takes all that is said while lines are still typed.
        let file = FileManager.default.temporaryDirectory.appending(path: "handrail-said-\(UUID())")
        try Data().write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        process.standardInput = input
        process.standardOutput = try FileHandle(forWritingTo: file)
        process.standardError = FileHandle.nullDevice
        try process.run()
        let check = Data(try RealHub.words()(.checkTitle).utf8)
        for (index, line) in lines.enumerated() {
            if index == lines.count - 1 {
                // A resident looks at her answers before she sends them.
                for _ in 0..<1_200 where try Data(contentsOf: file).range(of: check) == nil {
                    Thread.sleep(forTimeInterval: 0.05)
                }
                Thread.sleep(forTimeInterval: 0.5)
            }
            input.give([line])
        }
        try input.fileHandleForWriting.close()
        process.waitUntilExit()
        return try Data(contentsOf: file)
    }
}

import Domain
import Forms
import Foundation
import Ground
import Screens
import Support
import Testing

@testable import Renderings

/// What a resident types, line by line, to finish a service in lines: worked out on a visit in memory.
private func script(_ code: String) throws -> [String] {
    var resident = try Resident(today: .localToday)
    var renderer = LineRenderer(words: LineWords(try RealHub.words()))
    let answers = try goodAnswers(code, on: .localToday)
    // Enter goes on from the greeting.
    var lines = [""]
    func say(_ line: String) {
        lines.append(line)
        for intent in renderer.intents(for: line, on: resident.screen) { resident.mean(intent) }
    }
    for id in try resident.way(to: code) + ["start"] { say(try resident.number(of: id)) }
    for _ in 0..<80 where !resident.screen.id.hasSuffix(".check") {
        let id = resident.screen.id
        if let field = resident.screen.focusedField {
            var text = ""
            if case .text(let typed) = answers[String(field.id.description.dropFirst("field:".count))] {
                text = typed
            }
            say(text)
            continue
        }
        for part in resident.screen.parts {
            guard case .choice(let choice) = part, resident.screen.id == id else { continue }
            let words = choice.id.description.split(separator: ":").map(String.init)
            if case .choices(let values) = answers[words[1]], values.contains(words[2]) {
                say(String(choice.number))
            }
        }
        if resident.screen.id == id, resident.screen.focusedField == nil {
            say(try resident.number(of: "continue"))
        }
    }
    say(try resident.number(of: "send"))
    return lines
}

@Suite(.enabled(if: Terminal.program != nil, "the release program is not built"))
struct LineJourneyTests {
    /// Runs the kiosk in lines, typing one line after the other; the last once she has looked at some words.
    private func run(
        _ lines: [String],
        store: String,
        looksAt words: String? = nil,
        isLast: Bool = true
    ) throws -> (output: Data, status: Int32) {
        let program = try #require(Terminal.program)
        let folder = URL(filePath: store).deletingLastPathComponent()
        defer { if isLast { try? FileManager.default.removeItem(at: folder) } }
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = [
            "kiosk", "--lines", "--store", store, "--content", root.appending(path: "Kiosk/Content").path(),
            "--accessibility", root.appending(path: "Accessibility").path(),
        ]
        let input = Pipe()
        // A file takes all that is said while lines are still typed.
        let output = folder.appending(path: "said.txt")
        try Data().write(to: output)
        process.standardInput = input
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = FileHandle.nullDevice
        try process.run()
        for (index, line) in lines.enumerated() {
            if let words, index == lines.count - 1 { wait(for: words, in: output) }
            input.give([line])
        }
        try input.fileHandleForWriting.close()
        process.waitUntilExit()
        return (try Data(contentsOf: output), process.terminationStatus)
    }

    /// Waits until some words are said, and for as long as a screen that must not be lost takes no key.
    private func wait(for words: String, in output: URL) {
        func said() -> Data { FileManager.default.contents(atPath: output.path()) ?? Data() }
        for _ in 0..<1_200 where said().range(of: Data(words.utf8)) == nil {
            Thread.sleep(forTimeInterval: 0.05)
        }
        Thread.sleep(forTimeInterval: 0.5)
    }

    private func makeStore() throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "handrail-lines-\(UUID().uuidString)"
        )
        let store = folder.appending(path: "store.sqlite").path()
        let process = Process()
        process.executableURL = URL(filePath: try #require(Terminal.program))
        process.arguments = ["store", "init", "--store", store]
        try process.run()
        process.waitUntilExit()
        return store
    }

    /// Meets B11, B15.
    @Test(arguments: codes)
    func aServiceIsFinishedInLinesWithoutAnyEscapeCode(_ code: String) throws {
        let store = try makeStore()
        let looks = try RealHub.words()(.checkTitle)
        let (output, status) = try run(try script(code), store: store, looksAt: looks)
        #expect(status == 0)
        #expect(!output.contains { $0 < 0x20 && $0 != 0x0A }, "a control character was written")
        let lines = String(decoding: output, as: UTF8.self).split(separator: "\n")
        #expect(
            lines.contains { (try? Reference(reading: $0)) != nil },
            "no reference:\n\(lines.suffix(12).joined(separator: "\n"))"
        )
    }

    @Test func aServiceIsFoundByTypingInLines() throws {
        let front = try Resident()
        var start = front
        try start.open("bulky-waste")
        let lines = ["", try front.number(of: "find"), "soffa", "1", "7", "#"]
        let (output, status) = try run(lines, store: try makeStore())
        let said = String(decoding: output, as: UTF8.self)
        #expect(status == 0)
        #expect(said.contains("What are you looking for?\n") && said.contains("You typed: soffa\n"))
        #expect(said.contains("1, \(start.screen.title). "))
        guard case .paragraph(let about) = start.screen.parts.first else { return }
        #expect(said.contains(about + "\n"))
    }

    @Test func aFormIsSavedInLinesAndOpenedInTheNextRun() throws {
        let store = try makeStore()
        var resident = try Resident(today: .localToday)
        var lines = [""]
        func say(_ id: ElementID) throws {
            lines.append(
                String(try #require(resident.screen.numbered.first { $0.value == id }?.key, "\(id)"))
            )
            resident.press(id)
        }
        for id: ElementID in ["all", "service:complaint", "start"] { try say(id) }
        try say(#require(resident.screen.numbered[1]))
        let born = ["27", "3", "1950"]
        let (saved, status) = try run(
            lines + ["#", "2"] + born + ["2"],
            store: store,
            looksAt: "Your code is",
            isLast: false
        )
        #expect(status == 0)
        let said = String(decoding: saved, as: UTF8.self).split(separator: "\n")
        let start = try #require(said.firstIndex(of: "Your code is"), "\(said.suffix(20))")
        let code = try SavedCode(reading: said[start + 1])
        #expect(said.contains { $0.hasPrefix("We keep your answers until the end of ") })

        var next = try Resident(today: .localToday)
        next.shelf = resident.shelf
        let number = try #require(next.screen.numbered.first { $0.value == "saved" }?.key)
        let typed = code.grouped.lowercased().replacing("-", with: " ")
        let wrong = ["", String(number), typed, "28", "3", "1950"]
        // The wrong try leads back to the code, which stands there already, and so do the parts of the date.
        let (opened, end) = try run(wrong + ["", "27", "", "", "#", "3"], store: store)
        #expect(end == 0)
        let heard = String(decoding: opened, as: UTF8.self)
        #expect(heard.contains("The code or the date of birth is wrong"))
        #expect(heard.contains("\n\(resident.screen.title)\n"), "\(heard.suffix(900))")
    }

    @Test(arguments: [false, true])
    func anythingTypedInLinesIsTakenOrRefusedAndNothingFalls(_ isInForm: Bool) throws {
        var lines = [""]
        var resident = try Resident()
        if isInForm {
            for id in try resident.way(to: "complaint") + ["start"] {
                lines.append(try resident.number(of: id))
                resident.press(id)
            }
            lines.append("1")
            resident.mean(.choose(1), .enter)
            try #require(resident.screen.focusedField != nil)
        }
        let title = resident.screen.title
        lines += [
            String(repeating: "é ", count: 60_000), "", "99", "-1", "?", "<", "=", "*", "1", "<", "!",
            String(repeating: "x", count: 100_000), "\u{1b}[31m", "\0\u{7}", "👩‍👩‍👧", "مرحبا", "2", "1", "1",
            "31",
            "2", "x", "6", "1", "1", "#", "1", "#",
        ]
        let (output, status) = try run(lines, store: try makeStore())
        #expect(status == 0)
        #expect(!output.contains(0x1B))
        #expect(String(decoding: output, as: UTF8.self).contains("\n\(title)\n"))
    }

    /// Meets B15.
    @Test(arguments: [(["--lines"], ""), ([], "1")])
    func linesAreAskedForByAnOptionOrByTheVariableForAllPrograms(_ options: [String], _ value: String) throws
    {
        let kiosk = try Piped(options, environment: ["ACCESSIBLE": value, "TERM": "dumb"])
        kiosk.type([""])
        try kiosk.wait(for: "What do you want to do?")
        let said = kiosk.end()
        #expect(!said.contains("\u{1b}"))
    }
}

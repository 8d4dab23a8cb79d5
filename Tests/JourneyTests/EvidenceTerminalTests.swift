import Connections
import Domain
import Forms
import Foundation
import Screens
import Testing

@testable import Renderings

/// Scans with the scanner that SANE pretends to have for tests, in the real program in a real terminal.
@Suite(
    .enabled(if: Terminal.isHere, "the release program or tmux is not here"),
    .enabled(if: Programs().path(of: "scanimage") != nil, "the package sane-utils is not installed"),
    .serialized
)
struct EvidenceTerminalTests {
    @Test func aPaperIsScannedLookedAtKeptAndSentInATerminal() throws {
        let resident = try Resident(scanner: Scanner(device: "test"), printer: nil, today: .localToday)
        var pair = try Pair(columns: 80, rows: 24, options: ["--scanner", "test"], resident)
        let answers = try goodAnswers("blue-badge", on: .localToday)
        try pair.choose("service:blue-badge", by: .digits)
        try pair.choose("start", by: .digits)
        for _ in 0..<30 where !pair.resident.screen.id.hasSuffix("/photo") {
            try pair.answer(answers, by: .digits)
        }
        try pair.choose("choice:photo:scan", by: .digits)
        try pair.scan()
        // The glass of this scanner is black.
        #expect(pair.resident.screen.title == "Look at this page again")
        let shown = try pair.terminal.rows().joined(separator: "\n")
        #expect(shown.contains("The page is dark.") && shown.contains("\u{2588}"))
        try pair.choose("rescan", by: .digits)
        try pair.scan()
        try pair.choose("keep", by: .digits)
        #expect(try pair.terminal.query("SELECT count(*), count(submission) FROM evidence") == "1|0")
        try pair.choose("choice:photo:use", by: .digits)
        for _ in 0..<30 where !pair.resident.screen.id.hasSuffix(".check") {
            try pair.answer(answers, by: .digits)
        }
        try #require(pair.resident.screen.id.hasSuffix(".check"))
        Thread.sleep(forTimeInterval: 0.35)
        let send = try #require(pair.resident.screen.numbered.first { $0.value == "send" }).key
        for digit in String(send) { try pair.terminal.press(String(digit)) }
        try pair.terminal.press("Enter")
        try pair.terminal.wait("the reference") { $0.contains { $0.contains("Your reference is") } }
        let row = try pair.terminal.query(
            "SELECT question, ordinal, media_type, hex(substr(content, 1, 4)), length(content) > 1000 FROM evidence"
        )
        #expect(row == "photo|0|image/tiff|49492A00|1")
        let files = try FileManager.default.contentsOfDirectory(atPath: pair.terminal.folder.path())
        #expect(files.allSatisfy { !$0.hasSuffix(".tiff") && !$0.hasSuffix(".pnm") }, "\(files)")
    }

    /// A resident at a terminal who scanned a page for her blue badge and kept it.
    private func withKeptPage() throws -> Pair {
        let resident = try Resident(scanner: Scanner(device: "test"), printer: nil, today: .localToday)
        var pair = try Pair(columns: 80, rows: 24, options: ["--scanner", "test"], resident)
        let answers = try goodAnswers("blue-badge", on: .localToday)
        try pair.choose("service:blue-badge", by: .digits)
        try pair.choose("start", by: .digits)
        for _ in 0..<30 where !pair.resident.screen.id.hasSuffix("/photo") {
            try pair.answer(answers, by: .digits)
        }
        try pair.choose("choice:photo:scan", by: .digits)
        try pair.scan()
        try pair.choose("keep", by: .digits)
        return pair
    }

    @Test func aPageIsStillThereWhenAKilledSessionIsCarriedOn() throws {
        let pair = try withKeptPage()
        kill(try #require(pair.terminal.sessions().first), SIGKILL)
        try pair.terminal.wait("the next front") { $0.contains { $0.contains("Carry on with my form") } }
        try pair.terminal.press("1", "Enter")
        try pair.terminal.wait("the page") { $0.contains { $0.contains("Send the page I scanned") } }
        #expect(try pair.terminal.query("SELECT count(*) FROM evidence") == "1")
    }

    /// Meets A08.
    @Test func inLinesAPageIsScannedAndOnlyWordsAreSaid() throws {
        var resident = try Resident(scanner: nil, printer: nil, today: .localToday, showsCodes: false)
        resident.visit = Visit(try .withScanner())
        resident.mean(.enter)
        var renderer = LineRenderer(words: LineWords(try RealHub.words()))
        let answers = try goodAnswers("blue-badge", on: .localToday)
        var typed = [""]
        func say(_ id: ElementID) throws {
            typed.append(
                String(try #require(resident.screen.numbered.first { $0.value == id }?.key, "\(id)"))
            )
            for intent in renderer.intents(for: typed[typed.count - 1], on: resident.screen) {
                resident.mean(intent)
            }
        }
        try say("all")
        try say("service:blue-badge")
        try say("start")
        for _ in 0..<80 where !resident.screen.id.hasSuffix("/photo") {
            if let field = resident.screen.focusedField {
                var text = ""
                if case .text(let known) = answers[String(field.id.description.dropFirst("field:".count))] {
                    text = known
                }
                typed.append(text)
                for intent in renderer.intents(for: text, on: resident.screen) { resident.mean(intent) }
                continue
            }
            let id = resident.screen.id
            for case .choice(let choice) in resident.screen.parts where resident.screen.id == id {
                let words = choice.id.description.split(separator: ":").map(String.init)
                if case .choices(let values) = answers[words[1]], values.contains(words[2]) {
                    try say(choice.id)
                }
            }
            if resident.screen.id == id, resident.screen.focusedField == nil { try say("continue") }
        }
        try say("choice:photo:scan")
        let program = try Piped(["--lines", "--scanner", "test"])
        program.type(typed + [""])
        try program.wait(for: "1, Keep it")
        Thread.sleep(forTimeInterval: 0.4)
        program.type(["1"])
        try program.wait(for: "Send the page I scanned")
        program.type(["#", "2"])
        let said = program.end()
        #expect(said.contains("Scanning...") && said.contains("\nThe page is dark. "))
        #expect(!ScannedPages.holdsBlocks(said))
    }

    @Test func aFinishedSessionLeavesNoPageInTheStore() throws {
        let pair = try withKeptPage()
        #expect(try pair.terminal.query("SELECT count(*) FROM evidence") == "1")
        try pair.terminal.press("F10", "4", "Enter")
        try pair.terminal.front()
        #expect(try pair.terminal.query("SELECT count(*) FROM evidence") == "0")
        #expect(try pair.terminal.query("SELECT count(*) FROM draft") == "0")
    }
}

extension Pair {
    /// Presses Enter on the empty glass, and waits until the page is shown.
    fileprivate mutating func scan() throws {
        try settle()
        press("Enter", .enter)
        try pressWaiting()
        for _ in 0..<1_000 where resident.devices?.isUnderway == true {
            Thread.sleep(forTimeInterval: 0.01)
            resident.look()
        }
        try #require(resident.screen.parts.contains { if case .picture = $0 { true } else { false } })
        try settle()
        Thread.sleep(forTimeInterval: 0.35)
    }
}

extension Surroundings {
    /// The real hub, at a terminal with a scanner.
    fileprivate static func withScanner() throws -> Surroundings {
        var surroundings = try RealHub.surroundings()
        surroundings.equipment = Equipment(hasScanner: true)
        return surroundings
    }
}

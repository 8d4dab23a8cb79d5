import Foundation
import Testing

/// What an author and the staff see when content changes while the kiosk runs.
@Suite(.enabled(if: Terminal.isHere, "the release program or tmux is not here"), .serialized)
struct AuthorTerminalTests {
    private let question = "What is your complaint about?"

    private func change(_ terminal: Terminal, _ file: String, _ old: String, _ new: String) throws {
        let target = terminal.pack.appending(path: file)
        let text = try String(contentsOf: target, encoding: .utf8)
        let changed = text.replacingOccurrences(of: old, with: new)
        try #require(changed != text, "nothing was changed")
        try Data(changed.utf8).write(to: target, options: .atomic)
    }

    /// A kiosk whose only service is the complaint.
    private func kiosk() throws -> Terminal {
        try Terminal(columns: 80, rows: 24) { terminal in
            try terminal.makeStore()
            let only = """
                {"categories": [{"title": "Your thoughts", "services": [{"code": "complaint", "title": "Make a complaint",
                "summary": "Tell us what went wrong", "form": "forms/complaint.json"}]}]}
                """
            try Data(only.utf8).write(to: terminal.pack.appending(path: "services.json"))
        }
    }

    private func see(_ words: String, _ terminal: Terminal) throws {
        try terminal.wait(words) { $0.contains { $0.contains(words) } }
    }

    private func openComplaint(_ terminal: Terminal) throws {
        try terminal.front()
        try terminal.press("1", "Enter")
        try see("Start", terminal)
        try terminal.press("Enter")
    }

    /// Leaves the form, so that the next session begins.
    private func leave(_ terminal: Terminal) throws {
        let session = try terminal.sessions()
        try terminal.press("F10")
        try terminal.wait("the end, or a question before it") { rows in
            rows.contains {
                $0.contains("Finish and clear everything?") || $0.contains("Press Enter to start.")
            }
        }
        if try terminal.rows().contains(where: { $0.contains("Finish and clear everything?") }) {
            try terminal.press("2", "Enter")
        }
        try terminal.wait("the next session") { _ in (try? terminal.sessions()) != session }
    }

    @Test func aChangedFormIsAskedAtOnceAndABrokenOneNeverReachesAResident() throws {
        let terminal = try kiosk()
        try openComplaint(terminal)
        try see(question, terminal)
        try leave(terminal)

        try change(terminal, "forms/complaint.json", question, "What went wrong here?")
        try openComplaint(terminal)
        try see("What went wrong here?", terminal)

        // Broken while a resident is in the form, and while others come after her.
        try change(terminal, "forms/complaint.json", "\"engine\": \"V2\"", "\"engine\": \"V9\"")
        for _ in 0..<3 {
            try leave(terminal)
            try openComplaint(terminal)
            try see("What went wrong here?", terminal)
        }
        let told = try terminal.staffLog().split(separator: "\n").filter { $0.contains("complaint.json:2:") }
        #expect(told.count == 1, "\(told)")

        try change(terminal, "forms/complaint.json", "\"engine\": \"V9\"", "\"engine\": \"V2\"")
        try change(terminal, "forms/complaint.json", "What went wrong here?", question)
        try leave(terminal)
        try openComplaint(terminal)
        try see(question, terminal)
    }

    @Test func aBrokenHubGoesOnAsItWasAndAMendedOneIsShownToTheNextResident() throws {
        let terminal = try kiosk()
        try see("Millbrook Library", terminal)
        try change(terminal, "hub.json", "\"name\": \"Millbrook Library\"", "\"nmae\": \"Weir Library\"")
        try openComplaint(terminal)
        try leave(terminal)
        try terminal.front()
        try see("Millbrook Library", terminal)
        let log = try terminal.staffLog()
        #expect(log.contains("hub.json:1:1: \"name\""), "\(log)")
        try change(terminal, "hub.json", "\"nmae\"", "\"name\"")
        try openComplaint(terminal)
        try leave(terminal)
        try see("Weir Library", terminal)
    }

    @Test func aPreviewFollowsTheFileKeepsThePlaceAndTheAnswersAndSendsNothing() throws {
        let terminal = try Terminal(
            columns: 80,
            rows: 24,
            prepare: { _ in },
            running: { ["form", "preview", $0.pack.appending(path: "forms/complaint.json").path()] }
        )
        try see("Preview: nothing is sent", terminal)
        try terminal.press("Enter")
        try see(question, terminal)
        try terminal.press("1", "Enter")
        try terminal.wait("the second page") { rows in
            !rows.contains { $0.contains(question) }
                && rows.contains { $0.contains("Preview: nothing is sent") }
        }
        let title = try terminal.rows().filter { !$0.isEmpty }[1].trimmingCharacters(in: .whitespaces)

        try change(terminal, "forms/complaint.json", title, "A title of the author")
        try see("A title of the author", terminal)
        try change(terminal, "forms/complaint.json", "\"engine\": \"V2\"", "\"engine\": \"V9\"")
        try see("complaint.json:2:", terminal)
        try terminal.press("Escape")
        try see(question, terminal)
        try change(terminal, "forms/complaint.json", "\"engine\": \"V9\"", "\"engine\": \"V2\"")
        try terminal.wait("no fault any more") { rows in
            rows.contains { $0.contains("Preview: nothing is sent") }
                && !rows.contains { $0.contains("complaint.json:2:") }
                && rows.contains { $0.contains(question) }
        }
        #expect(!FileManager.default.fileExists(atPath: terminal.store))
        #expect(!FileManager.default.fileExists(atPath: terminal.log))
    }
}

/// What the commands for authors write and end with.
@Suite(.enabled(if: Terminal.program != nil, "the release program is not here"))
struct AuthorCommandTests {
    private let folder = FileManager.default.temporaryDirectory.appending(
        path: "handrail-author-\(UUID().uuidString)"
    )

    /// Runs `handrail form` to its end; what it wrote, and what it ended with.
    private func form(_ words: String...) throws -> (text: String, code: Int32) {
        let process = Process()
        process.executableURL = URL(filePath: try #require(Terminal.program))
        process.arguments = ["form"] + words
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (text, process.terminationStatus)
    }

    @Test(arguments: ["Tell us about a lost book", "Say \"hello\" \\ & go", "Größe"])
    func aNewFormIsCompleteAndPassesTheCheckWithoutAWarning(_ title: String) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "new.json").path()
        #expect(try form("new", file, "--title", title, "--code", "lost-book").code == 0)
        let first = try String(contentsOfFile: file, encoding: .utf8)
        let checked = try form("check", file)
        let isInOrder = checked.code == 0 && checked.text.hasSuffix("The form is in order.\n")
        #expect(
            isInOrder && !checked.text.contains(":1: ") && !checked.text.contains("as it is"),
            "\(checked.text)"
        )
        #expect(checked.text.contains("reading age"))

        let again = try form("new", file, "--title", "Another")
        #expect(again.code == 3 && again.text.contains("it stays"), "\(again.text)")
        #expect(try String(contentsOfFile: file, encoding: .utf8) == first)
        let other = folder.appending(path: "other.json").path()
        #expect(try form("new", other, "--title", title, "--code", "lost-book").code == 0)
        #expect(try String(contentsOfFile: other, encoding: .utf8) != first, "each form has ids of its own")
    }

    @Test func warningsAreInTheJSONAndDoNotFailTheCheck() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "new.json").path()
        _ = try form("new", file, "--title", "Tell us")
        let text = try String(contentsOfFile: file, encoding: .utf8)
        let changed = text.replacingOccurrences(
            of: "A few words are enough",
            with: "Please utilise a few words"
        )
        try Data(changed.utf8).write(to: URL(filePath: file))
        let (output, code) = try form("check", file, "--json")
        let json = try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
        let warnings = try #require(json["warnings"] as? [String])
        #expect(code == 0 && (json["findings"] as? [String])?.isEmpty == true)
        #expect(warnings.count == 2 && warnings.allSatisfy { $0.hasPrefix("\(file):17:19: ") }, "\(warnings)")
        let reading = try #require((json["reading"] as? [[String: Any]])?.first)
        #expect(reading["file"] as? String == file && reading["age"] is Int)
    }
}

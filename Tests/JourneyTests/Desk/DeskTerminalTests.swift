import Foundation
import Support
import Testing

/// Staff at the real program in a real terminal.
@Suite(.enabled(if: Terminal.isHere, "the release program or tmux is not here"), .serialized)
struct DeskTerminalTests {
    /// Runs a command of the program to its end, and gives what it printed.
    @discardableResult
    private func run(_ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: Terminal.program ?? "")
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }

    /// Adds somebody, and gives the first PIN that is printed.
    private func add(_ login: String, _ name: String, _ role: String, to terminal: Terminal) throws -> String
    {
        let said = try run([
            "staff", "add", login, "--name", name, "--role", role, "--store", terminal.store,
        ])
        return String(said.filter { $0.isASCII && $0.isNumber }.suffix(6))
    }

    private func desk(
        _ columns: Int,
        _ rows: Int,
        beside other: Terminal? = nil,
        options: [String] = []
    ) throws -> Terminal {
        try Terminal(
            columns: columns,
            rows: rows,
            beside: other,
            options: options,
            prepare: { terminal in if other == nil { try terminal.makeStore() } },
            running: { ["desk", "--store", $0.store, "--log", $0.log] }
        )
    }

    private func see(_ text: String, on terminal: Terminal) throws {
        try terminal.wait(text) { $0.contains { $0.contains(text) } }
    }

    private func enter(_ texts: String..., on terminal: Terminal) throws {
        for text in texts {
            try terminal.type(text)
            try terminal.press("Enter")
        }
    }

    /// Signs in with a PIN that was given, and gets a password and a card in its place.
    private func signIn(_ login: String, _ pin: String, on terminal: Terminal) throws {
        try see("Staff sign in", on: terminal)
        try enter(login, pin, on: terminal)
        try see("Choose your password", on: terminal)
        try enter(DeskHub.password, DeskHub.password, on: terminal)
        try see("Give yourself a staff card", on: terminal)
        try enter(DeskHub.card(of: login), DeskHub.card(of: login), on: terminal)
        try see("The desk", on: terminal)
    }

    @Test func ofTwoWhoTakeOnTheSameRequestAtTwoDesksOneHasIt() throws {
        let first = try desk(80, 24)
        let pins = [
            try add("ada", "Ada Green", "caseworker", to: first),
            try add("ben", "Ben Hill", "caseworker", to: first),
        ]
        try run(["load", "--submissions", "1", "--store", first.store])
        let second = try desk(160, 45, beside: first)
        try signIn("ada", pins[0], on: first)
        try signIn("ben", pins[1], on: second)
        for terminal in [first, second] {
            try see("1 new request", on: terminal)
            try enter("2", on: terminal)
            try see("No account. New.", on: terminal)
            try enter("1", on: terminal)
            try see("Take it on", on: terminal)
        }
        try enter("1", on: first)
        try see("You hold this request now", on: first)
        try enter("1", on: second)
        try see("Ada Green holds this request", on: second)
        #expect(try first.query("SELECT count(*) FROM case_file WHERE holder IS NOT NULL") == "1")

        try enter("2", on: first)
        try see("Words for the resident", on: first)
        try enter("Which house number?", on: first)
        try see("The clock stops until the reply", on: first)
        try enter("2", on: first)
        try see("Somebody else must do it", on: first)
        try enter("1", on: first)
        try see("Words for the resident", on: first)
        try enter("We did it.", on: first)
        try see("It is completed", on: first)
        #expect(try first.query("SELECT status || outcome FROM case_file") == "completeddone")
    }

    @Test func aWrongPINIsSlowAndTheFifthLocksTheLogin() throws {
        let terminal = try desk(80, 24)
        _ = try add("ada", "Ada Green", "coordinator", to: terminal)
        try see("Staff sign in", on: terminal)
        let start = Date()
        try enter("ada", "111222", on: terminal)
        try see("The login, password, PIN or card is wrong", on: terminal)
        #expect(Date().timeIntervalSince(start) >= 1)
        for _ in 2...5 {
            try terminal.press("Enter")
            try terminal.type("111222")
            try see("******", on: terminal)
            try terminal.press("Enter")
            try terminal.wait("an answer") { rows in !rows.contains { $0.contains("*") } }
        }
        try see("too many wrong tries", on: terminal)
        #expect(try terminal.query("SELECT kind FROM staff_alert") == "staff-locked")
        try run(["staff", "unlock", "ada", "--store", terminal.store])
        #expect(try terminal.query("SELECT count(*) FROM wrong_try WHERE kind = 'staff'") == "0")
    }

    @Test func whoGoesAwayIsSignedOut() throws {
        let terminal = try desk(80, 24, options: ["--idle", "2"])
        let first = try add("ada", "Ada Green", "coordinator", to: terminal)
        try signIn("ada", first, on: terminal)
        try see("Are you still there?", on: terminal)
        try terminal.press("Enter")
        try see("The desk", on: terminal)
    }

    @Test func theDeskIsClosedFromItsDoor() throws {
        let terminal = try desk(80, 24)
        try see("Staff sign in", on: terminal)
        try terminal.press("Down", "Down", "Down", "Down", "Enter")
        // tmux does not always say so on the screen.
        var isDead = ""
        for _ in 0..<600 where isDead != "1" {
            Thread.sleep(forTimeInterval: 0.1)
            isDead = try terminal.tmux("display-message", "-p", "#{pane_dead}").filter(\.isNumber)
        }
        #expect(isDead == "1")
    }

    /// Meets P24.
    @Test func theInstalledProgramHashesSecretsSlowly() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "handrail-desk-\(UUID())")
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = folder.appending(path: "store.sqlite").path()
        try run(["store", "init", "--store", store])
        try run(["staff", "add", "ada", "--name", "Ada Green", "--role", "volunteer", "--store", store])
        #expect(try DeskHub.text("SELECT hash FROM staff", in: store).hasPrefix("$y$jBT$"))
    }

    @Test func theDeskSpeaksInLines() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "handrail-desk-\(UUID())")
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = folder.appending(path: "store.sqlite").path()
        try run(["store", "init", "--store", store])
        let said = try run([
            "staff", "add", "ada", "--name", "Ada Green", "--role", "coordinator", "--store", store,
        ])
        let pin = String(said.filter { $0.isASCII && $0.isNumber }.suffix(6))
        let process = Process()
        process.executableURL = URL(filePath: Terminal.program ?? "")
        process.arguments = [
            "desk", "--lines", "--store", store, "--content", root.appending(path: "Kiosk/Content").path(),
            "--accessibility", root.appending(path: "Accessibility").path(),
        ]
        let (input, output) = (Pipe(), Pipe())
        (process.standardInput, process.standardOutput) = (input, output)
        try process.run()
        let work = ["nobody at all", "10", "Joan Marker", "27 3 1950"]
        let lines = ["ada", pin] + DeskHub.twoThings(of: "ada") + work
        input.give(lines)
        try input.fileHandleForWriting.close()
        let all = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        for words in [
            "Staff sign in", "Choose your password", "Give yourself a staff card",
            "Nobody was found for \"nobody at all\"",
            "Register a new person", "Address",
        ] {
            #expect(all.contains(words), "\(words) was not said:\n\(all)")
        }
        for secret in [pin, DeskHub.password, DeskHub.card(of: "ada")] { #expect(!all.contains(secret)) }
    }
}

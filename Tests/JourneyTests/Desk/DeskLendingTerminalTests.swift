import Domain
import Foundation
import Ground
import Store
import Support
import Testing

@testable import handrail

/// Staff lend and take back at the real program in a real terminal, with a scanner that types.
@Suite(.enabled(if: Terminal.isHere, "the release program or tmux is not here"), .serialized)
struct DeskLendingTerminalTests {
    private let desk: LendingDesk

    init() throws { desk = try LendingDesk() }

    private func terminal(_ columns: Int, _ rows: Int) throws -> Terminal {
        let path = desk.hub.path
        let terminal = try Terminal(
            columns: columns,
            rows: rows,
            prepare: { _ in },
            running: { ["desk", "--store", path, "--log", $0.log] }
        )
        try see("Staff sign in", on: terminal)
        try enter("coordinator", DeskHub.password, on: terminal)
        try see("Scan your staff card", on: terminal)
        try enter(DeskHub.card(of: "coordinator"), on: terminal)
        try see("The desk", on: terminal)
        return terminal
    }

    private func see(_ text: String, on terminal: Terminal) throws {
        try terminal.wait(text, within: 20) { $0.contains { $0.contains(text) } }
    }

    private func enter(_ texts: String..., on terminal: Terminal) throws {
        for text in texts {
            try terminal.type(text)
            try terminal.press("Enter")
        }
    }

    @Test(arguments: [(80, 24), (160, 45), (40, 12)])
    func fromTheQueueToThePickupBackWithoutAChargerAndReadyForTheNext(_ columns: Int, _ rows: Int) throws {
        try desk.add("PHO-1")
        try desk.queue(desk.joan)
        let mary = try DeskHub.register("Mary Hill", "D2", in: desk.store)
        try desk.queue(mary)
        let terminal = try terminal(columns, rows)
        try enter(try desk.promise(desk.joan).reference.grouped, on: terminal)
        try see("Smartphone for Joan", on: terminal)
        try enter("D12345", on: terminal)
        try see("is an account", on: terminal)
        try enter("PHO-1", on: terminal)
        try see("PHO-1 for Joan", on: terminal)
        try enter("1", on: terminal)
        try see("read this", on: terminal)
        try enter("1", on: terminal)
        try see("is lent", on: terminal)
        #expect(try desk.hub.text("SELECT count(*) FROM loan WHERE ended_at IS NULL") == "1")

        try enter("PHO-1", on: terminal)
        try see("Take back PHO-1", on: terminal)
        try enter("3", "4", "1", on: terminal)
        try see("PHO-1 is back", on: terminal)
        #expect(try desk.store.openFollowUps().map(\.detail) == ["PHO-1 came back without: Charger"])
        try enter("1", on: terminal)
        try see("PHO-1: Smartphone", on: terminal)
        for (line, state, prepared) in [("1", "preparing", 1), ("2", "preparing", 3), ("3", "ready", 7)] {
            try enter(line, on: terminal)
            try waitFor("\(state)\(prepared)", "SELECT state || prepared FROM asset")
        }
        #expect(try desk.promise(mary).model == "smartphone")
        let log = (try? terminal.staffLog()) ?? ""
        for secret in ["Joan", "Mary", "D12345", "PHO-1"] { #expect(!log.contains(secret), "\(log)") }
    }

    private func waitFor(_ value: String, _ sql: String) throws {
        for _ in 0..<200 {
            if try desk.hub.text(sql) == value { return }
            Thread.sleep(forTimeInterval: 0.1)
        }
        #expect(try desk.hub.text(sql) == value)
    }

    @Test func theSameIsDoneInLines() throws {
        try desk.add("PHO-1")
        let process = Process()
        process.executableURL = URL(filePath: Terminal.program ?? "")
        process.arguments = [
            "desk", "--lines", "--store", desk.hub.path,
            "--content", root.appending(path: "Kiosk/Content").path(),
            "--accessibility", root.appending(path: "Accessibility").path(),
        ]
        let (input, output) = (Pipe(), Pipe())
        (process.standardInput, process.standardOutput) = (input, output)
        try process.run()
        let lines = [
            "coordinator", DeskHub.password, DeskHub.card(of: "coordinator"), "PHO-1", "D12345", "1", "1",
            "PHO-1", "3", "4", "1", "1", "1", "2", "3",
        ]
        input.give(lines)
        try input.fileHandleForWriting.close()
        let all = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        for words in ["PHO-1 for Joan Marker", "I agree", "is lent", "Not back: Charger", "I wiped it"] {
            #expect(all.contains(words), "\(words) was not said:\n\(all)")
        }
        #expect(try desk.hub.text("SELECT state || prepared FROM asset") == "ready7")
    }
}

import Domain
import Foundation
import Store
import Support
import Testing

@testable import handrail

/// The desk locks itself, and is opened again, at the real program in a real terminal.
@Suite(.enabled(if: Terminal.isHere, "the release program or tmux is not here"), .serialized)
struct DeskLockTerminalTests {
    /// Meets P25.
    @Test(arguments: Manner.allCases)
    func whoLeavesTheDeskLocksItAndComesBackWithHerCard(_ manner: Manner) throws {
        let hub = try DeskHub()
        let desk = try hub.desk(manner, as: "coordinator")
        try desk.choose("Lock the desk, or change how you sign in")
        try desk.arrive(at: "Lock the desk now")
        try desk.choose("Lock the desk now")
        try desk.arrive(at: "This desk is locked")
        try desk.enterSecret("STAFF-9999")
        try desk.arrive(at: "There is a problem")
        try desk.mend()
        try desk.enterSecret(DeskHub.card(of: "coordinator"))
        try desk.arrive(at: "Coordinator Green")
        try desk.enter("D12345")
        try desk.arrive(at: "Account \(hub.joan.number.grouped)")
    }

    /// The hub locks as soon as it may, after 15 seconds; that it is two minutes else, a passed clock shows.
    @Test func aRecordThatIsLeftOpenIsHidden() throws {
        let hub = try DeskHub()
        try DeskHub.add("coordinator", .coordinator, isGiven: false, to: hub.store)
        let terminal = try Terminal(
            columns: 80,
            rows: 24,
            store: hub.path,
            prepare: { terminal in
                let file = terminal.pack.appending(path: "hub.json")
                let text = try String(contentsOf: file, encoding: .utf8)
                let place = try #require(text.range(of: "\"name\":"))
                let sooner = "\"staffDesk\": { \"lockAfterSeconds\": 15 }, \"name\":"
                try Data(text.replacingCharacters(in: place, with: sooner).utf8).write(to: file)
            },
            running: { ["desk", "--store", $0.store, "--log", $0.log] }
        )
        func see(_ text: String) throws {
            try terminal.wait(text, within: 60) { $0.contains { $0.contains(text) } }
        }
        func enter(_ text: String) throws {
            try terminal.type(text)
            try terminal.press("Enter")
        }
        try see("Staff sign in")
        try enter("coordinator")
        try enter(DeskHub.password)
        try see("Scan your staff card")
        try enter(DeskHub.card(of: "coordinator"))
        try see("The desk")
        try enter("D12345")
        try see("Joan Marker")
        try see("This desk is locked")
        #expect(try !terminal.tmux("capture-pane", "-p", "-S", "-").contains("Joan"))
        try enter(DeskHub.card(of: "coordinator"))
        try see("Joan Marker")
    }

    /// Secrets are read from standard input, and none of them is taken from the arguments.
    @Test func aPasswordAndACardAreSetOnTheMachine() throws {
        let hub = try DeskHub()
        let member = try DeskHub.add("ada", .coordinator, isGiven: true, to: hub.store)
        func run(_ words: [String], _ line: String) throws -> (status: Int32, said: String) {
            let process = Process()
            process.executableURL = URL(filePath: Terminal.program ?? "")
            process.arguments =
                ["staff"] + words + [
                    "--store", hub.path, "--content", root.appending(path: "Kiosk/Content").path(),
                ]
            let (input, output) = (Pipe(), Pipe())
            (process.standardInput, process.standardOutput, process.standardError) = (input, output, output)
            try process.run()
            input.give([line])
            try input.fileHandleForWriting.close()
            let data = output.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            return (process.terminationStatus, String(decoding: data, as: UTF8.self))
        }
        let common = try run(["password", "ada"], "Password2026")
        #expect(common.status == 1 && common.said.contains("Many people use this password"))
        #expect(try run(["password", "ada"], "short").status == 1)
        #expect(try run(["password", "ada", DeskHub.password], "").status == 2)
        #expect(try run(["password", "nobody"], DeskHub.password).status == 1)
        #expect(try run(["password", "ada"], DeskHub.password).status == 0)
        #expect(try run(["card", "ada"], "D12345").status == 1)
        #expect(try run(["card", "ada"], DeskHub.card(of: "ada")).status == 0)
        #expect(try hub.store.secrets(ofStaff: member.id)?.areTwo == true)
        let anew = try run(["reset", "ada"], "")
        #expect(anew.status == 0)
        #expect(try hub.store.secrets(ofStaff: member.id)?.areTwo == false)
    }
}

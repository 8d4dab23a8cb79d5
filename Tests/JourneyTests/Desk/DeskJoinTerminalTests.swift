import Domain
import Foundation
import Ground
import Testing

/// Two records of one person are joined at the real program.
@Suite(.enabled(if: Terminal.isHere, "the release program or tmux is not here"), .serialized)
struct DeskJoinTerminalTests {
    private static let list = """
        name,born,address,postcode,phone,email,card
        Joan Marker,27/03/1950,14 Weir Road,ZY1 4LB,01632 960 100,joan@example.org,D12345
        Joan Mary Marker,27/03/1950,2 New Street,ZY1 4LB,01632 960 100,joan@example.org,D77777

        """

    /// From the desk to the joined record: the records, what looks alike, the pair, the second address, and twice yes.
    private static let walk = [
        ("14", "Records of residents"), ("3", "Alike in:"), ("1", "Is this one person?"),
        ("6", "2 New Street"),
        ("7", "Join the two records?"), ("2", "The two records are one now"),
    ]

    @discardableResult
    private func run(_ arguments: [String], _ input: [String]? = nil) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: Terminal.program ?? "")
        process.arguments = arguments
        let (output, lines) = (Pipe(), Pipe())
        process.standardOutput = output
        if input != nil { process.standardInput = lines }
        try process.run()
        if let input {
            let text = input.map { $0 + "\n" }.joined()
            try lines.fileHandleForWriting.write(contentsOf: Data(text.utf8))
            try lines.fileHandleForWriting.close()
        }
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }

    /// Puts the two records and a coordinator into a store, and gives her first PIN.
    private func fill(_ store: String) throws -> String {
        let list = store + ".csv"
        try Self.list.write(toFile: list, atomically: true, encoding: .utf8)
        let content = root.appending(path: "Kiosk/Content").path()
        let said = try run([
            "person", "import", list, "--write", "--store", store, "--content", content, "--log",
            store + ".log",
        ])
        #expect(said.contains("2 accounts opened"), "\(said)")
        let member = try run([
            "staff", "add", "ada", "--name", "Ada Green", "--role", "coordinator", "--store", store,
        ])
        return String(member.filter { $0.isASCII && $0.isNumber }.suffix(6))
    }

    @Test(arguments: [(80, 24), (40, 12)])
    func twoRecordsOfOnePersonBecomeOne(_ columns: Int, _ rows: Int) throws {
        let terminal = try Terminal(
            columns: columns,
            rows: rows,
            prepare: { try $0.makeStore() },
            running: { ["desk", "--store", $0.store, "--log", $0.log] }
        )
        let pin = try fill(terminal.store)
        func see(_ text: String) throws {
            try terminal.wait(text, within: 20) { $0.contains { $0.contains(text) } }
        }
        func enter(_ text: String) throws {
            try terminal.type(text)
            try terminal.press("Enter")
        }
        try see("Staff sign in")
        try enter("ada")
        try enter(pin)
        try see("Choose your password")
        try enter(DeskHub.password)
        try enter(DeskHub.password)
        try see("Give yourself a staff card")
        try enter(DeskHub.card(of: "ada"))
        try enter(DeskHub.card(of: "ada"))
        try see("Find a person")
        for (key, text) in Self.walk {
            try enter(key)
            // Where it is small, some of it stands further down.
            for _ in 0..<40 where try !terminal.rows().contains(where: { $0.contains(text) }) && key == "3" {
                try terminal.press("Down")
                Thread.sleep(forTimeInterval: 0.05)
            }
            try see(text)
        }
        #expect(try terminal.query("SELECT count(*) FROM person") == "1")
        #expect(try terminal.query("SELECT name || '/' || address FROM person") == "Joan Marker/2 New Street")
        #expect(try terminal.query("SELECT count(*) FROM former_number") == "2")
        #expect(try terminal.query("SELECT count(*) FROM audit WHERE act = 'person.joined'") == "2")
        #expect(
            try terminal.query("SELECT old_value FROM details_change_value WHERE fact = 'name'")
                == "Joan Mary Marker"
        )
        try enter("1")
        try see("Joan Marker")
        let log = (try? terminal.staffLog()) ?? ""
        for secret in ["Joan", "New Street", "D12345"] { #expect(!log.contains(secret), "\(log)") }
    }

    @Test func twoRecordsOfOnePersonBecomeOneLineByLine() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "handrail-join-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = folder.appending(path: "store.sqlite").path()
        try run(["store", "init", "--store", store])
        let pin = try fill(store)
        let all = try run(
            [
                "desk", "--lines", "--store", store, "--content",
                root.appending(path: "Kiosk/Content").path(),
                "--accessibility", root.appending(path: "Accessibility").path(), "--log", store + ".log",
            ],
            ["ada", pin] + DeskHub.twoThings(of: "ada") + Self.walk.map(\.0)
        )
        for (_, text) in Self.walk { #expect(all.contains(text), "\(text) was not said:\n\(all)") }
        #expect(
            try run(["person", "duplicates", "--store", store]).contains("Nobody seems to be there twice")
        )
    }
}

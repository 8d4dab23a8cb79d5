import Domain
import Foundation
import Ground
import Testing

/// Records and what is held on one person leave the real program as files.
@Suite(.enabled(if: Terminal.isHere, "the release program or tmux is not here"), .serialized)
struct DeskExportTests {
    /// A password and a card, a line each.
    private static let secrets = DeskHub.password + "\n" + DeskHub.card(of: "ada")

    /// What a command ended with and said.
    private struct Ended {
        var status: Int32
        var said: String
    }

    /// Runs a command of the program to its end, with secrets to read.
    @discardableResult
    private func run(_ arguments: [String], secrets: String = Self.secrets) throws -> Ended {
        let process = Process()
        process.executableURL = URL(filePath: Terminal.program ?? "")
        process.arguments = arguments
        let (input, output) = (Pipe(), Pipe())
        (process.standardInput, process.standardOutput, process.standardError) = (input, output, output)
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: Data((secrets + "\n").utf8))
        try input.fileHandleForWriting.close()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Ended(status: process.terminationStatus, said: String(decoding: data, as: UTF8.self))
    }

    private func desk(_ columns: Int, _ rows: Int, beside other: Terminal? = nil) throws -> Terminal {
        try Terminal(
            columns: columns,
            rows: rows,
            beside: other,
            prepare: { terminal in if other == nil { try terminal.makeStore() } },
            running: { ["desk", "--store", $0.store, "--log", $0.log] }
        )
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

    /// Adds one of the staff, who signs in and gets a password and a card.
    private func employ(_ login: String, _ role: String, on terminal: Terminal) throws {
        let added = try run([
            "staff", "add", login, "--name", "\(login.capitalized) Green", "--role", role, "--store",
            terminal.store,
        ])
        let first = String(added.said.filter { $0.isASCII && $0.isNumber }.suffix(6))
        try see("Staff sign in", on: terminal)
        try enter(login, first, on: terminal)
        try see("Choose your password", on: terminal)
        try enter(DeskHub.password, DeskHub.password, on: terminal)
        try see("Give yourself a staff card", on: terminal)
        try enter(DeskHub.card(of: login), DeskHub.card(of: login), on: terminal)
        try see("The desk", on: terminal)
    }

    /// Takes two residents in, one with details that a spreadsheet would run.
    private func fill(_ terminal: Terminal) throws -> String {
        let list = """
            name,born,address,postcode,phone,email
            Joan Marker,27/03/1950,=1+2 Weir Road,ZY1 4LB,+44 1632 960100,joan@example.org
            Tom Abel,01/02/1960,2 High Street,ZY1 4LC,01632 960101,
            """
        let path = terminal.folder.appending(path: "people.csv").path()
        try list.write(toFile: path, atomically: true, encoding: .utf8)
        let taken = try run(["person", "import", path, "--write", "--store", terminal.store])
        #expect(taken.status == 0, "\(taken.said)")
        return try terminal.query("SELECT number FROM person WHERE name = 'Joan Marker'")
    }

    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test func recordsLeaveOnceWhenASecondPersonAgreedAndNoSpreadsheetRunsThem() throws {
        let first = try desk(80, 24)
        let second = try desk(160, 45, beside: first)
        try employ("ada", "coordinator", on: first)
        try employ("ben", "coordinator", on: second)
        _ = try fill(first)
        let export = { (login: String, code: String, name: String, format: String, secrets: String) in
            try run(
                [
                    "person", "export", code, "--login", login, "--to", name, "--format", format, "--store",
                    first.store, "--log", first.log,
                ],
                secrets: secrets
            )
        }
        let path = first.folder.appending(path: "people-out.csv").path()

        try enter("13", on: first)
        try see("Take records out", on: first)
        try enter("1", on: first)
        try see("What are the records for?", on: first)
        try enter("letters about the move", on: first)
        try see("A second person must agree", on: first)
        let code = try first.query("SELECT lower(substr(hex(id), 25)) FROM approval")
        #expect(try export("ada", code, path, "csv", Self.secrets).status == 1)
        #expect(!FileManager.default.fileExists(atPath: path))

        try enter("5", on: second)
        try see("people with an account", on: second)
        try enter("1", on: second)
        try see("Do not agree", on: second)
        try enter("1", on: second)
        try see("Agreed,", on: second)

        try first.press("Enter")
        try see("The desk", on: first)
        try enter("5", on: first)
        try see("Agreed,", on: first)
        try enter("1", on: first)
        try see(code, on: first)

        #expect(try export("ada", code, path, "csv", "111222").status == 1)
        #expect(try export("ada", code, path, "tsv", Self.secrets).status == 2)
        #expect(!FileManager.default.fileExists(atPath: path))
        let done = try export("ada", code, path, "csv", Self.secrets)
        #expect(done.status == 0, "\(done.said)")
        #expect(done.said.contains("2 records"))
        #expect(try mode(path) == 0o600)
        let table = try CSVTable(parsing: Array(FileManager.default.contents(atPath: path) ?? Data()))
        let columns = table.columns.map(\.text)
        let joan = try #require(table.rows.first { $0.cells[1].text == "Joan Marker" })
        #expect(joan.cells[try #require(columns.firstIndex(of: "address"))].text == "'=1+2 Weir Road")
        #expect(joan.cells[try #require(columns.firstIndex(of: "phone"))].text == "'+44 1632 960100")

        let again = first.folder.appending(path: "again.csv").path()
        #expect(try export("ada", code, again, "csv", Self.secrets).status == 1)
        #expect(!FileManager.default.fileExists(atPath: again))
        let acts = try first.query("SELECT group_concat(act) FROM audit WHERE actor = 'staff'")
        for act in ["approval.asked", "approval.decided", "approval.done", "records.exported"] {
            #expect(acts.contains(act), "\(acts)")
        }
        let log = (try? first.staffLog()) ?? ""
        for secret in ["Joan", "960100", DeskHub.password] { #expect(!log.contains(secret), "\(log)") }
    }

    @Test func aResidentTakesHerDataAwayAsAFile() throws {
        let terminal = try desk(80, 24)
        try employ("ada", "coordinator", on: terminal)
        let number = try fill(terminal)
        let takeout = { (account: String, more: [String]) in
            try run(
                ["person", "takeout", "--account", account, "--login", "ada", "--store", terminal.store]
                    + more
                    + ["--log", terminal.log]
            )
        }
        let (text, json) = (
            terminal.folder.appending(path: "joan.txt").path(),
            terminal.folder.appending(path: "joan.json").path()
        )
        let written = try takeout(number, ["--to", text])
        #expect(written.status == 0, "\(written.said)")
        #expect(try takeout(number, ["--to", json, "--json"]).status == 0)
        #expect(try takeout(number, ["--to", text]).status == 3, "no file is written over")
        #expect(try takeout(number, []).status == 2)
        #expect(try takeout("D99999", ["--to", text + "2"]).status == 1)
        #expect(try mode(text) == 0o600 && mode(json) == 0o600)
        let words = try String(contentsOfFile: text, encoding: .utf8)
        #expect(words.contains("Joan Marker") && !words.contains("Tom Abel"))
        let held = try JSON(parsing: Array(FileManager.default.contents(atPath: json) ?? Data()))
        #expect(held["person"]?.elements?.first?["name"]?.string == "Joan Marker")
        let taken = "SELECT count(*) FROM audit WHERE act = 'account.data-taken-away' AND actor = 'staff'"
        #expect(try terminal.query(taken) == "2", "what was not written is not noted")
    }
}

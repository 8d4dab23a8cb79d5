import Domain
import Foundation
import Ground
import Testing

/// Records that leave the hub: in bulk by two persons, and those of one resident on paper, walked to its end.
@Suite(.enabled(if: Terminal.isHere, "the release program or tmux is not here"), .serialized)
struct TakingOutWalkTests {
    @Test(arguments: Manner.allCases)
    func recordsLeaveOnceWhenASecondPersonAgreedAndNoSpreadsheetRunsThem(_ manner: Manner) throws {
        let hub = try DeskHub()
        _ = try hub.text("UPDATE person SET address = '=1+2 Weir Road', phone = '+44 1632 960100'")
        let ada = try hub.desk(manner, as: "ada", .coordinator)
        try ada.choose("Take records out")
        try ada.arrive(at: "Take out no more than the work needs.")
        try ada.choose("All people with an account")
        try ada.arrive(at: "What are the records for?")
        try ada.enter("letters about the move")
        try ada.arrive(at: "A second person must agree before records are taken out.")
        let code = try hub.text("SELECT lower(substr(hex(id), 25)) FROM approval")
        let out = hub.folder.appending(path: "people-out.csv").path()
        #expect(try export(hub, code, to: out).status == 1, "nobody agreed yet")

        let ben = try hub.desk(manner, as: "ben", .coordinator)
        try ben.agree(to: "Take records out")
        try hub.expect("SELECT is_agreed || ' ' || (asked_by <> decided_by) FROM approval", "1 1")
        try ada.choose("Back to the desk")
        try ada.arrive(at: "The desk")
        try ada.openAgreed("Take records out")
        try ada.see(code)

        #expect(try export(hub, code, to: out, secrets: "wrong words\nSTAFFADA").status == 1)
        #expect(try export(hub, code, to: out, format: "tsv").status == 2)
        #expect(!FileManager.default.fileExists(atPath: out))
        let done = try export(hub, code, to: out)
        #expect(done.status == 0 && done.said.contains("1 record"), "\(done.said)")
        let again = hub.folder.appending(path: "again.csv").path()
        #expect(try export(hub, code, to: again).status == 1, "an agreement is used once")
        try look(at: out, hub)
    }

    private func export(
        _ hub: DeskHub,
        _ code: String,
        to path: String,
        format: String = "csv",
        secrets: String? = nil
    ) throws -> DeskHub.Ended {
        try hub.run(
            ["person", "export", code, "--login", "ada", "--to", path, "--format", format],
            secrets: secrets
        )
    }

    private func look(at path: String, _ hub: DeskHub) throws {
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let table = try CSVTable(parsing: Array(FileManager.default.contents(atPath: path) ?? Data()))
        let columns = table.columns.map(\.text)
        let cells = try #require(table.rows.first).cells.map(\.text)
        #expect(cells[try #require(columns.firstIndex(of: "address"))] == "'=1+2 Weir Road")
        #expect(cells[try #require(columns.firstIndex(of: "phone"))] == "'+44 1632 960100")
        let acts = try hub.text("SELECT group_concat(act) FROM audit WHERE actor = 'staff'")
        for act in ["approval.asked", "approval.decided", "approval.done", "records.exported"] {
            #expect(acts.contains(act), "\(acts)")
        }
        let log = (try? String(contentsOfFile: hub.path + ".log", encoding: .utf8)) ?? ""
        for secret in ["Joan", "960100", DeskHub.password] { #expect(!log.contains(secret), "\(log)") }
    }

    private static let taken = "SELECT count(*) FROM audit WHERE act = 'account.data-taken-away'"

    /// Whether all that is kept on Joan is on the paper, and nothing of it in the words of a command.
    private func look(at paper: PaperTray, size: String) {
        for words in ["Joan Marker", "14 Weir Road", "joan@example.org"] {
            #expect(paper.printed.contains(words), "\(paper.printed)")
        }
        #expect(paper.asked.contains(size) && !paper.asked.contains("Joan"), "\(paper.asked)")
    }

    @Test(.enabled(if: Terminal.mounts, "this needs the rights of root"), arguments: Manner.allCases)
    func sheTakesAllThatIsKeptOnHerAwayOnPaper(_ manner: Manner) throws {
        let (hub, paper) = (try DeskHub(), try PaperTray())
        let joan = try hub.resident(manner, printer: paper)
        try joan.openMine("Everything we keep about you")
        try joan.choose("Print all of it")
        try joan.arrive(at: "Your paper is at the printer. Take it with you.")
        look(at: paper, size: "cpi=")
        #expect(try hub.text(Self.taken) != "0")
    }

    @Test(.enabled(if: Terminal.mounts, "this needs the rights of root"), arguments: Manner.allCases)
    func theDeskGivesHerAllThatIsKeptOnPaper(_ manner: Manner) throws {
        let (hub, paper) = (try DeskHub(), try PaperTray())
        let desk = try hub.desk(manner, as: "coordinator", printer: paper)
        try desk.find(hub.joan)
        try desk.choose("Give this person all that is kept on them")
        try desk.arrive(at: "All that is kept on Joan Marker")
        try desk.choose("Print it in large letters")
        try desk.arrive(at: "It is printed. Give all pages to the person.")
        look(at: paper, size: "cpi=5")
        let other = try PaperTray()
        let account = hub.joan.number.description
        let done = try hub.run(
            ["person", "takeout", "--account", account, "--login", "coordinator", "--print"],
            printer: other
        )
        #expect(done.status == 0, "\(done.said)")
        look(at: other, size: "cpi=10")
        #expect(try hub.text(Self.taken + " AND actor = 'staff'") == "2")
    }

    @Test func herDataLeaveAsFilesForHerAlone() throws {
        let hub = try DeskHub()
        try DeskHub.add("ada", .coordinator, isGiven: false, to: hub.store)
        try DeskHub.register("Tom Abel", nil, in: hub.store)
        let files = ["joan.txt", "joan.json", "none.txt"].map { hub.folder.appending(path: $0).path() }
        func takeOut(_ account: String, _ more: String...) throws -> Int32 {
            try hub.run(["person", "takeout", "--account", account, "--login", "ada"] + more).status
        }
        let account = hub.joan.number.description
        #expect(try takeOut(account, "--to", files[0]) == 0)
        #expect(try takeOut(account, "--to", files[1], "--json") == 0)
        #expect(try takeOut(account, "--to", files[0]) == 3, "no file is written over")
        #expect(try takeOut(account) == 2)
        #expect(try takeOut("D99999", "--to", files[2]) == 1)
        let modes = try files.prefix(2).map { file in
            try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
        }
        #expect(modes == [0o600, 0o600])
        let words = try String(contentsOfFile: files[0], encoding: .utf8)
        #expect(words.contains("Joan Marker") && !words.contains("Tom Abel"))
        let held = try JSON(parsing: Array(FileManager.default.contents(atPath: files[1]) ?? Data()))
        #expect(held["person"]?.elements?.first?["name"]?.string == "Joan Marker")
        #expect(try hub.text(Self.taken + " AND actor = 'staff'") == "2", "what was not written is not noted")
    }
}

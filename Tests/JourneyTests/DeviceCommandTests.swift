import Content
import Domain
import Foundation
import Ground
import Store
import Testing

/// What `handrail device` does for a coordinator without the desk.
@Suite(.enabled(if: Terminal.program != nil, "the release program is not here"))
struct DeviceCommandTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "handrail-devices-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        #expect(try run("store", "init").code == 0)
    }

    private func run(_ words: String...) throws -> (code: Int32, said: String, complained: String) {
        try run(words)
    }

    private func run(_ words: [String]) throws -> (code: Int32, said: String, complained: String) {
        let process = Process()
        process.executableURL = URL(filePath: try #require(Terminal.program))
        process.arguments =
            words + ["--store", folder.appending(path: "store.sqlite").path()]
            + (words.first != "store" ? ["--content", root.appending(path: "Kiosk/Content").path()] : [])
        let (out, wrong) = (Pipe(), Pipe())
        (process.standardOutput, process.standardError) = (out, wrong)
        try process.run()
        // Neither says more than a pipe holds.
        process.waitUntilExit()
        func text(_ pipe: Pipe) -> String {
            String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        }
        return (process.terminationStatus, text(out), text(wrong))
    }

    private func write(_ text: String) throws -> String {
        let file = folder.appending(path: "list.csv")
        try Data(text.utf8).write(to: file)
        return file.path()
    }

    private let rows = """
        Asset Tag,Serial,Model,Category,Location,Status,Notes,Purchase Date,Purchase Cost,Expected Checkin,\
        Checked Out To: Username\r
        HT-1,SN1,Tablet,Tablet,Ashdale Library,Ready to Deploy,"A scratch, left",2024-07-03,189.00,,\r
        HT-2,SN2,ThinkPad L13,Laptop,Millbrook Library,Archived,,,,,\r

        """

    @Test func aListThatIsTakenInIsGivenOutTheSame() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = try write(rows)
        let rehearsal = try run("device", "import", file, "--dry-run")
        #expect(rehearsal.code == 0 && rehearsal.said.contains("2 devices added"))
        #expect(rehearsal.said.contains("Nothing is kept."))
        #expect(try run("device", "list").said.isEmpty)
        #expect(try run("device", "import", file, "--prepared", "--snipe-it").code == 0)
        #expect(try run("device", "export").said == rows)
        let again = try run("device", "import", file)
        #expect(again.said == "0 devices added, 0 changed, 2 as they were, 0 rows not taken.\n")
    }

    @Test func aBadRowIsToldByItsPlaceAndTheOthersComeInOrNone() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = try write("tag,model,serial\nHT-1,tablet,1.23E+11\nHT-2,laptop,S2\n")
        let none = try run("device", "import", file, "--all-or-none")
        #expect(none.code == 1 && none.said.contains("Nothing is kept."))
        #expect(none.complained.hasPrefix("\(file):2:13: Excel has shortened this serial number"))
        #expect(try run("device", "list").said.isEmpty)
        let some = try run("device", "import", file)
        #expect(some.code == 1 && some.said.contains("1 devices added"))
        #expect(try run("device", "list").said == "HT-2\tlaptop\tmillbrook\tpreparing\tS2\t\n")
        #expect(try run("device", "import", try write("tag,model\n\"HT-3,tablet")).code == 3)
    }

    @Test func aDeviceIsAddedAndGetsALabel() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(try run("device", "add", "ht-7", "--model", "tablet", "--cost", "180").code == 0)
        #expect(try run("device", "add", "HT-7", "--model", "tablet").code == 1)
        #expect(try run("device", "add", "HT-8").code == 2)
        #expect(try run("device", "add", "HT-8", "--model", "spaceship").code == 1)
        let file = folder.appending(path: "label.pdf")
        #expect(try run("device", "label", "HT-7", "--to", file.path()).code == 0)
        let label = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        #expect(
            label.hasPrefix("%PDF-1.4") && label.contains("(HT-7)") && label.contains("Call 01632 960 100")
        )
        #expect(try run("device", "label", "HT-9", "--to", file.path()).code == 1)
        // Those that are known are printed, whatever is not.
        try FileManager.default.removeItem(at: file)
        let some = try run("device", "label", "HT-9", "HT-7", "--to", file.path())
        #expect(some.code == 1 && some.complained.contains("HT-9"))
        #expect(String(decoding: try Data(contentsOf: file), as: UTF8.self).contains("(HT-7)"))
        // Labels come first, devices after.
        let new = try run("device", "label", "--new", "2", "--to", file.path())
        #expect(new.code == 0 && new.said == "New labels: HT-8 to HT-9.\n")
        #expect(String(decoding: try Data(contentsOf: file), as: UTF8.self).contains("(HT-9)"))
        #expect(try run("device", "label", "--to", file.path()).code == 2)
        #expect(try run("device", "slip", "HT-7").code == 1)
        #expect(try run("device", "export", "--plain", "--snipe-it").code == 2)
    }

    @Test func aListSaysWhatOfItIsNotTakenOver() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let rows = "tag,model,state,borrower,due\nHT-1,tablet,on loan,joan.ahmed,2026-12-01\n"
        let file = try write(rows)
        let done = try run("device", "import", file)
        #expect(done.code == 0)
        #expect(
            done.said.contains(
                "\(file):2:21: HT-1: who has it and that it is due 2026-12-01 is not taken over. "
                    + "It is quarantine here; lend it at the desk."
            ),
            "\(done.said)"
        )
        #expect(!done.said.contains("joan"))
        let again = try run("device", "import", file, "--dry-run")
        #expect(again.said.contains("HT-1: quarantine here"), "\(again.said)")
    }

    /// Lends a tablet to somebody on Saturday 21 November 2026.
    private func lend(_ tag: String) throws {
        let people = try write("name,born,phone\nJoan Marker,1948-07-03,01632 960001\n")
        #expect(try run("person", "import", people, "--write").code == 0)
        let rows = try write("tag,model,state\n\(tag),tablet,ready\n")
        #expect(try run("device", "import", rows, "--prepared").code == 0)
        let store = try Store.open(at: folder.appending(path: "store.sqlite").path(), now: 5)
        let pack = try ContentPack.read(root.appending(path: "Kiosk/Content").path())
        let joan = try #require(try store.people(fitting: "Joan Marker").first)
        let asset = try #require(try store.asset(scanned: tag))
        var count: UInt8 = 0
        func newID() -> ID {
            count += 1
            return ID(milliseconds: 9_000_000, random: [count, 7])
        }
        let act = LendingAct(
            operation: newID(),
            book: try pack.lendingBook(),
            today: CivilDate(daysSinceEpoch: 20_778),
            audit: AuditEntry(
                id: newID(),
                at: 1_795_000_000_000,
                actor: .system,
                act: .deviceLent,
                subject: nil,
                terminal: "t"
            ),
            newID: newID,
            reference: { Reference(payload: [1, 2, 3, 4, 5, 6, 7, 8]) }
        )
        let out = CheckOut(
            asset: asset.id,
            kit: KitCheck(accessories: ["charger", "case"], condition: .good),
            agreement: "loan/2"
        )
        _ = try store.checkOut(out, to: Borrower(person: joan.id, group: "adult", age: 78), by: act)
    }

    @Test func theSlipOfALoanSaysWhatGoesHomeUntilWhenAndWhomToCall() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try lend("HT-1")
        let words = ["--accessibility", root.appending(path: "Accessibility").path()]
        let slip = try run(["device", "slip", "HT-1"] + words)
        #expect(slip.code == 0, "\(slip.complained)")
        let lines = slip.said.split(separator: "\n").map(String.init)
        #expect(
            lines.prefix(15) == [
                "What you borrow", "You have", "Tablet, HT-1", "In the bag", "Charger", "Case with a stand",
                "Bring it back by", "Saturday 12 December 2026", "Bring it to", "Millbrook Library",
                "14 Weir Road", "Millbrook", "ZY1 4LB", "Need help or more time? Call us",
                "01632 960 100",
            ]
        )
        #expect(lines.dropFirst(15).first == "\u{0C}What we agree on", "the rules have a page of their own")
        #expect(!slip.said.contains("Joan"))
        let welsh = try run(["device", "slip", "HT-1", "--lang", "cy"] + words)
        #expect(welsh.said.contains("Llechen, HT-1") && welsh.said.contains("Gwefrydd"))
    }
}

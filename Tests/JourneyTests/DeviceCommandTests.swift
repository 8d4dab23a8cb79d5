import Foundation
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
        let process = Process()
        process.executableURL = URL(filePath: try #require(Terminal.program))
        process.arguments =
            words + ["--store", folder.appending(path: "store.sqlite").path()]
            + (words.first == "device" ? ["--content", root.appending(path: "Kiosk/Content").path()] : [])
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
        #expect(try run("device", "slip", "HT-7").code == 1)
        #expect(try run("device", "export", "--plain", "--snipe-it").code == 2)
    }
}

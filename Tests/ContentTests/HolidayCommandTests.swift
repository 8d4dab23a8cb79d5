import Foundation
import Support
import Testing

/// The program under test, as the test command built it; nil where it was not built.
private let program = ProcessInfo.processInfo.environment["HANDRAIL_BINARY"]

/// What `handrail content holidays` does with a published file.
@Suite(.enabled(if: program != nil, "the release program is not here"))
struct HolidayCommandTests {
    /// A pack without bank holidays.
    private let folder: String

    init() throws {
        let made = FileManager.default.temporaryDirectory.appending(path: "handrail-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: made, withIntermediateDirectories: true)
        folder = made.path()
    }

    private var target: String { folder + "/bank-holidays.json" }

    private func run(_ words: [String], input: String = "") throws -> (code: Int32, out: String, err: String)
    {
        let process = Process()
        process.executableURL = URL(filePath: try #require(program))
        process.arguments = ["content", "holidays"] + words + ["--content", folder]
        let (standard, out, err) = (Pipe(), Pipe(), Pipe())
        (process.standardInput, process.standardOutput, process.standardError) = (standard, out, err)
        try process.run()
        standard.give(input.isEmpty ? [] : [input])
        try standard.fileHandleForWriting.close()
        let said = String(decoding: out.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        let complained = String(decoding: err.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, said, complained)
    }

    /// Three divisions with eight bank holidays of 2027 each.
    private func published(_ title: String = "A day") -> String {
        let events = (1...8).map {
            "{\"title\": \"\(title)\", \"date\": \"2027-0\($0)-01\", \"bunting\": true}"
        }
        let divisions = ["england-and-wales", "scotland", "northern-ireland"].map { name in
            "\"\(name)\": {\"division\": \"\(name)\", \"events\": [\(events.joined(separator: ","))]}"
        }
        return "{\(divisions.joined(separator: ",\n"))}"
    }

    @Test func itShowsWhatChangesAndWritesOnlyWhenTold() throws {
        let shown = try run(["-"], input: published())
        #expect(shown.code == 0 && shown.err.isEmpty)
        #expect(shown.out.contains("+ 2027-01-01 scotland: A day"))
        #expect(shown.out.hasSuffix("Nothing is written yet. To write it, add: --write\n"))
        #expect(!FileManager.default.fileExists(atPath: target))
        let written = try run(["-", "--write"], input: published())
        #expect(written.code == 0 && written.out.contains("Written."))
        #expect(try run(["-", "--write"], input: published()).out.hasPrefix("Nothing changes."))
        let renamed = try run(["-", "--json"], input: published("Another name"))
        let json = try JSONSerialization.jsonObject(with: Data(renamed.out.utf8)) as? [String: Any]
        #expect((json?["changes"] as? [[String: Any]])?.count == 24 && json?["written"] as? Bool == false)
    }

    @Test func aFileWithFaultsEndsWithOneAndChangesNothing() throws {
        _ = try run(["-", "--write"], input: published())
        let before = FileManager.default.contents(atPath: target)
        let spoilt = published().replacingOccurrences(of: "2027-03-01", with: "2027-02-29")
        let result = try run(["-", "--write"], input: spoilt)
        #expect(result.code == 1 && result.out.isEmpty)
        #expect(result.err.hasPrefix("standard input:1:"))
        #expect(FileManager.default.contents(atPath: target) == before)
        #expect(try run(["/no/such/file"]).code == 1)
        #expect(try run([]).code == 2)
    }

    @Test func whatCannotBeWrittenIsSaidAndTheOldFileStays() throws {
        let file = folder + ".json"
        try Data(published().utf8).write(to: URL(filePath: file))
        try FileManager.default.removeItem(atPath: folder)
        let result = try run([file, "--write"])
        #expect(result.code == 1 && result.err.contains("cannot be written"))
    }

    @Test func theWholePackIsCheckedAtOnce() throws {
        let pack = folder + "-pack"
        try FileManager.default.copyItem(atPath: root.appending(path: "Kiosk/Content").path(), toPath: pack)
        func check() throws -> (code: Int32, said: String) {
            let process = Process()
            process.executableURL = URL(filePath: try #require(program))
            process.arguments = ["content", "check", "--content", pack]
            let out = Pipe()
            (process.standardOutput, process.standardError) = (out, out)
            try process.run()
            let said = String(decoding: out.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            process.waitUntilExit()
            return (process.terminationStatus, said)
        }
        let good = try check()
        #expect(good.code == 0 && good.said.contains("The content pack is in order."), "\(good.said)")
        for name in ["complaints.json", "appointments.json", "bank-holidays.json"] {
            try Data("{\n  oops".utf8).write(to: URL(filePath: "\(pack)/\(name)"))
            let result = try check()
            #expect(result.code == 1 && result.said.contains("\(name):2:3: "), "\(result.said)")
        }
    }
}

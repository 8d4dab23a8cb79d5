import Foundation
import Testing

/// What `handrail form walk` tells an author.
@Suite(.enabled(if: Terminal.program != nil, "the release program is not here"))
struct WalkCommandTests {
    /// Walks the missed bin form with some answers, on Saturday 21 November 2026.
    private func walk(_ answers: String) throws -> [String] {
        let file = FileManager.default.temporaryDirectory.appending(path: "handrail-walk-\(UUID()).json")
        try Data(answers.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(filePath: try #require(Terminal.program))
        process.arguments = [
            "form", "walk", root.appending(path: "Kiosk/Content/forms/missed-bin.json").path(),
            "--answers", file.path(), "--today", "2026-11-21",
            "--accessibility", root.appending(path: "Accessibility").path(),
        ]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return said.split(separator: "\n").map(String.init)
    }

    @Test func aWalkSaysWhyAPageCameAndWhyOneDidNot() throws {
        let lines = try walk(
            #"{"whichBin": "food", "dueDate": "2026-11-20", "fetched": false, "wasOut": false}"#
        )
        #expect(lines.first == "/which-bin")
        let passed = lines.first { $0.hasPrefix("  not /too-long-ago, which needs: '") }
        #expect(passed?.hasSuffix("' is more than '14 days in the past'") == true, "\(lines)")
        let came = lines.first { $0.hasPrefix("/was-it-out, because '") }
        #expect(came?.hasSuffix("' is 'No'") == true, "\(lines)")
    }
}

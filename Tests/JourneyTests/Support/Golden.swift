import Foundation
import Testing

/// Compares a text with the file that was reviewed under a name; with `RECORD=1`, writes it there to be reviewed.
func expectGolden(_ text: String, _ name: String) throws {
    let file = root.appending(path: "Tests/JourneyTests/Golden/\(name).txt")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
        try Data(text.utf8).write(to: file)
        Issue.record("\(name) was recorded. Look at it, then run without RECORD.")
        return
    }
    let golden = try? String(contentsOf: file, encoding: .utf8)
    #expect(golden == text, "\(name) changed. Run with RECORD=1 and look at the difference.")
}

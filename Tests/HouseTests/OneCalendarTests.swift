import Foundation
import Testing

/// Clocks that go by calendars of their own would promise days on which the hub is closed.
@Suite struct OneCalendarTests {
    private let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Who may make each kind of calendar, or ask for the council's days without closures.
    private static let makers: [(String, Set<String>)] = [
        ("OpeningCalendar(", ["HubCalendar.swift"]),
        // Where nothing could be read, the shell says so and goes on without bank holidays.
        ("WorkingDays(", ["BankHolidays.swift", "HubTime.swift", "WorkingDays.swift"]),
        ("HubCalendar(", ["HubCalendar.swift"]), ("HubCalendars(", ["Clocks.swift", "HubTime.swift"]),
        ("hubCalendars(", ["Clocks.swift", "HubTime.swift", "ContentPack.swift", "Lending.swift"]),
        // The shell's own function of that name goes by closures; the pack's is the council's.
        ("pack.workingDays()", ["ContentCommand.swift", "HubTime.swift"]), ("pack?.workingDays()", []),
    ]

    @Test(arguments: makers)
    func onePlaceMakesTheCalendarOfEveryClock(_ maker: String, _ places: Set<String>) throws {
        let sources = root.appending(path: "Sources")
        let walk = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
        var makers: Set<String> = []
        for case let file as URL in walk where file.pathExtension == "swift" {
            let code = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n").filter {
                !$0.trimmingCharacters(in: .whitespaces).hasPrefix("//")
            }
            if code.contains(where: { Self.calls(maker, in: $0) }) { makers.insert(file.lastPathComponent) }
        }
        #expect(makers.isSubset(of: places), "\(maker) in \(makers.subtracting(places))")
        #expect(places.isEmpty || !makers.isEmpty, "nobody makes it, so this test finds nothing")
    }

    /// Whether a line calls something by its whole name.
    private static func calls(_ name: String, in line: String) -> Bool {
        var rest = line[...]
        while let range = rest.range(of: name) {
            let before = rest[..<range.lowerBound].last
            if before.map({ !$0.isLetter && $0 != "_" }) ?? true { return true }
            rest = rest[range.upperBound...]
        }
        return false
    }
}

import Content
import Domain
import Foundation
import Ground
import Testing

@Suite struct WorkingDaysTests {
    /// The calendar of the content pack, which begins in 2026.
    private func calendar() throws -> WorkingDays {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try ContentPack.read(root.appending(path: "Kiosk/Content").path()).workingDays()
    }

    /// Meets P62.
    @Test(arguments: [
        ("2026-12-18", 5, "2026-12-29"), ("2026-12-18", 10, "2027-01-06"), ("2026-12-24", 10, "2027-01-12"),
        ("2026-04-01", 10, "2026-04-17"), ("2026-04-01", 20, "2026-05-01"), ("2026-11-21", 1, "2026-11-23"),
        ("2026-11-23", 0, "2026-11-23"),
    ])
    func bankHolidaysAndWeekendsAreNotCounted(_ start: String, _ count: Int, _ expected: String) throws {
        let day = try calendar().day(count, after: #require(CivilDate(iso: start)))
        #expect(day.iso == expected)
    }

    /// Meets P63.
    @Test func aDayBeyondTheKnownBankHolidaysIsRefusedRatherThanGuessed() throws {
        let start = try #require(CivilDate(iso: "2028-12-22"))
        #expect(throws: WorkingDays.Refusal.self) { try calendar().day(10, after: start) }
    }
}

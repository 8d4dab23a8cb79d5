import Content
import Domain
import Foundation
import Ground
import Testing

/// What the tests of clocks go by: the published bank holidays, and a hub with closures of its own.
enum ClockSample {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func holidays() throws -> BankHolidays {
        try ContentPack.read(root.appending(path: "Kiosk/Content").path()).bankHolidays()
    }

    static func days(_ division: Division = .englandAndWales) throws -> WorkingDays {
        try #require(try holidays().workingDays(in: division))
    }

    /// Monday to Friday 9 to 6, Saturday 10 to 4, with the closures that the table of cases names.
    static func opening() throws -> OpeningCalendar {
        let week = try Array(repeating: [hours(9, 18)], count: 5) + [[hours(10, 16)], []]
        return OpeningCalendar(
            hours: try #require(OpeningHours(lines: [], week: week)),
            closures: [
                HubClosure(
                    from: try day("2026-12-24"),
                    until: try day("2026-12-24"),
                    hours: try hours(13, 18),
                    reason: "We close early on Christmas Eve"
                ),
                HubClosure(
                    from: try day("2027-02-10"),
                    until: try day("2027-02-10"),
                    reason: "We are training for the day"
                ),
                HubClosure(
                    from: try day("2027-06-07"),
                    until: try day("2027-06-11"),
                    reason: "New lights are being put in"
                ),
            ],
            workingDays: try days()
        )
    }

    static func hours(_ from: Int, _ until: Int) throws -> OpeningHours.Stretch {
        try #require(OpeningHours.Stretch(opens: from * 60, closes: until * 60))
    }

    static func day(_ iso: some StringProtocol) throws -> CivilDate { try #require(CivilDate(iso: iso)) }

    /// Reads `2026-11-23 10:00`.
    static func wall(_ text: String) throws -> WallTime {
        let parts = text.components(separatedBy: CharacterSet(charactersIn: " :"))
        try #require(parts.count == 3, "\(text)")
        let minute = try #require(Int(parts[1])) * 60 + #require(Int(parts[2]))
        return try #require(WallTime(day: day(parts[0]), minute: minute))
    }
}

/// A small random source with a seed, so that a failing case can be run again.
struct Dice {
    private var state: UInt64

    init(_ seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func roll(_ range: ClosedRange<Int>) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return range.lowerBound + Int(state >> 33) % range.count
    }
}

extension WallTime {
    /// As the table of cases writes it.
    var text: String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        return "\(day.iso) \(two(minute / 60)):\(two(minute % 60))"
    }
}

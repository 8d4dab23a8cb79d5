import Foundation
import Screens
import Testing

@testable import Renderings

/// Screens as text, for a reviewer to read: `RECORD=1` writes them anew, and then fails so that nobody forgets to look.
///
/// Under each row stands, where it is not plain text, what its parts are for: F focused, T title, H heading, E error,
/// K keys, D field, P picture.
@Suite struct GoldenTests {
    private static let letters: [Role: Character] = [
        .text: " ", .title: "T", .heading: "H", .focused: "F", .field: "D", .error: "E", .tools: "K",
        .picture: "P",
    ]

    func picture(_ screen: Screen, _ size: Frame.Size) throws -> String {
        let words = try RealHub.words()
        var renderer = CellRenderer(words: CellWords(words))
        let frame = renderer.frame(of: screen, in: size)
        var lines = [
            "\(screen.id) at \(size.columns)x\(size.rows), cursor \(frame.cursor.row + 1):\(frame.cursor.column + 1)"
        ]
        for row in frame.rows {
            let text = row.spans.map(\.text).joined()
            let roles = row.spans.map {
                String(repeating: Self.letters[$0.role] ?? "?", count: $0.text.columns)
            }.joined()
            lines.append("|" + text + String(repeating: " ", count: size.columns - text.columns) + "|")
            if roles.contains(where: { $0 != " " }) { lines.append("'" + trimmed(roles)) }
        }
        return lines.map(trimmed).joined(separator: "\n") + "\n"
    }

    private func trimmed(_ line: String) -> String {
        String(line.reversed().drop { $0 == " " }.reversed())
    }

    func expect(_ text: String, is name: String) throws { try expectGolden(text, name) }

    /// The screens of a journey that are worth looking at, by name.
    func screens() throws -> [(name: String, screen: Screen)] {
        var all: [(String, Screen)] = []
        var resident = try Resident()
        all.append(("front", resident.screen))
        try resident.open("bulky-waste")
        all.append(("start", resident.screen))
        resident.press("start")
        all.append(("radios", resident.screen))
        resident.press("continue")
        all.append(("radios-problem", resident.screen))
        resident.mean(.back)
        resident = try Resident()
        try resident.open("bulky-waste")
        resident.press("start")
        resident.press("choice:whoseItems:mine")
        resident.press("choice:whatItems:fridge")
        all.append(("ticks", resident.screen))
        resident = try Resident()
        try resident.open("missed-bin")
        resident.press("start")
        resident.press("choice:whichBin:rubbish")
        resident.mean(.answer("31"), .enter, .answer("2"), .enter)
        all.append(("date", resident.screen))
        resident.mean(.enter)
        all.append(("date-problem", resident.screen))
        resident = try Resident()
        try resident.fillIn("missed-bin")
        all.append(("check", resident.screen))
        resident.mean(.help)
        all.append(("help", resident.screen))
        resident.mean(.back, .finish)
        all.append(("finish", resident.screen))
        resident.mean(.back)
        resident.press("send")
        all.append(("sent", resident.screen))
        resident.wait(180_000)
        all.append(("still-there", resident.screen))
        return try all + FindingScreens.all() + SavingScreens.all() + EvidenceScreens.all()
    }

    @Test(arguments: [(40, 12), (80, 24), (160, 45)])
    func screensLookAsTheyWereReviewed(_ columns: Int, _ rows: Int) throws {
        for (name, screen) in try screens() {
            let size = Frame.Size(columns: columns, rows: rows)
            try expect(picture(screen, size), is: "\(name)-\(columns)x\(rows)")
        }
    }

    @Test(arguments: [(40, 12), (80, 24)])
    func settingsAndFewKeysLookAsTheyWereReviewed(_ columns: Int, _ rows: Int) throws {
        for (name, screen) in try SettingScreens.all() {
            let size = Frame.Size(columns: columns, rows: rows)
            try expect(picture(screen, size), is: "\(name)-\(columns)x\(rows)")
        }
    }

    @Test func settingsAndFewKeysReadInLinesAsTheyWereReviewed() throws {
        let words = try RealHub.words()
        for (name, screen) in try SettingScreens.all() {
            var renderer = LineRenderer(words: LineWords(words))
            try expect(renderer.lines(for: screen).joined(separator: "\n") + "\n", is: "\(name)-lines")
        }
    }

    @Test(arguments: [(40, 12), (80, 24), (160, 45)])
    func slotsLookAsTheyWereReviewed(_ columns: Int, _ rows: Int) throws {
        for (name, screen) in try SlotScreens.all() {
            let size = Frame.Size(columns: columns, rows: rows)
            try expect(picture(screen, size), is: "\(name)-\(columns)x\(rows)")
        }
    }

    @Test func slotsReadInLinesAsTheyWereReviewed() throws {
        let words = try RealHub.words()
        for (name, screen) in try SlotScreens.all() {
            var renderer = LineRenderer(words: LineWords(words))
            try expect(renderer.lines(for: screen).joined(separator: "\n") + "\n", is: "\(name)-lines")
        }
    }

    @Test(arguments: [(40, 12), (80, 24)])
    func accountsLookAsTheyWereReviewed(_ columns: Int, _ rows: Int) throws {
        for (name, screen) in try AccountScreens.all() {
            let size = Frame.Size(columns: columns, rows: rows)
            try expect(picture(screen, size), is: "\(name)-\(columns)x\(rows)")
        }
    }

    @Test func accountsReadInLinesAsTheyWereReviewed() throws {
        let words = try RealHub.words()
        for (name, screen) in try AccountScreens.all() {
            var renderer = LineRenderer(words: LineWords(words))
            try expect(renderer.lines(for: screen).joined(separator: "\n") + "\n", is: "\(name)-lines")
        }
    }

    @Test func linesReadAsTheyWereReviewed() throws {
        let words = try RealHub.words()
        for (name, screen) in try screens() {
            var renderer = LineRenderer(words: LineWords(words))
            try expect(renderer.lines(for: screen).joined(separator: "\n") + "\n", is: "\(name)-lines")
        }
    }
}

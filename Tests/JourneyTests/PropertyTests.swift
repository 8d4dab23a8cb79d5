import Foundation
import Screens
import Testing

@testable import Renderings

/// A small random source with a seed, so that a failing case can be run again.
struct Chance {
    var state: UInt64

    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next(_ limit: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state >> 33) % limit
    }
}

@Suite struct PropertyTests {
    private static let sizes = [(40, 12), (80, 24), (160, 45), (20, 8), (33, 17)]

    /// How many random events are tried.
    ///
    /// `HANDRAIL_EVENTS=100000` tries as many as the release was measured with.
    private static let events =
        ProcessInfo.processInfo.environment["HANDRAIL_EVENTS"].flatMap { Int($0) } ?? 12_000

    private func intent(_ chance: inout Chance) -> Intent {
        switch chance.next(40) {
        case 0..<12: .enter
        case 12..<18: .next
        case 18..<21: .previous
        case 21..<26: .choose(1 + chance.next(12))
        case 26..<29: .type(Character(String(chance.next(10))))
        case 29: .type(["é", "👩‍👩‍👧", "\u{301}", " ", "?", "م", "漢"][chance.next(7)])
        case 30:
            .answer(
                ["Mary Jones", "27", "3", "2026", "mary@example.com", "01632 960 001", "ZZ1 1ZZ", "soffa"][
                    chance.next(8)
                ]
            )
        case 31: .back
        case 32: .erase
        case 33: .left
        case 34: .right
        case 35: .first
        case 36: .last
        case 37: .help
        case 38: .display
        default: chance.next(20) == 0 ? .finish : .sayAgain
        }
    }

    /// Meets A42.
    @Test(arguments: UInt64(1)...8)
    func noEventsCrashTheFlowsLoseTheFocusOrPaintOutside(_ seed: UInt64) throws {
        var chance = Chance(seed)
        let hub = HubSize.allCases[Int(seed % 3)]
        var resident = try FindingScreens.resident(hub)
        var renderer = CellRenderer(words: CellWords(more: "More follows.", before: "More before."))
        var size = Frame.Size(columns: 80, rows: 24)
        for _ in 0..<(Self.events / 2) {
            if resident.visit.isOver { resident = try FindingScreens.resident(hub) }
            if chance.next(50) == 0 {
                let (columns, rows) = Self.sizes[chance.next(Self.sizes.count)]
                size = Frame.Size(columns: columns, rows: rows)
            }
            let intent = intent(&chance)
            if let meant = renderer.route(intent, on: resident.screen, in: size) {
                resident.mean(meant, after: Int64(chance.next(2_000)))
            }
            let screen = resident.screen
            #expect(screen.stops.contains(screen.focus) || screen.id == "resting", "no focus on \(screen.id)")
            let frame = renderer.frame(of: screen, in: size)
            #expect(frame.rows.count == size.rows)
            #expect(
                frame.rows.allSatisfy { row in row.spans.map(\.text.columns).reduce(0, +) <= size.columns }
            )
            #expect(
                (0..<size.columns).contains(frame.cursor.column) && (0..<size.rows).contains(frame.cursor.row)
            )
            #expect(
                frame.rows.flatMap(\.spans).contains { $0.role == .focused },
                "nothing looks focused on \(screen.id)"
            )
        }
    }

    /// What a person with few keys can press: the keys of a number pad, or one switch and time that passes.
    private func fewKeys(_ means: KeyUse.Means, _ chance: inout Chance) -> Key? {
        guard means == .keypad else { return chance.next(4) == 0 ? .enter : nil }
        let roll = chance.next(20)
        if roll < 7 { return .enter }
        if roll < 9 { return .backspace }
        return .character(Character(String(chance.next(10))))
    }

    @Test(arguments: [KeyUse.Means.keypad, .oneSwitch], UInt64(1)...4)
    func noFewKeysCrashTheFlowsOrLoseTheFocus(_ means: KeyUse.Means, _ seed: UInt64) throws {
        var chance = Chance(seed)
        let size = Frame.Size(columns: 40, rows: 12)
        var renderer = CellRenderer(words: CellWords(try RealHub.words()))
        var resident = try Resident(means: means)
        var seen: Set<String> = []
        for _ in 0..<(Self.events / 2) {
            if resident.visit.isOver { resident = try Resident(means: means) }
            if let key = fewKeys(means, &chance), let intent = KeyMap.intent(for: key) {
                if let meant = renderer.route(intent, on: resident.screen, in: size) { resident.mean(meant) }
            } else if let deadline = resident.visit.deadline {
                resident.wait(max(0, deadline - resident.time))
            }
            let screen = resident.screen
            seen.insert(screen.id)
            #expect(screen.stops.contains(screen.focus), "no focus on \(screen.id)")
            #expect(resident.visit.settings.keys.means == means || seen.contains("panel.keys"))
            let frame = renderer.frame(of: screen, in: size)
            #expect(
                frame.rows.flatMap(\.spans).contains { $0.role == .focused },
                "no focus seen on \(screen.id)"
            )
            // Who found the way to other keys has them: begin again with few.
            if resident.visit.settings.keys.means != means { resident = try Resident(means: means) }
        }
        #expect(seen.contains { $0.hasPrefix("board") } && seen.contains { $0.hasPrefix("form.") })
    }

    /// Meets B14.
    @Test(arguments: codes)
    func everyScreenSaysTheSameWordsInCellsAndInLines(_ code: String) throws {
        var resident = try Resident()
        try check(resident.screen)
        for id in try resident.way(to: code) {
            resident.press(id)
            try check(resident.screen)
        }
        resident.press("start")
        let answers = try goodAnswers(code)
        for _ in 0..<40 where !resident.screen.id.hasSuffix(".check") {
            try check(resident.screen)
            resident.press("continue")
            try check(resident.screen)
            resident.answer(answers)
        }
        try check(resident.screen)
        resident.press("send")
        try check(resident.screen)
    }

    @Test func everyWayToAServiceSaysTheSameWordsInCellsAndInLines() throws {
        for (_, screen) in try FindingScreens.all() + SavingScreens.all() { try check(screen) }
    }

    /// Meets A08.
    @Test func everyScreenOfScanningAndTakingAwaySaysTheSameWordsInCellsAndInLines() throws {
        for (_, screen) in try EvidenceScreens.all() { try check(screen) }
    }

    @Test func everySettingAndEveryScreenForFewKeysSaysTheSameWordsInCellsAndInLines() throws {
        for (_, screen) in try SettingScreens.all() { try check(screen) }
    }

    /// The words of a screen laid out in cells, and as lines, are the same but for what each adds of its own.
    private func check(_ screen: Screen) throws {
        let layout = Layout(screen, columns: 52, spacing: .normal)
        let cells = words(layout.lines.flatMap(\.row.spans).map(\.text))
        var renderer = LineRenderer(
            words: LineWords(
                chosen: "",
                notChosen: "",
                typeAnswer: "",
                keepAnswer: "",
                typeNumber: "",
                notUnderstood: ""
            )
        )
        var lines = renderer.lines(for: screen)
        lines.removeAll { $0.hasPrefix("< Back") }
        let typed = screen.parts.compactMap { part in
            if case .field(let field) = part { field.text } else { nil }
        }
        let said = words(lines + typed)
        let marks: Set<String> = ["x"]
        #expect(
            cells.subtracting(said).subtracting(marks).isEmpty,
            "only in cells: \(cells.subtracting(said)) \(screen.id)"
        )
        #expect(said.subtracting(cells).isEmpty, "only in lines: \(said.subtracting(cells)) on \(screen.id)")
    }

    private func words(_ texts: [String]) -> Set<String> {
        Set(texts.joined(separator: " ").split { !$0.isLetter && !$0.isNumber }.map(String.init))
    }
}

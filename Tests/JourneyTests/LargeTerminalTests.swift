import Content
import Domain
import Foundation
import Screens
import Testing

@testable import Renderings

/// One resident, one service, one terminal, in drawn letters of one size.
struct LargeWalk: Sendable, CustomTestStringConvertible {
    let code: String
    let cells: Int
    let columns: Int
    let rows: Int

    var testDescription: String { "\(code) in letters of \(cells) cells at \(columns)x\(rows)" }

    /// The first services by whose order the pack lists them, at the fewest letters there may be and at more.
    static let all = [
        "missed-bin", "bulky-waste", "street-problem", "council-tax-single-person", "blue-badge", "complaint",
    ]
    .flatMap { code in
        [(4, 80, 20), (4, 160, 48), (6, 120, 30), (8, 160, 40), (8, 240, 67)].map { cells, columns, rows in
            LargeWalk(code: code, cells: cells, columns: columns, rows: rows)
        }
    }
}

@Suite(.enabled(if: Terminal.isHere, "the release program or tmux is not here"))
struct LargeTerminalTests {
    /// Meets A30.
    @Test(arguments: LargeWalk.all)
    func aServiceIsFinishedInDrawnLetters(_ walk: LargeWalk) throws {
        let answers = try goodAnswers(walk.code, on: .localToday)
        var pair = try Pair(columns: walk.columns, rows: walk.rows)
        try pair.enlarge(to: walk.cells)
        try pair.open(walk.code, by: .arrows)
        try pair.choose("start", by: .arrows)
        for _ in 0..<40 where !pair.resident.screen.id.hasSuffix(".check") {
            try pair.answer(answers, by: .arrows)
        }
        try #require(pair.resident.screen.id.hasSuffix(".check"))
        // A resident looks at her answers before she sends them.
        Thread.sleep(forTimeInterval: 0.35)
        for _ in 0..<400 where pair.resident.screen.focus != "send" { pair.press("Down", .down) }
        pair.press("Enter", .enter)
        try pair.pressWaiting()
        // The reference differs each time: the store holds the one that must be shown.
        let terminal = pair.terminal
        var written = ""
        try terminal.wait("a form in the store") { _ in
            written = (try? terminal.query("SELECT reference FROM submission")) ?? ""
            return !written.isEmpty
        }
        let drawn = try drawn(Reference(reading: written).grouped, cells: walk.cells)
        // The screen comes a moment after the form is safe; the reference may stand below what is read first.
        Thread.sleep(forTimeInterval: 0.5)
        for _ in 0..<30 {
            let rows = try terminal.rows()
            if shows(drawn, in: rows) { return }
            try terminal.press("Down")
            Thread.sleep(forTimeInterval: 0.05)
        }
        Issue.record("\(written) is not shown:\n\(try terminal.rows().joined(separator: "\n"))")
    }

    /// Meets C10.
    @Test func theKeysForLargerAndSmallerWorkOnEveryScreenAtOnce() throws {
        var pair = try Pair(columns: 240, rows: 67)
        try pair.open("missed-bin", by: .arrows)
        for id in ["start.missed-bin", "help"] {
            for name in ["F6", "F6", "F6", "F6", "F5", "F5", "F5", "F5"] {
                pair.press(name, .function(name == "F6" ? 6 : 5))
                try pair.settle()
            }
            #expect(pair.renderer.size == .terminal, "on \(id)")
            pair.press("F1", .function(1))
            try pair.settle()
        }
    }

    @Test func onATerminalThatBecomesSmallTheLettersBecomeSmallerAndTheFocusStays() throws {
        var pair = try Pair(columns: 240, rows: 67)
        try pair.enlarge(to: 8)
        pair.press("Down", .down)
        try pair.settle()
        for (columns, rows) in [(130, 40), (80, 24), (60, 18), (240, 67)] {
            try pair.resize(columns: columns, rows: rows)
            try pair.settle()
        }
    }

    /// The rows of cells that some words are drawn with.
    private func drawn(_ words: String, cells: Int) throws -> [String] {
        let zoom = try #require(Zoom.all(.quadrants).first { $0.cells == cells })
        let access = Accessibility(root.appending(path: "Accessibility").path())
        var magnifier = Magnifier(zoom, try #require(access.letters(zoom.font)))
        let letters = Frame.Size(columns: words.count, rows: 1)
        let frame = Frame(size: letters, rows: [Row([Span(words, .title)])], cursor: .init(row: 0, column: 0))
        let size = Frame.Size(columns: words.count * cells, rows: cells)
        return magnifier.frame(frame, in: size).rows.map { $0.spans.map(\.text).joined() }
    }

    private func shows(_ drawn: [String], in rows: [String]) -> Bool {
        let width = drawn.map(\.count).max() ?? 0
        let rows = rows.map { Array($0 + String(repeating: " ", count: 240)) }
        let pictures = drawn.map { Array($0) }
        return rows.indices.dropLast(drawn.count - 1).contains { top in
            (0..<240 - width).contains { left in
                pictures.indices.allSatisfy { line in
                    Array(rows[top + line][left..<left + pictures[line].count]) == pictures[line]
                }
            }
        }
    }
}

import Domain
import Foundation
import Ground
import Screens
import Testing

/// One resident, one service, one terminal.
struct TerminalWalk: Sendable, CustomTestStringConvertible {
    let code: String
    let columns: Int
    let rows: Int
    let hand: Hand
    var language = "en"

    var testDescription: String { "\(code) at \(columns)x\(rows) by \(hand) in \(language)" }

    /// Every service at every size by either hand.
    ///
    /// Sixteen services, 96 walks, take about a minute and a half on two cores, so that none need be left out.
    static let all = [(40, 12), (80, 24), (160, 45)].flatMap { columns, rows in
        Hand.allCases.flatMap { hand in
            codes.map { TerminalWalk(code: $0, columns: columns, rows: rows, hand: hand) }
        }
    }

    /// The services that are translated, in each language, by digits in a small terminal and by arrows in a usual one.
    static let translated = ["cy", "pl"].flatMap { language in
        [(40, 12, Hand.digits), (80, 24, .arrows)].flatMap { columns, rows, hand in
            translatedCodes.map {
                TerminalWalk(code: $0, columns: columns, rows: rows, hand: hand, language: language)
            }
        }
    }
}

@Suite(.enabled(if: Terminal.isHere, "the release program or tmux is not here"))
struct ServiceTerminalTests {
    @Test(arguments: TerminalWalk.all)
    func everyServiceIsFinishedInATerminal(_ walk: TerminalWalk) throws { try finish(walk) }

    @Test(arguments: TerminalWalk.translated)
    func aTranslatedServiceIsFinishedInATerminal(_ walk: TerminalWalk) throws { try finish(walk) }

    private func finish(_ walk: TerminalWalk) throws {
        let answers = try goodAnswers(walk.code, on: .localToday)
        let resident = try Resident(at: RealHub.surroundings(walk.language), today: .localToday)
        var pair = try Pair(
            columns: walk.columns,
            rows: walk.rows,
            options: walk.language == "en" ? [] : ["--lang", walk.language],
            resident
        )
        try pair.open(walk.code, by: walk.hand)
        try pair.choose("start", by: walk.hand)
        for _ in 0..<40 where !pair.resident.screen.id.hasSuffix(".check") {
            try pair.answer(answers, by: walk.hand)
        }
        try #require(pair.resident.screen.id.hasSuffix(".check"))
        // A resident looks at her answers before she sends them.
        Thread.sleep(forTimeInterval: 0.35)
        if walk.hand == .digits {
            for digit in try pair.resident.number(of: "send") { pair.press(String(digit), .character(digit)) }
        } else {
            for _ in 0..<200 where pair.resident.screen.focus != "send" { pair.press("Down", .down) }
        }
        pair.press("Enter", .enter)
        try pair.pressWaiting()
        // The reference differs each time: the store must hold the one that is shown.
        let shown = try pair.terminal.wait("the reference of \(walk.code)") { reference(in: $0) != nil }
        let written = try #require(reference(in: shown))
        #expect(try pair.terminal.sent(written), "\(written) is not in the store")
    }

    private func reference(in rows: [String]) -> Reference? {
        for row in rows { if let found = try? Reference(reading: row) { return found } }
        return nil
    }
}

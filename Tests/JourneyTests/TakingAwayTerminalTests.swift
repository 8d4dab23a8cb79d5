import Connections
import Domain
import Foundation
import Screens
import Testing

@testable import Renderings

/// Paper and telephone in the real program in a real terminal.
@Suite(.enabled(if: Terminal.isHere, "the release program or tmux is not here"), .serialized)
struct TakingAwayTerminalTests {
    private static let reader = Programs().path(of: "zbarimg")

    /// The terminal in which a form was just sent, and its reference.
    private func sent(_ code: String, options: [String]) throws -> (Terminal, Reference) {
        var pair = try Pair(columns: 80, rows: 24, options: options, Resident(today: .localToday))
        let answers = try goodAnswers(code, on: .localToday)
        try pair.choose(ElementID("service:\(code)"), by: .digits)
        try pair.choose("start", by: .digits)
        for _ in 0..<40 where !pair.resident.screen.id.hasSuffix(".check") {
            try pair.answer(answers, by: .digits)
        }
        try #require(pair.resident.screen.id.hasSuffix(".check"))
        Thread.sleep(forTimeInterval: 0.35)
        let send = try #require(pair.resident.screen.numbered.first { $0.value == "send" }).key
        for digit in String(send) { try pair.terminal.press(String(digit)) }
        try pair.terminal.press("Enter")
        let rows = try pair.terminal.wait("the reference") {
            $0.contains { $0.contains("Your reference is") }
        }
        let reference = try #require(rows.lazy.compactMap { try? Reference(reading: $0) }.first)
        return (pair.terminal, reference)
    }

    @Test func aPrinterThatDoesNotAnswerIsSaidWhileTheReferenceStays() throws {
        let (terminal, reference) = try sent("missed-bin", options: ["--printer", "no-such-printer"])
        try terminal.press("1", "Enter")
        try terminal.wait("the sizes") { $0.contains { $0.contains("Ordinary print") } }
        try terminal.press("2", "Enter")
        let rows = try terminal.wait("what came of it") {
            $0.contains { $0.contains("The printer is off.") }
        }
        #expect(rows.contains { $0.contains(reference.grouped) })
        #expect(try terminal.staffLog().contains("The printer does not work:"))
        #expect(try terminal.sent(reference))
    }

    @Test(.enabled(if: reader != nil, "the package zbar-tools is not installed"))
    func aTelephoneReadsTheCodeFromTheScreen() throws {
        let (terminal, reference) = try sent("missed-bin", options: [])
        try terminal.press("1", "Enter")
        try terminal.wait("the code") { $0.contains { $0.contains("Your reference as a QR code") } }
        try terminal.press("Down", "Down")
        let rows = try terminal.wait("the whole code") { rows in rows.count { Self.isDrawn($0) } >= 17 }
        let image = Self.bitmap(of: rows.map { Self.isDrawn($0) ? $0 : "" })
        let command = Command("zbarimg", ["--quiet", "--raw", "-"], input: image)
        let read = try Programs().run(command) { Int64(DispatchTime.now().uptimeNanoseconds / 1_000_000) }
        let text = String(decoding: read, as: UTF8.self)
        #expect(text.hasPrefix("Tell us about a missed bin\n\(reference.grouped)\n"), "\(text)")
        #expect(text.contains("01632 960 100"))
    }

    private static func isDrawn(_ row: String) -> Bool {
        row.contains { "\u{2580}\u{2584}\u{2588}".contains($0) }
    }

    /// Rows of half blocks as a picture (PBM), four dots to a half.
    private static func bitmap(of rows: [String]) -> [UInt8] {
        let columns = rows.map(\.count).max() ?? 0
        var text = "P1 \(columns * 4) \(rows.count * 8)\n"
        for row in rows {
            let cells = Array(row) + Array(repeating: Character(" "), count: columns - row.count)
            for half in ["\u{2580}\u{2588}", "\u{2584}\u{2588}"] {
                let line = cells.map { half.contains($0) ? "1111" : "0000" }.joined()
                for _ in 0..<4 { text += line + "\n" }
            }
        }
        return Array(text.utf8)
    }
}

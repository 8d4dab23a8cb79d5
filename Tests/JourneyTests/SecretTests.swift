import Domain
import Screens
import Testing

@testable import Renderings

/// A secret is in no screen, no frame, no line and no word that is said.
@Suite struct SecretTests {
    /// Meets P23.
    @Test func noScreenHoldsADigitOfAPIN() throws {
        var next = try AccountScreens.elsewhere(AccountScreens.registered())
        next.press("sign-in")
        next.mean(.answer(AccountShelf.number.grouped), .enter)
        for digit in "730519" { next.mean(.type(digit)) }
        next.mean(.left, .left, .erase, .type("4"))
        #expect(next.screen.focusedField?.text == "******")
        for part in next.screen.parts { for digit in "73059" { #expect(!"\(part)".contains("\(digit)7")) } }
        let frame = CellRenderer(words: CellWords(try RealHub.words()))
        var renderer = frame
        let rows = renderer.frame(of: next.screen, in: .init(columns: 40, rows: 12)).rows
        let text = rows.flatMap(\.spans).map(\.text).joined(separator: "\n")
        #expect(text.contains("******") && !text.contains("7305"))
        var lines = LineRenderer(words: LineWords(try RealHub.words()))
        let read = lines.lines(for: next.screen).joined()
        #expect(read.contains("******") && !read.contains("7305"))
        next.mean(.back)
        next.mean(.enter)
        #expect(next.screen.focusedField?.text == "", "what was typed is forgotten")
    }

    @Test func theKeysInTheMiddleOfASecretChangeTheRightSign() throws {
        var next = try AccountScreens.elsewhere(AccountScreens.registered())
        next.press("sign-in")
        next.mean(.answer(AccountShelf.number.grouped), .enter)
        for digit in "48920" { next.mean(.type(digit)) }
        // 48|920 becomes 4816|20.
        next.mean(.left, .left, .erase, .type("1"), .type("6"), .enter)
        #expect(next.screen.id == "front.signed-in")
    }

    @Test func withOneSwitchNoSignOfASecretIsShownOnTheBoard() throws {
        let first = try AccountScreens.registered()
        var next = try Resident(means: .oneSwitch)
        next.accounts = first.accounts
        next.mean(.scan("D12345"))
        next.mean(.enter)
        #expect(next.screen.id == "sign-in.pin")
        next.mean(.enter)
        next.press("board:1")
        next.press("board:4")
        #expect(!said(next.screen).contains("written: 4") && !said(next.screen).contains("“4”"))
        #expect(said(next.screen).contains("*"))
    }
}

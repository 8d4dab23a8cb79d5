import Domain
import Forms
import Ground
import Screens
import Testing

@testable import Renderings

@Suite struct KeypadTests {
    /// A page with a box for letters.
    private func atLetters() throws -> Resident {
        var resident = try Resident(means: .keypad)
        try resident.open("complaint")
        resident.press("start")
        resident.mean(.choose(1), .enter)
        try #require(resident.screen.focusedField != nil)
        return resident
    }

    @Test func lettersAreWrittenWithNumbersAlone() throws {
        var resident = try atLetters()
        let page = resident.screen.id
        resident.mean(.enter)
        try resident.spell("Jo 7@b.uk")
        #expect(resident.written == "Jo 7@b.uk")
        resident.pad("8", "\n")
        #expect(resident.screen.id != page && !resident.screen.id.hasPrefix("board"), "done goes on")
        resident.mean(.back)
        #expect(resident.screen.id == page && resident.written == "Jo 7@b.uk")
    }

    @Test func aWordBeginsWithACapitalAndOtherwiseWhereChosen() throws {
        var resident = try atLetters()
        resident.mean(.enter)
        for _ in 0..<2 { resident.pad("1", "\n", "1", "\n") }
        #expect(resident.written == "Aa")
        // The last choice of a group is for capital letters.
        resident.pad("1", "\n", "8", "\n", "1", "\n")
        #expect(resident.written == "AaA")
        resident.pad("6", "\n", "1", "\n", "1", "\n")
        #expect(resident.written == "AaA A")
    }

    @Test func backspaceErasesAndThenGoesBack() throws {
        var resident = try atLetters()
        let page = resident.screen.id
        resident.mean(.enter)
        try resident.spell("No")
        resident.mean(.erase)
        #expect(resident.written == "N")
        resident.pad("1", "\n")
        resident.mean(.erase)
        #expect(resident.screen.id == "board", "from a group to all groups")
        resident.mean(.erase)
        #expect(resident.written == nil && resident.screen.id == "board")
        resident.mean(.erase)
        #expect(resident.screen.id == page)
        resident.mean(.erase)
        #expect(resident.screen.id != page, "and from the page to the one before")
    }

    @Test func numbersAreTypedAtOnceAndZeroIsOneOfThem() throws {
        var resident = try Resident(means: .keypad)
        try resident.open("missed-bin")
        resident.press("start")
        resident.press("choice:whichBin:rubbish")
        #expect(resident.screen.focusedField?.signs == .digits)
        resident.pad("2", "0")
        #expect(resident.written == "20")
        resident.mean(.erase, .erase)
        #expect(resident.written == "")
        let page = resident.screen.id
        resident.mean(.erase)
        #expect(resident.screen.id != page)
    }

    /// Meets K04.
    @Test func noElapsedTimeWritesAnything() throws {
        var resident = try atLetters()
        resident.mean(.enter)
        resident.pad("1", "\n")
        for _ in 0..<50 { resident.wait(3_000) }
        #expect(resident.screen.id == "board.0")
    }

    @Test func theToolsNameKeysThatThePadHas() throws {
        let resident = try Resident(means: .keypad)
        #expect(resident.screen.tools.map(\.key) == ["", "/", "*", "", ""])
    }

    @Test func theBoardIsWholeInEveryRendering() throws {
        var resident = try atLetters()
        resident.mean(.enter)
        var renderer = CellRenderer(words: CellWords(try RealHub.words()))
        for size in [(40, 12), (80, 24)].map({ Frame.Size(columns: $0.0, rows: $0.1) }) {
            for number in 1...8 {
                resident.mean(.choose(number))
                let frame = renderer.frame(of: resident.screen, in: size)
                #expect(frame.rows.flatMap(\.spans).contains { $0.role == .focused }, "\(number)")
            }
        }
        var lines = LineRenderer(words: LineWords(try RealHub.words()))
        #expect(lines.lines(for: resident.screen).contains("1, A B C D E F G"))
        #expect(lines.lines(for: resident.screen).isEmpty)
        #expect(lines.intents(for: "1", on: resident.screen) == [.choose(1), .enter])
    }

    /// Meets I01.
    @Test(arguments: Array(codes.prefix(6)) + ["complaint"])
    func aServiceIsFinishedWithTheNumberPadAlone(_ code: String) throws {
        var resident = try Resident(means: .keypad)
        try resident.finish(code, hand: try NumberHand())
        #expect(resident.sent.count == 1)
        var other = try Resident()
        try other.fillIn(code)
        other.press("send")
        #expect(said(resident) == said(other), "the same answers as with all keys")
    }
}

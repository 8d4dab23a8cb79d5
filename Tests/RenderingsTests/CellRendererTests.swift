import Screens
import Testing

@testable import Renderings

private let small = Frame.Size(columns: 40, rows: 12)

/// A terminal that shows one screen, and moves the focus as a visit does.
private struct Reader {
    var renderer = CellRenderer(words: words)
    var screen: Screen
    var size: Frame.Size

    var frame: Frame { mutating get { renderer.frame(of: screen, in: size) } }

    mutating func press(_ intent: Intent) {
        switch renderer.route(intent, on: screen, in: size) {
        case .next: screen.focus = screen.stop(after: screen.focus) ?? screen.focus
        case .previous: screen.focus = screen.stop(before: screen.focus) ?? screen.focus
        case .choose(let number): screen.focus = screen.numbered[number] ?? screen.focus
        default: break
        }
    }
}

@Suite struct CellRendererTests {
    /// Meets A42, A43, B10.
    @Test func theFocusedChoiceIsABarWithTheCursorOnItsFirstLetter() {
        var reader = Reader(screen: .question("Colour?", ["Red", "Blue"]), size: small)
        #expect(reader.frame.focusedText.hasPrefix("1  ( ) Red"))
        reader.press(.next)
        let frame = reader.frame
        #expect(frame.focusedText.hasPrefix("2  ( ) Blue"))
        #expect(frame.cursorLine.dropFirst(frame.cursor.column).hasPrefix("Blue"))
    }

    @Test(arguments: [(40, 12), (20, 8), (80, 24)])
    func anAnswerHigherThanTheWindowIsReadToItsEndAndTheButtonReached(_ columns: Int, _ rows: Int) {
        let long = String(repeating: "many words of a long agreement, ", count: 60)
        var screen = Screen.question("Check?", [])
        screen.parts = [
            .answer(
                Part.Answered(id: "change:a", number: 1, question: long, lines: [long], change: "Change")
            ),
            .answer(
                Part.Answered(id: "change:b", number: 2, question: "Name", lines: ["Mary"], change: "Change")
            ),
            .button(Part.Button(id: "send", number: 3, label: "Send")),
        ]
        screen.focus = "change:a"
        var reader = Reader(screen: screen, size: Frame.Size(columns: columns, rows: rows))
        _ = reader.frame
        for _ in 0..<300 where reader.screen.focus != "send" {
            reader.press(.next)
            _ = reader.frame
        }
        #expect(reader.screen.focus == "send")
        #expect(reader.frame.focusedText.contains("Send"))
    }

    /// Meets B12.
    @Test func aMoveOfTheFocusChangesTwoRowsAndNoOther() {
        let screen = Screen.question("Colour?", ["Red", "Blue", "Green"])
        var reader = Reader(screen: screen, size: Frame.Size(columns: 80, rows: 24))
        let before = reader.frame
        reader.press(.next)
        let after = reader.frame
        #expect(zip(before.rows, after.rows).count { $0 != $1 } == 2)
    }

    @Test func aLongTextBeforeTheFirstChoiceIsReadBeforeTheChoiceCanBeTaken() {
        let hint = (1...40).map { "word\($0)" }.joined(separator: " ")
        var reader = Reader(screen: .question("Long?", ["Yes", "No"], hint: hint), size: small)
        #expect(reader.frame.focusedText.hasPrefix("There is more."))
        #expect(reader.frame.text.joined().contains("word1 "))
        #expect(reader.renderer.route(.enter, on: reader.screen, in: small) == nil)
        while !reader.frame.focusedText.contains("( ) Yes") { reader.press(.next) }
        #expect(reader.screen.focus == "choice:1")
        #expect(reader.renderer.route(.enter, on: reader.screen, in: small) == .enter)
    }

    @Test func pageDownReadsOnWhereMoreFollowsToTheEndAndPressesNothing() {
        let hint = (1...40).map { "word\($0)" }.joined(separator: " ")
        var reader = Reader(screen: .question("Long?", ["Yes", "No"], hint: hint), size: small)
        let first = reader.frame.text
        reader.press(.pause)
        #expect(reader.frame.text != first, "it turns the page")
        for _ in 0..<20 { reader.press(.pause) }
        #expect(reader.frame.text.joined().contains("No"), "and comes to the end")
        #expect(reader.screen.focus == Reader(screen: reader.screen, size: small).screen.focus)
        #expect(
            reader.renderer.route(.pause, on: reader.screen, in: small) == .pause,
            "where nothing follows"
        )
    }

    @Test func whoTurnedThePageToWhatHasTheFocusCanPressIt() {
        let hint = (1...40).map { "word\($0)" }.joined(separator: " ")
        var reader = Reader(screen: .question("Long?", ["Yes", "No"], hint: hint), size: small)
        for _ in 0..<20 { reader.press(.pause) }
        #expect(reader.frame.focusedText.contains("Yes"), "and not the line that leads back up")
        #expect(reader.renderer.route(.enter, on: reader.screen, in: small) == .enter)
        let longer = Array(repeating: hint, count: 4).joined(separator: " ")
        var other = Reader(screen: .question("Long?", ["Yes", "No"], hint: longer), size: small)
        other.press(.pause)
        #expect(other.frame.focusedText.hasPrefix("There is more."), "nothing is taken before it is read")
    }

    /// Meets G08.
    @Test func aNumberGoesToAChoiceThatIsNotInView() {
        var reader = Reader(screen: .question("Many?", (1...30).map { "Choice \($0)" }), size: small)
        _ = reader.frame
        reader.press(.choose(27))
        #expect(reader.frame.focusedText.contains("Choice 27"))
    }

    /// Meets A51.
    @Test func theToolsStandInTheSameOrderOnTheLastRows() {
        var wide = Reader(screen: .question("A?", ["B"]), size: Frame.Size(columns: 80, rows: 24))
        #expect(wide.frame.text[23].contains("Esc Back   F1 Help   F2 Colours   F3 Again   F10 Finish"))
        var narrow = Reader(screen: .question("A?", ["B"]), size: small)
        #expect(narrow.frame.text[11].contains("F10 Finish"))
    }

    /// Meets B10, G26.
    @Test func whatIsTypedWrapsAndTheCursorStandsAtTheInsertionPoint() {
        let text = "the sofa is by the wall near the gate of number twelve"
        let field = Part.Field(id: "field:a", label: "Where?", text: text, after: 6)
        let screen = Screen(id: "f", title: "F", parts: [.field(field)], tools: commonTools, focus: "field:a")
        var reader = Reader(screen: screen, size: small)
        let frame = reader.frame
        #expect(frame.cursorLine.dropFirst(frame.cursor.column).hasPrefix("twelve"))
    }

    @Test(arguments: [(1, 1), (2, 3), (5, 2), (10, 4), (20, 6), (39, 11), (300, 90)])
    func anySizeShowsSomethingAndNeverPaintsOutside(_ columns: Int, _ rows: Int) {
        let size = Frame.Size(columns: columns, rows: rows)
        var reader = Reader(screen: .question("What is it?", ["One thing", "Another"]), size: size)
        for _ in 0..<12 {
            expectInside(reader.frame, size)
            reader.press(.next)
        }
    }

    /// Meets A32, B14.
    @Test(arguments: UInt64(1)...300)
    func anyScreenAtAnySizeCanBeReadWholeWithTheDownKeyAlone(_ seed: UInt64) {
        var chance = Seeded(seed)
        let size = Frame.Size(
            columns: .random(in: 20...100, using: &chance),
            rows: .random(in: 8...40, using: &chance)
        )
        var screens = RandomScreen(seed: seed)
        let screen = screens.next()
        var reader = Reader(screen: screen, size: size)
        reader.screen.focus = screen.stops[0]
        var seen: Set<String> = []
        for _ in 0..<2_000 {
            let frame = reader.frame
            expectInside(frame, size)
            #expect(!frame.focusedText.isEmpty, "no focus at \(size)")
            seen.formUnion(frame.text.ownWords)
            if reader.screen.focus == "finish" { break }
            reader.press(.next)
        }
        #expect(reader.screen.focus == "finish", "the last tool was not reached at \(size)")
        var lines = LineRenderer(words: LineWords.signs)
        let missing = Set(lines.lines(for: screen).ownWords).subtracting(seen)
        #expect(missing.isEmpty, "never shown at \(size): \(missing.sorted())")
        for _ in 0..<2_000 where reader.screen.focus != reader.screen.stops[0] { reader.press(.previous) }
        for _ in 0..<200 { reader.press(.previous) }
        #expect(
            Set(reader.frame.text.ownWords).isSuperset(of: [screen.title].ownWords.prefix(1))
                || size.rows < 10,
            "the top was not reached again at \(size)"
        )
    }

    private func expectInside(_ frame: Frame, _ size: Frame.Size) {
        #expect(frame.rows.count == size.rows)
        #expect(
            (0..<size.rows).contains(frame.cursor.row) && (0..<size.columns).contains(frame.cursor.column)
        )
        for row in frame.text where size.columns > 1 {
            #expect(row.columns <= size.columns, "a row of \(row.columns) in \(size.columns): \(row)")
        }
    }
}

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
        var reader = Reader(screen: RandomScreen.make(&chance), size: size)
        var seen: Set<String> = []
        for _ in 0..<2_000 {
            let frame = reader.frame
            expectInside(frame, size)
            #expect(!frame.focusedText.isEmpty, "no focus at \(size)")
            seen.formUnion(tokens(of: frame.text))
            if reader.screen.focus == "finish" { break }
            reader.press(.next)
        }
        #expect(reader.screen.focus == "finish", "the last tool was not reached at \(size)")
        let missing = RandomScreen.tokens(of: reader.screen).subtracting(seen)
        #expect(missing.isEmpty, "never shown at \(size): \(missing.sorted())")
        for _ in 0..<2_000 where reader.screen.focus != reader.screen.stops[0] { reader.press(.previous) }
        for _ in 0..<200 { reader.press(.previous) }
        #expect(
            reader.frame.text.joined().contains("title0") || size.rows < 10,
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

/// Words that can be told apart, for seeing whether all of them were shown.
private func tokens(of lines: [String]) -> Set<String> {
    Set(lines.joined(separator: " ").split(separator: " ").map(String.init).filter { $0.contains("0") })
}

/// Screens of any shape, whose every word is one of its own.
private enum RandomScreen {
    static func make(_ chance: inout Seeded) -> Screen {
        var count = 0
        func words(_ range: ClosedRange<Int>) -> String {
            (0..<Int.random(in: range, using: &chance)).map { _ in
                count += 1
                return "w\(count)0"
            }
            .joined(separator: " ")
        }
        var parts: [Part] = []
        for index in 0..<Int.random(in: 1...14, using: &chance) {
            let id = ElementID("stop:\(index)")
            switch Int.random(in: 0...9, using: &chance) {
            case 0: parts.append(.heading(words(1...6)))
            case 1: parts.append(.paragraph(words(1...80)))
            case 2: parts.append(.points([words(1...9), words(1...20)]))
            case 3: parts.append(.notice(words(1...12)))
            case 4:
                parts.append(.problems(title: words(1...3), [Part.Problem(id: id, message: words(1...9))]))
            case 5, 6:
                parts.append(
                    .choice(Part.Choice(id: id, number: index, label: words(1...9), hint: words(0...9)))
                )
            case 7: parts.append(.field(Part.Field(id: id, label: words(1...6), text: words(0...30))))
            case 8:
                let answer = Part.Answered(
                    id: id,
                    number: index,
                    question: words(1...9),
                    lines: [words(1...9)],
                    change: words(1...1)
                )
                parts.append(.answer(answer))
            default: parts.append(.button(Part.Button(id: id, label: words(1...4))))
            }
        }
        let screen = Screen(id: "random", title: "title0 " + words(1...9), parts: parts, tools: commonTools)
        var focused = screen
        focused.focus = screen.stops.first ?? "back"
        return focused
    }

    static func tokens(of screen: Screen) -> Set<String> {
        var renderer = LineRenderer(words: lineWords)
        let lines = renderer.lines(for: screen)
        let fields = screen.parts.compactMap { part in
            if case .field(let field) = part { field.text } else { nil }
        }
        return RenderingsTests.tokens(of: lines.map { $0.replacingOccurrences(of: ",") } + fields)
    }
}

extension String {
    fileprivate func replacingOccurrences(of mark: Character) -> String {
        String(map { $0 == mark || $0 == "." ? " " : $0 })
    }
}

import Foundation
import Screens
import Testing

@testable import Renderings

private let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

/// The English words of the product.
func english() throws -> Catalogue {
    let file = root.appending(path: "Accessibility/Languages/en.po")
    return try Catalogue(po: Array(Data(contentsOf: file)), language: "en")
}

private let hearing = Settings(speech: Speech(isOn: true))

/// Screens of any shape, whose every word is one of its own: w1, w2...
private struct AnyScreen {
    private var count = 0
    private var dice: Seeded

    static func make(_ seed: UInt64) -> Screen {
        var maker = AnyScreen(dice: Seeded(seed))
        return maker.screen()
    }

    private init(dice: Seeded) { self.dice = dice }

    private mutating func words(_ range: ClosedRange<Int>) -> String {
        let amount = Int.random(in: range, using: &dice)
        return (0..<amount).map { _ in
            count += 1
            return "w\(count)"
        }.joined(separator: " ")
    }

    private mutating func maybe(_ range: ClosedRange<Int>) -> String? {
        Bool.random(using: &dice) ? words(range) : nil
    }

    private mutating func screen() -> Screen {
        let (caption, title) = (maybe(1...4), words(1...9))
        let parts = (0..<Int.random(in: 1...14, using: &dice)).map { part($0) }
        let tools = ["Esc", "F1", "F10"].map { key in
            Tool(id: ElementID(key), key: key, sign: "<", label: words(1...1), intent: .help)
        }
        var screen = Screen(id: "any", title: title, caption: caption, parts: parts, tools: tools)
        // The focused item is said again at the end, before the keys: one of them would be said out of its turn.
        let stops = screen.stops.dropLast(screen.tools.count)
        screen.focus = stops.randomElement(using: &dice) ?? "Esc"
        return screen
    }

    private mutating func part(_ index: Int) -> Part {
        let id = ElementID("stop:\(index)")
        switch Int.random(in: 0...11, using: &dice) {
        case 0: return .heading(words(1...6))
        case 1: return .paragraph(words(1...80))
        case 2: return .points([words(1...9), words(1...20)])
        case 3: return .notice(words(1...12))
        case 4: return .problems(title: words(1...3), [Part.Problem(id: id, message: words(1...9))])
        case 5: return .mistake(words(1...9))
        case 6:
            let marks: [Part.Choice.Mark] = [.none, .radio(true), .radio(false), .tick(true), .tick(false)]
            let mark = marks.randomElement(using: &dice) ?? .none
            let (label, hint) = (words(1...9), maybe(1...9))
            return .choice(Part.Choice(id: id, number: index + 1, label: label, hint: hint, mark: mark))
        case 7, 8: return .field(field(id))
        case 9:
            let (question, change) = (words(1...9), words(1...1))
            let lines = [words(1...9), words(1...3)]
            return .answer(
                Part.Answered(id: id, number: index + 1, question: question, lines: lines, change: change)
            )
        case 10: return .reference(label: words(1...3), code: "AB12", spoken: words(2...8))
        default: return .button(Part.Button(id: id, number: index + 1, label: words(1...4)))
        }
    }

    private mutating func field(_ id: ElementID) -> Part.Field {
        let (label, hint, problem) = (words(1...6), maybe(1...9), maybe(1...9))
        let prefix = maybe(1...1)
        // A unit stands after the first line of an answer; only short answers have one.
        let hasUnit = Bool.random(using: &dice)
        let text = words(hasUnit ? 0...2 : 0...20)
        let suffix = hasUnit ? words(1...1) : nil
        return Part.Field(
            id: id,
            label: label,
            hint: hint,
            text: text,
            prefix: prefix,
            suffix: suffix,
            problem: problem
        )
    }
}

/// The words of their own in some texts, each where it comes first.
private func ownWords(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.joined(separator: " ").split { !$0.isLetter && !$0.isNumber }.map(String.init).filter {
        $0.hasPrefix("w") && $0.dropFirst().allSatisfy(\.isNumber) && $0.count > 1 && seen.insert($0).inserted
    }
}

/// Where two lists of words part; nil where they are the same.
private func difference(_ first: [String], _ second: [String]) -> String? {
    if first == second { return nil }
    let index =
        zip(first, second).enumerated().first { $1.0 != $1.1 }?.offset ?? min(first.count, second.count)
    return "\(first.dropFirst(index).prefix(5)) and \(second.dropFirst(index).prefix(5))"
}

@Suite struct SpokenScreenTests {
    /// Everything that a terminal of 80 by 24 shows while a person reads on, from the top to the end.
    private func shown(_ screen: Screen) throws -> [String] {
        var renderer = CellRenderer(words: CellWords(try english()))
        var screen = screen
        screen.focus = screen.stops.first ?? "Esc"
        let size = Frame.Size(columns: 80, rows: 24)
        var (texts, tools): ([String], [String]) = ([], [])
        for _ in 0..<200 {
            let rows = renderer.frame(of: screen, in: size).rows.map { $0.spans.map(\.text).joined() }
            let isFoot = { (row: String) in screen.tools.contains { row.contains($0.key + " ") } }
            texts += rows.filter { !isFoot($0) }
            tools = rows.filter(isFoot)
            guard let intent = renderer.route(.next, on: screen, in: size) else { continue }
            guard intent == .next, let stop = screen.stop(after: screen.focus) else { break }
            screen.focus = stop
        }
        return texts + tools
    }

    /// Meets A03, A20, A37.
    @Test(arguments: UInt64(1)...150)
    func whatIsSaidIsWhatIsShownAndReadInLinesInTheSameOrder(_ seed: UInt64) throws {
        let screen = AnyScreen.make(seed)
        let words = try english()
        var narrator = Narrator(words: words)
        let said = ownWords(narrator.utterances(for: screen, with: hearing).map(\.text))
        let seen = try ownWords(shown(screen))
        #expect(difference(seen, said) == nil)
        var lines = LineRenderer(words: LineWords(words))
        let typed = Set(
            ownWords(screen.parts.map { if case .field(let field) = $0 { field.text } else { "" } })
        )
        let read = ownWords(lines.lines(for: screen)).filter { !typed.contains($0) }
        #expect(difference(read, said.filter { !typed.contains($0) }) == nil)
        #expect(said.count > 1)
    }

    /// Meets A09.
    @Test func theCharactersOfASecretAreNeverShownReadOrSaid() throws {
        let words = try english()
        var narrator = Narrator(words: words)
        var lines = LineRenderer(words: LineWords(words))
        var cells = CellRenderer(words: CellWords(words))
        var texts: [String] = []
        for text in ["", "4", "49", "491", "4917", "491"] {
            let field = Part.Field(id: "pin", label: "PIN", text: text, isSecret: true)
            let screen = Screen(id: "pin", title: "Your PIN", parts: [.field(field)], focus: "pin")
            texts += narrator.utterances(for: screen, with: hearing).map(\.text)
            texts += lines.lines(for: screen)
            let frame = cells.frame(of: screen, in: Frame.Size(columns: 80, rows: 24))
            texts += frame.rows.map { $0.spans.map(\.text).joined() }
        }
        let field = Part.Field(id: "pin", label: "PIN", text: "4917", isSecret: true)
        let screen = Screen(id: "other", title: "Your PIN", parts: [.field(field)], focus: "pin")
        let all = narrator.utterances(for: screen, with: hearing).map(\.text)
        #expect(all.contains("star star star star."))
        texts += all + lines.lines(for: screen)
        #expect(texts.allSatisfy { !$0.contains { "4917".contains($0) } })
        #expect(texts.contains("star."))
        #expect(texts.contains("star erased."))
        #expect(texts.contains { $0.contains("****") })
    }

    /// Meets B06.
    @Test(arguments: [
        ("│ Box │ and ═ line", "Box and line"), ("Go → there", "Go there"), ("Wait...", "Wait."),
        ("Wait … then", "Wait then"), ("██ 50%", "50%"), ("£4.50 a week", "£4.50 a week"),
        ("Dŵr a thân", "Dŵr a thân"), ("one\ntwo\tthree", "one two three"),
        ("mary@example.com", "mary@example.com"),
    ])
    func whatOnlyEyesCanUseIsNotSaid(_ text: String, _ said: String) {
        #expect(SpokenText.plain(text) == said)
    }

    @Test func aWordIsSaidWhenItIsFinishedWhereAPersonWantsWords() throws {
        var narrator = Narrator(words: try english())
        let settings = Settings(speech: Speech(isOn: true, echo: .words))
        var said: [[String]] = []
        for text in ["", "m", "my", "my ", "my c", "my ca", "my cat "] {
            let field = Part.Field(id: "name", label: "Name", text: text)
            let screen = Screen(id: "name", title: "Name", parts: [.field(field)], focus: "name")
            said.append(narrator.utterances(for: screen, with: settings).map(\.text))
        }
        #expect(said.dropFirst() == [[], [], ["my."], [], [], ["cat."]])
    }

    /// Meets A12.
    @Test func theLoudestStaysLoudestAndSaysSo() throws {
        var narrator = Narrator(words: try english())
        let settings = Settings(speech: Speech(isOn: true, volume: Speech.loudest))
        let screen = Screen(id: "a", title: "A", parts: [])
        _ = narrator.utterances(for: screen, with: settings)
        narrator.expect(.louder)
        #expect(narrator.utterances(for: screen, with: settings).map(\.text) == ["Louder, 10 of 10."])
        #expect(narrator.utterances(for: screen, with: settings).isEmpty)
    }
}

import Domain
import Screens
import Testing

@testable import Renderings

extension Screen {
    /// A page about a thing: its picture, 32 by 24 dots, then some lines, then things to choose.
    static func thing(_ name: String, lines: Int = 4, choices: Int) -> Screen {
        let dots = (0..<24).flatMap { row in (0..<32).map { $0 <= row } }
        var screen = Screen.question(name, (1...choices).map { "Choice \($0)" })
        let drawing = Drawing(width: 32, height: 24, dots: dots)
        let picture = Part.Picture(drawing, spoken: "It has \(name) on it.")
        let said = (0..<lines).map { Part.paragraph("This is line \($0) of what is said of \(name).") }
        screen.parts = [.picture(picture)] + said + screen.parts
        return screen
    }

    /// The rows of the picture on it.
    var drawing: [String] {
        for case .picture(let picture) in parts { return picture.rows }
        return []
    }
}

extension Frame {
    /// The rows of a picture beside the words, as they are drawn.
    var drawing: [String] { rows.flatMap(\.spans).filter { $0.look == .blocks }.map(\.text) }
}

/// A picture that goes with words is seen beside them, and never in the way of what can be done.
@Suite struct AsideTests {
    private func frame(_ screen: Screen, _ columns: Int, _ rows: Int, hasBlocks: Bool = true) -> Frame {
        var renderer = CellRenderer(words: words, hasBlocks: hasBlocks)
        return renderer.frame(of: screen, in: Frame.Size(columns: columns, rows: rows))
    }

    @Test(arguments: [(80, 24), (100, 30), (160, 45), (300, 90)])
    func whereThereIsRoomItIsWholeAtTheRightOfTheWordsInTheirColours(_ columns: Int, _ rows: Int) throws {
        let screen = Screen.thing("a box", choices: 2)
        let frame = frame(screen, columns, rows)
        #expect(frame.drawing == screen.drawing)
        let drawn = frame.rows.flatMap(\.spans).filter { $0.look == .blocks }
        #expect(drawn.allSatisfy { $0.role == .text })
        var places: Set<Int> = []
        for row in frame.rows {
            guard let index = row.spans.firstIndex(where: { $0.look == .blocks }) else { continue }
            #expect(index == row.spans.count - 1, "nothing stands after it")
            places.insert(row.spans[..<index].map(\.text.columns).reduce(0, +))
        }
        let place = try #require(places.first)
        #expect(places.count == 1 && place + 32 <= columns - 2)
        for text in ["It has a box on it.", "line 3 of what", "Choice 2"] {
            #expect(frame.text.contains { $0.contains(text) }, "\(text)")
        }
        #expect(frame.focusedText.contains("Choice 1"))
    }

    @Test(arguments: [
        (40, 12, 4, 2), (40, 60, 4, 2), (70, 40, 4, 2), (80, 12, 2, 2), (80, 24, 14, 3), (80, 24, 4, 16),
    ])
    func whereItWouldPushTheWordsAwayItIsLeftOutAndItsWordsStay(
        _ columns: Int,
        _ rows: Int,
        _ lines: Int,
        _ choices: Int
    ) {
        let screen = Screen.thing("a box", lines: lines, choices: choices)
        let frame = frame(screen, columns, rows)
        #expect(frame.drawing.isEmpty)
        #expect(frame.text.contains { $0.contains("It has a box on it.") })
        var plain = screen
        plain.parts[0] = .picture(Part.Picture(nil, spoken: "It has a box on it."))
        #expect(frame == self.frame(plain, columns, rows), "the page is as if there were no picture")
        let noRoom = CellWords(more: "m", before: "b", noRoom: "There is no room for the picture.")
        var renderer = CellRenderer(words: noRoom)
        let told = renderer.frame(of: screen, in: Frame.Size(columns: columns, rows: rows))
        #expect(!told.text.joined().contains("no room"))
    }

    @Test func aTerminalWithoutBlocksIsGivenNone() {
        let (screen, size) = (Screen.thing("a box", choices: 2), Frame.Size(columns: 80, rows: 24))
        #expect(frame(screen, 80, 24, hasBlocks: false).drawing.isEmpty)
        for blocks in Blocks.allCases {
            var renderer = SizedRenderer(words: words, lettering: Lettering(blocks: blocks))
            #expect(renderer.frame(of: screen, in: size).drawing.isEmpty == (blocks == .none), "\(blocks)")
        }
    }

    @Test func largeLettersLeaveItOut() throws {
        let lettering = Lettering(blocks: .quadrants, font: { try? Letters.read($0) })
        let size = Frame.Size(columns: 240, rows: 67)
        var (plain, screen) = (Screen.thing("a box", choices: 2), Screen.thing("a box", choices: 2))
        plain.parts[0] = .picture(Part.Picture(nil, spoken: "It has a box on it."))
        screen.focus = "choice:1"
        for cells in [4, 6, 8] {
            var (one, other) = (
                SizedRenderer(words: words, lettering: lettering, size: .drawn(cells: cells)),
                SizedRenderer(words: words, lettering: lettering, size: .drawn(cells: cells))
            )
            #expect(one.frame(of: screen, in: size) == other.frame(of: plain, in: size))
        }
    }

    @Test func movingAboutBesideItChangesTwoRowsAndLeavesItWhereItIs() {
        var screen = Screen.thing("a box", lines: 0, choices: 4)
        var renderer = CellRenderer(words: words)
        let size = Frame.Size(columns: 80, rows: 24)
        let before = renderer.frame(of: screen, in: size)
        screen.focus = "choice:2"
        let after = renderer.frame(of: screen, in: size)
        #expect(zip(before.rows, after.rows).count { $0 != $1 } == 2)
        #expect(after.drawing == screen.drawing && after.focusedText.contains("Choice 2"))
        #expect(after.rows.allSatisfy { $0.spans.map(\.text.columns).reduce(0, +) <= 80 })
    }

    @Test func whatComesToThePageLaterMakesItGoWhereThereIsNoRoomForBoth() {
        var screen = Screen.thing("a box", choices: 2)
        var renderer = CellRenderer(words: words)
        let size = Frame.Size(columns: 80, rows: 24)
        #expect(renderer.frame(of: screen, in: size).drawing == screen.drawing)
        screen.parts.insert(.points((0..<12).map { "Point \($0)" }), at: 2)
        let frame = renderer.frame(of: screen, in: size)
        #expect(frame.drawing.isEmpty && frame.focusedText.contains("Choice 1"))
    }

    /// Meets A08.
    @Test func inLinesAndAloudItsWordsAreSaidOnceAndNoBlockIs() throws {
        let screen = Screen.thing("a box", choices: 2)
        var lines = LineRenderer(words: lineWords)
        let read = lines.lines(for: screen)
        var narrator = Narrator(words: try english())
        let said = narrator.utterances(for: screen, with: Settings(speech: Speech(isOn: true))).map(\.text)
        for told in [read, said] {
            #expect(told.count { $0.contains("It has a box on it.") } == 1)
            #expect(!told.joined().unicodeScalars.contains { (0x2580...0x259F).contains($0.value) })
        }
    }
}

import Screens
import Testing

@testable import Renderings

/// Reads drawn letters back from the cells of a terminal, as an eye would.
struct LetterReader {
    let zoom: Zoom
    private let known: [[UInt32]: Character]

    /// What is on a line of its own, such as the place to type in, is read without that line.
    init(_ zoom: Zoom, _ font: LetterFont) {
        self.zoom = zoom
        var known: [[UInt32]: Character] = [:]
        for character in font.characters.sorted() where known[font.rows(of: character)] == nil {
            known[font.rows(of: character)] = character
            var lined = font.rows(of: character)
            lined[font.height - 1] = UInt32.max >> UInt32(32 - font.width)
            known[lined] = character
        }
        known[Array(repeating: 0, count: font.height)] = " "
        known[Array(repeating: 0, count: font.height - 1) + [UInt32.max >> UInt32(32 - font.width)]] = " "
        self.known = known
    }

    /// The letters of a frame of cells, a line each; "?" for what is none.
    func lines(of frame: Frame) -> [String] {
        let cells = frame.rows.map { row in
            row.spans.flatMap { span in span.text.map { ($0, span.look == .filled) } }
        }
        let letters = zoom.letters(in: frame.size)
        return (0..<letters.rows).map { line in
            String((0..<letters.columns).map { letter(cells, line, $0) })
        }
    }

    private func letter(_ cells: [[(Character, Bool)]], _ line: Int, _ column: Int) -> Character {
        var rows: [UInt32] = []
        for y in 0..<(zoom.cells * zoom.down) {
            var bits: UInt32 = 0
            for x in 0..<(zoom.cells * zoom.across) {
                let row = cells[line * zoom.cells + y / zoom.down]
                let index = column * zoom.cells + x / zoom.across
                guard index < row.count else { continue }
                if isInk(row[index], x % zoom.across, y % zoom.down) { bits |= 1 << UInt32(x) }
            }
            rows.append(bits)
        }
        return known[rows] ?? "?"
    }

    private func isInk(_ cell: (Character, Bool), _ x: Int, _ y: Int) -> Bool {
        if cell.1 { return true }
        guard let bits = Magnifier.blocks.firstIndex(of: cell.0) else { return false }
        return bits >> (y * 2 + x) & 1 == 1
    }
}

let everyZoom = Blocks.allCases.flatMap { blocks in Zoom.all(blocks) }

@Suite struct MagnifierTests {
    private let letters = Frame.Size(columns: 30, rows: 9)

    /// The frame of a screen in letters, and the same drawn with one cell and one row to spare.
    private func frames(_ screen: Screen, _ zoom: Zoom) throws -> (letters: Frame, cells: Frame) {
        var renderer = CellRenderer(words: words)
        var magnifier = Magnifier(zoom, try Letters.read(zoom.font))
        let frame = renderer.frame(of: screen, in: letters)
        let size = Frame.Size(columns: letters.columns * zoom.cells + 1, rows: letters.rows * zoom.cells + 1)
        return (frame, magnifier.frame(frame, in: size))
    }

    /// Meets A37.
    @Test(arguments: everyZoom, UInt64(1)...20)
    func whatIsDrawnReadsAsTheSameWordsInTheSameOrder(_ zoom: Zoom, _ seed: UInt64) throws {
        var screens = RandomScreen(seed: seed)
        let frames = try frames(screens.next(), zoom)
        let read = LetterReader(zoom, try Letters.read(zoom.font)).lines(of: frames.cells)
        for (line, shown) in zip(read, frames.letters.text) {
            // A picture is no letter.
            let wanted = shown.replacing("\u{2588}", with: "?")
            #expect(line == wanted + String(repeating: " ", count: letters.columns - wanted.count))
        }
    }

    @Test(arguments: everyZoom)
    func aDrawnFrameFillsItsTerminalExactly(_ zoom: Zoom) throws {
        let cells = try frames(.question("Colour?", ["Red", "Blue"]), zoom).cells
        #expect(cells.rows.count == cells.size.rows)
        #expect(cells.text.allSatisfy { $0.columns <= cells.size.columns })
    }

    @Test(arguments: everyZoom)
    func theBarOfTheFocusFillsItsLettersAndTheCursorStandsOnTheFirst(_ zoom: Zoom) throws {
        let frames = try frames(.question("Colour?", ["Red", "Blue"]), zoom)
        let bars = frames.cells.rows.filter { row in row.spans.contains { $0.role == .focused } }
        #expect(bars.count == zoom.cells)
        for row in bars {
            let columns = row.spans.filter { $0.role == .focused }.reduce(0) { $0 + $1.text.columns }
            #expect(columns == letters.columns * zoom.cells)
        }
        #expect(frames.cells.cursor.row == frames.letters.cursor.row * zoom.cells)
        #expect(frames.cells.cursor.column == frames.letters.cursor.column * zoom.cells)
    }

    @Test func aMoveOfTheFocusChangesOnlyTheRowsOfTwoItems() throws {
        let zoom = try #require(Zoom.all(.quadrants).first)
        var renderer = CellRenderer(words: words)
        var magnifier = Magnifier(zoom, try Letters.read(zoom.font))
        var screen = Screen.question("Colour?", ["Red", "Blue", "Green"])
        let size = Frame.Size(columns: 240, rows: 67)
        let before = magnifier.frame(renderer.frame(of: screen, in: zoom.letters(in: size)), in: size)
        screen.focus = "choice:2"
        let after = magnifier.frame(renderer.frame(of: screen, in: zoom.letters(in: size)), in: size)
        #expect(zip(before.rows, after.rows).count { $0 != $1 } == 2 * zoom.cells)
    }

    @Test func withoutBlocksLettersAreMadeOfSpacesAlone() throws {
        let zoom = try #require(Zoom.all(.none).first)
        let cells = try frames(.question("Colour?", ["Red"]), zoom).cells
        #expect(cells.text.allSatisfy { $0.allSatisfy { $0 == " " } })
        #expect(cells.rows.flatMap(\.spans).contains { $0.look == .filled })
    }

    @Test func withoutQuadrantsLettersAreMadeOfHalves() throws {
        for zoom in Zoom.all(.halves) {
            let cells = try frames(.question("Colour?", ["Red"]), zoom).cells
            #expect(cells.text.allSatisfy { $0.allSatisfy { " ▀▄█".contains($0) } })
        }
    }
}

@Suite struct TextSizeTests {
    @Test(arguments: [
        (240, 67, Blocks.quadrants, [4, 6, 8]), (160, 48, .quadrants, [4, 6, 8]),
        (120, 33, .quadrants, [4, 6]),
        (80, 24, .quadrants, [4]), (80, 20, .quadrants, [4]), (79, 24, .quadrants, []),
        (80, 19, .quadrants, []),
        (240, 67, .halves, [6, 8]), (120, 30, .halves, [6]), (240, 67, .none, [8]), (80, 24, .none, []),
    ])
    func onlySizesOfWhichTwentyByFiveLettersFitAreOffered(
        _ columns: Int,
        _ rows: Int,
        _ blocks: Blocks,
        _ cells: [Int]
    ) {
        let size = Frame.Size(columns: columns, rows: rows)
        let drawn = cells.map { TextSize.drawn(cells: $0) }
        #expect(TextSize.offered(in: size, blocks, steps: 0) == [.terminal] + drawn)
        #expect(
            TextSize.offered(in: size, blocks, steps: 2) == [.terminal, .larger(1), .larger(2)] + drawn
        )
    }

    @Test func onATerminalThatBecameSmallTheLargestLettersThatFitAreUsed() throws {
        let fonts = try Dictionary(uniqueKeysWithValues: Letters.names.map { ($0, try Letters.read($0)) })
        let lettering = Lettering(blocks: .quadrants, font: { fonts[$0] })
        var renderer = SizedRenderer(words: words, lettering: lettering, size: .drawn(cells: 8))
        let screen = Screen.question("Colour?", ["Red"])
        func height(_ columns: Int, _ rows: Int) -> Int {
            let frame = renderer.frame(of: screen, in: Frame.Size(columns: columns, rows: rows))
            #expect(frame.rows.count == rows)
            return frame.rows.count { row in row.spans.contains { $0.role == .focused } }
        }
        #expect(height(240, 67) == 8)
        #expect(height(130, 40) == 6)
        #expect(height(80, 24) == 4)
        #expect(height(60, 15) == 1)
    }

    @Test func lettersThatCannotBeReadLeaveTheTerminalsOwn() {
        let lettering = Lettering(blocks: .quadrants, font: { _ in nil })
        var renderer = SizedRenderer(words: words, lettering: lettering, size: .drawn(cells: 4))
        let size = Frame.Size(columns: 120, rows: 40)
        let frame = renderer.frame(of: .question("Colour?", ["Red"]), in: size)
        #expect(frame.text.contains { $0.contains("Colour?") })
    }
}

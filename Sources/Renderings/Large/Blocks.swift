public import Screens

/// Which block characters a terminal has.
public enum Blocks: String, Sendable, CaseIterable {
    /// The ten quadrants, the halves and the full block: two by two pixels in a cell.
    case quadrants
    /// The halves and the full block: one by two pixels in a cell.
    case halves
    /// None: a pixel is a cell, and a space in exchanged colours needs no character.
    case none
}

/// One size of drawn letters on a terminal: with which letters it is drawn, and with how many pixels in a cell.
public struct Zoom: Hashable, Sendable {
    /// How many cells a letter is wide and high.
    public let cells: Int
    /// The letters, as their file in `Accessibility/Fonts` is called.
    public let font: String
    /// The pixels of a cell from left to right.
    let across: Int
    /// The pixels of a cell from top to bottom.
    let down: Int

    /// The fewest letters that must fit: a screen is complete on so many.
    public static let least = Frame.Size(columns: 20, rows: 5)

    /// All sizes there are with these blocks, the smallest first.
    public static func all(_ blocks: Blocks) -> [Zoom] {
        let halves = [
            Zoom(cells: 6, font: "terminal-6x12", across: 1, down: 2),
            Zoom(cells: 8, font: "terminal-bold-8x16", across: 1, down: 2),
        ]
        return switch blocks {
        case .quadrants: [Zoom(cells: 4, font: "handrail-8x8", across: 2, down: 2)] + halves
        case .halves: halves
        case .none: [Zoom(cells: 8, font: "handrail-8x8", across: 1, down: 1)]
        }
    }

    /// The sizes of which enough letters fit on a terminal, the smallest first.
    public static func fitting(_ size: Frame.Size, _ blocks: Blocks) -> [Zoom] {
        all(blocks).filter { zoom in
            let letters = zoom.letters(in: size)
            return letters.columns >= least.columns && letters.rows >= least.rows
        }
    }

    /// How many letters fit on a terminal.
    public func letters(in size: Frame.Size) -> Frame.Size {
        Frame.Size(columns: size.columns / cells, rows: size.rows / cells)
    }
}

extension TextSize {
    /// The sizes to choose from on a terminal, the smallest first: its own letters, and then drawn ones.
    ///
    /// - Parameters:
    ///   - size: the cells of the terminal with the letters it had at the start.
    ///   - blocks: which block characters it has.
    ///   - steps: by how many steps the session can enlarge the terminal's own letters.
    /// - Returns: its own sizes, then the drawn ones of which enough letters fit.
    public static func offered(in size: Frame.Size, _ blocks: Blocks, steps: Int) -> [TextSize] {
        let own: [TextSize] = [.terminal] + (0..<max(0, steps)).map { .larger($0 + 1) }
        return own + Zoom.fitting(size, blocks).map { .drawn(cells: $0.cells) }
    }
}

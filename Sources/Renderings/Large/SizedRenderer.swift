public import Screens

/// What a terminal has for large letters.
public struct Lettering {
    /// Which block characters it has.
    public var blocks: Blocks
    /// By how many steps the session can enlarge the terminal's own letters.
    public var steps: Int
    /// Changes the terminal's own letters: by how many steps they are larger than at the start.
    ///
    /// The terminal then has another number of cells, which it tells in its own time.
    public var change: (Int) -> Void
    /// The letters of a file of `Accessibility/Fonts`, read when they are wanted for the first time.
    public var font: (String) -> LetterFont?

    /// Says what a terminal has; without anything, only its own letters as they are.
    public init(
        blocks: Blocks = .none,
        steps: Int = 0,
        change: @escaping (Int) -> Void = { _ in },
        font: @escaping (String) -> LetterFont? = { _ in nil }
    ) {
        self.blocks = blocks
        self.steps = steps
        self.change = change
        self.font = font
    }
}

/// Draws screens in letters of any size: the terminal's own, or such as are drawn with blocks.
public struct SizedRenderer {
    /// How large the letters are to be; where so large ones do not fit, the largest that do are used.
    public var size: TextSize
    /// What the rendering says of its own.
    public var words: CellWords {
        get { cells.words }
        set { cells.words = newValue }
    }
    private let lettering: Lettering
    private var cells: CellRenderer
    /// What draws each size, once it was used.
    private var magnifiers: [Zoom: Magnifier] = [:]
    /// Sizes whose letters cannot be read.
    private var broken: Set<Zoom> = []

    /// Makes a renderer that has shown nothing yet.
    public init(words: CellWords, lettering: Lettering = Lettering(), size: TextSize = .terminal) {
        cells = CellRenderer(words: words, hasBlocks: lettering.blocks != .none)
        self.lettering = lettering
        self.size = size
    }

    /// The sizes to choose from on a terminal whose letters are as at the start.
    public func sizes(in terminal: Frame.Size) -> [TextSize] {
        TextSize.offered(in: terminal, lettering.blocks, steps: lettering.steps)
    }

    /// Draws the part of a screen that fits.
    public mutating func frame(of screen: Screen, in terminal: Frame.Size) -> Frame {
        guard let zoom = zoom(in: terminal) else { return cells.frame(of: screen, in: terminal) }
        let frame = cells.frame(of: screen, in: zoom.letters(in: terminal))
        // Taken out while it draws, so that what it keeps is not copied.
        guard var magnifier = magnifiers.removeValue(forKey: zoom) else { return frame }
        defer { magnifiers[zoom] = magnifier }
        return magnifier.frame(frame, in: terminal)
    }

    /// Looks at the focus again, wherever a person was reading: something was typed.
    public mutating func turnToFocus() { cells.turnToFocus() }

    /// Lets a move scroll first where something unread stands between here and there.
    ///
    /// - Returns: what is left for the flow to do; nil where the move only scrolled.
    public mutating func route(_ intent: Intent, on screen: Screen, in terminal: Frame.Size) -> Intent? {
        let letters = zoom(in: terminal)?.letters(in: terminal) ?? terminal
        return cells.route(intent, on: screen, in: letters)
    }

    /// How letters are drawn now; nil for the terminal's own.
    private mutating func zoom(in terminal: Frame.Size) -> Zoom? {
        guard case .drawn(let wanted) = size else { return nil }
        let fitting = Zoom.fitting(terminal, lettering.blocks)
        return fitting.reversed().first { $0.cells <= wanted && isReady($0) }
    }

    private mutating func isReady(_ zoom: Zoom) -> Bool {
        if magnifiers[zoom] != nil { return true }
        guard !broken.contains(zoom) else { return false }
        guard let font = lettering.font(zoom.font), font.width == zoom.cells * zoom.across,
            font.height == zoom.cells * zoom.down
        else {
            broken.insert(zoom)
            return false
        }
        magnifiers[zoom] = Magnifier(zoom, font)
        return true
    }
}

public import Screens

/// Draws screens for a terminal of any size, and pages through those that are longer than it.
///
/// What does not fit is never cut off: a line says that there is more, and has the focus until it was read.
public struct CellRenderer: Sendable {
    /// What the cursor stands on.
    enum Pointer {
        case focus
        case more
        case before
    }

    /// What the rendering says of its own.
    public var words: CellWords { didSet { (shown, laid, footed) = (nil, nil, nil) } }
    var shown: (id: String, size: Frame.Size)?
    private var spacing = Layout.Spacing.tight
    var pointer = Pointer.focus
    var top = 0
    /// The last layout made, and what it was made of.
    private var laid: (screen: Screen, size: Frame.Size, spacing: Layout.Spacing, layout: Layout)?
    /// Whether the terminal has the blocks that pictures beside words are made of.
    private let hasBlocks: Bool
    /// The last row of tools without a focus, and what it was made of.
    private var footed: (tools: [Tool], size: Frame.Size, margin: Int, footer: Footer)?
    /// Whether the last frame showed its whole screen, so that moving about in it never scrolls.
    var isWhole = false

    /// Makes a renderer that has shown nothing yet.
    ///
    /// - Parameters:
    ///   - words: what it says of its own.
    ///   - hasBlocks: whether the terminal has half blocks: pictures that only go with words are left out without them.
    public init(words: CellWords, hasBlocks: Bool = true) {
        (self.words, self.hasBlocks) = (words, hasBlocks)
    }

    /// Draws the part of a screen that fits.
    public mutating func frame(of screen: Screen, in size: Frame.Size) -> Frame {
        arrive(at: screen, in: size)
        let layout = layout(of: screen, in: size)
        let isOnTool = pointer == .focus && screen.tools.contains { $0.id == screen.focus }
        let footer =
            isOnTool ? footer(of: screen, layout, in: size) : plainFooter(of: screen, layout, in: size)
        let view = View(height: size.rows - footer.rows.count, count: layout.lines.count)
        show(screen.focus, layout, view)
        isWhole = pointer == .focus && layout.lines.count <= view.height
        return draw(layout, footer, view, screen, size)
    }

    /// Moves the window to where the focus is in view.
    mutating func show(_ focus: ElementID, _ layout: Layout, _ view: View) {
        if pointer == .focus, let stop = layout.stop(focus) { top = view.top(toShow: stop, from: top) }
        top = view.clamped(top)
    }

    /// Lays a screen out, unless only its focus is another than before.
    mutating func layout(of screen: Screen, in size: Frame.Size) -> Layout {
        if let laid, laid.size == size, laid.spacing == spacing, laid.screen.looksLike(screen) {
            return laid.layout
        }
        var easel = Layout.Easel(in: size, noRoom: words.noRoom)
        easel.showsAside = hasBlocks && screen.hasAside
        var layout = Layout(screen, columns: max(2, size.columns), spacing: spacing, easel: easel)
        if easel.showsAside, !fits(layout, screen, size) {
            easel.showsAside = false
            layout = Layout(screen, columns: max(2, size.columns), spacing: spacing, easel: easel)
        }
        laid = (screen, size, spacing, layout)
        return layout
    }

    /// Whether all of a screen is in view at once.
    private func fits(_ layout: Layout, _ screen: Screen, _ size: Frame.Size) -> Bool {
        layout.lines.count <= size.rows - footer(of: screen, layout, in: size).rows.count
    }

    /// As airy as the whole screen fits; but the picture beside its words is seen rather than blank lines.
    private mutating func arrange(_ screen: Screen, in size: Frame.Size) {
        for wantsAside in screen.hasAside ? [true, false] : [false] {
            for candidate in Layout.Spacing.allCases {
                spacing = candidate
                let layout = layout(of: screen, in: size)
                if fits(layout, screen, size), layout.aside != nil || !wantsAside { return }
            }
        }
    }

    /// Starts a new screen at its top; with the focus on "more" where its first stop stands further on.
    mutating func arrive(at screen: Screen, in size: Frame.Size) {
        if let shown, shown.id == screen.id, shown.size == size { return }
        let isSameScreen = shown?.id == screen.id
        shown = (screen.id, size)
        pointer = .focus
        arrange(screen, in: size)
        top = 0
        if isSameScreen { return }
        let layout = layout(of: screen, in: size)
        let footer = footer(of: screen, layout, in: size)
        let view = View(height: size.rows - footer.rows.count, count: layout.lines.count)
        if let stop = layout.stop(screen.focus), !view.shows(stop, from: 0) { pointer = .more }
    }

    /// The tools while none of them has the focus: the same as for the last frame, unless they are others.
    private mutating func plainFooter(of screen: Screen, _ layout: Layout, in size: Frame.Size) -> Footer {
        if let footed, footed.tools == screen.tools, footed.size == size, footed.margin == layout.margin {
            return footed.footer
        }
        let footer = footer(of: screen, layout, in: size)
        footed = (screen.tools, size, layout.margin, footer)
        return footer
    }

    /// The tools, in as many rows as the screen itself can spare: on the lowest terminals only while one has the focus.
    func footer(of screen: Screen, _ layout: Layout, in size: Frame.Size) -> Footer {
        let focus = pointer == .focus ? screen.focus : nil
        let footer = Footer(screen.tools, columns: max(2, size.columns), margin: layout.margin, focus: focus)
        let least = footer.cursor != nil || size.rows > Self.leastBody ? 1 : 0
        let room = max(least, (size.rows - Self.leastBody) / 2)
        return size.rows > 1 ? footer.limited(to: room) : footer.limited(to: 0)
    }

    /// Under this, a screen keeps what it can: no word fits beside the number of a choice.
    private static let leastColumns = 20
    private static let leastBody = 5
}

// Painting what is in view.
extension CellRenderer {
    private func draw(
        _ layout: Layout,
        _ footer: Footer,
        _ view: View,
        _ screen: Screen,
        _ size: Frame.Size
    ) -> Frame {
        let (focus, marks) = (screen.focus, words.marks(screen.means))
        var rows: [Row] = []
        var cursor = Frame.Cursor(row: 0, column: 0)
        if view.hasBefore(top) {
            if pointer == .before { cursor = Frame.Cursor(row: 0, column: layout.margin) }
            rows.append(marker(marks.before, isFocused: pointer == .before, layout))
        }
        let stop = layout.stop(focus)
        for index in top..<view.bottom(from: top) {
            let line = layout.lines[index]
            if pointer == .focus, let stop, stop.lines.contains(index), let column = line.cursor {
                cursor = Frame.Cursor(row: rows.count, column: min(column, max(0, size.columns - 1)))
            }
            rows.append(line.row(focus: pointer == .focus ? focus : nil))
        }
        if view.hasMore(top) {
            if pointer == .more { cursor = Frame.Cursor(row: rows.count, column: layout.margin) }
            rows.append(marker(marks.more, isFocused: pointer == .more, layout))
        }
        let blank = max(0, size.rows - footer.rows.count - rows.count)
        rows += Array(repeating: Row(), count: blank)
        if pointer == .focus, let tool = footer.cursor {
            cursor = Frame.Cursor(row: rows.count + tool.row, column: tool.column)
        }
        rows += footer.rows
        rows = rows.prefix(size.rows).map {
            size.columns < Self.leastColumns ? $0.clipped(to: size.columns) : $0
        }
        cursor.isInsertion = pointer == .focus && screen.focusedField != nil
        let frame = Frame(size: size, rows: rows, cursor: cursor)
        return words.isRightToLeft ? frame.mirrored : frame
    }

    private func marker(_ text: String, isFocused: Bool, _ layout: Layout) -> Row {
        let line = Wrap.beginning(of: text, to: layout.measure)
        let padded = line + String(repeating: " ", count: max(0, layout.measure - line.columns))
        let margin = Span(String(repeating: " ", count: layout.margin), .text)
        return Row([margin, isFocused ? Span(padded, .focused) : Span(line, .heading)])
    }
}

extension Screen {
    /// Whether two screens say the same, wherever their focus is.
    fileprivate func looksLike(_ other: Screen) -> Bool {
        parts == other.parts && title == other.title && caption == other.caption
    }
}

extension Layout {
    func stop(_ id: ElementID) -> Stop? {
        stops.first { $0.id == id }
    }

    func isUnread(_ id: ElementID, after bottom: Int) -> Bool {
        stop(id).map { $0.lines.upperBound > bottom } ?? false
    }

    func isRead(_ id: ElementID, before top: Int) -> Bool {
        stop(id).map { $0.lines.lowerBound < top } ?? false
    }
}

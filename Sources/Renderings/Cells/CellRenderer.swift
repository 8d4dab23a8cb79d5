public import Screens

/// Draws screens for a terminal of any size, and pages through those that are longer than it.
///
/// What does not fit is never cut off: a line says that there is more, and has the focus until it was read.
public struct CellRenderer: Sendable {
    /// What the cursor stands on.
    private enum Pointer {
        case focus
        case more
        case before
    }

    /// What the rendering says of its own.
    public var words: CellWords { didSet { (shown, laid, footed) = (nil, nil, nil) } }
    private var shown: (id: String, size: Frame.Size)?
    private var spacing = Layout.Spacing.tight
    private var pointer = Pointer.focus
    private var top = 0
    /// The last layout made, and what it was made of.
    private var laid: (screen: Screen, size: Frame.Size, spacing: Layout.Spacing, layout: Layout)?
    /// The last row of tools without a focus, and what it was made of.
    private var footed: (tools: [Tool], size: Frame.Size, margin: Int, footer: Footer)?
    /// Whether the last frame showed its whole screen, so that moving about in it never scrolls.
    private var isWhole = false

    /// Makes a renderer that has shown nothing yet.
    public init(words: CellWords) {
        self.words = words
    }

    /// Draws the part of a screen that fits.
    public mutating func frame(of screen: Screen, in size: Frame.Size) -> Frame {
        arrive(at: screen, in: size)
        let layout = layout(of: screen, in: size)
        let isOnTool = pointer == .focus && screen.tools.contains { $0.id == screen.focus }
        let footer =
            isOnTool ? footer(of: screen, layout, in: size) : plainFooter(of: screen, layout, in: size)
        let view = View(height: size.rows - footer.rows.count, count: layout.lines.count)
        if pointer == .focus, let stop = layout.stop(screen.focus) {
            top = view.top(toShow: stop, from: top)
        }
        top = view.clamped(top)
        isWhole = pointer == .focus && layout.lines.count <= view.height
        return draw(layout, footer, view, screen, size)
    }

    /// Lays a screen out, unless only its focus is another than before.
    private mutating func layout(of screen: Screen, in size: Frame.Size) -> Layout {
        if let laid, laid.size == size, laid.spacing == spacing, laid.screen.looksLike(screen) {
            return laid.layout
        }
        let easel = Layout.Easel(in: size, noRoom: words.noRoom)
        let layout = Layout(screen, columns: max(2, size.columns), spacing: spacing, easel: easel)
        laid = (screen, size, spacing, layout)
        return layout
    }

    /// Starts a new screen at its top; with the focus on "more" where its first stop stands further on.
    private mutating func arrive(at screen: Screen, in size: Frame.Size) {
        if let shown, shown.id == screen.id, shown.size == size { return }
        let isSameScreen = shown?.id == screen.id
        shown = (screen.id, size)
        pointer = .focus
        for candidate in Layout.Spacing.allCases {
            spacing = candidate
            let layout = layout(of: screen, in: size)
            let footer = footer(of: screen, layout, in: size)
            if layout.lines.count <= size.rows - footer.rows.count { break }
        }
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

    /// The tools; left out where the terminal is so low that the screen itself would have no room.
    private func footer(of screen: Screen, _ layout: Layout, in size: Frame.Size) -> Footer {
        let focus = pointer == .focus ? screen.focus : nil
        let footer = Footer(screen.tools, columns: max(2, size.columns), margin: layout.margin, focus: focus)
        if footer.rows.count + Self.leastBody <= size.rows { return footer }
        guard let cursor = footer.cursor, size.rows > 1 else {
            return Footer([], columns: size.columns, margin: 0, focus: nil)
        }
        var short = footer
        short.rows = [footer.rows[cursor.row]]
        short.cursor?.row = 0
        return short
    }

    /// Under this, a screen keeps what it can: no word fits beside the number of a choice.
    private static let leastColumns = 20
    private static let leastBody = 4
}

// Paging: which intents only move the view.
extension CellRenderer {
    /// Looks at the focus again, wherever a person was reading: something was typed.
    public mutating func turnToFocus() {
        (pointer, isWhole) = (.focus, false)
    }

    /// Lets a move scroll first where something unread stands between here and there.
    ///
    /// - Returns: what is left for the flow to do; nil where the move only scrolled.
    public mutating func route(_ intent: Intent, on screen: Screen, in size: Frame.Size) -> Intent? {
        let isSame = shown.map { $0.id == screen.id && $0.size == size } ?? false
        if isWhole, isSame, intent != .sayAgain { return intent }
        arrive(at: screen, in: size)
        let isForward: Bool
        switch intent {
        case .next: isForward = true
        case .previous: isForward = false
        case .enter where pointer == .more: isForward = true
        case .enter where pointer == .before: isForward = false
        case .sayAgain:
            (top, shown) = (0, nil)
            return intent
        default:
            pointer = .focus
            return intent
        }
        let layout = layout(of: screen, in: size)
        let footer = footer(of: screen, layout, in: size)
        let view = View(height: size.rows - footer.rows.count, count: layout.lines.count)
        return isForward ? forward(screen, layout, view, intent) : backward(screen, layout, view, intent)
    }

    private mutating func forward(
        _ screen: Screen,
        _ layout: Layout,
        _ view: View,
        _ intent: Intent
    ) -> Intent? {
        let isWaiting = pointer == .more && layout.isUnread(screen.focus, after: view.bottom(from: top))
        let target = isWaiting ? screen.focus : screen.stop(after: screen.focus)
        let bottom = view.bottom(from: top)
        guard let stop = target.flatMap({ layout.stop($0) }) else {
            // The tools come next: the rest of the screen is read first.
            if bottom < layout.lines.count {
                top = view.clamped(bottom)
                pointer = view.bottom(from: top) < layout.lines.count ? .more : .before
                return nil
            }
            return settle(isWaiting, moving: .next)
        }
        if view.shows(stop, from: top) { return settle(isWaiting, moving: .next) }
        let needed = view.top(toShow: stop, from: top)
        // An element higher than the window is read to its end: never back to its beginning.
        if needed <= bottom, needed >= top || !isWaiting {
            top = needed
            return settle(isWaiting, moving: .next)
        }
        top = view.clamped(bottom)
        pointer = view.bottom(from: top) < layout.lines.count ? .more : .before
        return nil
    }

    private mutating func backward(
        _ screen: Screen,
        _ layout: Layout,
        _ view: View,
        _ intent: Intent
    ) -> Intent? {
        let isWaiting = pointer != .focus && layout.isRead(screen.focus, before: top)
        let target = isWaiting ? screen.focus : screen.stop(before: screen.focus)
        guard let target else {
            guard top > 0 else { return nil }
            top = view.pageUp(from: top)
            let isShown = layout.stop(screen.focus).map { view.shows($0, from: top) } ?? true
            pointer = isShown ? .focus : readingBack
            return nil
        }
        guard let stop = layout.stop(target) else { return settle(isWaiting, moving: .previous) }
        if view.shows(stop, from: top) { return settle(isWaiting, moving: .previous) }
        let pageUp = view.pageUp(from: top)
        let isFirst = layout.stops.first?.id == target
        let needed = isFirst && view.shows(stop, from: 0) ? 0 : view.top(toShow: stop, from: top)
        if needed >= pageUp {
            top = needed
            return settle(isWaiting, moving: .previous)
        }
        top = pageUp
        pointer = readingBack
        return nil
    }

    /// Where the cursor waits while a person reads back: at the top there is only "more" to wait on.
    private var readingBack: Pointer { top > 0 ? .before : .more }

    /// The view is where it must be: the focus itself moves, unless it only waited to come into view.
    private mutating func settle(_ isWaiting: Bool, moving intent: Intent) -> Intent? {
        pointer = .focus
        return isWaiting ? nil : intent
    }
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
        let (focus, words) = (screen.focus, words.marks(screen.means))
        var rows: [Row] = []
        var cursor = Frame.Cursor(row: 0, column: 0)
        if view.hasBefore(top) {
            if pointer == .before { cursor = Frame.Cursor(row: 0, column: layout.margin) }
            rows.append(marker(words.before, isFocused: pointer == .before, layout))
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
            rows.append(marker(words.more, isFocused: pointer == .more, layout))
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
        let frame = Frame(size: size, rows: rows, cursor: cursor)
        return words.isRightToLeft ? frame.mirrored : frame
    }

    private func marker(_ text: String, isFocused: Bool, _ layout: Layout) -> Row {
        let line = Wrap.words(text, to: layout.measure)[0]
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

    fileprivate func isUnread(_ id: ElementID, after bottom: Int) -> Bool {
        stop(id).map { $0.lines.upperBound > bottom } ?? false
    }

    fileprivate func isRead(_ id: ElementID, before top: Int) -> Bool {
        stop(id).map { $0.lines.lowerBound < top } ?? false
    }
}

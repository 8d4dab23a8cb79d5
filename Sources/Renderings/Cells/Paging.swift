public import Screens

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
        // Page Down, where nothing is spoken that could wait.
        case .pause:
            return turnPage(screen, size) ? nil : intent
        default:
            pointer = .focus
            return intent
        }
        let layout = layout(of: screen, in: size)
        let footer = footer(of: screen, layout, in: size)
        let view = View(height: size.rows - footer.rows.count, count: layout.lines.count)
        // As if a frame had been drawn before each key: many keys that come at once lead as far as one by one.
        show(screen.focus, layout, view)
        return isForward ? forward(screen, layout, view, intent) : backward(screen, layout, view, intent)
    }

    /// Shows what follows, as far as a window reaches; whether anything did.
    private mutating func turnPage(_ screen: Screen, _ size: Frame.Size) -> Bool {
        let layout = layout(of: screen, in: size)
        let footer = footer(of: screen, layout, in: size)
        let view = View(height: size.rows - footer.rows.count, count: layout.lines.count)
        show(screen.focus, layout, view)
        let bottom = view.bottom(from: top)
        guard bottom < layout.lines.count else { return false }
        top = view.clamped(bottom)
        // What has the focus has it again as soon as it is in view: Enter does what stands there.
        let isShown = layout.stop(screen.focus).map { view.shows($0, from: top) } ?? false
        pointer = isShown ? .focus : view.bottom(from: top) < layout.lines.count ? .more : .before
        return true
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

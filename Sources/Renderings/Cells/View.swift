/// The window through which a terminal shows the lines of a screen.
///
/// Where lines stand before or after the window, one row of it says so.
struct View {
    /// The rows there are for lines and for "more" lines.
    let height: Int
    /// How many lines the screen has.
    let count: Int

    init(height: Int, count: Int) {
        self.height = max(1, height)
        self.count = count
    }

    /// A window of one or two rows has no row to spare for saying that there is more.
    private var marks: Bool { height > 2 }

    func hasBefore(_ top: Int) -> Bool { marks && top > 0 }

    func hasMore(_ top: Int) -> Bool { marks && bottom(from: top) < count }

    /// The first line after the window.
    func bottom(from top: Int) -> Int {
        let room = height - (hasBefore(top) ? 1 : 0)
        if top + room >= count { return count }
        return top + max(1, marks ? room - 1 : room)
    }

    /// The last place the window can start and still be full.
    func clamped(_ top: Int) -> Int {
        if count <= height { return 0 }
        let last = count - (height - (marks ? 1 : 0))
        return max(0, min(top, last))
    }

    func shows(_ stop: Layout.Stop, from top: Int) -> Bool {
        let wanted = wanted(of: stop)
        return wanted.lowerBound >= top && wanted.upperBound <= bottom(from: top)
    }

    /// The place nearest to `top` from which an element is in the window, or as much of it as fits.
    func top(toShow stop: Layout.Stop, from top: Int) -> Int {
        if shows(stop, from: top) { return top }
        let wanted = wanted(of: stop)
        if wanted.lowerBound < top {
            let start = clamped(wanted.lowerBound)
            return start == 1 && shows(stop, from: 0) ? 0 : start
        }
        var start = top
        while start < wanted.lowerBound, bottom(from: start) < wanted.upperBound { start += 1 }
        return start
    }

    /// The lines of an element, or those up to where the cursor stands if there are too many for the window.
    private func wanted(of stop: Layout.Stop) -> Range<Int> {
        let (first, last) = (stop.lines.lowerBound, stop.lines.upperBound)
        if last - first <= readable { return stop.lines }
        let end = Swift.max(first + readable, stop.anchor + 1)
        return (end - readable)..<end
    }

    /// The place one window earlier.
    func pageUp(from top: Int) -> Int {
        let earlier = top - max(1, height - (marks ? 2 : 0))
        return earlier <= 1 ? 0 : earlier
    }

    /// How many lines are in the window at least, wherever it stands.
    private var readable: Int { max(1, height - (marks ? 2 : 0)) }
}

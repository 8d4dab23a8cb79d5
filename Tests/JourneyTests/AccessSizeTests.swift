import Screens
import Testing

@testable import Renderings

/// Every screen at every size that a panel is divided into.
@Suite struct AccessSizeTests {
    /// Meets A32, A42, B14.
    @Test(arguments: [(32, 10), (40, 12), (48, 14), (64, 18), (80, 24), (120, 40)])
    func everyScreenIsReadWholeByMovingDownAndOneThingIsAlwaysFocused(_ columns: Int, _ rows: Int) throws {
        let size = Frame.Size(columns: columns, rows: rows)
        let cellWords = CellWords(try RealHub.words())
        for screen in try EveryScreen.all() where !screen.hasPicture {
            var renderer = CellRenderer(words: cellWords)
            let seen = read(screen, in: size, by: &renderer)
            let missing = words(of: Layout(screen, columns: columns, spacing: .normal)).subtracting(seen)
            #expect(missing.isEmpty, "\(screen.id) at \(columns)x\(rows) never shows \(missing.sorted())")
        }
    }

    /// Every word that is seen while the focus goes from the first thing to the last tool.
    private func read(_ screen: Screen, in size: Frame.Size, by renderer: inout CellRenderer) -> Set<String> {
        var screen = screen
        screen.focus = screen.stops.first ?? ""
        var seen: Set<String> = []
        for _ in 0..<400 {
            let frame = renderer.frame(of: screen, in: size)
            let rows = frame.rows.map { $0.spans.map(\.text).joined() }
            seen.formUnion(rows.joined(separator: " ").split(separator: " ").map(String.init))
            let focused = frame.rows.indices.filter { row in
                frame.rows[row].spans.contains { $0.role == .focused }
            }
            #expect(!focused.isEmpty && focused.contains(frame.cursor.row), "\(screen.id) at \(size)")
            #expect(
                focused.last.map { $0 - focused[0] + 1 } == focused.count,
                "two things look focused on \(screen.id)"
            )
            #expect(rows.allSatisfy { $0.columns <= size.columns })
            guard screen.focus != screen.tools.last?.id else { return seen }
            guard renderer.route(.next, on: screen, in: size) == .next else { continue }
            screen.focus = screen.stop(after: screen.focus) ?? screen.focus
        }
        Issue.record("the last tool of \(screen.id) was not reached at \(size)")
        return seen
    }

    private func words(of layout: Layout) -> Set<String> {
        let texts = layout.lines.flatMap(\.row.spans).map(\.text)
        return Set(texts.joined(separator: " ").split(separator: " ").map(String.init))
    }
}

extension Screen {
    /// Whether something is drawn on it, which has words instead where there is no room.
    fileprivate var hasPicture: Bool {
        parts.contains { if case .picture = $0 { true } else { false } }
    }
}

import CNcurses
import Glibc
public import Renderings
import Screens

/// The terminal through ncursesw: it paints frames.
///
/// There can be one in a process.
///
/// This folder and `Keys` are the only places that name the C functions.
public final class CursesScreen {
    private var theme: Theme
    private var shown: Frame?
    private let styles: StyleTable

    /// Opens the screen.
    ///
    /// - Returns: nil where standard input and output are no terminal.
    public init?(theme: Theme) {
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1,
            handrail_open_screen() == 1
        else { return nil }
        self.theme = theme
        styles = StyleTable(colours: Int(handrail_colours()))
        styles.load(theme)
    }

    deinit { close() }

    /// Puts the terminal back as it was, with nothing left to read on it.
    public func close() { handrail_close_screen() }

    /// How many columns and rows there are now.
    public var size: Frame.Size {
        Frame.Size(columns: max(1, Int(handrail_columns())), rows: max(1, Int(handrail_rows())))
    }

    /// Takes on the size that the terminal has now.
    ///
    /// - Returns: whether it is another than before.
    func fit() -> Bool {
        guard handrail_fit() == 1 else { return false }
        repaintAll()
        return true
    }

    /// Uses another theme, and paints everything anew.
    public func use(_ theme: Theme) {
        self.theme = theme
        styles.load(theme)
        repaintAll()
    }

    /// Forgets what is on the terminal, so that the next frame is painted whole.
    public func repaintAll() {
        shown = nil
        handrail_repaint_all()
    }

    /// Paints a frame: only rows that differ from the last one are touched.
    ///
    /// The cursor ends on the focused item.
    public func paint(_ frame: Frame) {
        let last = shown.flatMap { $0.size == frame.size ? $0 : nil }
        for (index, row) in frame.rows.enumerated() where last?.rows[index] != row {
            paint(row, at: index)
        }
        handrail_go(Int32(frame.cursor.row), Int32(frame.cursor.column))
        if frame.cursor.isShown != shown?.cursor.isShown {
            handrail_show_cursor(frame.cursor.isShown ? 1 : 0)
        }
        handrail_show()
        shown = frame
    }

    private func paint(_ row: Row, at index: Int) {
        // The row is cleared before it is written: after a full row the cursor stands on the next one.
        handrail_go(Int32(index), 0)
        styles.use(row.fill)
        handrail_clear_row_end()
        for span in row.spans {
            styles.use(span.role, span.look)
            write(span.text)
        }
    }

    private func write(_ text: String) {
        var text = Printable.text(text)
        text.withUTF8 { bytes in
            unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
                guard let start = characters.baseAddress else { return }
                unsafe handrail_write(start, Int32(characters.count))
            }
        }
    }
}

/// Lets through only what the C library knows how to place; anything else is shown as "?".
enum Printable {
    static func text(_ text: String) -> String {
        if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) || isBlocks(text) { return text }
        var shown = ""
        for character in text {
            let scalars = character.unicodeScalars
            let columns = scalars.map { handrail_columns_of($0.value) }
            if columns.allSatisfy({ $0 >= 0 }), columns.first ?? 0 > 0 {
                shown.append(character)
            } else {
                // The layout gave it the columns of all that it is made of, or one.
                let width = max(1, columns.reduce(0) { $0 + max(0, Int($1)) })
                shown += String(repeating: "?", count: width)
            }
        }
        return shown
    }

    /// Whether there is nothing but blocks and what is ASCII: large letters are made of many.
    private static func isBlocks(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy {
            (0x20...0x7E).contains($0.value) || (0x2580...0x259F).contains($0.value)
        }
    }
}

import CNcurses
import Glibc
public import Renderings

/// What this terminal has for large letters.
public enum TerminalLetters {
    /// Which block characters a terminal has, by its kind; a Linux console is asked for those of its font.
    ///
    /// - Parameter kind: what `TERM` says.
    /// - Returns: the best set of which it has every character.
    public static func blocks(of kind: String) -> Blocks {
        let found = handrail_console_blocks()
        if found >= 0 { return blocks(ofConsole: found) }
        // Terminals of glass, and what is told nothing of the terminal, have letters and no more.
        let plain = ["linux", "vt", "dumb", "ansi", "cons", "sun"]
        return kind.isEmpty || plain.contains { kind.hasPrefix($0) } ? .none : .quadrants
    }

    /// The best set of which a console font has every character: a bit for each from U+2580 on.
    static func blocks(ofConsole found: Int64) -> Blocks {
        // The halves are U+2580, U+2584 and U+2588; the quadrants have also U+258C, U+2590 and U+2596 to U+259F.
        let halves: Int64 = 1 << 0x00 | 1 << 0x04 | 1 << 0x08
        let quadrants = halves | 1 << 0x0C | 1 << 0x10 | 0x3FF << 0x16
        return found & quadrants == quadrants ? .quadrants : found & halves == halves ? .halves : .none
    }

    /// The Linux console this session runs on, such as `/dev/tty1`; nil for any other terminal.
    public static var console: String? {
        guard handrail_console_blocks() >= 0, let name = unsafe ttyname(STDIN_FILENO) else { return nil }
        return unsafe String(cString: name)
    }

    /// Asks an xterm for another font, such as `DejaVu Sans Mono:pixelsize=24`; without `allowFontOps` it stays.
    public static func useFontOfXterm(_ name: String) {
        let words = "\u{1B}]50;\(name)\u{07}"
        var bytes = words.utf8.map { CChar(bitPattern: $0) }
        unsafe handrail_send(&bytes, bytes.count)
    }
}

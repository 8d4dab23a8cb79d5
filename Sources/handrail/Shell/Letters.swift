import Connections
import Content
import Renderings
import Screens
import Terminal

/// What this terminal has for large letters, as the deploy scripts and the terminal itself say it.
///
/// `HANDRAIL_FONT` says whose letters the session may change: `console` for a Linux console that was given
/// `console-16.psf.gz` before, or `xterm:FACE@PIXELS,FACE@PIXELS` for an xterm that lets a session change its font, the
/// font at the start first. `HANDRAIL_BLOCKS` says `quadrants`, `halves` or `none` where a terminal cannot be asked.
enum Letters {
    /// The fonts of a Linux console, the one at the start first.
    private static let consoleFonts = ["console-16.psf.gz", "console-24.psf.gz", "console-32.psf.gz"]

    static func here(_ access: Accessibility, _ world: World) -> Lettering {
        let told = Places.environment("HANDRAIL_BLOCKS").flatMap { Blocks(rawValue: $0) }
        var lettering = Lettering(
            blocks: told ?? TerminalLetters.blocks(of: Places.environment("TERM") ?? ""),
            font: { access.letters($0) }
        )
        let words = (Places.environment("HANDRAIL_FONT") ?? "").split(separator: ":")
        if words.first == "xterm", words.count == 2 {
            let fonts = words[1].split(separator: ",").compactMap { xtermFont($0) }
            lettering.steps = max(0, fonts.count - 1)
            lettering.change = { step in
                if fonts.indices.contains(step) { TerminalLetters.useFontOfXterm(fonts[step]) }
            }
        } else if words.first == "console", let console = TerminalLetters.console {
            let programs = Programs(in: ["/usr/bin", "/bin", "/usr/sbin", "/sbin"])
            guard programs.path(of: "setfont") != nil else { return lettering }
            lettering.steps = consoleFonts.count - 1
            lettering.change = { step in
                let font = access.font(consoleFonts[max(0, min(step, consoleFonts.count - 1))])
                // Where a font cannot be loaded, the one before stays, and all can be read as before.
                _ = try? programs.run(
                    Connections.Command("setfont", ["-C", console, font], milliseconds: 2_000),
                    clock: { world.moment.milliseconds }
                )
            }
        }
        return lettering
    }

    /// The font of words such as `Spleen 12x24@24`: its face, and how many pixels it is high.
    private static func xtermFont(_ words: Substring) -> String? {
        let parts = words.split(separator: "@")
        guard parts.count == 2, let size = Int(parts[1]), (4...400).contains(size) else { return nil }
        // Only what is a name may reach the terminal, and never an escape.
        let face = parts[0].filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == " ") }
        return "\(face):pixelsize=\(size)"
    }
}

import CNcurses
import Renderings

/// The styles of a theme as this terminal can show them.
///
/// The palette decides; here its numbers become the pairs and attributes of ncurses.
final class StyleTable {
    private struct Look {
        var attributes: attr_t
        var pair: Int32
    }

    private let palette: Palette
    private var looks: [Role: Look] = [:]

    init(colours: Int) { palette = Palette(colours: colours) }

    func load(_ theme: Theme) {
        let plain = numbers(of: palette.look(.text, of: theme))
        if palette.colours >= 8 { handrail_use_plain(plain[0], plain[1]) }
        // Pair 0 is plain text.
        var pairs = [plain]
        for role in Role.allCases {
            let look = palette.look(role, of: theme)
            let wanted = numbers(of: look)
            if !pairs.contains(wanted) {
                if palette.colours >= 8 { handrail_make_pair(Int32(pairs.count), wanted[0], wanted[1]) }
                pairs.append(wanted)
            }
            looks[role] = Look(
                attributes: handrail_attributes(
                    look.bold ? 1 : 0,
                    look.underline ? 1 : 0,
                    look.reversed ? 1 : 0
                ),
                pair: palette.colours >= 8 ? Int32(pairs.firstIndex(of: wanted) ?? 0) : 0
            )
        }
    }

    private func numbers(of look: Palette.Look) -> [Int32] {
        [Int32(look.foreground ?? 0), Int32(look.background ?? 0)]
    }

    func use(_ role: Role, _ letters: Span.Look = .letters) {
        var look = looks[role] ?? Look(attributes: 0, pair: 0)
        if letters != .letters { look.attributes &= handrail_attributes(0, 0, 1) }
        if letters == .filled { look.attributes ^= handrail_attributes(0, 0, 1) }
        handrail_use_style(look.attributes, look.pair)
    }
}

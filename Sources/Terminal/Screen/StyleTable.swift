import CNcurses
import Renderings

/// The styles of a theme as this terminal can show them.
///
/// With 256 colours the nearest of the fixed ones are used. With 8 or 16 nobody knows what they look like, so only
/// black, white and their exchange are; with none, only attributes.
final class StyleTable {
    private struct Look {
        var attributes: attr_t
        var pair: Int32
    }

    private let colours: Int
    private var looks: [Role: Look] = [:]

    init(colours: Int) { self.colours = colours }

    func load(_ theme: Theme) {
        let plain = numbers(of: theme[.text])
        if colours >= 8 { handrail_use_plain(plain[0], plain[1]) }
        // Pair 0 is plain text.
        var pairs = [plain]
        for role in Role.allCases {
            let style = theme[role]
            let isExchanged = colours < 256 && style.reversed
            let wanted = isExchanged ? plain : numbers(of: style)
            if !pairs.contains(wanted) {
                if colours >= 8 { handrail_make_pair(Int32(pairs.count), wanted[0], wanted[1]) }
                pairs.append(wanted)
            }
            looks[role] = Look(
                attributes: handrail_attributes(
                    style.bold ? 1 : 0,
                    style.underline ? 1 : 0,
                    isExchanged ? 1 : 0
                ),
                pair: colours >= 8 ? Int32(pairs.firstIndex(of: wanted) ?? 0) : 0
            )
        }
    }

    private func numbers(of style: Style) -> [Int32] {
        [number(of: style.foreground), number(of: style.background)]
    }

    func use(_ role: Role, _ letters: Span.Look = .letters) {
        var look = looks[role] ?? Look(attributes: 0, pair: 0)
        if letters != .letters { look.attributes &= handrail_attributes(0, 0, 1) }
        if letters == .filled { look.attributes ^= handrail_attributes(0, 0, 1) }
        handrail_use_style(look.attributes, look.pair)
    }

    /// The number of the nearest colour this terminal has.
    private func number(of colour: Colour) -> Int32 {
        guard colours >= 256 else {
            let isLight = Int(colour.red) + Int(colour.green) + Int(colour.blue) > 3 * 127
            return isLight ? 7 : 0
        }
        // The cube of 6 by 6 by 6 colours begins at 16; its steps are 0, 95, 135, 175, 215 and 255.
        func step(_ part: UInt8) -> Int { part < 48 ? 0 : part < 115 ? 1 : (Int(part) - 35) / 40 }
        return Int32(16 + 36 * step(colour.red) + 6 * step(colour.green) + step(colour.blue))
    }
}

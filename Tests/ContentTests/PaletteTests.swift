import Content
import Foundation
import Renderings
import Testing

/// What each theme looks like on terminals of all kinds.
@Suite struct PaletteTests {
    /// What terminals of 8 and 16 colours show for the two numbers that are used there: black and white.
    private static let fewColours: [(name: String, black: String, white: String)] = [
        ("Linux console", "#000000", "#aaaaaa"), ("xterm", "#000000", "#e5e5e5"),
        ("Tango", "#2e3436", "#d3d7cf"), ("VGA bright", "#000000", "#ffffff"),
    ]

    private func theme(_ name: String) throws -> Theme {
        try Accessibility(root.appending(path: "Accessibility").path()).theme(name)
    }

    /// The letters and the background of a role as a person sees them.
    private func seen(
        _ role: Role,
        _ theme: Theme,
        _ colours: Int,
        _ few: (black: String, white: String) = ("#000000", "#ffffff")
    ) throws -> (letters: Colour, behind: Colour) {
        if colours > 256 { return (theme[role].foreground, theme[role].background) }
        let look = Palette(colours: colours).look(role, of: theme)
        func colour(_ number: Int?) throws -> Colour {
            let number = try #require(number)
            if let fixed = Palette.colour(number) { return fixed }
            #expect([0, 7].contains(number), "only black and white are known to be readable")
            return try #require(Colour(hex: number == 0 ? few.black : few.white))
        }
        let (letters, behind) = (try colour(look.foreground), try colour(look.background))
        return look.reversed ? (behind, letters) : (letters, behind)
    }

    private func check(_ name: String, _ colours: Int, _ few: (black: String, white: String)) throws {
        let theme = try theme(name)
        let text = try seen(.text, theme, colours, few)
        for role in Role.allCases {
            let look = try seen(role, theme, colours, few)
            #expect(look.letters.contrast(with: look.behind) >= 7, "\(role) of \(name) at \(colours)")
        }
        let focus = try seen(.focused, theme, colours, few)
        #expect(focus.behind.contrast(with: text.behind) >= 3, "the focus of \(name) at \(colours)")
        #expect(focus.letters.contrast(with: text.letters) >= 3, "the focus of \(name) at \(colours)")
    }

    @Test func everyFileOfAThemeIsOfferedAndNoOther() throws {
        let folder = root.appending(path: "Accessibility/Themes")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path())
        #expect(Set(files) == Set(Accessibility.themes.map { "\($0).json" }))
    }

    /// Meets C02, C04.
    @Test(arguments: Accessibility.themes, [1 << 24, 256])
    func everyPairOfColoursIsSevenToOneWithManyColours(_ name: String, _ colours: Int) throws {
        #expect(Accessibility.themes.count == 8 && Set(Accessibility.themes).count == 8)
        try check(name, colours, ("#000000", "#ffffff"))
    }

    /// Meets C03, C04.
    @Test(arguments: Accessibility.themes, [16, 8])
    func everyPairOfColoursIsSevenToOneWithFewColours(_ name: String, _ colours: Int) throws {
        for few in Self.fewColours { try check(name, colours, (few.black, few.white)) }
    }

    @Test(arguments: Accessibility.themes)
    func withoutColoursAllThatMattersDiffersByItsAttributes(_ name: String) throws {
        let (palette, theme) = (Palette(colours: 0), try theme(name))
        let text = palette.look(.text, of: theme)
        for role in [Role.focused, .error, .heading, .title, .field] {
            #expect(palette.look(role, of: theme) != text, "\(role)")
        }
        #expect(
            palette.look(.focused, of: theme).reversed,
            "the focus shows where a terminal can only exchange"
        )
        for role in Role.allCases where role != .focused {
            #expect(palette.look(role, of: theme) != palette.look(.focused, of: theme) || role == .picture)
        }
    }

    @Test func aDarkPictureOnLightStaysThatWayEverywhere() throws {
        for name in Accessibility.themes {
            for colours in [1 << 24, 256, 16, 8] {
                let look = try seen(.picture, try theme(name), colours)
                let black = try #require(Colour(hex: "#000000"))
                #expect(look.letters == black, "a code must be dark on light: \(name) at \(colours)")
            }
        }
    }
}

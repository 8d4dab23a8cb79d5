import Content
import Foundation
import Renderings
import Testing

@Suite struct ThemeTests {
    private func theme(_ name: String) throws -> Theme {
        try Accessibility(root.appending(path: "Accessibility").path()).theme(name)
    }

    /// Meets A34.
    @Test(arguments: Accessibility.themes)
    func everyPairOfColoursHasAContrastOfSevenToOneOrBetter(_ name: String) throws {
        let theme = try theme(name)
        for role in Role.allCases {
            let style = theme[role]
            #expect(style.foreground.contrast(with: style.background) >= 7, "\(role)")
        }
    }

    /// Meets A34, A35, A43.
    @Test(arguments: Accessibility.themes)
    func theFocusTheTitleAndErrorsStandOutInColoursAndWithout(_ name: String) throws {
        let theme = try theme(name)
        let (text, focused) = (theme[.text], theme[.focused])
        #expect(focused.background.contrast(with: text.background) >= 7, "the focus must stand out")
        #expect(focused.reversed && !text.reversed, "without colours the focus is shown by exchange")
        #expect(theme[.title].bold && theme[.error].bold && !text.bold)
        #expect(theme[.field].underline, "an empty field must be seen")
    }

    /// Meets C01.
    @Test func contrastIsThatOfTheStandard() throws {
        let black = try #require(Colour(hex: "#000000"))
        let white = try #require(Colour(hex: "#ffffff"))
        #expect(abs(black.contrast(with: white) - 21) < 0.001)
        #expect(abs(white.contrast(with: black) - 21) < 0.001)
        #expect(abs(white.contrast(with: white) - 1) < 0.001)
        #expect(abs(try #require(Colour(hex: "#767676")).contrast(with: white) - 4.54) < 0.01)
        #expect(abs(try #require(Colour(hex: "#595959")).contrast(with: white) - 7.0) < 0.01)
    }

    @Test(arguments: [
        ("\"#000000\"", "\"black\""), ("\"bold\": true", "\"bold\": \"yes\""), ("\"focused\"", "\"focus\""),
        ("}", ""),
    ])
    func aThemeWithAnErrorIsRefusedWithFileLineAndColumn(_ old: String, _ new: String) throws {
        let copy = FileManager.default.temporaryDirectory.appending(path: "handrail-\(UUID().uuidString)")
        try FileManager.default.copyItem(at: root.appending(path: "Accessibility"), to: copy)
        defer { try? FileManager.default.removeItem(at: copy) }
        let file = copy.appending(path: "Themes/black-on-white.json")
        let text = try String(contentsOf: file, encoding: .utf8)
        let broken = text.replacingOccurrences(of: old, with: new)
        try #require(broken != text)
        try Data(broken.utf8).write(to: file)
        let error = #expect(throws: ContentError.self) {
            try Accessibility(copy.path()).theme("black-on-white")
        }
        #expect(isPlaced(try #require(error?.lines.first), in: "black-on-white.json"))
    }
}

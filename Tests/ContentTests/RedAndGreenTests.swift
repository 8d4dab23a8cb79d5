import Content
import Foundation
import Renderings
import Testing

@Suite struct RedAndGreenTests {
    /// Reds and greens are what most people who mix colours up mix up: no theme needs either.
    ///
    /// Meets C06.
    @Test(arguments: Accessibility.themes)
    func noThemeHasRedOrGreen(_ name: String) throws {
        let theme = try Accessibility(root.appending(path: "Accessibility").path()).theme(name)
        for role in Role.allCases {
            for colour in [theme[role].foreground, theme[role].background] {
                let (red, green) = (Int(colour.red), Int(colour.green))
                #expect(abs(red - green) < 64, "\(role) of \(name)")
            }
        }
    }
}

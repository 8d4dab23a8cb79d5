import Content
import Domain
import Foundation
import Renderings
import Screens
import Testing

/// The folder of the checkout.
let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

/// The real content pack and catalogue, as a session reads them.
enum RealHub {
    static func pack() throws -> ContentPack {
        try ContentPack.read(root.appending(path: "Kiosk/Content").path())
    }

    static let access = Accessibility(root.appending(path: "Accessibility").path())

    /// Words that stand in the place of those of every language, as long as a test says so.
    @TaskLocal static var spoken: Catalogue?

    static func words(_ language: String = "en") throws -> Catalogue {
        try spoken ?? access.words(language)
    }

    static func surroundings(_ language: String = "en") throws -> Surroundings {
        let pack = try pack().translated(to: language)
        return Surroundings(
            words: try words(language),
            hub: pack.hub,
            categories: pack.categories,
            settings: Settings(theme: "white-on-black", language: language),
            offered: Offered(themes: ["white-on-black", "black-on-white"], languages: access.languages)
        )
    }
}

/// The codes of every service that the pack offers, in its order.
///
/// None where the pack cannot be read: `theHubOffersServices` fails then.
let codes = ((try? RealHub.pack())?.categories ?? []).flatMap(\.services).map(\.code)

import Content
import Domain
import Foundation
import Ground
import Screens
import Store

/// The services of the content pack with their own synonyms, to be found.
enum Town {
    static let here = URL(filePath: #filePath).deletingLastPathComponent()
    static let root = here.deletingLastPathComponent().deletingLastPathComponent()

    /// A phrase that somebody types, and the service that is meant.
    struct Phrase: Decodable {
        var words: String
        var service: String
    }

    static func pack() throws -> [FindableService] {
        try ContentPack.read(root.appending(path: "Kiosk/Content").path()).findableServices()
    }

    static func phrases() throws -> [Phrase] {
        let data = try Data(contentsOf: here.appending(path: "phrases.json"))
        return try JSONDecoder().decode([Phrase].self, from: data)
    }

    static func smallWords() throws -> Set<String> {
        let file = root.appending(path: "Accessibility/Languages/en.po")
        let words = try Catalogue(po: Array(Data(contentsOf: file)), language: "en")
        return Set(words(.findSmallWords).split(separator: " ").map(String.init))
    }

    static func index() throws -> ServiceIndex {
        try ServiceIndex(pack(), ignoring: smallWords())
    }
}

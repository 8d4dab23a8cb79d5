import Content
import Domain
import Foundation
import Ground
import Screens
import Store

/// The sixteen services of a town, to be found.
///
/// Those that the content pack offers with synonyms of its own are taken from there, the others from `services.json`.
enum Town {
    static let here = URL(filePath: #filePath).deletingLastPathComponent()
    static let root = here.deletingLastPathComponent().deletingLastPathComponent()

    /// A phrase that somebody types, and the service that is meant.
    struct Phrase: Decodable {
        var words: String
        var service: String
    }

    private struct Entry: Decodable {
        var code: String
        var title: String
        var category: String
        var summary: String
        var synonyms: [String]
    }

    static func pack() throws -> [FindableService] {
        try ContentPack.read(root.appending(path: "Kiosk/Content").path()).findableServices()
    }

    static func services() throws -> [FindableService] {
        let data = try Data(contentsOf: here.appending(path: "services.json"))
        let pack = try pack().filter { !$0.synonyms.isEmpty }
        return try JSONDecoder().decode([Entry].self, from: data).map { entry in
            pack.first { $0.code == entry.code }
                ?? FindableService(
                    code: entry.code,
                    title: entry.title,
                    synonyms: entry.synonyms,
                    summary: entry.summary,
                    category: entry.category
                )
        }
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
        try ServiceIndex(services(), ignoring: smallWords())
    }
}

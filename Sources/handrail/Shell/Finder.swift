import Content
import Screens
import Store

/// Finds services by words; makes its index when something is looked for the first time.
final class Finder {
    private let words: Catalogue
    private var index: ServiceIndex?

    /// Looks for services in the words of a language.
    init(_ words: Catalogue) { self.words = words }

    /// The services of a content pack that fit what was typed, best first.
    func search(_ typed: String, in pack: ContentPack) throws(StoreError) -> [ServiceIndex.Match] {
        if let index { return try index.search(typed) }
        // Words that say nothing of what is wanted.
        let smallWords = Set(words(.findSmallWords).split(separator: " ").map(String.init))
        let made = try ServiceIndex(pack.findableServices(), ignoring: smallWords)
        index = made
        return try made.search(typed)
    }
}

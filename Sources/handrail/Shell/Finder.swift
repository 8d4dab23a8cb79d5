import Content
import Screens
import Store

/// Finds services by words; makes its index when something is looked for the first time.
final class Finder {
    private let smallWords: Set<String>
    private var index: ServiceIndex?

    /// Takes from the words of a language those that say nothing of what is wanted.
    init(_ words: Catalogue) {
        smallWords = Set(words(.findSmallWords).split(separator: " ").map(String.init))
    }

    /// The services of a content pack that fit what was typed, best first.
    func search(_ typed: String, in pack: ContentPack) throws(StoreError) -> [ServiceIndex.Match] {
        if let index { return try index.search(typed) }
        let made = try ServiceIndex(pack.findableServices(), ignoring: smallWords)
        index = made
        return try made.search(typed)
    }
}

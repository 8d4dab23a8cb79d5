import Domain
import Forms

// The language.
extension Visit {
    /// Takes on settings; another language holds once its words are here.
    mutating func use(_ settings: Settings) -> [Effect] {
        let language = surroundings.settings.language
        surroundings.settings = settings
        guard settings.language != language else { return [] }
        surroundings.settings.language = language
        let services = layers.compactMap(\.scene.openService)
        return [.useLanguage(settings.language, services: services)]
    }

    mutating func speak(
        _ words: Catalogue,
        _ hub: Hub,
        _ categories: [ServiceCategory],
        _ forms: [String: Form]
    ) {
        surroundings.settings.language = words.language
        (surroundings.words, surroundings.hub, surroundings.categories) = (words, hub, categories)
        for index in layers.indices { layers[index].scene.speak(surroundings, forms) }
        shown = nil
    }
}

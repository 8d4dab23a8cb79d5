public import Domain
import Ground

// What services can be found by.
extension ContentPack {
    /// Every service with all that it can be found by, in the order of the pack.
    ///
    /// Synonyms stand in the form of each service, under `metadata.hub.service.synonyms`; those of another language
    /// beside its other words, and go before the English ones. A form that cannot be read gives none: its service is
    /// still found by its title.
    public func findableServices() -> [FindableService] {
        categories.flatMap { category in
            category.services.map { service in
                FindableService(
                    code: service.code,
                    title: service.title,
                    synonyms: synonyms(of: service),
                    summary: service.summary,
                    category: category.title
                )
            }
        }
    }

    private func synonyms(of service: Service) -> [String] {
        for path in [path(of: service), copies?.path(of: service.form)].compactMap(\.self) {
            guard let bytes = try? TextFile.read(path), let form = try? JSON(parsing: bytes) else { continue }
            let said = form["metadata"]?["translations"]?[language]?["service"]?["synonyms"]?.elements ?? []
            let list = form["metadata"]?["hub"]?["service"]?["synonyms"]?.elements ?? []
            return (said + list).compactMap(\.string)
        }
        return []
    }
}

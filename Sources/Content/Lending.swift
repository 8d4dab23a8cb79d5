public import Domain

// What the hub lends, and how; read when it is wanted.
extension ContentPack {
    /// What the hub lends.
    public func lendingModels() throws(ContentError) -> ModelCatalogue {
        try value("models.json") { path throws(ContentError) in try ModelsFile.read(path, in: language) }
    }

    /// How the hub lends.
    public func lending() throws(ContentError) -> LendingPolicy {
        let models = Set(try lendingModels().models.map(\.id))
        return try value("lending.json") { path throws(ContentError) in
            try LendingFile.read(path, models: models, in: language)
        }
    }

    /// The hub's book of lending: its rules with the days on which it opens.
    ///
    /// Those days are closed too that were entered at the desk.
    public func lendingBook(with entered: [KeptClosure] = []) throws(ContentError) -> LendingBook {
        guard let opening = try hubCalendars(with: entered).now.opening else {
            throw ContentError(lines: [
                "hub.json:1:1: Without \"openingHours\" nobody knows when a loan is due. Add them."
            ])
        }
        return try lending().book(opening)
    }

    /// What is wrong with models.json and lending.json, a line each.
    public func lendingFaults() -> [String] {
        do throws(ContentError) {
            _ = try lending()
            return []
        } catch { return error.lines }
    }
}

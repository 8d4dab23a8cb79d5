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
    /// - Parameter closures: the closures that were entered at the desk.
    /// - Returns: the book.
    /// - Throws: `ContentError` where the files do not say how the hub lends, or when it opens.
    public func lendingBook(with closures: [KeptClosure] = []) throws(ContentError) -> LendingBook {
        guard let opening = try hubCalendars(with: closures).now.opening else {
            throw ContentError(lines: [
                "hub.json:1:1: Without \"openingHours\" nobody knows when a loan is due. Add them."
            ])
        }
        return try lending().book(opening)
    }

    /// What a model looks like; nil where it has no picture that can be shown.
    ///
    /// A picture that is spoilt never keeps anybody from borrowing: its last good version is used, or else its words.
    public func drawing(of model: AssetModel) -> Drawing? {
        guard let picture = model.picture else { return nil }
        return try? value(picture.file) { path throws(ContentError) in try DrawingFile.read(path) }
    }

    /// What is wrong with models.json, its pictures and lending.json, a line each.
    public func lendingFaults() -> [String] {
        var lines: [String] = []
        do throws(ContentError) { _ = try lending() } catch { lines += error.lines }
        let pictures = Set((try? lendingModels())?.models.compactMap(\.picture?.file) ?? [])
        for file in pictures.sorted() {
            do throws(ContentError) { _ = try DrawingFile.read(path(under: file)) } catch {
                lines += error.lines
            }
        }
        return lines
    }

    /// Whether a name leads to a file in the folder of the pack or under it, and nowhere else.
    static func isWithin(_ name: String) -> Bool {
        let isPlain = name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_./".contains($0)) }
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        return isPlain && parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
    }
}

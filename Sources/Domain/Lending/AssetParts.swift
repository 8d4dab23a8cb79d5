extension AssetEvent {
    /// The codes of the parts that a device lacks after all that happened to it, the first thing first.
    ///
    /// Nil where nothing was ever noted of a part.
    public static func missingParts(in history: [AssetEvent]) -> Set<String>? {
        var missing: Set<String>?
        for event in history {
            switch event.kind {
            case .partMissing: missing = (missing ?? []).union([event.detail])
            case .partBack, .partReplaced: missing = (missing ?? []).subtracting([event.detail])
            default: break
            }
        }
        return missing
    }
}

import Domain

/// The journeys of a visit of which a saved copy stands in the store, so that finishing can say that it stays.
struct SavedCopies {
    private var journeys: Set<ID> = []

    /// Takes note of what came of an effect of a scene.
    mutating func note(_ outcome: Outcome, of scene: any Scene) {
        if case .saved = outcome, let saving = scene as? SaveForm { journeys.insert(saving.journey) }
        if case .resumed(_, _, let journey, _, _) = outcome, scene is CarryOn { journeys.insert(journey) }
    }

    func contain(_ kept: Effect.Kept?) -> Bool { kept.map { journeys.contains($0.journey) } ?? false }
}

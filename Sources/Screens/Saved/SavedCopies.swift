import Domain
import Ground

/// The journeys of a visit of which a saved copy stands in the store, so that finishing can say that it stays.
struct SavedCopies {
    /// The date of birth under which each was saved or opened; nil where it is not known here.
    private var journeys: [ID: CivilDate?] = [:]

    /// Takes note of what came of an effect of a scene.
    mutating func note(_ outcome: Outcome, of scene: any Scene) {
        if case .saved = outcome, let saving = scene as? SaveForm {
            journeys[saving.journey] = .some(saving.date)
        }
        if case .resumed(_, _, let journey, _, _) = outcome, let opening = scene as? CarryOn {
            journeys[journey] = .some(opening.date)
        }
    }

    func contain(_ kept: Effect.Kept?) -> Bool { kept.map { journeys[$0.journey] != nil } ?? false }

    /// The date of birth that was told when it was saved or opened in this visit: it is not asked for again.
    func date(of kept: Effect.Kept?) -> CivilDate? { kept.flatMap { journeys[$0.journey] ?? nil } }
}

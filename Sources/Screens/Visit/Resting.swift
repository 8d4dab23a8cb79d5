import Domain

/// The terminal rests, since its store or its content cannot be used.
///
/// It tries again by itself.
///
/// Once both can be used it ends, so that the next session begins with everything fresh.
struct Resting: Scene {
    /// How long it waits before it tries the store again, in milliseconds.
    static let patience: Int64 = 5_000

    func screen(_ surroundings: Surroundings) -> Screen {
        let words = surroundings.words
        return Screen(
            id: "resting",
            title: words(.restingTitle),
            caption: surroundings.hub.name.isEmpty ? nil : surroundings.hub.name,
            parts: [.paragraph(words(.restingText)), .points(surroundings.hub.helpLines)]
        )
    }

    func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] { [] }

    func back(_ moment: Moment) -> [Step] { [] }

    func receive(_ outcome: Outcome, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        if case .storeIsBack = outcome { [.end] } else { [] }
    }
}

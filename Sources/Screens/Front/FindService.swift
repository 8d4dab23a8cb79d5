import Domain

/// A place to type what one is looking for.
///
/// What was typed is held here alone and goes when the visit leaves the screen.
struct FindService: Scene {
    private static let field: ElementID = "field:words"
    private static let problem: ElementID = "problem:words"

    private var typed = ""
    /// How often Find was asked for with nothing typed since something was; each time is a screen of its own.
    private var emptyAttempts = 0

    func screen(_ surroundings: Surroundings) -> Screen {
        let words = surroundings.words
        let message = words(.findNothingTyped)
        let isWrong = emptyAttempts > 0
        let problems = [Part.Problem(id: Self.problem, message: message)]
        let field = Part.Field(
            id: Self.field,
            label: "",
            hint: words(.findHint),
            text: typed,
            problem: isWrong ? words(.errorPrefix, ["message": message]) : nil
        )
        return Screen(
            id: "find" + (isWrong ? "!\(emptyAttempts)" : ""),
            title: isWrong ? words(.errorPrefix, ["message": words(.findTitle)]) : words(.findTitle),
            caption: surroundings.hub.name,
            parts: (isWrong ? [.problems(title: words(.problemTitle), problems)] : []) + [
                .field(field), .button(Part.Button(id: "find", label: words(.findButton))),
            ],
            focus: isWrong ? Self.problem : Self.field
        )
    }

    mutating func write(_ text: String, in field: ElementID) { typed = text }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        if id == Self.problem { return [.focus(Self.field)] }
        guard typed.contains(where: { !$0.isWhitespace }) else {
            emptyAttempts += 1
            return []
        }
        emptyAttempts = 0
        return [.perform(.find(words: typed))]
    }

    mutating func receive(_ outcome: Outcome, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        guard case .found(let words, let codes) = outcome else { return [] }
        return [.open(FoundServices(typed: words, codes.compactMap(surroundings.service)))]
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.words(.findHelp)] }
}

/// A screen for one of the staff who is signed in: it says what was refused, and ends where she is signed in no more.
protocol DeskScene: Scene {
    /// What was refused last; nil for nothing.
    var refusal: DeskRefusal? { get set }
    /// Takes what came of an act, but for a refusal.
    mutating func take(_ news: DeskNews) -> [Step]
}

extension DeskScene {
    mutating func receive(_ outcome: Outcome, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        guard case .desk(let news) = outcome else { return [] }
        switch news {
        case .refused(.notSignedIn): return [.end]
        case .refused(let why):
            refusal = why
            return []
        default: return take(news)
        }
    }

    /// What was refused, to stand first on the screen; nothing where nothing was.
    func refused(_ surroundings: Surroundings) -> [Part] {
        refusal.map { [.notice(surroundings.words(for: $0))] } ?? []
    }
}

/// A screen of the desk that must learn something before it can be read, and again when it is seen anew.
protocol DeskAsking: Scene {
    /// Whether the shell is still to be asked.
    var isWanted: Bool { get set }
    /// What it is asked.
    var asks: DeskAct { get }
}

extension DeskAsking {
    mutating func wanting() -> [Effect] {
        guard isWanted else { return [] }
        isWanted = false
        return [.desk(asks)]
    }
}

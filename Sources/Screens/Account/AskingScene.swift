import Domain
import Ground

/// What a page that asks the shell keeps: whether it knows what it shows, and what it has to say first.
struct PageState {
    /// Said at the top, such as that something is kept.
    var notice: Phrase?
    /// Counts the times it said something new: each is a screen of its own.
    var turns = 0
    /// Whether the shell is still to be asked.
    var isWanted = true
    /// Whether it could not be found out, or not be done.
    var failure: Phrase?

    mutating func say(_ phrase: Phrase?) {
        (notice, failure) = (phrase, nil)
        turns += 1
    }

    mutating func fail(_ phrase: Phrase) {
        (notice, failure) = (nil, phrase)
        turns += 1
    }
}

/// A page that asks the shell for what it shows, and says where that cannot be had.
protocol AskingScene: Scene {
    /// What the ids of the screens of its room begin with.
    static var room: String { get }
    /// What it keeps for every page.
    var state: PageState { get set }
    /// What it is, for the id of its screen.
    var name: String { get }
    /// What the shell is asked first; nil for nothing.
    var question: Effect? { get }
    /// Its title.
    func title(_ words: Catalogue) -> String
    /// What stands on it; nil while that is not known.
    func parts(_ surroundings: Surroundings) -> [Part]?
    /// The element that has the focus first; nil for the first there is.
    var focus: ElementID? { get }
    /// Does what an element says.
    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, _ moment: Moment) -> [Step]
    /// What came back, on every page.
    mutating func receiveNews(_ outcome: Outcome, _ surroundings: Surroundings, _ moment: Moment) -> [Step]
}

extension AskingScene {
    var focus: ElementID? { nil }

    func screen(_ surroundings: Surroundings) -> Screen { page(surroundings) }

    /// The page as every page of its room is.
    func page(_ surroundings: Surroundings) -> Screen {
        let words = surroundings.words
        let id = "\(Self.room).\(name)" + (state.turns == 0 ? "" : ".\(state.turns)")
        var screen = Screen(id: id, title: title(words), caption: surroundings.hub.name, parts: [])
        if let failure = state.failure {
            var list = PartList()
            list.notice(words(failure))
            list.button("try-again", words(.tryAgain))
            list.button("return", words(.goBack))
            screen.parts = list.parts
        } else if let parts = parts(surroundings) {
            screen.parts = (state.notice.map { [.notice(words($0))] } ?? []) + parts
            screen.focus = focus ?? ""
        } else {
            screen.id += ".waiting"
            screen.parts = [.paragraph(words(.fewSeconds))]
        }
        return screen
    }

    mutating func wanting() -> [Effect] {
        guard state.isWanted, let question else { return [] }
        state.isWanted = false
        return [question]
    }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        pressPage(id, surroundings, moment)
    }

    /// What a press does on every page.
    mutating func pressPage(_ id: ElementID, _ surroundings: Surroundings, _ moment: Moment) -> [Step] {
        if id == "try-again", state.failure != nil {
            (state.failure, state.isWanted) = (nil, true)
            state.turns += 1
            return []
        }
        return id == "return" ? [.close] : choose(id, surroundings, moment)
    }

    mutating func receive(_ outcome: Outcome, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        receiveNews(outcome, surroundings, moment)
    }

    /// Opens a page over this one, which asks anew when it is seen again.
    mutating func open(_ scene: any Scene) -> [Step] {
        (state.isWanted, state.notice) = (question != nil, nil)
        return [.open(scene)]
    }
}

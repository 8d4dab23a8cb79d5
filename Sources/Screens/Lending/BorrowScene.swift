import Domain
import Ground

/// A page about things that are lent: it asks the shell for what it shows, and says where that cannot be had.
protocol BorrowScene: Scene {
    /// What it keeps for every page.
    var state: PageState { get set }
    /// What it is, for the id of its screen.
    var name: String { get }
    /// What it asks the shell first; nil for nothing.
    var asks: BorrowAct? { get }
    /// Its title.
    func title(_ words: Catalogue) -> String
    /// What stands on it; nil while that is not known.
    func parts(_ surroundings: Surroundings) -> [Part]?
    /// The element that has the focus first; nil for the first there is.
    var focus: ElementID? { get }
    /// Does what an element says.
    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, _ moment: Moment) -> [Step]
    /// Takes what came of asking.
    mutating func take(_ news: BorrowNews, _ surroundings: Surroundings, _ moment: Moment) -> [Step]
}

extension BorrowScene {
    var focus: ElementID? { nil }

    func screen(_ surroundings: Surroundings) -> Screen { page(surroundings) }

    /// The page as every page about lending is.
    func page(_ surroundings: Surroundings) -> Screen {
        let words = surroundings.words
        let id = "lending.\(name)" + (state.turns == 0 ? "" : ".\(state.turns)")
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
        guard state.isWanted, let asks else { return [] }
        state.isWanted = false
        return [.lending(asks)]
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

    /// What came back, on every page.
    mutating func receiveNews(_ outcome: Outcome, _ surroundings: Surroundings, _ moment: Moment) -> [Step] {
        guard case .lending(let news) = outcome else { return [] }
        switch news {
        case .notNow: state.fail(.mineNotNow)
        case .notAllowed: state.fail(.mineNotAllowed)
        default: return take(news, surroundings, moment)
        }
        return []
    }

    /// Opens a page over this one, which asks anew when it is seen again.
    mutating func open(_ scene: any Scene) -> [Step] {
        (state.isWanted, state.notice) = (asks != nil, nil)
        return [.open(scene)]
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.words(.borrowHelp)] }
}

extension PartList {
    /// Something she chose or was told, without a way to change it here.
    mutating func fact(_ question: String, _ answer: String) {
        head(question)
        say(answer)
    }
}

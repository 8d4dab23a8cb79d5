import Domain
import Ground

/// What every page of "my account" keeps: whether it knows what it shows, and what it has to say first.
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

/// A page of "my account": it asks the shell once for what it shows, and says where that cannot be had.
protocol MineScene: Scene {
    /// What it keeps for every page.
    var state: PageState { get set }
    /// What it is, for the id of its screen.
    var name: String { get }
    /// What it asks the shell first; nil for nothing.
    var asks: MineAct? { get }
    /// Its title.
    func title(_ words: Catalogue) -> String
    /// What stands on it; nil while that is not known.
    func parts(_ surroundings: Surroundings) -> [Part]?
    /// The element that has the focus first; nil for the first there is.
    var focus: ElementID? { get }
    /// Does what an element says.
    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, _ moment: Moment) -> [Step]
    /// Takes what came of asking.
    mutating func take(_ news: MineNews, _ surroundings: Surroundings, _ moment: Moment) -> [Step]
}

extension MineScene {
    var focus: ElementID? { nil }

    func screen(_ surroundings: Surroundings) -> Screen { page(surroundings) }

    /// The page as every page of "my account" is.
    func page(_ surroundings: Surroundings) -> Screen {
        let words = surroundings.words
        let id = "mine.\(name)" + (state.turns == 0 ? "" : ".\(state.turns)")
        var screen = Screen(id: id, title: title(words), caption: surroundings.hub.name, parts: [])
        if let failure = state.failure {
            screen.parts = [
                .notice(words(failure)),
                .button(Part.Button(id: "try-again", number: 1, label: words(.tryAgain))),
                .button(Part.Button(id: "return", number: 2, label: words(.goBack))),
            ]
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
        return [.mine(asks)]
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
        guard case .mine(let news) = outcome else { return [] }
        switch news {
        case .notNow: state.fail(.mineNotNow)
        case .refused: state.fail(.mineNotAllowed)
        default: return take(news, surroundings, moment)
        }
        return []
    }

    /// Opens a page over this one, which asks anew when it is seen again.
    mutating func open(_ scene: any Scene) -> [Step] {
        (state.isWanted, state.notice) = (asks != nil, nil)
        return [.open(scene)]
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.words(.mineHelp)] }
}

/// The parts of a page, its choices numbered as they come.
struct PartList {
    private(set) var parts: [Part] = []
    private var number = 1

    mutating func say(_ text: String) { parts.append(.paragraph(text)) }
    mutating func head(_ text: String) { parts.append(.heading(text)) }
    mutating func notice(_ text: String) { parts.append(.notice(text)) }
    mutating func refer(_ label: String, _ code: String, spoken: String) {
        parts.append(.reference(label: label, code: code, spoken: spoken))
    }
    mutating func list(_ lines: [String]) { if !lines.isEmpty { parts.append(.points(lines)) } }

    mutating func choice(
        _ id: ElementID,
        _ label: String,
        hint: String? = nil,
        mark: Part.Choice.Mark = .none
    ) {
        parts.append(.choice(Part.Choice(id: id, number: number, label: label, hint: hint, mark: mark)))
        number += 1
    }

    mutating func answer(_ id: ElementID, _ question: String, _ lines: [String], change: String) {
        parts.append(
            .answer(
                Part.Answered(id: id, number: number, question: question, lines: lines, change: change)
            )
        )
        number += 1
    }

    mutating func button(_ id: ElementID, _ label: String) {
        parts.append(.button(Part.Button(id: id, number: number, label: label)))
        number += 1
    }
}

extension Surroundings {
    /// The day of an instant, in words.
    func date(_ milliseconds: Int64) -> String { words.date(day(milliseconds)) }

    /// What a service is called; its code where it is not offered any more.
    func serviceTitle(_ code: String) -> String { service(code)?.title ?? code }
}

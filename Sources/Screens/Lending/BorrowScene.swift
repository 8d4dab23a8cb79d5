import Domain
import Ground

/// A page about things that are lent.
protocol BorrowScene: AskingScene {
    /// What it asks the shell first; nil for nothing.
    var asks: BorrowAct? { get }
    /// Takes what came of asking.
    mutating func take(_ news: BorrowNews, _ surroundings: Surroundings, _ moment: Moment) -> [Step]
}

extension BorrowScene {
    static var room: String { "lending" }

    var question: Effect? { asks.map { .lending($0) } }

    mutating func receiveNews(_ outcome: Outcome, _ surroundings: Surroundings, _ moment: Moment) -> [Step] {
        guard case .lending(let news) = outcome else { return [] }
        switch news {
        case .notNow: state.fail(.mineNotNow)
        case .notAllowed: state.fail(.mineNotAllowed)
        default: return take(news, surroundings, moment)
        }
        return []
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

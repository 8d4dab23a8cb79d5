import Domain
import Ground

/// A page of "my account".
protocol MineScene: AskingScene {
    /// What it asks the shell first; nil for nothing.
    var asks: MineAct? { get }
    /// Takes what came of asking.
    mutating func take(_ news: MineNews, _ surroundings: Surroundings, _ moment: Moment) -> [Step]
}

extension MineScene {
    static var room: String { "mine" }

    var question: Effect? { asks.map { .mine($0) } }

    mutating func receiveNews(_ outcome: Outcome, _ surroundings: Surroundings, _ moment: Moment) -> [Step] {
        guard case .mine(let news) = outcome else { return [] }
        switch news {
        case .notNow: state.fail(.mineNotNow)
        case .refused: state.fail(.mineNotAllowed)
        default: return take(news, surroundings, moment)
        }
        return []
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
    mutating func show(_ picture: Part.Picture) { parts.append(.picture(picture)) }
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

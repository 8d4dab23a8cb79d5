import Domain
import Ground

/// Somebody who waits says up to which day she is away, and reads that her place is kept.
struct AwayPage: BorrowScene {
    private enum Stage: String {
        case asked
        case check
        case done
        case refused
    }

    private static let question = DateQuestion(
        name: "away",
        title: .awayTitle,
        hint: .awayHint,
        label: .awayLabel
    ) { Hold.awayDays(from: $0) }

    var state = PageState()
    var name: String { "away.\(waiting.hold.model).\(stage.rawValue)" }
    let asks: BorrowAct? = nil
    private let waiting: BorrowedThings.Waiting
    private var stage = Stage.asked
    private var date = DateFields(Self.question)
    /// The last day on which she is away; nil before she said it.
    private var last: CivilDate?
    private var refusal: LendingRefusal?

    init(_ waiting: BorrowedThings.Waiting) { self.waiting = waiting }

    func title(_ words: Catalogue) -> String {
        switch stage {
        case .asked: words(.awayTitle)
        case .check: words(.awayCheck)
        case .done: words(.awayDone)
        case .refused: waiting.item
        }
    }

    func screen(_ surroundings: Surroundings) -> Screen {
        guard stage == .asked else { return page(surroundings) }
        let words = surroundings.words
        let before = Part.paragraph(words(.awayText))
        var screen = date.screen("\(Self.room).\(name)", [before], button: words(.goOn), words)
        screen.caption = surroundings.hub.name
        return screen
    }

    func parts(_ surroundings: Surroundings) -> [Part]? {
        let words = surroundings.words
        var list = PartList()
        if let refusal {
            if refusal == .standsReady { list.say(words(.awayReady)) }
            for line in words.told(refusal) { list.say(line) }
            list.button("return", words(.goBack))
            return list.parts
        }
        guard let last else { return list.parts }
        list.say(waiting.item)
        for line in words.told(awayUntil: last) { list.say(line) }
        if !waiting.isOnly { list.say(words(.awayAll)) }
        if stage == .check {
            list.choice("yes", words(.awayYes))
            list.choice("day", words(.awayOther))
            list.choice("return", words(.awayNo))
        } else {
            list.say(words(.awayAnytime))
            list.button("home", words(.somethingElse))
            list.button("mine", words(.mineLoans))
            list.button("done", words(.finishNow))
        }
        return list.parts
    }

    var holdsAnswers: Bool { stage == .check }
}

// Moving.
extension AwayPage {
    mutating func write(_ text: String, in field: ElementID) { date.write(text, in: field) }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        guard stage == .asked else { return pressPage(id, surroundings, moment) }
        if let field = date.field(of: id) { return [.focus(field)] }
        guard id == "continue" || date.isLast(id) else { return [.next] }
        guard let day = date.date(surroundings.words, on: moment.today) else { return [] }
        (last, stage) = (day, .check)
        return []
    }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, _ moment: Moment) -> [Step] {
        switch id {
        case "yes": return last.map { [.perform(.lending(.away(waiting.hold.id, until: $0)))] } ?? []
        case "day": stage = .asked
        case "home": return [.home]
        case "mine": return [.home, .open(MyLoans())]
        case "done": return [.end]
        default: break
        }
        return []
    }

    mutating func back(_ moment: Moment) -> [Step] {
        switch stage {
        case .asked, .refused: return [.close]
        case .done: return [.home]
        case .check:
            stage = .asked
            return []
        }
    }

    mutating func take(_ news: BorrowNews, _ surroundings: Surroundings, _ moment: Moment) -> [Step] {
        switch news {
        case .mine: stage = .done
        case .refused(let why): (refusal, stage) = (why, .refused)
        default: break
        }
        return []
    }
}

extension BorrowedThings.Waiting {
    /// Whether she said that she is away, and is passed over for it.
    var isAway: Bool { if case .borrowing(.away) = refusal { true } else { false } }
}

extension Catalogue {
    /// Up to which day she is away, that her place is kept, and from which day it can be her turn.
    func told(awayUntil last: CivilDate) -> [String] {
        [
            self(.awayUntil, ["date": date(last, withWeekday: true)]), self(.awayKept),
            self(.awayThen, ["date": date(last.adding(days: 1), withWeekday: true)]),
        ]
    }
}

import Domain
import Ground

/// Puts a borrower at the end of those who wait, once she knows at which place and until when about.
struct JoiningQueue: BorrowScene {
    private enum Stage: String {
        case check
        case done
        case refused
    }

    var state = PageState()
    var name: String { "queue.\(item.model.id).\(stage.rawValue)" }
    let asks: BorrowAct? = nil
    private let item: LendingShelf.Item
    private var stage = Stage.check
    private var place: Int
    private var expected: CivilDate?
    private var refusal: LendingRefusal?

    init(_ item: LendingShelf.Item) {
        self.item = item
        (place, expected) = (item.outlook.waiting + 1, item.outlook.expected)
    }

    func title(_ words: Catalogue) -> String {
        switch stage {
        case .check: words(.queueTitle)
        case .done: words(.queueDone)
        case .refused: words(.borrowNotNow)
        }
    }

    func parts(_ surroundings: Surroundings) -> [Part]? {
        let words = surroundings.words
        var list = PartList()
        if let refusal {
            for line in words.told(refusal) { list.say(line) }
            list.button("return", words(.goBack))
            return list.parts
        }
        list.say(item.model.name)
        list.say(words(stage == .done ? .queueIs : .queueWouldBe, ["place": String(place)]))
        list.say(words.expected(expected))
        list.say(words(.queueHow))
        if stage == .check {
            list.choice("join", words(.queueYes))
            list.choice("return", words(.agreeNo))
        } else {
            list.button("home", words(.somethingElse))
            list.button("mine", words(.mineLoans))
            list.button("done", words(.finishNow))
        }
        return list.parts
    }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, _ moment: Moment) -> [Step] {
        switch id {
        case "join": [.perform(.lending(.join(model: item.model.id)))]
        case "home": [.home]
        case "mine": [.home, .open(MyLoans())]
        case "done": [.end]
        default: []
        }
    }

    mutating func back(_ moment: Moment) -> [Step] { stage == .done ? [.home] : [.close] }

    mutating func take(_ news: BorrowNews, _ surroundings: Surroundings, _ moment: Moment) -> [Step] {
        switch news {
        case .waiting(let at, let day): (place, expected, stage) = (at, day, .done)
        case .refused(let why): (refusal, stage) = (why, .refused)
        // One came free meanwhile, and is kept for her already.
        case .mine: return [.home, .open(MyLoans())]
        default: break
        }
        return []
    }
}

extension Catalogue {
    /// When a device is expected, as honestly as it is known.
    func expected(_ day: CivilDate?) -> String {
        day.map { self(.queueDay, ["date": date($0, withWeekday: true)]) } ?? self(.queueNoDay)
    }
}

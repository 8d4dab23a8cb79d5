import Domain

/// What a resident was told, the newest first.
struct MyMessages: MineScene {
    var state = PageState()
    var name: String { shown.map { "messages.\($0.id)" } ?? "messages" }
    let asks: MineAct? = .messages
    private var letters: [MineNews.Letter]?
    /// The one that is read now.
    private var shown: MineNews.Letter?

    func title(_ words: Catalogue) -> String { shown?.subject ?? words(.mineMessages) }

    func parts(_ surroundings: Surroundings) -> [Part]? {
        guard let letters else { return nil }
        let words = surroundings.words
        var list = PartList()
        if let shown {
            list.say(surroundings.date(shown.at))
            for line in shown.lines { list.say(line) }
            list.button("list", words(.goBack))
            return list.parts
        }
        if letters.isEmpty { list.say(words(.mineNoMessages)) }
        for letter in letters {
            let date = surroundings.date(letter.at)
            let hint = letter.isKnown ? date : words(.mineNewMessage, ["date": date])
            list.choice(Self.id(letter), letter.subject, hint: hint)
        }
        list.button("return", words(.goBack))
        return list.parts
    }

    private static func id(_ letter: MineNews.Letter) -> ElementID { ElementID("message:\(letter.id)") }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, _ moment: Moment) -> [Step] {
        guard let index = letters?.firstIndex(where: { Self.id($0) == id }), let letter = letters?[index]
        else {
            shown = nil
            return []
        }
        shown = letter
        guard !letter.isKnown else { return [] }
        letters?[index].isKnown = true
        return [.perform(.mine(.read(letter.id)))]
    }

    mutating func back(_ moment: Moment) -> [Step] {
        guard shown != nil else { return [.close] }
        shown = nil
        return []
    }

    mutating func take(_ news: MineNews, _ surroundings: Surroundings, _ moment: Moment) -> [Step] {
        if case .messages(let found) = news { letters = found }
        return []
    }
}

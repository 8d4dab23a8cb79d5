import Domain

/// Everything that is held on a resident: to read here, and to take away on paper.
struct MyData: MineScene {
    var state = PageState()
    var name: String { table.map { "held.\($0)" } ?? "held" }
    let asks: MineAct? = .held
    private var data: HeldData?
    /// The table that is open.
    private var table: String?
    private var isPrinting = false

    func title(_ words: Catalogue) -> String { words.heldTitle(table) }

    func parts(_ surroundings: Surroundings) -> [Part]? {
        guard let data, !isPrinting else { return nil }
        let words = surroundings.words
        var list = PartList()
        if let section = data.sections.first(where: { $0.table == table }) {
            for (index, lines) in data.lines(of: section, surroundings).enumerated() {
                if section.rows.count > 1 { list.head(words(.heldRow, ["number": words.number(index + 1)])) }
                list.list(lines)
            }
            list.button("list", words(.goBack))
            return list.parts
        }
        list.say(words(.heldText))
        if data.isLessened { list.say(words(.heldLeftOut)) }
        for section in data.sections {
            let count = words(.heldRows, ["count": words.number(section.rows.count)])
            list.choice(Self.id(section.table), words.heldTitle(section.table), hint: count)
        }
        if surroundings.equipment.hasPrinter {
            list.button("ordinary", words(.heldPrint))
            list.button("large", words(.heldPrintLarge))
        } else {
            list.say(words(.heldAtDesk))
        }
        list.button("return", words(.goBack))
        return list.parts
    }

    private static func id(_ table: String) -> ElementID { ElementID("held:\(table)") }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, _ moment: Moment) -> [Step] {
        state.notice = nil
        guard let data else { return [] }
        switch id {
        case "ordinary", "large":
            isPrinting = true
            return [.perform(.print(data.printout(surroundings, isLarge: id == "large")))]
        case "list": table = nil
        default: table = data.sections.first { Self.id($0.table) == id }?.table
        }
        return []
    }

    mutating func back(_ moment: Moment) -> [Step] {
        guard table != nil else { return [.close] }
        table = nil
        return []
    }

    mutating func receive(_ outcome: Outcome, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        if let came = outcome.ofPrinting {
            isPrinting = false
            state.say(came)
            return []
        }
        return receiveNews(outcome, surroundings, moment)
    }

    mutating func take(_ news: MineNews, _ surroundings: Surroundings, _ moment: Moment) -> [Step] {
        if case .held(let found) = news { data = found }
        return []
    }
}

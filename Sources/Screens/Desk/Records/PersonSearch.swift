import Domain

/// Looks for one resident within a longer task: a field, then those who fit.
struct PersonSearch: Sendable {
    /// What a press leads to.
    enum Press {
        case steps([Step])
        case chosen(Person)
    }

    private var sheet = DeskSheet([
        DeskSheet.Line(name: "find", label: .frontFind, hint: .searchHint, takesCode: true)
    ])
    /// Those who fit; nil while the field is open.
    private var people: [Person]?
    /// Who cannot be meant.
    private let without: ID

    init(without: ID) { self.without = without }

    func screen(
        _ id: String,
        title: String,
        text: String,
        _ notices: [Part],
        _ surroundings: Surroundings
    ) -> Screen {
        let desk = surroundings.desk
        guard let people else {
            return sheet.screen(
                id,
                title: title,
                before: notices + [.paragraph(text)],
                button: desk(.frontFindGo),
                surroundings
            )
        }
        var list = DeskList(notices)
        for person in people {
            list.add(person.elementID, person.details.name, hint: person.hint(surroundings))
        }
        list.button("search", desk(.searchAgain))
        return Screen(
            id: id + ".found",
            title: desk(.foundTitle, count: people.count, ["text": sheet["find"]]),
            caption: surroundings.hub.name,
            parts: list.parts
        )
    }

    mutating func write(_ text: String, in field: ElementID) { sheet.write(text, in: field) }

    mutating func find(_ text: String) -> [Step] {
        sheet["find"] = text
        guard text.contains(where: { !$0.isWhitespace }) else {
            sheet.note(.searchMissing, in: "find")
            return []
        }
        sheet.clearMistake()
        return [.perform(.desk(.find(text)))]
    }

    mutating func press(_ id: ElementID) -> Press {
        if let person = people?.first(where: { $0.elementID == id }) { return .chosen(person) }
        if people != nil {
            people = nil
            return .steps([])
        }
        if case .steps(let steps) = sheet.press(id) { return .steps(steps) }
        return .steps(find(sheet["find"]))
    }

    mutating func back() -> [Step] {
        guard people != nil else { return [.close] }
        people = nil
        return []
    }

    mutating func take(_ found: [Person]) {
        let others = found.filter { $0.id != without }
        guard others.isEmpty else {
            people = others
            return
        }
        sheet.note(.searchNobody, in: "find", ["text": sheet["find"]])
    }
}

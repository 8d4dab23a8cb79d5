import Domain
import Forms
import Ground

// A page that is answered again and again: the list of what was given, with "add another".
extension FormJourney {
    func listScreen(_ page: Page, _ group: Repeat, _ words: Catalogue) -> Screen {
        let items = answers.items(of: group.name)
        var parts: [Part] = []
        if !problems.isEmpty {
            let lines = problems.map { Part.Problem(id: Self.problemID($0), message: words.message(for: $0)) }
            parts.append(.problems(title: words(.problemTitle), lines))
        }
        if items.isEmpty { parts += page.components.flatMap { ($0.words).flatMap(\.parts) } }
        parts.append(.paragraph(items.isEmpty ? words(.listNone) : words(.listCount, count: items.count)))
        for (index, item) in items.enumerated() {
            var answer = Part.Answered(
                id: Self.itemID(item),
                number: index + 1,
                question: words(.listItem, ["name": group.title, "number": String(index + 1)]),
                lines: summary(of: item, in: group, words),
                change: words(.change)
            )
            answer.isSensitive = group.isSensitive
            parts.append(.answer(answer))
        }
        var number = items.count
        let buttons: [(ElementID, Phrase)] =
            (items.count < group.max ? [("add", items.isEmpty ? .listAdd : .listAddAnother)] : [])
            + [("continue", .goOn)]
        for (id, phrase) in buttons {
            number += 1
            parts.append(.button(Part.Button(id: id, number: number, label: words(phrase))))
        }
        // A page with questions of its own has shown its title there; the list then bears the name of its items.
        let title = page.questions.isEmpty ? filled(page, words).title : group.title
        return Screen(
            id: "form.\(service.code)\(page.path)/list\(items.count)"
                + (problems.isEmpty ? "" : "!\(attempt)"),
            title: problems.isEmpty ? title : words(.errorPrefix, ["message": title]),
            caption: service.title,
            parts: parts,
            focus: problems.first.map { Self.problemID($0) } ?? (items.count < group.min ? "add" : "continue")
        )
    }

    /// What was given for one item: the first answers, a line each.
    func summary(of item: String, in group: Repeat, _ words: Catalogue) -> [String] {
        let lines = group.questions(of: item).filter { $0.isAsked(answers) }.compactMap {
            question -> String? in
            guard let value = try? question.value(in: answers, today: today), value != .none else {
                return nil
            }
            return words.lines(of: value).joined(separator: ", ")
        }
        return lines.isEmpty ? [words(.notProvided)] : Array(lines.prefix(3))
    }

    static func itemID(_ item: String) -> ElementID { ElementID("item:\(item)") }

    /// Whether an item can be taken away: the fewest must stay.
    func canRemove(from group: Repeat) -> Bool { answers.items(of: group.name).count > group.min }

    mutating func press(_ id: ElementID, inListOf page: Page, _ group: Repeat, _ moment: Moment) -> [Step] {
        let items = answers.items(of: group.name)
        switch id {
        case "add":
            arrive(.item(page.path, key: answers.nextItem(of: group.name), isNew: true), moment)
        case "continue":
            return leaveList(page, group, moment)
        default:
            if problems.contains(where: { Self.problemID($0) == id }) { return [.focus("add")] }
            guard let item = items.first(where: { Self.itemID($0) == id }) else { return [] }
            arrive(.item(page.path, key: item, isNew: false), moment)
        }
        return []
    }
}

extension Repeat {
    /// Whether any of what is asked of an item is private: its answers stand in one line.
    var isSensitive: Bool { questions.contains { $0.notes.isSensitive } }
}

extension Component {
    /// The words of a component that only tells.
    fileprivate var words: [TextBlock] {
        if case .content(let content) = self { content.blocks } else { [] }
    }
}

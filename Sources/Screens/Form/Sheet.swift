import Domain
import Forms
import Ground

// The page on the screen.
extension FormJourney {
    /// The page that is asked now, with the choices and questions that belong to the answers.
    var sheet: Page? {
        switch place {
        case .page(let path):
            guard let page = form.page(at: path) else { return nil }
            let answers = merged(page)
            let asked = form.walk(answers, today: today).pages.first { $0.path == path }
            return asked ?? page.asked(answers)
        case .item(let path, let key, isNew: _):
            guard let page = form.page(at: path)?.item(key) else { return nil }
            return page.asked(merged(page))
        case .list, .check, .notSent: return nil
        }
    }

    /// The answers with what is being typed on a page.
    func merged(_ page: Page) -> Answers {
        var merged = answers
        for input in page.questions.flatMap(\.inputs) {
            if let entry = typed[input.name] { merged[input.name] = entry }
        }
        return merged
    }

    /// The page with its words filled in from the answers.
    func filled(_ page: Page, _ words: Catalogue) -> Page {
        filled(page, form.walk(answers, today: today).values, words)
    }

    /// The page with its words filled in from what the answers mean.
    func filled(_ page: Page, _ values: [String: Value], _ words: Catalogue) -> Page {
        page.filled(values) { words.lines(of: $0).joined(separator: ", ") }
    }

    /// Where a page begins: its own questions, then its list; a list that must have an item begins with that.
    func opening(_ page: Page) -> Place {
        page.questions.isEmpty && page.repeating != nil ? list(page) : .page(page.path)
    }

    func list(_ page: Page) -> Place {
        guard let group = page.repeating, group.min > 0, answers.items(of: group.name).isEmpty else {
            return .list(page.path)
        }
        return .item(page.path, key: answers.nextItem(of: group.name), isNew: true)
    }
}

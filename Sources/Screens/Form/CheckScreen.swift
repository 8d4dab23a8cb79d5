import Domain
import Forms
import Ground

// Checking the answers before they are sent.
extension FormJourney {
    /// A question on the way through the form, with its answer in words.
    struct Row {
        var page: Page
        /// The name under which the answer is kept.
        var name: String
        /// The question as it was asked.
        var question: String
        /// The question in short.
        var short: String
        var lines: [String]
        /// Whether the form says that the answer is private.
        var isSensitive: Bool
        /// The scanned pages it is about.
        var evidence: [ID] = []
        /// What opens it for a change.
        var change: ElementID
    }

    /// Every question on the way through the form, in order; of a repeat, every question of every item.
    func answered(_ walk: Walk, _ words: Catalogue) -> [Row] {
        walk.pages.flatMap { page in
            rows(filled(page, walk.values, words), words) + itemRows(page, words)
        }
    }

    private func rows(_ page: Page, _ words: Catalogue) -> [Row] {
        page.questions.filter { !$0.kind.isHidden }.map { question in
            let value = (try? question.value(in: answers, today: today)) ?? .none
            return Row(
                page: page,
                name: question.name,
                question: question.title,
                short: question.shortTitle,
                lines: words.lines(of: value),
                isSensitive: question.notes.isSensitive,
                evidence: value.pages,
                change: ElementID("change:\(question.name)")
            )
        }
    }

    private func itemRows(_ page: Page, _ words: Catalogue) -> [Row] {
        guard let group = page.repeating else { return [] }
        let items = answers.items(of: group.name)
        return items.enumerated().flatMap { index, item in
            group.questions(of: item).filter { $0.isAsked(answers) }.map { question in
                let value = (try? question.value(in: answers, today: today)) ?? .none
                let name = words(.listItem, ["name": group.title, "number": String(index + 1)])
                return Row(
                    page: page,
                    name: question.name,
                    question: "\(name): \(question.title)",
                    short: name,
                    lines: words.lines(of: value),
                    isSensitive: question.notes.isSensitive,
                    evidence: value.pages,
                    change: ElementID("change:\(group.name)")
                )
            }
        }
    }

    /// The rows as they are checked: a repeat is one of them, with a line or more for each item.
    private func checked(_ walk: Walk, _ words: Catalogue) -> [Row] {
        var rows: [Row] = []
        for row in answered(walk, words) {
            guard let group = row.page.repeating, row.change == ElementID("change:\(group.name)") else {
                rows.append(row)
                continue
            }
            if rows.last?.change != row.change {
                rows.append(row)
                rows[rows.count - 1].short = group.title
                rows[rows.count - 1].isSensitive = group.isSensitive
                rows[rows.count - 1].lines = answers.items(of: group.name).enumerated().map { index, item in
                    "\(index + 1). " + summary(of: item, in: group, words).joined(separator: ", ")
                }
            }
        }
        return rows
    }

    func checkScreen(_ words: Catalogue) -> Screen {
        let walk = form.walk(answers, today: today)
        var parts: [Part] = [.paragraph(words(.checkText))]
        var section: Section?
        var number = 0
        for row in checked(walk, words) {
            if let mine = row.page.section, mine.id != section?.id, !mine.hideTitle {
                parts.append(.heading(mine.title))
            }
            section = row.page.section
            number += 1
            var answer = Part.Answered(
                id: row.change,
                number: number,
                question: row.short,
                lines: row.lines,
                change: words(.change)
            )
            answer.isSensitive = row.isSensitive
            parts.append(.answer(answer))
        }
        parts += charges(walk, words)
        parts += form.declaration.flatMap(\.parts)
        parts.append(.paragraph(words(.checkSend)))
        let label = form.notes.service?.sendLabel ?? words(.send)
        parts.append(.button(Part.Button(id: "send", number: number + 1, label: label)))
        return Screen(
            id: "form.\(service.code).check",
            title: words(.checkTitle),
            caption: service.title,
            parts: parts
        )
    }

    /// What there is to pay, and that it is paid later.
    private func charges(_ walk: Walk, _ words: Catalogue) -> [Part] {
        let charges = form.charges(walk.values, today: today)
        guard !charges.isEmpty else { return [] }
        let lines = charges.map {
            words(.payLine, ["what": $0.description, "amount": words.pounds($0.pence)])
        }
        return [.heading(words(.payTitle)), .points(lines), .paragraph(words(.payLater))]
    }

    /// The place at which an answer can be changed.
    func placeToChange(_ id: ElementID) -> Place? {
        for page in form.pages {
            if let group = page.repeating, id == ElementID("change:\(group.name)") { return .list(page.path) }
            if page.questions.contains(where: { id == ElementID("change:\($0.name)") }) {
                return .page(page.path)
            }
        }
        return nil
    }

    func notSentScreen(_ surroundings: Surroundings) -> Screen {
        let words = surroundings.words
        return Screen(
            id: "form.\(service.code).not-sent",
            title: words(.notSentTitle),
            caption: service.title,
            parts: [
                .paragraph(words(.notSentText)),
                .points(surroundings.hub.helpLines),
                .button(Part.Button(id: "send", number: 1, label: words(.tryAgain))),
                .button(Part.Button(id: "check", number: 2, label: words(.backToAnswers))),
            ]
        )
    }
}

extension Value {
    /// The scanned pages that an answer consists of.
    fileprivate var pages: [ID] {
        if case .evidence(let ids) = self { ids.compactMap { ID(reading: $0) } } else { [] }
    }
}

import Domain
import Forms
import Ground

// Checking the answers before they are sent.
extension FormJourney {
    /// A question on the way through the form, with its answer in words.
    struct Row {
        var page: Page
        var question: Question
        var lines: [String]
    }

    /// Every question on the way through the form, in order.
    func answered(_ words: Catalogue) -> [Row] {
        form.walk(answers, today: today).pages.flatMap { page in
            page.questions.map { question in
                let value = (try? question.value(in: answers, today: today)) ?? .none
                return Row(page: page, question: question, lines: words.lines(of: value))
            }
        }
    }

    func checkScreen(_ words: Catalogue) -> Screen {
        var parts: [Part] = [.paragraph(words(.checkText))]
        var section: Section?
        var number = 0
        for row in answered(words) {
            if let mine = row.page.section, mine.id != section?.id, !mine.hideTitle {
                parts.append(.heading(mine.title))
            }
            section = row.page.section
            number += 1
            parts.append(
                .answer(
                    Part.Answered(
                        id: changeID(row.question),
                        number: number,
                        question: row.question.shortTitle,
                        lines: row.lines,
                        change: words(.change)
                    )
                )
            )
        }
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

    private func changeID(_ question: Question) -> ElementID { ElementID("change:\(question.name)") }

    /// The path of the page on which an answer can be changed.
    func pathToChange(_ id: ElementID) -> String? {
        form.pages.first { $0.questions.contains { changeID($0) == id } }?.path
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

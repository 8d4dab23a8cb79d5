import Domain
import Forms

// Going on in another language.
extension Form {
    /// Whether the form has words in the language of a catalogue; all are written in English.
    func isRead(in words: Catalogue) -> Bool { words.isEnglish || languages.contains(words.language) }
}

extension FormJourney {
    var openService: String? { service.code }

    /// Goes on with the same answers; what is wrong on the page is said in the new words.
    mutating func speak(_ surroundings: Surroundings, _ forms: [String: Form]) {
        service = surroundings.service(service.code) ?? service
        form = forms[service.code] ?? form
        problems = problems.map { again($0) }
    }

    private func again(_ problem: Problem) -> Problem {
        if case .list(let path) = place, let group = form.page(at: path)?.repeating {
            return group.problems(in: answers, today: today).first { $0.input == problem.input } ?? problem
        }
        guard let page = sheet, let question = page.questions.first(where: { $0.name == problem.question })
        else { return problem }
        if problem.rule == .slotGone { return question.slotGone }
        do {
            _ = try question.value(in: merged(page), today: today)
            return problem
        } catch { return error.list.first { $0.input == problem.input } ?? problem }
    }
}

extension Sent {
    var openService: String? { service.code }

    mutating func speak(_ surroundings: Surroundings, _ forms: [String: Form]) {
        service = surroundings.service(service.code) ?? service
        form = forms[service.code] ?? form
    }
}

import Domain
import Forms
import Ground

extension FormJourney {
    /// The answers so far, with what stands in the fields of the page on the screen.
    ///
    /// What was typed there need not be right: it is asked for again.
    var toSave: Effect.Kept? {
        guard holdsAnswers else { return nil }
        var answers = answers
        if case .page(let path) = place, let page = form.page(at: path) {
            for input in page.questions.flatMap(\.inputs) {
                if let entry = typed[input.name] { answers[input.name] = entry }
            }
        }
        return Effect.Kept(
            journey: journey,
            service: service.code,
            page: pagePath,
            answers: answers,
            born: bornAnswered
        )
    }

    /// The date of birth that was answered, where the form asks whoever fills it in for hers.
    ///
    /// What is typed on the page that is open may still be mended, so it does not count.
    private var bornAnswered: CivilDate? {
        let question = form.pages.flatMap(\.questions).first { $0.notes.prefill == .born }
        guard let question, let value = try? question.value(in: answers, today: today),
            case .date(let date) = value,
            DateOfBirth.range(on: today).contains(date)
        else { return nil }
        return date
    }
}

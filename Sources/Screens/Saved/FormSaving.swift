import Domain
import Forms

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
        return Effect.Kept(journey: journey, service: service.code, page: pagePath, answers: answers)
    }
}

public import Ground

/// The way through a form that some answers lead.
public struct Walk: Sendable {
    /// The pages on the way, in order, with the page it stopped at or the page that ends it.
    public let pages: [Page]
    /// The first page whose answers are missing or wrong; nil where every page is in order.
    public let stoppedAt: Stop?
    /// What the answers on the way mean, by the name of the question.
    public let values: [String: Value]

    /// A page that cannot be passed yet.
    public struct Stop: Sendable {
        /// The page.
        public let page: Page
        /// What is wrong there.
        public let problems: [Problem]
    }

    /// Whether the form can be sent: every page before the summary is in order.
    public var isComplete: Bool { stoppedAt == nil && pages.last?.kind == .summary }
}

extension Form {
    /// Follows the pages as far as the answers lead.
    ///
    /// Conditions see the answers of the pages passed so far and no others: an answer on a page that is no longer on
    /// the way counts as unanswered.
    public func walk(_ answers: Answers, today: CivilDate, months: MonthNames = .english) -> Walk {
        var passed: [Page] = []
        var values: [String: Value] = [:]
        for page in pages where isAsked(page, values, today: today) {
            passed.append(page)
            guard page.kind == .question else { return Walk(pages: passed, stoppedAt: nil, values: values) }
            var problems: [Problem] = []
            for question in page.questions {
                do {
                    values[question.name] = try question.value(in: answers, today: today, months: months)
                } catch { problems += error.list }
            }
            if !problems.isEmpty {
                return Walk(
                    pages: passed,
                    stoppedAt: Walk.Stop(page: page, problems: problems),
                    values: values
                )
            }
        }
        return Walk(pages: passed, stoppedAt: nil, values: values)
    }

    private func isAsked(_ page: Page, _ values: [String: Value], today: CivilDate) -> Bool {
        guard let id = page.condition else { return true }
        return conditions[id]?.holds(values, today: today, among: conditions) ?? false
    }
}

public import Forms
public import Ground

/// Answers that a form accepts, found by trying: choices are tried in turn, typed answers are made to fit.
public enum GoodAnswers {
    /// Answers with which the form can be sent; nil where no choice leads there.
    ///
    /// `slots` says for each calendar which slot to choose, by its key.
    public static func completing(_ form: Form, today: CivilDate, slots: [String: String] = [:]) -> Answers? {
        guard var answers = search(form, Answers(), today, depth: 0) else { return nil }
        for question in form.pages.flatMap(\.questions) {
            guard case .slot(let calendar) = question.kind, answers[question.name] != nil,
                let key = slots[calendar]
            else { continue }
            answers[question.name] = .choices([key])
        }
        return answers
    }

    private static func search(_ form: Form, _ answers: Answers, _ today: CivilDate, depth: Int) -> Answers? {
        let walk = form.walk(answers, today: today)
        if walk.isComplete { return answers }
        guard depth < 120, let page = walk.stoppedAt?.page else { return nil }
        for candidate in fillings(of: page, answers, today) where candidate != answers {
            if let found = search(form, candidate, today, depth: depth + 1) { return found }
        }
        return nil
    }

    /// Every way to fill a page: its questions, with those that a choice brings, and as many items as there must be.
    private static func fillings(of page: Page, _ answers: Answers, _ today: CivilDate) -> [Answers] {
        fillings(of: page.questions, answers, today).map { withItems(of: page, $0, today) }
    }

    /// The answers with as many items as a page that repeats must have, and one at least.
    public static func withItems(of page: Page, _ answers: Answers, _ today: CivilDate) -> Answers {
        guard let group = page.repeating else { return answers }
        var filled = answers
        while filled.items(of: group.name).count < max(1, group.min) {
            let item = filled.addItem(to: group.name)
            for question in group.questions(of: item) where question.isAsked(filled) {
                for (input, entry) in entries(for: question, today).first ?? [] { filled[input] = entry }
            }
        }
        return filled
    }

    /// Every way to fill the questions of a page: one for each choice, and one with all that may be ticked at once.
    public static func fillings(of questions: [Question], _ answers: Answers, _ today: CivilDate) -> [Answers]
    {
        var candidates = [answers]
        for question in questions {
            candidates = candidates.flatMap { candidate in
                entries(for: question, today).map { entries in
                    var filled = candidate
                    for (input, entry) in entries { filled[input] = entry }
                    return filled
                }
            }
        }
        return candidates
    }

    private static func entries(for question: Question, _ today: CivilDate) -> [[(String, Entry)]] {
        switch question.kind {
        case .yesNo: [Entry.yes, Entry.no].map { [(question.name, .choices([$0]))] }
        case .one(let options, _): options.map { [(question.name, .choices([$0.entry]))] }
        case .many(let options, let rules):
            (options.map { [$0.entry] } + [options.prefix(rules.max ?? options.count).map(\.entry)])
                .map { [(question.name, .choices($0))] }
        case .declaration: [[(question.name, .choices([Entry.yes]))]]
        case .upload: [[(question.name, .choices([Evidence.desk]))]]
        case .slot: [[(question.name, .choices(["2026-12-01/morning"]))]]
        case .hidden: [[]]
        default: typed(question, today)
        }
    }

    /// The first of some likely answers that the question accepts.
    private static func typed(_ question: Question, _ today: CivilDate) -> [[(String, Entry)]] {
        for attempt in 0..<likelyTexts.count {
            let entries = question.inputs.map { input in
                (input.name, Entry.text(text(for: input, question, attempt, today)))
            }
            var answers = Answers()
            for (input, entry) in entries { answers[input] = entry }
            if (try? question.value(in: answers, today: today)) != nil { return [entries] }
        }
        return []
    }

    private static let likelyTexts = [
        "Mary Jones", "3", "7123 4567", "A blue sofa by the gate", "2", "AB123456C", "40", "TQ 123 456",
        "SO12345678", "www.example.org", "1000", "AB12CDE", "12345678", "2026", "50000", "100000", "1.55",
        "Mary", "A", "01/01/2020", "QQ123456C", "mary@example.com", "ABC 123/456", "1234567890", "0",
    ]

    private static func text(
        for input: Input,
        _ question: Question,
        _ attempt: Int,
        _ today: CivilDate
    ) -> String {
        // One day after the other is tried: yesterday, today, next week, last month...
        let days = [-1, 0, 7, -30, 14, -200, 30, -3650, 365, -20_000, 60]
        let date = today.adding(days: days[attempt % days.count])
        switch input.part {
        case .day: return String(date.day)
        case .month: return String(date.month)
        case .year: return String(date.year)
        case .line1: return "12 Mill Lane"
        case .line2: return ""
        case .town: return "Ashby"
        case .county: return ""
        case .postcode: return "ZZ99 9ZZ"
        case .hour: return "14"
        case .minute: return "30"
        case .easting: return "400000"
        case .northing: return "300000"
        case .latitude: return "52.5"
        case .longitude: return "-1.5"
        case .whole:
            switch question.kind {
            case .email: return "mary@example.com"
            case .phone: return "01632 960 001"
            default: return likelyTexts[attempt]
            }
        }
    }
}

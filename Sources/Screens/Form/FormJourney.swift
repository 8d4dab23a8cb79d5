import Domain
import Forms
import Ground

/// A resident's way through a form: one page after the other, check the answers, send.
///
/// Where the journey stands is worked out from the form and the answers each time, so it can never be out of step.
struct FormJourney: Scene {
    /// What is on the screen.
    enum Place: Hashable {
        case page(String)
        case check
        /// The form could not be sent; everything is still here.
        case notSent
    }

    let service: Service
    let form: Form
    let journey: ID
    /// What was answered and found in order, page by page.
    private(set) var answers: Answers
    /// What was typed on pages that were not yet continued from.
    private(set) var typed = Answers()
    private(set) var place: Place
    /// What is wrong on the page, after Continue.
    private(set) var problems: [Problem] = []
    /// Counts the times something was wrong, so that each time is a screen of its own.
    private(set) var attempt = 0
    /// Whether a page was opened from the check, and leads back there.
    private(set) var isChanging = false
    private var arrived: Moment
    /// The day on which answers are judged.
    var today: CivilDate { arrived.today }

    /// How long after the check appears a press of Send does nothing, in milliseconds: a key struck twice sends nothing.
    private static let sendGuard: Int64 = 300

    init(
        _ service: Service,
        _ form: Form,
        _ journey: ID,
        _ answers: Answers,
        at page: String?,
        _ moment: Moment
    ) {
        self.service = service
        self.form = form
        self.journey = journey
        self.answers = answers
        arrived = moment
        let walk = form.walk(answers, today: moment.today)
        // Where the form or the day changed, the page may be off the way: then it goes on where the way now ends.
        let known = page.flatMap { path in walk.pages.first { $0.path == path } ?? walk.pages.last }
        place = .page((known ?? walk.pages.first ?? form.pages[0]).path)
        if let known, known.kind == .summary { place = .check }
    }

    func screen(_ surroundings: Surroundings) -> Screen {
        switch place {
        case .page(let path):
            guard let page = form.page(at: path) else { return notSentScreen(surroundings) }
            return pageScreen(page, surroundings.words)
        case .check: return checkScreen(surroundings.words)
        case .notSent: return notSentScreen(surroundings)
        }
    }

    var holdsAnswers: Bool { !answers.isEmpty || !typed.isEmpty }

    var leaving: [Effect] { [.forget(journey)] }

    func help(_ surroundings: Surroundings) -> [String] {
        guard case .page(let path) = place, let page = form.page(at: path) else {
            return [surroundings.words(.checkHelp)]
        }
        return (form.notes.pages[page.id]?.help ?? []) + page.questions.compactMap(\.notes.plainHelp)
    }

    /// What stands in an input: what is being typed, else what was answered.
    func entry(_ input: String) -> Entry? { typed[input] ?? answers[input] }
}

// Moving.
extension FormJourney {
    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        switch place {
        case .page(let path):
            guard let page = form.page(at: path) else { return [.close] }
            return press(id, on: page, surroundings, moment)
        case .check:
            if id == "send" { return send(surroundings.words, moment) }
            guard let path = pathToChange(id) else { return [] }
            isChanging = true
            arrive(.page(path), moment)
            return []
        case .notSent:
            if id == "send" { return send(surroundings.words, moment) }
            arrive(.check, moment)
            return []
        }
    }

    private mutating func press(
        _ id: ElementID,
        on page: Page,
        _ surroundings: Surroundings,
        _ moment: Moment
    ) -> [Step] {
        switch id {
        case "continue": return goOn(from: page, moment)
        case "home": return [.home]
        case "return": return back(moment)
        default: break
        }
        if let problem = problems.first(where: { Self.problemID($0) == id }) {
            return [.focus(firstStop(of: problem, on: page))]
        }
        for question in page.questions {
            if let option = question.options(surroundings.words).first(where: {
                optionID(question, $0.value) == id
            }) {
                return choose(option.value, in: question, on: page, moment)
            }
        }
        // A field: on to the next one, or on from the page after the last.
        return isLast(id, on: page) ? goOn(from: page, moment) : [.next]
    }

    private mutating func choose(
        _ value: String,
        in question: Question,
        on page: Page,
        _ moment: Moment
    ) -> [Step] {
        guard case .many = question.kind else {
            typed[question.name] = .choices([value])
            return page.questions.last?.id == question.id
                ? goOn(from: page, moment) : [.focus(firstStop(after: question, on: page))]
        }
        var chosen = chosen(question)
        if let index = chosen.firstIndex(of: value) { chosen.remove(at: index) } else { chosen.append(value) }
        typed[question.name] = .choices(chosen)
        return []
    }

    private mutating func goOn(from page: Page, _ moment: Moment) -> [Step] {
        var filled = answers
        for input in page.questions.flatMap(\.inputs) {
            if let entry = typed[input.name] { filled[input.name] = entry }
        }
        problems = []
        for question in page.questions {
            do { _ = try question.value(in: filled, today: moment.today) } catch { problems += error.list }
        }
        guard problems.isEmpty else {
            attempt += 1
            return []
        }
        answers = filled
        for input in page.questions.flatMap(\.inputs) { typed[input.name] = nil }
        arrive(following(page, moment), moment)
        let kept = Effect.Kept(journey: journey, service: service.code, page: pagePath, answers: answers)
        return page.questions.isEmpty ? [] : [.perform(.keep(kept))]
    }

    /// Where Continue leads from a page whose answers are in order.
    private func following(_ page: Page, _ moment: Moment) -> Place {
        let walk = form.walk(answers, today: moment.today)
        if isChanging {
            if walk.isComplete { return .check }
            if let stop = walk.stoppedAt { return .page(stop.page.path) }
        }
        guard let index = walk.pages.firstIndex(where: { $0.path == page.path }), index + 1 < walk.pages.count
        else {
            return place
        }
        let next = walk.pages[index + 1]
        return next.kind == .summary ? .check : .page(next.path)
    }

    /// The path that a kept journey carries on at.
    var pagePath: String {
        switch place {
        case .page(let path): path
        case .check, .notSent: form.pages.first { $0.kind == .summary }?.path ?? ""
        }
    }

    private mutating func arrive(_ place: Place, _ moment: Moment) {
        self.place = place
        problems = []
        arrived = moment
        if place == .check { isChanging = false }
    }

    mutating func back(_ moment: Moment) -> [Step] {
        let walk = form.walk(answers, today: moment.today)
        switch place {
        case .notSent:
            arrive(.check, moment)
        case .check:
            guard let last = walk.pages.last(where: { $0.kind != .summary }) else { return [.close] }
            arrive(.page(last.path), moment)
        case .page(let path):
            if isChanging, walk.isComplete {
                arrive(.check, moment)
            } else if let index = walk.pages.firstIndex(where: { $0.path == path }), index > 0 {
                arrive(.page(walk.pages[index - 1].path), moment)
            } else {
                return [.close]
            }
        }
        return []
    }

    mutating func write(_ text: String, in field: ElementID) {
        guard case .page(let path) = place, let page = form.page(at: path) else { return }
        for input in page.questions.flatMap(\.inputs) where Self.fieldID(input.name) == field {
            typed[input.name] = .text(text)
        }
    }
}

// Sending.
extension FormJourney {
    private mutating func send(_ words: Catalogue, _ moment: Moment) -> [Step] {
        guard moment.milliseconds - arrived.milliseconds >= Self.sendGuard else { return [] }
        let walk = form.walk(answers, today: moment.today)
        guard walk.isComplete else {
            // Time has passed, and an answer that depends on the day no longer holds: it is asked again.
            if let stop = walk.stoppedAt {
                arrive(.page(stop.page.path), moment)
                problems = stop.problems
                attempt += 1
            }
            return []
        }
        let answers = answered(words).map { row in
            Effect.Sending.Answer(
                page: row.page.path,
                name: row.question.name,
                question: row.question.title,
                lines: row.lines
            )
        }
        let sending = Effect.Sending(
            journey: journey,
            service: service.code,
            answers: answers,
            promisedWorkingDays: form.notes.service?.slaWorkingDays
        )
        return [.perform(.send(sending))]
    }

    mutating func receive(_ outcome: Outcome, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        switch outcome {
        case .sent(let receipt):
            return [.home, .open(Sent(service, form, receipt))]
        case .notSent:
            arrive(.notSent, moment)
            return []
        case .begun, .resumed, .unavailable, .found, .storeIsBack, .saved, .notSaved, .notOpened,
            .notOpenedNow:
            return []
        }
    }
}

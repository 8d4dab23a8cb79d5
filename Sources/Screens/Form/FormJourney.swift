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
        /// The items given so far on a page that is answered again and again.
        case list(String)
        /// One item of such a page; a new one is kept once it is in order.
        case item(String, key: String, isNew: Bool)
        case check
        /// The form could not be sent; everything is still here.
        case notSent
    }

    var service: Service
    var form: Form
    let journey: ID
    /// What was answered and found in order, page by page.
    private(set) var answers: Answers
    /// What was typed on pages that were not yet continued from.
    private(set) var typed = Answers()
    /// What was filled in from an account, by input.
    var prefilled: [String: String] = [:]
    /// The questions whose filled-in answers are being changed.
    var changed: Set<String> = []
    private(set) var place: Place
    /// What is wrong on the page, after Continue.
    var problems: [Problem] = []
    /// Counts the times something was wrong, so that each time is a screen of its own.
    private(set) var attempt = 0
    /// The page that is being scanned, on top of the page that asks for it.
    var scan: PageScan?
    /// What the terminal has beside its screen and keyboard.
    let equipment: Equipment
    /// Whether a page was opened from the check, and leads back there.
    private(set) var isChanging = false
    private(set) var arrived: Moment
    /// What is free of what can be booked on the page.
    var slots = KnownSlots()
    /// The names of months in the language of the screen.
    private var months = MonthNames.english
    /// The day on which answers are judged.
    var today: CivilDate { arrived.today }

    init(
        _ service: Service,
        _ form: Form,
        _ journey: ID,
        _ answers: Answers,
        at page: String?,
        _ moment: Moment,
        with equipment: Equipment,
        for person: Person? = nil
    ) {
        self.equipment = equipment
        self.service = service
        self.form = form
        self.journey = journey
        self.answers = answers
        arrived = moment
        place = .check
        let walk = form.walk(answers, today: moment.today)
        // Where the form or the day changed, the page may be off the way: then it goes on where the way now ends.
        let known = page.flatMap { path in walk.pages.first { $0.path == path } ?? walk.pages.last }
        if known?.kind != .summary, !(walk.isComplete && page == Self.checkPath) {
            place = opening(known ?? walk.pages.first ?? form.pages[0])
        }
        if let person { prefill(from: person) }
    }

    /// A journey that broke off, where it stood; nil where its service is not offered here, and for any other outcome.
    init?(resumed outcome: Outcome, _ surroundings: Surroundings, _ moment: Moment) {
        guard case .resumed(let code, let form, let journey, let answers, let page) = outcome,
            let service = surroundings.service(code)
        else { return nil }
        self.init(
            service,
            form,
            journey,
            answers,
            at: page,
            moment,
            with: surroundings.equipment,
            for: surroundings.owner
        )
    }

    /// Opens the journey over the first page of its service, where going back leads.
    var opened: [Step] { [.open(ServiceStart(service, form, journey)), .open(self)] }

    func screen(_ surroundings: Surroundings) -> Screen {
        if let scan { return scanScreen(scan, surroundings.words) }
        switch place {
        case .page, .item:
            guard let page = sheet else { return notSentScreen(surroundings) }
            let screen = pageScreen(filled(page, surroundings.words), surroundings.words)
            return slotScreen(screen, page, surroundings)
        case .list(let path):
            guard let page = form.page(at: path), let group = page.repeating else {
                return notSentScreen(surroundings)
            }
            return listScreen(page, group, surroundings.words)
        case .check: return checkScreen(surroundings.words)
        case .notSent: return notSentScreen(surroundings)
        }
    }

    var holdsAnswers: Bool { !answers.isEmpty || hasTyped }

    var leaving: [Effect] { (scan == nil ? [] : [.stopScan, .dropPage]) + [.forget(journey)] }

    func help(_ surroundings: Surroundings) -> [String] {
        if scan != nil { return [surroundings.words(.scanHelp)] }
        if case .list = place { return [surroundings.words(.listHelp)] }
        guard let page = sheet else { return [surroundings.words(.checkHelp)] }
        return (form.notes.pages[page.id]?.help ?? []) + page.questions.compactMap(\.notes.plainHelp)
    }

    /// What stands in an input: what is being typed, else what was answered.
    func entry(_ input: String) -> Entry? { typed[input] ?? answers[input] }

    /// Puts an entry in place that holds once the page is continued from.
    mutating func type(_ entry: Entry, in input: String) { typed[input] = entry }

    /// Puts an answer in place that holds at once, but of an item that is not on its list yet.
    mutating func put(_ entry: Entry?, in input: String) {
        if case .item(_, _, isNew: true) = place {
            typed[input] = entry
        } else {
            (answers[input], typed[input]) = (entry, nil)
        }
    }

    /// Kept in place of a path where the answers are checked on a page of ours.
    static let checkPath = "/check"
}

// Moving.
extension FormJourney {
    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        if let scan { return press(id, scanning: scan, moment) }
        switch place {
        case .page, .item:
            guard let page = sheet else { return [.close] }
            months = surroundings.words.months
            return press(id, on: page, surroundings, moment)
        case .list(let path):
            guard let page = form.page(at: path), let group = page.repeating else { return [.close] }
            return press(id, inListOf: page, group, moment)
        case .check:
            if id == "send" { return send(surroundings.words, moment) }
            guard let place = placeToChange(id) else { return [] }
            change(at: place, moment)
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
        case "remove": return remove(page, moment)
        case "home": return [.home]
        case "return": return back(moment)
        default: break
        }
        if let problem = problems.first(where: { Self.problemID($0) == id }) {
            return [.focus(firstStop(of: problem, on: page))]
        }
        if let question = page.questions.first(where: { Self.tellID($0) == id }) {
            changed.insert(question.name)
            return [.focus(firstStop(of: question))]
        }
        for question in page.questions {
            if let option = offered(question, surroundings.words).first(where: {
                optionID(question, $0.value) == id
            }) {
                return choose(option.value, in: question, on: page, moment)
            }
        }
        // A field: on to the next one, or on from the page after the last.
        return isLast(id, on: page) ? goOn(from: page, moment) : [.next]
    }

    mutating func choose(
        _ value: String,
        in question: Question,
        on page: Page,
        _ moment: Moment
    ) -> [Step] {
        if let steps = chooseEvidence(value, in: question, moment) { return steps }
        guard question.isTicked else {
            let dropped = put(value, of: question)
            // A choice may bring questions of its own.
            guard let page = sheet else { return dropped }
            if page.questions.last?.id == question.id { return dropped + goOn(from: page, moment) }
            return dropped + [.focus(firstStop(after: question, on: page))]
        }
        var chosen = chosen(question)
        if let index = chosen.firstIndex(of: value) { chosen.remove(at: index) } else { chosen.append(value) }
        typed[question.name] = .choices(chosen)
        return []
    }

    private mutating func goOn(from page: Page, _ moment: Moment) -> [Step] {
        var filled = answers
        for input in page.questions.flatMap(\.inputs) {
            guard let entry = typed[input.name] else { continue }
            filled[input.name] = input.part == .month ? months.kept(entry) : entry
        }
        var found: [Problem] = []
        for question in page.questions {
            do { _ = try question.value(in: filled, today: moment.today) } catch { found += error.list }
        }
        found += slotProblems(on: page, &filled)
        guard found.isEmpty else { return refuse(found) }
        if case .item(_, _, isNew: true) = place, let group = page.repeating {
            _ = filled.addItem(to: group.name)
        }
        answers = filled
        for input in page.questions.flatMap(\.inputs) { typed[input.name] = nil }
        arrive(following(page, moment), moment)
        return page.questions.isEmpty ? [] : [keep]
    }

    /// Takes the item on the screen away.
    private mutating func remove(_ page: Page, _ moment: Moment) -> [Step] {
        guard case .item(let path, let key, isNew: false) = place, let group = page.repeating,
            canRemove(from: group)
        else { return [] }
        for input in page.questions.flatMap(\.inputs) { typed[input.name] = nil }
        answers.removeItem(key, from: group.name)
        arrive(.list(path), moment)
        return [keep]
    }

    /// On from a list, where there are as many items as there must be.
    mutating func leaveList(_ page: Page, _ group: Repeat, _ moment: Moment) -> [Step] {
        let found = group.problems(in: answers, today: moment.today)
        guard found.isEmpty else { return refuse(found) }
        arrive(next(after: page, moment), moment)
        return [keep]
    }

    var keep: Step {
        .perform(
            .keep(Effect.Kept(journey: journey, service: service.code, page: pagePath, answers: answers))
        )
    }

    mutating func arrive(_ place: Place, _ moment: Moment) {
        self.place = place
        problems = []
        arrived = moment
        if place == .check { isChanging = false }
    }

    /// Opens a page from the check, to which it leads back.
    mutating func change(at place: Place, _ moment: Moment) {
        arrive(place, moment)
        isChanging = true
    }

    /// Stays, and says what is wrong.
    mutating func refuse(_ found: [Problem]) -> [Step] {
        problems = found
        attempt += 1
        return []
    }

    mutating func write(_ text: String, in field: ElementID) {
        guard let page = sheet else { return }
        for input in page.questions.flatMap(\.inputs) where Self.fieldID(input.name) == field {
            typed[input.name] = .text(text)
        }
    }
}

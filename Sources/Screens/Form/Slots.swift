public import Domain
import Forms

/// What is known of the free slots of the page on the screen.
struct KnownSlots {
    /// The arrival at a page for which they were asked; each arrival asks anew.
    var asked: Arrival?
    /// The free slots by the code of their calendar; nil where they could not be found out.
    var free: [String: [FreeSlot]?] = [:]

    /// A page that was opened, and when.
    struct Arrival: Hashable {
        var place: FormJourney.Place
        var moment: Moment
    }
}

/// A slot that was chosen, and the question it answers.
struct ChosenSlot {
    var place: FormJourney.Place
    var question: Question
    var calendar: String
    var key: String
}

// Questions that are answered with a slot of a calendar.
extension FormJourney {
    /// Asks for the free slots of the page on the screen, once each time it is opened.
    mutating func wanting() -> [Effect] {
        let arrival = KnownSlots.Arrival(place: place, moment: arrived)
        guard slots.asked != arrival else { return [] }
        slots = KnownSlots(asked: arrival)
        var calendars: [String] = []
        for question in sheet?.questions ?? [] {
            if let calendar = question.calendar, !calendars.contains(calendar) { calendars.append(calendar) }
        }
        return calendars.map { .loadSlots(calendar: $0) }
    }

    /// The choices of a question, in words; of a slot, those that are free.
    func options(of question: Question, _ words: Catalogue) -> [OfferedOption] {
        guard let calendar = question.calendar else { return question.options(words) }
        return (slots.free[calendar] ?? []).map { free in
            free.map { slot in
                OfferedOption(
                    value: slot.key.description,
                    label: words.slot(slot.key),
                    hint: slot.left == 1 ? words(.slotLast) : nil
                )
            }
        } ?? []
    }

    /// The values of the choices of a question, in order.
    func values(of question: Question) -> [String] {
        guard let calendar = question.calendar else { return question.values }
        return (slots.free[calendar] ?? []).map { free in free.map(\.key.description) } ?? []
    }

    /// What is wrong with slots that are no longer free; an optional one is dropped where no other is.
    func slotProblems(on page: Page, _ answers: inout Answers) -> [Problem] {
        var problems: [Problem] = []
        for question in page.questions where question.calendar != nil {
            let free = values(of: question)
            guard case .choices(let keys) = answers[question.name], let key = keys.first, !free.contains(key)
            else { continue }
            if free.isEmpty, !question.isRequired {
                answers[question.name] = nil
            } else {
                problems.append(question.slotGone)
            }
        }
        return problems
    }

    /// The slots that are chosen on the way through the form.
    var chosenSlots: [ChosenSlot] {
        form.walk(answers, today: today).pages.flatMap { page in
            var found = page.questions.compactMap { chosenSlot(.page(page.path), $0) }
            guard let group = page.repeating else { return found }
            for item in answers.items(of: group.name) {
                let place = Place.item(page.path, key: item, isNew: false)
                found += group.questions(of: item).filter { $0.isAsked(answers) }
                    .compactMap { chosenSlot(place, $0) }
            }
            return found
        }
    }

    private func chosenSlot(_ place: Place, _ question: Question) -> ChosenSlot? {
        guard let calendar = question.calendar,
            case .slot(let key) = try? question.value(in: answers, today: today)
        else { return nil }
        return ChosenSlot(place: place, question: question, calendar: calendar, key: key)
    }
}

// A page on which nothing is free.
extension FormJourney {
    /// The screen of a page; where nothing is free, with words for that, other ways, and no choice that leads nowhere.
    func slotScreen(_ screen: Screen, _ page: Page, _ surroundings: Surroundings) -> Screen {
        let full = page.questions.filter { $0.calendar != nil && values(of: $0).isEmpty }
        guard !full.isEmpty, slots.asked != nil else { return screen }
        let words = surroundings.words
        let isUnknown = full.contains { $0.calendar.map { slots.free[$0] ?? nil } == .some(nil) }
        var screen = screen
        screen.id += isUnknown ? "/unknown" : "/full"
        // How to choose, where there is nothing to choose, only confuses.
        let hints = full.compactMap(\.hint).map { Part.paragraph($0) }
        screen.parts.removeAll { hints.contains($0) }
        screen.parts.insert(
            contentsOf: [
                .notice(words(isUnknown ? .slotsUnknown : .slotsFull)),
                .paragraph(words(.slotsOtherWays)), .points(surroundings.hub.helpLines),
            ],
            at: 0
        )
        guard full.contains(where: \.isRequired) else {
            screen.parts = screen.parts.map { $0.relabelled("continue", words(.slotsGoOn)) }
            return screen
        }
        // Nothing can be answered here, so nothing is wrong with the answer.
        screen.title = page.title
        screen.parts.removeAll { $0.isProblem || $0.stops == ["continue"] }
        let last = screen.numbered.keys.max() ?? 0
        screen.parts += [
            .button(Part.Button(id: "return", number: last + 1, label: words(.goBack))),
            .button(Part.Button(id: "home", number: last + 2, label: words(.somethingElse))),
        ]
        screen.focus = "return"
        return screen
    }
}

extension Question {
    /// The calendar whose slots answer the question; nil where it is of another kind.
    var calendar: String? { if case .slot(let calendar) = kind { calendar } else { nil } }
}

extension Part {
    fileprivate func relabelled(_ id: ElementID, _ label: String) -> Part {
        guard case .button(var button) = self, button.id == id else { return self }
        button.label = label
        return .button(button)
    }

    fileprivate var isProblem: Bool {
        switch self {
        case .problems, .mistake: true
        default: false
        }
    }
}

extension Catalogue {
    /// A slot in words, such as "Tuesday 1 December 2026, morning".
    public func slot(_ key: SlotKey) -> String {
        self(
            .slotLabel,
            [
                "day": date(key.day, withWeekday: true),
                "time": self("slot.time", named: key.time),
            ]
        )
    }
}

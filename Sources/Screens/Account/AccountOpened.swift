import Domain

/// An account is open: its number to write down, on the screen and on paper.
struct AccountOpened: Scene {
    private enum Stage: Hashable {
        case told
        /// How large the print is to be.
        case sizes
        case printing
    }

    /// How long a press does nothing, in milliseconds: a key struck twice must not take the number away.
    private static let guardTime: Int64 = 300

    private let person: Person
    private let hasPrinter: Bool
    /// Whether she told of a card, whoever has it.
    private let hasCard: Bool
    private let arrived: Moment
    private var stage = Stage.told
    /// What came of printing.
    private var printed: Phrase?
    /// Counts the stages, so that each is a screen of its own.
    private var count = 0

    /// Where she goes on from here; nil for the front.
    private let next: (any Scene)?

    init(
        _ person: Person,
        hasCard: Bool,
        _ equipment: Equipment,
        _ moment: Moment,
        then next: (any Scene)? = nil
    ) {
        (self.person, self.hasCard, hasPrinter, arrived) = (person, hasCard, equipment.hasPrinter, moment)
        self.next = next
    }

    func screen(_ surroundings: Surroundings) -> Screen {
        let words = surroundings.words
        var screen =
            switch stage {
            case .told: toldScreen(words)
            case .sizes:
                ToldPage(
                    id: "account-opened.print",
                    title: words(.printTitle),
                    parts: [.paragraph(words(.printText))],
                    choices: [
                        ("ordinary", words(.printOrdinary)), ("large", words(.printLarge)),
                        ("return", words(.goBack)),
                    ]
                ).screen()
            case .printing:
                Screen(
                    id: "account-opened.printing",
                    title: words(.printingTitle),
                    parts: [.paragraph(words(.fewSeconds))]
                )
            }
        screen.caption = surroundings.hub.name
        return screen
    }

    private func toldScreen(_ words: Catalogue) -> Screen {
        var parts: [Part] = printed.map { [.notice(words($0))] } ?? []
        parts += [
            .reference(
                label: words(.openedNumber),
                code: person.number.grouped,
                spoken: words.spelled(person.number.grouped)
            )
        ]
        parts += advice(words).map { .paragraph($0) }
        // Said to everybody, so that it tells nobody anything.
        parts += [.paragraph(words(.openedBefore)), .paragraph(words(.openedIn))]
        return ToldPage(
            id: "account-opened" + (count == 0 ? "" : ".\(count)"),
            title: words(.openedTitle),
            parts: parts,
            choices: choices.map { ($0.0, words($0.1)) }
        ).screen()
    }

    private var choices: [(ElementID, Phrase)] {
        let print: [(ElementID, Phrase)] = hasPrinter ? [("print", .openedPrint)] : []
        return [("home", .openedGo)] + print + [("done", .finishNow)]
    }

    /// What to do with the number.
    private func advice(_ words: Catalogue) -> [String] {
        let phrases: [Phrase] = [.openedWrite, .openedSecret] + (hasCard ? [.openedCard] : [])
        return phrases.map { words($0) }
    }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        guard moment.milliseconds - arrived.milliseconds >= Self.guardTime else { return [] }
        switch id {
        case "home": return [.home] + (next.map { [.open($0)] } ?? [])
        case "done": return [.end]
        case "print": go(.sizes)
        case "ordinary", "large":
            go(.printing)
            return [.perform(.print(printout(surroundings, isLarge: id == "large")))]
        default: if stage != .printing { go(.told) }
        }
        return []
    }

    private mutating func go(_ stage: Stage) {
        self.stage = stage
        printed = nil
        count += 1
    }

    mutating func back(_ moment: Moment) -> [Step] {
        guard stage != .told else { return [.home] }
        go(.told)
        return []
    }

    mutating func receive(_ outcome: Outcome, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        guard let came = outcome.ofPrinting else { return [] }
        go(.told)
        printed = came
        return []
    }

    /// What goes on paper, which may be left lying: the number, and not whose it is.
    private func printout(_ surroundings: Surroundings, isLarge: Bool) -> Printout {
        let words = surroundings.words
        let number = person.number.grouped
        return Printout(
            title: [surroundings.hub.name, words(.openedNumber)].filter { !$0.isEmpty }
                .joined(separator: ": "),
            parts: [
                Printout.Part(heading: "", lines: [number, words.spelled(number)]),
                Printout.Part(heading: "", lines: advice(words)),
                Printout.Part(heading: words(.helpPeople), lines: surroundings.hub.helpLines),
            ].filter { !$0.lines.isEmpty },
            isLarge: isLarge
        )
    }

    func help(_ surroundings: Surroundings) -> [String] {
        [surroundings.words(.openedWrite), surroundings.words(.accountLost)]
    }
}

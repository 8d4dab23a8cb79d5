import Domain
import Forms

/// A form was sent: its reference, and what happens now; on the screen, on paper, on a telephone.
struct Sent: Scene {
    /// What is on the screen.
    private enum Stage: Hashable {
        case told
        /// How large the print is to be.
        case sizes
        case printing
        /// The QR code; nil where it does not fit.
        case code([String]?)
    }

    var service: Service
    var form: Form
    private let receipt: Outcome.Receipt
    private var stage = Stage.told
    /// What came of printing.
    private var printed: Phrase?
    /// Counts the stages, so that each is a screen of its own; 0 for the first.
    private var count = 0

    init(_ service: Service, _ form: Form, _ receipt: Outcome.Receipt) {
        self.service = service
        self.form = form
        self.receipt = receipt
    }

    func screen(_ surroundings: Surroundings) -> Screen {
        let words = surroundings.words
        switch stage {
        case .told: return toldScreen(surroundings)
        case .sizes:
            let buttons = [("ordinary", Phrase.printOrdinary), ("large", .printLarge), ("return", .goBack)]
            return screen("print", words(.printTitle), [.paragraph(words(.printText))], buttons, words)
        case .printing:
            return screen("printing", words(.printingTitle), [.paragraph(words(.fewSeconds))], [], words)
        case .code(let rows):
            var parts: [Part] = [.points(codeLines(surroundings))]
            parts.append(
                rows.map { .picture(Part.Picture(rows: $0, spoken: words(.codeSpoken))) }
                    ?? .paragraph(words(.codeNone))
            )
            return screen("code", words(.codeTitle), parts, [("return", .goBack)], words)
        }
    }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        switch id {
        case "done": return [.end]
        case "home": return [.home]
        case "print": go(.sizes)
        case "code": return [.perform(.drawCode(codeLines(surroundings).joined(separator: "\n")))]
        case "ordinary", "large":
            go(.printing)
            return [.perform(.print(printout(surroundings, isLarge: id == "large")))]
        default: if stage != .printing { go(.told) }
        }
        return []
    }

    mutating func back(_ moment: Moment) -> [Step] {
        guard stage != .told else { return [.close] }
        go(.told)
        return []
    }

    mutating func receive(_ outcome: Outcome, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        if case .codeDrawn(let rows) = outcome { go(.code(rows)) }
        guard let came = outcome.ofPrinting else { return [] }
        printed = came
        go(.told)
        return []
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.words(.sentHelp)] }

    private mutating func go(_ stage: Stage) {
        self.stage = stage
        count += 1
    }
}

// What is said.
extension Sent {
    private func toldScreen(_ surroundings: Surroundings) -> Screen {
        let (words, equipment) = (surroundings.words, surroundings.equipment)
        var parts: [Part] = printed.map { [.notice(words($0))] } ?? []
        parts += [
            .reference(
                label: words(.sentReference),
                code: receipt.reference.grouped,
                spoken: words.spelled(receipt.reference.grouped)
            ),
            .paragraph(words(.sentKeep)),
            .heading(words(.sentNext)),
        ]
        parts += next(words).map { .paragraph($0) }
        let takeAway = takeAway(words)
        if !takeAway.isEmpty { parts += [.heading(words(.sentTakeAway)), .points(takeAway)] }
        let buttons =
            (equipment.hasPrinter ? [("print", Phrase.sentPrint)] : [])
            + (equipment.showsCodes ? [("code", .sentCode)] : [])
            + [("home", .somethingElse), ("done", .finishNow)]
        var screen = screen("sent", title(words), parts, buttons, words)
        screen.focus = "home"
        return screen
    }

    private func screen(
        _ name: String,
        _ title: String,
        _ parts: [Part],
        _ buttons: [(String, Phrase)],
        _ words: Catalogue
    ) -> Screen {
        let buttons = buttons.enumerated().map { index, button in
            Part.button(
                Part.Button(id: ElementID(button.0), number: index + 1, label: words(button.1))
            )
        }
        return Screen(
            id: "\(name).\(service.code)" + (count == 0 ? "" : ".\(count)"),
            title: title,
            caption: service.title,
            parts: parts + buttons
        )
    }

    private func title(_ words: Catalogue) -> String { form.notes.service?.sentTitle ?? words(.sentTitle) }

    private func date(_ words: Catalogue) -> String {
        receipt.promised.map { words.date($0, withWeekday: true) } ?? words(.sentSoon)
    }

    /// What happens next, with the day that was promised.
    private func next(_ words: Catalogue) -> [String] {
        let next = form.notes.service?.whatHappensNext ?? []
        let booked = receipt.booked.map { words(.sentBooked, ["when": words.slot($0)]) }
        let said = booked + next.map { $0.filling(["date": date(words)]) }
        guard !next.contains(where: { $0.contains("{date}") }), receipt.promised != nil else { return said }
        return said + [words(.sentBy, ["date": date(words)])]
    }

    private func takeAway(_ words: Catalogue) -> [String] {
        (form.notes.service?.takeAway ?? []).map { $0.filling(["date": date(words)]) }
    }

    /// What a telephone may keep, and anybody who sees the screen: nothing that the resident answered.
    private func codeLines(_ surroundings: Surroundings) -> [String] {
        let date = receipt.promised.map { surroundings.words.date($0) }
        let lines = [service.title, receipt.reference.grouped, date, surroundings.hub.contact?.phone]
        return lines.compactMap(\.self)
    }

    /// What goes on paper, which may be left lying: nothing that the resident answered.
    private func printout(_ surroundings: Surroundings, isLarge: Bool) -> Printout {
        let words = surroundings.words
        let reference = receipt.reference.grouped
        let parts = [
            Printout.Part(heading: "", lines: [service.title]),
            Printout.Part(
                heading: words(.sentReference),
                lines: [reference, words.spelled(reference), words(.sentPaperKeep)]
            ),
            Printout.Part(heading: words(.sentNext), lines: next(words)),
            Printout.Part(heading: words(.sentTakeAway), lines: takeAway(words)),
            Printout.Part(heading: words(.helpPeople), lines: surroundings.hub.helpLines),
        ]
        return Printout(
            title: [surroundings.hub.name, title(words)].filter { !$0.isEmpty }.joined(separator: ": "),
            parts: parts.filter { !$0.lines.isEmpty },
            isLarge: isLarge
        )
    }
}

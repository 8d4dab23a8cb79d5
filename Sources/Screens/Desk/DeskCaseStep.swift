import Domain
import Ground

/// Words for a request: what is chosen first where there is a choice, then what is written.
struct DeskCaseStep: DeskScene, DeskAsking {
    private enum Choice: Hashable {
        case outcome(CaseOutcome)
        case complaint(ComplaintOutcome)
        case team(String)

        var id: ElementID {
            switch self {
            case .outcome(let outcome): ElementID("outcome:\(outcome.rawValue)")
            case .complaint(let outcome): ElementID("outcome:\(outcome.rawValue)")
            case .team(let team): ElementID("team:\(team)")
            }
        }

        func label(_ desk: DeskWords) -> String {
            switch self {
            case .outcome(let outcome): desk("outcome", named: outcome.rawValue)
            case .complaint(let outcome): desk("outcome", named: outcome.rawValue)
            case .team(let team): team
            }
        }
    }

    private let kind: CaseEvent.Kind
    private let file: Case
    private var choices: [Choice]
    private var choice: Choice?
    /// Why a note is kept from the resident; she may read it unless staff choose a reason.
    private var withheld: Withholding?
    private var sheet: DeskSheet
    var refusal: DeskRefusal?
    var isWanted: Bool
    let asks = DeskAct.teams

    init(_ kind: CaseEvent.Kind, _ file: Case) {
        (self.kind, self.file) = (kind, file)
        var lines = [DeskSheet.Line(name: "words", label: Self.label(kind))]
        if kind == .extended {
            lines.insert(DeskSheet.Line(name: "day", label: .extendDay, hint: .dayHint, width: 16), at: 0)
        }
        sheet = DeskSheet(lines)
        isWanted = kind == .moved
        choices =
            switch kind {
            case .completed: CaseOutcome.allCases.map { .outcome($0) }
            case .decided: ComplaintOutcome.allCases.map { .complaint($0) }
            default: []
            }
    }

    private var mustChoose: Bool { choice == nil && (!choices.isEmpty || kind == .moved) }

    /// Who reads the words.
    private static func label(_ kind: CaseEvent.Kind) -> DeskPhrase {
        switch kind {
        case .noted, .learnt, .moved: .wordsColleagues
        default: .wordsResident
        }
    }

    var holdsAnswers: Bool { !sheet.isEmpty }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        let title = desk("act", named: kind.rawValue)
        let caption = desk(.caseCaption, ["reference": file.reference.grouped])
        let notices = refused(surroundings)
        guard mustChoose else {
            let chosen = choice.map { [Part.paragraph($0.label(desk))] } ?? marks(desk)
            var screen = sheet.screen(
                "desk.step.\(kind.rawValue)",
                title: title,
                before: notices + chosen,
                button: title,
                surroundings
            )
            screen.caption = caption
            return screen
        }
        var list = DeskList(notices)
        for choice in choices { list.add(choice.id, choice.label(desk)) }
        if choices.isEmpty { list.parts.append(.paragraph(desk(.teamsNone))) }
        list.button("return", surroundings.words(.goBack))
        return Screen(id: "desk.choose.\(kind.rawValue)", title: title, caption: caption, parts: list.parts)
    }

    /// Whether the resident may read a note, and why not.
    private func marks(_ desk: DeskWords) -> [Part] {
        guard kind == .noted else { return [] }
        var list = DeskList([.paragraph(desk(.noteChoose))])
        list.add("shared", desk(.noteShared), mark: .radio(withheld == nil))
        for reason in Withholding.allCases {
            list.add(
                Self.id(reason),
                desk("withheld", named: reason.rawValue),
                mark: .radio(withheld == reason)
            )
        }
        return list.parts
    }

    private static func id(_ reason: Withholding) -> ElementID { ElementID("withheld:\(reason.rawValue)") }

    mutating func write(_ text: String, in field: ElementID) { sheet.write(text, in: field) }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        refusal = nil
        if mustChoose {
            choice = choices.first { $0.id == id }
            return choice == nil ? [.close] : []
        }
        if kind == .noted {
            let reason = Withholding.allCases.first { Self.id($0) == id }
            if id == "shared" || reason != nil {
                withheld = reason
                return [.focus("field:words")]
            }
        }
        if case .steps(let steps) = sheet.press(id) { return steps }
        let words = sheet["words"]
        guard words.contains(where: { !$0.isWhitespace }) else {
            sheet.note(.wordsMissing, in: "words")
            return []
        }
        guard let act = act(words) else {
            sheet.note(.dayWrong, in: "day")
            return []
        }
        return [.perform(.desk(.step(file.id, act)))]
    }

    /// What is done with some words; nil where a day is wrong.
    private func act(_ words: String) -> CaseAct? {
        switch (kind, choice) {
        case (.answered, _): .answer(words)
        case (.asked, _): .ask(words)
        case (.completed, .outcome(let outcome)): .complete(outcome, words)
        case (.moved, .team(let team)): .move(to: team, reason: words)
        case (.decided, .complaint(let outcome)): .complaint(.answer(outcome, words))
        case (.learnt, _): .complaint(.learn(words))
        case (.extended, _):
            CivilDate(typed: sheet["day"]).map { .complaint(.extend(until: $0, reason: words)) }
        default: .note(words, withheld: withheld)
        }
    }

    mutating func back(_ moment: Moment) -> [Step] {
        guard choice != nil else { return [.close] }
        choice = nil
        return []
    }

    mutating func take(_ news: DeskNews) -> [Step] {
        switch news {
        case .teams(let teams):
            choices = teams.filter { $0 != file.team }.map { .team($0) }
        case .request: return [.close, .tell(.desk(news))]
        default: break
        }
        return []
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.caseHelp)] }
}

import Domain

/// A few fields to type in, one after the other, and what is wrong with them.
struct DeskSheet: Sendable {
    /// One field.
    struct Line: Sendable {
        var name: String
        var label: DeskPhrase
        var hint: DeskPhrase?
        var text = ""
        var signs = Part.Field.Signs.any
        var isSecret = false
        var width: Int?
        /// Whether she may ask to see what she types.
        var canBeSeen = false
        var takesCode = false

        var id: ElementID { ElementID("field:\(name)") }
        var problemID: ElementID { ElementID("problem:\(name)") }
    }

    /// What a press on an element means.
    enum Press {
        case steps([Step])
        case finished
    }

    private var lines: [Line]
    private var mistake: (name: String, phrase: DeskPhrase, values: [String: String])?
    /// Counts the times something was wrong, so that each time is a screen of its own.
    private var attempt = 0
    /// Whether secrets that can be seen are.
    private var isShown = false

    init(_ lines: [Line]) { self.lines = lines }

    /// What stands in a field.
    subscript(_ name: String) -> String {
        get { lines.first { $0.name == name }?.text ?? "" }
        set { if let index = lines.firstIndex(where: { $0.name == name }) { lines[index].text = newValue } }
    }

    var isEmpty: Bool { lines.allSatisfy(\.text.isEmpty) }

    mutating func write(_ text: String, in id: ElementID) {
        if let index = lines.firstIndex(where: { $0.id == id }) { lines[index].text = text }
    }

    /// Notes what is wrong with a field.
    mutating func note(_ phrase: DeskPhrase, in name: String, _ values: [String: String] = [:]) {
        mistake = (name, phrase, values)
        attempt += 1
    }

    mutating func clearMistake() { mistake = nil }

    /// Shows what is typed, or hides it; it is hidden again whenever something is sent (GOV.UK password input).
    mutating func show(_ isShown: Bool) { self.isShown = isShown }

    private func isHidden(_ line: Line) -> Bool { line.isSecret && !(isShown && line.canBeSeen) }

    /// What was typed in a secret field: its screen has only stars.
    func hiddenText(in id: ElementID) -> String? { lines.first { $0.id == id && $0.isSecret }?.text }

    mutating func press(_ id: ElementID) -> Press {
        if id == "show" {
            isShown.toggle()
            return .steps([])
        }
        if let line = lines.first(where: { $0.problemID == id }) { return .steps([.focus(line.id)]) }
        if lines.dropLast().contains(where: { $0.id == id }) { return .steps([.next]) }
        return .finished
    }

    /// The screen that asks.
    func screen(
        _ id: String,
        title: String,
        before: [Part] = [],
        button: String,
        after: [Part] = [],
        focus: String? = nil,
        _ surroundings: Surroundings
    ) -> Screen {
        let (words, desk) = (surroundings.words, surroundings.desk)
        let message = mistake.map { desk($0.phrase, $0.values) }
        var parts: [Part] = []
        if let mistake, let message, let line = lines.first(where: { $0.name == mistake.name }) {
            let problem = Part.Problem(id: line.problemID, message: message)
            parts.append(.problems(title: words(.problemTitle), [problem]))
        }
        parts += before + lines.map { .field(part($0, message, surroundings)) }
        parts.append(.button(Part.Button(id: "continue", label: button)))
        if lines.contains(where: \.canBeSeen) {
            parts.append(.button(Part.Button(id: "show", label: desk(isShown ? .secretHide : .secretShow))))
        }
        let first = mistake.map { ElementID("problem:\($0.name)") }
        return Screen(
            id: id + (mistake == nil ? "" : "!\(attempt)"),
            title: mistake == nil ? title : words(.errorPrefix, ["message": title]),
            caption: surroundings.hub.name.isEmpty ? nil : surroundings.hub.name,
            parts: parts + after,
            focus: first ?? focus.map { ElementID("field:\($0)") } ?? lines.first?.id ?? "continue"
        )
    }

    private func part(_ line: Line, _ message: String?, _ surroundings: Surroundings) -> Part.Field {
        let (isWrong, isHidden) = (mistake?.name == line.name, isHidden(line))
        var field = Part.Field(
            id: line.id,
            label: surroundings.desk(line.label),
            hint: line.hint.map { surroundings.desk($0) },
            text: isHidden ? String(repeating: "*", count: line.text.count) : line.text,
            width: line.width,
            signs: line.signs,
            problem: isWrong ? message.map { surroundings.words(.errorPrefix, ["message": $0]) } : nil,
            isSecret: isHidden,
            takesCode: line.takesCode
        )
        // What is seen need not be heard.
        field.isSensitive = line.isSecret && !isHidden
        return field
    }
}

/// Choices numbered as they come, from a number on.
struct DeskList {
    var parts: [Part] = []

    /// The same without numbers, for a screen whose field takes numbers: what is typed there is the answer.
    var unnumbered: [Part] {
        parts.map { part in
            guard case .choice(let choice) = part else { return part }
            return .button(Part.Button(id: choice.id, label: choice.label))
        }
    }

    private var number: Int

    init(_ parts: [Part] = [], from number: Int = 1) { (self.parts, self.number) = (parts, number) }

    mutating func add(
        _ id: ElementID,
        _ label: String,
        hint: String? = nil,
        mark: Part.Choice.Mark = .none
    ) {
        parts.append(.choice(Part.Choice(id: id, number: number, label: label, hint: hint, mark: mark)))
        number += 1
    }

    mutating func add(_ id: ElementID, _ question: String, _ lines: [String], change: String) {
        let answer = Part.Answered(id: id, number: number, question: question, lines: lines, change: change)
        parts.append(.answer(answer))
        number += 1
    }

    mutating func button(_ id: ElementID, _ label: String) {
        parts.append(.button(Part.Button(id: id, number: number, label: label)))
        number += 1
    }
}

extension Surroundings {
    /// A day and a time in words.
    func words(at time: DeskTime) -> String {
        desk(
            .timeOnDay,
            ["day": words.date(time.day), "time": words.time(time.hour, time.minute)]
        )
    }

    /// Why something was not done, in words.
    func words(for refusal: DeskRefusal) -> String {
        switch refusal {
        case .wrong: desk(.refusedWrong)
        case .password(let why): desk("password-refused", named: Self.name(why))
        case .locked(let time): desk(.refusedLocked, ["time": words.time(time.hour, time.minute)])
        case .terminalLocked(let time):
            desk(.refusedTerminal, ["time": words.time(time.hour, time.minute)])
        case .notSignedIn: desk(.refusedNotSignedIn)
        case .rule(.noRight): desk(.refusedRight)
        case .rule(.oneself): desk(.refusedOneself)
        case .rule(.lastAdministrator): desk(.refusedLast)
        case .request(let why, let holder): words(for: why, holder)
        case .approval(let why): desk("approval-refused", named: Self.name(why))
        case .joining(let why): desk("join-refused", named: why.rawValue)
        case .representation(let fault): words(for: fault)
        case .wishTakenBack: desk(.refusedTakenBack)
        case .appointment(let why): words(for: why)
        case .cardTaken: desk(.refusedCard)
        case .staffCardTaken: desk(.staffCardOther)
        case .loginTaken: desk(.refusedLogin)
        case .noPhone: desk(.refusedPhone)
        case .notWords(let text): desk(.handOutNoWords, ["text": text])
        case .gone: desk(.refusedGone)
        case .lending(let why): words(for: why)
        case .keptFor(let name): desk(.lendingKeptFor, ["name": name])
        case .noRules: desk(.lendNoRules)
        case .storeFailed: desk(.refusedStore)
        }
    }

    private func words(for refusal: Appointment.Refusal) -> String {
        switch refusal {
        case .stillServing(let ticket): desk(.refusedServing, ["ticket": String(ticket)])
        case .tooEarly(let minute): desk(.refusedTooEarly, ["time": words.time(minute: max(0, minute))])
        case .tooLate: desk(.refusedTooLate)
        default: desk(.refusedAppointment)
        }
    }

    private func words(for refusal: CaseRefusal, _ holder: String) -> String {
        switch refusal {
        case .held: desk(.caseRefusedHeld, ["name": holder])
        case .notHeld: desk(.caseRefusedNotHeld)
        case .ended: desk(.caseRefusedEnded)
        case .alreadyWaiting: desk(.caseRefusedWaiting)
        case .otherTeam(let team): desk(.caseRefusedTeam, ["team": team])
        case .notAllowed, .notYours: desk(.refusedRight)
        case .noSuchCase: desk(.refusedGone)
        case .noWords: desk(.wordsMissing)
        case .tooLong(let most): desk(.caseRefusedTooLong, ["most": words.number(most)])
        case .notLater: desk(.caseRefusedNotLater)
        case .closedDay: desk(.caseRefusedClosedDay)
        case .alreadyExtended: desk(.caseRefusedExtended)
        case .alreadyAcknowledged: desk(.caseRefusedAcknowledged)
        case .sameReviewer: desk(.caseRefusedReviewer)
        case .sameTeam, .notWaiting, .notAComplaint, .needsComplaintAnswer, .cannotEscalate:
            desk(.caseRefusedNow)
        }
    }

    private func words(for fault: Representation.Fault) -> String {
        switch fault {
        case .samePerson: desk(.actingFaultSame)
        case .noPowers: desk(.actingPowersMissing)
        case .endsTooSoon: desk(.actingFaultSoon)
        case .tooYoung: desk(.actingFaultYoung)
        case .notAChild: desk(.actingFaultChild)
        case .tooLong(let latest): desk(.actingFaultLong, ["date": words.date(latest)])
        }
    }

    private static func name(_ refusal: Password.Refusal) -> String {
        switch refusal {
        case .tooShort: "short"
        case .tooLong: "long"
        case .tooCommon: "common"
        case .ownName: "own-name"
        }
    }

    private static func name(_ refusal: ApprovalRefusal) -> String {
        switch refusal {
        case .noSuchApproval, .expired: "expired"
        case .notAllowed: "not-allowed"
        case .samePerson: "same-person"
        case .decided, .done: "decided"
        case .notAgreed: "not-agreed"
        }
    }
}

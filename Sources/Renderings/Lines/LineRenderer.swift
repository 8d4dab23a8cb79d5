public import Screens

/// Words the line rendering adds of its own, from the language catalogue.
public struct LineWords: Hashable, Sendable {
    /// Said of a choice that is marked or ticked.
    public var chosen: String
    /// Said of a choice of a group that is not.
    public var notChosen: String
    /// How to answer where a text is asked; `{again}` there is an answer that stands already.
    public var typeAnswer: String
    /// How to keep an answer that stands already, which follows these words.
    public var keepAnswer: String
    /// How to choose where something is to be chosen.
    public var typeNumber: String
    /// Said when a line was not understood.
    public var notUnderstood: String
}

extension LineWords {
    /// Takes the words from a catalogue.
    public init(_ words: Catalogue) {
        self.init(
            chosen: words(.linesChosen),
            notChosen: words(.linesNotChosen),
            typeAnswer: words(.linesTypeAnswer),
            keepAnswer: words(.linesKeepAnswer),
            typeNumber: words(.linesTypeNumber),
            notUnderstood: words(.linesNotUnderstood)
        )
    }
}

/// Says screens as plain numbered lines, for a screen reader, a braille line or any dumb terminal.
///
/// Nothing is drawn over and nothing is left out: a new screen is said whole, and after that only what changed.
public struct LineRenderer: Sendable {
    /// What the rendering says of its own.
    public var words: LineWords { didSet { said = nil } }
    private var said: Screen?
    private var wasUnclear = false

    /// What clears an answer, typed as a line by itself.
    public static let clearing = "!"

    /// Makes a renderer that has said nothing yet.
    public init(words: LineWords) {
        self.words = words
    }

    /// The lines to say now.
    public mutating func lines(for screen: Screen) -> [String] {
        defer { (said, wasUnclear) = (screen, false) }
        guard let said, said.id == screen.id else { return whole(screen) }
        var lines = zip(said.parts, screen.parts).flatMap { $0 == $1 ? [] : changed($1) }
        if wasUnclear { lines.append(words.notUnderstood) }
        if said.focus != screen.focus || wasUnclear || !lines.isEmpty { lines += invitation(to: screen) }
        return lines.map(\.shown)
    }

    /// Forgets what was said, so that the next screen is said whole.
    public mutating func sayAgain() {
        said = nil
    }

    /// A move to make before anything is asked: from a problem to the field it is about.
    public func opening(of screen: Screen) -> Intent? {
        screen.problems.contains { $0.id == screen.focus } ? .enter : nil
    }

    /// What a typed line means on a screen; nothing where it means nothing there.
    public mutating func intents(for line: String, on screen: Screen) -> [Intent] {
        let text = line.trimmed
        if let tool = screen.tools.first(where: { $0.sign == text }) { return [tool.intent] }
        if screen.focusedField != nil {
            switch text {
            case "": return [.enter]
            case Self.clearing: return [.answer(""), .enter]
            default: return [.answer(text), .enter]
            }
        }
        if let number = Int(text), screen.numbered[number] != nil { return [.choose(number), .enter] }
        if text.isEmpty, let intents = goOn(screen) { return intents }
        let named = text.isEmpty ? [] : screen.choices(beginning: text)
        let exact = named.filter { $0.label.lowercased() == text.lowercased() }
        if let choice = named.count == 1 ? named.first : exact.first {
            return [.choose(choice.number), .enter]
        }
        wasUnclear = true
        return []
    }

    /// What Enter alone does: keep the choice that is marked, or press the one button.
    private func goOn(_ screen: Screen) -> [Intent]? {
        var buttons: [Part.Button] = []
        for part in screen.parts {
            switch part {
            case .choice(let choice) where choice.mark == .radio(true):
                return [.choose(choice.number), .enter]
            case .button(let button): buttons.append(button)
            default: break
            }
        }
        if let usual = buttons.first(where: \.isUsual), let number = usual.number {
            return [.choose(number), .enter]
        }
        if buttons.count == 1, let number = buttons[0].number { return [.choose(number), .enter] }
        return screen.focus == buttons.last?.id ? [.enter] : nil
    }
}

// Saying parts.
extension LineRenderer {
    private func whole(_ screen: Screen) -> [String] {
        var lines = [""]
        if let caption = screen.caption { lines.append(caption) }
        lines += [screen.title, ""]
        for part in screen.parts { lines += say(part, hasFocus: part.holds(screen.focus)) }
        lines += ["", screen.tools.map { "\($0.sign) \($0.label)" }.joined(separator: ", ")]
        lines += invitation(to: screen)
        return lines.map(\.shown)
    }

    private func say(_ part: Part, hasFocus: Bool = false) -> [String] {
        switch part {
        case .heading(let text): ["", text]
        case .paragraph(let text), .notice(let text), .mistake(let text): text.paragraphs
        case .points(let points): points.map { "- \($0)" }
        case .problems(let title, let problems): [title] + problems.map(\.message) + [""]
        case .choice(let choice): [say(choice)]
        case .field(let field): say(field, hasFocus: hasFocus)
        case .answer(let answer): say(answer)
        case .button(let button): [numbered(button.number, button.label)]
        case .reference(let label, let code, let spoken): [label, code, spoken]
        // Blocks would be read out one by one.
        case .picture(let picture): picture.spoken.paragraphs
        }
    }

    /// The comma makes a speech synthesiser pause between the number and the words.
    private func numbered(_ number: Int?, _ text: String) -> String {
        number.map { "\($0), \(text)" } ?? text
    }

    private func say(_ choice: Part.Choice) -> String {
        var line = numbered(choice.number, choice.label)
        switch choice.mark {
        case .none: break
        case .radio(let isOn): if isOn { line += ", \(words.chosen)" }
        case .tick(let isOn): line += ", \(isOn ? words.chosen : words.notChosen)"
        }
        if let hint = choice.hint { line = "\(SpokenText.ended(line)) \(hint)" }
        return line
    }

    /// What stands in a field is said with it, unless it is asked for at the end of the screen.
    private func say(_ field: Part.Field, hasFocus: Bool) -> [String] {
        var lines = field.label.isEmpty ? [] : [field.label]
        if let hint = field.hint { lines.append(hint) }
        if let problem = field.problem { lines.append(problem) }
        let answer = hasFocus || field.text.isEmpty ? nil : field.visibleText.oneLine
        let typed = [field.prefix, answer, field.suffix].compactMap(\.self)
        if !typed.isEmpty { lines.append(typed.joined(separator: " ")) }
        return lines
    }

    private func say(_ answer: Part.Answered) -> [String] {
        [numbered(answer.number, "\(answer.question), \(answer.change)")] + answer.lines.map { "   \($0)" }
    }

    /// What is said of a part that changed on a screen that was said before.
    private func changed(_ part: Part) -> [String] {
        if case .field = part { [] } else { say(part) }
    }

    private func invitation(to screen: Screen) -> [String] {
        guard let field = screen.focusedField else {
            return screen.numbered.isEmpty ? [] : [words.typeNumber]
        }
        var lines: [String] = []
        if !field.label.isEmpty, screen.fieldCount > 1 { lines.append(field.label) }
        if field.text.isEmpty {
            lines.append(words.typeAnswer)
        } else {
            lines.append("\(words.keepAnswer) \(field.visibleText.oneLine)")
        }
        return lines
    }
}

extension Part {
    /// Whether this is the field with an id.
    fileprivate func holds(_ id: ElementID) -> Bool {
        if case .field(let field) = self { field.id == id } else { false }
    }
}

extension Screen {
    fileprivate var fieldCount: Int {
        parts.count { if case .field = $0 { true } else { false } }
    }

    fileprivate var problems: [Part.Problem] {
        for case .problems(title: _, let problems) in parts { return problems }
        return []
    }
}

extension String {
    /// Without the white space around it.
    fileprivate var trimmed: String {
        let start = drop(while: \.isWhitespace)
        guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...end])
    }

    fileprivate var paragraphs: [String] {
        split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    }

    fileprivate var oneLine: String {
        paragraphs.joined(separator: " ")
    }
}

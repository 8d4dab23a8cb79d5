import Domain
import Forms

// How a page of a form is asked.
extension FormJourney {
    static func fieldID(_ input: String) -> ElementID { ElementID("field:\(input)") }

    static func problemID(_ problem: Problem) -> ElementID { ElementID("problem:\(problem.input)") }

    /// More choices than these are too many to read through one by one.
    private static let manyChoices = 15

    func optionID(_ question: Question, _ value: String) -> ElementID {
        ElementID("choice:\(question.name):\(value)")
    }

    func pageScreen(_ page: Page, _ words: Catalogue) -> Screen {
        let numbering = Numbering()
        var parts: [Part] = []
        if !problems.isEmpty {
            let lines = problems.map { Part.Problem(id: Self.problemID($0), message: words.message(for: $0)) }
            parts.append(.problems(title: words(.problemTitle), lines))
        }
        for component in page.components {
            switch component {
            case .content(let content): parts += content.blocks.flatMap(\.parts)
            case .question(let question): parts += ask(question, page, numbering, words)
            case .payment: break
            }
        }
        parts += buttons(page, numbering, words)
        return Screen(
            id: "form.\(service.code)\(page.path)\(suffix)" + (problems.isEmpty ? "" : "!\(attempt)"),
            title: problems.isEmpty ? page.title : words(.errorPrefix, ["message": page.title]),
            caption: service.title,
            parts: parts,
            focus: firstFocus(page),
            spokenHelp: spokenHelp(page)
        )
    }

    /// What a person who hears the page is told of it and of its questions.
    private func spokenHelp(_ page: Page) -> String? {
        let texts = ([form.notes.pages[page.id]?.speech] + page.questions.map(\.notes.speech)).compactMap(
            \.self
        )
        return texts.isEmpty ? nil : texts.joined(separator: " ")
    }

    /// Each item of a repeat is a screen of its own.
    private var suffix: String {
        if case .item(_, let key, isNew: _) = place { "/item\(key)" } else { "" }
    }

    private func buttons(_ page: Page, _ numbering: Numbering, _ words: Catalogue) -> [Part] {
        guard page.kind == .terminal else {
            // Where only text is typed, digits are text and Enter goes on: a number would say nothing.
            let asked = page.questions.filter { !isTold($0) }
            let isTyped = asked.contains { $0.isTyped } && !asked.contains { !$0.isTyped }
            let number = isTyped ? nil : numbering.next()
            let isUsual = asked.isEmpty && !page.questions.isEmpty
            let goOn = Part.button(
                Part.Button(id: "continue", number: number, label: words(.goOn), isUsual: isUsual)
            )
            guard case .item(_, _, isNew: false) = place, let group = page.repeating, canRemove(from: group)
            else {
                return [goOn]
            }
            let remove = Part.Button(
                id: "remove",
                number: number == nil ? nil : numbering.next(),
                label: words(.listRemove)
            )
            return [goOn, .button(remove)]
        }
        return [
            .button(Part.Button(id: "return", number: numbering.next(), label: words(.terminalBack))),
            .button(Part.Button(id: "home", number: numbering.next(), label: words(.somethingElse))),
        ]
    }

    private func ask(_ question: Question, _ page: Page, _ numbering: Numbering, _ words: Catalogue) -> [Part]
    {
        guard !question.kind.isHidden else { return [] }
        var parts: [Part] = []
        if case .declaration(let blocks, _) = question.kind { parts += blocks.flatMap(\.parts) }
        let label = label(question, page, words)
        let isOnlyTitle = label.isEmpty
        if isPrefilled(question) { parts.append(.paragraph(words(.prefilled))) }
        if isTold(question) { return parts + [told(question, number: numbering.next(), label, words)] }
        if !isOnlyTitle, question.inputs.count > 1 || !question.isTyped { parts.append(.heading(label)) }
        // A hint stands with the only field it is about, and before all of several.
        let isOneField = question.isTyped && question.inputs.count == 1
        if let hint = question.hint, !isOneField { parts.append(.paragraph(hint)) }
        let mine = problems.filter { $0.question == question.name }
        if question.isTyped {
            for input in question.inputs {
                let problem = mine.first { $0.input == input.name }
                let label = question.inputs.count > 1 ? words.label(input) : isOnlyTitle ? "" : label
                parts.append(.field(field(input, question, label, problem, words)))
            }
        } else {
            if let problem = mine.first {
                parts.append(.mistake(words(.errorPrefix, ["message": words.message(for: problem)])))
            }
            if case .many = question.kind { parts.append(.paragraph(words(.ticksText))) }
            let choices = choices(question, numbering, words)
            if choices.count > Self.manyChoices, question.calendar == nil {
                parts.append(.paragraph(words(.lettersText)))
            }
            parts += choices
        }
        return parts
    }

    /// What stands over a question: nothing that the page's title says already, and whether it may be left out.
    private func label(_ question: Question, _ page: Page, _ words: Catalogue) -> String {
        let isTitle = page.title == question.title
        let mark = words(.optionalMark)
        // Some authors write it themselves.
        if question.isRequired || question.title.hasSuffix(mark) { return isTitle ? "" : question.title }
        return isTitle ? mark : words(.optionalLabel, ["label": question.title])
    }

    private func field(
        _ input: Input,
        _ question: Question,
        _ label: String,
        _ problem: Problem?,
        _ words: Catalogue
    ) -> Part.Field {
        var text = ""
        if case .text(let typed) = entry(input.name) { text = typed }
        var (prefix, suffix): (String?, String?)
        if case .number(let rules) = question.kind { (prefix, suffix) = (rules.prefix, rules.suffix) }
        var field = Part.Field(
            id: Self.fieldID(input.name),
            label: label,
            hint: question.inputs.count == 1 ? question.hint : nil,
            text: text,
            width: question.width(of: input),
            prefix: prefix,
            suffix: suffix,
            signs: question.signs(of: input),
            problem: problem.map { words(.errorPrefix, ["message": words.message(for: $0)]) }
        )
        field.isSensitive = question.notes.isSensitive
        field.takesCode = question.notes.takesCard
        return field
    }

    private func choices(_ question: Question, _ numbering: Numbering, _ words: Catalogue) -> [Part] {
        offered(question, words).map { option in
            var choice = Part.Choice(
                id: optionID(question, option.value),
                number: numbering.next(),
                label: option.label,
                hint: option.hint,
                mark: mark(option.value, of: question)
            )
            choice.isSensitive = question.notes.isSensitive
            return .choice(choice)
        }
    }

    /// The values that are marked of a question with choices.
    func chosen(_ question: Question) -> [String] {
        if case .choices(let values) = entry(question.name) { values } else { [] }
    }
}

// Where the focus goes.
extension FormJourney {
    private func firstFocus(_ page: Page) -> ElementID {
        if let problem = problems.first { return Self.problemID(problem) }
        guard page.questions.contains(where: { !$0.kind.isHidden }) else {
            return page.kind == .terminal ? "return" : "continue"
        }
        return page.questions.first { !$0.kind.isHidden && !isTold($0) }.map(firstStop) ?? "continue"
    }

    func firstStop(of question: Question) -> ElementID {
        guard !isTold(question) else { return "continue" }
        guard !question.isTyped else { return Self.fieldID(question.inputs[0].name) }
        return firstChoice(of: question).map { optionID(question, $0) } ?? "continue"
    }

    func firstStop(of problem: Problem, on page: Page) -> ElementID {
        guard let question = page.questions.first(where: { $0.name == problem.question }) else {
            return "continue"
        }
        return question.isTyped ? Self.fieldID(problem.input) : firstStop(of: question)
    }

    func firstStop(after question: Question, on page: Page) -> ElementID {
        guard let index = page.questions.firstIndex(where: { $0.id == question.id }),
            index + 1 < page.questions.count
        else { return "continue" }
        return firstStop(of: page.questions[index + 1])
    }

    /// Whether a field is the last thing to fill in on its page.
    func isLast(_ id: ElementID, on page: Page) -> Bool {
        guard let question = page.questions.last, question.isTyped, let input = question.inputs.last else {
            return false
        }
        return Self.fieldID(input.name) == id
    }
}

/// Hands out the numbers of a screen in reading order.
private final class Numbering {
    private var last = 0

    func next() -> Int {
        last += 1
        return last
    }
}

extension TextBlock {
    /// The block as parts of a screen.
    var parts: [Part] {
        switch self {
        case .heading(let text): [.heading(text)]
        case .paragraph(let text): [.paragraph(text)]
        case .points(let points): [.points(points)]
        case .numbered(let steps): [.points(steps.enumerated().map { "\($0.offset + 1). \($0.element)" })]
        case .notice(let text): [.notice(text)]
        case .details(let title, let blocks): [.heading(title)] + blocks.flatMap(\.parts)
        }
    }
}

public import Ground

extension Question {
    /// What the answer means.
    ///
    /// `months` says what the months are called, in dates.
    /// - Throws: `Problems` with every rule it breaks, in the order of the inputs.
    public func value(
        in answers: Answers,
        today: CivilDate,
        months: MonthNames = .english
    ) throws(Problems) -> Value {
        for input in inputs {
            if case .text(let text) = answers[input.name], !text.trimmed.isReadable(onLines: isLong) {
                throw problems(.unreadable, at: input)
            }
        }
        let value = try worded(for: answers).plainValue(answers, today, months)
        if let pattern, case .text(let text) = value, !pattern.isFound(in: text) { throw problems(.pattern) }
        return value
    }

    private func plainValue(
        _ answers: Answers,
        _ today: CivilDate,
        _ months: MonthNames
    ) throws(Problems) -> Value {
        switch kind {
        case .text(let rules), .longText(let rules): try text(typed(answers), rules)
        case .website(let rules): try website(typed(answers), rules)
        case .number(let rules): try number(typed(answers), rules)
        case .date(let rules): try date(answers, rules, today, months)
        case .monthYear(let rules): try monthYear(answers, rules, months)
        case .time: try time(answers)
        case .dateTime(let rules): try dateTime(answers, rules, today, months)
        case .email: try email(typed(answers))
        case .phone(let format): try phone(typed(answers), format)
        case .address: try address(answers)
        case .yesNo: try yesNo(answers)
        case .one(let options, asList: _): try one(answers, options)
        case .many(let options, let rules): try many(answers, options, rules)
        case .declaration: try declaration(answers)
        case .upload(let rules): try evidence(answers, rules)
        case .place(let kind, let ranges): try place(answers, kind, ranges)
        case .slot: try slot(answers)
        case .hidden: typed(answers).isEmpty ? .none : .text(typed(answers))
        }
    }

    /// The question with the author's words for an answer that was never given, where there are some.
    ///
    /// The format tells it apart from an empty one: `any.required` and `string.empty`. One of them serves for both.
    private func worded(for answers: Answers) -> Question {
        guard inputs.count == 1, answers[name] == nil, let words = messages["any.required"] else {
            return self
        }
        var question = self
        question.messages["string.empty"] = words
        return question
    }

    private var isLong: Bool {
        switch kind {
        case .longText, .place(.words, _): true
        default: false
        }
    }

    /// What was typed in the only input, without white space around it.
    func typed(_ answers: Answers) -> String {
        switch answers[name] {
        case .text(let text): text.trimmed
        case .choices(let values): values.joined(separator: " ").trimmed
        case nil: ""
        }
    }

    /// One broken rule, in the author's words where there are some.
    func problem(_ rule: Rule, at input: Input? = nil) -> Problem {
        let message =
            messages[""] ?? messages[rule.key] ?? rule.formatKeys.lazy.compactMap { messages[$0] }.first
        return Problem(
            question: name,
            input: (input ?? inputs[0]).name,
            rule: rule,
            label: errorLabel,
            message: message
        )
    }

    func problems(_ rule: Rule, at input: Input? = nil) -> Problems {
        Problems(list: [problem(rule, at: input)])
    }

    /// Nothing was answered: that is either wrong or no answer.
    func unanswered(_ rule: Rule = .required) throws(Problems) -> Value {
        guard isRequired else { return .none }
        throw problems(rule)
    }
}

// Choices.
extension Question {
    private func yesNo(_ answers: Answers) throws(Problems) -> Value {
        guard let chosen = chosen(answers).first else { return try unanswered(.yesNoRequired) }
        switch chosen {
        case Entry.yes: return .yesNo(true)
        case Entry.no: return .yesNo(false)
        default: throw problems(.yesNoRequired)
        }
    }

    private func one(_ answers: Answers, _ options: [Option]) throws(Problems) -> Value {
        guard let chosen = chosen(answers).first else { return try unanswered(.choiceRequired) }
        guard let option = options.first(where: { $0.entry == chosen }) else { throw problems(.notOffered) }
        return .one(option)
    }

    private func many(_ answers: Answers, _ options: [Option], _ rules: CountRules) throws(Problems) -> Value
    {
        let chosen = Set(chosen(answers))
        guard !chosen.isEmpty else { return try unanswered(.choiceRequired) }
        let known = options.filter { chosen.contains($0.entry) }
        guard known.count == chosen.count else { throw problems(.notOffered) }
        try check(known.count, rules)
        return .many(known)
    }

    private func declaration(_ answers: Answers) throws(Problems) -> Value {
        chosen(answers).contains(Entry.yes) ? .declared : try unanswered(.declarationRequired)
    }

    /// Scans, or the word that the papers are brought to the desk, which is as good as any number of them.
    private func evidence(_ answers: Answers, _ rules: CountRules) throws(Problems) -> Value {
        let ids = chosen(answers)
        guard !ids.isEmpty else { return try unanswered(.evidenceRequired) }
        if ids.contains(Evidence.desk) { return .evidence([Evidence.desk]) }
        try check(ids.count, rules)
        return .evidence(ids)
    }

    private func check(_ count: Int, _ rules: CountRules) throws(Problems) {
        if let length = rules.length, count != length { throw problems(.chosenExactly(length)) }
        if let min = rules.min, count < min { throw problems(.tooFewChosen(min)) }
        if let max = rules.max, count > max { throw problems(.tooManyChosen(max)) }
    }

    private func slot(_ answers: Answers) throws(Problems) -> Value {
        guard let key = chosen(answers).first else { return try unanswered(.slotRequired) }
        return .slot(key)
    }

    private func chosen(_ answers: Answers) -> [String] {
        switch answers[name] {
        case .choices(let values): values.filter { !$0.isEmpty }
        case .text(let text): text.trimmed.isEmpty ? [] : [text.trimmed]
        case nil: []
        }
    }
}

extension StringProtocol {
    /// Without the white space around it.
    var trimmed: String {
        let start = drop(while: \.isWhitespace)
        guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...end])
    }

    /// Whether it holds nothing that cannot be shown, printed or said.
    ///
    /// Control characters are refused, and the marks that turn the direction of writing (U+202A to U+202E, U+2066 to
    /// U+2069), with which one text can be made to look like another. New lines and tabs belong to long texts.
    func isReadable(onLines: Bool) -> Bool {
        unicodeScalars.allSatisfy { scalar in
            switch scalar.value {
            case 0x0A, 0x0D, 0x09, 0x2028, 0x2029: onLines
            case 0x202A...0x202E, 0x2066...0x2069: false
            default: scalar.canBeShown
            }
        }
    }
}

extension Unicode.Scalar {
    /// Whether it is no control character, with which a text could command a terminal.
    var canBeShown: Bool {
        switch value {
        case 0...0x1F, 0x7F...0x9F: false
        default: true
        }
    }
}

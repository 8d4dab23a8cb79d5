import Ground

// Dates.
extension Question {
    func date(
        _ answers: Answers,
        _ rules: DateRules,
        _ today: CivilDate,
        _ months: MonthNames
    ) throws(Problems) -> Value {
        guard let date = try day(answers, inputs, months) else { return try unanswered() }
        try check(date, rules, today)
        return .date(date)
    }

    func dateTime(
        _ answers: Answers,
        _ rules: DateRules,
        _ today: CivilDate,
        _ months: MonthNames
    ) throws(Problems) -> Value {
        guard !inputs.allSatisfy({ typed($0, answers).isEmpty }) else { return try unanswered() }
        guard let date = try day(answers, Array(inputs.prefix(3)), months) else {
            throw problems(.dateIncomplete(missing: [.day, .month, .year]), at: inputs[0])
        }
        try check(date, rules, today)
        let (hour, minute) = try clock(answers, Array(inputs.suffix(2)))
        return .dateTime(date, hour: hour, minute: minute)
    }

    func time(_ answers: Answers) throws(Problems) -> Value {
        guard !inputs.allSatisfy({ typed($0, answers).isEmpty }) else { return try unanswered() }
        let (hour, minute) = try clock(answers, inputs)
        return .time(hour: hour, minute: minute)
    }

    func monthYear(_ answers: Answers, _ rules: MonthRules, _ months: MonthNames) throws(Problems) -> Value {
        guard let texts = try parts(answers, inputs) else { return try unanswered() }
        guard let month = Self.digits(texts[0]) ?? months.number(of: texts[0]), (1...12).contains(month)
        else {
            throw problems(.notARealDate, at: inputs[0])
        }
        guard let year = Self.digits(texts[1]), (1000...3000).contains(year),
            let first = CivilDate(year: year, month: month, day: 1)
        else { throw problems(.yearNotFourDigits, at: inputs[1]) }
        if let earliest = rules.earliest, first < earliest { throw problems(.dateTooEarly(earliest)) }
        if let latest = rules.latest, first > latest { throw problems(.dateTooLate(latest)) }
        return .month(year: year, month: month)
    }

    /// What was typed in an input, without white space around it.
    ///
    /// Answers from a file may give a date, month or time in one text, as 2027-03-31, 2027-03 or 14:30.
    func typed(_ input: Input, _ answers: Answers) -> String {
        if case .text(let text) = answers[input.name] { return text.trimmed }
        guard case .text(let whole) = answers[name] else { return "" }
        let parts = whole.split { "-:T ".contains($0) }.map(String.init)
        let order: [Input.Part] =
            inputs.first?.part == .hour ? [.hour, .minute] : [.year, .month, .day, .hour, .minute]
        guard let index = order.firstIndex(of: input.part), index < parts.count else { return "" }
        return parts[index]
    }

    private func clock(_ answers: Answers, _ inputs: [Input]) throws(Problems) -> (Int, Int) {
        guard let hour = Self.digits(typed(inputs[0], answers)), (0...23).contains(hour) else {
            throw problems(.notARealTime, at: inputs[0])
        }
        guard let minute = Self.digits(typed(inputs[1], answers)), (0...59).contains(minute) else {
            throw problems(.notARealTime, at: inputs[1])
        }
        return (hour, minute)
    }

    /// What is typed in each of the inputs of a date; nil where nothing is.
    private func parts(_ answers: Answers, _ inputs: [Input]) throws(Problems) -> [String]? {
        let texts = inputs.map { typed($0, answers) }
        let missing = zip(inputs, texts).filter { $0.1.isEmpty }.map(\.0)
        if missing.count == inputs.count { return nil }
        guard let first = missing.first else { return texts }
        throw problems(.dateIncomplete(missing: missing.map(\.part)), at: first)
    }

    /// A day in three inputs; nil where nothing is typed.
    private func day(
        _ answers: Answers,
        _ inputs: [Input],
        _ months: MonthNames
    ) throws(Problems) -> CivilDate? {
        guard let texts = try parts(answers, inputs) else { return nil }
        guard let day = Self.digits(texts[0]) else { throw problems(.notARealDate, at: inputs[0]) }
        guard let month = Self.digits(texts[1]) ?? months.number(of: texts[1]) else {
            throw problems(.notARealDate, at: inputs[1])
        }
        guard let year = Self.digits(texts[2]) else { throw problems(.notARealDate, at: inputs[2]) }
        guard (1000...3000).contains(year) else {
            throw problems(texts[2].count == 4 ? .notARealDate : .yearNotFourDigits, at: inputs[2])
        }
        guard let date = CivilDate(year: year, month: month, day: day) else { throw problems(.notARealDate) }
        return date
    }

    private func check(_ date: CivilDate, _ rules: DateRules, _ today: CivilDate) throws(Problems) {
        let earliest = [rules.earliest, rules.maxDaysInPast.map { today.adding(days: -$0) }].compactMap(
            \.self
        ).max()
        let latest = [rules.latest, rules.maxDaysInFuture.map { today.adding(days: $0) }].compactMap(\.self)
            .min()
        if let earliest, date < earliest { throw problems(.dateTooEarly(earliest)) }
        if let latest, date > latest { throw problems(.dateTooLate(latest)) }
    }

    private static func digits(_ text: String) -> Int? {
        guard text.count <= 4, text.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
        return Int(text)
    }
}

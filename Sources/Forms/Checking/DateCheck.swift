import Ground

// Dates.
extension Question {
    func date(
        _ answers: Answers,
        _ rules: DateRules,
        _ today: CivilDate,
        _ months: MonthNames
    ) throws(Problems) -> Value {
        var texts: [Input.Part: String] = [:]
        for input in inputs {
            if case .text(let text) = answers[input.name] { texts[input.part] = text.trimmed }
        }
        let missing = inputs.filter { texts[$0.part, default: ""].isEmpty }
        if missing.count == inputs.count { return try unanswered() }
        if let first = missing.first {
            throw problems(.dateIncomplete(missing: missing.map(\.part)), at: first)
        }
        let (day, month, year) = (
            texts[.day, default: ""], texts[.month, default: ""], texts[.year, default: ""]
        )
        guard let dayNumber = Self.digits(day) else { throw problems(.notARealDate, at: inputs[0]) }
        guard let monthNumber = Self.digits(month) ?? months.number(of: month) else {
            throw problems(.notARealDate, at: inputs[1])
        }
        guard let yearNumber = Self.digits(year) else { throw problems(.notARealDate, at: inputs[2]) }
        guard (1000...3000).contains(yearNumber) else {
            throw problems(year.count == 4 ? .notARealDate : .yearNotFourDigits, at: inputs[2])
        }
        guard let date = CivilDate(year: yearNumber, month: monthNumber, day: dayNumber) else {
            throw problems(.notARealDate)
        }
        try check(date, rules, today)
        return .date(date)
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

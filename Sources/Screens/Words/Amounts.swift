public import Ground

// Numbers, days, times and money, as each language writes them: the catalogue has the patterns.
extension Catalogue {
    /// A whole number, with a mark between the thousands.
    public func number(_ number: Int) -> String {
        let digits = String(number.magnitude)
        // A year and a house number have four digits and no mark; so do small sums.
        guard digits.count > 4 else { return String(number) }
        return (number < 0 ? "-" : "") + grouped(digits)
    }

    /// A number, with the mark of the language before its decimals.
    public func number(_ amount: Double) -> String {
        if let whole = Int(exactly: amount) { return number(whole) }
        return String(amount).split(separator: ".").joined(separator: self(.numberPoint))
    }

    /// An amount in pence as pounds.
    public func pounds(_ pence: Int) -> String {
        let (whole, rest) = (grouped(String(pence / 100)), pence % 100)
        if rest == 0 { return self(.pounds, ["pounds": whole]) }
        return self(.poundsPence, ["pounds": whole, "pence": Self.twoDigits(rest)])
    }

    private func grouped(_ digits: String) -> String {
        guard digits.count > 3 else { return digits }
        let mark = self(.numberThousands)
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text += mark }
            text.append(digit)
        }
        return text
    }

    /// A day in words, such as 30 November 2026 or Monday 30 November 2026.
    public func date(_ date: CivilDate, withWeekday: Bool = false) -> String {
        let values = [
            "weekday": self(Phrase.weekdays[date.weekday - 1]), "day": String(date.day),
            "month": self(Phrase.months[date.month - 1]), "year": String(date.year),
        ]
        return self(withWeekday ? .dateLong : .dateShort, values)
    }

    /// A month in words, such as November 2026.
    public func month(_ month: Int, of year: Int) -> String {
        self(.monthYear, ["month": self(Phrase.lonelyMonths[month - 1]), "year": String(year)])
    }

    /// A time of the day, such as 5:30pm, 10am or midday.
    public func time(_ hour: Int, _ minute: Int) -> String {
        switch (hour, minute) {
        case (0, 0): return self(.midnight)
        case (12, 0): return self(.midday)
        default: break
        }
        let values = [
            "hour": String(hour), "hour12": String((hour + 11) % 12 + 1), "minute": Self.twoDigits(minute),
            "half": self(hour < 12 ? .beforeNoon : .afternoon),
        ]
        return self(minute == 0 ? .fullHour : .clock, values)
    }

    private static func twoDigits(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
}

import Forms

// Months that are typed by their names.
extension Catalogue {
    /// The names that months go by here: those of the language, within a date and alone, and those in English.
    ///
    /// Each may be typed without the marks on its letters, which not every keyboard has.
    var months: MonthNames {
        let names = zip(Phrase.months, Phrase.lonelyMonths).map { month, alone in [self(month), self(alone)] }
        return MonthNames(
            zip(names, MonthNames.english.names).map { own, english in own + own.map(plain) + english }
        )
    }

    /// A text with the letters that may be typed instead.
    private func plain(_ text: String) -> String {
        String(text.lowercased().map { header.plain[$0] ?? $0 })
    }
}

extension MonthNames {
    /// What is kept of the month that was typed: its number where only the language of the screen knows the name.
    ///
    /// So the answer is understood wherever the form is read again, in whatever language.
    func kept(_ entry: Entry) -> Entry {
        guard case .text(let text) = entry, MonthNames.english.number(of: text) == nil,
            let number = number(of: text.filter { !$0.isWhitespace })
        else { return entry }
        return .text(String(number))
    }
}

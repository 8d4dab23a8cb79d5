import Domain
public import Forms
public import Ground

// What problems, answers and days are called. The only place where rules become words.
extension Catalogue {
    /// What is wrong with an answer and how to mend it: the author's own words, else the catalogue's.
    public func message(for problem: Problem) -> String {
        if let message = problem.message { return message }
        let (phrase, values) = phrase(for: problem.rule)
        let label = label(for: problem)
        return self(
            phrase,
            values.merging(["label": label.lowercasedFirst, "Label": label.uppercasedFirst]) { value, _ in
                value
            }
        )
    }

    /// What an answer is called within a sentence: by its name, or by the question where it has none.
    private func label(for problem: Problem) -> String {
        guard problem.label.hasSuffix("?"), problem.rule != .yesNoRequired else { return problem.label }
        return self(.answerTo, ["question": problem.label])
    }

    private func phrase(for rule: Rule) -> (Phrase, [String: String]) {
        switch rule {
        case .required: (.errorRequired, [:])
        case .choiceRequired: (.errorChoiceRequired, [:])
        case .yesNoRequired: (.errorYesNoRequired, [:])
        case .tooLong(let count): (.errorTooLong, ["max": plain(count)])
        case .tooShort(let count): (.errorTooShort, ["min": plain(count)])
        case .lengthBetween(let least, let most):
            (.errorLengthBetween, ["min": plain(least), "max": plain(most)])
        case .lengthExactly(let count): (.errorLengthExactly, ["max": plain(count)])
        case .pattern: (.errorPattern, [:])
        case .tooManyWords(let count): (.errorTooManyWords, ["max": plain(count)])
        case .notANumber: (.errorNotANumber, [:])
        case .notWhole: (.errorNotWhole, [:])
        case .below(let limit): (.errorBelow, ["min": plain(limit)])
        case .above(let limit): (.errorAbove, ["max": plain(limit)])
        case .tooManyDecimals(let count): (.errorTooManyDecimals, ["max": plain(count)])
        case .tooFewDecimals(let count): (.errorTooFewDecimals, ["min": plain(count)])
        case .dateIncomplete(missing: let parts): (.errorDateIncomplete, ["parts": missing(parts)])
        case .yearNotFourDigits: (.errorYearNotFourDigits, [:])
        case .notARealDate: (.errorNotARealDate, [:])
        case .dateTooEarly(let limit): (.errorDateTooEarly, ["date": date(limit)])
        case .dateTooLate(let limit): (.errorDateTooLate, ["date": date(limit)])
        case .notOffered: (.errorNotOffered, [:])
        case .tooFewChosen(let count): (.errorTooFewChosen, ["min": plain(count)])
        case .tooManyChosen(let count): (.errorTooManyChosen, ["max": plain(count)])
        case .chosenExactly(let count): (.errorChosenExactly, ["max": plain(count)])
        case .email: (.errorEmail, [:])
        case .phone: (.errorPhone, [:])
        case .postcode: (.errorPostcodeFormat, [:])
        case .line1Required: (.errorLine1Required, [:])
        case .townRequired: (.errorTownRequired, [:])
        case .postcodeRequired: (.errorPostcodeRequired, [:])
        case .declarationRequired: (.errorDeclaration, [:])
        case .evidenceRequired: (.errorEvidence, [:])
        case .notARealTime: (.errorNotARealTime, [:])
        case .website: (.errorWebsite, [:])
        case .gridReference: (.errorGridReference, [:])
        case .placeIncomplete: (.errorPlaceIncomplete, [:])
        case .slotRequired: (.errorSlotRequired, [:])
        case .slotGone: (.errorSlotGone, [:])
        case .tooFewItems(let count): (.errorTooFewItems, ["min": plain(count)])
        case .tooManyItems(let count): (.errorTooManyItems, ["max": plain(count)])
        case .unreadable: (.errorUnreadable, [:])
        }
    }

    private func plain(_ number: Int) -> String { String(number) }

    private func plain(_ number: Double) -> String {
        Int(exactly: number).map { String($0) } ?? String(number)
    }

    private func missing(_ parts: [Input.Part]) -> String {
        let words = parts.compactMap { part -> String? in
            switch part {
            case .day: self(.partDay)
            case .month: self(.partMonth)
            case .year: self(.partYear)
            default: nil
            }
        }
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return self(.partsAnd, ["first": words.dropLast().joined(separator: ", "), "last": last])
    }

    /// A day in words, such as 30 November 2026 or Monday 30 November 2026.
    public func date(_ date: CivilDate, withWeekday: Bool = false) -> String {
        let values = [
            "weekday": self(Phrase.weekdays[date.weekday - 1]), "day": String(date.day),
            "month": self(Phrase.months[date.month - 1]), "year": String(date.year),
        ]
        return self(withWeekday ? .dateLong : .dateShort, values)
    }

    /// An answer in words, a line each.
    public func lines(of value: Value) -> [String] {
        switch value {
        case .none: [self(.notProvided)]
        case .text(let text):
            text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
        case .number(_, let typed): [typed]
        case .yesNo(let isYes): [self(isYes ? .yes : .no)]
        case .one(let option): [option.text]
        case .many(let options): options.isEmpty ? [self(.notProvided)] : options.map(\.text)
        case .date(let date): [self.date(date)]
        case .address(let lines): lines
        case .month(let year, let month):
            [self(.monthYear, ["month": self(Phrase.months[month - 1]), "year": String(year)])]
        case .time(let hour, let minute): [clock(hour, minute)]
        case .dateTime(let date, let hour, let minute):
            [self(.dateTime, ["date": self.date(date), "time": clock(hour, minute)])]
        case .declared: [self(.declarationAgreed)]
        case .evidence(let ids):
            ids == [Evidence.desk]
                ? [self(.evidenceDesk)]
                : [count(ids.count, none: .notProvided, one: .scansOne, many: .scansMany)]
        case .place(let parts): [parts.joined(separator: ", ")]
        case .slot(let key): [SlotKey(key).map { slot($0) } ?? key]
        }
    }

    private func clock(_ hour: Int, _ minute: Int) -> String {
        self(.clock, ["hour": String(hour), "minute": (minute < 10 ? "0" : "") + String(minute)])
    }

    /// A number of things in words.
    func count(_ number: Int, none: Phrase, one: Phrase, many: Phrase) -> String {
        self(number == 0 ? none : number == 1 ? one : many, ["count": String(number)])
    }

    /// An amount in pence as pounds.
    func pounds(_ pence: Int) -> String {
        let rest = pence % 100
        return self(
            .pounds,
            ["pounds": String(pence / 100), "pence": rest == 0 ? "" : rest < 10 ? ".0\(rest)" : ".\(rest)"]
        )
    }

    /// What an input of a question with several of them is called.
    func label(_ input: Input) -> String {
        switch input.part {
        case .whole: ""
        case .day: self(.day)
        case .month: self(.month)
        case .year: self(.year)
        case .line1: self(.line1)
        case .line2: self(.line2)
        case .town: self(.town)
        case .county: self(.county)
        case .postcode: self(.postcode)
        case .hour: self(.hour)
        case .minute: self(.minute)
        case .easting: self(.easting)
        case .northing: self(.northing)
        case .latitude: self(.latitude)
        case .longitude: self(.longitude)
        }
    }

    /// A reference as it is said aloud: digits as they are, letters with a word for each.
    func spelled(_ reference: String) -> String {
        reference.compactMap { character -> String? in
            if character.isNumber { return String(character) }
            guard let phrase = Phrase(rawValue: "spell.\(character.lowercased())") else { return nil }
            return self(.spellLetter, ["letter": String(character), "word": self(phrase)])
        }
        .joined(separator: ", ")
    }

    /// What a theme is called; its own name where the catalogue has none.
    func callAsFunction(themeNamed name: String) -> String {
        Phrase(rawValue: "theme.\(name)").map { self($0) } ?? name
    }
}

extension String {
    /// With a small first letter, unless the second is a capital too, as in NHS.
    fileprivate var lowercasedFirst: String {
        guard let first, !(dropFirst().first?.isUppercase ?? false) else { return self }
        return first.lowercased() + dropFirst()
    }

    fileprivate var uppercasedFirst: String {
        first.map { $0.uppercased() + dropFirst() } ?? self
    }
}

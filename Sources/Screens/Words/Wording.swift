import Domain
public import Forms
import Ground

// What problems, answers and days are called. The only place where rules become words.
extension Catalogue {
    /// What is wrong with an answer and how to mend it: the author's own words, else the catalogue's.
    public func message(for problem: Problem) -> String {
        if let message = problem.message { return message }
        let (phrase, values) = phrase(for: problem.rule)
        let label = label(for: problem)
        let all = values.merging(["label": label.lowercasedFirst, "Label": label.uppercasedFirst]) { one, _ in
            one
        }
        // A rule that counts something takes the plural form of its number.
        guard let count = problem.rule.counted else { return self(phrase, all) }
        return self(phrase, count: count, all)
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
        case .tooLong(let count): (.errorTooLong, ["max": number(count)])
        case .tooShort(let count): (.errorTooShort, ["min": number(count)])
        case .lengthBetween(let least, let most):
            (.errorLengthBetween, ["min": number(least), "max": number(most)])
        case .lengthExactly(let count): (.errorLengthExactly, ["max": number(count)])
        case .pattern: (.errorPattern, [:])
        case .tooManyWords(let count): (.errorTooManyWords, ["max": number(count)])
        case .notANumber: (.errorNotANumber, [:])
        case .notWhole: (.errorNotWhole, [:])
        case .below(let limit): (.errorBelow, ["min": number(limit)])
        case .above(let limit): (.errorAbove, ["max": number(limit)])
        case .tooManyDecimals(let count): (.errorTooManyDecimals, ["max": number(count)])
        case .tooFewDecimals(let count): (.errorTooFewDecimals, ["min": number(count)])
        case .dateIncomplete(missing: let parts): (.errorDateIncomplete, ["parts": missing(parts)])
        case .yearNotFourDigits: (.errorYearNotFourDigits, [:])
        case .notARealDate: (.errorNotARealDate, [:])
        case .dateTooEarly(let limit): (.errorDateTooEarly, ["date": date(limit)])
        case .dateTooLate(let limit): (.errorDateTooLate, ["date": date(limit)])
        case .notOffered: (.errorNotOffered, [:])
        case .tooFewChosen(let count): (.errorTooFewChosen, ["min": number(count)])
        case .tooManyChosen(let count): (.errorTooManyChosen, ["max": number(count)])
        case .chosenExactly(let count): (.errorChosenExactly, ["max": number(count)])
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
        case .tooFewItems(let count): (.errorTooFewItems, ["min": number(count)])
        case .tooManyItems(let count): (.errorTooManyItems, ["max": number(count)])
        case .unreadable: (.errorUnreadable, [:])
        }
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
            [self.month(month, of: year)]
        case .time(let hour, let minute): [self.time(hour, minute)]
        case .dateTime(let date, let hour, let minute):
            [self(.dateTime, ["date": self.date(date), "time": self.time(hour, minute)])]
        case .declared: [self(.declarationAgreed)]
        case .evidence(let ids):
            ids == [Evidence.desk]
                ? [self(.evidenceDesk)]
                : [ids.isEmpty ? self(.notProvided) : self(.scans, count: ids.count)]
        case .place(let parts): [parts.joined(separator: ", ")]
        case .slot(let key): [SlotKey(key).map { slot($0) } ?? key]
        }
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
            guard let phrase = Phrase.byName["spell.\(character.lowercased())"] else { return nil }
            return self(.spellLetter, ["letter": String(character), "word": self(phrase)])
        }
        .joined(separator: ", ")
    }

    /// The words for one of several that have names, such as `theme.cream`; the name itself where there are none.
    func callAsFunction(_ kind: String, named name: String) -> String {
        Phrase.byName["\(kind).\(name)"].map { self($0) } ?? name
    }

    /// What a theme is called.
    public func callAsFunction(themeNamed name: String) -> String { self("theme", named: name) }
}

extension Rule {
    /// What the message about a broken rule counts: characters, words.
    fileprivate var counted: Int? {
        switch self {
        case .tooLong(let count), .tooShort(let count), .lengthExactly(let count), .tooManyWords(let count),
            .tooManyDecimals(let count), .tooFewDecimals(let count):
            count
        case .lengthBetween(_, let most): most
        default: nil
        }
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

import Domain
import Forms
import Ground

/// A question whose answer is a date.
struct DateQuestion {
    /// Names it in the ids of its fields.
    var name: String
    var title: Phrase
    /// An example.
    var hint: Phrase
    /// How the date is called within what is wrong with it.
    var label: Phrase
    /// The days that are an answer on a day.
    var range: @Sendable (_ today: CivilDate) -> ClosedRange<CivilDate>

    /// When somebody was born.
    static let born = DateQuestion(name: "born", title: .bornTitle, hint: .bornHint, label: .bornLabel) {
        DateOfBirth.range(on: $0)
    }
}

/// Three fields for a date, and what is wrong with it.
struct DateFields {
    private enum Field: String, CaseIterable {
        case day
        case month
        case year
    }

    /// Why what stands in the fields is no answer.
    private enum Mistake {
        case missing([Field])
        case notReal(Field)
        case yearNotFourDigits
        case before(CivilDate)
        case after(CivilDate)

        var field: Field {
            switch self {
            case .missing(let fields): fields.first ?? .day
            case .notReal(let field): field
            case .yearNotFourDigits: .year
            case .before, .after: .day
            }
        }
    }

    private let question: DateQuestion
    private var texts: [Field: String] = [:]
    private var mistake: Mistake?
    /// Counts the times something was wrong, so that each time is a screen of its own.
    private var attempt = 0

    init(_ question: DateQuestion = .born) { self.question = question }

    private func id(_ field: Field) -> ElementID { ElementID("field:\(question.name)__\(field.rawValue)") }

    private func problemID(_ field: Field) -> ElementID {
        ElementID("problem:\(question.name)__\(field.rawValue)")
    }

    /// Takes the text that now stands in a field.
    mutating func write(_ text: String, in id: ElementID) {
        if let field = Field.allCases.first(where: { self.id($0) == id }) { texts[field] = text }
    }

    /// The field that a line about a problem leads to.
    func field(of problem: ElementID) -> ElementID? {
        Field.allCases.first { problemID($0) == problem }.map(id)
    }

    func isLast(_ id: ElementID) -> Bool { id == self.id(.year) }

    /// The screen that asks, with some words before the question.
    func screen(_ id: String, _ before: [Part] = [], button: String, _ words: Catalogue) -> Screen {
        let message = mistake.map { self.message($0, words) }
        var parts: [Part] = []
        if let mistake, let message {
            let line = Part.Problem(id: problemID(mistake.field), message: message)
            parts.append(.problems(title: words(.problemTitle), [line]))
        }
        parts += before + [.paragraph(words(question.hint))]
        parts += Field.allCases.map { .field(part($0, message, words)) }
        parts.append(.button(Part.Button(id: "continue", label: button)))
        let title = words(question.title)
        return Screen(
            id: id + (mistake == nil ? "" : "!\(attempt)"),
            title: mistake == nil ? title : words(.errorPrefix, ["message": title]),
            parts: parts,
            focus: (mistake?.field).map(problemID) ?? self.id(.day)
        )
    }

    private func part(_ field: Field, _ message: String?, _ words: Catalogue) -> Part.Field {
        let isWrong = mistake.map { $0.field == field } ?? false
        return Part.Field(
            id: id(field),
            label: words(Self.label(field)),
            text: texts[field, default: ""],
            width: field == .year ? 4 : 9,
            signs: .digits,
            problem: isWrong ? message.map { words(.errorPrefix, ["message": $0]) } : nil
        )
    }

    private static func label(_ field: Field) -> Phrase {
        switch field {
        case .day: .day
        case .month: .month
        case .year: .year
        }
    }

    private func message(_ mistake: Mistake, _ words: Catalogue) -> String {
        let label = words(question.label)
        let names = ["label": label, "Label": label.prefix(1).uppercased() + label.dropFirst()]
        func say(_ phrase: Phrase, _ values: [String: String] = [:]) -> String {
            words(phrase, names.merging(values) { name, _ in name })
        }
        switch mistake {
        case .missing(let fields):
            if fields.count == Field.allCases.count { return say(.errorRequired) }
            return say(.errorDateIncomplete, ["parts": Self.list(fields, words)])
        case .notReal: return say(.errorNotARealDate)
        case .yearNotFourDigits: return say(.errorYearNotFourDigits)
        case .before(let limit): return say(.errorDateTooEarly, ["date": words.date(limit)])
        case .after(let limit): return say(.errorDateTooLate, ["date": words.date(limit)])
        }
    }

    private static func list(_ fields: [Field], _ words: Catalogue) -> String {
        let names = fields.map { field in
            switch field {
            case .day: words(.partDay)
            case .month: words(.partMonth)
            case .year: words(.partYear)
            }
        }
        guard let last = names.last, names.count > 1 else { return names.first ?? "" }
        return words(.partsAnd, ["first": names.dropLast().joined(separator: ", "), "last": last])
    }
}

// Reading what was typed.
extension DateFields {
    /// The date, or nil with what is wrong noted.
    mutating func date(_ words: Catalogue, on today: CivilDate) -> CivilDate? {
        mistake = nil
        do throws(Refusal) { return try read(words, today) } catch {
            mistake = error.mistake
            attempt += 1
            return nil
        }
    }

    private struct Refusal: Error { var mistake: Mistake }

    private func read(_ words: Catalogue, _ today: CivilDate) throws(Refusal) -> CivilDate {
        let typed = texts.mapValues { $0.filter { !$0.isWhitespace } }
        let missing = Field.allCases.filter { typed[$0, default: ""].isEmpty }
        guard missing.isEmpty else { throw Refusal(mistake: .missing(missing)) }
        let (dayText, monthText, yearText) = (
            typed[.day, default: ""], typed[.month, default: ""], typed[.year, default: ""]
        )
        guard let day = Self.number(dayText) else { throw Refusal(mistake: .notReal(.day)) }
        guard let month = Self.number(monthText) ?? words.months.number(of: monthText) else {
            throw Refusal(mistake: .notReal(.month))
        }
        guard let year = Self.number(yearText) else { throw Refusal(mistake: .notReal(.year)) }
        guard yearText.count == 4 else { throw Refusal(mistake: .yearNotFourDigits) }
        guard let date = CivilDate(year: year, month: month, day: day) else {
            throw Refusal(mistake: .notReal(.day))
        }
        let range = question.range(today)
        if date < range.lowerBound { throw Refusal(mistake: .before(range.lowerBound)) }
        if date > range.upperBound { throw Refusal(mistake: .after(range.upperBound)) }
        return date
    }

    private static func number(_ text: String) -> Int? {
        guard text.count <= 4, text.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
        return Int(text)
    }
}

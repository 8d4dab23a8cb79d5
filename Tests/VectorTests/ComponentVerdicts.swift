import Forms
import Foundation
import Ground

/// What other runners make of one answer to one component: whether they take it, and by which rule they refuse it.
///
/// Their words are not ours; the rule behind them is compared.
struct ComponentVerdicts {
    private let lists: [[String: Any]]
    /// The first month that a case names in its words, by its test: its definition keeps only the format of a month.
    private var months: [String: String] = [:]

    init(_ cases: [Case]) {
        let json = Given.lists.flatMap { try? Data(contentsOf: $0) }
            .flatMap { try? JSONSerialization.jsonObject(with: $0) }
        lists = (json as? [String: Any] ?? [:]).values.compactMap { $0 as? [String: Any] }
        for step in cases {
            let words = errors(step).first ?? ""
            guard let range = words.range(of: "same as or after ") else { continue }
            months[step.text("test") ?? ""] = Self.month(String(words[range.upperBound...]))
        }
    }

    /// `1 December 2025` as `2025-12`.
    private static func month(_ text: String) -> String? {
        let parts = text.split(separator: " ")
        guard parts.count == 3, let number = names.firstIndex(of: String(parts[1])) else { return nil }
        return "\(parts[2])-\(number < 9 ? "0" : "")\(number + 1)"
    }

    private static let names = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December",
    ]

    func verdict(_ step: Case) -> Verdict {
        Verdict.of {
            guard var component = step.line["component"] as? [String: Any],
                let type = component["type"] as? String
            else { return .differs("it names no component") }
            if let lost = lost(step, component, type) { return .notOurRule(lost) }
            var options = component["options"] as? [String: Any] ?? [:]
            if options["earliestMonthYear"] as? String == "yyyy-MM" {
                options["earliestMonthYear"] = months[step.text("test") ?? ""]
                component["options"] = options
            }
            let form: Form
            do { form = try Case.form(definition(component)) } catch {
                return .differs("the component is refused: \(error)")
            }
            guard let question = form.questions.first else { return .differs("nothing is asked") }
            return compare(question, step)
        }
    }

    /// Why a case cannot be compared; nil where it can.
    private func lost(_ step: Case, _ component: [String: Any], _ type: String) -> String? {
        let words = errors(step)
        let options = component["options"] as? [String: Any] ?? [:]
        if words.contains(where: { $0.contains("failed custom validation because") }) {
            return "which country a place is in is not known here"
        }
        if options["earliestMonthYear"] as? String == "yyyy-MM", months[step.text("test") ?? ""] == nil {
            return "the case keeps only the format of the month it names"
        }
        // What was drawn on a map is not in the cases; where they expect what nothing drawn cannot give, it was lost.
        if type == "GeospatialField", step.answers.isEmpty {
            let isRequired = options["required"] as? Bool ?? true
            let isLeftBlank = isRequired ? words.first?.hasPrefix("Select") == true : words.isEmpty
            if !isLeftBlank { return "what was drawn on the map is not in the case" }
        }
        return nil
    }

    /// The form with just this component, and the lists the cases name.
    private func definition(_ component: [String: Any]) -> [String: Any] {
        [
            "engine": "V2", "name": "Case", "sections": [], "conditions": [], "lists": lists,
            "pages": [
                ["path": "/one", "title": "One", "components": [component]],
                ["path": "/summary", "title": "Check", "controller": "SummaryPageController"],
            ],
        ]
    }

    private func compare(_ question: Question, _ step: Case) -> Verdict {
        var given = Answers()
        for (input, value) in step.answers {
            switch value {
            case let values as [Any]: given[input] = .choices(values.map { "\($0)" })
            default: given[input] = .text("\(value)")
            }
        }
        let words = errors(step)
        do throws(Problems) {
            let value = try question.value(in: given, today: step.day)
            guard let first = words.first else { return .agrees }
            let isBlank = given.all.allSatisfy { $0.entry == .choices([]) }
            if !question.isRequired, isBlank {
                return .meansToDiffer("an optional question can be left blank, whatever its counts: \(first)")
            }
            return .differs("taken as \(value); they say \(words)")
        } catch {
            let rules = error.list.map(\.rule)
            guard let first = words.first else { return .differs("refused by \(rules); they take it") }
            return error.list.contains { isBehind(first, $0) }
                ? .agrees : .differs("refused by \(rules); they say \(words)")
        }
    }

    /// What they say is wrong; some cases give the pattern of the words.
    private func errors(_ step: Case) -> [String] {
        (step.line["expected_errors"] as? [Any] ?? []).map { error in
            (error as? String) ?? (error as? [String: Any])?["matches"] as? String ?? "\(error)"
        }
    }

    // MARK: Wording apart

    /// Whether a rule is the one behind their words.
    private func isBehind(_ words: String, _ problem: Problem) -> Bool {
        if problem.message != nil || words.contains("custom") { return problem.message == words }
        let number = words.split(separator: " ").compactMap { Int($0) }.first ?? 0
        switch problem.rule {
        case .required, .choiceRequired, .evidenceRequired:
            return ["Enter", "Select", "Upload", "Define"].contains { words.hasPrefix($0) }
        case .tooShort(let count): return words.hasSuffix("must be \(count) characters or more")
        case .tooLong(let count): return words.hasSuffix("must be \(count) characters or less")
        case .lengthExactly(let count): return words.hasSuffix("length must be \(count) characters long")
        case .lengthBetween(let min, let max): return words.contains("between \(min) and \(max) characters")
        case .notWhole: return words.hasSuffix("must be a whole number") || words.contains("digits")
        case .email, .phone, .notANumber: return words.hasSuffix("in the correct format")
        case .gridReference: return words.hasPrefix("Enter a valid") || words.contains("format")
        case .below, .above: return words.contains("must be between") || words.contains("must be \(number)")
        case .placeIncomplete: return words.hasPrefix("Enter")
        case .tooManyDecimals: return words.contains("decimal places")
        case .declarationRequired: return words.hasPrefix("You must")
        case .pattern: return words.hasPrefix("Enter a valid")
        case .yesNoRequired: return words.hasSuffix("select yes or no")
        default: return isBehindOfCounts(words, problem.rule, number) || isBehindOfDays(words, problem.rule)
        }
    }

    private func isBehindOfCounts(_ words: String, _ rule: Rule, _ number: Int) -> Bool {
        switch rule {
        case .chosenExactly(let count): words.contains("exactly \(count)")
        case .tooFewChosen(let count):
            words.hasPrefix("Select at least \(count) option") || words.contains("upload \(count) file")
        case .tooManyChosen(let count):
            (words.hasPrefix("Only") || words.contains("only upload")) && number == count
        default: false
        }
    }

    private func isBehindOfDays(_ words: String, _ rule: Rule) -> Bool {
        func names(_ day: CivilDate) -> Bool {
            words.hasSuffix("\(day.day) \(Self.names[day.month - 1]) \(day.year)")
        }
        return switch rule {
        case .notARealDate, .yearNotFourDigits: words.hasSuffix("must be a real date")
        case .dateIncomplete: words.contains("must include")
        case .dateTooLate(let day): words.contains("or before") && names(day)
        case .dateTooEarly(let day): words.contains("or after") && names(day)
        default: false
        }
    }
}

import Forms
import Foundation
import Ground
import Testing

/// What other runners make of one answer to one component: whether they take it, and by which rule they refuse it.
///
/// Their words are not ours; the rule behind them is compared.
@Suite(.enabled(if: shared != nil, "the shared cases are not beside this checkout"))
struct ComponentVectorTests {
    /// Where this program means to differ, by the answer and what they say about it.
    private static let differences = [
        // To them an answer that was never sent is another thing than an empty one. On a kiosk there is only one
        // way to leave a field blank, and the author's words for an empty text are said.
        "This is a custom required error": "no answer and an empty one are the same here",
        "You must upload 1 file or more": "an optional question can be left blank, whatever its counts",
        "You must upload exactly 4 files": "an optional question can be left blank, whatever its counts",
        "/myComponent failed custom validation because/": "which country a place is in is not known here",
    ]

    /// Why a whole kind of component is not compared.
    private static let otherRules = [
        "GeospatialField": "theirs is drawn on a map; here a place is told in words",
        "MonthYearField": "the case keeps only the format of the month it names",
    ]

    /// The form with just this component, and the lists the cases name.
    private func form(_ component: [String: Any]) throws -> [UInt8] {
        let folder = try #require(shared)
        let lists = try JSONSerialization.jsonObject(
            with: Data(contentsOf: folder.appending(path: "vectors/forms.lists.json"))
        )
        let named = (lists as? [String: Any] ?? [:]).values.compactMap { $0 as? [String: Any] }
        let definition: [String: Any] = [
            "engine": "V2", "name": "Case", "sections": [], "conditions": [], "lists": named,
            "pages": [
                ["path": "/one", "title": "One", "components": [component]],
                ["path": "/summary", "title": "Check", "controller": "SummaryPageController"],
            ],
        ]
        return Array(try JSONSerialization.data(withJSONObject: definition))
    }

    private func answers(_ given: [String: Any]) -> Answers {
        var answers = Answers()
        for (input, value) in given {
            switch value {
            case let values as [Any]: answers[input] = .choices(values.map { "\($0)" })
            default: answers[input] = .text("\(value)")
            }
        }
        return answers
    }

    /// Whether a rule is the one behind their words.
    private func isBehind(_ words: String, _ problem: Problem) -> Bool {
        if words.contains("custom") { return problem.message == words }
        let number = words.split(separator: " ").compactMap { Int($0) }.first ?? 0
        switch problem.rule {
        case .tooShort(let count): return words.hasSuffix("must be \(count) characters or more")
        case .tooLong(let count): return words.hasSuffix("must be \(count) characters or less")
        case .lengthExactly(let count): return words.hasSuffix("length must be \(count) characters long")
        case .notWhole: return words.hasSuffix("must be a whole number") || words.contains("digits")
        case .email, .phone, .notANumber: return words.hasSuffix("in the correct format")
        case .gridReference: return words.hasPrefix("Enter a valid") || words.contains("format")
        case .evidenceRequired: return words.hasPrefix("Select") || words.hasPrefix("Upload")
        case .below, .above: return words.contains("must be between") || words.contains("must be \(number)")
        case .placeIncomplete: return words.hasPrefix("Enter")
        case .tooManyDecimals: return words.contains("decimal places")
        case .declarationRequired: return words.hasPrefix("You must")
        case .chosenExactly(let count): return words.contains("exactly \(count)")
        case .pattern: return words.hasPrefix("Enter a valid")
        case .notARealDate: return words.hasSuffix("must be a real date")
        case .dateTooLate(let day): return words.hasSuffix("or before \(day.day) January \(day.year)")
        case .dateTooEarly(let day): return words.hasSuffix("or after \(day.day) January \(day.year)")
        case .choiceRequired: return words.hasPrefix("Select at least 1 option")
        case .tooFewChosen(let count):
            return words.hasPrefix("Select at least \(count) option")
                || words.contains("upload \(count) file")
        case .tooManyChosen(let count):
            return (words.hasPrefix("Only") || words.contains("only upload")) && number == count
        case .yesNoRequired: return words.hasSuffix("select yes or no")
        default: return false
        }
    }

    /// What they say is wrong; some cases give the pattern of the words.
    private func errors(_ step: Case) -> [String] {
        (step.line["expected_errors"] as? [Any] ?? []).map { error in
            (error as? String) ?? (error as? [String: Any])?["matches"] as? String ?? "\(error)"
        }
    }

    /// What is not as they say, in words; nil where it is.
    private func disagreement(_ form: Form, _ step: Case) throws -> String? {
        let day = step.text("today").flatMap { CivilDate(iso: $0) } ?? today
        let given = answers(step.line["answers"] as? [String: Any] ?? [:])
        let words = errors(step)
        let question = try #require(form.questions.first)
        do throws(Problems) {
            let value = try question.value(in: given, today: day)
            return words.isEmpty ? nil : "taken as \(value); they say \(words)"
        } catch {
            guard let first = words.first else { return "refused by \(error.list.map(\.rule)); they take it" }
            return error.list.contains { isBehind(first, $0) }
                ? nil : "refused by \(error.list.map(\.rule)); they say \(words)"
        }
    }

    @Test func answersAreTakenAndRefusedAsTheirs() throws {
        var (run, agreed) = (0, 0)
        var left: [String: Int] = [:]
        for step in try Case.all("component-validation") {
            let component = try #require(step.line["component"] as? [String: Any])
            let type = try #require(component["type"] as? String)
            let form: Form
            do { form = try Form.read(self.form(component), named: "case.json") } catch let refusal
                as FormRefusal
            {
                left[type, default: 0] += 1
                print(
                    "not our rule, \(type), \(step.text("test") ?? ""): \(Self.otherRules[type] ?? "\(refusal)")"
                )
                #expect(Self.otherRules[type] != nil)
                continue
            }
            if let reason = Self.otherRules[type], type == "GeospatialField" {
                left[type, default: 0] += 1
                print("not our rule, \(type), \(step.text("test") ?? ""): \(reason)")
                continue
            }
            run += 1
            guard let difference = try disagreement(form, step) else {
                agreed += 1
                continue
            }
            let given = step.line["answers"] as? [String: Any] ?? [:]
            let said = errors(step).first ?? ""
            let reason = Self.differences[said]
            print("differs, \(type), \(step.text("test") ?? ""): \(reason ?? "for no known reason")")
            #expect(reason != nil, "\(type) with \(given): \(difference)")
        }
        print("component cases: \(run) run, \(agreed) as theirs, \(left.values.reduce(0, +)) not run")
        #expect(Double(agreed) >= 0.94 * Double(run))
        guard Given.areKnown else { return }
        #expect(run == 100)
        #expect(agreed == 94)
        #expect(Set(left.keys) == Set(Self.otherRules.keys))
    }
}

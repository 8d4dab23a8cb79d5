import Foundation
import Ground

@testable import Forms

/// What a designer makes of a condition: an expression of the oldest kind, and words.
enum ConditionVerdicts {
    /// The condition and its expression hold for the same answers.
    static func expression(_ step: Case) -> Verdict {
        Verdict.of {
            let made = try ConditionCase(step)
            if let name = made.unknownName {
                return .notOurRule("its expression asks for \(name), which no step of the case adds")
            }
            let form = made.form
            guard let model = form.conditions[ConditionCase.model],
                let written = form.conditions[ConditionCase.written]
            else { return .differs("there is no condition") }
            if let warning = form.warnings.first(where: { $0.what.contains("never holds") }) {
                return .differs(warning.what)
            }
            var outcomes: Set<Bool> = []
            for values in made.table(step.day) {
                let holds = model.holds(values, today: step.day, among: form.conditions)
                guard written.holds(values, today: step.day, among: form.conditions) == holds else {
                    return .differs("the condition is \(holds) with \(values), and the expression is not")
                }
                outcomes.insert(holds)
            }
            return outcomes.count == 2 ? .agrees : .differs("no answers tell when it holds: \(outcomes)")
        }
    }

    /// The words for a condition, sign for sign.
    static func sentence(_ step: Case) -> Verdict {
        Verdict.of {
            guard let expected = step.text("expected_sentence") else { return .differs("it expects nothing") }
            let said = try ConditionCase(step).form.words(ofCondition: ConditionCase.model) ?? ""
            return said == expected ? .agrees : .differs("\(said); they say \(expected)")
        }
    }

    // MARK: The conditions of a council's own format

    /// A condition of that format, told in the words of ours; and the answers, as our question takes them.
    static func council(_ step: Case) -> Verdict {
        Verdict.of {
            guard let theirs = step.line["condition"] as? [String: Any],
                let type = (theirs["ConditionType"] as? String)?.split(separator: ".").last,
                let expected = step.line["expected"] as? Bool
            else { return .differs("it names no condition") }
            let name = theirs["QuestionId"] as? String ?? ""
            let value =
                ["EqualTo", "CheckboxContains", "ComparisonValue"]
                .compactMap { theirs[$0] as? String }.first ?? ""
            let answer = step.answers[name] as? String
            let made: Form
            switch type {
            case "EqualTo": made = try comparing("TextField", "is", value, [])
            case "Contains":
                made = try comparing("CheckboxesField", "contains", value, items(answer) + [value])
            case "IsNullOrEmpty": made = try asking(value.lowercased() == "true" ? "not given" : "given")
            case "PaymentAmountEqualTo":
                return .notOurRule("an amount is paid after sending, and asked of by nothing")
            case "IsFileUploadNullOrEmpty":
                return .notOurRule(
                    "an upload that was never begun is to them not empty; here it is not answered"
                )
            default: return .notOurRule("\(type) has nothing like it in the format")
            }
            var answers = Answers()
            if let answer {
                answers["given"] = type == "Contains" ? .choices(items(answer)) : .text(answer)
            }
            let holds = made.holds("c", answers, today: step.day)
            return holds == expected
                ? .agrees : .differs("\(holds) with \(step.answers); they say \(expected)")
        }
    }

    /// Ticked boxes, which that format keeps in one text.
    private static func items(_ text: String?) -> [String] {
        (text ?? "").split(separator: ",").map(String.init)
    }

    /// A form of version 2 that compares the answer to one question.
    private static func comparing(
        _ type: String,
        _ operation: String,
        _ value: String,
        _ items: [String]
    ) throws -> Form {
        let list = Array(Set(items)).sorted().map { ["id": "i-\($0)", "text": $0, "value": $0] }
        let item: [String: Any] = [
            "id": "i", "componentId": "q", "operator": operation,
            "type": items.isEmpty ? "StringValue" : "ListItemRef",
            "value": items.isEmpty ? value as Any : ["listId": "l", "itemId": "i-\(value)"],
        ]
        return try version2(type, [["id": "c", "displayName": "Case", "items": [item]]], list)
    }

    /// A form with a condition that is an expression.
    private static func asking(_ expression: String) throws -> Form {
        try version2("TextField", [["name": "c", "value": expression]], [])
    }

    private static func version2(
        _ type: String,
        _ conditions: [[String: Any]],
        _ items: [[String: String]]
    ) throws -> Form {
        var component: [String: Any] = [
            "id": "q", "name": "given", "type": type, "title": "Given", "options": ["required": false],
        ]
        if !items.isEmpty { component["list"] = "l" }
        return try Case.form([
            "engine": "V2", "name": "Case", "sections": [], "conditions": conditions,
            "lists": items.isEmpty
                ? [] : [["id": "l", "name": "l", "title": "L", "type": "string", "items": items]],
            "pages": [
                ["path": "/one", "title": "One", "components": [component]],
                ["path": "/summary", "title": "Check", "controller": "SummaryPageController"],
            ],
        ])
    }
}

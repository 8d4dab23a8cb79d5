import Foundation
import Ground

@testable import Forms

/// A form with the questions that a case of a designer's conditions names, its condition, and the expression of it.
struct ConditionCase {
    static let model = "model"
    static let written = "written"
    /// Another condition holds where a question of its own is answered with yes.
    private static let prefix = "isMet"
    /// How many sets of answers are made before the last question.
    private static let most = 5_000

    let form: Form
    /// What the parts of the condition name: questions with the values they are held against, and conditions.
    private let parts: [[String: Any]]
    private let expression: String

    /// Reads what a case describes.
    init(_ step: Case) throws {
        let operations = step.line["operations"] as? [[Any]] ?? []
        parts = operations.compactMap { $0.last as? [String: Any] }
        expression = step.text("expected_expression") ?? ""
        let model = try ConditionEditor(operations).model
        var conditions: [[String: Any]] = Self.others(parts).map { name, title in
            ["name": name, "displayName": title, "value": "\(Self.prefix)\(name) == true"]
        }
        // A condition without parts is none.
        if !((model["conditions"] as? [Any] ?? []).isEmpty) {
            conditions.append(["name": Self.model, "displayName": "Case", "value": model])
        }
        if !expression.isEmpty { conditions.append(["name": Self.written, "value": expression]) }
        let definition: [String: Any] = [
            "conditions": conditions, "sections": [], "lists": [],
            "pages": [
                ["path": "/one", "title": "One", "components": Self.components(parts), "next": []]
            ],
        ]
        do { form = try Case.form(definition) } catch {
            throw Verdict.difference("the condition is refused: \(error)")
        }
    }

    private static func others(_ parts: [[String: Any]]) -> [(String, String)] {
        let named = parts.compactMap { part in
            (part["conditionName"] as? String).map { ($0, part["conditionDisplayName"] as? String ?? $0) }
        }
        return Dictionary(named) { first, _ in first }.sorted { $0.key < $1.key }
    }

    private static func components(_ parts: [[String: Any]]) -> [[String: Any]] {
        var components: [String: [String: Any]] = [:]
        for field in parts.compactMap({ $0["field"] as? [String: Any] }) {
            guard let name = field["name"] as? String else { continue }
            components[name] = [
                "name": name, "type": field["type"] as? String ?? "TextField",
                "title": field["display"] as? String ?? name, "options": ["required": false],
            ]
        }
        for (name, title) in others(parts) {
            components[prefix + name] = ["name": prefix + name, "type": "YesNoField", "title": title]
        }
        return components.sorted { $0.key < $1.key }.map(\.value)
    }

    /// A name in the expression that no step of the case brings; nil where all are known.
    var unknownName: String? {
        let known = Set(form.questions.map(\.name)).union(form.conditions.keys)
        let words: Set = ["and", "or", "not", "true", "false", "dateForComparison", "length"]
        // What stands in quotes is no name.
        let bare = expression.replacingOccurrences(
            of: #"'(\\.|[^'\\])*'"#,
            with: "",
            options: .regularExpression
        )
        let names = bare.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == ".") }.map(String.init)
        return names.first { $0.first?.isLetter == true && !words.contains($0) && !known.contains($0) }
    }

    // MARK: Answers

    /// Every set of answers of every value that is named, of others, and of none; by the names of the questions.
    func table(_ today: CivilDate) -> [[String: Value]] {
        form.questions.reduce([[:]]) { rows, question in
            let values = values(of: question, today)
            // Where there are very many, some stand for all.
            let step = rows.count / Self.most + 1
            return stride(from: 0, to: rows.count, by: step).map { rows[$0] }.flatMap { row in
                values.map { value in
                    var row = row
                    row[question.name] = value
                    return row
                }
            }
        }
    }

    private func values(of question: Question, _ today: CivilDate) -> [Value?] {
        let named = parts.filter { ($0["field"] as? [String: Any])?["name"] as? String == question.name }
            .compactMap { $0["value"] as? [String: Any] }
        let texts = Set(named.compactMap { $0["value"] as? String }).sorted()
        switch question.kind {
        case .yesNo: return [nil, .yesNo(true), .yesNo(false)]
        case .number:
            let numbers = texts.compactMap { Double($0) }.flatMap { [$0 - 1, $0, $0 + 0.5, $0 + 1] }
            return [nil] + (numbers + [0]).map { .number($0, asTyped: "\($0)") }
        case .date:
            let days = texts.compactMap { CivilDate(iso: $0) } + named.compactMap { day($0, today) } + [today]
            return [nil]
                + Set(days.flatMap { [$0.adding(days: -1), $0, $0.adding(days: 1)] }).map { .date($0) }
        default:
            return [nil, .text("other")] + texts.flatMap { [.text($0), .text($0.uppercased())] }
        }
    }

    /// The day that a time before or after today names.
    private func day(_ value: [String: Any], _ today: CivilDate) -> CivilDate? {
        guard let amount = value["period"] ?? value["timePeriod"], let count = Int("\(amount)") else {
            return nil
        }
        let period = value["direction"] as? String == "in the past" ? -count : count
        switch value["unit"] as? String ?? value["timeUnit"] as? String {
        case "days": return today.adding(days: period)
        case "months": return today.adding(months: period)
        case "years": return today.adding(months: period * 12)
        default: return nil
        }
    }
}

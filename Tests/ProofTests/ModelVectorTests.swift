import Foundation
import Testing

/// A version 1 condition is as true as the expression that others make of it, whatever is answered.
@Suite(.enabled(if: Shared.isHere, "needs the vectors beside the checkout"))
struct ModelVectorTests {
    private let today = Day("2025-06-19")

    @Test func aConditionOfVersionOneIsAsTrueAsItsExpression() throws {
        let cases = try Shared.vectors("condition-to-expression")
        #expect(!Shared.areKnown || cases.count == 21)
        var outcomes: [Int: Set<Bool>] = [:]
        for (number, one) in cases.enumerated() {
            let paper = PaperReader.read(form(one), named: "case")
            let expression = one["expected_expression"].plain
            #expect(paper.rules["written"].map { if case .broken = $0 { false } else { true } } == true)
            var dice = Dice(seed: 1, for: "case \(number)")
            for _ in 0..<500 {
                let state = state(paper, &dice)
                let truth = Truth(paper: paper, today: try #require(today), state: state)
                let isTrue = truth.holds("written")
                outcomes[number, default: []].insert(isTrue)
                #expect(truth.holds("model") == isTrue, "\(expression) with \(state)")
            }
        }
        #expect(outcomes.values.allSatisfy { $0.count == 2 }, "each must be met true and false")
    }

    /// A form with the fields of a case, its condition, and the expression as a second condition.
    private func form(_ one: Tree) -> Tree {
        let entries = one["operations"].list.compactMap { $0.list.last }
        var fields: [String: Tree] = ["minor": component("minor", "YesNoField")]
        var conditions: [Tree] = []
        for entry in entries {
            if let name = entry["field"]["name"].text {
                fields[name] = component(name, entry["field"]["type"].plain)
            } else if let name = entry["conditionName"].text {
                conditions.append(.object(["name": .text(name), "value": .text("minor == true")]))
            }
        }
        conditions.append(
            .object(["name": .text("model"), "value": .object(["conditions": .list(entries)])])
        )
        conditions.append(.object(["name": .text("written"), "value": one["expected_expression"]]))
        let components = fields.sorted { $0.key < $1.key }.map(\.value)
        let page = Tree.object(["path": .text("/a"), "components": .list(components)])
        return .object(["pages": .list([page]), "conditions": .list(conditions)])
    }

    private func component(_ name: String, _ type: String) -> Tree {
        .object(["name": .text(name), "type": .text(type)])
    }

    /// Values that the condition asks about, or others near them.
    private func state(_ paper: Paper, _ dice: inout Dice) -> [FieldID: Value] {
        var state: [FieldID: Value] = [:]
        for field in paper.fields {
            let near = today?.later(dice.one(of: [-10, 10, -400]) ?? 0, "days")?.later(
                dice.within(-1...1),
                "days"
            )
            let asked = paper.rules["model"]?.mentions.compactMap { key, operand, _ -> String? in
                guard key == .name(field.id.name), case .written(let text) = operand else { return nil }
                return text
            }
            let value = dice.once(in: 3) ? nil : dice.one(of: asked ?? [])
            state[field.id] =
                switch field.type {
                case .yesNo: dice.once(in: 5) ? .empty : .truth(dice.once(in: 2))
                case .number: .number(Double(dice.within(8...12)))
                case .date: (value ?? near?.text).map { .text($0) } ?? .empty
                default: dice.once(in: 5) ? .empty : .text(value ?? "other")
                }
        }
        return state
    }
}

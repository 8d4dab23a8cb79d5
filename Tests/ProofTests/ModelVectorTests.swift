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
                let isSame = truth.holds("model") == isTrue
                #expect(isSame, "\(expression) with \(state)")
                if !isSame { break }
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
            let asked = (paper.rules["model"]?.mentions ?? []).filter { $0.0 == .name(field.id.name) }.map(
                \.1
            )
            let texts = asked.compactMap { if case .written(let text) = $0 { text } else { nil } }
            let value = dice.once(in: 3) ? nil : dice.one(of: texts)
            state[field.id] =
                switch field.type {
                case .yesNo: dice.once(in: 5) ? .empty : .truth(dice.once(in: 2))
                case .number: .number((value.flatMap { Double($0) } ?? 0) + Double(dice.within(-2...2)))
                case .date:
                    (dice.once(in: 2) ? value : day(near: asked, &dice)?.text).map { .text($0) } ?? .empty
                default: dice.once(in: 5) ? .empty : .text(value ?? "other")
                }
        }
        return state
    }

    /// A day beside one that the condition names or counts from today, or another.
    private func day(near asked: [Operand], _ dice: inout Dice) -> Day? {
        let counted = asked.compactMap { operand -> Day? in
            switch operand {
            case .relative(let amount, let unit, let isPast): today?.later(isPast ? -amount : amount, unit)
            case .written(let text): Day(text)
            case .value, .items: nil
            }
        }
        let day = dice.one(of: counted) ?? today?.later(dice.one(of: [-10, 10, -400]) ?? 0, "days")
        return day?.later(dice.within(-1...1), "days")
    }
}

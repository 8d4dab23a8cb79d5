/// A condition, whatever syntax it was written in.
indirect enum Rule: Sendable {
    case all([Self])
    case any([Self])
    case named(String)
    case test(FieldKey, Operator, Operand)
    case expression(Expression)
    /// What cannot be read; evaluating it is an error, and so it is false.
    case broken(String)

    /// The names of the other conditions it leans on, and the fields with the values it mentions.
    var mentions: [(FieldKey, Operand, Operator)] {
        switch self {
        case .all(let rules), .any(let rules): rules.flatMap(\.mentions)
        case .test(let key, let test, let operand): [(key, operand, test)]
        case .expression(let expression): expression.mentions
        case .named, .broken: []
        }
    }
}

/// How a condition names a field.
enum FieldKey: Hashable, Sendable {
    /// By the id of the component.
    case component(String)
    /// By its name, which may begin with a section and a point.
    case name(String)
}

enum Operator: String, Sendable {
    case isSame = "is"
    case isNot = "is not"
    case contains
    case doesNotContain = "does not contain"
    case isBefore = "is before"
    case isAfter = "is after"
    case isAtLeast = "is at least"
    case isAtMost = "is at most"
    case isLessThan = "is less than"
    case isMoreThan = "is more than"
    case isLonger = "is longer than"
    case isShorter = "is shorter than"
    case hasLength = "has length"
}

enum Operand: Sendable {
    case value(Value)
    /// As a version 1 file writes every value: to be read as the field's own kind.
    case written(String)
    case items([Value], needsAll: Bool?)
    case relative(amount: Int, unit: String, isPast: Bool)
}

/// Reads conditions of the two structured syntaxes (design, 3.5 a and b) and hands text to the third.
struct RuleReader {
    let lists: [Tree]

    func rule(_ condition: Tree) -> Rule {
        if case .list(let items) = condition["items"] {
            let rules = items.map(item)
            return condition["coordinator"].text == "or" ? .any(rules) : .all(rules)
        }
        if let text = condition["value"].text { return Expression.read(text) }
        return model(condition["value"])
    }

    private func item(_ item: Tree) -> Rule {
        if let other = item["conditionId"].text { return .named(other) }
        guard let component = item["componentId"].text, let name = item["operator"].text,
            let test = Operator(rawValue: name), let operand = operand(item)
        else { return .broken("item \(item["id"].plain)") }
        return .test(.component(component), test, operand)
    }

    private func operand(_ item: Tree) -> Operand? {
        let value = item["value"]
        switch item["type"].text {
        case "ListItemRef": return reference(value)
        case "RelativeDate": return relative(value)
        case "BooleanValue": return value.truth.map { .value(.truth($0)) }
        case "NumberValue": return value.number.map { .value(.number($0)) }
        case "StringValue", "DateValue": return .value(.text(value.plain))
        default: return nil
        }
    }

    private func reference(_ value: Tree) -> Operand? {
        let ids = value["itemId"].list.isEmpty ? [value["itemId"]] : value["itemId"].list
        let list = lists.first { $0["id"] == value["listId"] } ?? .null
        let values = ids.compactMap { id -> Value? in
            guard let item = list["items"].list.first(where: { $0["id"] == id }) else { return nil }
            if list["type"].text == "number", let number = item["value"].number { return .number(number) }
            return .text(item["value"].plain)
        }
        guard !values.isEmpty, values.count == ids.count else { return nil }
        return .items(values, needsAll: value["itemsCoordinator"].text.map { $0 == "and" })
    }

    private func relative(_ value: Tree) -> Operand? {
        let amount = value["period"].int ?? value["timePeriod"].int
        let unit = value["unit"].text ?? value["timeUnit"].text
        guard let amount, let unit, ["days", "months", "years"].contains(unit) else { return nil }
        switch value["direction"].text {
        case "in the past", "past": return .relative(amount: amount, unit: unit, isPast: true)
        case "in the future", "future": return .relative(amount: amount, unit: unit, isPast: false)
        default: return nil
        }
    }

    /// AND binds tighter than OR, so each run between two ORs is taken together.
    private func model(_ value: Tree) -> Rule {
        var runs: [[Rule]] = []
        guard !value["conditions"].list.isEmpty else { return .broken("no comparison") }
        for entry in value["conditions"].list {
            let rule = entry["conditions"].list.isEmpty ? comparison(entry) : model(entry)
            if runs.isEmpty || entry["coordinator"].text == "or" {
                runs.append([rule])
            } else {
                runs[runs.count - 1].append(rule)
            }
        }
        let joined = runs.map { $0.count == 1 ? $0[0] : .all($0) }
        return joined.count == 1 ? joined[0] : .any(joined)
    }

    private func comparison(_ entry: Tree) -> Rule {
        if let other = entry["conditionName"].text { return .named(other) }
        guard let field = entry["field"]["name"].text, let name = entry["operator"].text,
            let test = Operator(rawValue: name)
        else { return .broken("comparison with \(entry["operator"].plain)") }
        let value = entry["value"]
        switch value["type"].text {
        case "RelativeDate", "RelativeTime":
            guard let operand = relative(value) else { return .broken("relative time") }
            return .test(.name(field), test, operand)
        default:
            return .test(
                .name(field),
                test,
                .written(value.object.isEmpty ? value.plain : value["value"].plain)
            )
        }
    }
}

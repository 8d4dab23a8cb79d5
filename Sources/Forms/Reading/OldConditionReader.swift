import Ground

// Conditions of version 1: a model of comparisons with coordinators between them.
extension FormReader {
    /// Reads `{"conditions": [...]}`: "and" binds tighter than "or", and inner lists are brackets.
    mutating func oldModel(_ node: JSON) -> Condition {
        var choices: [[Condition]] = []
        for entry in findings.elements(node, "conditions") {
            guard let part = oldPart(entry) else { continue }
            if choices.isEmpty || entry["coordinator"]?.string == "or" {
                choices.append([part])
            } else {
                choices[choices.count - 1].append(part)
            }
        }
        let parts = choices.map { $0.count == 1 ? $0[0] : Condition.all($0) }
        return parts.count == 1 ? parts[0] : .any(parts)
    }

    private mutating func oldPart(_ node: JSON) -> Condition? {
        if node["conditions"] != nil { return oldModel(node) }
        if let other = node["conditionName"]?.string { return .other(other) }
        guard let field = node["field"]?["name"]?.string else {
            findings.warn("This part of a condition names no question: it is left out.", at: node.place)
            return nil
        }
        guard let operation = node["operator"]?.string.flatMap(Comparison.Operator.init) else {
            findings.warn(
                "\"operator\" is missing or unknown: this never holds.",
                at: node["operator"]?.place ?? node.place
            )
            return .any([])
        }
        guard let question = called[field] ?? called[Self.lastPart(field)] else {
            findings.warn("There is no question \"\(field)\": this never holds.", at: node.place)
            return .any([])
        }
        guard let operand = oldOperand(node["value"], question, operation) else {
            findings.warn("This value cannot be compared: this never holds.", at: node.place)
            return .any([])
        }
        return .compare(Comparison(question: question.name, operation: operation, operand: operand))
    }

    static func lastPart(_ name: String) -> String {
        name.split(separator: ".").last.map(String.init) ?? name
    }

    private mutating func oldOperand(
        _ node: JSON?,
        _ question: Question,
        _ operation: Comparison.Operator
    ) -> Comparison.Operand? {
        guard let node else { return nil }
        let type = node["type"]?.string ?? "Value"
        if type == "RelativeDate" || type == "RelativeTime" {
            let period = node["period"] ?? node["timePeriod"]
            let unit = node["unit"]?.string ?? node["timeUnit"]?.string ?? ""
            guard
                let count = period.flatMap({ $0.number ?? $0.string.flatMap { Double($0) } }).flatMap({
                    Int(exactly: $0)
                }),
                let known = Comparison.Unit(rawValue: unit)
            else { return nil }
            let isPast = node["direction"]?.string != "in the future"
            return .relative(period: count, unit: known, isPast: isPast)
        }
        guard let text = (node["value"] ?? node).string ?? Self.entry(node["value"] ?? node) else {
            return nil
        }
        return Self.operand(text, for: question.kind, operation)
    }

    /// A text as what it is compared with: older definitions write numbers, dates and "true" as texts.
    static func operand(
        _ text: String,
        for kind: Kind?,
        _ operation: Comparison.Operator
    ) -> Comparison.Operand {
        switch operation {
        case .longerThan, .shorterThan, .hasLength: if let number = Double(text) { return .number(number) }
        case .atLeast, .atMost, .lessThan, .moreThan:
            if let number = Double(text) { return .number(number) }
        default: break
        }
        switch kind {
        case .number: if let number = Double(text) { return .number(number) }
        case .yesNo, .declaration:
            if ["true", "yes"].contains(text.lowercased()) { return .bool(true) }
            if ["false", "no"].contains(text.lowercased()) { return .bool(false) }
        case .date, .dateTime: if let date = CivilDate(iso: text.prefix(10)) { return .date(date) }
        default: break
        }
        return .text(text)
    }
}

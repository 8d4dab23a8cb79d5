import Ground

// Conditions: `items` that compare an answer or name another condition.
extension FormReader {
    mutating func readConditions(_ nodes: [JSON]) -> [String: Condition] {
        var conditions: [String: Condition] = [:]
        var places: [String: Place] = [:]
        let names = Set(nodes.compactMap { $0["id"]?.string ?? $0["name"]?.string })
        for node in nodes {
            guard let id = findings.text(node, "id") ?? findings.text(node, "name") else {
                note("A condition needs an \"id\".", at: node.place)
                continue
            }
            guard let condition = condition(node, id, names) else { continue }
            if conditions.updateValue(condition, forKey: id) != nil {
                note("The condition \"\(id)\" stands here twice. Change one.", at: node.place)
            }
            places[id] = node.place
        }
        refuseLostAndCircular(conditions, places)
        return conditions
    }

    /// A condition in whichever of the three ways it is written.
    private mutating func condition(_ node: JSON, _ id: String, _ names: Set<String>) -> Condition? {
        if node["items"] != nil {
            let parts = findings.elements(node, "items").compactMap { item($0) }
            if parts.isEmpty { note("A condition needs one item or more.", at: node.place) }
            return join(parts, node)
        }
        guard let value = node["value"] else {
            findings.add("The condition \"\(id)\" says nothing: it needs \"items\".", at: node.place)
            return nil
        }
        if value.members != nil { return oldModel(value) }
        guard let text = value.string else {
            findings.add("The condition \"\(id)\" says nothing: it needs \"items\".", at: value.place)
            return nil
        }
        return expression(text, names, nil, at: value.place)
    }

    /// A condition in the oldest way; one that cannot be read never holds.
    ///
    /// A name means the question of the same section first, where several have it.
    private mutating func expression(
        _ text: String,
        _ names: Set<String>,
        _ section: Section?,
        at place: Place
    ) -> Condition {
        let called = called
        do throws(ExpressionReader.Refusal) {
            return try ExpressionReader.condition(text, conditions: names) { name in
                let own = section.flatMap { called["\($0.id).\(name)"] }
                return (own ?? called[name] ?? called[Self.lastPart(name)]).map { ($0.name, $0.kind) }
            }
        } catch {
            findings.warn("\"\(text)\" cannot be read, and never holds: \(error.what).", at: place)
            return .any([])
        }
    }

    /// Some links carry their condition themselves, as an expression in place of a name.
    mutating func addInline(to conditions: inout [String: Condition]) {
        let names = Set(conditions.keys)
        for (name, link) in inline.sorted(by: { $0.key < $1.key }) {
            // A name with spaces in it may be that of a condition all the same.
            conditions[name] =
                conditions[link.text] != nil
                ? .other(link.text) : expression(link.text, names, link.section, at: link.place)
        }
    }

    private mutating func join(_ parts: [Condition], _ node: JSON) -> Condition {
        guard parts.count > 1 else { return parts.first ?? .any([]) }
        switch findings.text(node, "coordinator") {
        case "and": return .all(parts)
        case "or": return .any(parts)
        default:
            findings.add(
                "A condition of two items or more needs \"coordinator\": \"and\" or \"or\".",
                at: node.place
            )
            return .all(parts)
        }
    }

    private mutating func item(_ node: JSON) -> Condition? {
        if let id = findings.text(node, "conditionId") { return .other(id) }
        guard let id = findings.text(node, "componentId"), let known = questions[id] else {
            note("An item must name a question of this form under \"componentId\".", at: node.place)
            return nil
        }
        guard let operation = findings.text(node, "operator").flatMap(Comparison.Operator.init) else {
            findings.add("\"operator\" is missing or unknown.", at: node["operator"]?.place ?? node.place)
            return nil
        }
        guard let operand = operand(node, known.question, operation) else { return nil }
        if !known.question.kind.takes(operation, operand) {
            let what =
                "\"\(operation.rawValue)\" cannot be asked of \"\(known.question.name)\" with this value."
            note(what, at: node.place)
        }
        return .compare(Comparison(question: known.question.name, operation: operation, operand: operand))
    }

    private mutating func operand(
        _ node: JSON,
        _ question: Question,
        _ operation: Comparison.Operator
    ) -> Comparison.Operand? {
        let value = node["value"] ?? JSON(.null, at: node.place)
        let type = findings.text(node, "type") ?? ""
        switch type {
        case "StringValue":
            // Some files write the day to compare a date with as a text.
            if case .date = question.kind, let date = value.string.flatMap({ CivilDate(iso: $0) }) {
                return .date(date)
            }
            if let text = value.string { return .text(text) }
        case "NumberValue": if let number = value.number { return .number(number) }
        case "BooleanValue": if let bool = value.bool { return .bool(bool) }
        case "DateValue": if let date = value.string.flatMap({ CivilDate(iso: $0) }) { return .date(date) }
        case "ListItemRef": return items(value, question, operation)
        case "RelativeDate": return relative(value)
        default:
            findings.add(
                "The type \"\(type)\" of this value is unknown.",
                at: node["type"]?.place ?? node.place
            )
            return nil
        }
        findings.add("\"value\" does not fit its type \(type).", at: value.place)
        return nil
    }

    private mutating func items(
        _ value: JSON,
        _ question: Question,
        _ operation: Comparison.Operator
    ) -> Comparison.Operand? {
        let ids = findings.texts(value, "itemId")
        let options = question.kind.options
        let entries = ids.compactMap { id in options.first { $0.id == id }?.entry }
        guard !entries.isEmpty, entries.count == ids.count else {
            findings.add("\"itemId\" must name items of the list of \"\(question.name)\".", at: value.place)
            return nil
        }
        return .items(entries, all: findings.text(value, "itemsCoordinator") == "and")
    }

    private mutating func relative(_ value: JSON) -> Comparison.Operand? {
        let period = findings.integer(value, "period")
        let unit = findings.text(value, "unit").flatMap(Comparison.Unit.init)
        let direction = findings.text(value, "direction")
        guard let period, let unit, direction == "in the past" || direction == "in the future" else {
            let what = "A relative date needs \"period\", \"unit\" (days, months or years) and \"direction\"."
            findings.add(what, at: value.place)
            return nil
        }
        return .relative(period: period, unit: unit, isPast: direction == "in the past")
    }

    private mutating func refuseLostAndCircular(_ conditions: [String: Condition], _ places: [String: Place])
    {
        let graph = ConditionGraph(conditions, pages: pageOfQuestion)
        for (id, condition) in conditions.sorted(by: { $0.key < $1.key }) {
            let place = places[id] ?? Place(line: 1, column: 1)
            for other in condition.others where conditions[other] == nil {
                note("There is no condition \"\(other)\".", at: place)
            }
            if graph.circular.contains(id) {
                findings.add(
                    "The condition \"\(id)\" depends on itself, or on one that does. Break the circle.",
                    at: place
                )
            }
            if let levels = graph.levels[id], levels > ConditionGraph.mostLevels {
                let what =
                    "The condition \"\(id)\" rests on too many others in a row: \(levels) levels. Use 32."
                findings.add(what, at: place)
            }
        }
        latestQuestion = graph.latest
    }
}

extension Kind {
    /// The choices there are.
    var options: [Option] {
        switch self {
        case .one(let options, asList: _), .many(let options, _): options
        default: []
        }
    }

    /// Whether the format allows an operator with this kind of question and value.
    fileprivate func takes(_ operation: Comparison.Operator, _ operand: Comparison.Operand) -> Bool {
        let isEquality = operation == .equal || operation == .notEqual
        switch (self, operand) {
        case (.one, .items), (.one, .text), (.one, .number), (.yesNo, .bool), (.phone, .text),
            (.declaration, .bool):
            return isEquality
        case (.many, .items), (.many, .text): return operation == .contains || operation == .lacks
        case (.number, .number):
            return isEquality || [.atLeast, .atMost, .lessThan, .moreThan].contains(operation)
        case (.date, .date): return isEquality || operation == .before || operation == .after
        case (.date, .relative): return [.atLeast, .atMost, .lessThan, .moreThan].contains(operation)
        case (.text, .text), (.email, .text): return isEquality
        case (.text, .number), (.email, .number):
            return [.longerThan, .shorterThan, .hasLength].contains(operation)
        case (.longText, .number): return operation == .longerThan || operation == .shorterThan
        default: return false
        }
    }
}

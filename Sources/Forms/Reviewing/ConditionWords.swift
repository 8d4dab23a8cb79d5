import Ground

extension Form {
    /// A condition in words for its author, such as `'Which bin?' is 'Food' and 'Weight' is more than '5'`.
    ///
    /// Questions stand under their titles and choices under their texts. What binds tighter stands in brackets,
    /// and a condition that another one names stands under its own name.
    /// - Returns: nil where there is no such condition, or it says nothing.
    public func words(ofCondition id: String) -> String? {
        conditions[id].flatMap { words(of: $0) }
    }

    private func words(of condition: Condition) -> String? {
        switch condition {
        case .all(let parts): joined(parts, "and")
        case .any(let parts): joined(parts, "or")
        case .not(let part): words(of: part).map { "not " + (isCompound(part) ? "(\($0))" : $0) }
        case .other(let id): Self.quoted(conditionNames[id] ?? id)
        case .compare(let comparison): words(of: comparison)
        }
    }

    private func joined(_ parts: [Condition], _ coordinator: String) -> String? {
        if parts.count == 1 { return words(of: parts[0]) }
        guard !parts.isEmpty else { return nil }
        let all = parts.map { part in
            // A part that could not be read never holds.
            guard let words = words(of: part) else { return "never" }
            return isCompound(part) ? "(\(words))" : words
        }
        return all.joined(separator: " \(coordinator) ")
    }

    /// Whether the words of a condition would run together with those around them.
    private func isCompound(_ condition: Condition) -> Bool {
        switch condition {
        case .all(let parts), .any(let parts): parts.count == 1 ? isCompound(parts[0]) : parts.count > 1
        case .compare(let comparison): comparison.entries.count > 1
        case .not, .other: false
        }
    }

    private func words(of comparison: Comparison) -> String {
        let question = questions.first { $0.name == comparison.question }
        let title = question.map { $0.title.isEmpty ? $0.name : $0.title } ?? comparison.question
        let stem = "\(Self.quoted(title)) \(comparison.operation.rawValue)"
        if comparison.operation == .answered {
            switch question?.kind {
            case .yesNo, .declaration: return "\(Self.quoted(title)) is 'Yes'"
            default: return stem
            }
        }
        let options = question?.kind.options ?? []
        // Each of several choices is said by itself, so that nobody has to guess how "not" binds.
        return comparison.entries.map { entry in
            "\(stem) \(Self.quoted(options.first { $0.entry == entry }?.text ?? entry))"
        }.joined(separator: comparison.isJoinedByAnd ? " and " : " or ")
    }

    private static func quoted(_ text: String) -> String { "'\(text)'" }
}

extension Comparison {
    /// What the answer is held against, as an author writes it.
    fileprivate var entries: [String] {
        switch operand {
        case .text(let text): [text]
        case .number(let number): [Int(exactly: number).map { String($0) } ?? String(number)]
        case .bool(let bool): [bool ? "Yes" : "No"]
        case .date(let date): [date.iso]
        case .items(let entries, all: _): entries
        case .relative(let period, let unit, let isPast):
            [unit.words(period) + (isPast ? " in the past" : " in the future")]
        case .moved(by: let count, let unit):
            [unit.words(abs(count)) + (count < 0 ? " before today" : " after today")]
        }
    }

    /// Whether all of several choices must stand so, as of one answer that is none of them.
    fileprivate var isJoinedByAnd: Bool {
        guard case .items(_, all: let isAll) = operand else { return false }
        return switch operation {
        case .equal: false
        case .notEqual: true
        default: isAll
        }
    }
}

extension Comparison.Unit {
    /// A number of them, such as `1 day`.
    fileprivate func words(_ count: Int) -> String {
        "\(count) \(count == 1 ? String(rawValue.dropLast()) : rawValue)"
    }
}

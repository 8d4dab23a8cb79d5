// What can have the focus on a screen, and in which order.

extension Part {
    /// The ids of the parts that can have the focus, in reading order.
    var stops: [ElementID] {
        var stops: [ElementID] = []
        addStops(to: &stops)
        return stops
    }

    /// Adds the ids of the parts that can have the focus: a list of their own for each part would slow down every key.
    fileprivate func addStops(to stops: inout [ElementID]) {
        switch self {
        case .heading, .paragraph, .points, .notice, .mistake, .reference, .picture: break
        case .problems(title: _, let problems): for problem in problems { stops.append(problem.id) }
        case .choice(let choice): stops.append(choice.id)
        case .field(let field): stops.append(field.id)
        case .answer(let answer): stops.append(answer.id)
        case .button(let button): stops.append(button.id)
        }
    }
}

extension Screen {
    /// Everything that can have the focus, in the order in which it moves: the parts, then the tools.
    public var stops: [ElementID] {
        var stops: [ElementID] = []
        stops.reserveCapacity(parts.count + tools.count)
        for part in parts { part.addStops(to: &stops) }
        for tool in tools { stops.append(tool.id) }
        return stops
    }

    /// The stop after another; nil at the last.
    public func stop(after id: ElementID) -> ElementID? {
        let stops = stops
        guard let index = stops.firstIndex(of: id), index + 1 < stops.count else { return nil }
        return stops[index + 1]
    }

    /// The stop before another; nil at the first.
    public func stop(before id: ElementID) -> ElementID? {
        let stops = stops
        guard let index = stops.firstIndex(of: id), index > 0 else { return nil }
        return stops[index - 1]
    }

    /// Whether there is a field to type in.
    var hasField: Bool {
        parts.contains { if case .field = $0 { true } else { false } }
    }

    /// The field that the focused line about a problem leads to; nil where the focus is elsewhere.
    var troubledField: Part.Field? {
        for case .problems(_, let lines) in parts {
            guard let line = lines.first(where: { $0.id == focus }) else { continue }
            for case .field(let field) in parts where field.problem?.hasSuffix(line.message) ?? false {
                return field
            }
        }
        return nil
    }

    /// The field that has the focus, if it is a field.
    public var focusedField: Part.Field? {
        for case .field(let field) in parts where field.id == focus { return field }
        return nil
    }

    /// The numbered elements, by number.
    public var numbered: [Int: ElementID] {
        var ids: [Int: ElementID] = [:]
        for part in parts {
            switch part {
            case .choice(let choice): ids[choice.number] = choice.id
            case .answer(let answer): ids[answer.number] = answer.id
            case .button(let button): if let number = button.number { ids[number] = button.id }
            case .heading, .paragraph, .points, .notice, .mistake, .problems, .field, .reference, .picture:
                break
            }
        }
        return ids
    }
}

// Finding a choice by how it begins.
extension Screen {
    /// The choices that begin with some letters, small or capital, in reading order.
    public func choices(beginning letters: String) -> [Part.Choice] {
        let wanted = letters.lowercased()
        return parts.compactMap { part in
            if case .choice(let choice) = part, choice.label.lowercased().hasPrefix(wanted) {
                choice
            } else {
                nil
            }
        }
    }
}

extension Screen {
    /// Puts the insertion point of the focused field a number of characters before its end.
    mutating func setInsertion(after count: Int) {
        for (index, part) in parts.enumerated() {
            guard case .field(var field) = part, field.id == focus else { continue }
            field.after = min(count, field.text.count)
            parts[index] = .field(field)
        }
    }

    /// Whether an element can be marked or ticked.
    func canMark(_ id: ElementID) -> Bool {
        parts.contains { part in
            if case .choice(let choice) = part { choice.id == id && choice.mark != .none } else { false }
        }
    }
}

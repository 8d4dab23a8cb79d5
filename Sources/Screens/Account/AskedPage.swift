/// One page with fields, and what is wrong with one of them.
struct AskedPage {
    var id: String
    var title: String
    /// What stands before the fields.
    var before: [Part] = []
    var fields: [Part.Field]
    /// What is wrong, and with which field.
    var mistake: Mistake?
    /// The button that goes on.
    var button: String

    /// Something wrong with a field.
    ///
    /// Each time is a screen of its own, so it is counted.
    struct Mistake: Hashable {
        var field: ElementID
        var phrase: Phrase
        var values: [String: String] = [:]
        var count: Int
    }

    /// The line about a problem with a field.
    static func problem(of field: ElementID) -> ElementID { ElementID("problem:\(field)") }

    func screen(_ words: Catalogue) -> Screen {
        let message = mistake.map { words($0.phrase, $0.values) }
        var parts: [Part] = []
        if let mistake, let message {
            let line = Part.Problem(id: Self.problem(of: mistake.field), message: message)
            parts.append(.problems(title: words(.problemTitle), [line]))
        }
        parts += before
        for var field in fields {
            if field.id == mistake?.field {
                field.problem = message.map { words(.errorPrefix, ["message": $0]) }
            }
            parts.append(.field(field))
        }
        parts.append(.button(Part.Button(id: "continue", label: button)))
        return Screen(
            id: id + (mistake.map { "!\($0.count)" } ?? ""),
            title: message == nil ? title : words(.errorPrefix, ["message": title]),
            parts: parts,
            focus: mistake.map { Self.problem(of: $0.field) } ?? fields.first?.id ?? "continue"
        )
    }
}

/// One page with words and things to choose from.
struct ToldPage {
    var id: String
    var title: String
    var parts: [Part]
    var choices: [(id: ElementID, label: String)]

    func screen() -> Screen {
        let choices = choices.enumerated().map { index, choice in
            Part.choice(Part.Choice(id: choice.id, number: index + 1, label: choice.label))
        }
        return Screen(id: id, title: title, parts: parts + choices, focus: self.choices.first?.id ?? "")
    }
}

/// The signs of a secret while they are typed: they stand here alone, and a screen has a star for each.
struct SecretText: Sendable {
    private(set) var text = ""

    mutating func write(_ text: String) { self.text = text }

    /// Forgets them.
    mutating func wipe() { text = "" }

    var isEmpty: Bool { text.allSatisfy(\.isWhitespace) }

    /// The field they are typed in.
    func field(_ id: ElementID, hint: String) -> Part.Field {
        Part.Field(
            id: id,
            label: "",
            hint: hint,
            text: String(repeating: "*", count: text.count),
            width: 10,
            signs: .digits,
            isSecret: true
        )
    }
}

import Domain
import Ground

/// Asks a new PIN twice.
struct NewPIN: Sendable {
    /// What came of a press.
    enum Result {
        /// The pages go on.
        case steps([Step])
        case chosen(PIN)
    }

    static let field: ElementID = "field:new-pin"

    private var typed = SecretText()
    /// The PIN as it was typed first; nil until it was.
    private var first: PIN?
    private var mistake: AskedPage.Mistake?
    private var attempts = 0

    func screen(_ id: String, _ before: [Part] = [], _ words: Catalogue) -> Screen {
        let isAgain = first != nil
        return AskedPage(
            id: id + (isAgain ? ".again" : ""),
            title: words(isAgain ? .pinAgain : .pinNewTitle),
            before: isAgain ? [] : before + [.paragraph(words(.pinNewText))],
            fields: [typed.field(Self.field, hint: words(isAgain ? .pinHint : .pinNewHint))],
            mistake: mistake,
            button: words(.goOn)
        ).screen(words)
    }

    /// What was typed, where the field is this one.
    func hiddenText(in field: ElementID) -> String? { field == Self.field ? typed.text : nil }

    mutating func write(_ text: String, in field: ElementID) { if field == Self.field { typed.write(text) } }

    mutating func press(_ id: ElementID, born: CivilDate?) -> Result {
        if id == AskedPage.problem(of: Self.field) { return .steps([.focus(Self.field)]) }
        let text = typed.text
        typed.wipe()
        mistake = nil
        guard let first else {
            do throws(PIN.Refusal) { self.first = try PIN(choosing: text, born: born) } catch {
                note(Self.phrase(error))
            }
            return .steps([])
        }
        guard let again = try? PIN(trying: text), again == first else {
            self.first = nil
            note(.pinNotSame)
            return .steps([])
        }
        self.first = nil
        return .chosen(first)
    }

    private static func phrase(_ refusal: PIN.Refusal) -> Phrase {
        switch refusal {
        case .notSixDigits: .pinLength
        case .tooEasy: .pinTooEasy
        case .dateOfBirth: .pinBorn
        }
    }

    private mutating func note(_ phrase: Phrase) {
        attempts += 1
        mistake = AskedPage.Mistake(field: Self.field, phrase: phrase, count: attempts)
    }

    /// Goes back to the first of the two pages; false where that is the one on the screen.
    mutating func back() -> Bool {
        typed.wipe()
        mistake = nil
        defer { first = nil }
        return first != nil
    }
}

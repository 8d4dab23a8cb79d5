import Domain
import Forms
import Ground

/// Opens an account: one question a page, then a look at all answers.
///
/// Whether somebody of that name, or with that card, has an account already is never told here, since anybody can type a
/// neighbour's name and birth date. Every screen is the same in both cases; staff are warned, and see to it.
struct Register: Scene {
    /// What is on the screen.
    enum Stage: Hashable {
        case asked(Question)
        case check
        /// She does not want anything kept.
        case refused
        /// The account could not be opened; everything is still here.
        case notOpened
    }

    /// What is asked, in order.
    enum Question: Int, Hashable, CaseIterable {
        case name
        case born
        case home
        case address
        case phone
        case email
        case card
        case pin
        case consent
    }

    /// The operation that opens the account.
    let operation: ID
    var stage = Stage.asked(.name)
    var texts = RegisterTexts()
    var born = DateFields()
    /// The date of birth, once it was in order.
    var bornOn: CivilDate?
    /// Whether she has an address; nil until she said.
    var hasAddress: Bool?
    var newPIN = NewPIN()
    /// The PIN she chose.
    var pin: PIN?
    var mistake: AskedPage.Mistake?
    var attempts = 0
    /// Whether a page was opened from the check, and leads back there.
    var isChanging = false

    /// Where she goes on once the account is open; nil for the front.
    let next: (any Scene)?

    init(_ operation: ID, then next: (any Scene)? = nil) { (self.operation, self.next) = (operation, next) }

    func screen(_ surroundings: Surroundings) -> Screen {
        let words = surroundings.words
        var screen =
            switch stage {
            case .asked(let question): screen(of: question, words)
            case .check: checkScreen(words)
            case .refused:
                ToldPage(
                    id: "register.refused",
                    title: words(.consentNoTitle),
                    parts: [.paragraph(words(.consentNoText))],
                    choices: [("home", words(.somethingElse)), ("stay", words(.backToAnswers))]
                ).screen()
            case .notOpened:
                ToldPage(
                    id: "register.not-opened.\(attempts)",
                    title: words(.notOpenedTitle),
                    parts: [.paragraph(words(.notOpenedText)), .points(surroundings.hub.helpLines)],
                    choices: [("send", words(.tryAgain)), ("stay", words(.backToAnswers))]
                ).screen()
            }
        screen.caption = words(.accountOpen)
        return screen
    }

    func help(_ surroundings: Surroundings) -> [String] {
        [surroundings.words(.registerHelp), surroundings.words(.accountLost)]
    }

    var holdsAnswers: Bool { stage != .refused && (!texts.isEmpty || bornOn != nil) }

    /// Her wish to be called, which is kept only where she says so; nil where she told too little.
    var callWish: AccountAct.CallWish? {
        let (name, phone) = (texts[.name], texts[.phone])
        guard stage != .refused, !name.isEmpty, ContactCheck.isPhone(phone) else {
            return nil
        }
        return AccountAct.CallWish(kind: .registration, name: name, phone: phone, detail: place)
    }

    /// Where she is, for staff who call.
    private var place: String {
        switch stage {
        case .asked(let question): "\(question)"
        case .check, .refused, .notOpened: "check"
        }
    }
}

/// What stands in the fields of a registration.
struct RegisterTexts: Sendable {
    /// A field with a text of its own.
    enum Field: String, Hashable, CaseIterable {
        case name
        case line1
        case town
        case postcode
        case phone
        case email
        case card

        var id: ElementID { ElementID("field:\(rawValue)") }
    }

    private var texts: [Field: String] = [:]

    var isEmpty: Bool { texts.values.allSatisfy { $0.allSatisfy(\.isWhitespace) } }

    /// The text as it was typed.
    func typed(_ field: Field) -> String { texts[field, default: ""] }

    /// The text without the spaces around it.
    subscript(field: Field) -> String {
        typed(field).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    mutating func write(_ text: String, in id: ElementID) {
        if let field = Field.allCases.first(where: { $0.id == id }) { texts[field] = text }
    }
}

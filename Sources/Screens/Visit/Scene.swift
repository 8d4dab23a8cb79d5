import Domain
import Forms

/// A screen, or a journey of screens, that a visit can stand on.
///
/// A scene says what its screen means and what its own elements do. Focus, typing, tools and time are the visit's.
protocol Scene: Sendable {
    /// What the person perceives. The scene proposes where the focus starts.
    func screen(_ surroundings: Surroundings) -> Screen
    /// Does what an element of the screen says.
    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step]
    /// Takes the text that now stands in a field.
    mutating func write(_ text: String, in field: ElementID)
    /// What was typed in a field whose screen has only stars for it; nil where the screen has it all.
    func hiddenText(in field: ElementID) -> String?
    /// Takes what a scanner read where nothing is typed; nil where it is of no use.
    mutating func scanned(_ text: String, _ surroundings: Surroundings) -> [Step]?
    /// Takes the last sign of a text away; nil where there is none, and the key means what it means elsewhere.
    mutating func erase() -> [Step]?
    /// Goes back one screen.
    mutating func back(_ moment: Moment) -> [Step]
    /// Takes what came of an effect.
    mutating func receive(_ outcome: Outcome, _ surroundings: Surroundings, at moment: Moment) -> [Step]
    /// What the scene must learn before it can be read; asked after every event, and to be said once only.
    mutating func wanting() -> [Effect]
    /// How long what stands here is good for, in milliseconds; nil where time does not change it.
    var lookAgainEvery: Int64? { get }
    /// What is asked again when that time has passed.
    func lookAgain() -> [Effect]
    /// Goes on in the language that the surroundings now speak, with the forms in it by the code of their service.
    mutating func speak(_ surroundings: Surroundings, _ forms: [String: Form])
    /// The code of the service whose form is open here; nil where none is.
    var openService: String? { get }
    /// What to say when help is asked for here.
    func help(_ surroundings: Surroundings) -> [String]
    /// What must be done when the visit ends with this scene open.
    var leaving: [Effect] { get }
    /// Whether finishing here would throw away something a person did.
    var holdsAnswers: Bool { get }
    /// What can be saved here to come back to; nil where nothing can.
    var toSave: Effect.Kept? { get }
    /// The wish to be called that somebody who leaves here may have; nil where she told too little for it.
    var callWish: AccountAct.CallWish? { get }
    /// Whether finishing here needs no question, whatever is open under it.
    var isSafelyKept: Bool { get }
    /// Whether it stands beside the journey under it, and what comes of an effect is for that one.
    var isAside: Bool { get }
}

extension Scene {
    mutating func write(_ text: String, in field: ElementID) {}
    func hiddenText(in field: ElementID) -> String? { nil }
    mutating func scanned(_ text: String, _ surroundings: Surroundings) -> [Step]? { nil }
    mutating func erase() -> [Step]? { nil }
    mutating func back(_ moment: Moment) -> [Step] { [.close] }
    mutating func receive(_ outcome: Outcome, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        []
    }
    mutating func wanting() -> [Effect] { [] }
    var lookAgainEvery: Int64? { nil }
    func lookAgain() -> [Effect] { [] }
    mutating func speak(_ surroundings: Surroundings, _ forms: [String: Form]) {}
    var openService: String? { nil }
    func help(_ surroundings: Surroundings) -> [String] { [] }
    var leaving: [Effect] { [] }
    var holdsAnswers: Bool { false }
    var toSave: Effect.Kept? { nil }
    var callWish: AccountAct.CallWish? { nil }
    var isSafelyKept: Bool { false }
    var isAside: Bool { false }
}

/// Where a scene leads.
enum Step {
    /// To a scene on top of this one.
    case open(any Scene)
    /// Back to the scene under this one.
    case close
    /// Back to the front, all other scenes closed.
    case home
    /// To an element of this screen.
    case focus(ElementID)
    /// To the stop after the focused one.
    case next
    /// From the greeting to the front.
    case start
    /// To a scene instead of all that are open.
    case begin(any Scene)
    /// What came of an effect, to the scene that is on top by now.
    case tell(Outcome)
    /// A text for a field of the screen under this one.
    case writeUnder(String, ElementID)
    /// As if Enter were pressed on an element of the screen under this one, which is on top by now.
    case pressUnder(ElementID)
    /// Change how the person perceives the screens.
    case set(Settings)
    /// Somebody is signed in from now on, with the settings that are kept for her.
    case signIn(Person, [String: String])
    /// She acts for another from now on; nil for herself again.
    case act(Acting?)
    /// What is known of who is signed in, or of whom she acts for, has changed.
    case renew(Person)
    /// What came of an effect is for the scene under this one, which is on top by now.
    case passUnder(Outcome)
    /// Out of the visit.
    case end
    /// The shell must do something.
    case perform(Effect)
}

/// Names an element of a screen by what it means, never by where it stands.
public struct ElementID: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The name, such as `field:name` or `back`.
    public let description: String

    /// Makes an id from its name.
    public init(_ name: String) { description = name }
    /// Makes an id from its name.
    public init(stringLiteral name: String) { description = name }
}

/// A screen as meaning: what it says and asks.
///
/// It knows no rows, columns, colours or voices.
public struct Screen: Hashable, Sendable {
    /// What this screen is, for telling a new screen from a changed one.
    public var id: String
    /// The heading.
    ///
    /// On a question page it is the question.
    public var title: String
    /// Whose screen this is, such as the name of the form; said before the title.
    public var caption: String?
    /// What stands on it, in reading order.
    public var parts: [Part]
    /// The things that can be done on every screen, always in the same order.
    public var tools: [Tool]
    /// The element that has the focus.
    public var focus: ElementID
    /// What the person steers with, so that a rendering names no key that is not there.
    public var means = KeyUse.Means.keyboard
    /// What helps only those who hear the screen; said at its end.
    public var spokenHelp: String?
    /// The paragraph that shows what was typed so far, where there is no field on the screen.
    public var typed: Typed?

    /// A paragraph that holds what was typed.
    public struct Typed: Hashable, Sendable {
        /// The paragraph.
        public var text: String
        /// Whether a form says that the answer is private.
        public var isSensitive: Bool
    }

    /// Makes a screen.
    public init(
        id: String,
        title: String,
        caption: String? = nil,
        parts: [Part],
        tools: [Tool] = [],
        focus: ElementID = "",
        spokenHelp: String? = nil
    ) {
        self.id = id
        self.title = title
        self.caption = caption
        self.parts = parts
        self.tools = tools
        self.focus = focus
        self.spokenHelp = spokenHelp
    }
}

/// One thing on a screen.
///
/// The set is closed, so that every rendering is made to show every kind.
public enum Part: Hashable, Sendable {
    /// A heading within the screen.
    case heading(String)
    /// Words to read.
    case paragraph(String)
    /// A list of short points to read.
    case points([String])
    /// Words that must not be missed.
    case notice(String)
    /// "There is a problem" and what is wrong, each leading to the field it is about.
    case problems(title: String, [Problem])
    /// What is wrong with the choices that follow; the same words as in the problem list.
    case mistake(String)
    /// One of several things to choose.
    case choice(Choice)
    /// A place to type an answer.
    case field(Field)
    /// A question that was answered, its answer, and a way to change it.
    case answer(Answered)
    /// Something to do.
    case button(Button)
    /// A reference to write down or say aloud.
    case reference(label: String, code: String, spoken: String)
    /// Something drawn, and the same in words.
    case picture(Picture)

    /// One problem and the field it is about.
    public struct Problem: Hashable, Sendable {
        /// The id of this line.
        public var id: ElementID
        /// What is wrong and how to mend it; the same words as beside the field.
        public var message: String

        /// Makes a problem line.
        public init(id: ElementID, message: String) {
            self.id = id
            self.message = message
        }
    }

    /// One of several things to choose.
    public struct Choice: Hashable, Sendable {
        /// Whether and how a choice is marked.
        public enum Mark: Hashable, Sendable {
            /// It leads on, and keeps no mark.
            case none
            /// One of a group; marked or not.
            case radio(Bool)
            /// Any number of a group; ticked or not.
            case tick(Bool)
        }

        /// The id of this choice.
        public var id: ElementID
        /// The number that goes to it.
        public var number: Int
        /// What it is called.
        public var label: String
        /// More about it.
        public var hint: String?
        /// Whether it is marked.
        public var mark: Mark
        /// Whether a form says that what is chosen is private.
        public var isSensitive = false
        /// The language of what it is called, where that is not the language of the screen.
        public var language: String?

        /// Makes a choice.
        public init(id: ElementID, number: Int, label: String, hint: String? = nil, mark: Mark = .none) {
            self.id = id
            self.number = number
            self.label = label
            self.hint = hint
            self.mark = mark
        }
    }

    /// A place to type an answer.
    public struct Field: Hashable, Sendable {
        /// Which signs answers are made of: where digits are enough, the number pad is.
        public enum Signs: Hashable, Sendable {
            /// Digits alone.
            case digits
            /// Letters, digits and others.
            case any
        }

        /// The id of this field.
        public var id: ElementID
        /// What to type; empty where the title of the screen says it.
        public var label: String
        /// More about what to type.
        public var hint: String?
        /// What stands in it.
        public var text: String
        /// How many characters of `text` stand after the insertion point.
        public var after: Int
        /// How many columns its answers mostly take; nil for as wide as there is.
        public var width: Int?
        /// What stands before the answer, such as £.
        public var prefix: String?
        /// What stands after the answer, such as kg.
        public var suffix: String?
        /// Which signs its answers are made of.
        public var signs: Signs
        /// What is wrong with it, in the words of the problem list.
        public var problem: String?
        /// Whether its characters are neither shown nor said, as those of a PIN.
        public var isSecret: Bool
        /// Whether a form says that its answer is private: it is shown, and said only to who asks for it.
        public var isSensitive = false
        /// Whether it is for a code that a scanner may read; a scan is not typed into any other.
        public var takesCode: Bool

        /// Makes a field.
        public init(
            id: ElementID,
            label: String,
            hint: String? = nil,
            text: String,
            after: Int = 0,
            width: Int? = nil,
            prefix: String? = nil,
            suffix: String? = nil,
            signs: Signs = .any,
            problem: String? = nil,
            isSecret: Bool = false,
            takesCode: Bool = false
        ) {
            self.id = id
            self.label = label
            self.hint = hint
            self.text = text
            self.after = after
            self.width = width
            self.prefix = prefix
            self.suffix = suffix
            self.signs = signs
            self.problem = problem
            self.isSecret = isSecret
            self.takesCode = takesCode
        }

        /// What may be seen of its text: a star for each character of a secret.
        public var visibleText: String {
            isSecret ? String(repeating: "*", count: text.count) : text
        }
    }

    /// A question that was answered.
    public struct Answered: Hashable, Sendable {
        /// The id of its "Change".
        public var id: ElementID
        /// The number that goes to it.
        public var number: Int
        /// What was asked, in short.
        public var question: String
        /// What was answered, a line each.
        public var lines: [String]
        /// The word for changing it.
        public var change: String
        /// Whether a form says that the answer is private: it is shown, and said only to who asks for it.
        public var isSensitive = false

        /// Makes an answered question.
        public init(id: ElementID, number: Int, question: String, lines: [String], change: String) {
            self.id = id
            self.number = number
            self.question = question
            self.lines = lines
            self.change = change
        }
    }

    /// Something to do.
    public struct Button: Hashable, Sendable {
        /// The id of this button.
        public var id: ElementID
        /// The number that goes to it; nil where digits are text, on a screen with a field.
        public var number: Int?
        /// What it does.
        public var label: String
        /// Whether the words above it say that Enter does it, so that an empty line does too.
        public var isUsual: Bool

        /// Makes a button.
        public init(id: ElementID, number: Int? = nil, label: String, isUsual: Bool = false) {
            self.id = id
            self.number = number
            self.label = label
            self.isUsual = isUsual
        }
    }
}

/// One of the things that can be done on every screen.
public struct Tool: Hashable, Sendable {
    /// The id of this tool.
    public var id: ElementID
    /// The name of its key, such as F1.
    public var key: String
    /// What to type for it where input comes in lines.
    public var sign: String
    /// What it does, in a word.
    public var label: String
    /// What it means.
    public var intent: Intent

    /// Makes a tool.
    public init(id: ElementID, key: String, sign: String, label: String, intent: Intent) {
        self.id = id
        self.key = key
        self.sign = sign
        self.label = label
        self.intent = intent
    }
}

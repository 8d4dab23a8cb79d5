/// Something to be said aloud, made for speech: no drawing, no arrows, no rows of dots.
public struct Utterance: Hashable, Sendable {
    /// Who may hear it.
    public enum Privacy: Hashable, Sendable {
        /// Anybody near the terminal.
        case open
        /// Only the person at the terminal: it holds what she typed.
        case personal
        /// Only the person at the terminal, and only where she asked for it: a form says that it is private.
        case sensitive
    }

    /// Whether other speech may push it aside.
    public enum Urgency: Hashable, Sendable {
        /// What comes after it takes its place.
        case usual
        /// It is said to its end, unless the person presses a key.
        case important
    }

    /// How a synthesiser is to take the text.
    public enum Kind: Hashable, Sendable {
        /// Words and sentences.
        case words
        /// One character by its name, such as "comma".
        case character
    }

    /// What is said.
    public var text: String
    /// The language of the text, as its catalogue is called: `en`.
    public var language: String
    /// Who may hear it.
    public var privacy: Privacy
    /// Whether other speech may push it aside.
    public var urgency: Urgency
    /// How a synthesiser is to take the text.
    public var kind: Kind

    /// What is said in its place where it may not be heard; nil for the usual word for that.
    public var cover: String?

    /// Makes an utterance.
    public init(
        _ text: String,
        language: String = "",
        privacy: Privacy = .open,
        urgency: Urgency = .usual,
        kind: Kind = .words,
        cover: String? = nil
    ) {
        self.text = text
        self.language = language
        self.privacy = privacy
        self.urgency = urgency
        self.kind = kind
        self.cover = cover
    }
}

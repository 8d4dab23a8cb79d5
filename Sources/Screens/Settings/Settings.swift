/// How a person wants to see, hear and steer the screens: chosen on any of them, kept for the session.
public struct Settings: Hashable, Sendable {
    /// How large the letters are.
    public var size: TextSize
    /// The name of the theme in use.
    public var theme: String
    /// The language in use, as its catalogue is called: `en`.
    public var language: String
    /// What is said aloud, and how.
    public var speech: Speech
    /// Whether the picture is blank, so that nobody else can read it; keys and speech go on.
    public var isCurtainDrawn: Bool
    /// How keys are taken.
    public var keys: KeyUse
    /// How long nobody needs to press a key.
    public var patience: Patience

    /// Gathers how a session begins.
    public init(
        size: TextSize = .terminal,
        theme: String = "",
        language: String = "en",
        speech: Speech = Speech(),
        isCurtainDrawn: Bool = false,
        keys: KeyUse = KeyUse(),
        patience: Patience = .usual
    ) {
        self.size = size
        self.theme = theme
        self.language = language
        self.speech = speech
        self.isCurtainDrawn = isCurtainDrawn
        self.keys = keys
        self.patience = patience
    }
}

/// How long the terminal waits for a key before it asks whether anybody is there (WCAG 2.2, criterion 2.2.1).
public enum Patience: Hashable, Sendable, CaseIterable {
    /// As long as the hub says.
    case usual
    /// Ten times as long.
    case tenfold
    /// As long as it takes, while anything is open. The first screen, where nothing is, is left after ten times as long.
    case unlimited
}

/// How large the letters are.
public enum TextSize: Hashable, Sendable {
    /// The terminal's own letters as they were at the start.
    case terminal
    /// The terminal's own letters, larger by so many steps, where the session may change them.
    case larger(Int)
    /// Letters drawn with blocks, so many cells wide and high.
    case drawn(cells: Int)

    /// By how many steps the terminal's own letters are larger than at the start.
    public var step: Int { if case .larger(let step) = self { step } else { 0 } }
}

/// What is said aloud, and how.
public struct Speech: Hashable, Sendable {
    /// What is said of each key while typing.
    public enum Echo: Hashable, Sendable, CaseIterable {
        case characters
        case words
    }

    /// Whether screens are said.
    public var isOn: Bool
    /// How loud it is, from 1 to `loudest`.
    public var volume: Int
    /// How fast it is, from 1 to `fastest`.
    public var rate: Int
    /// What is said of each key while typing.
    public var echo: Echo
    /// Whether answers that a form calls private are said too, where only the person at the terminal hears them.
    public var saysPrivate = false
    /// Whether it waits in the middle of a screen, to go on from there.
    public var isPaused = false

    /// The greatest volume: EN 301 549 asks that it goes up in steps.
    public static let loudest = 10
    /// The volume of each new session.
    public static let usualVolume = 6
    /// The greatest rate.
    public static let fastest = 9
    /// The rate of each new session: a little slower than the synthesiser's own.
    public static let usualRate = 4

    /// Makes speech that is off, or as given.
    public init(
        isOn: Bool = false,
        volume: Int = usualVolume,
        rate: Int = usualRate,
        echo: Echo = .characters
    ) {
        self.isOn = isOn
        self.volume = volume
        self.rate = rate
        self.echo = echo
    }
}

/// How keys are taken.
public struct KeyUse: Hashable, Sendable {
    /// What a person steers with.
    public enum Means: Hashable, Sendable, CaseIterable {
        /// Every key there is.
        case keyboard
        /// Digits, Enter and Backspace alone.
        case keypad
        /// One switch, which presses Enter; the focus moves by itself.
        case oneSwitch
    }

    /// What a person steers with.
    public var means: Means
    /// How long the same key is taken once only, in milliseconds; 0 for not at all.
    public var bounce: Int
    /// Whether a key that is held down goes on and on.
    public var repeats: Bool
    /// How long the focus stays before it moves by itself, in milliseconds.
    public var step: Int

    /// The shortest and the longest stay of a focus that moves by itself, in milliseconds.
    public static let steps = 500...10_000

    /// Makes the usual use of keys, or as given.
    public init(means: Means = .keyboard, bounce: Int = 0, repeats: Bool = true, step: Int = 2_000) {
        self.means = means
        self.bounce = bounce
        self.repeats = repeats
        self.step = step
    }
}

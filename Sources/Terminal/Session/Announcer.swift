public import Renderings
public import Screens

/// The voice of a session: what is said of its screens, and how far that is.
public struct Announcer {
    private let speaker: any Speaker
    private var narrator: Narrator
    private var language: String
    private var hasFailed = false
    /// Whether speech is on, as was last said.
    private(set) var isOn = false
    /// Whether speech waits in the middle.
    private(set) var isPaused = false

    /// Makes a voice that has said nothing yet.
    ///
    /// - Parameters:
    ///   - speaker: what says it.
    ///   - words: the words of each session's first language.
    ///   - outlet: where the sound goes.
    ///   - settings: how the session begins.
    public init(_ speaker: any Speaker, words: Catalogue, outlet: SoundOutlet, settings: Settings) {
        self.speaker = speaker
        narrator = Narrator(words: words, outlet: outlet, after: settings)
        language = words.language
    }

    /// What becomes readable when the speaker has news; nil while there is nothing to hear of it.
    var descriptor: Int32? { isOn || isUnderway ? speaker.descriptor : nil }

    /// Whether it must be looked at from time to time.
    var isUnderway: Bool { speaker.isUnderway }

    /// Stops speech at once: a key was pressed.
    ///
    /// What waits is silent already, and goes on if that is what the key means.
    func silence() { if !isPaused { speaker.silence() } }

    /// What went wrong since the last look.
    func look() -> [Outcome] { speaker.look().map(Outcome.notSpoken) }

    /// Remembers that nothing can be heard: behind a blank screen it is the only thing to see.
    mutating func note(_ outcome: Outcome) { if case .notSpoken(.noAnswer) = outcome { hasFailed = true } }

    /// Says the screen from its start when it is next announced.
    mutating func sayAgain() { narrator.sayAgain() }

    /// Takes note of what a key means before it is done.
    mutating func expect(_ intent: Intent) { if isOn { narrator.expect(intent) } }

    /// Says what is new on a screen.
    mutating func announce(_ screen: Screen, with settings: Settings, in words: Catalogue) {
        if words.language != language {
            language = words.language
            narrator = narrator.speaking(words)
        }
        isOn = settings.speech.isOn
        if settings.speech.isPaused != isPaused { turn(settings.speech) }
        let utterances = narrator.utterances(for: screen, with: settings)
        guard !utterances.isEmpty else { return }
        speaker.use(settings.speech)
        speaker.say(utterances)
    }

    /// Waits, or goes on; what another key ends is forgotten.
    private mutating func turn(_ speech: Speech) {
        isPaused = speech.isPaused
        if isPaused {
            speaker.pause()
        } else if narrator.asked == .pause {
            speaker.resume()
        } else {
            speaker.silence()
        }
    }

    /// What stands on the terminal while the screen is blank: not a word of the session.
    func curtain(in words: Catalogue) -> Screen {
        var parts: [Part] = [.paragraph(words(.speechCurtain))]
        if hasFailed { parts.append(.notice(words(.speechFailed))) }
        return Screen(id: "curtain", title: "", parts: parts)
    }
}

public import Screens

/// Where the sound of a terminal goes.
public enum SoundOutlet: String, Hashable, Sendable {
    /// Only the person at the terminal hears it.
    case headphones
    /// Everybody near it does.
    case speaker
}

/// Says screens: a new one whole, and after that only what changed.
///
/// It is pure: what it was last given decides what is new. What is heard by everybody holds nothing a person typed.
public struct Narrator: Sendable {
    let words: Catalogue
    private let outlet: SoundOutlet
    private var said: Screen?
    private var settings: Settings?
    /// Whose screen was said last; it is said again only where it is another.
    private var caption: String?
    /// The keys of every screen, once they were said.
    private var tools: [Tool] = []
    /// The field of which everybody was told that its answer is only on the screen.
    private var hushed: ElementID?
    /// What the last key meant, so that a step that cannot be taken is not met with silence.
    public internal(set) var asked: Intent?

    /// The screen that warns before a session is cleared.
    private static let warning = "still-there"

    /// Makes a narrator that has said nothing yet.
    ///
    /// - Parameters:
    ///   - words: the words of the language in use.
    ///   - outlet: where the sound goes.
    ///   - settings: how things stood until now; nil where nothing was before.
    public init(words: Catalogue, outlet: SoundOutlet = .headphones, after settings: Settings? = nil) {
        self.words = words
        self.outlet = outlet
        self.settings = settings
    }

    /// A narrator in another language that knows how things stood.
    ///
    /// The screen is said whole in it.
    public func speaking(_ words: Catalogue) -> Narrator {
        Narrator(words: words, outlet: outlet, after: settings)
    }

    /// Forgets what was said, so that the screen is said whole, with its keys.
    public mutating func sayAgain() {
        (said, caption, tools, hushed) = (nil, nil, [], nil)
    }

    /// Takes note of what a key means before it is done.
    public mutating func expect(_ intent: Intent) { asked = intent }

    /// What is to be said now; nothing where nothing changed.
    public mutating func utterances(for screen: Screen, with settings: Settings) -> [Utterance] {
        let before = self.settings
        self.settings = settings
        guard settings.speech.isOn else {
            sayAgain()
            return before?.speech.isOn == true ? finished([Utterance(words(.speechOff))], settings) : []
        }
        // What waits is not talked over. Nothing is new when it goes on.
        if settings.speech.isPaused {
            asked = nil
            return []
        }
        var utterances: [Utterance] = []
        if let before {
            if !before.speech.isOn { sayAgain() }
            utterances = changes(from: before, to: settings)
        }
        asked = nil
        let news = news(of: screen, settings.speech.echo)
        // Where a theme is chosen from a list, the list says it.
        if let before, !news.isEmpty, onlyTheme(before, settings) { utterances = [] }
        said = screen
        let isWarning = screen.id == Self.warning
        return finished(utterances + news, settings, urgency: isWarning ? .important : .usual)
    }

    private func onlyTheme(_ before: Settings, _ now: Settings) -> Bool {
        var other = now
        other.theme = before.theme
        return other == before
    }

    private mutating func news(of screen: Screen, _ echo: Speech.Echo) -> [Utterance] {
        if let said, said.id == screen.id { return changed(from: said, to: screen, echo) }
        hushed = nil
        return whole(screen)
    }

    /// Puts on what all have in common, and keeps from a loudspeaker what is nobody else's business.
    private mutating func finished(
        _ utterances: [Utterance],
        _ settings: Settings,
        urgency: Utterance.Urgency = .usual
    ) -> [Utterance] {
        var heard: [Utterance] = []
        var isHushed = false
        for var utterance in utterances {
            if utterance.language.isEmpty { utterance.language = settings.language }
            utterance.urgency = urgency
            if !mayHear(utterance, settings.speech) {
                if let cover = utterance.cover {
                    (utterance.text, utterance.privacy, utterance.cover) = (cover, .open, nil)
                } else {
                    if isHushed { continue }
                    isHushed = true
                    utterance = hush(utterance)
                }
            }
            utterance.text =
                utterance.kind == .character ? utterance.text : SpokenText.sentence(utterance.text)
            if !utterance.text.isEmpty { heard.append(utterance) }
        }
        return heard
    }

    /// Whether something may be said where the sound goes.
    private func mayHear(_ utterance: Utterance, _ speech: Speech) -> Bool {
        switch utterance.privacy {
        case .open: true
        case .personal: outlet == .headphones
        case .sensitive: outlet == .headphones && speech.saysPrivate
        }
    }

    /// Tells once of each field that its answer is on the screen; after that each key is a "star".
    private mutating func hush(_ utterance: Utterance) -> Utterance {
        let place = said?.focusedField?.id ?? ""
        let why = outlet == .speaker ? Phrase.speechHushed : .speechPrivate
        let text = words(hushed == place ? .speechStar : why)
        hushed = place
        return Utterance(text, language: utterance.language, urgency: utterance.urgency)
    }
}

// A whole screen.
extension Narrator {
    private mutating func whole(_ screen: Screen) -> [Utterance] {
        var utterances: [Utterance] = []
        if let caption = screen.caption, caption != self.caption { utterances.append(Utterance(caption)) }
        caption = screen.caption
        utterances.append(Utterance(screen.title))
        utterances += screen.parts.flatMap { say($0, on: screen) }
        utterances += arrival(on: screen)
        if let help = screen.spokenHelp { utterances.append(Utterance(help)) }
        if tools != screen.tools {
            utterances += screen.tools.map { Utterance(say($0)) }
            tools = screen.tools
        }
        return utterances
    }

    /// What changed on a screen that was said before.
    private func changed(from old: Screen, to new: Screen, _ echo: Speech.Echo) -> [Utterance] {
        var utterances: [Utterance] = []
        if old.parts != new.parts {
            for part in new.parts where !old.parts.contains(part) {
                switch part {
                case .field, .choice: break
                default: utterances += say(part, on: new)
                }
            }
        }
        if old.title != new.title { utterances.insert(Utterance(new.title), at: 0) }
        guard old.focus == new.focus else { return utterances + item(new, isMove: true) }
        if let before = old.focusedField, let now = new.focusedField {
            return utterances + TypingEcho(words: words, echo: echo).utterances(from: before, to: now)
        }
        if let before = old.focusedChoice, let now = new.focusedChoice, before != now {
            if !now.isSensitive { return utterances + marked([now.label], mark(now) ?? "", now) }
            let said = SpokenList.of([now.label, mark(now) ?? ""])
            return utterances + [Utterance(said, privacy: .sensitive, cover: words(.speechMarked))]
        }
        return utterances
    }
}

extension Screen {
    /// The choice that has the focus, if it is a choice.
    var focusedChoice: Part.Choice? {
        for case .choice(let choice) in parts where choice.id == focus { return choice }
        return nil
    }
}

/// Joins short pieces so that a synthesiser pauses a little between them.
enum SpokenList {
    static func of(_ pieces: [String]) -> String {
        pieces.filter { !$0.isEmpty }.joined(separator: ", ")
    }
}

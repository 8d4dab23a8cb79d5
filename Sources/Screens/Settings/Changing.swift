/// What there is to choose from on this terminal.
public struct Offered: Hashable, Sendable {
    /// The sizes of letters, the smallest first.
    public var sizes: [TextSize]
    /// The names of the themes, the one of each new session first.
    public var themes: [String]
    /// The languages, each by the name of its catalogue, the one of each new session first.
    public var languages: [String]
    /// Whether there is anything to speak with.
    public var hasSpeech: Bool

    /// Says what there is to choose from.
    public init(
        sizes: [TextSize] = [.terminal],
        themes: [String] = [],
        languages: [String] = ["en"],
        hasSpeech: Bool = false
    ) {
        self.sizes = sizes
        self.themes = themes
        self.languages = languages
        self.hasSpeech = hasSpeech
    }
}

extension Settings {
    /// Takes what a key says about how things look and sound, the same on every screen.
    ///
    /// - Returns: whether the intent was about that, whether or not there was anything left to change.
    mutating func take(_ intent: Intent, of offered: Offered) -> Bool {
        switch intent {
        case .larger: size = Self.next(size, in: offered.sizes, by: 1)
        case .smaller: size = Self.next(size, in: offered.sizes, by: -1)
        case .nextTheme: theme = Self.after(theme, in: offered.themes)
        case .louder: louder(offered)
        case .quieter: quieter()
        case .faster: speech.rate = min(Speech.fastest, speech.rate + 1)
        case .slower: speech.rate = max(1, speech.rate - 1)
        case .sound: speech.isOn = offered.hasSpeech && !speech.isOn
        case .curtain: isCurtainDrawn.toggle()
        default: return false
        }
        // Behind a curtain there must be something to hear.
        if !speech.isOn { isCurtainDrawn = false }
        return true
    }

    /// Louder where nothing is said yet begins to speak: one key is enough to hear.
    private mutating func louder(_ offered: Offered) {
        guard speech.isOn else {
            speech.isOn = offered.hasSpeech
            return
        }
        speech.volume = min(Speech.loudest, speech.volume + 1)
    }

    private mutating func quieter() {
        speech.volume = max(1, speech.volume - 1)
    }

    private static func next(_ size: TextSize, in sizes: [TextSize], by step: Int) -> TextSize {
        guard let index = sizes.firstIndex(of: size) else { return sizes.first ?? size }
        return sizes.indices.contains(index + step) ? sizes[index + step] : size
    }

    /// The one after another, and the first after the last.
    private static func after(_ name: String, in names: [String]) -> String {
        guard let index = names.firstIndex(of: name) else { return names.first ?? name }
        return names[(index + 1) % names.count]
    }
}

// How settings are kept with an account: names and values that every terminal understands.
extension Settings {
    /// The settings by name; the curtain is of one visit only.
    var kept: [String: String] {
        [
            "size": size.name, "theme": theme, "language": language, "speech": speech.isOn ? "on" : "off",
            "volume": String(speech.volume), "rate": String(speech.rate), "echo": "\(speech.echo)",
            "keys": "\(keys.means)", "bounce": String(keys.bounce), "repeats": keys.repeats ? "on" : "off",
            "step": String(keys.step), "patience": "\(patience)",
        ]
    }

    /// These settings with those that were kept in their place, as far as the terminal offers them.
    ///
    /// - Parameters:
    ///   - kept: what was kept, by name.
    ///   - offered: what there is to choose from here.
    ///   - first: how each session begins here: a terminal with few keys has no others.
    /// - Returns: the settings to use.
    func taking(_ kept: [String: String], of offered: Offered, first: Settings) -> Settings {
        var settings = self
        if let size = offered.sizes.first(where: { $0.name == kept["size"] }) { settings.size = size }
        if let theme = kept["theme"], offered.themes.contains(theme) { settings.theme = theme }
        if let language = kept["language"], offered.languages.contains(language) {
            settings.language = language
        }
        if let speech = kept["speech"] { settings.speech.isOn = offered.hasSpeech && speech == "on" }
        settings.speech.volume = Self.number(kept["volume"], in: 1...Speech.loudest) ?? settings.speech.volume
        settings.speech.rate = Self.number(kept["rate"], in: 1...Speech.fastest) ?? settings.speech.rate
        if let echo = Speech.Echo.allCases.first(where: { "\($0)" == kept["echo"] }) {
            settings.speech.echo = echo
        }
        if first.keys.means == .keyboard,
            let means = KeyUse.Means.allCases.first(where: {
                "\($0)" == kept["keys"]
            })
        {
            settings.keys.means = means
        }
        settings.keys.bounce =
            Self.number(kept["bounce"], in: 0...KeyUse.steps.upperBound) ?? settings.keys.bounce
        if let repeats = kept["repeats"] { settings.keys.repeats = repeats == "on" }
        settings.keys.step = Self.number(kept["step"], in: KeyUse.steps) ?? settings.keys.step
        if let patience = Patience.allCases.first(where: { "\($0)" == kept["patience"] }) {
            settings.patience = patience
        }
        if !settings.speech.isOn { settings.isCurtainDrawn = false }
        return settings
    }

    /// What is kept otherwise than with other settings.
    func kept(unlike others: Settings) -> [String: String] {
        let old = others.kept
        return kept.filter { old[$0.key] != $0.value }
    }

    private static func number(_ text: String?, in range: ClosedRange<Int>) -> Int? {
        text.flatMap { Int($0) }.flatMap { range.contains($0) ? $0 : nil }
    }
}

extension TextSize {
    /// Under what it is kept.
    fileprivate var name: String {
        switch self {
        case .terminal: "usual"
        case .larger(let step): "larger-\(step)"
        case .drawn(let cells): "drawn-\(cells)"
        }
    }
}

import Domain

/// What can be set, each with how it is now; the same from every screen.
///
/// What cannot be chosen on this terminal is not shown.
struct Panel: Scene {
    /// One of the things that can be set.
    enum Topic: String, CaseIterable {
        case size
        case colours
        case sound
        case language
        case keys
        case time
    }

    var isAside: Bool { true }

    func screen(_ surroundings: Surroundings) -> Screen {
        let words = surroundings.words
        let topics = Self.topics(surroundings.offered)
        var parts: [Part] = []
        for (index, topic) in topics.enumerated() {
            let label = words(
                topic.line,
                ["now": topic.state(surroundings.settings, surroundings.offered, words)]
            )
            parts.append(.choice(Part.Choice(id: topic.id, number: index + 1, label: label)))
        }
        parts.append(.button(Part.Button(id: "return", number: topics.count + 1, label: words(.goBack))))
        return Screen(id: "panel", title: words(.panelTitle), parts: parts)
    }

    /// What there is anything to choose of.
    private static func topics(_ offered: Offered) -> [Topic] {
        Topic.allCases.filter { topic in
            switch topic {
            case .size: offered.sizes.count > 1
            case .colours: offered.themes.count > 1
            case .sound: offered.hasSpeech
            case .language: offered.languages.count > 1
            case .keys, .time: true
            }
        }
    }

    func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        guard let topic = Topic.allCases.first(where: { $0.id == id }) else { return [.close] }
        return [.open(PanelPage(topic))]
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.words(.panelHelp)] }
}

extension Panel.Topic {
    fileprivate var id: ElementID { ElementID("topic:\(rawValue)") }

    fileprivate var line: Phrase {
        switch self {
        case .size: .panelSize
        case .colours: .panelColours
        case .sound: .panelSound
        case .language: .panelLanguage
        case .keys: .panelKeys
        case .time: .panelTime
        }
    }

    /// How it is now, in words.
    fileprivate func state(_ settings: Settings, _ offered: Offered, _ words: Catalogue) -> String {
        switch self {
        case .size: words(size: settings.size, of: offered.sizes)
        case .colours: words(themeNamed: settings.theme)
        case .sound: words(settings.speech.isOn ? .panelOn : .panelOff)
        case .language: words(languageNamed: settings.language)
        case .keys: words(settings.keys.means.phrase)
        case .time: words(settings.patience.phrase)
        }
    }
}

extension KeyUse.Means {
    var phrase: Phrase {
        switch self {
        case .keyboard: .keysAll
        case .keypad: .keysPad
        case .oneSwitch: .keysSwitch
        }
    }
}

extension Patience {
    var phrase: Phrase {
        switch self {
        case .usual: .timeUsual
        case .tenfold: .timeMore
        case .unlimited: .timeNoLimit
        }
    }
}

extension Catalogue {
    /// What a language calls itself; its code where the catalogue does not know it.
    func callAsFunction(languageNamed code: String) -> String {
        self("language", named: code)
    }

    /// What a size of letters is called among those there are.
    func callAsFunction(size: TextSize, of sizes: [TextSize]) -> String {
        let index = sizes.firstIndex(of: size) ?? 0
        return index == 0 ? self(.sizeNormal) : self(.sizeStep, ["step": String(index)])
    }

    /// A time in seconds: 0.25 seconds, 1 second, 2 seconds.
    func callAsFunction(seconds milliseconds: Int) -> String {
        if milliseconds == 1_000 { return self(.keysSecond) }
        var fraction = String(1_000 + milliseconds % 1_000).dropFirst()
        while fraction.last == "0" { fraction.removeLast() }
        let seconds = String(milliseconds / 1_000) + (fraction.isEmpty ? "" : ".\(fraction)")
        return self(.keysSeconds, ["seconds": seconds])
    }
}

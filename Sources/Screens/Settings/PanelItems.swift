// What each page of the panel offers.
extension PanelPage {
    static func sizes(_ settings: Settings, _ offered: Offered, _ words: Catalogue) -> [Item] {
        offered.sizes.enumerated().map { index, size in
            Item(
                id: ElementID("size:\(index)"),
                label: words(size: size, of: offered.sizes),
                isOn: size == settings.size
            ) { $0.size = size }
        }
    }

    static func colours(_ settings: Settings, _ offered: Offered, _ words: Catalogue) -> [Item] {
        offered.themes.map { theme in
            Item(
                id: ElementID("theme:\(theme)"),
                label: words(themeNamed: theme),
                isOn: theme == settings.theme
            ) { $0.theme = theme }
        }
    }

    static func languages(_ settings: Settings, _ offered: Offered, _ words: Catalogue) -> [Item] {
        offered.languages.map { language in
            Item(
                id: ElementID("language:\(language)"),
                label: words(languageNamed: language),
                isOn: language == settings.language,
                language: language
            ) { $0.language = language }
        }
    }

    static func sound(_ settings: Settings, _ offered: Offered, _ words: Catalogue) -> [Group] {
        let speech = settings.speech
        let isOn = Item(id: "sound:on", label: words(.soundOn), isOn: speech.isOn) { $0.speech.isOn = true }
        let isOff = Item(id: "sound:off", label: words(.soundOff), isOn: !speech.isOn) {
            $0.speech.isOn = false
            $0.isCurtainDrawn = false
        }
        guard speech.isOn else { return [Group(items: [isOn, isOff])] }
        func step(_ id: ElementID, _ label: String, _ intent: Intent) -> Item {
            Item(id: id, label: label, isOn: nil) { _ = $0.take(intent, of: offered) }
        }
        let (volume, rate) = (["now": String(speech.volume)], ["now": String(speech.rate)])
        let steps = [
            step("sound:louder", words(.soundLouder, volume), .louder),
            step("sound:quieter", words(.soundQuieter, volume), .quieter),
            step("sound:faster", words(.soundFaster, rate), .faster),
            step("sound:slower", words(.soundSlower, rate), .slower),
        ]
        let echoes = Speech.Echo.allCases.map { echo in
            Item(
                id: ElementID("echo:\(echo)"),
                label: words(echo == .characters ? .echoLetters : .echoWords),
                isOn: echo == speech.echo
            ) { $0.speech.echo = echo }
        }
        let isPrivate = [false, true].map { isSaid in
            Item(
                id: ElementID("private:\(isSaid)"),
                label: words(isSaid ? .privateOn : .privateOff),
                isOn: isSaid == speech.saysPrivate
            ) { $0.speech.saysPrivate = isSaid }
        }
        let curtain = step("sound:curtain", words(.soundCurtain), .curtain)
        return [
            Group(items: [isOn, isOff]),
            Group(heading: words(.soundHow), items: steps, note: words(.soundPause)),
            Group(heading: words(.echoTitle), items: echoes),
            Group(heading: words(.privateTitle), items: isPrivate),
            Group(heading: words(.curtainTitle), items: [curtain]),
        ]
    }

    static func times(_ settings: Settings, _ words: Catalogue) -> [Item] {
        Patience.allCases.map { patience in
            Item(
                id: ElementID("time:\(patience)"),
                label: words(patience.phrase),
                isOn: patience == settings.patience
            ) { $0.patience = patience }
        }
    }
}

// Keys: what a person steers with, and what is to be overlooked.
extension PanelPage {
    /// How long the same key may be overlooked, in milliseconds (EN 301 549, 5.8: up to half a second or more).
    private static let bounces = [0, 250, 500, 1_000]
    /// How long the focus may stay before it moves by itself, in milliseconds.
    private static let steps = [500, 1_000, 2_000, 3_000, 5_000, 10_000]

    static func keys(_ use: KeyUse, _ words: Catalogue) -> [Group] {
        let means = KeyUse.Means.allCases.map { means in
            Item(id: ElementID("means:\(means)"), label: words(means.phrase), isOn: means == use.means) {
                $0.keys.means = means
            }
        }
        let bounces = bounces.map { bounce in
            let label =
                bounce == 0 ? words(.panelOff) : words(seconds: bounce)
            return Item(id: ElementID("bounce:\(bounce)"), label: label, isOn: bounce == use.bounce) {
                $0.keys.bounce = bounce
            }
        }
        let repeats = [true, false].map { repeats in
            Item(
                id: ElementID("repeats:\(repeats)"),
                label: words(repeats ? .keysRepeatOn : .keysRepeatOff),
                isOn: repeats == use.repeats
            ) { $0.keys.repeats = repeats }
        }
        let filters = [
            Group(heading: words(.keysBounce), items: bounces),
            Group(heading: words(.keysRepeat), items: repeats),
        ]
        guard use.means == .oneSwitch else { return [Group(items: means)] + filters }
        let steps = steps.map { step in
            Item(
                id: ElementID("step:\(step)"),
                label: words(seconds: step),
                isOn: step == use.step
            ) { $0.keys.step = step }
        }
        return [Group(items: means), Group(heading: words(.keysStep), items: steps)] + filters
    }
}

import Domain

/// Help with the screen under it, and every other way to get help.
struct Help: Scene {
    private let here: [String]
    var isAside: Bool { true }

    init(_ here: [String]) { self.here = here }

    func screen(_ surroundings: Surroundings) -> Screen {
        let words = surroundings.words
        var parts = here.map(Part.paragraph)
        parts += [.heading(words(.helpPeople)), .points(surroundings.hub.helpLines)]
        parts += [.heading(words(.helpKeys)), .points(Phrase.keys.map { words($0) })]
        parts.append(.button(Part.Button(id: "return", number: 1, label: words(.goBack))))
        return Screen(id: "help", title: words(.helpTitle), parts: parts)
    }

    func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] { [.close] }
}

/// How the screen looks: a theme can be chosen, and shows at once.
struct Looks: Scene {
    private var chosen: String?
    var isAside: Bool { true }

    func screen(_ surroundings: Surroundings) -> Screen {
        let words = surroundings.words
        var parts: [Part] = [.paragraph(words(.looksText))]
        for (index, theme) in surroundings.themes.enumerated() {
            parts.append(
                .choice(
                    Part.Choice(
                        id: ElementID("theme:\(theme)"),
                        number: index + 1,
                        label: words(themeNamed: theme),
                        mark: .radio(theme == chosen)
                    )
                )
            )
        }
        let number = surroundings.themes.count + 1
        parts.append(.button(Part.Button(id: "return", number: number, label: words(.goBack))))
        return Screen(id: "looks", title: words(.looksTitle), parts: parts)
    }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        guard let theme = surroundings.themes.first(where: { id == ElementID("theme:\($0)") }) else {
            return [.close]
        }
        chosen = theme
        return [.perform(.show(theme: theme))]
    }
}

/// Asks before answers are thrown away.
struct Finishing: Scene {
    var isAside: Bool { true }

    func screen(_ surroundings: Surroundings) -> Screen {
        let words = surroundings.words
        return Screen(
            id: "finishing",
            title: words(.finishTitle),
            parts: [
                .paragraph(words(.finishText)),
                .choice(Part.Choice(id: "stay", number: 1, label: words(.finishNo))),
                .choice(Part.Choice(id: "leave", number: 2, label: words(.finishYes))),
            ],
            focus: "stay"
        )
    }

    func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        id == "leave" ? [.end] : [.close]
    }
}

/// Nobody has pressed a key for a while.
///
/// Any key carries on.
struct StillThere: Scene {
    var isAside: Bool { true }

    func screen(_ surroundings: Surroundings) -> Screen {
        let words = surroundings.words
        let seconds = String(surroundings.hub.idleLimits.clearAfterSeconds)
        return Screen(
            id: "still-there",
            title: words(.idleTitle),
            parts: [
                .paragraph(words(.idleText, ["seconds": seconds])),
                .button(Part.Button(id: "stay", number: 1, label: words(.idleStay))),
            ],
            focus: "stay"
        )
    }

    func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] { [.close] }
}

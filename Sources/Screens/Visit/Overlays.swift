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
    var isAside: Bool { true }

    func screen(_ surroundings: Surroundings) -> Screen {
        let words = surroundings.words
        var parts: [Part] = [.paragraph(words(.looksText))]
        for (index, theme) in surroundings.offered.themes.enumerated() {
            parts.append(
                .choice(
                    Part.Choice(
                        id: ElementID("theme:\(theme)"),
                        number: index + 1,
                        label: words(themeNamed: theme),
                        mark: .radio(theme == surroundings.settings.theme)
                    )
                )
            )
        }
        let number = surroundings.offered.themes.count + 1
        parts.append(.button(Part.Button(id: "return", number: number, label: words(.goBack))))
        return Screen(id: "looks", title: words(.looksTitle), parts: parts)
    }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        guard let theme = surroundings.offered.themes.first(where: { id == ElementID("theme:\($0)") }) else {
            return [.close]
        }
        var settings = surroundings.settings
        settings.theme = theme
        return [.set(settings)]
    }
}

/// Asks before answers are thrown away, and offers to save them where that can be.
struct Finishing: Scene {
    private let saving: Effect.Kept?
    /// Whether a copy that was saved before stays.
    private let hasCopy: Bool

    init(saving: Effect.Kept?, hasCopy: Bool) {
        self.saving = saving
        self.hasCopy = hasCopy
    }

    var isAside: Bool { true }

    func screen(_ surroundings: Surroundings) -> Screen {
        let words = surroundings.words
        var parts: [Part] = [.paragraph(words(hasCopy ? .finishCopyText : .finishText))]
        var choices: [(ElementID, Phrase)] = [("stay", .finishNo)]
        if saving != nil {
            if !hasCopy { parts.append(.paragraph(words(.finishSaveText))) }
            choices.append(("save", .finishSave))
        }
        choices.append(("leave", .finishYes))
        for (index, (id, label)) in choices.enumerated() {
            parts.append(.choice(Part.Choice(id: id, number: index + 1, label: words(label))))
        }
        return Screen(id: "finishing", title: words(.finishTitle), parts: parts, focus: "stay")
    }

    func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        switch (id, saving) {
        case ("leave", _): [.end]
        case ("save", let kept?): [.close, .open(SaveForm(kept))]
        default: [.close]
        }
    }
}

/// Nobody has pressed a key for a while.
///
/// Any key carries on.
struct StillThere: Scene {
    var isAside: Bool { true }

    func screen(_ surroundings: Surroundings) -> Screen {
        let words = surroundings.words
        let seconds = surroundings.hub.idleLimits.clearAfterSeconds
        return Screen(
            id: "still-there",
            title: words(.idleTitle),
            parts: [
                .paragraph(words(.idleText, count: seconds)),
                .button(Part.Button(id: "stay", number: 1, label: words(.idleStay))),
            ],
            focus: "stay"
        )
    }

    func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] { [.close] }
}

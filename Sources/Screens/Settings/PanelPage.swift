import Domain

/// The choices of one thing that can be set; each acts at once, and the page shows how it is then.
struct PanelPage: Scene {
    /// Something on the page to choose, and what it changes.
    struct Item {
        let id: ElementID
        let label: String
        /// Whether it is how things are now; nil for something to do again and again.
        let isOn: Bool?
        /// The language of what it is called, where that is not the language of the screen.
        var language: String?
        let change: @Sendable (inout Settings) -> Void
    }

    /// Choices under a heading; the first group of a page may have none.
    struct Group {
        var heading: String?
        var items: [Item]
        /// What else there is to know of them.
        var note: String?
    }

    private let topic: Panel.Topic

    init(_ topic: Panel.Topic) { self.topic = topic }

    var isAside: Bool { true }

    func screen(_ surroundings: Surroundings) -> Screen {
        let words = surroundings.words
        var parts: [Part] = [.paragraph(words(topic.sample))]
        var number = 0
        for group in groups(surroundings) {
            if let heading = group.heading { parts.append(.heading(heading)) }
            for item in group.items {
                number += 1
                let mark = item.isOn.map { Part.Choice.Mark.radio($0) } ?? .none
                var choice = Part.Choice(id: item.id, number: number, label: item.label, mark: mark)
                choice.language = item.language
                parts.append(.choice(choice))
            }
            if let note = group.note { parts.append(.paragraph(note)) }
        }
        parts.append(.button(Part.Button(id: "return", number: number + 1, label: words(.goBack))))
        return Screen(id: "panel.\(topic.rawValue)", title: words(topic.title), parts: parts)
    }

    func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        guard let item = groups(surroundings).flatMap(\.items).first(where: { $0.id == id }) else {
            return [.close]
        }
        var settings = surroundings.settings
        item.change(&settings)
        return [.set(settings)]
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.words(.panelHelp)] }

    private func groups(_ surroundings: Surroundings) -> [Group] {
        let (settings, offered, words) = (surroundings.settings, surroundings.offered, surroundings.words)
        return switch topic {
        case .size: [Group(items: Self.sizes(settings, offered, words))]
        case .colours: [Group(items: Self.colours(settings, offered, words))]
        case .sound: Self.sound(settings, offered, words)
        case .language: [Group(items: Self.languages(settings, offered, words))]
        case .keys: Self.keys(settings.keys, words)
        case .time: [Group(items: Self.times(settings, words))]
        }
    }
}

extension Panel.Topic {
    fileprivate var title: Phrase {
        switch self {
        case .size: .sizeTitle
        case .colours: .looksTitle
        case .sound: .soundTitle
        case .language: .languageTitle
        case .keys: .keysTitle
        case .time: .timeTitle
        }
    }

    /// A sentence to try the change on, or what the change is about.
    fileprivate var sample: Phrase {
        switch self {
        case .size: .sizeSample
        case .colours: .looksText
        case .sound: .soundSample
        case .language: .languageText
        case .keys: .keysText
        case .time: .timeText
        }
    }
}

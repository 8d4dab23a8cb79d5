import Domain

/// What a terminal that nobody uses shows: a welcome, and the few keys that matter.
///
/// It says only what can be done here. What is pressed leads on to the front.
struct Greeting: Scene {
    func screen(_ surroundings: Surroundings) -> Screen {
        let (words, offered) = (surroundings.words, surroundings.offered)
        var parts: [Part] = []
        if offered.sizes.count > 1 { parts.append(.paragraph(words(.greetingBigger))) }
        if offered.hasSpeech { parts.append(.paragraph(words(.greetingSound))) }
        let isSwitch = surroundings.settings.keys.means == .oneSwitch
        parts.append(.paragraph(words(isSwitch ? .greetingSwitch : .greetingStart)))
        for (index, language) in Self.languages(offered).enumerated() {
            let name = words(languageNamed: language)
            var choice = Part.Choice(id: Self.id(language), number: index + 1, label: name)
            choice.language = language
            parts.append(.choice(choice))
        }
        parts.append(.button(Part.Button(id: "start", label: words(.greetingGo))))
        let name = surroundings.hub.name
        return Screen(
            id: "greeting",
            title: name.isEmpty ? words(.greetingWelcome) : words(.greetingTitle, ["hub": name]),
            parts: parts,
            focus: "start"
        )
    }

    private static func languages(_ offered: Offered) -> [String] {
        offered.languages.count > 1 ? offered.languages : []
    }

    private static func id(_ language: String) -> ElementID { ElementID("language:\(language)") }

    func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        guard let language = Self.languages(surroundings.offered).first(where: { Self.id($0) == id }) else {
            return [.start]
        }
        var settings = surroundings.settings
        settings.language = language
        return [.set(settings), .start]
    }

    func back(_ moment: Moment) -> [Step] { [] }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.words(.greetingHelp)] }
}

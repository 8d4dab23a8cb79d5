import Domain

/// What a resident who is signed in can do with her account.
struct MyAccount: Scene {
    /// One line of the menu, and where it leads.
    struct Entry: Sendable {
        var id: ElementID
        var label: Phrase
        var steps: @Sendable (Person) -> [Step]
    }

    /// The menu, in order; signing out stays the last.
    static let entries: [Entry] = [
        Entry(id: "change-pin", label: .pinChange) { [.open(ChangePIN(of: $0))] },
        Entry(id: "sign-out", label: .accountSignOut) { _ in [.end] },
    ]

    func screen(_ surroundings: Surroundings) -> Screen {
        let words = surroundings.words
        var parts: [Part] = []
        if let person = surroundings.person {
            parts = [
                .paragraph(words(.accountSignedIn, ["name": person.details.name])),
                .reference(
                    label: words(.openedNumber),
                    code: person.number.grouped,
                    spoken: words.spelled(person.number.grouped)
                ),
            ]
        }
        var screen = ToldPage(
            id: "my-account",
            title: words(.accountMine),
            parts: parts,
            choices: Self.entries.map { ($0.id, words($0.label)) }
        ).screen()
        screen.caption = surroundings.hub.name
        return screen
    }

    func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        guard let person = surroundings.person, let entry = Self.entries.first(where: { $0.id == id }) else {
            return []
        }
        return entry.steps(person)
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.words(.accountHelp)] }
}

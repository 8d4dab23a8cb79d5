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
    static let entries: [Entry] =
        MineEntry.all.map { entry in
            Entry(id: entry.id, label: entry.label) { _ in [.open(entry.scene())] }
        } + [
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
            id: "my-account" + (surroundings.acting == nil ? "" : ".acting"),
            title: words(.accountMine),
            parts: parts,
            choices: Self.offered(surroundings).map { ($0.id, words($0.label)) }
        ).screen()
        screen.caption = surroundings.hub.name
        return screen
    }

    /// The menu as it is now: while she acts for another, only what she may do for her.
    private static func offered(_ surroundings: Surroundings) -> [Entry] {
        let ids = MineEntry.offered(surroundings).map(\.id)
        let isMine = { (id: ElementID) in MineEntry.all.contains { $0.id == id } }
        guard surroundings.acting != nil else {
            return entries.filter { ids.contains($0.id) || !isMine($0.id) }
        }
        let stop = Entry(id: "stop-acting", label: .actingStop) { _ in [.open(StopActing())] }
        return [stop] + entries.filter { ids.contains($0.id) || $0.id == "sign-out" }
    }

    func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        guard let person = surroundings.person,
            let entry = Self.offered(surroundings).first(where: { $0.id == id })
        else {
            return []
        }
        return entry.steps(person)
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.words(.accountHelp)] }
}

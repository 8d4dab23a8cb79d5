import Domain

// Who is signed in, and what follows her from terminal to terminal.
extension Visit {
    /// Takes on who signed in, with how she wants the screens.
    ///
    /// What she chose in this visit before holds on, and is kept for her too.
    mutating func signIn(_ person: Person, _ kept: [String: String]) -> [Effect] {
        let chosen = settings.kept(unlike: first)
        surroundings.person = person
        surroundings.interrupted = nil
        self.kept = kept.merging(chosen) { $1 }
        shown = nil
        let wanted = settings.taking(self.kept, of: surroundings.offered, first: first)
        let effects = use(wanted)
        return self.kept == kept ? effects : effects + [.account(.keep(settings: self.kept))]
    }

    /// Keeps what changed of the settings, where somebody is signed in.
    mutating func keepSettings(since before: Settings) -> [Effect] {
        guard surroundings.person != nil, settings != before else { return [] }
        let changed = kept.merging(settings.kept(unlike: before)) { $1 }
        guard changed != kept else { return [] }
        kept = changed
        return [.account(.keep(settings: changed))]
    }

    /// Shows a card that was scanned to the scene on top; says so where it has no use for it.
    ///
    /// A box for a code takes it as if it were typed there. No other box does: it is neither an answer nor a PIN.
    mutating func scan(_ text: String, _ moment: Moment) -> [Effect] {
        if screen.focusedField?.takesCode == true {
            edit { $0 = Typing(before: text) }
            return answer(.enter, moment)
        }
        if let steps = top.scene.scanned(text, surroundings) { return take(steps, moment) }
        notice = .scanNotHere
        return []
    }
}

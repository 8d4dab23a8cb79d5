import Screens

/// Says what a key did in a field: the character that came or went, or the word that was finished.
struct TypingEcho {
    let words: Catalogue
    let echo: Speech.Echo

    func utterances(from old: Part.Field, to new: Part.Field) -> [Utterance] {
        guard old.text != new.text else { return old.after == new.after ? [] : [underCursor(new)] }
        let (gone, come) = Self.difference(Array(old.text), Array(new.text))
        if gone.isEmpty { return typed(come, in: new) }
        if come.isEmpty, gone.count == 1 { return [erased(gone[0], in: new)] }
        if new.text.isEmpty { return [Utterance(words(.speechEmpty))] }
        return new.isSecret ? stars(come.count) : [Utterance(new.text, privacy: new.privacy)]
    }

    /// What stands between the parts that two texts have in common at their ends.
    private static func difference(
        _ old: [Character],
        _ new: [Character]
    ) -> (gone: ArraySlice<Character>, come: ArraySlice<Character>) {
        var start = 0
        while start < old.count, start < new.count, old[start] == new[start] { start += 1 }
        var end = 0
        while end < old.count - start, end < new.count - start,
            old[old.count - 1 - end] == new[new.count - 1 - end]
        {
            end += 1
        }
        return (
            ArraySlice(Array(old[start..<(old.count - end)])),
            ArraySlice(Array(new[start..<(new.count - end)]))
        )
    }

    private func typed(_ come: ArraySlice<Character>, in field: Part.Field) -> [Utterance] {
        if field.isSecret { return stars(come.count) }
        switch echo {
        case .characters:
            if come.count == 1, let character = come.first { return [named(character, in: field)] }
            return [Utterance(String(come), privacy: field.privacy)]
        case .words:
            guard let last = come.lastIndex(where: \.isWhitespace) else { return [] }
            let before = field.text.dropLast(field.after + come.endIndex - last)
            guard let word = before.split(whereSeparator: \.isWhitespace).last else { return [] }
            return [Utterance(String(word), privacy: field.privacy)]
        }
    }

    private func erased(_ character: Character, in field: Part.Field) -> Utterance {
        let isSecret = field.isSecret
        let name =
            isSecret ? words(.speechStar) : character.isWhitespace ? words(.speechSpace) : String(character)
        // A sign has a name only when it stands alone.
        guard isSecret || character.isLetter || character.isNumber || character.isWhitespace else {
            return named(character, in: field)
        }
        return Utterance(
            words(.speechErased, ["character": name]),
            privacy: isSecret ? .open : field.privacy
        )
    }

    /// The character that the cursor moved to.
    private func underCursor(_ field: Part.Field) -> Utterance {
        guard field.after > 0, let character = field.text.suffix(field.after).first else {
            return Utterance(words(.speechEnd))
        }
        return field.isSecret ? Utterance(words(.speechStar)) : named(character, in: field)
    }

    private func named(_ character: Character, in field: Part.Field) -> Utterance {
        if character.isWhitespace { return Utterance(words(.speechSpace), privacy: field.privacy) }
        return Utterance(String(character), privacy: field.privacy, kind: .character)
    }

    private func stars(_ count: Int) -> [Utterance] {
        [Utterance(Array(repeating: words(.speechStar), count: count).joined(separator: " "))]
    }
}

extension Part.Field {
    /// Who may hear what is typed in it.
    var privacy: Utterance.Privacy { isSensitive ? .sensitive : .personal }
}

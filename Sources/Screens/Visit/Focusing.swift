import Domain

// Focus and typing.
extension Visit {
    mutating func focus(on id: ElementID, of screen: Screen? = nil) {
        top.screenID = screen?.id ?? top.scene.screen(surroundings).id
        top.focus = id
        top.after = 0
    }

    mutating func move(by count: Int) {
        var screen = screen
        let stop = count > 0 ? screen.stop(after: screen.focus) : screen.stop(before: screen.focus)
        focus(on: stop ?? screen.focus, of: screen)
        // A screen without a field stays as it is but for its focus: a key is answered the sooner.
        guard !screen.hasField else { return }
        screen.focus = stop ?? screen.focus
        shown = screen
    }

    mutating func toEdge(isFirst: Bool) {
        if screen.focusedField != nil {
            edit { $0 = isFirst ? Typing(after: $0.text) : Typing(before: $0.text) }
        } else if let id = isFirst ? screen.stops.first : screen.parts.flatMap(\.stops).last {
            focus(on: id)
        }
    }

    mutating func type(_ character: Character, _ moment: Moment) -> [Effect] {
        let screen = screen
        if let field = screen.focusedField, isText(character, in: field) {
            edit { $0.insert(character) }
        } else if let field = screen.troubledField, character.isLetter || character.isNumber,
            isText(character, in: field), !field.needsBoard(settings.keys.means)
        {
            // Who reads what is wrong and begins to write means the place that it is about.
            focus(on: field.id, of: screen)
            edit { $0.insert(character) }
        } else if let digit = character.wholeNumberValue, character.isASCII {
            return number(digit, on: screen, moment)
        } else if let intent = Self.signs[character] {
            return answer(intent, moment)
        } else if character == " ", settings.keys.means == .oneSwitch || marksFocus(screen) {
            return answer(.enter, moment)
        } else {
            letter(character, on: screen)
        }
        return []
    }

    /// Whether a space marks what has the focus, and is no part of the name of a choice.
    private func marksFocus(_ screen: Screen) -> Bool { letters.isEmpty && screen.canMark(screen.focus) }

    /// Takes a letter: "p" then "o" goes to Poland where there is such a choice, and else to what begins with "o".
    private mutating func letter(_ character: Character, on screen: Screen) {
        for candidate in [letters + String(character), String(character)] {
            guard let choice = screen.choices(beginning: candidate).first else { continue }
            letters = candidate
            focus(on: choice.id)
            return
        }
        letters = ""
    }

    /// Whether a sign is text in a field; on a number pad, signs are not, nor are digits where letters are wanted.
    private func isText(_ character: Character, in field: Part.Field) -> Bool {
        switch settings.keys.means {
        case .keyboard: true
        // A switch may send a space; who has letters uses them.
        case .oneSwitch: character != " "
        case .keypad:
            (Self.signs[character] == nil || (character == "." && field.signs == .digits))
                && (field.signs == .digits || character.wholeNumberValue == nil)
        }
    }

    /// What signs mean where nothing is typed.
    private static let signs: [Character: Intent] = [
        "?": .help, "/": .help, "*": .display, "+": .larger, "-": .smaller, ".": .pause,
    ]

    /// Takes a digit of a number: "1" then "2" goes to 12 where there is one, and to 2 where there is not.
    private mutating func number(_ digit: Int, on screen: Screen, _ moment: Moment) -> [Effect] {
        let numbered = screen.numbered
        for candidate in [digits + String(digit), String(digit)] {
            if let number = Int(candidate), let id = numbered[number] {
                digits = candidate
                focus(on: id)
                return []
            }
        }
        digits = ""
        guard digit == 0 else { return [] }
        if top.scene is Greeting, surroundings.offered.hasSpeech { return answer(.sound, moment) }
        toTools(from: screen.focus)
        return []
    }

    /// 0 is never the number of a choice: it goes to the tools, and on to the next of them.
    ///
    /// On a number pad it goes to the settings first: they are two presses away, and Backspace goes back anyway.
    private mutating func toTools(from id: ElementID) {
        let tools = tools
        let first: ElementID = settings.keys.means == .keypad ? "display" : "back"
        let index = tools.firstIndex { $0.id == id }
        focus(on: index.map { tools[($0 + 1) % tools.count].id } ?? first)
    }

    /// Changes the text of the focused field, if a field has the focus.
    mutating func edit(_ change: (inout Typing) -> Void) {
        let screen = screen
        guard let field = screen.focusedField else { return }
        let text = top.scene.hiddenText(in: field.id) ?? field.text
        var typing = Typing(text, after: field.after)
        change(&typing)
        if typing.text != text { top.scene.write(typing.text, in: field.id) }
        top.screenID = top.scene.screen(surroundings).id
        top.focus = field.id
        top.after = typing.afterCount
    }
}

import Domain

// What each intent does.
extension Visit {
    /// How long three presses of Esc may take to leave at once.
    private static let leavingTime: Int64 = 5_000

    mutating func answer(_ intent: Intent, _ moment: Moment) -> [Effect] {
        if case .type = intent {} else { (digits, letters) = ("", "") }
        // Only three of the same key in a row mean to leave: whoever does something between them is at work.
        if case .escape = intent {} else { escapes = [] }
        switch intent {
        case .next: move(by: 1)
        case .previous: move(by: -1)
        case .first: toEdge(isFirst: true)
        case .last: toEdge(isFirst: false)
        case .choose(let number): if let id = screen.numbered[number] { focus(on: id) }
        case .type(let character): return type(character, moment)
        case .answer(let text): edit { $0 = Typing(before: text) }
        case .erase: return erase(moment)
        case .eraseAhead: edit { $0.eraseAhead() }
        case .right: edit { $0.right() }
        case .left: return left(moment)
        case .enter: return enter(moment)
        case .escape: return escape(moment)
        case .back: return back(moment)
        case .help: if !(top.scene is Help) { open(Help(top.scene.help(surroundings), on: moment.today)) }
        case .display: if !(top.scene is Panel || top.scene is PanelPage) { open(Panel()) }
        case .sayAgain: return [.sayAgain]
        case .finish: return finish()
        case .scan(let text): return scan(text, moment)
        case .typedScan(let text):
            edit { $0.takeBack(text) }
            return scan(text, moment)
        case .scanOn: break
        case .pause: pause()
        case .larger, .smaller, .nextTheme, .louder, .quieter, .faster, .slower, .sound, .curtain:
            shown = nil
            _ = surroundings.settings.take(intent, of: surroundings.offered)
        }
        return []
    }

    mutating func back(_ moment: Moment) -> [Effect] {
        layers.count == 1 ? [] : take(top.scene.back(moment), moment)
    }

    /// Lets speech wait, or go on; nothing where nothing is said.
    private mutating func pause() {
        guard settings.speech.isOn else { return }
        shown = nil
        surroundings.settings.speech.isPaused.toggle()
    }

    /// Speech that waits is forgotten: something else happened.
    mutating func unpause() {
        guard settings.speech.isPaused else { return }
        shown = nil
        surroundings.settings.speech.isPaused = false
    }

    private mutating func escape(_ moment: Moment) -> [Effect] {
        escapes = escapes.filter { moment.milliseconds - $0 <= Self.leavingTime } + [moment.milliseconds]
        guard escapes.count >= 3 else { return back(moment) }
        escapes = []
        // Staff who are signed in are never signed out by it, nor is a lock opened.
        guard layers[0].scene is DeskFront else { return end() }
        return isLocked ? [] : take([.home], moment)
    }

    private mutating func finish() -> [Effect] {
        guard layers.contains(where: \.scene.holdsAnswers), !top.scene.isSafelyKept else { return end() }
        if top.scene is Finishing || top.scene is LeavingAccount { return [] }
        if let wish = layers.last(where: { $0.scene.callWish != nil })?.scene.callWish {
            open(LeavingAccount(wish, leavesVisit: true))
            return []
        }
        let kept = layers.last { $0.scene.toSave != nil }?.scene.toSave
        let isSaving = layers.contains { $0.scene is SaveForm }
        let service = layers.last { $0.scene.openService != nil }?.scene.openService
        let date = copies.date(of: kept)
        let (saving, hasCopy) = (isSaving ? nil : kept, copies.contain(kept))
        open(Finishing(saving: saving, under: date, hasCopy: hasCopy, service: service))
        return []
    }

    /// Presses what has the focus; with one switch, what had it when the hand began to move.
    private mutating func enter(_ moment: Moment) -> [Effect] {
        var screen = screen
        let keys = settings.keys
        if keys.means == .oneSwitch, let meant = scanning.meant(at: moment.milliseconds, keys.step),
            screen.stops.contains(meant)
        {
            focus(on: meant)
            screen.focus = meant
        }
        if let field = screen.focusedField {
            if field.needsBoard(keys.means) {
                var field = field
                field.text = top.scene.hiddenText(in: field.id) ?? field.text
                open(Board(field, title: screen.title))
                return []
            }
            if keys.means == .keypad, screen.hasMoreAfterFields(than: field) {
                move(by: 1)
                return []
            }
        }
        return press(screen.focus, moment)
    }

    mutating func press(_ id: ElementID, _ moment: Moment) -> [Effect] {
        if let tool = tools.first(where: { $0.id == id }) { return answer(tool.intent, moment) }
        return take(top.scene.press(id, surroundings, at: moment), moment)
    }

    private mutating func erase(_ moment: Moment) -> [Effect] {
        if let steps = top.scene.erase() { return take(steps, moment) }
        let field = screen.focusedField
        if settings.keys.means == .keypad, field.map({ $0.signs == .any || $0.text.isEmpty }) ?? true {
            return back(moment)
        }
        edit { $0.erase() }
        return []
    }

    private mutating func left(_ moment: Moment) -> [Effect] {
        guard let field = screen.focusedField, !field.text.isEmpty else { return back(moment) }
        edit { $0.left() }
        return []
    }

    /// The tools of every screen, always in the same order.
    var tools: [Tool] {
        let words = surroundings.words
        func tool(
            _ id: ElementID,
            _ key: String,
            _ pad: String,
            _ sign: String,
            _ label: Phrase,
            _ intent: Intent
        )
            -> Tool
        {
            let shown =
                switch settings.keys.means {
                case .keyboard: key
                case .keypad: pad
                case .oneSwitch: ""
                }
            return Tool(id: id, key: shown, sign: sign, label: words(label), intent: intent)
        }
        return [
            tool("back", "Esc", "", "<", .toolBack, .back), tool("help", "F1", "/", "?", .toolHelp, .help),
            tool("display", "F2", "*", "*", .toolDisplay, .display),
            tool("again", "F3", "", "=", .toolAgain, .sayAgain),
            tool("finish", "F10", "", "#", .toolFinish, .finish),
        ]
    }
}

// What a screen is where there are few keys.
extension Part.Field {
    /// Whether its signs must be chosen one by one.
    func needsBoard(_ means: KeyUse.Means) -> Bool {
        switch means {
        case .keyboard: false
        case .keypad: signs == .any
        case .oneSwitch: true
        }
    }
}

extension Screen {
    /// Whether a field is the last one, and more than one button follows: none may be passed over then.
    func hasMoreAfterFields(than field: Part.Field) -> Bool {
        guard let index = parts.lastIndex(where: { if case .field = $0 { true } else { false } }),
            case .field(let last) = parts[index], last.id == field.id
        else { return false }
        return parts[index...].count { if case .button = $0 { true } else { false } } > 1
    }

    /// Makes the screen fit for the keys there are: every button has a number, and a field says how to write in it.
    mutating func suit(_ means: KeyUse.Means, _ words: Catalogue) {
        guard means != .keyboard else { return }
        self.means = means
        let index = parts.firstIndex { part in
            if case .field(let field) = part { field.needsBoard(means) } else { false }
        }
        if means == .keypad, focusedField?.signs != .digits { numberButtons() }
        guard let index else { return }
        parts.insert(.paragraph(words(means == .keypad ? .boardHowPad : .boardHowSwitch)), at: index)
    }

    private mutating func numberButtons() {
        var number = numbered.keys.max() ?? 0
        for (index, part) in parts.enumerated() {
            guard case .button(var button) = part, button.number == nil else { continue }
            number += 1
            button.number = number
            parts[index] = .button(button)
        }
    }
}

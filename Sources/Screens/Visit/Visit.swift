import Domain

/// One resident's visit to the terminal, from the first screen to the last.
///
/// It keeps the scenes that are open, where the focus is, what is being typed, and how long nobody pressed a key.
public struct Visit: Flow {
    /// An open scene and the place of the focus on its screen.
    private struct Layer {
        var scene: any Scene
        /// The screen the focus belongs to; another screen of the scene starts afresh.
        var screenID = ""
        var focus: ElementID?
        /// Characters after the insertion point.
        var after = 0
    }

    /// What every screen may speak of, and how the person wants to perceive it.
    private var surroundings: Surroundings
    private var layers: [Layer] { didSet { shown = nil } }
    /// The screen of these layers, once it was made.
    private var shown: Screen?
    /// The digits typed so far for the number of a choice.
    private var digits = ""
    private var lastInput: Int64?
    private var escapes: [Int64] = []
    private var copies = SavedCopies()
    /// Whether the visit is over and its process must end.
    public private(set) var isOver = false

    /// How long three presses of Esc may take to leave at once.
    private static let leavingTime: Int64 = 5_000

    /// Starts a visit on the first screen.
    public init(_ surroundings: Surroundings) {
        self.surroundings = surroundings
        layers = [Layer(scene: Front(surroundings))]
    }

    /// Starts a visit on a terminal that cannot be used: it rests until `Outcome.storeIsBack`, and then is over.
    public init(resting surroundings: Surroundings) {
        self.init(surroundings)
        layers.append(Layer(scene: Resting()))
    }

    private var top: Layer {
        get { layers[layers.count - 1] }
        set { layers[layers.count - 1] = newValue }
    }

    /// What the person perceives now.
    public var screen: Screen { shown ?? made }

    /// How the person wants to perceive it.
    public var settings: Settings { surroundings.settings }

    private var made: Screen {
        var screen = top.scene.screen(surroundings)
        screen.tools = tools
        let stops = screen.stops
        if top.screenID == screen.id, let focus = top.focus, stops.contains(focus) {
            screen.focus = focus
        } else if !stops.contains(screen.focus) {
            screen.focus = stops.first ?? ""
        }
        screen.setInsertion(after: top.screenID == screen.id ? top.after : 0)
        return screen
    }

    /// When nothing is pressed until then, a `tick` is wanted.
    public var deadline: Int64? {
        if top.scene is Resting { return (lastInput ?? 0) + Resting.patience }
        guard let lastInput else { return nil }
        let limits = surroundings.hub.idleLimits
        let warning = lastInput + Int64(limits.warnAfterSeconds) * 1000
        return isWarning ? warning + Int64(limits.clearAfterSeconds) * 1000 : warning
    }

    private var isWarning: Bool { top.scene is StillThere }

    /// Takes note of the sizes of letters that fit on the terminal now.
    public mutating func offer(_ sizes: [TextSize]) {
        shown = nil
        surroundings.offer(sizes)
    }

    /// Takes what happened and says what the shell must now do.
    public mutating func update(_ event: Event, at moment: Moment) -> [Effect] {
        guard !isOver else { return [] }
        defer { shown = shown ?? made }
        let effects = happen(event, at: moment)
        // Where only the focus moved, the screen stands, and nothing new is wanted.
        return isOver || shown != nil ? effects : effects + top.scene.wanting()
    }

    private mutating func happen(_ event: Event, at moment: Moment) -> [Effect] {
        switch event {
        case .tick:
            return tick(moment)
        case .outcome(let outcome):
            copies.note(outcome, of: top.scene)
            return receive(outcome, moment)
        case .intent(let intent):
            lastInput = moment.milliseconds
            if isWarning, intent != .finish {
                layers.removeLast()
                return []
            }
            return answer(intent, moment)
        }
    }

    /// Gives what came of an effect to the journey that is open, even while help stands over it.
    private mutating func receive(_ outcome: Outcome, _ moment: Moment) -> [Effect] {
        // Who waited for a scanner did not leave.
        if outcome.endsAWait, lastInput != nil, !isWarning { lastInput = moment.milliseconds }
        guard top.scene.isAside, let index = layers.lastIndex(where: { !$0.scene.isAside }) else {
            return take(top.scene.receive(outcome, surroundings, at: moment))
        }
        let steps = layers[index].scene.receive(outcome, surroundings, at: moment)
        return steps.compactMap { if case .perform(let effect) = $0 { effect } else { nil } }
    }

    private mutating func tick(_ moment: Moment) -> [Effect] {
        guard let deadline, moment.milliseconds >= deadline else { return [] }
        if top.scene is Resting {
            lastInput = moment.milliseconds
            return [.reopenStore]
        }
        if isWarning || layers.count == 1 { return end() }
        open(StillThere())
        return []
    }

    private mutating func end() -> [Effect] {
        isOver = true
        return layers.reversed().flatMap(\.scene.leaving)
    }

    private mutating func open(_ scene: any Scene) {
        layers.append(Layer(scene: scene))
        digits = ""
    }

    private mutating func take(_ steps: [Step]) -> [Effect] {
        var effects: [Effect] = []
        for step in steps {
            switch step {
            case .open(let scene): open(scene)
            case .close: if layers.count > 1 { effects += layers.removeLast().scene.leaving }
            case .home:
                effects += layers.dropFirst().reversed().flatMap(\.scene.leaving)
                layers.removeSubrange(1...)
            case .focus(let id): focus(on: id)
            case .next: move(by: 1)
            case .set(let settings): surroundings.settings = settings
            case .end: effects += end()
            case .perform(let effect): effects.append(effect)
            }
        }
        return effects
    }
}

// What each intent does.
extension Visit {
    private mutating func answer(_ intent: Intent, _ moment: Moment) -> [Effect] {
        if case .type = intent {} else { digits = "" }
        switch intent {
        case .next: move(by: 1)
        case .previous: move(by: -1)
        case .first: toEdge(isFirst: true)
        case .last: toEdge(isFirst: false)
        case .choose(let number): if let id = screen.numbered[number] { focus(on: id) }
        case .type(let character): return type(character, moment)
        case .answer(let text): edit { $0 = Typing(before: text) }
        case .erase: edit { $0.erase() }
        case .eraseAhead: edit { $0.eraseAhead() }
        case .right: edit { $0.right() }
        case .left: return left(moment)
        case .enter: return press(screen.focus, moment)
        case .escape: return escape(moment)
        case .back: return back(moment)
        case .help: if !(top.scene is Help) { open(Help(top.scene.help(surroundings))) }
        case .display: if !(top.scene is Looks) { open(Looks()) }
        case .sayAgain: return [.sayAgain]
        case .finish: return finish()
        case .larger, .smaller, .nextTheme, .louder, .quieter, .faster, .slower, .sound, .curtain:
            shown = nil
            _ = surroundings.settings.take(intent, of: surroundings.offered)
        }
        return []
    }

    private mutating func back(_ moment: Moment) -> [Effect] {
        layers.count == 1 ? [] : take(top.scene.back(moment))
    }

    private mutating func escape(_ moment: Moment) -> [Effect] {
        escapes = escapes.filter { moment.milliseconds - $0 <= Self.leavingTime } + [moment.milliseconds]
        return escapes.count >= 3 ? end() : back(moment)
    }

    private mutating func finish() -> [Effect] {
        guard layers.contains(where: \.scene.holdsAnswers), !top.scene.isSafelyKept else { return end() }
        if top.scene is Finishing { return [] }
        let kept = layers.last { $0.scene.toSave != nil }?.scene.toSave
        let isSaving = layers.contains { $0.scene is SaveForm }
        open(Finishing(saving: isSaving ? nil : kept, hasCopy: copies.contain(kept)))
        return []
    }

    private mutating func press(_ id: ElementID, _ moment: Moment) -> [Effect] {
        if let tool = tools.first(where: { $0.id == id }) { return answer(tool.intent, moment) }
        return take(top.scene.press(id, surroundings, at: moment))
    }

    /// The tools of every screen, always in the same order.
    private var tools: [Tool] {
        let words = surroundings.words
        return [
            Tool(id: "back", key: "Esc", sign: "<", label: words(.toolBack), intent: .back),
            Tool(id: "help", key: "F1", sign: "?", label: words(.toolHelp), intent: .help),
            Tool(id: "display", key: "F2", sign: "*", label: words(.toolDisplay), intent: .display),
            Tool(id: "again", key: "F3", sign: "=", label: words(.toolAgain), intent: .sayAgain),
            Tool(id: "finish", key: "F10", sign: "#", label: words(.toolFinish), intent: .finish),
        ]
    }
}

// Focus and typing.
extension Visit {
    private mutating func focus(on id: ElementID, of screen: Screen? = nil) {
        top.screenID = screen?.id ?? top.scene.screen(surroundings).id
        top.focus = id
        top.after = 0
    }

    private mutating func move(by count: Int) {
        var screen = screen
        let stop = count > 0 ? screen.stop(after: screen.focus) : screen.stop(before: screen.focus)
        focus(on: stop ?? screen.focus, of: screen)
        // A screen without a field stays as it is but for its focus: a key is answered the sooner.
        guard !screen.hasField else { return }
        screen.focus = stop ?? screen.focus
        shown = screen
    }

    private mutating func toEdge(isFirst: Bool) {
        if screen.focusedField != nil {
            edit { $0 = isFirst ? Typing(after: $0.text) : Typing(before: $0.text) }
        } else if let id = isFirst ? screen.stops.first : screen.parts.flatMap(\.stops).last {
            focus(on: id)
        }
    }

    private mutating func type(_ character: Character, _ moment: Moment) -> [Effect] {
        let screen = screen
        if screen.focusedField != nil {
            edit { $0.insert(character) }
        } else if let digit = character.wholeNumberValue, character.isASCII {
            number(digit, on: screen)
        } else if let intent = Self.signs[character] {
            return answer(intent, moment)
        } else if character == " ", screen.canMark(screen.focus) {
            return press(screen.focus, moment)
        }
        return []
    }

    /// What signs mean where nothing is typed.
    private static let signs: [Character: Intent] = ["?": .help, "+": .larger, "-": .smaller]

    /// Takes a digit of a number: "1" then "2" goes to 12 where there is one, and to 2 where there is not.
    private mutating func number(_ digit: Int, on screen: Screen) {
        let numbered = screen.numbered
        for candidate in [digits + String(digit), String(digit)] {
            if let number = Int(candidate), let id = numbered[number] {
                digits = candidate
                focus(on: id)
                return
            }
        }
        digits = ""
        // 0 is never the number of a choice: it goes to the tools, and on to the next of them.
        guard digit == 0, let tool = tools.first else { return }
        let index = tools.firstIndex { $0.id == screen.focus }
        focus(on: index.map { tools[($0 + 1) % tools.count].id } ?? tool.id)
    }

    private mutating func left(_ moment: Moment) -> [Effect] {
        guard let field = screen.focusedField, !field.text.isEmpty else { return back(moment) }
        edit { $0.left() }
        return []
    }

    /// Changes the text of the focused field, if a field has the focus.
    private mutating func edit(_ change: (inout Typing) -> Void) {
        let screen = screen
        guard let field = screen.focusedField else { return }
        var typing = Typing(field.text, after: field.after)
        change(&typing)
        if typing.text != field.text { top.scene.write(typing.text, in: field.id) }
        top.screenID = top.scene.screen(surroundings).id
        top.focus = field.id
        top.after = typing.afterCount
    }
}

import Domain
import Forms

/// One resident's visit to the terminal, from the first screen to the last.
///
/// It keeps the scenes that are open, where the focus is, what is being typed, and how long nobody pressed a key.
public struct Visit: Flow {
    /// An open scene and the place of the focus on its screen.
    struct Layer {
        var scene: any Scene
        /// The screen the focus belongs to; another screen of the scene starts afresh.
        var screenID = ""
        var focus: ElementID?
        /// Characters after the insertion point.
        var after = 0
    }

    /// What every screen may speak of, and how the person wants to perceive it.
    var surroundings: Surroundings
    var layers: [Layer] { didSet { shown = nil } }
    /// The screen of these layers, once it was made.
    var shown: Screen?
    /// The digits typed so far for the number of a choice.
    var digits = ""
    /// The letters typed so far for the beginning of a choice.
    var letters = ""
    /// Said above the screen until the next key.
    var notice: Phrase? { didSet { shown = nil } }
    var lastInput: Int64?
    /// When a key was last pressed, whatever else counts as being there.
    var lastKey: Int64?
    /// When the scene on top last looked at what time changes; nil where it does not.
    var lastLook: Int64?
    var escapes: [Int64] = []
    var scanning = SwitchScanning()
    var copies = SavedCopies()
    /// How the visit began.
    let first: Settings
    /// The settings that are kept with the account of who is signed in.
    var kept: [String: String] = [:]
    /// What went wrong with speech, and the screen that says so; told once.
    var hush: Hush?
    /// Whether the visit is over and its process must end.
    public internal(set) var isOver = false

    /// Starts a visit on the first screen: a greeting, unless the resident was on her way already.
    public init(_ surroundings: Surroundings, greets: Bool = true) {
        self.surroundings = surroundings
        first = surroundings.settings
        let isNew = greets && surroundings.interrupted == nil
        layers = [Layer(scene: isNew ? Greeting() : Front(surroundings))]
    }

    /// Starts a visit on a terminal that cannot be used: it rests until `Outcome.storeIsBack`, and then is over.
    public init(resting surroundings: Surroundings) {
        self.init(surroundings)
        open(Resting())
    }

    /// Starts at the desk of the staff, where they sign in.
    public init(desk surroundings: Surroundings) {
        self.init(surroundings)
        layers = [Layer(scene: DeskDoor())]
    }

    var top: Layer {
        get { layers[layers.count - 1] }
        set { layers[layers.count - 1] = newValue }
    }

    /// What the person perceives now.
    public var screen: Screen { shown ?? made }

    /// How the person wants to perceive it.
    public var settings: Settings { surroundings.settings }

    /// The words of the language in use.
    public var words: Catalogue { surroundings.words }

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
        screen.suit(settings.keys.means, surroundings.words)
        if let acting = surroundings.acting {
            let badge = words(.actingBadge, ["name": acting.person.details.name])
            screen.caption = [badge, screen.caption].compactMap(\.self).joined(separator: ". ")
        }
        if let notice { screen.parts.insert(.notice(surroundings.words(notice)), at: 0) }
        // Far down in a long list nobody would see it: it makes a new screen, read from the top.
        if notice == .actingNoForms { screen.id += ".refused" }
        if settings.speech.isPaused {
            let isPad = settings.keys.means == .keypad
            let text = surroundings.words(isPad ? .speechPausedPad : .speechPaused)
            screen.parts.insert(.notice(text), at: 0)
        }
        if let hush, hush.screen == screen.id { screen.parts.insert(hush.notice(surroundings.words), at: 0) }
        return screen
    }

    /// Takes note of the sizes of letters that fit on the terminal now.
    public mutating func offer(_ sizes: [TextSize]) {
        shown = nil
        surroundings.offer(sizes)
    }

    /// Takes what happened and says what the shell must now do.
    public mutating func update(_ event: Event, at moment: Moment) -> [Effect] {
        guard !isOver else { return [] }
        let stood = shown?.id
        defer {
            shown = shown ?? made
            if shown?.id != stood { unpause() }
            shown = shown ?? made
            if shown?.id != hush?.screen { hush = nil }
        }
        let before = settings
        defer { noteLook(moment) }
        var effects = happen(event, at: moment)
        effects += keepSettings(since: before)
        // Where only the focus moved, the screen stands, and nothing new is wanted.
        return isOver || shown != nil ? effects : effects + top.scene.wanting()
    }

    private mutating func happen(_ event: Event, at moment: Moment) -> [Effect] {
        switch event {
        // A machine that slept wakes up with a key: it was not meant for what stands behind the lock.
        case .intent where isLockDue(moment):
            (lastInput, lastKey) = (moment.milliseconds, moment.milliseconds)
            return lockDesk()
        case .tick:
            return tick(moment)
        case .outcome(let outcome):
            if case .notSpoken(let fault) = outcome {
                (hush, shown) = (Hush(fault: fault, screen: screen.id), nil)
                return []
            }
            copies.note(outcome, of: top.scene)
            let before = screen.id
            defer { if screen.id != before { scanning.begin(at: moment.milliseconds) } }
            return receive(outcome, moment)
        case .intent(.scanOn):
            scanOn(moment)
            return []
        case .intent(let intent):
            (lastInput, lastKey) = (moment.milliseconds, moment.milliseconds)
            if notice != nil { notice = nil }
            let wasPaused = settings.speech.isPaused
            defer {
                scanning.begin(at: moment.milliseconds)
                // What waits goes on only by the key that made it wait, which has done so by now.
                if wasPaused { unpause() }
            }
            if isWarning || top.scene is ScanningRests, intent != .finish {
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
        switch outcome {
        case .language(let words, let hub, let categories, let forms):
            speak(words, hub, categories, forms)
            return []
        case .ready(let hub, let categories, let mostUsed):
            (surroundings.hub, surroundings.categories) = (hub, categories)
            (surroundings.mostUsed, shown) = (mostUsed, nil)
            return []
        case .hours(let opening):
            (surroundings.opening, shown) = (opening, nil)
            return []
        case .notReady:
            open(Resting())
            return []
        default: break
        }
        let index = receiver(of: outcome)
        guard top.scene.isAside || isLocked, let index, index < layers.count - 1 else {
            return take(top.scene.receive(outcome, surroundings, at: moment), moment)
        }
        let steps = layers[index].scene.receive(outcome, surroundings, at: moment)
        return steps.compactMap { if case .perform(let effect) = $0 { effect } else { nil } }
    }

    mutating func end() -> [Effect] {
        isOver = true
        return layers.reversed().flatMap(\.scene.leaving)
    }

    mutating func open(_ scene: any Scene) {
        layers.append(Layer(scene: scene))
        (digits, letters) = ("", "")
    }

    mutating func take(_ steps: [Step], _ moment: Moment) -> [Effect] {
        var effects: [Effect] = []
        for step in steps {
            switch step {
            case .open(let scene): open(scene)
            case .close: if layers.count > 1 { effects += layers.removeLast().scene.leaving }
            case .home:
                effects += layers.dropFirst().reversed().flatMap(\.scene.leaving)
                layers.removeSubrange(1...)
            case .start: layers = [Layer(scene: Front(surroundings))]
            case .focus(let id): focus(on: id)
            case .next: move(by: 1)
            case .begin(let scene):
                effects += layers.reversed().flatMap(\.scene.leaving)
                layers = [Layer(scene: scene)]
            case .tell(let outcome):
                effects += take(top.scene.receive(outcome, surroundings, at: moment), moment)
            case .writeUnder(let text, let field):
                if layers.count > 1 { layers[layers.count - 2].scene.write(text, in: field) }
            case .pressUnder(let id):
                focus(on: id)
                effects += take(top.scene.press(id, surroundings, at: moment), moment)
            case .set(let settings):
                effects += use(settings)
                shown = nil
            case .signIn(let person, let settings): effects += signIn(person, settings)
            case .act(let acting): (surroundings.acting, shown) = (acting, nil)
            case .renew(let person): surroundings.renew(person)
            case .passUnder(let outcome):
                effects += take(top.scene.receive(outcome, surroundings, at: moment), moment)
            case .end: effects += end()
            case .perform(let effect):
                if let refusal = surroundings.refusal(of: effect, on: moment.today) {
                    notice = refusal
                } else {
                    effects.append(effect)
                }
            }
        }
        return effects
    }
}

public import Renderings
public import Screens

/// Why a session is over.
public enum SessionEnd: Hashable, Sendable {
    /// The flow says so.
    case finished
    /// Nobody is at the other end any more.
    case abandoned
}

/// How long an Esc waits for the rest of a key's bytes, in milliseconds; 100 over a slow line.
public let usualEscapeDelay = 50

/// Runs a flow on a screen: paints, waits for keys, lets the flow answer, performs what it wants.
///
/// One loop in one thread. A frame is painted once for all keys that came together.
public struct SessionLoop<Journey: Flow> {
    /// The flow.
    public private(set) var flow: Journey
    private let screen: CursesScreen
    private var renderer: SizedRenderer
    private let lettering: Lettering
    /// The flow's screen, until something happens to the flow.
    private var current: Screen?
    private var keys: KeyReader
    private var filter = KeyFilter()
    /// The settings that the screen shows already.
    private var settings: Settings
    private let clock: () -> Moment
    private let theme: (String) -> Theme?
    private let performer: any Performer
    /// What says the screens; nil where there is nothing to speak with.
    private var announcer: Announcer?
    /// Draws what stands on the terminal while the screen is blank.
    private var curtain: SizedRenderer

    /// Makes a loop.
    ///
    /// - Parameters:
    ///   - flow: what to run.
    ///   - screen: where.
    ///   - words: what the rendering says of its own.
    ///   - lettering: what the terminal has for large letters.
    ///   - escapeDelay: how long an Esc waits for the rest of a key's bytes, in milliseconds.
    ///   - clock: the moment it is.
    ///   - theme: a theme by its name.
    ///   - performer: does what the flow wants of the world, and says what came of it.
    ///   - announcer: says the screens.
    public init(
        _ flow: Journey,
        on screen: CursesScreen,
        words: CellWords,
        lettering: Lettering = Lettering(),
        escapeDelay: Int = usualEscapeDelay,
        clock: @escaping () -> Moment,
        theme: @escaping (String) -> Theme?,
        performer: any Performer,
        announcer: Announcer? = nil
    ) {
        self.flow = flow
        settings = flow.settings
        self.screen = screen
        renderer = SizedRenderer(words: words, lettering: lettering, size: flow.settings.size)
        self.lettering = lettering
        curtain = SizedRenderer(words: words, lettering: lettering, size: flow.settings.size)
        self.announcer = announcer
        keys = KeyReader(escapeDelay: escapeDelay)
        self.clock = clock
        self.theme = theme
        self.performer = performer
    }

    /// Runs until the session is over.
    public mutating func run() -> SessionEnd {
        offerSizes()
        defer { if settings.size.step > 0 { lettering.change(0) } }
        screen.paint(frame())
        for outcome in performer.catchUp() { update(.outcome(outcome)) }
        while !flow.isOver {
            screen.paint(frame())
            announce()
            filter.note(perceived().id, at: clock().milliseconds)
            let inputs = inputs()
            if screen.fit() { offerSizes() }
            let now = clock().milliseconds
            if inputs.isEmpty, !press(filter.letGo(at: now)) { update(.tick) }
            for input in inputs where !flow.isOver {
                switch input {
                case .key(let key):
                    let screen = perceived()
                    if !KeyMap.isPause(key, on: screen) { announcer?.silence() }
                    let isTyping = screen.focusedField != nil
                    press(filter.take(key, at: now, flow.settings.keys, isTyping: isTyping))
                case .hungUp: return .abandoned
                }
            }
            for outcome in performer.look() where !flow.isOver { update(.outcome(outcome)) }
        }
        return .finished
    }

    /// Takes what the filter let through; false where that is nothing.
    @discardableResult
    private mutating func press(_ taken: [KeyFilter.Taken]) -> Bool {
        for one in taken where !flow.isOver {
            switch one {
            case .key(let key): press(key)
            case .scan(let text): update(.intent(.scan(text)))
            case .typedScan(let text): update(.intent(.typedScan(text)))
            }
        }
        return !taken.isEmpty
    }

    /// Waits for keys, or for as long as the flow and what is under way allow.
    private mutating func inputs() -> [Input] {
        while true {
            let deadline = [flow.deadline, filter.deadline].compactMap(\.self).min()
            var wait = performer.wait(deadline.map { $0 - clock().milliseconds })
            guard let speech = announcer, speech.isOn || speech.isUnderway else {
                return keys.wait(wait, beside: performer.descriptor)
            }
            if speech.isUnderway { wait = min(wait ?? Self.lookEvery, Self.lookEvery) }
            let inputs = keys.wait(wait, beside: performer.descriptor, and: speech.descriptor)
            let outcomes = speech.look()
            for outcome in outcomes {
                announcer?.note(outcome)
                update(.outcome(outcome))
            }
            if !outcomes.isEmpty { return inputs }
            // An answer to what is said changes nothing on the screen.
            let isDue = deadline.map { $0 <= clock().milliseconds } ?? false
            if !keys.endedElsewhere || !inputs.isEmpty || isDue || performer.isUnderway { return inputs }
        }
    }

    /// Says what is new, where speech is on or was a moment ago.
    private mutating func announce() {
        guard announcer != nil, settings.speech.isOn || announcer?.isOn == true else { return }
        let screen = perceived()
        announcer?.announce(screen, with: settings, in: flow.words)
    }

    /// How often speech that is under way is looked at, in milliseconds.
    private static var lookEvery: Int64 { 100 }

    /// The screen, or the curtain before it.
    private mutating func frame() -> Frame {
        if settings.isCurtainDrawn, let announcer {
            return curtain.frame(of: announcer.curtain(in: flow.words), in: screen.size)
        }
        return renderer.frame(of: perceived(), in: screen.size)
    }

    private mutating func press(_ key: Key) {
        guard let intent = KeyMap.intent(for: key) else { return }
        announcer?.expect(intent)
        if settings.speech.isOn, intent != .sayAgain {
            // Who hears the screen need not scroll to what was not read yet: a key that only scrolled would seem dead.
            renderer.turnToFocus()
        } else if case .type = intent {
            // A typed character needs no layout, and there may be a hundred thousand of them.
            renderer.turnToFocus()
        } else {
            guard renderer.route(intent, on: perceived(), in: screen.size) != nil else { return }
        }
        update(.intent(intent))
    }

    private mutating func perceived() -> Screen {
        if let current { return current }
        let screen = flow.screen
        current = screen
        return screen
    }

    private mutating func update(_ event: Event) {
        current = nil
        for effect in flow.update(event, at: clock()) {
            switch effect {
            case .sayAgain:
                screen.repaintAll()
                announcer?.sayAgain()
            case .moveOn: moveOn()
            default: for outcome in performer.perform(effect) { update(.outcome(outcome)) }
            }
        }
        if flow.settings != settings { apply(flow.settings) }
    }

    /// The focus moves by itself, as by a key: what is not yet read is read first, and a new round begins at the top.
    private mutating func moveOn() {
        let screen = perceived()
        if settings.speech.isOn {
            renderer.turnToFocus()
        } else if screen.stop(after: screen.focus) == nil {
            _ = renderer.route(.sayAgain, on: screen, in: self.screen.size)
        } else if renderer.route(.next, on: screen, in: self.screen.size) == nil {
            return
        }
        update(.intent(.scanOn))
    }

    /// Takes on how the person wants to perceive the screens from now on.
    private mutating func apply(_ new: Settings) {
        if new.theme != settings.theme, let theme = theme(new.theme) { screen.use(theme) }
        if new.language != settings.language {
            (renderer.words, curtain.words) = (CellWords(flow.words), CellWords(flow.words))
        }
        if new.size != settings.size { screen.repaintAll() }
        if new.size.step != settings.size.step { lettering.change(new.size.step) }
        (renderer.size, curtain.size) = (new.size, new.size)
        settings = new
    }

    /// Tells the flow which sizes of letters fit; with larger ones of the terminal's own, the terminal has fewer cells
    /// for a while, and that says nothing.
    private mutating func offerSizes() {
        guard flow.settings.size.step == 0 else { return }
        flow.offer(renderer.sizes(in: screen.size))
        current = nil
        if flow.settings != settings { apply(flow.settings) }
    }
}

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
    /// The settings that the screen shows already.
    private var settings: Settings
    private let clock: () -> Moment
    private let theme: (String) -> Theme?
    private let performer: any Performer

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
    public init(
        _ flow: Journey,
        on screen: CursesScreen,
        words: CellWords,
        lettering: Lettering = Lettering(),
        escapeDelay: Int = usualEscapeDelay,
        clock: @escaping () -> Moment,
        theme: @escaping (String) -> Theme?,
        performer: any Performer
    ) {
        self.flow = flow
        settings = flow.settings
        self.screen = screen
        renderer = SizedRenderer(words: words, lettering: lettering, size: flow.settings.size)
        self.lettering = lettering
        keys = KeyReader(escapeDelay: escapeDelay)
        self.clock = clock
        self.theme = theme
        self.performer = performer
    }

    /// Runs until the session is over.
    public mutating func run() -> SessionEnd {
        offerSizes()
        defer { if settings.size.step > 0 { lettering.change(0) } }
        while !flow.isOver {
            screen.paint(renderer.frame(of: perceived(), in: screen.size))
            let wait = flow.deadline.map { $0 - clock().milliseconds }
            let inputs = keys.wait(performer.wait(wait), beside: performer.descriptor)
            if screen.fit() { offerSizes() }
            if inputs.isEmpty { update(.tick) }
            for input in inputs where !flow.isOver {
                switch input {
                case .key(let key): press(key)
                case .hungUp: return .abandoned
                }
            }
            for outcome in performer.look() where !flow.isOver { update(.outcome(outcome)) }
        }
        return .finished
    }

    private mutating func press(_ key: Key) {
        guard let intent = KeyMap.intent(for: key) else { return }
        // A typed character needs no layout, and there may be a hundred thousand of them.
        if case .type = intent {
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
            case .sayAgain: screen.repaintAll()
            default: for outcome in performer.perform(effect) { update(.outcome(outcome)) }
            }
        }
        if flow.settings != settings { apply(flow.settings) }
    }

    /// Takes on how the person wants to perceive the screens from now on.
    private mutating func apply(_ new: Settings) {
        if new.theme != settings.theme, let theme = theme(new.theme) { screen.use(theme) }
        if new.size != settings.size { screen.repaintAll() }
        if new.size.step != settings.size.step { lettering.change(new.size.step) }
        renderer.size = new.size
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

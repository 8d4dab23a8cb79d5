import Content
import Domain
import Renderings
import Screens
import Terminal

/// `handrail session`: one resident's visit, from the first screen to the last.
enum SessionCommand {
    static func run(_ words: some Sequence<String>) throws(Arguments.Misuse) -> Int32 {
        let arguments = try Arguments(words, options: KioskCommand.options, flags: KioskCommand.flags)
        return run(arguments, brokeOff: arguments.has("broke-off"))
    }

    /// Runs one session in this process, and says what the process ends with.
    ///
    /// Where the session before it broke off by a fault, the resident may carry on with her form.
    static func run(_ arguments: Arguments, brokeOff: Bool) -> Int32 {
        lockDown()
        var places = Places(arguments)
        // Who reads lines has a voice of her own.
        if KioskCommand.isInLines(arguments) { places.hasSpeech = false }
        let log = StaffLog(path: arguments["log"] ?? places.log)
        let access = Accessibility(places.accessibility)
        do {
            let words = try words(arguments["lang"], access, log)
            let shell = Shell(
                content: places.content,
                store: places.store,
                terminal: arguments["terminal"] ?? "terminal",
                words: words,
                access: access,
                log: log,
                world: World()
            )
            defer { shell.settle() }
            let theme = arguments["theme"] ?? Accessibility.themes[0]
            let settings = Settings(theme: theme, language: words.language, keys: keys(arguments))
            let begin = { Self.visit(words, shell, access, settings, places, brokeOff: brokeOff) }
            if KioskCommand.isInLines(arguments) { return runLines(begin(), words, shell) }
            let voice = Voice(places, shell.world, log)
            defer { voice.close() }
            return runScreen(begin, words, try access.theme(theme), access, shell, voice)
        } catch {
            for line in error.lines.prefix(20) { log(line) }
            return Command.Code.failed
        }
    }

    /// What a new session is steered with, where the terminal has few keys.
    static func keys(_ arguments: Arguments) -> KeyUse {
        var use = KeyUse()
        // Lines are typed whole.
        guard !KioskCommand.isInLines(arguments) else { return use }
        switch arguments["keys"] {
        case "keypad": use.means = .keypad
        case "switch": use.means = .oneSwitch
        default: break
        }
        if let step = arguments["step"].flatMap({ Int($0) }), KeyUse.steps.contains(step) { use.step = step }
        return use
    }

    /// The words of the language that an option names; English where they cannot be used, which staff are told.
    static func words(
        _ language: String?,
        _ access: Accessibility,
        _ log: StaffLog
    ) throws(ContentError) -> Catalogue {
        let first = Accessibility.firstLanguage
        guard let language, language != first else { return try access.words(first) }
        do { return try access.words(language) } catch {
            for line in error.lines.prefix(5) { log.once(line, since: 0) }
            return try access.words(first)
        }
    }

    /// The languages to choose from, that of each new session first.
    static func languages(_ access: Accessibility, _ first: String) -> [String] {
        [first] + access.languages.filter { $0 != first }
    }

    /// A visit that can begin, or one that rests until the content and the store can be used.
    private static func visit(
        _ words: Catalogue,
        _ shell: Shell,
        _ access: Accessibility,
        _ settings: Settings,
        _ places: Places,
        brokeOff: Bool
    ) -> Visit {
        // Who was interrupted is not greeted: her form waits in the store.
        let isReady = (!brokeOff && shell.makeGreeting()) || shell.makeReady()
        shell.equip(places)
        var settings = settings
        // A filter that nobody asked for would slow down who presses quickly: each resident can set it with F2.
        let keys = shell.pack?.hub.keys ?? .none
        (settings.keys.bounce, settings.keys.repeats) = (keys.bounceMilliseconds, keys.repeats)
        var surroundings = Surroundings(
            words: words,
            hub: shell.pack?.hub ?? .unknown,
            categories: shell.pack?.categories ?? [],
            mostUsed: isReady ? shell.mostUsed() : [],
            settings: settings,
            offered: Offered(
                themes: Accessibility.themes,
                languages: languages(access, settings.language),
                hasSpeech: places.hasSpeech
            ),
            interrupted: brokeOff ? shell.interruptedJourney() : nil,
            equipment: shell.equipment
        )
        surroundings.day = { World.day(at: $0) }
        return isReady ? Visit(surroundings) : Visit(resting: surroundings)
    }

    static func runScreen(
        _ begin: () -> Visit,
        _ words: Catalogue,
        _ theme: Theme,
        _ access: Accessibility,
        _ shell: Shell,
        _ voice: Voice
    ) -> Int32 {
        guard let screen = CursesScreen(theme: theme) else {
            Command.complain("The kiosk needs a terminal. For plain lines, use --lines.")
            return Command.Code.failed
        }
        defer { screen.close() }
        shell.codeRoom = CodeRoom(columns: screen.size.columns, rows: screen.size.rows)
        let visit = begin()
        var loop = SessionLoop(
            visit,
            on: screen,
            words: CellWords(words),
            lettering: Letters.here(access, shell.world),
            escapeDelay: Places.environment("HANDRAIL_ESCDELAY").flatMap { Int($0) } ?? usualEscapeDelay,
            clock: { shell.world.moment },
            theme: { try? access.theme($0) },
            performer: shell,
            announcer: voice.announcer(words, settings: visit.settings)
        )
        return end(loop.run())
    }

    static func runLines(_ visit: Visit, _ words: Catalogue, _ shell: Shell) -> Int32 {
        var loop = LineLoop(
            visit,
            words: LineWords(words),
            clock: { shell.world.moment },
            performer: shell
        )
        return end(loop.run())
    }

    private static func end(_ end: SessionEnd) -> Int32 {
        end == .finished ? Command.Code.done : Supervisor.nobodyLeft
    }
}

import Content
import Domain
import Screens
import Terminal

/// `handrail desk`: the desk of the staff, the same shell as the kiosk with other journeys.
enum DeskCommand {
    private static let options = KioskCommand.options.union(["idle"])

    static func run(_ words: some Sequence<String>) throws(Arguments.Misuse) -> Int32 {
        let arguments = try Arguments(words, options: options, flags: KioskCommand.flags)
        let limits = try limits(arguments)
        let log = StaffLog(path: arguments["log"] ?? Places(arguments).log)
        let world = World()
        let supervisor = Supervisor(
            usesScreen: !arguments.has("lines"),
            errors: log.descriptor(),
            log: { log($0) },
            session: { _ in session(arguments, limits) }
        )
        supervisor.run(clock: { world.steady })
        return Command.Code.done
    }

    /// Staff are called away often, so they have longer than residents before they are asked, and a minute to answer.
    private static func limits(_ arguments: Arguments) throws(Arguments.Misuse) -> IdleLimits {
        let warn = arguments["idle"].map { Int($0) } ?? 600
        guard let warn, let limits = IdleLimits(warnAfterSeconds: warn, clearAfterSeconds: 60) else {
            throw Arguments.Misuse(reason: "--idle needs a number of seconds, 1 to 86400.")
        }
        return limits
    }

    /// One session: somebody signs in, works, and signs out.
    private static func session(_ arguments: Arguments, _ limits: IdleLimits) -> Int32 {
        lockDown()
        var places = Places(arguments)
        if arguments.has("lines") { places.hasSpeech = false }
        let log = StaffLog(path: arguments["log"] ?? places.log)
        let access = Accessibility(places.accessibility)
        do {
            let words = try SessionCommand.words(arguments["lang"], access, log)
            let desk = try access.deskWords(words.language)
            let shell = Shell(
                content: places.content,
                store: places.store,
                terminal: arguments["terminal"] ?? "desk",
                words: words,
                access: access,
                log: log,
                world: World()
            )
            defer { shell.settle() }
            let theme = arguments["theme"] ?? Accessibility.themes[0]
            let settings = Settings(
                theme: theme,
                language: words.language,
                keys: SessionCommand.keys(arguments)
            )
            let begin = { () -> Visit in
                let isReady = shell.makeReady()
                shell.equip(places)
                let surroundings = surroundings(words, desk, shell, access, settings, places, limits)
                return isReady ? Visit(desk: surroundings) : Visit(resting: surroundings)
            }
            let code: Int32
            if arguments.has("lines") {
                code = SessionCommand.runLines(begin(), words, shell)
            } else {
                let voice = Voice(places, shell.world, log)
                defer { voice.close() }
                code = SessionCommand.runScreen(begin, words, try access.theme(theme), access, shell, voice)
            }
            return shell.desk.isClosing ? Supervisor.nobodyLeft : code
        } catch {
            for line in error.lines.prefix(20) { log(line) }
            return Command.Code.failed
        }
    }

    private static func surroundings(
        _ words: Catalogue,
        _ desk: DeskWords,
        _ shell: Shell,
        _ access: Accessibility,
        _ settings: Settings,
        _ places: Places,
        _ limits: IdleLimits
    ) -> Surroundings {
        var hub = shell.pack?.hub ?? .unknown
        hub.idleLimits = limits
        var surroundings = Surroundings(
            words: words,
            hub: hub,
            categories: shell.pack?.categories ?? [],
            settings: settings,
            offered: Offered(
                themes: Accessibility.themes,
                languages: SessionCommand.languages(access, settings.language),
                hasSpeech: places.hasSpeech
            ),
            equipment: shell.equipment
        )
        surroundings.desk = desk
        return surroundings
    }
}

import Glibc
import Terminal

/// `handrail kiosk`: the supervisor of sessions.
enum KioskCommand {
    static let options: Set<String> = [
        "store", "content", "accessibility", "log", "theme", "terminal", "scanner", "printer", "keys",
        "step", "speech", "sound", "lang",
    ]
    static let flags: Set<String> = ["lines", "broke-off"]

    static func run(_ words: some Sequence<String>) throws(Arguments.Misuse) -> Int32 {
        let arguments = try Arguments(words, options: options, flags: flags)
        let log = StaffLog(path: arguments["log"] ?? Places(arguments).log)
        let world = World()
        let supervisor = Supervisor(
            usesScreen: !isInLines(arguments),
            errors: log.descriptor(),
            log: { log($0) },
            session: { brokeOff in SessionCommand.run(arguments, brokeOff: brokeOff) }
        )
        supervisor.run(clock: { world.steady })
        return Command.Code.done
    }

    /// Whether the screens are said in plain lines: asked for, or since all programs are told to be accessible so.
    static func isInLines(_ arguments: Arguments) -> Bool {
        arguments.has("lines") || Places.environment("ACCESSIBLE").map { $0 != "0" } ?? false
    }
}

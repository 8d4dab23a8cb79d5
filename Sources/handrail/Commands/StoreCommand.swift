import Domain
import Glibc
import Ground
import Store

/// `handrail store`: make a store, or look it over.
enum StoreCommand {
    static func run(_ words: some Sequence<String>) throws(Arguments.Misuse) -> Int32 {
        let arguments = try Arguments(words, options: ["store", "content"], flags: ["json", "dry-run"])
        let places = Places(arguments)
        let path = places.store
        switch arguments.words {
        case ["init"]: return initialise(path)
        case ["check"]: return check(path, isJSON: arguments.has("json"))
        case ["retain"]:
            return StoreRetain.run(
                places,
                isRehearsal: arguments.has("dry-run"),
                isJSON: arguments.has("json")
            )
        default: throw Arguments.Misuse(reason: "Use: handrail store init, check or retain.")
        }
    }

    private static func initialise(_ path: String) -> Int32 {
        let world = World()
        do {
            let id = world.newID()
            _ = try Store.create(at: path, now: world.now, id: id.bytes)
            return Command.Code.done
        } catch {
            Command.complain("\(path): \(error.description)")
            return Command.Code.failed
        }
    }

    private static func check(_ path: String, isJSON: Bool) -> Int32 {
        do {
            let store = try Store.open(at: path, now: World().now)
            let faults = try store.check()
            let stats = try store.stats()
            if isJSON {
                Command.say(
                    JSONText.object([
                        ("faults", JSONText.array(faults.map(JSONText.string))),
                        ("version", String(stats.version)), ("submissions", String(stats.submissions)),
                        ("drafts", String(stats.drafts)), ("audit", String(stats.auditEntries)),
                    ])
                )
            } else {
                for fault in faults { Command.say(fault) }
                if faults.isEmpty { Command.say("The store is in order.") }
                Command.say(
                    "\(stats.submissions) forms sent, \(stats.drafts) not finished, version \(stats.version)"
                )
            }
            return faults.isEmpty ? Command.Code.done : Command.Code.no
        } catch {
            Command.complain("\(path): \(error.description)")
            return Command.Code.failed
        }
    }
}

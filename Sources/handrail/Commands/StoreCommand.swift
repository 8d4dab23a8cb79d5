import Domain
import Glibc
import Store

/// `handrail store`: make a store, or look it over.
enum StoreCommand {
    static func run(_ words: some Sequence<String>) throws(Arguments.Misuse) -> Int32 {
        let arguments = try Arguments(
            words,
            options: ["store", "content", "seal"],
            flags: ["json", "dry-run"]
        )
        let places = Places(arguments)
        let path = places.store
        switch arguments.words {
        case ["init"]: return initialise(path)
        case ["check"]:
            return try StoreCheck.run(path, seal: arguments["seal"], isJSON: arguments.has("json"))
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
}

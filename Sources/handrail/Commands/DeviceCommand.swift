import Content
import Domain
import Ground
import Store

/// `handrail device`: the equipment that is lent, for coordinators without the desk.
enum DeviceCommand {
    static func run(_ words: some Sequence<String>) throws(Arguments.Misuse) -> Int32 {
        let arguments = try Arguments(
            words,
            options: [
                "store", "content", "accessibility", "log", "dates", "model", "serial", "barcode", "hub",
                "cost", "bought", "printer", "to", "paper", "lang", "new", "from",
            ],
            flags: [
                "snipe-it", "plain", "dry-run", "all-or-none", "prepared", "borrowers", "json", "large",
            ]
        )
        let rest = arguments.words
        switch (rest.first, rest.count) {
        case ("import", 2): return try DeviceImport.run(rest[1], arguments)
        case ("export", 1): return try DeviceImport.export(arguments)
        case ("add", 2): return try DeviceList.add(rest[1], arguments)
        case ("list", 1): return DeviceList.list(arguments)
        case ("label", 1...): return try DevicePrint.labels(Array(rest.dropFirst()), arguments)
        case ("slip", 2): return try DevicePrint.slip(rest[1], arguments)
        default:
            throw Arguments.Misuse(
                reason: "Use: handrail device import FILE, export, add TAG, list, label TAG... or slip TAG."
            )
        }
    }

    /// How the columns are called, where the command line says so.
    static func form(_ arguments: Arguments) throws(Arguments.Misuse) -> AssetFile.Form? {
        switch (arguments.has("snipe-it"), arguments.has("plain")) {
        case (true, true): throw Arguments.Misuse(reason: "Say --snipe-it or --plain, not both.")
        case (true, false): return .snipeIT
        case (false, true): return .plain
        case (false, false): return nil
        }
    }
}

/// What a command knows of lending: the content, the store, and how an act begins.
struct LendingDesk {
    let world = World()
    let catalogue: ModelCatalogue
    let policy: LendingPolicy
    let hub: Hub
    let store: Store
    private let book: LendingBook

    /// Reads the content and opens the store.
    init(_ arguments: Arguments, in language: String = "en") throws(Failure) {
        let places = Places(arguments)
        do throws(ContentError) {
            let pack = try ContentPack.read(places.content, in: language)
            World.useTimeZone(pack.hub.timeZone)
            hub = pack.hub
            catalogue = try pack.lendingModels()
            policy = try pack.lending()
            book = try pack.lendingBook()
        } catch { throw Failure(lines: error.lines) }
        do throws(StoreError) { store = try Store.open(at: places.store, now: world.now) } catch {
            throw Failure(lines: ["\(places.store): \(error.description)"])
        }
    }

    /// Why a command cannot go on.
    struct Failure: Error {
        var lines: [String]
    }

    /// Begins an act of a command.
    func act(_ kind: AuditEntry.Act, from terminal: String) -> LendingAct {
        LendingAct(
            operation: world.newID(),
            book: book,
            today: world.today,
            audit: world.entry(kind, from: terminal),
            newID: { world.newID() },
            reference: { Reference(payload: World.values(below: 31, 8)) }
        )
    }

    /// Does something with the desk, and says what is wrong where it cannot.
    static func open(
        _ arguments: Arguments,
        in language: String = "en",
        _ body: (LendingDesk) throws(StoreError) -> Int32
    ) -> Int32 {
        do throws(Failure) {
            let desk = try LendingDesk(arguments, in: language)
            do throws(StoreError) { return try body(desk) } catch {
                Command.complain(error.description)
            }
        } catch {
            for line in error.lines { Command.complain(line) }
        }
        return Command.Code.failed
    }
}

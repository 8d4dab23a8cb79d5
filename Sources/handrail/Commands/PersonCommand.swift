import Content
import Domain
import Ground
import Store

/// `handrail person`: people from another system, and people who are there twice.
enum PersonCommand {
    static func run(_ words: some Sequence<String>) throws(Arguments.Misuse) -> Int32 {
        let arguments = try Arguments(
            words,
            options: ["store", "content", "log"],
            flags: ["write", "all-or-none", "json"]
        )
        let places = Places(arguments)
        switch arguments.words.first {
        case "import" where arguments.words.count == 2:
            return take(arguments.words[1], places, arguments)
        case "duplicates" where arguments.words.count == 1:
            return duplicates(places, isJSON: arguments.has("json"))
        default:
            throw Arguments.Misuse(reason: "Use: handrail person import FILE, or handrail person duplicates.")
        }
    }

    /// Reads a list and takes it in; without `--write` it only says what would be done.
    private static func take(_ path: String, _ places: Places, _ arguments: Arguments) -> Int32 {
        let world = World()
        do {
            World.useTimeZone(try ContentPack.read(places.content).hub.timeZone)
            let list = try read(path, on: world.today)
            for fault in list.faults {
                Command.complain("\(path):\(fault.place.line):\(fault.place.column): \(fault.reason)")
            }
            let isAllOrNone = arguments.has("all-or-none")
            let isRehearsal = !arguments.has("write") || isAllOrNone && !list.faults.isEmpty
            let store = try Store.open(at: places.store, now: world.now)
            let log = StaffLog(path: arguments["log"] ?? places.log)
            let importing = importing(world, log, isAllOrNone: isAllOrNone, isRehearsal: isRehearsal)
            let done = try store.take(list.entries, importing)
            for refused in done.refused { complain(refused, path) }
            let refusals = list.faults.count + done.refused.count
            let isKept = !isRehearsal && (done.refused.isEmpty || !isAllOrNone)
            Command.say(
                "\(done.opened) accounts opened, \(done.changed) changed, \(done.unchanged) as they were, "
                    + "\(refusals) rows not taken."
            )
            if !isKept {
                Command.say(arguments.has("write") ? "Nothing is kept." : "Nothing is kept: add --write.")
            }
            return refusals == 0 ? Command.Code.done : Command.Code.no
        } catch let error as ContentError {
            for line in error.lines { Command.complain(line) }
        } catch { Command.complain("\(places.store): \(error)") }
        return Command.Code.failed
    }

    private static func read(_ path: String, on today: CivilDate) throws(ContentError) -> PeopleFile {
        let bytes = try TextFile.read(path)
        do { return PeopleFile(try CSVTable(parsing: bytes), on: today) } catch {
            throw ContentError(lines: ["\(path):\(error.place.line):\(error.place.column): \(error.reason)"])
        }
    }

    private static func importing(
        _ world: World,
        _ log: StaffLog,
        isAllOrNone: Bool,
        isRehearsal: Bool
    ) -> Store.Importing {
        Store.Importing(
            now: world.now,
            newID: { world.newID() },
            number: { AccountNumber(payload: World.values(below: 10, AccountNumber.payloadLength)) },
            audit: { act, person in
                let entry = world.entry(act, on: person, from: "import")
                if !isRehearsal { log.record(entry) }
                return entry
            },
            isAllOrNone: isAllOrNone,
            isRehearsal: isRehearsal
        )
    }

    private static func complain(_ refused: PeopleImport.Refused, _ path: String) {
        switch refused.reason {
        case .cardOf(let number):
            Command.complain(
                "\(path):\(refused.line):1: The card belongs to another person, account \(number.grouped). "
                    + "Look at both."
            )
        }
    }

    /// Prints those who may be there twice, so that a coordinator joins them at the desk.
    private static func duplicates(_ places: Places, isJSON: Bool) -> Int32 {
        do {
            let groups = try Store.open(at: places.store, now: World().now).likelyDuplicates()
            if isJSON {
                let list = groups.map { group in
                    JSONText.array(group.map { JSONText.string($0.number.description) })
                }
                Command.say(JSONText.array(list))
            } else {
                for group in groups {
                    Command.say(
                        group.map { "\($0.number.grouped) \($0.details.name)" }.joined(separator: "  |  ")
                    )
                }
                if groups.isEmpty { Command.say("Nobody seems to be there twice.") }
            }
            return Command.Code.done
        } catch {
            Command.complain("\(places.store): \(error.description)")
            return Command.Code.failed
        }
    }
}

import Connections
import Content
import Domain
import Screens
import Store

/// `handrail person takeout`: everything that is held on one person, for her to take away.
enum PersonTakeout {
    /// Where it goes.
    private enum Way {
        case file(String, isJSON: Bool)
        case paper(isLarge: Bool)
    }

    static func run(_ places: Places, _ arguments: Arguments) throws(Arguments.Misuse) -> Int32 {
        guard let login = arguments["login"], let account = arguments["account"],
            (arguments["to"] != nil) != arguments.has("print")
        else {
            throw Arguments.Misuse(reason: "--account, --login, and --to or --print are needed.")
        }
        guard let name = try? SignInName(reading: account) else {
            throw Arguments.Misuse(reason: "--account needs the number of an account or of a library card.")
        }
        let way: Way =
            arguments["to"].map { .file($0, isJSON: arguments.has("json")) }
            ?? .paper(isLarge: arguments.has("large"))
        let log = StaffLog(path: arguments["log"] ?? places.log)
        do throws(StaffAtCommand.Refusal) {
            try take(name, way, login, places, log)
            return Command.Code.done
        } catch {
            Command.complain(error.reason)
            return error.code
        }
    }

    private static func take(
        _ name: SignInName,
        _ way: Way,
        _ login: String,
        _ places: Places,
        _ log: StaffLog
    ) throws(StaffAtCommand.Refusal) {
        let surroundings = try surroundings(places, log)
        let store = try PersonExport.opened(places)
        let staff = try StaffAtCommand(login, may: .changePeople, in: store, log)
        let held: HeldData?
        do throws(StoreError) { held = try find(name, staff, store) } catch {
            throw StaffAtCommand.Refusal(reason: error.description, code: Command.Code.failed)
        }
        guard let data = held else {
            throw StaffAtCommand.Refusal(reason: "Nobody has this account or card.")
        }
        switch way {
        case .file(let path, let isJSON):
            try write(isJSON ? data.json + "\n" : data.text(surroundings), to: path)
        case .paper(let isLarge):
            try print(data.printout(surroundings, isLarge: isLarge), surroundings, places, log)
        }
    }

    /// Everything that is held on somebody, with an entry in the record of acts; nil where there is nobody.
    private static func find(
        _ name: SignInName,
        _ staff: StaffAtCommand,
        _ store: Store
    ) throws(StoreError) -> HeldData? {
        guard let person = try store.person(named: name) else { return nil }
        let entry = staff.entry(.dataTakenAway, on: person.id)
        let data = try store.held(on: person.id, audit: entry)
        staff.log.record(entry)
        return data
    }

    private static func surroundings(
        _ places: Places,
        _ log: StaffLog
    ) throws(StaffAtCommand.Refusal) -> Surroundings {
        do throws(ContentError) {
            let words = try SessionCommand.words(nil, Accessibility(places.accessibility), log)
            let pack = try ContentPack.read(places.content)
            World.useTimeZone(pack.hub.timeZone)
            var surroundings = Surroundings(
                words: words,
                hub: pack.hub,
                categories: pack.categories,
                offered: Offered(themes: Accessibility.themes, languages: [], hasSpeech: false)
            )
            surroundings.day = { World.day(at: $0) }
            return surroundings
        } catch {
            throw StaffAtCommand.Refusal(
                reason: error.lines.joined(separator: "\n"),
                code: Command.Code.failed
            )
        }
    }

    private static func write(_ text: String, to path: String) throws(StaffAtCommand.Refusal) {
        do throws(PrivateFile.Fault) {
            var file = try PrivateFile(making: path)
            do throws(PrivateFile.Fault) {
                try file.add(text)
                try file.finish()
            } catch {
                file.discard()
                throw error
            }
        } catch {
            throw StaffAtCommand.Refusal(reason: error.reason, code: Command.Code.failed)
        }
    }

    private static func print(
        _ printout: Printout,
        _ surroundings: Surroundings,
        _ places: Places,
        _ log: StaffLog
    ) throws(StaffAtCommand.Refusal) {
        let printer = places.printer ?? surroundings.hub.printer
        let devices = Devices(
            scanner: nil,
            printer: printer.map { Printer(name: $0 == "any" ? nil : $0) },
            report: { log($0) }
        )
        devices.beginPrint(printout, at: World().steady) { page, pages in
            surroundings.words(.printPage, ["page": String(page), "pages": String(pages)])
        }
        while true {
            for outcome in devices.look(at: World().steady) {
                if case .printed = outcome { return }
                throw StaffAtCommand.Refusal(
                    reason: "It could not be printed: see the log of the staff.",
                    code: Command.Code.failed
                )
            }
            World.pause(milliseconds: 20)
        }
    }
}

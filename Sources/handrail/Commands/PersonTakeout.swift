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
        let held: (person: ID, data: HeldData)?
        do throws(StoreError) {
            held = try store.person(named: name).map { (person) throws(StoreError) in
                (person.id, try store.held(on: person.id))
            }
        } catch {
            throw StaffAtCommand.Refusal(reason: error.description, code: Command.Code.failed)
        }
        guard let (person, data) = held else {
            throw StaffAtCommand.Refusal(reason: "Nobody has this account or card.")
        }
        // It is noted once it is whole and before anybody can read it: what failed was not taken away.
        let note = { () throws(StaffAtCommand.Refusal) in try self.note(person, staff, store) }
        switch way {
        case .file(let path, let isJSON):
            try write(isJSON ? data.json + "\n" : data.text(surroundings), to: path, note)
        case .paper(let isLarge):
            try print(data.printout(surroundings, isLarge: isLarge), surroundings, places, log)
            try note()
        }
    }

    /// Writes down that somebody's data were taken away.
    private static func note(
        _ person: ID,
        _ staff: StaffAtCommand,
        _ store: Store
    ) throws(StaffAtCommand.Refusal) {
        let entry = staff.entry(.dataTakenAway, on: person)
        do throws(StoreError) { try store.note(entry) } catch {
            throw StaffAtCommand.Refusal(reason: error.description, code: Command.Code.failed)
        }
        staff.log.record(entry)
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

    private static func refused(_ fault: PrivateFile.Fault) -> StaffAtCommand.Refusal {
        StaffAtCommand.Refusal(reason: fault.reason, code: Command.Code.failed)
    }

    private static func write(
        _ text: String,
        to path: String,
        _ note: () throws(StaffAtCommand.Refusal) -> Void
    ) throws(StaffAtCommand.Refusal) {
        let file: PrivateFile
        do throws(PrivateFile.Fault) { file = try PrivateFile(making: path) } catch { throw refused(error) }
        try fill(file, text, note)
    }

    /// Writes a file whole, then notes it, then lets it be opened.
    static func fill(
        _ file: PrivateFile,
        _ text: String,
        _ note: () throws(StaffAtCommand.Refusal) -> Void
    ) throws(StaffAtCommand.Refusal) {
        var file = file
        do throws(StaffAtCommand.Refusal) {
            do throws(PrivateFile.Fault) {
                try file.add(text)
                try file.finish()
            } catch { throw refused(error) }
            try note()
            file.release()
        } catch {
            file.discard()
            throw error
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

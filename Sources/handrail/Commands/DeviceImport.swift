import Content
import Domain
import Ground
import Store

/// `handrail device import` and `export`: lists of devices from another register, and for one.
enum DeviceImport {
    static func run(_ path: String, _ arguments: Arguments) throws(Arguments.Misuse) -> Int32 {
        let form = try DeviceCommand.form(arguments)
        let order = arguments["dates"].flatMap { AssetFile.DayOrder(rawValue: $0) }
        if arguments["dates"] != nil, order == nil {
            throw Arguments.Misuse(reason: "--dates is day-first or month-first.")
        }
        let table: CSVTable
        do throws(ContentError) { table = try read(path) } catch {
            for line in error.lines { Command.complain(line) }
            return Command.Code.failed
        }
        return LendingDesk.open(arguments) { (desk) throws(StoreError) in
            let names = AssetNames(desk.catalogue, desk.policy.hubs, desk.policy.statuses)
            let list = AssetFile(table, as: form, names, order: order)
            return try take(list, path, desk, arguments)
        }
    }

    private static func read(_ path: String) throws(ContentError) -> CSVTable {
        let bytes = try TextFile.read(path == "-" ? "/dev/stdin" : path)
        do { return try CSVTable(parsing: bytes) } catch {
            throw ContentError(lines: ["\(path):\(error.place.line):\(error.place.column): \(error.reason)"])
        }
    }

    private static func take(
        _ list: AssetFile,
        _ path: String,
        _ desk: LendingDesk,
        _ arguments: Arguments
    ) throws(StoreError) -> Int32 {
        for fault in list.faults {
            Command.complain("\(path):\(fault.place.line):\(fault.place.column): \(fault.reason)")
        }
        let isAllOrNone = arguments.has("all-or-none")
        let isRehearsal = arguments.has("dry-run") || isAllOrNone && !list.faults.isEmpty
        let importing = Store.ImportingAssets(
            act: { desk.act($0, from: "import") },
            isPrepared: arguments.has("prepared"),
            isAllOrNone: isAllOrNone,
            isRehearsal: isRehearsal
        )
        let done = try desk.store.take(list.entries, importing)
        for refused in done.refused {
            Command.complain(
                "\(path):\(refused.place.line):\(refused.place.column): \(words(refused.reason, desk))"
            )
        }
        for lent in done.notTaken {
            let what = [lent.hasBorrower ? "who has it" : nil, lent.due.map { "that it is due \($0.iso)" }]
                .compactMap(\.self).joined(separator: " and ")
            Command.say(
                "\(path):\(lent.place.line):\(lent.place.column): \(lent.tag): \(what) is not taken over. "
                    + "It is \(DeviceList.state(lent.state)) here; lend it at the desk."
            )
        }
        for change in done.changed {
            let fields = change.fields.map { "\($0.column) \(shown($0.before)) -> \(shown($0.after))" }
            Command.say("\(change.tag): \(fields.joined(separator: ", "))")
        }
        let refusals = list.faults.count + done.refused.count
        Command.say(
            "\(done.added) devices added, \(done.changed.count) changed, \(done.unchanged) as they were, "
                + "\(refusals) rows not taken."
        )
        if !done.standOtherwise.isEmpty {
            Command.say(
                "\(done.standOtherwise.count) stand otherwise here: a list does not change how a device stands."
            )
            for asset in done.standOtherwise {
                Command.say("\(asset.tag): \(DeviceList.state(asset.state)) here")
            }
        }
        if isRehearsal || !done.refused.isEmpty && isAllOrNone { Command.say("Nothing is kept.") }
        return refusals == 0 ? Command.Code.done : Command.Code.no
    }

    private static func shown(_ text: String) -> String { text.isEmpty ? "-" : "\"\(text)\"" }

    /// Why a row is not taken, in words.
    static func words(_ reason: AssetImport.Refused.Reason, _ desk: LendingDesk) -> String {
        switch reason {
        case .labelOf(let tag): "The device \(tag) has this label. Look at both."
        case .serialOf(let tag): "The device \(tag) has this serial number. Look at both."
        case .labelOfPerson: "This is the number of a resident's account or card. A label is none."
        case .model(let code):
            "This device is a \"\(desk.catalogue.name(of: code))\" here. A list does not change what a device is."
        case .hub(let code):
            "This device belongs to \"\(code)\" here. Send it there at the desk, so that both hubs sign."
        }
    }

    /// Writes all devices to standard output.
    static func export(_ arguments: Arguments) throws(Arguments.Misuse) -> Int32 {
        let form = try DeviceCommand.form(arguments) ?? .snipeIT
        return LendingDesk.open(arguments) { (desk) throws(StoreError) in
            let devices = try desk.store.listedAssets(
                at: arguments["hub"],
                withBorrowers: arguments.has("borrowers")
            )
            let table = AssetTable(form, of: devices, desk.catalogue, desk.policy.hubs)
            Command.write(table.header + devices.map { table.row($0) }.joined())
            return Command.Code.done
        }
    }
}

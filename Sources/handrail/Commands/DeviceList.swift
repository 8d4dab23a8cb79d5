import Content
import Domain
import Ground
import Store

/// `handrail device add` and `list`.
enum DeviceList {
    /// Adds one device, as a list with one row would: with the same rules for what is written.
    static func add(_ tag: String, _ arguments: Arguments) throws(Arguments.Misuse) -> Int32 {
        guard let model = arguments["model"] else {
            throw Arguments.Misuse(reason: "--model is needed: its code in models.json.")
        }
        let cells: [(String, String?)] = [
            ("tag", tag), ("model", model), ("serial", arguments["serial"]),
            ("barcode", arguments["barcode"]), ("hub", arguments["hub"]), ("bought", arguments["bought"]),
            ("cost", arguments["cost"]),
        ]
        let said = cells.filter { $0.1 != nil }
        let text = CSVText.row(said.map(\.0)) + CSVText.row(said.map { $0.1 ?? "" })
        let table: CSVTable
        do throws(CSVError) { table = try CSVTable(parsing: Array(text.utf8)) } catch {
            throw Arguments.Misuse(reason: error.reason)
        }
        return LendingDesk.open(arguments) { (desk) throws(StoreError) in
            let list = AssetFile(
                table,
                as: .plain,
                AssetNames(desk.catalogue, desk.policy.hubs, desk.policy.statuses)
            )
            guard let entry = list.entries.first else {
                for fault in list.faults { Command.complain(fault.reason) }
                return Command.Code.no
            }
            if let known = try desk.store.asset(scanned: entry.tag.description) {
                Command.complain("The device \(known.tag) has this label.")
                return Command.Code.no
            }
            return try add(entry, desk)
        }
    }

    private static func add(_ entry: AssetFile.Entry, _ desk: LendingDesk) throws(StoreError) -> Int32 {
        let importing = Store.ImportingAssets(
            act: { desk.act($0, from: "command") },
            isPrepared: false,
            isAllOrNone: true,
            isRehearsal: false
        )
        let done = try desk.store.take([entry], importing)
        guard done.added == 1, done.refused.isEmpty else {
            for refused in done.refused { Command.complain(DeviceImport.words(refused.reason, desk)) }
            return Command.Code.no
        }
        Command.say("\(entry.tag) is added. It is got ready before it is lent.")
        return Command.Code.done
    }

    static func list(_ arguments: Arguments) -> Int32 {
        LendingDesk.open(arguments) { (desk) throws(StoreError) in
            let devices = try desk.store.listedAssets(at: arguments["hub"])
                .filter { arguments["model"] == nil || arguments["model"] == $0.asset.model }
            if arguments.has("json") {
                Command.say(JSONText.array(devices.map { json($0) }))
            } else {
                for device in devices {
                    let asset = device.asset
                    let due = device.due.map { "due \($0.iso)" } ?? ""
                    Command.say(
                        [
                            asset.tag.description, asset.model, asset.hub, state(asset.state), asset.serial,
                            due,
                        ]
                        .joined(separator: "\t")
                    )
                }
            }
            return Command.Code.done
        }
    }

    private static func json(_ device: AssetTable.Listed) -> String {
        let asset = device.asset
        func text(_ text: String?) -> String { text.map { JSONText.string($0) } ?? "null" }
        return JSONText.object([
            ("tag", text(asset.tag.description)), ("barcode", text(asset.barcode)),
            ("serial", text(asset.serial)), ("model", text(asset.model)), ("hub", text(asset.hub)),
            ("state", text(state(asset.state))), ("condition", text(asset.condition.rawValue)),
            ("bought", text(asset.boughtOn?.iso)), ("pence", String(asset.pence)),
            ("due", text(device.due?.iso)),
        ])
    }

    /// A state in the words of a list.
    static func state(_ state: AssetState) -> String {
        switch state {
        case .ready: "ready"
        case .onLoan: "on loan"
        case .preparing: "preparing"
        case .quarantine: "quarantine"
        case .repair: "repair"
        case .transit(let hub): "transit to \(hub)"
        case .lost: "lost"
        case .retired: "retired"
        }
    }
}

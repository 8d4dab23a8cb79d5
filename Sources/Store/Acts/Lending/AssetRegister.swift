import Domain
import Ground

/// The devices of a store while a list is taken in, by their labels.
struct AssetRegister {
    private var assets: [ID: Asset] = [:]
    private var owners: [String: ID] = [:]
    private var makers: [String: ID] = [:]
    private var besides: [ID: [AssetFile.Beside]]

    init(_ assets: [Asset], _ besides: [ID: [AssetFile.Beside]]) {
        self.besides = besides
        for asset in assets { keep(asset, besides[asset.id] ?? []) }
    }

    /// The device with a tag; nil where there is none.
    func asset(_ tag: AssetTag) -> Asset? {
        owners[tag.description].flatMap { assets[$0] }.flatMap { $0.tag == tag ? $0 : nil }
    }

    func besides(of asset: ID) -> [AssetFile.Beside] { besides[asset] ?? [] }

    /// Keeps a device as it is now.
    mutating func keep(_ asset: Asset, _ besides: [AssetFile.Beside]) {
        if let before = assets[asset.id]?.barcode, before != asset.barcode { owners[before] = nil }
        if let before = assets[asset.id]?.serial, before != asset.serial { makers[before.uppercased()] = nil }
        assets[asset.id] = asset
        // Where two have one number from before, the first keeps it: the other one is named by it.
        if !asset.serial.isEmpty, makers[asset.serial.uppercased()] == nil {
            makers[asset.serial.uppercased()] = asset.id
        }
        owners[asset.tag.description] = asset.id
        if let barcode = asset.barcode { owners[barcode] = asset.id }
        self.besides[asset.id] = besides
    }

    /// Why a row is not taken; nil where it is.
    func refusal(_ entry: AssetFile.Entry) -> AssetImport.Refused? {
        let known = asset(entry.tag)
        let row = Place(line: entry.line, column: 1)
        func refused(
            _ column: AssetFile.Column,
            _ reason: AssetImport.Refused.Reason
        ) -> AssetImport.Refused { AssetImport.Refused(place: entry.places[column] ?? row, reason: reason) }
        let labels: [(String?, AssetFile.Column)] = [
            (entry.tag.description, .tag), (entry.barcode, .barcode),
        ]
        for (label, column) in labels {
            guard let label, let owner = owners[label].flatMap({ assets[$0] }), owner.id != known?.id else {
                continue
            }
            return refused(column, .labelOf(owner.tag))
        }
        if let serial = entry.serial, serial.uppercased() != known?.serial.uppercased(),
            let owner = makers[serial.uppercased()].flatMap({ assets[$0] }), owner.id != known?.id
        {
            return refused(.serial, .serialOf(owner.tag))
        }
        guard let known else { return nil }
        if entry.model != known.model { return refused(.model, .model(known.model)) }
        if let hub = entry.hub, hub != known.hub { return refused(.hub, .hub(known.hub)) }
        return nil
    }
}

extension Asset {
    /// A new device from a row.
    init(_ entry: AssetFile.Entry, id: ID, at hub: String, isPrepared: Bool) {
        self.init(
            id: id,
            tag: entry.tag,
            barcode: entry.barcode,
            serial: entry.serial ?? "",
            model: entry.model,
            kind: entry.kind,
            hub: entry.hub ?? hub,
            needs: entry.needs,
            condition: entry.condition ?? .good,
            testDue: entry.testDue,
            boughtOn: entry.boughtOn,
            pence: entry.pence ?? 0
        )
        switch entry.standing {
        case .ready where isPrepared && condition != .damaged: prepared = needs
        case .ready, .preparing, nil: break
        case .lent, .quarantine: state = .quarantine
        case .repair(let day): state = .repair(until: day)
        case .transit(let bound): state = .transit(to: bound)
        case .lost: state = .lost
        case .retired: state = .retired
        }
        if state == .preparing, missingSteps.isEmpty, condition != .damaged { state = .ready }
    }

    /// The device as a row has it, and what is different then.
    func changed(by entry: AssetFile.Entry) -> (Asset, [AssetImport.Field]) {
        var new = self
        var fields: [AssetImport.Field] = []
        func see(_ column: String, _ before: String?, _ after: String?) {
            if before ?? "" != after ?? "" {
                fields.append(AssetImport.Field(column: column, before: before ?? "", after: after ?? ""))
            }
        }
        new.barcode = entry.barcode ?? barcode
        new.serial = entry.serial ?? serial
        new.condition = entry.condition ?? condition
        new.testDue = entry.testDue ?? testDue
        new.boughtOn = entry.boughtOn ?? boughtOn
        new.pence = entry.pence ?? pence
        // A device on the shelf that turns out to be broken goes back to the bench.
        if new.state == .ready, new.condition == .damaged { new.state = .preparing }
        see("barcode", barcode, new.barcode)
        see("serial", serial, new.serial)
        see("condition", condition.rawValue, new.condition.rawValue)
        see("test due", testDue?.iso, new.testDue?.iso)
        see("bought", boughtOn?.iso, new.boughtOn?.iso)
        see("pence", String(pence), String(new.pence))
        return (new, fields)
    }
}

extension AssetFile.Standing {
    /// Whether a device here stands as a list says.
    func isLike(_ state: AssetState) -> Bool {
        switch (self, state) {
        case (.ready, .ready), (.preparing, .preparing), (.quarantine, .quarantine), (.lent, .onLoan),
            (.lost, .lost), (.retired, .retired), (.repair, .repair):
            true
        case (.transit(let bound), .transit(let other)): bound == other
        default: false
        }
    }
}

extension AssetFile.Beside {
    /// Cells as they are kept.
    static func text(_ list: [Self]) -> String {
        JSONText.object(list.map { ($0.column, JSONText.string($0.text)) })
    }

    /// Reads back what was kept.
    static func list(_ text: String) -> [Self] {
        let members = (try? JSON(parsing: Array(text.utf8)))?.members ?? []
        return members.compactMap { member in member.value.string.map { Self(member.key, $0) } }
    }

    /// What was kept with what a row says: a column that the row is silent of stays.
    static func merged(_ kept: [Self], _ said: [Self]) -> ([Self], [AssetImport.Field]) {
        var all = kept
        var fields: [AssetImport.Field] = []
        for cell in said {
            let place = all.firstIndex { $0.column == cell.column }
            let before = place.map { all[$0].text } ?? ""
            if before == cell.text { continue }
            fields.append(AssetImport.Field(column: cell.column, before: before, after: cell.text))
            if let place { all[place] = cell } else { all.append(cell) }
        }
        return (all, fields)
    }
}

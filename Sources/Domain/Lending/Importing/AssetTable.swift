public import Ground

/// A list of devices for another register, or for a spreadsheet; read back it is the same devices.
public struct AssetTable: Sendable {
    /// A device with what is listed of it besides.
    public struct Listed: Sendable {
        /// The device.
        public var asset: Asset
        /// What another register said of it, notes among it.
        public var besides: [AssetFile.Beside]
        /// The day its loan is due; nil where nobody has it.
        public var due: CivilDate?
        /// The account number of who has it; empty where nobody has, or it is not to be told.
        public var borrower: String

        /// Lists a device.
        public init(asset: Asset, besides: [AssetFile.Beside], due: CivilDate?, borrower: String = "") {
            self.asset = asset
            self.besides = besides
            self.due = due
            self.borrower = borrower
        }

        func beside(_ column: String) -> String? { besides.first { $0.column == column }?.text }
    }

    private let form: AssetFile.Form
    private let catalogue: ModelCatalogue
    private let places: [LendingPlace]
    private let names: AssetNames
    private let columns: [AssetFile.Column]
    private let others: [String]

    /// Begins a list of some devices.
    ///
    /// - Parameters:
    ///   - form: how its columns are called.
    ///   - devices: the devices, which say which columns there are.
    ///   - catalogue: what models are called.
    ///   - places: what hubs are called.
    public init(
        _ form: AssetFile.Form,
        of devices: [Listed],
        _ catalogue: ModelCatalogue,
        _ places: [LendingPlace]
    ) {
        self.form = form
        self.catalogue = catalogue
        self.places = places
        names = AssetNames(catalogue, places)
        var columns: [AssetFile.Column] =
            form == .plain
            ? [
                .tag, .barcode, .serial, .model, .hub, .state, .condition, .bought, .cost, .testDue, .due,
                .notes,
            ]
            : [.tag, .serial, .model, .category, .hub, .state, .notes, .bought, .cost, .due, .borrower]
        if form == .snipeIT {
            // Snipe-IT has no place for these: they are there only where somebody needs them.
            if devices.contains(where: { $0.asset.barcode != nil }) { columns.append(.barcode) }
            if devices.contains(where: { $0.asset.condition != .good }) { columns.append(.condition) }
            if devices.contains(where: { $0.asset.testDue != nil }) { columns.append(.testDue) }
        }
        self.columns = columns
        let own = Set(["Model", "Location", "Notes"] + (form == .plain ? [] : ["Category"]))
        others = Set(devices.flatMap { $0.besides.map(\.column) }).subtracting(own).sorted()
    }

    /// The line that names the columns.
    public var header: String { CSVText.row(columns.map { form.header($0) } + others) }

    /// The line of a device.
    public func row(_ device: Listed) -> String {
        CSVText.row(columns.map { cell($0, device) } + others.map { device.beside($0) ?? "" })
    }

    private func cell(_ column: AssetFile.Column, _ device: Listed) -> String {
        let asset = device.asset
        switch column {
        case .tag: return asset.tag.description
        case .barcode: return asset.barcode ?? ""
        case .serial: return asset.serial
        case .model: return device.beside("Model") ?? model(asset.model)
        case .category: return device.beside("Category") ?? names.kindNames[asset.kind] ?? asset.kind
        case .hub:
            // A device that went to another hub since is there.
            if let text = device.beside("Location"), names.hub(text)?.code == asset.hub { return text }
            return form == .plain ? asset.hub : hub(asset.hub)
        case .state: return state(asset.state)
        case .condition: return asset.condition.rawValue
        case .testDue: return asset.testDue?.iso ?? ""
        case .bought: return asset.boughtOn?.iso ?? ""
        case .cost: return asset.pence == 0 ? "" : pounds(asset.pence)
        case .due:
            if case .repair(let day) = asset.state { return day?.iso ?? "" }
            return device.due?.iso ?? ""
        case .borrower: return device.borrower
        case .notes: return device.beside("Notes") ?? ""
        }
    }

    private func model(_ code: String) -> String {
        form == .snipeIT ? catalogue.name(of: code) : code
    }

    private func hub(_ code: String) -> String { places.first { $0.code == code }?.name ?? code }

    private func pounds(_ pence: Int) -> String {
        let rest = String(pence % 100)
        return "\(pence / 100)." + (rest.count < 2 ? "0" : "") + rest
    }

    private func state(_ state: AssetState) -> String {
        let isPlain = form == .plain
        return switch state {
        case .ready: isPlain ? "ready" : "Ready to Deploy"
        case .onLoan: isPlain ? "on loan" : "Deployed"
        case .preparing: isPlain ? "preparing" : "Pending"
        case .quarantine: isPlain ? "quarantine" : "Undeployable"
        case .repair: isPlain ? "repair" : "Out for Repair"
        case .transit(let bound): isPlain ? "transit to \(bound)" : "In Transit to \(hub(bound))"
        case .lost: isPlain ? "lost" : "Lost/Stolen"
        case .retired: isPlain ? "retired" : "Archived"
        }
    }
}

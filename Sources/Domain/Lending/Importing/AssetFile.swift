public import Ground

/// A list of devices from another register, read row by row.
///
/// Two kinds are known by the names of their columns, whatever their capitals: that of Snipe-IT (`Asset Tag`, `Serial`,
/// `Model`, `Category`, `Location`, `Status`, `Purchase Date`, ... with the other names its importer takes; its
/// `sample_csvs/assets-sample.csv`), and a plain one (`tag`, `serial`, `model`, `hub`, `state`, ...). Who has a device,
/// by name, is never taken over.
public struct AssetFile: Sendable {
    /// What the columns are called.
    public enum Form: Hashable, Sendable, CaseIterable {
        case snipeIT
        case plain
    }

    /// Which part of a day like 03/07/2024 stands first.
    public enum DayOrder: String, Hashable, Sendable, CaseIterable {
        case dayFirst = "day-first"
        case monthFirst = "month-first"
    }

    /// How a device stands with the other register.
    public enum Standing: Hashable, Sendable {
        case ready, preparing, quarantine, lost, retired
        /// Somebody has it, and brings it back on a day where that is known.
        case lent(until: CivilDate?)
        case repair(until: CivilDate?)
        /// On its way to a hub, by its code.
        case transit(to: String)

        /// Those that a hub may give labels of its own.
        public static let named: [String: Self] = [
            "ready": .ready, "preparing": .preparing, "on loan": .lent(until: nil), "quarantine": .quarantine,
            "repair": .repair(until: nil), "lost": .lost, "retired": .retired,
        ]
    }

    /// Something that stands in a row and that is kept as it is, by the name of its column.
    public struct Beside: Hashable, Sendable {
        /// The name of the column.
        public var column: String
        /// What it says.
        public var text: String

        /// Keeps a cell.
        public init(_ column: String, _ text: String) {
            self.column = column
            self.text = text
        }
    }

    /// A row that is in order; what it does not say is nil.
    public struct Entry: Hashable, Sendable {
        /// Where its row begins, from 1.
        public var line: Int
        /// Where each column stands that the store may refuse.
        public var places: [Column: Place]
        /// What its label says.
        public var tag: AssetTag
        /// The number of a barcode that is not its tag.
        public var barcode: String?
        /// The maker's number.
        public var serial: String?
        /// The code of its model.
        public var model: String
        /// The kind of its model.
        public var kind: String
        /// What is done to it between two loans.
        public var needs: Set<PreparationStep>
        /// The code of its hub; nil where it says none.
        public var hub: String?
        /// How it stands.
        public var standing: Standing?
        /// How it looks.
        public var condition: AssetCondition?
        /// The day by which its electrical test must be done again.
        public var testDue: CivilDate?
        /// The day it was bought.
        public var boughtOn: CivilDate?
        /// What it cost, in pence.
        public var pence: Int?
        /// Where it says who has it; nil where it does not say.
        public var borrower: Place?
        /// The day on which it is due back there.
        public var due: CivilDate?
        /// What else it says, notes among it, in the order of the columns.
        public var besides: [Beside]
    }

    /// A column that is known.
    public enum Column: String, Hashable, Sendable, CaseIterable {
        case tag, barcode, serial, model, category, hub, state, condition, testDue, bought, cost, due,
            borrower
        case notes
    }

    /// The rows that are in order, as they come.
    public private(set) var entries: [Entry] = []
    /// What is wrong, as it comes.
    public private(set) var faults: [PeopleFile.Fault] = []

    /// Reads a table.
    ///
    /// - Parameters:
    ///   - table: the rows.
    ///   - form: what the columns must be called; nil for either.
    ///   - names: the models and hubs that are known.
    ///   - order: how days with slashes are meant; nil to refuse those that could be meant in two ways.
    public init(_ table: CSVTable, as form: Form?, _ names: AssetNames, order: DayOrder? = nil) {
        let columns: AssetColumns
        do throws(RowFault) { columns = try AssetColumns(table, as: form, names, order) } catch {
            faults = [Self.fault(error, Place(line: 1, column: 1))]
            return
        }
        var tags: [String: Int] = [:]
        var serials: [String: Int] = [:]
        for row in table.rows {
            do throws(RowFault) {
                var wrong: [RowFault] = []
                guard let entry = columns.entry(row, &wrong) else {
                    faults += wrong.map { Self.fault($0, Place(line: row.line, column: 1)) }
                    continue
                }
                for label in [entry.tag.description, entry.barcode].compactMap(\.self) {
                    try Self.once(label, "label", row, &tags, entry.places[.tag])
                }
                if let serial = entry.serial {
                    try Self.once(serial, "serial number", row, &serials, entry.places[.serial])
                }
                entries.append(entry)
            } catch {
                faults.append(Self.fault(error, Place(line: row.line, column: 1)))
            }
        }
    }

    private static func fault(_ fault: RowFault, _ place: Place) -> PeopleFile.Fault {
        PeopleFile.Fault(place: fault.place ?? place, reason: fault.reason)
    }

    /// Sees that a label or number stands on one line only.
    private static func once(
        _ text: String,
        _ what: String,
        _ row: CSVTable.Row,
        _ lines: inout [String: Int],
        _ place: Place?
    ) throws(RowFault) {
        if let first = lines[text], first != row.line {
            throw RowFault(place, "Line \(first) has the same \(what). Each device has its own.")
        }
        lines[text] = row.line
    }
}

/// The models, kinds and hubs that a list may name, by every name they have.
public struct AssetNames: Sendable {
    private var models: [String: AssetModel] = [:]
    private var kinds: [String: String] = [:]
    private var hubs: [String: LendingPlace] = [:]
    /// What labels of another register mean, in small letters.
    let statuses: [String: AssetFile.Standing]
    /// What each kind is called.
    let kindNames: [String: String]

    /// Gathers the names.
    public init(
        _ catalogue: ModelCatalogue,
        _ places: [LendingPlace],
        _ statuses: [String: AssetFile.Standing] = [:]
    ) {
        self.statuses = statuses
        kindNames = Dictionary(catalogue.kinds.map { ($0.code, $0.name) }) { first, _ in first }
        for model in catalogue.models.reversed() {
            for name in [model.name] + model.otherNames + [model.id] { models[name.lowercased()] = model }
        }
        for kind in catalogue.kinds {
            for name in [kind.name, kind.code] + kind.otherNames { kinds[name.lowercased()] = kind.code }
        }
        for hub in places {
            for name in [hub.name, hub.code] + hub.otherNames { hubs[name.lowercased()] = hub }
        }
    }

    /// A model by any of its names.
    func model(_ name: String) -> AssetModel? { models[name.lowercased()] }

    /// The code of a kind by any of its names.
    func kind(_ name: String) -> String? { kinds[name.lowercased()] }

    /// A hub by any of its names.
    func hub(_ name: String) -> LendingPlace? { hubs[name.lowercased()] }

    /// The names of the hubs, for messages.
    var hubList: String { Set(hubs.values.map(\.name)).sorted().joined(separator: ", ") }
}

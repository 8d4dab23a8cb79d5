import Ground

/// Which column of a list of devices holds what.
struct AssetColumns {
    typealias Column = AssetFile.Column

    private let known: [Column: Int]
    /// Columns that are kept as they are.
    private let besides: [(index: Int, name: String)]
    /// Columns that say who has a device.
    private let borrowers: [Int]
    /// How many columns have a name, up to the last that has.
    private let columnCount: Int
    private let names: AssetNames
    private let cells: AssetCells

    /// Finds the columns by their names.
    ///
    /// - Throws: where those without which no device can be taken are missing.
    init(
        _ table: CSVTable,
        as form: AssetFile.Form?,
        _ names: AssetNames,
        _ order: AssetFile.DayOrder?
    ) throws(RowFault) {
        var known: [Column: Int] = [:]
        var besides: [(Int, String)] = []
        var borrowers: [Int] = []
        for (index, cell) in table.columns.enumerated() where !cell.text.isEmpty {
            let name = Self.folded(cell.text)
            if Self.isBorrower(name) {
                borrowers.append(index)
            } else if let column = Self.column(name, as: form) {
                if known.updateValue(index, forKey: column) != nil {
                    throw RowFault(cell.place, "Another column says the same. Keep one of both.")
                }
            } else {
                besides.append((index, cell.text))
            }
        }
        if let other = SnipeList(columns: table.columns.map(\.text)) {
            throw RowFault(
                table.columns.first?.place,
                "This is a list of \(other.rawValue) of Snipe-IT, not of assets. Export the assets there."
            )
        }
        for column in [Column.tag, .model] where known[column] == nil {
            throw RowFault(table.columns.first?.place, Self.missing(column, form))
        }
        columnCount = (table.columns.lastIndex { !$0.text.isEmpty } ?? -1) + 1
        (self.known, self.besides, self.borrowers) = (known, besides, borrowers)
        (self.names, cells) = (names, AssetCells(names: names, order: order))
    }

    /// Why a list without a column cannot be taken.
    private static func missing(_ column: Column, _ form: AssetFile.Form?) -> String {
        let name = (form ?? .snipeIT).header(column)
        return
            "There is no column \"\(name)\". The first line names the columns, as handrail device export does."
    }

    /// A name of a column without regard to capitals, underscores and spaces at its ends.
    private static func folded(_ name: String) -> String {
        name.lowercased().split { $0 == "_" || $0.isWhitespace }.joined(separator: " ")
    }

    private static func column(_ name: String, as form: AssetFile.Form?) -> Column? {
        let forms = form.map { [$0] } ?? AssetFile.Form.allCases
        return Column.allCases.first { column in
            forms.contains { $0.names(column).contains(name) }
        }
    }

    /// Whether a column says who has a device: that is never kept.
    private static func isBorrower(_ name: String) -> Bool {
        name.hasPrefix("checked out to")
            || [
                "username", "first name", "last name", "full name", "email", "user", "employee number",
                "manager", "borrower",
            ].contains(name)
    }

    /// What a row says; nil where something in it is wrong, and then all that is.
    func entry(_ row: CSVTable.Row, _ faults: inout [RowFault]) -> AssetFile.Entry? {
        if row.written < columnCount {
            let reason = "This row has \(row.written) values of \(columnCount). It seems to be cut short."
            faults.append(RowFault(nil, reason))
            return nil
        }
        func read<Value>(_ body: () throws(RowFault) -> Value) -> Value? {
            do throws(RowFault) { return try body() } catch {
                faults.append(error)
                return nil
            }
        }
        let tag = read { () throws(RowFault) in try cells.tag(cell(.tag, row), at: place(.tag, row)) }
        let model = read { () throws(RowFault) in
            try cells.model(cell(.model, row), cell(.category, row), at: place(.model, row))
        }
        let barcode = read { () throws(RowFault) in try cells.barcode(cell(.barcode, row)) } ?? nil
        let serial = read { () throws(RowFault) in try cells.serial(cell(.serial, row)) } ?? nil
        let hub = read { () throws(RowFault) in try cells.hub(cell(.hub, row)) } ?? nil
        func day(_ column: Column) -> CivilDate? {
            read { () throws(RowFault) in try cells.day(cell(column, row)) } ?? nil
        }
        let (due, testDue, bought) = (day(.due), day(.testDue), day(.bought))
        let lent = borrowers.first { !row.cells[$0].text.isEmpty }
        // Where it says who has it, how it stands is plain.
        let stands: AssetFile.Standing? =
            lent == nil
            ? read { () throws(RowFault) in try cells.standing(cell(.state, row), due, hub) } ?? nil
            : .lent(until: due)
        let looks = read { () throws(RowFault) in try cells.condition(cell(.condition, row)) } ?? nil
        let pence = read { () throws(RowFault) in try cells.pence(cell(.cost, row)) } ?? nil
        guard let tag, let model, faults.isEmpty else { return nil }
        return AssetFile.Entry(
            line: row.line,
            places: known.mapValues { row.cells[$0].place },
            tag: tag,
            barcode: barcode,
            serial: serial,
            model: model.id,
            kind: model.kind,
            needs: model.steps,
            hub: hub?.code,
            standing: stands,
            condition: looks,
            testDue: testDue,
            boughtOn: bought,
            pence: pence,
            borrower: lent.map { row.cells[$0].place },
            due: due,
            besides: besides(row, model, hub)
        )
    }

    /// What is kept as it is: columns that mean nothing here, and what another register calls model, kind and hub.
    private func besides(
        _ row: CSVTable.Row,
        _ model: AssetModel,
        _ hub: LendingPlace?
    ) -> [AssetFile.Beside] {
        let others = besides.map { ($0.name, row.cells[$0.index].text) }
        func named(_ column: Column, _ own: [String?]) -> String {
            let text = cell(column, row)?.text ?? ""
            return own.contains(text) ? "" : text
        }
        let theirs: [(String, String)] = [
            ("Model", named(.model, [model.id, model.name])),
            ("Category", named(.category, [names.kindNames[model.kind]])),
            ("Location", named(.hub, [hub?.name, hub?.code])), ("Notes", named(.notes, [])),
        ]
        return (others + theirs).compactMap { name, text in
            text.isEmpty ? nil : AssetFile.Beside(name, CSVText.value(of: text))
        }
    }

    private func cell(_ column: Column, _ row: CSVTable.Row) -> CSVTable.Cell? {
        known[column].map { row.cells[$0] }.flatMap { $0.text.isEmpty ? nil : $0 }
    }

    private func place(_ column: Column, _ row: CSVTable.Row) -> Place? {
        known[column].map { row.cells[$0].place }
    }
}

extension AssetFile.Form {
    /// What a column is called when a list is written.
    func header(_ column: AssetFile.Column) -> String {
        switch (self, column) {
        case (.plain, .testDue): "test due"
        case (.plain, _): column.rawValue
        case (.snipeIT, .tag): "Asset Tag"
        case (.snipeIT, .barcode): "Barcode"
        case (.snipeIT, .serial): "Serial"
        case (.snipeIT, .model): "Model"
        case (.snipeIT, .category): "Category"
        case (.snipeIT, .hub): "Location"
        case (.snipeIT, .state): "Status"
        case (.snipeIT, .condition): "Condition"
        case (.snipeIT, .testDue): "Test Due"
        case (.snipeIT, .bought): "Purchase Date"
        case (.snipeIT, .cost): "Purchase Cost"
        case (.snipeIT, .due): "Expected Checkin"
        case (.snipeIT, .borrower): "Checked Out To: Username"
        case (.snipeIT, .notes): "Notes"
        }
    }

    /// Every name a column may have, in small letters.
    func names(_ column: AssetFile.Column) -> [String] {
        [header(column).lowercased()] + (self == .plain ? [] : Self.aliases[column] ?? [])
    }

    /// What the importer of Snipe-IT takes for the same (app/Importer/ItemImporter.php, AssetImporter.php).
    private static let aliases: [AssetFile.Column: [String]] = [
        .tag: ["tag", "asset number", "item tag"],
        .serial: ["serial number", "serial no", "serial no."],
        .model: ["model name", "asset model", "item model"],
        .category: ["category name", "item category", "kind"],
        .hub: ["location name", "default location", "site", "branch"],
        .state: ["status label", "status name", "asset status"],
        .bought: ["purchase date", "date purchased"],
        .cost: ["cost", "price", "unit cost"],
        .due: ["expected checkin date", "expected check in", "expected check-in", "expected checkin"],
        .notes: ["asset notes", "item notes", "note"],
    ]
}

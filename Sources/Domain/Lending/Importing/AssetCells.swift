import Ground

/// Reads single cells of a list of devices, and refuses what a spreadsheet has spoilt.
struct AssetCells {
    let names: AssetNames
    let order: AssetFile.DayOrder?

    func tag(_ cell: CSVTable.Cell?, at place: Place?) throws(RowFault) -> AssetTag {
        guard let cell else { throw RowFault(place, "The asset tag is missing. Write what its label says.") }
        guard let tag = AssetTag(reading: try code(cell, "asset tag")) else {
            throw RowFault(cell.place, "An asset tag has 1 to 32 letters, digits and hyphens.")
        }
        return tag
    }

    func barcode(_ cell: CSVTable.Cell?) throws(RowFault) -> String? {
        guard let cell else { return nil }
        guard let tag = AssetTag(reading: try code(cell, "barcode")) else {
            throw RowFault(cell.place, "A barcode has 1 to 32 letters, digits and hyphens.")
        }
        return tag.description
    }

    func serial(_ cell: CSVTable.Cell?) throws(RowFault) -> String? {
        guard let cell else { return nil }
        let text = try code(cell, "serial number")
        guard text.count <= 64 else { throw RowFault(cell.place, "A serial number has 64 signs at most.") }
        return text
    }

    /// A number that names something, as far as a spreadsheet has left it whole.
    private func code(_ cell: CSVTable.Cell, _ what: String) throws(RowFault) -> String {
        let text = CSVText.value(of: cell.text)
        let mend = "Format the column as text, and export again."
        if Self.isShortened(text) {
            throw RowFault(cell.place, "Excel has shortened this \(what), and digits are lost. \(mend)")
        }
        if Self.isDay(text) {
            throw RowFault(cell.place, "Excel has made a day of this \(what). \(mend)")
        }
        // Of a long number Excel keeps 15 digits, and writes zeros after them.
        let isLong = text.utf8.count > 15 && text.utf8.allSatisfy { (48...57).contains($0) }
        if isLong, text.utf8.dropFirst(15).allSatisfy({ $0 == 48 }) {
            throw RowFault(cell.place, "Excel keeps 15 digits, and the end of this \(what) is lost. \(mend)")
        }
        if text.hasPrefix("#") { throw RowFault(cell.place, "This is an error of Excel, and no \(what).") }
        return text
    }

    /// Whether it is like 1.23E+11, which a spreadsheet makes of 123456789012; what was lost cannot be guessed.
    ///
    /// Some write a comma in it, some no plus. Without either it may be a code, such as 2E34.
    private static func isShortened(_ text: String) -> Bool {
        let parts = text.split(omittingEmptySubsequences: false) { "Ee".contains($0) }
        guard parts.count == 2 else { return false }
        let digits = parts[0].split(omittingEmptySubsequences: false) { ".,".contains($0) }
        let power = parts[1].hasPrefix("+") ? parts[1].dropFirst() : parts[1]
        guard digits.count <= 2, digits.count == 2 || parts[1].hasPrefix("+") else { return false }
        return (digits + [power]).allSatisfy { $0.utf8.allSatisfy { (48...57).contains($0) } && !$0.isEmpty }
    }

    /// Whether it is like 01-Mar or Mar-01, which a spreadsheet makes of MAR1 and of 3-1.
    private static func isDay(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return false }
        return parts.contains { months.contains(String($0)) }
            && parts.contains { $0.count == 2 && $0.allSatisfy { $0.isASCII && $0.isNumber } }
    }

    private static let months: Set = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    func model(
        _ cell: CSVTable.Cell?,
        _ category: CSVTable.Cell?,
        at place: Place?
    ) throws(RowFault) -> AssetModel {
        guard let cell else { throw RowFault(place, "The model is missing. Write which it is.") }
        guard let model = names.model(CSVText.value(of: cell.text)) else {
            throw RowFault(
                cell.place,
                "There is no model \"\(cell.text)\" in models.json. Add it, or name it there under \"alsoCalled\"."
            )
        }
        if let category, let kind = names.kind(category.text), kind != model.kind {
            throw RowFault(category.place, "The model \"\(cell.text)\" is a \(model.kind) in models.json.")
        }
        return model
    }

    func hub(_ cell: CSVTable.Cell?) throws(RowFault) -> LendingPlace? {
        guard let cell else { return nil }
        if let hub = names.hub(CSVText.value(of: cell.text)) { return hub }
        throw RowFault(
            cell.place,
            "There is no hub \"\(cell.text)\" in lending.json. There are: \(names.hubList)."
        )
    }

    func condition(_ cell: CSVTable.Cell?) throws(RowFault) -> AssetCondition? {
        guard let cell else { return nil }
        if let condition = AssetCondition(rawValue: cell.text.lowercased()) { return condition }
        throw RowFault(cell.place, "The condition is good, worn or damaged.")
    }

    /// Reads 189, £189.00 or 1,189.50.
    func pence(_ cell: CSVTable.Cell?) throws(RowFault) -> Int? {
        guard let cell else { return nil }
        let fault = RowFault(cell.place, "The cost must be pounds and pence, like 189.00.")
        var text = cell.text
        if text.hasPrefix("£") { text.removeFirst() }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = parts.first else { throw fault }
        let groups = whole.split(separator: ",", omittingEmptySubsequences: false)
        let isGrouped = groups.count == 1 || groups.dropFirst().allSatisfy { $0.count == 3 }
        let digits = groups.joined()
        guard isGrouped, !digits.isEmpty, digits.count <= 7,
            digits.allSatisfy({ $0.isASCII && $0.isNumber }), let pounds = Int(digits)
        else { throw fault }
        var pence = parts.count == 2 ? String(parts[1]) : "00"
        while pence.count < 2 { pence += "0" }
        while pence.count > 2, pence.last == "0" { pence.removeLast() }
        guard pence.count == 2, pence.allSatisfy({ $0.isASCII && $0.isNumber }), let rest = Int(pence) else {
            throw fault
        }
        return pounds * 100 + rest
    }
}

// Days.
extension AssetCells {
    /// Reads 2024-07-03, with or without a time after it, or 03/07/2024 where it is plain which part is the day.
    func day(_ cell: CSVTable.Cell?) throws(RowFault) -> CivilDate? {
        guard let cell else { return nil }
        let text = String(cell.text.prefix { $0 != " " && $0 != "T" })
        if let day = CivilDate(iso: text) { return day }
        let parts = text.split(omittingEmptySubsequences: false) { "/.-".contains($0) }.map { Int($0) }
        guard parts.count == 3, let first = parts[0], let second = parts[1], let year = parts[2], year > 1_000
        else {
            throw RowFault(
                cell.place,
                "A day must be like 2024-07-03. Format the column as a date like that."
            )
        }
        let dayFirst = CivilDate(year: year, month: second, day: first)
        let monthFirst = CivilDate(year: year, month: first, day: second)
        let day: CivilDate?
        switch order {
        case .dayFirst: day = dayFirst
        case .monthFirst: day = monthFirst
        case nil:
            if let dayFirst, let monthFirst, dayFirst != monthFirst {
                throw RowFault(
                    cell.place,
                    "This is \(dayFirst.iso) or \(monthFirst.iso). Say which: --dates day-first or month-first."
                )
            }
            day = dayFirst ?? monthFirst
        }
        if let day { return day }
        throw RowFault(cell.place, "There is no such day. Day and month may be swapped: see --dates.")
    }
}

// How devices stand.
extension AssetCells {
    private static let standings: [String: AssetFile.Standing] = [
        "ready to deploy": .ready, "ready": .ready, "deployable": .ready, "available": .ready,
        "in stock": .ready, "pending": .preparing, "preparing": .preparing, "deployed": .lent(until: nil),
        "on loan": .lent(until: nil), "checked out": .lent(until: nil), "undeployable": .quarantine,
        "quarantine": .quarantine, "out for diagnostics": .quarantine, "broken - not fixable": .quarantine,
        "out for repair": .repair(until: nil), "repair": .repair(until: nil), "lost/stolen": .lost,
        "lost": .lost, "stolen": .lost, "archived": .retired, "retired": .retired, "disposed": .retired,
    ]

    func standing(
        _ cell: CSVTable.Cell?,
        _ due: CivilDate?,
        _ hub: LendingPlace?
    ) throws(RowFault) -> AssetFile.Standing? {
        guard let cell else { return nil }
        var name = cell.text.lowercased()
        for way in ["in transit to ", "transit to "] where name.hasPrefix(way) {
            guard let bound = names.hub(String(name.dropFirst(way.count))), bound.code != hub?.code else {
                throw RowFault(cell.place, "It must be on its way to another hub: \(names.hubList).")
            }
            return .transit(to: bound.code)
        }
        if let own = names.statuses[name] { return own.until(due) }
        // Snipe-IT adds the type of a status: "Ready to Deploy (Deployable)".
        if let start = name.firstIndex(of: "("), name.hasSuffix(")") {
            name = String(name[..<start])
            while name.last == " " { name.removeLast() }
        }
        // What the hub says of a label of its own comes before what Snipe-IT means by it.
        if let standing = names.statuses[name] ?? Self.standings[name] { return standing.until(due) }
        let known = Set(Self.standings.keys).union(names.statuses.keys).sorted().joined(separator: ", ")
        throw RowFault(
            cell.place,
            "The status \"\(cell.text)\" is not known. Say in lending.json under \"statuses\" what it means. "
                + "Known are: \(known)."
        )
    }
}

extension AssetFile.Standing {
    /// The same, with the day on which it ends.
    fileprivate func until(_ day: CivilDate?) -> Self {
        switch self {
        case .lent: .lent(until: day)
        case .repair: .repair(until: day)
        default: self
        }
    }
}

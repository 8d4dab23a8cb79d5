public import Ground

/// A list of people from another system, read row by row.
///
/// Two kinds are known by the names of their columns: that of Koha's patron import (`cardnumber`, `surname`,
/// `firstname`, `dateofbirth`, ...), and a plain one (`name`, `born`, `address`, `postcode`, `phone`, `email`, `card`).
public struct PeopleFile: Sendable {
    /// A row that is in order.
    public struct Entry: Hashable, Sendable {
        /// Where its row begins.
        public let line: Int
        /// Who it is.
        public let details: PersonDetails
        /// Her library card.
        public let card: CardNumber?
    }

    /// What is wrong with a row, and where.
    public struct Fault: Hashable, Sendable {
        /// Where.
        public let place: Place
        /// What is wrong and how to mend it.
        public let reason: String

        /// Names a fault.
        public init(place: Place, reason: String) {
            self.place = place
            self.reason = reason
        }
    }

    /// The rows that are in order, as they come.
    public private(set) var entries: [Entry] = []
    /// What is wrong, as it comes.
    public private(set) var faults: [Fault] = []

    /// Reads a table.
    ///
    /// - Parameters:
    ///   - table: the rows.
    ///   - today: nobody is born later.
    public init(_ table: CSVTable, on today: CivilDate) {
        guard let columns = PeopleColumns(table) else {
            let place = table.columns.first?.place ?? Place(line: 1, column: 1)
            faults = [
                Fault(
                    place: place,
                    reason:
                        "The columns are not known. Name them name, born, address, postcode, phone, email, card, or as Koha does."
                )
            ]
            return
        }
        var lines: [CardNumber: Int] = [:]
        for row in table.rows {
            do throws(RowFault) {
                let entry = try columns.entry(row, on: today)
                if let card = entry.card, let first = lines[card] {
                    throw RowFault(
                        columns.card.map { row.cells[$0].place },
                        "Line \(first) has the same card. One card belongs to one person."
                    )
                }
                if let card = entry.card { lines[card] = row.line }
                entries.append(entry)
            } catch {
                faults.append(
                    Fault(place: error.place ?? Place(line: row.line, column: 1), reason: error.reason)
                )
            }
        }
    }
}

/// Why one row cannot be taken.
struct RowFault: Error {
    var place: Place?
    var reason: String

    init(_ place: Place?, _ reason: String) {
        self.place = place
        self.reason = reason
    }
}

public import Domain
import Ground

// Records that are taken out in bulk.
extension Store {
    /// The names of the columns of an export.
    public static func columns(of records: BulkExport.Records) -> [String] {
        switch records {
        case .people:
            [
                "account", "name", "born", "address", "postcode", "phone", "email", "card", "account_opened",
            ]
        case .requests:
            [
                "reference", "service", "team", "status", "sent", "promised", "due", "ended", "outcome",
                "account",
            ]
        }
    }

    /// How many rows are read at a time, so that no export holds up who writes.
    private static let exportedAtOnce: Int64 = 500

    /// Gives each row of an export to a closure, in the order in which the records were made.
    ///
    /// Days are those of UTC. What is not known is nil.
    /// - Parameters:
    ///   - records: which.
    ///   - row: takes a value for each of `columns(of:)`; false ends the export.
    /// - Returns: how many rows were taken.
    /// - Throws: `StoreError` where the store cannot be read.
    public func export(
        _ records: BulkExport.Records,
        row: ([String?]) -> Bool
    ) throws(StoreError) -> Int {
        var (last, count) = ([UInt8](repeating: 0, count: 16), 0)
        while true {
            let page = try connection.all(
                Self.exported(records),
                .blob(last),
                .integer(Self.exportedAtOnce)
            ) { (line) throws(StoreError) in
                (id: line.blob(0), values: Self.values(of: line, records))
            }
            for (id, values) in page {
                guard row(values) else { return count }
                (last, count) = (id, count + 1)
            }
            if page.count < Self.exportedAtOnce { return count }
        }
    }

    private static func exported(_ records: BulkExport.Records) -> String {
        switch records {
        case .people:
            """
            SELECT p.id, p.number, p.name, p.born, p.address, p.postcode, p.phone, p.email, c.number, p.opened_at
            FROM person AS p LEFT JOIN card AS c ON c.person = p.id WHERE p.id > ?1 ORDER BY p.id LIMIT ?2
            """
        case .requests:
            """
            SELECT s.id, s.reference, s.service, c.team, c.status, s.sent_at, s.promised, c.due, c.ended_on,
                c.outcome, p.number
            FROM submission AS s CROSS JOIN case_file AS c ON c.submission = s.id
            LEFT JOIN person AS p ON p.id = s.person WHERE s.id > ?1 ORDER BY s.id LIMIT ?2
            """
        }
    }

    private static func values(
        of line: borrowing Columns,
        _ records: BulkExport.Records
    ) -> [String?] {
        let instant =
            switch records {
            case .people: 9
            case .requests: 5
            }
        var values: [String?] = []
        for index in 1...columns(of: records).count {
            if index == instant {
                values.append(CivilDate(daysSinceEpoch: Int(line.integer(index) / 86_400_000)).iso)
            } else {
                let text = line.optionalText(index) ?? ""
                values.append(
                    text.isEmpty ? nil : text.split(whereSeparator: \.isNewline).joined(separator: ", ")
                )
            }
        }
        return values
    }
}

public import Domain

// Everything the store holds on a person.
extension Store {
    /// Everything the store holds on a person, from every table that leads to her.
    ///
    /// Nothing is listed by hand: the rows are found along the references of the schema, from her own record to the
    /// tables that name her, to those that belong to these, and so on. A new table is in it from its first day. Notes that
    /// staff marked as not for her are left out, and it is said that something was.
    /// - Parameters:
    ///   - person: who.
    ///   - audit: the entry for the record of acts.
    /// - Returns: the tables that have rows of hers.
    /// - Throws: `StoreError`; `noSuchPerson` where there is nobody.
    public func held(on person: ID, audit: AuditEntry) throws(StoreError) -> HeldData {
        try write { (connection) throws(StoreError) in
            try self.record(audit, connection)
            return try self.held(on: person)
        }
    }

    /// The same without an entry: who takes it out of the store notes that when it is done (see `note`).
    public func held(on person: ID) throws(StoreError) -> HeldData {
        guard try self.person(person) != nil else { throw .noSuchPerson }
        let links = try self.links()
        var conditions = ["person": "id = x'\(Self.hex(person))'"]
        for table in Self.order(of: links) where table != "person" {
            let ways = links.filter { $0.table == table }.compactMap { link in
                conditions[link.parent].map { link.condition($0) }
            }
            if !ways.isEmpty { conditions[table] = ways.joined(separator: " OR ") }
        }
        var sections: [HeldData.Section] = []
        var isLessened = false
        for table in Self.order(of: links) {
            guard var condition = conditions[table] else { continue }
            if table == Self.notes {
                let whole = condition
                condition = "(\(whole)) AND withheld IS NULL"
                isLessened =
                    try connection.first(
                        "SELECT 1 FROM \(table) WHERE (\(whole)) AND withheld IS NOT NULL LIMIT 1"
                    ) { (_) in true } ?? false
            }
            let rows = try self.rows(of: table, where: condition, links)
            if !rows.isEmpty { sections.append(HeldData.Section(table: table, rows: rows)) }
        }
        var data = HeldData(sections: sections + (try acts(with: person)))
        data.isLessened = isLessened
        return data
    }

    /// The table of the words that went with steps.
    private static let notes = "case_note"

    /// The names of all tables whose rows belong to a person, near or far.
    func heldTables() throws(StoreError) -> [String] { Self.order(of: try links()) + ["audit"] }

    /// The record of acts has no references, since it outlives what it names.
    private func acts(with person: ID) throws(StoreError) -> [HeldData.Section] {
        let mark = "x'\(Self.hex(person))'"
        let ids = "(SELECT \(mark) UNION ALL SELECT id FROM joined_person WHERE person = \(mark))"
        let rows = try self.rows(
            of: "audit",
            where: "subject IN \(ids) OR actor_id IN \(ids) OR on_behalf_of IN \(ids)"
                // Acts upon what she borrows name that and not her.
                + ["submission", "loan", "reservation", "hold"].map { table in
                    " OR subject IN (SELECT id FROM \(table) WHERE person = \(mark))"
                }.joined(),
            []
        )
        return rows.isEmpty ? [] : [HeldData.Section(table: "audit", rows: rows)]
    }
}

// Following references.
extension Store {
    /// Columns that together point to a row of another table.
    private struct Link {
        var table: String
        var columns: [String]
        var parent: String
        var keys: [String]

        /// What holds for the rows that point to some rows of the other table.
        func condition(_ ofParent: String) -> String {
            func list(_ names: [String]) -> String { names.map { "\"\($0)\"" }.joined(separator: ", ") }
            return "(\(list(columns))) IN (SELECT \(list(keys)) FROM \"\(parent)\" WHERE \(ofParent))"
        }
    }

    /// Tables that many share: a row of hers points to them, and they say nothing of her.
    private static let shared: Set<String> = ["staff", "slot"]

    private func links() throws(StoreError) -> [Link] {
        let parts = try connection.all(
            """
            SELECT m.name, f.id, f."from", f."table", coalesce(f."to", 'id') FROM sqlite_schema AS m
            JOIN pragma_foreign_key_list(m.name) AS f WHERE m.type = 'table' ORDER BY m.name, f.id, f.seq
            """
        ) { (row) in (row.text(0), row.integer(1), row.text(2), row.text(3), row.text(4)) }
        var links: [Link] = []
        var last: (String, Int64)?
        for (table, key, column, parent, parentKey) in parts where !Self.shared.contains(parent) {
            if let last, last == (table, key), !links.isEmpty {
                links[links.count - 1].columns.append(column)
                links[links.count - 1].keys.append(parentKey)
            } else {
                links.append(Link(table: table, columns: [column], parent: parent, keys: [parentKey]))
            }
            last = (table, key)
        }
        // A form that is kept with her account belongs to her, though it knows nothing of her.
        links.append(Link(table: "saved_form", columns: ["id"], parent: "account_form", keys: ["saved"]))
        return links + (try namedLinks(beside: links))
    }

    /// Tables that name a person in a column of that name, without a reference.
    private func namedLinks(beside links: [Link]) throws(StoreError) -> [Link] {
        let columns = try connection.all(
            """
            SELECT m.name, c.name FROM sqlite_schema AS m JOIN pragma_table_info(m.name) AS c
            WHERE m.type = 'table' AND c.name IN ('person', 'representative') ORDER BY m.name
            """
        ) { (row) in (row.text(0), row.text(1)) }
        return columns.filter { table, column in
            !links.contains { $0.table == table && $0.columns == [column] }
        }.map { Link(table: $0, columns: [$1], parent: "person", keys: ["id"]) }
    }

    /// The person's own table, then those that lead to it, the nearest first.
    private static func order(of links: [Link]) -> [String] {
        var order = ["person"]
        var index = 0
        while index < order.count {
            let near = links.filter { $0.parent == order[index] && !order.contains($0.table) }.map(\.table)
            for table in near where !order.contains(table) { order.append(table) }
            index += 1
        }
        return order
    }

    private static func hex(_ id: ID) -> String { id.description.filter { $0 != "-" } }

    private func rows(
        of table: String,
        where condition: String,
        _ links: [Link]
    ) throws(StoreError) -> [[HeldData.Field]] {
        let columns = try connection.all(
            "SELECT name, type FROM pragma_table_info(?1) ORDER BY cid",
            .text(table)
        ) { (row) in (name: row.text(0), type: row.text(1)) }
        // Keys that only join rows say nothing of a person, and what is looked for is in another column already.
        let wanted = columns.filter { !Self.isInner($0.name, $0.type, of: table, links) }
        let list = wanted.map { "\"\($0.name)\"" }.joined(separator: ", ")
        guard !list.isEmpty else { return [] }
        return try connection.all("SELECT \(list) FROM \"\(table)\" WHERE \(condition)") {
            (row) throws(StoreError) in
            var fields: [HeldData.Field] = []
            for (index, column) in wanted.enumerated() {
                if row.optionalText(index) == nil { continue }
                let value = try self.value(row, index, column.name, column.type)
                if let value { fields.append(HeldData.Field(column.name, value)) }
            }
            return fields
        }
    }

    private static func isInner(_ name: String, _ type: String, of table: String, _ links: [Link]) -> Bool {
        if name.hasSuffix("_key") || name == "operation" || name == "id" { return true }
        let isLink = links.contains {
            $0.table == table && $0.columns.contains(name) && $0.parent != "person"
        }
        return type == "BLOB" && isLink
    }

    private func value(
        _ row: borrowing Columns,
        _ index: Int,
        _ name: String,
        _ type: String
    ) throws(StoreError) -> HeldData.Value? {
        switch type {
        case "BLOB":
            let bytes = row.blob(index)
            guard let id = ID(bytes: bytes) else { return .bytes(bytes.count) }
            return try self.name(of: id).map { .name($0) }
        case "INTEGER":
            let number = row.integer(index)
            return name == "at" || name.hasSuffix("_at") ? .instant(number) : .number(number)
        default:
            if name == "hash" { return .secret }
            return row.text(index).isEmpty ? nil : .text(row.text(index))
        }
    }

    /// The name of a person or of one of the staff; nil where the id names something else.
    private func name(of id: ID) throws(StoreError) -> String? {
        try connection.first(
            "SELECT name FROM person WHERE id = ?1 UNION ALL SELECT name FROM staff WHERE id = ?1 LIMIT 1",
            .blob(id.bytes)
        ) { (row) in row.text(0) }
    }
}

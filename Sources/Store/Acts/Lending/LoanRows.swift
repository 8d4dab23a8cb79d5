public import Domain
import Ground

// Loans as the store has them.
extension Store {
    static var loanColumns: String {
        "l.id, l.asset, a.tag, l.person, l.reservation, l.model, l.hub, l.lent_at, l.first, l.due, l.until, l.in_hub, "
            + "l.share, l.waived_until, l.is_hardship, l.renewals, l.terms, l.agreement, l.kit, l.condition, "
            + "l.ended_at, l.ending, l.kit_back, l.condition_back, l.remark"
    }

    /// A loan by its id; nil where there is none.
    public func loan(_ id: ID) throws(StoreError) -> Loan? {
        try loans("l.id = ?1", .blob(id.bytes)).first
    }

    /// The open loan of a device; nil where nobody has it.
    public func openLoan(of asset: ID) throws(StoreError) -> Loan? {
        try loans("l.asset = ?1 AND l.ended_at IS NULL", .blob(asset.bytes)).first
    }

    /// What a person has, the first due first; then, where it is asked for, what she had, the last first.
    public func loans(of person: ID, withPast: Bool = false) throws(StoreError) -> [Loan] {
        let open = try loans(
            "l.person = ?1 AND l.ended_at IS NULL",
            .blob(person.bytes),
            order: "l.due, a.tag"
        )
        guard withPast else { return open }
        let past = "l.person = ?1 AND l.ended_at IS NOT NULL"
        return open + (try loans(past, .blob(person.bytes), order: "l.ended_at DESC, a.tag"))
    }

    func loans(
        _ condition: String,
        _ values: Connection.Value...,
        order: String = "l.lent_at, l.id"
    ) throws(StoreError) -> [Loan] {
        try connection.all(
            "SELECT \(Self.loanColumns) FROM loan AS l JOIN asset AS a ON a.id = l.asset WHERE \(condition) "
                + "ORDER BY \(order)",
            values,
            read: readLoan
        )
    }

    func found(loan id: ID) throws(StoreError) -> Loan {
        guard let loan = try loan(id) else { throw .lending(.noSuchLoan) }
        return loan
    }

    func readLoan(_ row: borrowing Columns) throws(StoreError) -> Loan {
        guard let tag = AssetTag(reading: row.text(2)), let first = row.day(8), let due = row.day(9),
            let until = row.day(10), first <= due, let terms = knownTerms.reading(row.text(16)),
            let condition = AssetCondition(rawValue: row.text(19))
        else { throw .corrupt }
        return Loan(
            id: try row.id(0),
            asset: try row.id(1),
            tag: tag,
            person: row.optionalID(3),
            reservation: row.optionalID(4),
            model: row.text(5),
            hub: row.text(6),
            lentAt: row.integer(7),
            days: first...due,
            until: until,
            use: row.integer(11) == 1 ? .inHub : .atHome,
            share: row.optionalText(12),
            waivedUntil: row.day(13),
            isHardship: row.integer(14) == 1,
            renewals: Int(row.integer(15)),
            terms: terms,
            agreement: row.text(17),
            out: KitCheck(accessories: Set(lines: row.text(18)), condition: condition),
            end: try Self.end(row)
        )
    }

    private static func end(_ row: borrowing Columns) throws(StoreError) -> Loan.End? {
        guard let ending = row.optionalText(21) else { return nil }
        guard let ending = Loan.Ending(rawValue: ending) else { throw .corrupt }
        let back = AssetCondition(rawValue: row.text(23)).map {
            KitCheck(accessories: Set(lines: row.text(22)), condition: $0, remark: row.text(24))
        }
        return Loan.End(ending, at: row.integer(20), back: back)
    }
}

extension Set<String> {
    /// Codes of the parts of a kit from a text with one a line.
    init(lines: String) { self.init(lines.split(separator: "\n").map { String($0) }) }

    /// The codes as a text with one a line, in order.
    var lines: String { sorted().joined(separator: "\n") }
}

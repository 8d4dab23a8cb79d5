public import Domain
import Ground

// Loans as the store has them.
extension Store {
    static var loanColumns: String {
        "l.id, l.asset, a.tag, l.person, l.reservation, l.model, l.hub, l.lent_at, l.first, l.due, l.until, l.in_hub, "
            + "l.share, l.waived_until, l.is_hardship, l.renewals, l.terms, l.agreement, l.kit, l.condition, "
            + "l.ended_at, l.ending, l.kit_back, l.condition_back, l.remark, "
            + "(SELECT group_concat(s.day || ' ' || s.kind, char(10)) FROM loan_step AS s "
            + "WHERE s.loan = l.id AND s.due = l.due), l.told_lost_at, l.told_fault_at, l.longer_asked_at"
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

    /// All loans of a device, the first one first.
    public func loans(ofAsset asset: ID) throws(StoreError) -> [Loan] {
        try loans("l.asset = ?1", .blob(asset.bytes))
    }

    /// Sees that a device does not go out before it last went out, or came back: the clock would be wrong.
    ///
    /// A day is let pass, since the clocks of terminals differ and days change at midnight.
    func seeClock(_ asset: ID, _ act: LendingAct) throws(StoreError) {
        let last = try connection.first(
            "SELECT max(coalesce(ended_at, lent_at)) FROM loan WHERE asset = ?1",
            .blob(asset.bytes)
        ) { (row) in row.optionalText(0).flatMap { Int64($0) } }
        guard let last = last ?? nil, last > act.audit.at + 86_400_000 else { return }
        throw .lending(.clockBehind(CivilDate(daysSinceEpoch: Int(last / 86_400_000))))
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
        var loan = Loan(
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
        loan.told = Loan.Told(
            lost: row.optionalText(26).flatMap { Int64($0) },
            fault: row.optionalText(27).flatMap { Int64($0) },
            longer: row.optionalText(28).flatMap { Int64($0) }
        )
        for line in row.text(25).split(separator: "\n") { try loan.take(line) }
        return loan
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

extension Loan {
    /// Takes in a step of the ladder as the store keeps it: its day and its kind.
    fileprivate mutating func take(_ line: Substring) throws(StoreError) {
        let words = line.split(separator: " ")
        guard words.count == 2, let day = Int(words[0]) else { throw .corrupt }
        if words[1] == "tried" {
            triedOn = max(triedOn ?? due.adding(days: day), due.adding(days: day))
            return
        }
        guard let kind = OverdueLadder.Kind(rawValue: String(words[1])) else { throw .corrupt }
        taken.insert(OverdueLadder.Step(day: day, kind: kind))
    }
}

extension Set<String> {
    /// Codes of the parts of a kit from a text with one a line.
    init(lines: String) { self.init(lines.split(separator: "\n").map { String($0) }) }

    /// The codes as a text with one a line, in order.
    var lines: String { sorted().joined(separator: "\n") }
}

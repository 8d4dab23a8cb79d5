public import Domain
public import Ground

/// An open loan with whom to speak to about it.
public struct LoanListing: Hashable, Sendable {
    /// The loan.
    public var loan: Loan
    /// The borrower's name; nil where she is forgotten.
    public var name: String?
    /// Her telephone number; empty where there is none.
    public var phone: String
}

// Lists of loans.
extension Store {
    /// The loans of a hub that were due before a day and are not back, the longest overdue first.
    ///
    /// - Parameters:
    ///   - hub: where they were lent.
    ///   - today: the day at the hub.
    ///   - most: how many to give at most.
    /// - Returns: the loans with whom to speak to.
    /// - Throws: `StoreError` where the store cannot be read.
    public func overdueLoans(
        at hub: String,
        on today: CivilDate,
        most: Int = 200
    ) throws(StoreError) -> [LoanListing] {
        try listing("l.due < ?2", hub, today, most)
    }

    /// The loans of a hub that are due on a day.
    public func loansDue(
        at hub: String,
        on day: CivilDate,
        most: Int = 200
    ) throws(StoreError) -> [LoanListing] {
        try listing("l.due = ?2", hub, day, most)
    }

    /// How many loans of a hub are overdue.
    public func overdueCount(at hub: String, on today: CivilDate) throws(StoreError) -> Int {
        try connection.first(
            "SELECT count(*) FROM loan WHERE hub = ?1 AND ended_at IS NULL AND due < ?2",
            .text(hub),
            .text(today.iso)
        ) { (row) in Int(row.integer(0)) } ?? 0
    }

    private func listing(
        _ condition: String,
        _ hub: String,
        _ day: CivilDate,
        _ most: Int
    ) throws(StoreError) -> [LoanListing] {
        try connection.all(
            """
            SELECT \(Self.loanColumns), p.name, p.phone FROM loan AS l JOIN asset AS a ON a.id = l.asset
            LEFT JOIN person AS p ON p.id = l.person
            WHERE l.hub = ?1 AND l.ended_at IS NULL AND \(condition) ORDER BY l.due, l.id LIMIT ?3
            """,
            .text(hub),
            .text(day.iso),
            .integer(Int64(most))
        ) { (row) throws(StoreError) in
            LoanListing(loan: try Self.loan(row), name: row.optionalText(26), phone: row.text(27))
        }
    }
}

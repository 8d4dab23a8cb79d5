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
    /// What was noted about it, the first note first.
    public var notes: [String]

    /// Its place in a list of loans.
    public var place: LoanPlace { LoanPlace(due: loan.due, id: loan.id) }
}

// Lists of loans.
extension Store {
    /// Who has what, where, due when: a page of the open loans, the first due first.
    ///
    /// - Parameters:
    ///   - choice: which loans.
    ///   - place: the last one of the page before; nil for the first page.
    ///   - most: how many to give at most.
    /// - Returns: the loans with whom to speak to. Each page takes as long as the first.
    /// - Throws: `StoreError` where the store cannot be read.
    public func openLoans(
        _ choice: LoanChoice = LoanChoice(),
        after place: LoanPlace? = nil,
        most: Int = 200
    ) throws(StoreError) -> [LoanListing] {
        var query = LoanQuery(choice)
        if let place {
            query.add("(l.due, l.id) > (?, ?)", .text(place.due.iso), .blob(place.id.bytes))
        }
        return try listing(query, most: most)
    }

    /// How many open loans there are.
    public func openLoanCount(_ choice: LoanChoice = LoanChoice()) throws(StoreError) -> Int {
        let query = LoanQuery(choice)
        return try connection.all("SELECT count(*) FROM loan AS l WHERE \(query.condition)", query.values) {
            (row) in Int(row.integer(0))
        }.first ?? 0
    }

    /// The loans about which staff call today, the longest overdue first.
    ///
    /// - Parameters:
    ///   - choice: of which loans.
    ///   - ladder: what comes of being late.
    ///   - today: the day at the hub.
    ///   - place: the last one of the page before; nil for the first page.
    ///   - most: how many to give at most.
    /// - Returns: the loans with whom to speak to.
    /// - Throws: `StoreError` where the store cannot be read.
    public func loansToCall(
        _ choice: LoanChoice,
        _ ladder: OverdueLadder,
        on today: CivilDate,
        after place: LoanPlace? = nil,
        most: Int = 200
    ) throws(StoreError) -> [LoanListing] {
        guard let late = ladder.firstCall else { return [] }
        var (choice, next) = (choice, place)
        choice.dueBefore = today.adding(days: 1 - late)
        var calls: [LoanListing] = []
        // What is late enough and yet not to be called about, as what was waived, is rare: mostly one page is read.
        while calls.count < most {
            let page = try openLoans(choice, after: next, most: most)
            calls += page.filter {
                // Who did not answer today is tried again tomorrow.
                $0.loan.triedOn != today && ladder.asksForCall(about: $0.loan.onLadder, today: today)
            }
            guard let last = page.last, page.count == most else { break }
            next = last.place
        }
        return Array(calls.prefix(most))
    }

    /// The models of which somebody has a device, by their codes.
    public func openLoanModels() throws(StoreError) -> [String] {
        // From one to the next in the index, however many loans there are of each.
        try connection.all(
            """
            WITH RECURSIVE m (model) AS (SELECT min(model) FROM loan WHERE ended_at IS NULL
                UNION ALL SELECT (SELECT min(l.model) FROM loan AS l WHERE l.ended_at IS NULL AND l.model > m.model)
                FROM m WHERE m.model IS NOT NULL)
            SELECT model FROM m WHERE model IS NOT NULL
            """
        ) { (row) in row.text(0) }
    }

    /// The loans of a hub that are due on a day.
    public func loansDue(
        at hub: String,
        on day: CivilDate,
        most: Int = 200
    ) throws(StoreError) -> [LoanListing] {
        var query = LoanQuery(LoanChoice(hub: hub))
        query.add("l.due = ?", .text(day.iso))
        return try listing(query, most: most)
    }

    private func listing(_ query: LoanQuery, most: Int) throws(StoreError) -> [LoanListing] {
        try connection.all(
            """
            SELECT \(Self.loanColumns), p.name, p.phone FROM loan AS l JOIN asset AS a ON a.id = l.asset
            LEFT JOIN person AS p ON p.id = l.person
            WHERE \(query.condition) ORDER BY l.due, l.id LIMIT ?
            """,
            query.values + [.integer(Int64(most))]
        ) { (row) throws(StoreError) in
            LoanListing(
                loan: try readLoan(row),
                name: row.optionalText(29),
                phone: row.text(30),
                notes: row.text(24).split(separator: "\n").map { String($0) }
            )
        }
    }
}

/// A condition on open loans with its values, in their order.
private struct LoanQuery {
    private(set) var condition = "l.ended_at IS NULL"
    private(set) var values: [Connection.Value] = []

    init(_ choice: LoanChoice) {
        if let hub = choice.hub { add("l.hub = ?", .text(hub)) }
        if let model = choice.model { add("l.model = ?", .text(model)) }
        if let day = choice.dueBefore { add("l.due < ?", .text(day.iso)) }
    }

    mutating func add(_ words: String, _ values: Connection.Value...) {
        condition += " AND " + words
        self.values += values
    }
}

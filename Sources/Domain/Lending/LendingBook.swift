public import Ground

/// What a hub lends by: its opening days, its rules and its ladder.
///
/// All of it is content.
public struct LendingBook: Sendable {
    /// The code of the hub.
    public let hub: String
    /// When it opens.
    public let opening: OpeningCalendar
    /// Who may have what, for how long.
    public let rules: LoanRules
    /// What comes of being late.
    public let ladder: OverdueLadder
    /// How many devices are kept for groups, by model and group.
    public let shares: [String: [String: Int]]
    /// How many devices are never reserved, for people who walk in, by model.
    public let walkInFloors: [String: Int]
    /// Whether it is too late to fetch anything today: the hub is closed, or about to close.
    public var isTodayOver = false

    /// Opens the book of a hub.
    public init(
        hub: String,
        opening: OpeningCalendar,
        rules: LoanRules,
        ladder: OverdueLadder,
        shares: [String: [String: Int]] = [:],
        walkInFloors: [String: Int] = [:]
    ) {
        self.hub = hub
        self.opening = opening
        self.rules = rules
        self.ladder = ladder
        self.shares = shares
        self.walkInFloors = walkInFloors
    }

    /// What the rules are asked for a model and a borrower.
    public func subject(_ model: String, _ borrower: Borrower) -> LoanRules.Subject {
        LoanRules.Subject(model: model, group: borrower.group, hub: hub)
    }

    /// The group whose share a borrower takes from; nil for none.
    public func share(of borrower: Borrower, in model: String) -> String? {
        shares[model]?[borrower.group] == nil ? nil : borrower.group
    }

    /// How many open days a device is got ready, for whoever borrows it.
    public func preparationDays(of model: String) -> Int { days(model, \.preparationDays) }

    /// How many open days it may come back late, for whoever borrows it.
    public func slackDays(of model: String) -> Int { days(model, \.slackDays) }

    /// How many days ago a device may have been wiped at most; nil for any number.
    public func wipedWithin(_ model: String) -> Int? {
        rules.closest(LoanRules.Subject(model: model, group: "", hub: hub), \.wipedWithin)
    }

    /// The first day on which a device must have been wiped to be lent on a day; nil for any.
    public func wipedSince(_ model: String, on day: CivilDate) -> CivilDate? {
        wipedWithin(model).map { day.adding(days: -$0) }
    }

    /// A term that is about the device and not about its borrower: rules for groups do not speak of it.
    private func days(_ model: String, _ term: (LoanRule) -> Int?) -> Int {
        rules.closest(LoanRules.Subject(model: model, group: "", hub: hub), term) ?? 0
    }

    /// The last day on which a device is kept from others that is due on a day.
    public func until(_ due: CivilDate, _ model: String) throws(OpeningCalendar.Refusal) -> CivilDate {
        try opening.openDay(slackDays(of: model) + preparationDays(of: model), after: due)
    }

    /// The last day on which a device that is got ready today is kept from others.
    public func prepared(from day: CivilDate, _ model: String) throws(OpeningCalendar.Refusal) -> CivilDate {
        try opening.openDay(preparationDays(of: model), after: day)
    }
}

// The day something is fetched.
extension LendingBook {
    /// The book as it is at a time of today.
    ///
    /// - Parameters:
    ///   - minute: the minute after midnight at the hub.
    ///   - today: the day at the hub.
    ///   - needed: how many minutes before closing something must be asked for, to be got ready and fetched.
    /// - Returns: the same book, which knows whether it is too late for today.
    public func at(_ minute: Int, on today: CivilDate, needed: Int) -> LendingBook {
        var book = self
        let open = try? opening.stretches(on: today)
        book.isTodayOver = !(open ?? []).contains { $0.closes - max(minute, $0.opens) >= max(1, needed) }
        return book
    }

    /// The first day on which something can be fetched that is asked for now.
    public func firstStart(
        for subject: LoanRules.Subject,
        today: CivilDate
    ) throws(OpeningCalendar.Refusal) -> CivilDate {
        let first = try rules.firstStart(for: subject, today: today, at: opening)
        return isTodayOver && first <= today ? try opening.openDay(1, after: today) : first
    }
}

// The day something is brought back.
extension LendingBook {
    /// The day on which something is due that begins on a day.
    ///
    /// - Parameters:
    ///   - wished: a day that was chosen, which may be earlier than the rules say; nil for theirs.
    ///   - terms: the terms.
    ///   - start: the day it is fetched.
    ///   - borrower: whose account may end.
    ///   - through: the last day it can be due because of who has it next; nil where nobody has.
    /// - Returns: the day.
    /// - Throws: `BorrowingRefusal` where it cannot be lent so, or the hub is closed on the chosen day.
    public func due(
        _ wished: CivilDate?,
        _ terms: LoanTerms,
        from start: CivilDate,
        _ borrower: Borrower,
        through: CivilDate?
    ) throws(BorrowingRefusal) -> CivilDate {
        let due = try terms.due(
            from: start,
            at: opening,
            freeThrough: through,
            accountEnds: borrower.accountEnds
        )
        guard let wished, wished < due else { return due }
        guard wished >= start else { throw .notLonger(wished) }
        let isOpen: Bool
        do throws(OpeningCalendar.Refusal) { isOpen = try opening.isOpen(on: wished) } catch {
            throw .calendar(error)
        }
        guard isOpen else { throw .closed(wished) }
        return wished
    }

    /// The last day on which something can be due that must be ready again for somebody on another day.
    ///
    /// Nil where no day from the first on is early enough.
    public func freeThrough(
        before next: CivilDate,
        from first: CivilDate,
        _ model: String
    ) throws(OpeningCalendar.Refusal) -> CivilDate? {
        var day = next.adding(days: -1)
        while day >= first {
            if try until(day, model) < next { return day }
            day = day.adding(days: -1)
        }
        return nil
    }
}

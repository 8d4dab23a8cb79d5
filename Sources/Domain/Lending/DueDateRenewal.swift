public import Ground

/// A loan that somebody asks to keep longer.
public struct Renewal: Hashable, Sendable {
    /// The day it is due.
    public var due: CivilDate
    /// The day at the hub.
    public var today: CivilDate
    /// How often it was kept longer before.
    public var count: Int
    /// Whether it is back.
    public var isReturned: Bool
    /// How many people wait for one of its model for whom none is there.
    public var waiting: Int
    /// The last day it can be kept because of who has it next; nil where nobody has.
    public var freeThrough: CivilDate?
    /// The day from which somebody else has it; nil where nobody has.
    public var promisedFrom: CivilDate?
    /// The last day of the account; nil for one that does not end.
    public var accountEnds: CivilDate?

    /// Gathers what is known of the loan.
    public init(
        due: CivilDate,
        today: CivilDate,
        count: Int,
        isReturned: Bool = false,
        waiting: Int = 0,
        freeThrough: CivilDate? = nil,
        promisedFrom: CivilDate? = nil,
        accountEnds: CivilDate? = nil
    ) {
        self.due = due
        self.today = today
        self.count = count
        self.isReturned = isReturned
        self.waiting = waiting
        self.freeThrough = freeThrough
        self.promisedFrom = promisedFrom
        self.accountEnds = accountEnds
    }
}

extension LoanTerms {
    /// The day on which a loan that begins on a day is due.
    ///
    /// - Parameters:
    ///   - start: the day it is lent.
    ///   - calendar: the opening days of the hub.
    ///   - freeThrough: the last day it can be kept because of who has it next; nil where nobody has.
    ///   - accountEnds: the last day of the account; nil for one that does not end.
    /// - Returns: an open day, `start` at the earliest.
    /// - Throws: where no open day is left for bringing it back.
    public func due(
        from start: CivilDate,
        at calendar: OpeningCalendar,
        freeThrough: CivilDate? = nil,
        accountEnds: CivilDate? = nil
    ) throws(BorrowingRefusal) -> CivilDate {
        let day = try day(period, start, [freeThrough, accountEnds], calendar)
        if day >= start { return day }
        if let accountEnds, accountEnds <= freeThrough ?? accountEnds { throw .accountEndsFirst(accountEnds) }
        throw .promised(from: (freeThrough ?? start).adding(days: 1))
    }

    /// The new day of a loan that is kept longer.
    ///
    /// It is counted from the day it was due, so that nobody loses days by asking early; for what is overdue
    /// it is counted from today. It is refused while people wait. Where somebody else was promised it for
    /// later, it is kept only until then.
    public func renewed(
        _ loan: Renewal,
        at calendar: OpeningCalendar
    ) throws(BorrowingRefusal) -> CivilDate {
        if loan.isReturned { throw .returned }
        guard let renewals else { throw .noRule(.renewals) }
        if case .atMost(let most) = renewals, loan.count >= most {
            throw .noRenewalLeft(count: loan.count, limit: most)
        }
        if loan.waiting > 0 { throw .waitedFor(count: loan.waiting) }
        if let ends = loan.accountEnds, ends < loan.today { throw .accountEnded(ends) }
        let start = max(loan.due, loan.today)
        let day = try day(renewalPeriod, start, [loan.freeThrough, loan.accountEnds], calendar)
        if day > loan.due, day >= loan.today { return day }
        if let through = loan.freeThrough, through <= loan.accountEnds ?? through, renewalPeriod > 0 {
            throw .promised(from: loan.promisedFrom ?? through.adding(days: 1))
        }
        if let ends = loan.accountEnds, renewalPeriod > 0 { throw .accountEndsFirst(ends) }
        throw .notLonger(loan.due)
    }

    /// The new day of a loan that is kept longer by itself on the day it is due; nil where it stays due.
    public func renewedByItself(_ loan: Renewal, at calendar: OpeningCalendar) -> CivilDate? {
        guard renewsItself, loan.due == loan.today else { return nil }
        return try? renewed(loan, at: calendar)
    }

    private func day(
        _ period: Int,
        _ start: CivilDate,
        _ bounds: [CivilDate?],
        _ calendar: OpeningCalendar
    ) throws(BorrowingRefusal) -> CivilDate {
        do throws(OpeningCalendar.Refusal) {
            let latest = bounds.compactMap(\.self).min()
            return try DueDate(counting, at: calendar).day(period, after: start, notAfter: latest)
        } catch {
            throw .calendar(error)
        }
    }
}

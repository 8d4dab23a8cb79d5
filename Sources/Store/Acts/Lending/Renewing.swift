public import Domain
public import Ground

// Keeping something longer.
extension Store {
    /// The new day of a loan that would be kept longer.
    ///
    /// - Throws: `StoreError.lending` with the reason why not.
    public func renewedDue(
        of loan: ID,
        for borrower: Borrower,
        _ book: LendingBook,
        on today: CivilDate
    ) throws(StoreError) -> CivilDate {
        try renewedDue(found(loan: loan), borrower, book, today)
    }

    /// Lets a borrower keep a device longer.
    ///
    /// - Returns: the loan with its new day.
    /// - Throws: `StoreError.lending` with the reason where it is refused; nothing is changed then.
    public func renew(_ loan: ID, for borrower: Borrower, by act: LendingAct) throws(StoreError) -> Loan {
        try once(act) { (connection) throws(StoreError) in
            let found = try self.found(loan: loan)
            guard found.person == borrower.person else { throw .lending(.notTheirs) }
            let due = try self.renewedDue(found, borrower, act.book, act.today)
            let until = try self.dayRule { () throws(OpeningCalendar.Refusal) in
                try act.book.until(due, found.model)
            }
            let shelf = try self.shelf(of: found.model, at: found.hub)
            let lost = try self.settle(shelf, act, until: [found.asset: until], connection)
            guard lost.isEmpty else { throw .lending(.asset(.promised(lost.count))) }
            try connection.run(
                "UPDATE loan SET due = ?2, until = ?3, renewals = renewals + 1 WHERE id = ?1",
                .blob(loan.bytes),
                .text(due.iso),
                .text(until.iso)
            )
            try self.takeBack(MessageKind.ofLoans, about: loan, at: act.audit.at, connection)
            try self.note(.renewed, of: found.asset, by: act, connection)
            return loan
        } reading: { (id) throws(StoreError) in
            try self.loan(id)
        }
    }

    /// Waives what comes of being late up to a day, or notes that the borrower told of hardship.
    public func waive(
        _ loan: ID,
        until day: CivilDate?,
        isHardship: Bool,
        by act: LendingAct
    ) throws(StoreError) -> Loan {
        try once(act) { (connection) throws(StoreError) in
            guard try self.found(loan: loan).isOpen else { throw .lending(.loanOver) }
            try connection.run(
                "UPDATE loan SET waived_until = ?2, is_hardship = ?3 WHERE id = ?1",
                .blob(loan.bytes),
                .optional(day?.iso),
                .integer(isHardship ? 1 : 0)
            )
            return loan
        } reading: { (id) throws(StoreError) in
            try self.loan(id)
        }
    }

    private func renewedDue(
        _ loan: Loan,
        _ borrower: Borrower,
        _ book: LendingBook,
        _ today: CivilDate
    ) throws(StoreError) -> CivilDate {
        guard loan.hub == book.hub else { throw .lending(.elsewhere(hub: loan.hub)) }
        let waiting = try queue(for: loan.model, at: loan.hub).waiting.count
        var renewal = Renewal(
            due: loan.due,
            today: today,
            count: loan.renewals,
            isReturned: !loan.isOpen,
            waiting: waiting,
            accountEnds: borrower.accountEnds
        )
        // Everything but the devices first, for how far it would reach.
        let wished = try borrowerRule { () throws(BorrowingRefusal) in
            try loan.terms.renewed(renewal, at: book.opening)
        }
        let until = try dayRule { () throws(OpeningCalendar.Refusal) in try book.until(wished, loan.model) }
        var others = try shelf(of: loan.model, at: loan.hub)
        others.assets.removeAll { $0.id == loan.asset }
        let full = try dayRule { () throws(OpeningCalendar.Refusal) in
            try others.availability(of: loan.model, book, from: today, through: until, isWalkIn: true)
                .firstOverfull(through: until, holding: [borrower.group])
        }
        guard let full else { return wished }
        let last = try dayRule { () throws(OpeningCalendar.Refusal) in
            try book.freeThrough(before: full, from: today, loan.model)
        }
        renewal.freeThrough = last ?? today.adding(days: -1)
        return try borrowerRule { () throws(BorrowingRefusal) in
            try loan.terms.renewed(renewal, at: book.opening)
        }
    }
}

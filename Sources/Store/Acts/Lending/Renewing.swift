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
            _ = try self.renew(found, borrower, isByItself: false, act, connection)
            return loan
        } reading: { (id) throws(StoreError) in
            try self.loan(id)
        }
    }

    /// Keeps what is due today longer by itself, where its terms say so and nobody waits for it, and tells who has it.
    ///
    /// What she told is lost, or does not work, stays as it is.
    /// - Returns: how many loans are kept longer.
    public func renewByThemselves(by act: LendingAct) throws(StoreError) -> Int {
        try write { (connection) throws(StoreError) in
            let due = try self.loans(
                "l.hub = ?1 AND l.ended_at IS NULL AND l.due = ?2 AND l.person IS NOT NULL",
                .text(act.book.hub),
                .text(act.today.iso)
            )
            var count = 0
            for loan in due where loan.terms.renewsItself && !loan.told.isTrouble {
                guard let person = loan.person else { continue }
                let borrower = Borrower(person: person, group: loan.share ?? "")
                // A refusal takes back what was done for this one, and the others go on.
                try connection.run("SAVEPOINT renewal")
                do throws(StoreError) {
                    let day = try self.renew(loan, borrower, isByItself: true, act, connection)
                    try self.tellRenewed(loan, to: day, act, connection)
                    count += 1
                } catch {
                    guard case .lending = error else { throw error }
                    try connection.run("ROLLBACK TO renewal")
                }
                try connection.run("RELEASE renewal")
            }
            if count > 0 { try self.record(act.audit, connection) }
            return count
        }
    }

    private func renew(
        _ found: Loan,
        _ borrower: Borrower,
        isByItself: Bool,
        _ act: LendingAct,
        _ connection: Connection
    ) throws(StoreError) -> CivilDate {
        let due = try self.renewedDue(found, borrower, act.book, act.today, isByItself: isByItself)
        let until = try self.dayRule { () throws(OpeningCalendar.Refusal) in
            try act.book.until(due, found.model)
        }
        let shelf = try self.shelf(of: found.model, at: found.hub)
        let lost = try self.settle(shelf, act, until: [found.asset: until], connection)
        guard lost.isEmpty else { throw .lending(.asset(.promised(lost.count))) }
        try connection.run(
            "UPDATE loan SET due = ?2, until = ?3, renewals = renewals + 1, longer_asked_at = NULL, "
                + "told_lost_at = NULL WHERE id = ?1",
            .blob(found.id.bytes),
            .text(due.iso),
            .text(until.iso)
        )
        try self.takeBack(MessageKind.ofLoans, about: found.id, at: act.audit.at, connection)
        try self.note(.renewed, of: found.asset, by: act, connection)
        return due
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
        _ today: CivilDate,
        isByItself: Bool = false
    ) throws(StoreError) -> CivilDate {
        func renewed(_ renewal: Renewal) throws(BorrowingRefusal) -> CivilDate {
            guard isByItself else { return try loan.terms.renewed(renewal, at: book.opening) }
            guard let day = loan.terms.renewedByItself(renewal, at: book.opening) else {
                throw .notLonger(loan.due)
            }
            return day
        }
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
            try renewed(renewal)
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
        (renewal.freeThrough, renewal.promisedFrom) = (last ?? today.adding(days: -1), full)
        return try borrowerRule { () throws(BorrowingRefusal) in
            try renewed(renewal)
        }
    }
}

public import Domain
public import Ground

// What the desk asks of loans.
extension Store {
    /// The loan of a device that ended last; nil where there is none.
    public func lastLoan(of asset: ID) throws(StoreError) -> Loan? {
        try loans("l.asset = ?1 AND l.ended_at IS NOT NULL", .blob(asset.bytes), order: "l.ended_at DESC")
            .first
    }

    /// Everything that speaks against lending a model now, with a reservation of it that is collected.
    ///
    /// What was promised stands: only what is overdue and an account that is over speak against that.
    public func loanRefusals(
        of model: String,
        use: BorrowingAsk.Use,
        to borrower: Borrower,
        _ book: LendingBook,
        on today: CivilDate,
        collecting reservation: ID?
    ) throws(StoreError) -> [BorrowingRefusal] {
        let ask = try ask(model, .loan, use, borrower, book, today, without: reservation)
        let found = book.rules.refusals(of: ask, at: book.opening)
        guard reservation != nil else { return found }
        var stops = found.filter(\.stopsPromises)
        // Where no rule lends it any more the rules look no further.
        if stops.isEmpty, ask.blocking > 0 { stops = [.overdue(count: ask.blocking)] }
        return stops
    }

    /// Notes what was said in a call about a loan; it goes when the borrower is forgotten.
    ///
    /// The calls that the ladder asks for by now are made then: the next is due on the day of its next step. Where nobody
    /// answered it is to be tried again, on another day.
    public func note(
        _ words: String,
        on loan: ID,
        isAnswered: Bool = true,
        by act: LendingAct
    ) throws(StoreError) -> Loan {
        try once(act) { (connection) throws(StoreError) in
            let found = try self.found(loan: loan)
            if isAnswered {
                let steps = act.book.ladder.takenByCall(about: found.onLadder, today: act.today)
                try self.take(steps, of: found, at: act.audit.at, connection)
            } else {
                let day = act.today.daysSinceEpoch - found.due.daysSinceEpoch
                try self.take(day, "tried", of: found, at: act.audit.at, connection)
            }
            try connection.run(
                "UPDATE loan SET remark = coalesce(remark || char(10), '') || ?2 WHERE id = ?1",
                .blob(loan.bytes),
                .text(words)
            )
            return loan
        } reading: { (id) throws(StoreError) in
            try self.loan(id)
        }
    }

    /// What was noted about a loan, the first note first.
    public func notes(on loan: ID) throws(StoreError) -> [String] {
        let text = try connection.first(
            "SELECT remark FROM loan WHERE id = ?1",
            .blob(loan.bytes)
        ) { (row) in row.text(0) }
        return (text ?? "").split(separator: "\n").map { String($0) }
    }
}

public import Domain
import Ground

// What a borrower tells of something she has.
extension Store {
    /// Writes down that something is wrong with what somebody has, in her words, and reminds her of it no more.
    ///
    /// That she told it, and when, stays with the loan; her words go when she is forgotten.
    /// - Throws: `StoreError.lending` where the loan is over.
    public func report(
        _ trouble: Loan.Trouble,
        with loan: ID,
        words: String,
        by act: LendingAct
    ) throws(StoreError) -> Loan {
        try once(act) { (connection) throws(StoreError) in
            let found = try self.found(loan: loan)
            guard found.isOpen else { throw .lending(.loanOver) }
            let column = trouble == .lost ? "told_lost_at" : "told_fault_at"
            try connection.run(
                "UPDATE loan SET \(column) = ?2 WHERE id = ?1",
                .blob(loan.bytes),
                .integer(act.audit.at)
            )
            try self.takeBack(MessageKind.ofLoans, about: loan, at: act.audit.at, connection)
            try self.note(.fault, of: found.asset, words, by: act, connection)
            return loan
        } reading: { (id) throws(StoreError) in
            try self.loan(id)
        }
    }

    /// Writes down that somebody asks to keep something longer.
    ///
    /// - Returns: whether she asks for the first time; staff know already where she asked before.
    public func askForLonger(_ loan: ID, by act: LendingAct) throws(StoreError) -> Bool {
        guard try found(loan: loan).told.longer == nil else { return false }
        _ = try once(act) { (connection) throws(StoreError) in
            guard try self.found(loan: loan).isOpen else { throw .lending(.loanOver) }
            try connection.run(
                "UPDATE loan SET longer_asked_at = ?2 WHERE id = ?1 AND longer_asked_at IS NULL",
                .blob(loan.bytes),
                .integer(act.audit.at)
            )
            return loan
        } reading: { (id) throws(StoreError) in
            try self.loan(id)
        }
        return true
    }
}

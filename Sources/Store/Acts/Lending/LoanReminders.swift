public import Domain
import Ground

// What borrowers are told of what is due.
extension Store {
    /// Puts the reminders that the hub's ladder asks for today into the outbox, each once.
    ///
    /// What is due, and whether it is back, is read in the same change that puts them in: nobody is told of a thing that
    /// is here already.
    /// - Parameters:
    ///   - book: the book of the hub.
    ///   - reminding: what reminders need to know of today.
    ///   - item: what residents call a model, by its code.
    /// - Returns: how many are new.
    /// - Throws: `StoreError`; no reminder is put in then.
    public func remindOfLoans(
        _ book: LendingBook,
        _ reminding: Reminding,
        item: (String) -> String
    ) throws(StoreError) -> Int {
        let furthest = reminding.today.adding(days: OverdueLadder.furthest)
        return try write { (connection) throws(StoreError) in
            let open = try self.loans(
                "l.hub = ?1 AND l.ended_at IS NULL AND l.due <= ?2 AND l.person IS NOT NULL",
                .text(book.hub),
                .text(furthest.iso)
            )
            var count = 0
            for loan in open {
                guard let notice = Self.reminder(of: loan, book, reminding, item(loan.model)) else {
                    continue
                }
                if try self.enqueue(notice, connection) { count += 1 }
            }
            return count
        }
    }

    /// The reminder of a loan that stands for today; its key keeps it from being told twice.
    private static func reminder(
        of loan: Loan,
        _ book: LendingBook,
        _ reminding: Reminding,
        _ item: String
    ) -> Notice? {
        let work = book.ladder.work(for: loan.onLadder, today: reminding.today)
        guard let person = loan.person, let step = work.steps.first(where: { $0.kind == .reminder }) else {
            return nil
        }
        let isLate = loan.daysLate(on: reminding.today) > 0
        return Notice(
            id: reminding.newID(),
            key: "loan/\(loan.id)/\(loan.due.iso)/\(step.day)",
            person: person,
            news: isLate ? .loanOverdue(item: item, day: loan.due) : .loanDue(item: item, day: loan.due),
            about: loan.id,
            at: reminding.now
        )
    }
}

public import Domain
import Ground

// What borrowers are told of what is due.
extension Store {
    /// Puts the reminders that the hub's ladder asks for today into the outbox, each once.
    ///
    /// What is due, and whether it is back, is read in the same change that puts them in: nobody is told of a thing that
    /// is here already.
    /// A message keeps the code of the model, which is read in the language of whom it is told to.
    /// - Parameters:
    ///   - book: the book of the hub.
    ///   - reminding: what reminders need to know of today.
    /// - Returns: how many are new.
    /// - Throws: `StoreError`; no reminder is put in then.
    public func remindOfLoans(_ book: LendingBook, _ reminding: Reminding) throws(StoreError) -> Int {
        let furthest = reminding.today.adding(days: OverdueLadder.furthest)
        return try write { (connection) throws(StoreError) in
            let open = try self.loans(
                "l.hub = ?1 AND l.ended_at IS NULL AND l.due <= ?2 AND l.person IS NOT NULL",
                .text(book.hub),
                .text(furthest.iso)
            )
            var count = 0
            for loan in open {
                let day = try self.dayToRemind(of: loan, book, reminding)
                let work = book.ladder.work(for: loan.onLadder, today: day)
                guard let step = work.steps.first(where: { $0.kind == .reminder }),
                    let notice = Self.reminder(step, of: loan, reminding)
                else { continue }
                if try self.enqueue(notice, connection) { count += 1 }
                let steps = [step] + work.passed.filter { $0.kind == .reminder }
                try self.take(steps, of: loan, at: reminding.now, connection)
            }
            return count
        }
    }

    /// So many days pass until a letter is read: it is written so much earlier.
    private static let daysOfPost = 4

    /// The day that counts for the reminders of a loan before it is due: for a letter, the day on which it is read.
    private func dayToRemind(
        of loan: Loan,
        _ book: LendingBook,
        _ reminding: Reminding
    ) throws(StoreError) -> CivilDate {
        let today = reminding.today
        let read = min(loan.due, today.adding(days: Self.daysOfPost))
        // Most loans are far from any step: nobody's wishes are looked up for them.
        guard read > today, let owner = loan.person,
            book.ladder.work(for: loan.onLadder, today: read).steps.contains(where: { $0.kind == .reminder }),
            let details = try person(owner)?.details
        else { return today }
        let way = try contactChoices(of: owner).way(for: .loanDue, to: details)
        return way.channel == .letter ? read : today
    }

    /// The reminder of a loan that stands for today; its key keeps it from being told twice.
    private static func reminder(
        _ step: OverdueLadder.Step,
        of loan: Loan,
        _ reminding: Reminding
    ) -> Notice? {
        guard let person = loan.person else { return nil }
        let isLate = loan.daysLate(on: reminding.today) > 0
        return Notice(
            id: reminding.newID(),
            key: "loan/\(loan.id)/\(loan.due.iso)/\(step.day)",
            person: person,
            news: isLate
                ? .loanOverdue(item: loan.model, day: loan.due) : .loanDue(item: loan.model, day: loan.due),
            about: loan.id,
            at: reminding.now
        )
    }
}

// The steps of the ladder.
extension Store {
    /// Keeps that steps of the ladder were taken for a loan and the day it is due.
    func take(
        _ steps: [OverdueLadder.Step],
        of loan: Loan,
        at now: Int64,
        _ connection: Connection
    ) throws(StoreError) {
        for step in steps { try take(step.day, step.kind.rawValue, of: loan, at: now, connection) }
    }

    func take(
        _ day: Int,
        _ kind: String,
        of loan: Loan,
        at now: Int64,
        _ connection: Connection
    ) throws(StoreError) {
        try connection.run(
            """
            INSERT INTO loan_step (loan, due, day, kind, taken_at) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING
            """,
            .blob(loan.id.bytes),
            .text(loan.due.iso),
            .integer(Int64(day)),
            .text(kind),
            .integer(now)
        )
    }
}

public import Domain
public import Ground

/// When a borrower can have a device of a model, and what keeps the others from being there.
public struct Outlook: Hashable, Sendable {
    /// A day on which one can be fetched, and the day it is brought back then.
    public struct Day: Hashable, Sendable {
        /// The day on which it is fetched: the hub is open.
        public var from: CivilDate
        /// The day on which it is brought back.
        public var due: CivilDate

        /// Names a day.
        public init(from: CivilDate, due: CivilDate) { (self.from, self.due) = (from, due) }
    }

    /// So many days ahead are looked at where the rules name no last day.
    private static let usualReach = 42
    /// No more than so many days are offered: each further one is a longer list to read.
    private static let mostDays = 8

    /// How many the hub has.
    public var total: Int
    /// How many of them are free today.
    public var free: Int
    /// Where the others are.
    public var reasons: [Availability.Reason]
    /// The first days on which one can be fetched; none while people wait.
    public var days: [Day]
    /// How many people wait.
    public var waiting: Int
    /// When somebody who joins the queue now can expect one; nil where nobody knows.
    public var expected: CivilDate?

    /// Works it out.
    ///
    /// - Parameters:
    ///   - model: the code of the model.
    ///   - shelf: all devices of it, with what is promised.
    ///   - book: the book of the hub.
    ///   - borrower: who asks.
    ///   - waiting: how many people wait.
    ///   - today: the day at the hub.
    /// - Throws: where the bank holidays are not known far enough.
    public init(
        of model: String,
        _ shelf: ShelfCount,
        _ book: LendingBook,
        for borrower: Borrower,
        waiting: Int,
        on today: CivilDate
    ) throws(OpeningCalendar.Refusal) {
        let subject = book.subject(model, borrower)
        let last = Self.lastStart(subject, book, today)
        let terms = try? book.rules.terms(for: subject)
        let horizon = try Self.horizon(of: model, book, for: borrower, on: today)
        let availability = try shelf.availability(of: model, book, from: today, through: horizon)
        let now = availability.explanation(from: today, through: today, holding: [borrower.group])
        (total, free, reasons) = (now?.total ?? 0, now?.free ?? 0, now?.reasons ?? [])
        (self.waiting, days, expected) = (waiting, [], nil)
        guard let terms else { return }
        expected = try Self.expected(after: waiting, of: model, shelf, terms, book, today)
        // Whoever waits goes first: with a queue nobody is offered a day beside it.
        guard waiting == 0 else { return }
        var day = try book.firstStart(for: subject, today: today)
        while day <= last, days.count < Self.mostDays {
            if try book.opening.isOpen(on: day),
                let found = try Self.day(day, model, terms, availability, book, borrower)
            {
                days.append(found)
            }
            day = day.adding(days: 1)
        }
    }

    /// The last day that is looked at: what is promised from a later day on is of no matter to it.
    ///
    /// - Throws: where the bank holidays are not known far enough.
    public static func horizon(
        of model: String,
        _ book: LendingBook,
        for borrower: Borrower,
        on today: CivilDate
    ) throws(OpeningCalendar.Refusal) -> CivilDate {
        let subject = book.subject(model, borrower)
        let last = lastStart(subject, book, today)
        let terms = try? book.rules.terms(for: subject)
        return try book.until(terms.map { last.adding(days: $0.period * 2 + 7) } ?? last, model)
    }

    private static func lastStart(
        _ subject: LoanRules.Subject,
        _ book: LendingBook,
        _ today: CivilDate
    ) -> CivilDate {
        today.adding(days: min(book.rules.closest(subject, \.furthestDays) ?? usualReach, usualReach))
    }

    /// A day on which one can be fetched; nil where none is free for so long.
    private static func day(
        _ day: CivilDate,
        _ model: String,
        _ terms: LoanTerms,
        _ availability: Availability,
        _ book: LendingBook,
        _ borrower: Borrower
    ) throws(OpeningCalendar.Refusal) -> Day? {
        guard let due = try? book.due(nil, terms, from: day, borrower, through: nil) else { return nil }
        let until = try book.until(due, model)
        let free = availability.promisable(from: day, through: until, holding: [borrower.group])
        return (free ?? 0) >= 1 ? Day(from: day, due: due) : nil
    }

    /// When a device comes to somebody before whom so many wait, if each keeps it as long as she may.
    ///
    /// Nil where every device is away and nobody knows for how long. What is late may come any day, so it is not counted.
    public static func expected(
        after waiting: Int,
        of model: String,
        _ shelf: ShelfCount,
        _ terms: LoanTerms,
        _ book: LendingBook,
        _ today: CivilDate
    ) throws(OpeningCalendar.Refusal) -> CivilDate? {
        let free = try shelf.freeFrom(of: model, book, on: today)
        let turn = max(1, terms.period + terms.preparationDays + terms.slackDays)
        let before = shelf.live(on: today) + waiting
        guard var early = free.min() else { return nil }
        // Each device begins a turn on the day it is free and every so many days after: the first day by which more
        // turns have begun than people are before.
        var late = early + (before + 1) * turn
        while early < late {
            let day = (early + late) / 2
            let turns = free.reduce(0) { $0 + (day < $1 ? 0 : (day - $1) / turn + 1) }
            if turns > before { late = day } else { early = day + 1 }
        }
        return try? book.opening.openDay(onOrAfter: max(today, CivilDate(daysSinceEpoch: early)))
    }

    /// Whether one can be fetched today.
    func isNow(_ today: CivilDate) -> Bool { days.first?.from == today }
}

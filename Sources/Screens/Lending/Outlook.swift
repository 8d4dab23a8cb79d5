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
    /// How many of them are free today; while the hub is closed, when it opens.
    public var free: Int
    /// Where the others are.
    public var reasons: [Availability.Reason]
    /// The first days on which one can be fetched; while others wait, only those of a share of hers.
    public var days: [Day]
    /// How many people wait.
    public var waiting: Int
    /// When somebody who joins the queue now can expect one; nil where nobody knows.
    public var expected: CivilDate?
    /// Whether one can be fetched as soon as anything can, so that nobody need wait for it.
    public var isNext = false
    /// Whether one stands there that is kept for people who come to the desk, and is lent today.
    public var isAtDesk = false

    /// Works it out.
    ///
    /// - Parameters:
    ///   - model: the code of the model.
    ///   - shelf: all devices of it, with what is promised.
    ///   - book: the book of the hub.
    ///   - borrower: who asks.
    ///   - queue: those who wait.
    ///   - passed: how many of them others need not wait for, since they could not have it now.
    ///   - own: the first days of what is kept for the borrower herself.
    ///   - today: the day at the hub.
    /// - Throws: where the bank holidays are not known even for today.
    public init(
        of model: String,
        _ shelf: ShelfCount,
        _ book: LendingBook,
        for borrower: Borrower,
        queue: HoldQueue,
        passed: Int = 0,
        own: [CivilDate] = [],
        on today: CivilDate
    ) throws(OpeningCalendar.Refusal) {
        let subject = book.subject(model, borrower)
        let terms = try? book.rules.terms(for: subject)
        let horizon = Self.horizon(of: model, book, for: borrower, on: today)
        let availability = try shelf.availability(of: model, book, from: today, through: horizon)
        // While the hub is closed nobody takes one: what counts is how it stands when it opens.
        let opens = min((try? book.firstFetch(on: today)) ?? today, availability.horizon)
        let now = availability.explanation(from: opens, through: opens, holding: [borrower.group])
        (total, free) = (now?.total ?? 0, now?.free ?? 0)
        reasons = Self.told(now?.reasons ?? [], without: own.count { $0 <= opens })
        (waiting, days, expected) = (queue.waiting.count, [], nil)
        guard let terms else { return }
        let group = borrower.group
        expected = shelf.expected(for: nil, in: queue, of: model, terms, book, group: group, on: today)
        let hasFloor = reasons.contains { $0.kind == .keptForWalkIns }
        isAtDesk = free < 1 && hasFloor && waiting <= passed && opens == today && !book.isTodayOver
        // Whoever waits goes first: with a queue nobody is offered a day beside it, but of a share that is hers.
        let share = waiting > passed ? book.share(of: borrower, in: model) : nil
        guard waiting <= passed || share != nil, let first = try? book.firstStart(for: subject, today: today)
        else { return }
        var day = first
        let last = Self.lastStart(subject, book, today)
        while day <= last, days.count < Self.mostDays, let isOpen = try? book.opening.isOpen(on: day) {
            if isOpen, let found = Self.day(day, model, terms, availability, book, borrower, share) {
                days.append(found)
            }
            day = day.adding(days: 1)
        }
        isNext = days.first?.from == first
    }

    /// The last day that is looked at: what is promised from a later day on is of no matter to it.
    ///
    /// Where the bank holidays end before, it is the last day that they are known for: what would be due after it is not
    /// lent yet.
    public static func horizon(
        of model: String,
        _ book: LendingBook,
        for borrower: Borrower,
        on today: CivilDate
    ) -> CivilDate {
        let subject = book.subject(model, borrower)
        let last = lastStart(subject, book, today)
        let terms = try? book.rules.terms(for: subject)
        let wished = terms.map { last.adding(days: $0.period * 2 + 7) } ?? last
        let known = book.opening.workingDays.lastKnown
        return min((try? book.until(wished, model)) ?? known, known)
    }

    /// Where the others are: what is kept for the borrower herself is kept for nobody else.
    private static func told(_ reasons: [Availability.Reason], without own: Int) -> [Availability.Reason] {
        reasons.compactMap { reason in
            guard reason.kind == .promised else { return reason }
            var others = reason
            others.count -= own
            return others.count > 0 ? others : nil
        }
    }

    private static func lastStart(
        _ subject: LoanRules.Subject,
        _ book: LendingBook,
        _ today: CivilDate
    ) -> CivilDate {
        today.adding(days: min(book.rules.closest(subject, \.furthestDays) ?? usualReach, usualReach))
    }

    /// A day on which one can be fetched; nil where none is free for so long, or the day it is due is not known.
    private static func day(
        _ day: CivilDate,
        _ model: String,
        _ terms: LoanTerms,
        _ availability: Availability,
        _ book: LendingBook,
        _ borrower: Borrower,
        _ share: String?
    ) -> Day? {
        guard let due = try? book.due(nil, terms, from: day, borrower, through: nil),
            let until = try? book.until(due, model)
        else { return nil }
        let free =
            share.map { availability.promisable(ofShare: $0, from: day, through: until) }
            ?? availability.promisable(from: day, through: until, holding: [borrower.group])
        return (free ?? 0) >= 1 ? Day(from: day, due: due) : nil
    }

    /// Whether one can be fetched today.
    func isNow(_ today: CivilDate) -> Bool { days.first?.from == today }
}

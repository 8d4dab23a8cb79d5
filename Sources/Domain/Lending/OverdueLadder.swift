public import Ground

/// What happens before, on and after the day something is due.
///
/// It is content: each council sets its steps. None of them can ask for money; there is no such kind of step.
public struct OverdueLadder: Hashable, Sendable {
    /// What a step does.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A message in the way the person wished.
        case reminder
        /// Staff call, and ask first whether all is well.
        case call
        /// Nothing new is lent until it is back or staff waive it.
        case block
    }

    /// One step.
    public struct Step: Hashable, Sendable {
        /// When, in days after the day it is due; below 0 for before.
        public var day: Int
        /// What it does.
        public var kind: Kind
        /// The code of its words in the content; nil where the kind says enough.
        public var words: String?

        /// Names a step.
        public init(day: Int, kind: Kind, words: String? = nil) {
            self.day = day
            self.kind = kind
            self.words = words
        }
    }

    /// Why steps are no ladder.
    public enum Refusal: Error, Hashable, Sendable {
        /// The same kind stands twice on a day, counted from the day it is due.
        case twice(day: Int)
        /// A call or a block stands on the day it is due or before it, when nobody is late.
        case tooEarly(day: Int)
        /// A day lies further away than `furthest`.
        case tooFar(day: Int)
    }

    /// No step is further from the day it is due, in days.
    public static let furthest = 366

    /// The steps in order of their days.
    public let steps: [Step]

    /// Takes steps, in any order.
    public init(_ steps: [Step]) throws(Refusal) {
        var seen: Set<[String]> = []
        for step in steps {
            guard abs(step.day) <= Self.furthest else { throw .tooFar(day: step.day) }
            guard step.day > 0 || step.kind == .reminder else { throw .tooEarly(day: step.day) }
            guard seen.insert([String(step.day), step.kind.rawValue]).inserted else {
                throw .twice(day: step.day)
            }
        }
        self.steps = steps.sorted { ($0.day, $0.kind.rawValue) < ($1.day, $1.kind.rawValue) }
    }
}

extension OverdueLadder {
    /// A loan as the ladder sees it.
    public struct Loan: Hashable, Sendable {
        /// The day it is due.
        public var due: CivilDate
        /// Whether it is back: nothing happens any more.
        public var isReturned: Bool
        /// The steps that were taken since it is due on that day.
        ///
        /// Whoever moves the day clears them, so that a loan that is kept longer is reminded of anew.
        public var taken: Set<Step>
        /// Staff waived what comes of being late, up to a day and with it; nil where they did not.
        public var waivedUntil: CivilDate?
        /// Whether the person told of hardship: staff call with care, and nothing else is sent or withheld.
        public var isHardship: Bool
        /// Whether the person told that it is lost or does not work: nobody reminds her of it, and nothing is withheld.
        public var isInTrouble: Bool

        /// Gathers what is known of a loan.
        public init(
            due: CivilDate,
            isReturned: Bool = false,
            taken: Set<Step> = [],
            waivedUntil: CivilDate? = nil,
            isHardship: Bool = false,
            isInTrouble: Bool = false
        ) {
            self.due = due
            self.isReturned = isReturned
            self.taken = taken
            self.waivedUntil = waivedUntil
            self.isHardship = isHardship
            self.isInTrouble = isInTrouble
        }

        func isWaived(on today: CivilDate) -> Bool { waivedUntil.map { today <= $0 } ?? false }

        /// Whether a step was taken; other words in the content do not make it another one.
        func hasTaken(_ step: Step) -> Bool { taken.contains { $0.day == step.day && $0.kind == step.kind } }
    }

    /// What is to be done for a loan today.
    public struct Work: Hashable, Sendable {
        /// What to do, at most one step of each kind.
        public var steps: [Step]
        /// Steps whose time has gone by: they are marked as taken with the others, and nobody hears of them.
        public var passed: [Step]
        /// Whether staff call with care: the person told of hardship.
        public var isWithCare: Bool
    }

    /// What is to be done for a loan today; done once, it is not to be done again.
    ///
    /// Of several reminders that were missed only the last is sent. A reminder from before the day it is due
    /// is not sent after it. Where staff waived it, nothing happens that comes of being late. Where the
    /// person told of hardship, reminders after the day it is due become calls.
    public func work(for loan: Loan, today: CivilDate) -> Work {
        guard !loan.isReturned, !loan.isInTrouble else {
            return Work(steps: [], passed: [], isWithCare: loan.isHardship)
        }
        let late = today.daysSinceEpoch - loan.due.daysSinceEpoch
        let open = steps.filter { $0.day <= late && !loan.hasTaken($0) }
        var work: [Step] = []
        for kind in Kind.allCases {
            guard let last = open.last(where: { $0.kind == kind }) else { continue }
            let isLate = last.day > 0
            if isLate, loan.isWaived(on: today) { continue }
            if isLate, loan.isHardship, kind != .call { continue }
            if kind == .reminder, last.day <= 0, late > 0 { continue }
            work.append(last)
        }
        if loan.isHardship, !loan.isWaived(on: today), work.allSatisfy({ $0.kind != .call }),
            let reminder = open.last(where: { $0.kind == .reminder && $0.day > 0 })
        {
            work.append(Step(day: reminder.day, kind: .call, words: reminder.words))
        }
        let isHeldBack = loan.isWaived(on: today)
        let passed = open.filter { step in
            !work.contains(step) && step.kind != .block && !(isHeldBack && step.day > 0)
        }
        return Work(steps: work, passed: passed, isWithCare: loan.isHardship)
    }

    /// The steps that a call about a loan takes: the calls it was for, and what they stand for.
    ///
    /// The next call is due on the day of the next step. A call that the ladder does not ask for takes none.
    public func takenByCall(about loan: Loan, today: CivilDate) -> [Step] {
        let work = work(for: loan, today: today)
        let calls = work.steps.filter { $0.kind == .call }
        return calls.isEmpty ? [] : calls + work.passed
    }

    /// Whether a loan keeps its person from borrowing more today.
    ///
    /// It follows from the day alone, so that a step that was never taken blocks too and a return lifts it at
    /// once.
    public func blocks(_ loan: Loan, today: CivilDate) -> Bool {
        guard !loan.isReturned, !loan.isInTrouble, !loan.isHardship, !loan.isWaived(on: today) else {
            return false
        }
        let late = today.daysSinceEpoch - loan.due.daysSinceEpoch
        return steps.contains { $0.kind == .block && $0.day <= late }
    }

    /// How many of a person's loans keep them from borrowing more today; 0 where nothing does.
    public func blocking(_ loans: some Sequence<Loan>, today: CivilDate) -> Int {
        loans.count { blocks($0, today: today) }
    }

    /// How many days after the day it is due staff call at the earliest; nil where no step leads to a call.
    ///
    /// Where the person told of hardship, a reminder after the day it is due becomes a call.
    public var firstCall: Int? { steps.filter { $0.day > 0 && $0.kind != .block }.map(\.day).min() }

    /// Whether staff call about a loan today.
    public func asksForCall(about loan: Loan, today: CivilDate) -> Bool {
        work(for: loan, today: today).steps.contains { $0.kind == .call }
    }
}

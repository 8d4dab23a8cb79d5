import Domain
import Ground

extension AssetModel.Level {
    /// What a resident is told of it.
    var phrase: Phrase {
        switch self {
        case .beginner: .borrowBeginner
        case .some: .borrowSome
        case .confident: .borrowConfident
        }
    }
}

// When one is free.
extension Outlook {
    /// In one line: how many are here, or the first day.
    func inShort(_ today: CivilDate, _ words: Catalogue) -> String {
        free > 0
            ? words(.borrowHere, ["free": String(free), "total": String(total)]) : firstDay(today, words)
    }

    /// The first day on which one can be fetched.
    func firstDay(_ today: CivilDate, _ words: Catalogue) -> String {
        guard let first = days.first?.from else {
            return waiting > 0 ? words.expected(expected) : words(.borrowNoDay)
        }
        return first == today
            ? words(.borrowToday) : words(.borrowFirst, ["date": words.date(first, withWeekday: true)])
    }

    /// Where those are that are not free, a line each; one that stands at the desk for whoever asks is told of before.
    func why(_ words: Catalogue) -> [String] {
        reasons.filter { !isAtDesk || $0.kind != .keptForWalkIns }.map { reason in
            let why = words(reason.kind.phrase, count: reason.count)
            guard let until = reason.until else { return why }
            let values = ["why": why, "date": words.date(until, withWeekday: true)]
            return words(reason.count == 1 ? .borrowUntil : .borrowNext, values)
        }
    }
}

extension Availability.Reason.Kind {
    fileprivate var phrase: Phrase {
        switch self {
        case .lent: .whyLent
        case .overdue: .whyLate
        case .promised: .whyPromised
        case .preparing, .absent(.preparation), .absent(.safetyTest): .whyPreparing
        case .absent(.repair): .whyRepair
        case .absent(.transfer), .onTheWay: .whyComing
        case .absent: .whyAway
        case .keptForShares, .keptForWalkIns: .whyKept
        }
    }
}

extension HubToday {
    /// Why nothing can be collected today; nil where something can.
    var why: Phrase? {
        switch self {
        case .open: nil
        case .over: .borrowTooLate
        case .closed: .hoursClosedToday
        }
    }
}

extension MovedDays {
    /// Why the days of something that is kept for her are others than they were, a line each.
    ///
    /// Where two of them were on the same closed day, the one that matters sooner says it.
    func told(_ words: Catalogue) -> [String] {
        var lines: [String] = []
        var told: Set<CivilDate> = []
        let days: [(CivilDate?, Phrase)] = [
            (first, .reserveMovedFirst), (collect, .reserveMovedLast),
            (due, isDueEarlier ? .reserveMovedEarlier : .reserveMovedDue),
        ]
        for (day, phrase) in days {
            guard let day, told.insert(day).inserted else { continue }
            lines.append(words(phrase, ["date": words.date(day, withWeekday: true)]))
        }
        return lines
    }
}

extension String {
    /// The version within the name of an agreement: 2 in `loan/2`.
    var agreementVersion: String { split(separator: "/").last.map(String.init) ?? self }
}

extension [String] {
    /// The lines as one after the other, each with its end.
    var sentences: String {
        filter { !$0.isEmpty }.map { line in
            line.last?.isPunctuation == true ? line : line + "."
        }.joined(separator: " ")
    }
}

extension BorrowingRefusal {
    /// Whether it is about the day, so that another day can help.
    var isOfDay: Bool {
        switch self {
        case .tooSoon, .tooFarAhead, .closed, .notFree, .calendar: true
        default: false
        }
    }
}

// Why something is refused, and what can be done.
extension Catalogue {
    /// The reason in a sentence, then what to do next.
    func told(_ refusal: LendingRefusal) -> [String] {
        switch refusal {
        case .borrowing(let refusal): told(refusal)
        case .alreadyWaiting: [self(.borrowInQueue)]
        case .standsReady: [self(.refusedDesk)]
        case .notAwayThen(let first, let last):
            [self(.awayDays, ["first": date(first), "last": date(last)])]
        case .reservationOver, .loanOver, .notWaiting: [self(.refusedChanged)]
        default: [self(.refusedUnknown), self(.refusedDesk)]
        }
    }

    private func told(_ refusal: BorrowingRefusal) -> [String] {
        switch refusal {
        case .noRule, .notLent: [self(.refusedNotLent), self(.refusedDesk)]
        case .tooYoung(_, let least): [self(.refusedAge, ["age": String(least)]), self(.refusedAgeNext)]
        case .ageNotKnown(let least): [self(.refusedAge, ["age": String(least)]), self(.refusedDesk)]
        case .tooManyOfModel(_, let limit):
            [self(.refusedManyOfModel, count: limit), self(.refusedManyNext)]
        case .tooMany(_, let limit), .tooManyInHub(_, let limit):
            [self(.refusedMany, count: limit), self(.refusedManyNext)]
        case .tooManyHolds(_, let limit): [self(.refusedHolds, count: limit), self(.refusedHoldsNext)]
        case .overdue: [self(.refusedOverdue), self(.refusedOverdueNext)]
        case .accountEnded(let day): [self(.refusedEnded, ["date": date(day)]), self(.refusedDesk)]
        case .accountEndsFirst(let day): [self(.refusedEnds, ["date": date(day)]), self(.refusedDesk)]
        case .away(let last): told(awayUntil: last)
        case .tooSoon(let first):
            [self(.refusedSoon, ["date": date(first, withWeekday: true)]), self(.refusedDayNext)]
        case .tooFarAhead(let last):
            [self(.refusedFar, ["date": date(last, withWeekday: true)]), self(.refusedDayNext)]
        case .closed(let day):
            [self(.refusedClosed, ["date": date(day, withWeekday: true)]), self(.refusedDayNext)]
        case .notFree: [self(.refusedTaken), self(.refusedTakenNext)]
        case .noRenewalLeft(let count, _):
            [count == 0 ? self(.refusedNever) : self(.refusedOften, count: count)]
        case .waitedFor(let count): [self(.borrowWaiting, count: count)]
        case .promised: [self(.refusedPromised)]
        case .notLonger: [self(.refusedLongest)]
        case .returned: [self(.refusedReturned)]
        case .calendar: [self(.refusedUnknown), self(.refusedDesk)]
        }
    }
}
